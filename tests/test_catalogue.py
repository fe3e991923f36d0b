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


SIGN_DESCENT = """
from dataclasses import dataclass
import numpy as np
from hwr.nn import optimizers
from hwr.nn.optimizers import Optimizer
from hwr.nn.setting import FRACTION, real

@dataclass(frozen=True)
class SignDescent(Optimizer):
    name = "sign"
    title = "sign descent"
    tip = "Every weight goes equally far."
    formula = "<i>w</i> ← <i>w</i> − <i>η</i> · sign(<i>m</i>), <i>m</i> the running mean of {slope}"
    slot_names = ("mean",)
    has_momentum = True
    usual_rate = 1e-3

    inertia: float = real(0.9, "Inertia", "How slowly it turns.", FRACTION)

    def step(self, gradient, slots, rate, update):
        (mean,) = slots
        mean *= self.inertia
        mean += (1 - self.inertia) * gradient
        np.multiply(np.sign(mean), rate, out=gradient)

optimizers.OPTIMIZERS["sign"] = SignDescent  # as a name in that file's list would do
from dataclasses import replace
from hwr.recipe.presets import PRESETS
first = PRESETS["first"].recipe
recipe = replace(first, training=replace(first.training, optimizer=SignDescent(0.8), learning_rate=1e-3, epochs=40))
"""


OTHERS = """
from dataclasses import dataclass
import numpy as np
from hwr.nn import initializers, losses, schedules
from hwr.nn.initializers import Initializer
from hwr.nn.losses import Loss
from hwr.nn.schedules import Schedule
from hwr.nn.setting import SHARE, real

class AbsoluteError(Loss):
    name = "absolute_error"
    title = "absolute error"
    tip = "Every mistake pulls alike."

    def forward(self, z, target, a):
        self._activation.forward(z, a)
        np.abs(a - target, out=self._scratch)
        return self._share * float(self._scratch.sum())

    def of_samples(self, target):
        return self._scratch.sum(axis=0)

    def backward(self, a, target, delta):
        np.multiply(np.sign(a - target), self._share, out=delta)
        self._activation.backward(a, delta)

AbsoluteError.pairs = {"softmax": AbsoluteError, "sigmoid": AbsoluteError}
losses.LOSSES["absolute_error"] = AbsoluteError

@dataclass(frozen=True)
class Linear(Schedule):
    name = "linear"
    title = "linear"
    tip = "Falls evenly."
    needs_horizon = True

    end: float = real(0.1, "End share", "What is left.", SHARE)

    def factor(self, update, horizon):
        return 1 + (self.end - 1) * update / horizon

schedules.SCHEDULES["linear"] = Linear

class Orthant(Initializer):
    name = "orthant"
    title = "orthant"
    tip = "All positive."

    @staticmethod
    def deviation(fan_in, units):
        return fan_in ** -0.5

    @classmethod
    def draw(cls, fan_in, units, rng):
        return np.abs(super().draw(fan_in, units, rng))

initializers.INITIALIZERS["orthant"] = Orthant
"""


