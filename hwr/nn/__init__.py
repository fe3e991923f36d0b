"""The engine: a multilayer perceptron and its training, from scratch in numpy. Knows no images, no files, no Qt."""
