"""A handwriting lab: draw digits, see what a neural network sees, and watch it learn."""
