"""Charts: axes, curves, their controls, their export."""
