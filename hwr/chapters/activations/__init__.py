"""Activations: what each unit makes of its sum, and the output's softmax."""
