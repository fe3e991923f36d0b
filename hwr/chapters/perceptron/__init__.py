"""Perceptron: a line that parts two classes, and the rule that finds it."""
