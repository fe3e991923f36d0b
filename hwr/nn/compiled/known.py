"""What the compiled engine knows of the catalogues, by the numbers that its machine code tells them apart by."""

from __future__ import annotations

from typing import Final

RELU, LEAKY_RELU, TANH, SIGMOID, IDENTITY, SOFTMAX = range(6)
ACTIVATIONS: Final = {
    "relu": RELU,
    "leaky_relu": LEAKY_RELU,
    "tanh": TANH,
    "sigmoid": SIGMOID,
    "identity": IDENTITY,
    "softmax": SOFTMAX,
}

CROSS_ENTROPY, MEAN_SQUARED_ERROR = range(2)
LOSSES: Final = {"cross_entropy": CROSS_ENTROPY, "mean_squared_error": MEAN_SQUARED_ERROR}

SGD, MOMENTUM, NESTEROV, RMSPROP, ADAM = range(5)
OPTIMIZERS: Final = {
    "sgd": SGD,
    "momentum": MOMENTUM,
    "nesterov": NESTEROV,
    "rmsprop": RMSPROP,
    "adam": ADAM,
    "adamw": ADAM,
}
