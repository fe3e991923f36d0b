"""Batches: batch, mini-batch and stochastic gradient descent raced from the same weights."""
