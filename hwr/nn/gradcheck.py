"""The gradient check: backpropagation against what the loss really does when a parameter is nudged.

The slope of the loss along one parameter p is (Loss(p + h) - Loss(p - h)) / 2h, up to terms in h^2: a central
difference. Both losses come from the very pass that trains. It needs float64: in float32 the difference drowns in
rounding.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hwr.errors import ConfigError
from hwr.nn.activations import ACTIVATIONS
from hwr.nn.data import as_floats, input_rows
from hwr.nn.losses import require_pair
from hwr.nn.network import Network
from hwr.nn.propagation import Propagation
from hwr.nn.trace import target_columns

Array = NDArray[np.float64]
X = TypeVar("X", float, Array)
Y = TypeVar("Y", float, Array)

NUDGE: Final = 1e-5
"""h. The formula's own error grows with h^2, that of rounding with 1/h; around here both are about 1e-10."""


def central_difference(function: Callable[[X], Y], x: X, h: float = NUDGE) -> Y:
    """The slope of a function at x, (f(x + h) - f(x - h)) / 2h; it is off by h^2 f'''/6, and by rounding
    (Abramowitz & Stegun 1964, eq. 25.3.21).

    Args:
        function: f, in float64, to a number or an array of any shape.
        x: a number; or an array, all of whose values are nudged at once, for a function that works on each alone.
        h: > 0.
    """
    return _slope_between(function(x + h), function(x - h), h)


def _slope_between(above: Y, below: Y, h: float) -> Y:
    return (above - below) / (2 * h)


@dataclass(frozen=True, eq=False)
class GradientCheck:
    """Both slopes of each checked parameter; arrays are read-only, (checked,).

    Attributes:
        indices: where the parameters lie in `Network.parameters`.
        analytic: dLoss/dp by backpropagation.
        above, below: the loss with this parameter alone larger by h, and smaller by h.
        numeric: dLoss/dp by the central difference of the two.
        crossed_kink: whether some unit with a kinked activation (ReLU and its kin) went from one side of its kink to
            the other between the two nudges. The numeric slope then mixes two slopes and proves nothing.
        scale: the largest |dLoss/dp| of all parameters of the network.
    """

    indices: NDArray[np.intp]
    analytic: Array
    above: Array
    below: Array
    numeric: Array
    crossed_kink: NDArray[np.bool_]
    scale: float

    @property
    def relative_errors(self) -> Array:
        """|analytic - numeric| / max(|analytic|, |numeric|, scale / 1000), (checked,).

        The last term because rounding in the loss is the same for all parameters: on a slope a thousand times below the
        largest it says nothing about that slope.
        """
        size = np.maximum(np.abs(self.analytic), np.abs(self.numeric))
        size = np.maximum(size, max(self.scale / 1000, np.finfo(np.float64).tiny))
        return np.abs(self.analytic - self.numeric) / size

    @property
    def max_relative_error(self) -> float:
        """The largest of them, over the parameters that crossed no kink; 0 if there are none."""
        return float(self.relative_errors[~self.crossed_kink].max(initial=0.0))

    def __str__(self) -> str:
        """The worst parameter with both its numbers, for a test's message."""
        if not len(self.indices):
            return "no parameter was checked"
        errors = np.where(self.crossed_kink, -1.0, self.relative_errors)
        worst = int(errors.argmax())
        return (
            f"parameter {self.indices[worst]}: backpropagation {self.analytic[worst]:.12g}, "
            f"central differences {self.numeric[worst]:.12g}, relative error {errors[worst]:.3g} "
            f"({int(self.crossed_kink.sum())} of {len(self.indices)} crossed a kink)"
        )


def check_gradient(
    network: Network,
    x: ArrayLike,
    y: ArrayLike,
    *,
    loss: str = "cross_entropy",
    label_smoothing: float = 0.0,
    sample_weights: ArrayLike | None = None,
    indices: Sequence[int] | NDArray[np.intp] | None = None,
    nudge: float = NUDGE,
) -> GradientCheck:
    """Check the gradient of a float64 network; the network itself is not changed.

    Args:
        x: (n, inputs).
        y: labels (n,) or targets (n, outputs), as `trace.record` takes them.
        sample_weights: (n,), what each sample's loss is multiplied by; None if all count alike.
        indices: which parameters; None for all.
        nudge: h > 0.

    Raises:
        ConfigError: if the network is not float64, the loss does not fit it, or an index or h is out of range.
        DataError: if `x` or `y` does not fit the network.
    """
    if network.dtype != np.float64:
        raise ConfigError(f"The gradient check needs a float64 network; this one is {network.dtype}.")
    if not (np.isfinite(nudge) and nudge > 0):
        raise ConfigError(f"nudge must be above 0; it is {nudge}.")
    architecture = network.architecture
    require_pair(loss, architecture.layers[-1].activation)
    count = architecture.parameter_count
    try:
        chosen = np.arange(count) if indices is None else np.array([operator.index(i) for i in indices], np.intp)
    except TypeError as error:
        raise ConfigError(f"indices must be whole numbers; they are {indices!r}.") from error
    if len(chosen) and (chosen.min() < 0 or chosen.max() >= count):
        raise ConfigError(f"indices must lie between 0 and {count - 1}; there are {chosen.min()} to {chosen.max()}.")

    nudged = network.copy()
    columns = input_rows(x, architecture.inputs, np.float64).T
    targets = target_columns(y, columns.shape[1], architecture.outputs, label_smoothing, np.float64)
    weights = None if sample_weights is None else as_floats("sample_weights", sample_weights)
    propagation = Propagation(architecture, columns.shape[1], np.float64, loss=loss)
    gradient = np.empty(count)
    kinked = [i for i, layer in enumerate(architecture.layers) if ACTIVATIONS[layer.activation].has_kink]

    def loss_at(index: int, value: float) -> tuple[float, list[NDArray[np.bool_]]]:
        before = nudged.parameters[index]
        nudged.parameters[index] = value
        result = propagation.loss(nudged.blocks, columns, targets, weights)
        nudged.parameters[index] = before
        return result, [propagation.a[i] > 0 for i in kinked]

    propagation.loss(nudged.blocks, columns, targets, weights)
    propagation.backward(nudged.blocks, columns, targets, architecture.blocks(gradient), weights)
    above, below = np.empty(len(chosen)), np.empty(len(chosen))
    crossed = np.zeros(len(chosen), np.bool_)
    for place, index in enumerate(chosen.tolist()):
        value = network.parameters[index]
        above[place], sides_above = loss_at(index, value + nudge)
        below[place], sides_below = loss_at(index, value - nudge)
        crossed[place] = any(
            not np.array_equal(one, other) for one, other in zip(sides_above, sides_below, strict=True)
        )
    analytic, numeric = gradient[chosen], _slope_between(above, below, nudge)
    for array in (chosen, analytic, above, below, numeric, crossed):
        array.flags.writeable = False
    return GradientCheck(chosen, analytic, above, below, numeric, crossed, float(np.abs(gradient).max()))