def said_with(addition: str, script: str) -> str:
    """What a script prints that runs in a process in which something was added to the catalogue."""
    done = subprocess.run(
        [sys.executable, "-c", addition + script], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_form_offers_an_added_activation() -> None:
    said = said_with(
        SOFTPLUS,
        "from hwr.ui.train.form.draft import initializers\n"
        "from hwr.ui.train.form.layers import ACTIVATION_CHOICES\n"
        "print([(c.label, c.tip) for c in ACTIVATION_CHOICES if c.value == 'softplus'])\n"
        "print(initializers('softplus')[0].label)\n",
    )
    assert said == "[('Softplus', 'A ReLU without a kink.')]\nUsual (He)\n"


def test_it_is_trained_judged_and_written_as_a_script_that_computes_the_same() -> None:
    said = said_with(
        SOFTPLUS,
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
        "print(unit_states(record(model.network, x).layers[0], 'softplus').dead.mean())\n",
    )
    assert said == "True\nTrue\n0.0\n"


def test_the_chapters_draw_and_explain_it() -> None:
    said = said_with(
        SOFTPLUS,
        "from hwr.chapters.activations.chapter import NAMES, about, formula\n"
        "from hwr.chapters.activations.chapter import here\n"
        "from hwr.chapters.contents import chapter\n"
        "print(dict(NAMES)['softplus'], about(here('softplus', 0.0)))\n"
        "print(formula(['softplus']))\n"
        "print('softplus' in [choice.value for choice in chapter('hidden').setting('activation').choices])\n",
    )
    assert said == (
        "softplus A ReLU without a kink.\n"
        "softplus: <nobr><i>a</i> = ln(1 + e<sup>z</sup>),</nobr> <nobr><i>a</i>′ = 1 - e<sup>-a</sup></nobr>\n"
        "True\n"
    )


def test_the_page_train_calls_it_by_its_name() -> None:
    said = said_with(
        SOFTPLUS,
        "from hwr.train.layer_view import layer_views\n"
        "from hwr.train.layer_view import headings\n"
        "from tests.train.layer_observations import observed, trained\n"
        "print(headings(layer_views(observed(trained((12, 'softplus'))))[0])[0])\n",
    )
    assert said == "12 softplus units\n"


def test_the_form_offers_an_added_optimizer_with_its_settings() -> None:
    said = said_with(
        SIGN_DESCENT,
        "from PySide6.QtWidgets import QApplication\n"
        "from hwr.ui.train.form.draft import Draft\n"
        "from hwr.ui.train.form.recipe_form import RecipeFormWidget\n"
        "app = QApplication([])\n"
        "form = RecipeFormWidget()\n"
        "form.show_recipe(recipe)\n"
        "fields = {field.name: field for field in form.fields if not field.isHidden()}\n"
        "print(fields['training.optimizer.name'].control.currentText())\n"
        "field = fields['training.optimizer.inertia']\n"
        "print(field.label, field.control.text(), field.control.toolTip())\n"
        "print(form.sections[2].summary(Draft.of(recipe)))\n"
        "form.show_recipe(first)\n"
        "print(field.isHidden())\n",
    )
    assert said == ("Sign descent\nInertia 0.8 How slowly it turns.\nSign descent, rate 0.001, batches of 64\nTrue\n")


def test_an_added_optimizer_trains_and_is_named_in_the_exported_script() -> None:
    said = said_with(
        SIGN_DESCENT,
        "from hwr.data.digits import load_digits\n"
        "from hwr.export.numpy_script import numpy_script\n"
        "from hwr.recipe.making import make_model\n"
        "from hwr.recipe.preparing import Preparer\n"
        "from hwr.recipe.recipe import Recipe\n"
        "*_, model = make_model(recipe, made_by='test', preparer=Preparer(load_digits().part(np.arange(300))))\n"
        "print(model.metrics['training_accuracy'] > 0.9)\n"
        "print(Recipe.from_dict(recipe.to_dict()) == recipe)\n"
        "print('sign descent, at a learning rate of 0.001' in ' '.join(numpy_script(model).split()))\n",
    )
    assert said == "True\nTrue\nTrue\n"


def test_the_chapter_on_descent_goes_by_an_added_optimizer_and_the_doctor_knows_its_rate() -> None:
    said = said_with(
        SIGN_DESCENT,
        "from hwr.chapters.descent.chapter import CHAPTER, signs, textbook, words\n"
        "from hwr.chapters.descent.walk import advance, begin, look_ahead, optimizer_of\n"
        "from hwr.train.doctor.remedies import usual_rate\n"
        "print([choice.label for choice in CHAPTER.setting('optimizer').choices if choice.value == 'sign'])\n"
        "print(signs('sign', 1))\n"
        "made, bowl = optimizer_of('sign'), textbook('bowl')\n"
        "walk = [begin(bowl, (-1.7,), made)]\n"
        "walk.append(advance(bowl, walk[0], made, 0.5, 1))\n"
        "print(walk[1].moved)\n"
        "print(words(walk, look_ahead(bowl, walk[1], made, 0.5, 2), 'sign', 0.5, 1.0, ''))\n"
        "print(usual_rate(recipe.training))\n",
    )
    label, formula, moved, words, rate = said.splitlines()
    assert label == "['sign descent']"
    assert (
        formula == "<i>w</i> ← <i>w</i> − <i>η</i> · sign(<i>m</i>), <i>m</i> the running mean of <i>dL</i>/<i>dw</i>"
    )
    assert (float(moved), float(rate)) == (0.5, 1e-3)
    assert "Learning rate 0.5, here: " in words


def test_an_added_loss_schedule_and_initializer_are_offered_trained_and_told() -> None:
    said = said_with(
        OTHERS,
        "from hwr.data.digits import load_digits\n"
        "from hwr.export.numpy_script import numpy_script\n"
        "from hwr.recipe.making import make_model\n"
        "from hwr.recipe.preparing import Preparer\n"
        "from hwr.recipe.presets import PRESETS\n"
        "from hwr.recipe.recipe import changed\n"
        "from hwr.train.doctor.evidence import guessing_loss\n"
        "from hwr.ui.train.form.draft import Draft\n"
        "changes = {'training.loss': 'absolute_error', 'training.schedule': 'linear'}\n"
        "recipe = changed(PRESETS['first'].recipe, {**changes, 'hidden.*.initializer': 'orthant'})\n"
        "draft = Draft.of(recipe)\n"
        "print(draft.choice('training.loss'), draft.choice('training.schedule.name'), draft.problems)\n"
        "print(draft.setting('training.schedule.end').label)\n"
        "print(draft.with_setting('training.epochs', None).problems['training.epochs'])\n"
        "*_, model = make_model(recipe, made_by='test', preparer=Preparer(load_digits().part(np.arange(300))))\n"
        "print(model.metrics['training_accuracy'] > 0.5, 'made the absolute error small' in numpy_script(model))\n"
        "print(round(guessing_loss(recipe), 6))\n",
    )
    assert said == (
        "Absolute error Linear {}\nEnd share\n"
        "The schedule linear needs an end: epochs or updates; both are missing.\nTrue True\n1.8\n"
    )
