"""Check: derivatives compared with what nudging a weight gives."""
