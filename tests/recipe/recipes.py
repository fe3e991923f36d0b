"""Recipes of every kind that can be made, for Hypothesis."""

from __future__ import annotations

from hypothesis import assume
from hypothesis import strategies as st

from hwr.errors import ConfigError
from hwr.nn.config import TrainingConfig
from hwr.nn.initializers import INITIALIZERS
from hwr.nn.network import LayerSpec
from hwr.nn.optimizers import SGD, Adam, AdamW, Momentum, Nesterov, RMSprop
from hwr.nn.schedules import Constant, Cosine, ExponentialAveraging, OneCycle, StepDecay, TailAveraging
from hwr.recipe.recipe import HELD_OUT, LEAST_VALIDATION, Recipe
from hwr.store.model_file import OUTPUTS

_counts = st.integers(1, 10**12)
_positive = st.floats(min_value=0, exclude_min=True, allow_infinity=False)
_not_negative = st.floats(min_value=0, allow_infinity=False)
_shares = st.floats(0, 1)
_below_one = st.floats(0, 1, exclude_max=True)
_inside = st.floats(0, 1, exclude_min=True, exclude_max=True)
_above_zero = st.floats(0, 1, exclude_min=True)
_initializers = st.none() | st.sampled_from(sorted(INITIALIZERS))

layers = st.builds(
    LayerSpec,
    st.integers(1, 300) | st.integers(1, 65_536),
    st.sampled_from(("identity", "sigmoid", "tanh", "relu", "leaky_relu")),
    _initializers,
)

trainings = st.builds(
    TrainingConfig,
    loss=st.sampled_from(("cross_entropy", "mean_squared_error")),
    label_smoothing=_below_one,
    optimizer=st.one_of(
        st.just(SGD()),
        st.builds(Momentum, _below_one),
        st.builds(Nesterov, _below_one),
        st.builds(RMSprop, _below_one, _positive),
        st.builds(Adam, _below_one, _below_one, _positive),
        st.builds(AdamW, _below_one, _below_one, _positive, _not_negative),
    ),
    learning_rate=_positive,
    schedule=st.one_of(
        st.just(Constant()),
        st.builds(StepDecay, _counts, _above_zero),
        st.builds(Cosine, _shares),
        st.builds(OneCycle, _inside, _above_zero, _shares),
    ),
    batch_size=st.none() | st.just(1) | _counts,
    epochs=_counts,
    max_updates=st.none() | _counts,
    l2=_not_negative,
    dropout=_below_one,
    input_noise=_not_negative,
    averaging=st.none() | st.builds(ExponentialAveraging, _below_one) | st.builds(TailAveraging, _below_one),
    patience=st.none() | _counts,
    convergence_window=st.none() | _counts,
    convergence_tolerance=_below_one,
    dtype=st.sampled_from(("float32", "float64")),
    seed=st.integers(0, 2**64 - 1),
)


@st.composite
def recipes(draw: st.DrawFn) -> Recipe:
    """Any recipe with few enough layers to be quick."""
    training = draw(trainings)
    kept_back = st.floats(LEAST_VALIDATION, 0.5)
    waiting = training.patience is not None
    try:
        return Recipe(
            hidden=tuple(draw(st.lists(layers, max_size=4))),
            output=LayerSpec(10, draw(st.sampled_from(OUTPUTS)), draw(_initializers)),
            samples=draw(st.none() | st.integers(10, 10_000)),
            variants=draw(st.integers(0, 1000)),
            restructured=draw(_shares),
            nonsense=draw(_shares),
            held_out=draw(st.sampled_from([str(choice.value) for choice in HELD_OUT])),
            validation=draw(kept_back if waiting else st.just(0.0) | kept_back),
            training=training,
        )
    except ConfigError:  # wide layers one after the other
        assume(False)
        raise
