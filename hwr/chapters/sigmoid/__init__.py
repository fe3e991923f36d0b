"""Sigmoid: a soft step, its slope, and gradients that vanish."""
