"""How other runtimes write each activation: ONNX, PyTorch and C."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from hwr.nn.activations import LEAK


@dataclass(frozen=True)
class ActivationForm:
    """One activation elsewhere.

    Attributes:
        onnx: lines in ONNX's textual syntax that make `{a}` of `{z}`, both (samples, units).
        torch: the module of `torch.nn`; empty where PyTorch has none.
        c: the body of a function of `double *a`, changed in place, and `size_t n`, its length.
    """

    onnx: str
    torch: str
    c: str


def _each(expression: str) -> str:
    """The C that replaces each a[i] by an expression in it."""
    return f"for (size_t i = 0; i < n; i++) a[i] = {expression};"


ACTIVATION_FORMS: Final[Mapping[str, ActivationForm]] = {
    "relu": ActivationForm("{a} = Relu({z})", "ReLU()", _each("a[i] > 0 ? a[i] : 0")),
    "leaky_relu": ActivationForm(
        f"{{a}} = LeakyRelu<alpha = {LEAK}>({{z}})", f"LeakyReLU({LEAK})", _each(f"a[i] > 0 ? a[i] : {LEAK} * a[i]")
    ),
    "tanh": ActivationForm("{a} = Tanh({z})", "Tanh()", _each("tanh(a[i])")),
    "sigmoid": ActivationForm("{a} = Sigmoid({z})", "Sigmoid()", _each("1 / (1 + exp(-a[i]))")),
    "identity": ActivationForm("{a} = Identity({z})", "Identity()", "(void)a; (void)n;"),
    "step": ActivationForm("{a}_sign = Sign({z})\n{a} = Relu({a}_sign)", "", _each("a[i] > 0")),
    "softmax": ActivationForm(
        "{a} = Softmax<axis = 1>({z})",
        "Softmax(dim=1)",
        """double most = a[0], sum = 0;
    for (size_t i = 1; i < n; i++) if (a[i] > most) most = a[i];
    for (size_t i = 0; i < n; i++) sum += a[i] = exp(a[i] - most);
    for (size_t i = 0; i < n; i++) a[i] /= sum;""",
    ),
}
"""By the names of `hwr.nn.activations.ACTIVATIONS`."""
