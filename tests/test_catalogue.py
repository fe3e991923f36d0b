"""The catalogue: what is added to it in one file is found by everybody who offers, explains, judges or writes it."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT

SOFTPLUS = """
import numpy as np
from hwr.nn import activations
from hwr.nn.activations import Activation, Written

class Softplus(Activation):
    name = "softplus"
    title = "softplus"
    tip = "A ReLU without a kink."
    words = "ln(1 + exp(z))"
    written = Written("ln(1 + e<sup>z</sup>)", "1 - e<sup>-a</sup>", "ln(1 + e<sup>{z}</sup>)", "1 - e<sup>-{a}</sup>")
    lowest = 0.0
    initializer = "he"
    script = "\\ndef softplus(z):\\n    return np.logaddexp(0, z)\\n"

    def forward(self, z, out):
        np.logaddexp(0.0, z, out=out)

    def backward(self, a, delta):
        np.multiply(delta, -np.expm1(-a), out=delta)

activations.ACTIVATIONS["softplus"] = Softplus  # as a line in that file would do
"""


def with_softplus(script: str) -> str:
    """What a script prints that runs in a process in which the catalogue has one activation more."""
    done = subprocess.run(
        [sys.executable, "-c", SOFTPLUS + script], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_form_offers_an_added_activation() -> None:
    said = with_softplus(
        "from hwr.ui.train.form import choices\n"
        "print([(c.label, c.tip) for c in choices.HIDDEN_ACTIVATIONS if c.value == 'softplus'])\n"
        "print(choices.initializers('softplus')[0].label)\n"
    )
    assert said == "[('Softplus', 'A ReLU without a kink.')]\nUsual (He)\n"


def test_it_is_trained_judged_and_written_as_a_script_that_computes_the_same() -> None:
    said = with_softplus(
        "from dataclasses import replace\n"
        "from hwr.data.digits import load_digits\n"
        "from hwr.export.numpy_script import numpy_script\n"
        "from hwr.nn.network import LayerSpec\n"
        "from hwr.recipe.making import make_model\n"
        "from hwr.recipe.preparing import Preparer\n"
        "from hwr.recipe.presets import PRESETS\n"
        "first = PRESETS['first'].recipe\n"
        "recipe = replace(first, hidden=(LayerSpec(16, 'softplus'),), training=replace(first.training, epochs=100))\n"
        "*_, model = make_model(recipe, made_by='test', preparer=Preparer(load_digits().part(np.arange(300))))\n"
        "space = {'__name__': 'script'}\n"
        "exec(numpy_script(model), space)\n"
        "x = np.random.default_rng(0).random((5, 64))\n"
        "print(model.metrics['training_accuracy'] > 0.9)\n"
        "print(np.allclose(space['predict'](x), model.network.predict(x), atol=1e-5))\n"
        "from hwr.nn.trace import record\n"
        "from hwr.nn.gradient_flow import unit_states\n"
        "print(unit_states(record(model.network, x).layers[0], 'softplus').dead_share)\n"
    )
    assert said == "True\nTrue\n0.0\n"


def test_the_chapters_draw_and_explain_it() -> None:
    said = with_softplus(
        "from hwr.chapters.activations.chapter import NAMES, about, formula\n"
        "from hwr.chapters.activations.curve import here\n"
        "from hwr.chapters.contents import chapter\n"
        "print(dict(NAMES)['softplus'], about(here('softplus', 0.0)))\n"
        "print(formula(['softplus']))\n"
        "print('softplus' in [choice.value for choice in chapter('hidden').setting('activation').choices])\n"
    )
    assert said == (
        "softplus A ReLU without a kink.\n"
        "softplus: <nobr><i>a</i> = ln(1 + e<sup>z</sup>),</nobr> <nobr><i>a</i>′ = 1 - e<sup>-a</sup></nobr>\n"
        "True\n"
    )


def test_the_page_train_calls_it_by_its_name() -> None:
    said = with_softplus(
        "from hwr.train.layer_view import layer_views\n"
        "from hwr.train.layer_view import headings\n"
        "from tests.train.layer_observations import observed, trained\n"
        "print(headings(layer_views(observed(trained((12, 'softplus'))))[0])[0])\n"
    )
    assert said == "12 softplus units\n"
