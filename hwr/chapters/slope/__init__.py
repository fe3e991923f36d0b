"""Slope: one dial, one nudge, one triangle."""
