"""The form's sections: network, descent, regularisation, data and when to stop, in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from hwr.language import mark, tr, written
from hwr.nn.activations import ACTIVATIONS
from hwr.nn.setting import Setting, entry, settings_of
from hwr.ui.kit.field.number_text import number_text
from hwr.ui.kit.layout import named
from hwr.ui.kit.plain import Label
from hwr.ui.train.form.draft import KINDS, NONE, Draft, setting_of
from hwr.ui.train.form.layers import LayersField
from hwr.ui.train.form.recipe_fields import AugmentationField, BatchKindField, OptionalField, RecipeField
from hwr.ui.train.form.section import SectionWidget
from hwr.words import within_sentence

_STRENGTHS: Final = ("training.l2", "training.dropout", "training.input_noise", "training.label_smoothing")


def _of_kinds(group: str) -> Iterator[RecipeField]:
    """Fields for the choice of a kind and for the settings of all kinds, of which a draft has those of one."""
    settings: dict[str, Setting] = {}
    for kind in KINDS[group].values():
        for name, setting in settings_of(kind).items():
            settings.pop(name, None)  # where several have it, it stands where the last of them has it
            settings[name] = setting
    yield RecipeField(f"{group}.name")
    for name, setting in settings.items():
        yield RecipeField(f"{group}.{name}", setting, is_detail=True)


class NetworkSection(SectionWidget):
    """What there is to learn with."""

    def __init__(self) -> None:
        super().__init__(mark("Network"))
        self.count = named(Label(parent=self), "parameterCount")
        self.count.setWordWrap(True)
        self.add(LayersField(), RecipeField("output.activation"), RecipeField("output.initializer"))
        self.rows.addWidget(self.count)

    def summary(self, draft: Draft) -> str:
        """The widths, and the activations if they are few."""
        widths = ["64", *(number_text(layer.units) or "?" for layer in draft.layers), "10"]
        activations = dict.fromkeys(layer.activation for layer in draft.layers)
        return ", ".join(["–".join(widths), *(tr(entry(ACTIVATIONS[name]).label) for name in activations)])

    def show_draft(self, draft: Draft, problems: Mapping[str, str]) -> None:
        super().show_draft(draft, problems)
        count = draft.parameter_count
        self.count.setVisible(count is not None)
        if count is not None:
            self.count.setText(tr("{count:,} parameters: weights and biases of all layers", count=count))


class DescentSection(SectionWidget):
    """What is minimised, by which steps, on how many samples at a time."""

    def __init__(self) -> None:
        super().__init__(mark("Descent"))
        self.add(
            RecipeField("training.loss"),
            *_of_kinds("training.optimizer"),
            RecipeField("training.learning_rate", applies_at_once=True),
            *_of_kinds("training.schedule"),
            BatchKindField(),
            OptionalField("training.batch_size", tr("all"), is_detail=True),
            RecipeField("training.dtype"),
            RecipeField("training.engine"),
        )

    def summary(self, draft: Draft) -> str:
        """Optimizer, rate and batches."""
        size = draft["training.batch_size"]
        if size is None:
            batches = tr("full batch")
        else:
            batches = tr("batches of {size}", size=number_text(size)) if size != 1 else tr("one by one")
        optimizer = draft.choice("training.optimizer.name")
        rate = number_text(draft["training.learning_rate"])
        return tr("{optimizer}, rate {rate}, {batches}", optimizer=optimizer, rate=rate, batches=batches)


class RegularisationSection(SectionWidget):
    """What keeps a network from learning by heart."""

    def __init__(self) -> None:
        super().__init__(mark("Regularisation"))
        self.add(*map(RecipeField, _STRENGTHS), *_of_kinds("training.averaging"))

    def summary(self, draft: Draft) -> str:
        """Whatever is not 0."""
        parts = [f"{tr(setting_of(name).label)} {number_text(draft[name])}" for name in _STRENGTHS if draft[name] != 0]
        if draft["training.averaging.name"] != NONE:
            parts.append(tr("averaged weights"))
        return ", ".join(parts) or tr("None")


class DataSection(SectionWidget):
    """Which samples are learnt from, which are kept back, and what is left to chance."""

    def __init__(self) -> None:
        super().__init__(mark("Data"))
        self.add(
            AugmentationField(),
            RecipeField("variants", is_detail=True),
            RecipeField("restructured", is_detail=True, wanted=_has_variants),
            RecipeField("nonsense", is_detail=True, wanted=_has_variants),
            OptionalField("samples", tr("all"), 100),
            RecipeField("held_out"),
            RecipeField("validation"),
            RecipeField("training.seed"),
        )

    def summary(self, draft: Draft) -> str:
        """Samples, variants and what is kept back."""
        samples, variants = draft["samples"], draft["variants"]
        parts = [tr("All digits") if samples is None else tr("{count} digits", count=number_text(samples))]
        parts.append(tr("{count} variants", count=number_text(variants)) if variants != 0 else tr("no variants"))
        if draft["held_out"] != "none":
            parts.append(tr("tested on {digits}", digits=within_sentence(draft.choice("held_out"))))
        return ", ".join(parts)


def _has_variants(draft: Draft) -> bool:
    return draft["variants"] != 0


class StopSection(SectionWidget):
    """When a training is over: with whichever of the conditions comes first."""

    def __init__(self) -> None:
        super().__init__(mark("Stop"))
        self.add(
            OptionalField("training.epochs", tr("no limit"), 60),
            OptionalField("training.max_updates", tr("no limit"), 1000),
            OptionalField("training.convergence_window", tr("not checked"), 10),
            RecipeField("training.convergence_tolerance", is_detail=True, wanted=_looks_for_convergence),
            OptionalField("training.patience", tr("endless"), 10),
        )

    def summary(self, draft: Draft) -> str:
        """All conditions."""
        given = [(said, draft[name]) for name, said in _CONDITIONS.items() if draft[name] is not None]
        parts = [tr(said, count=written(f"{n:,}") if isinstance(n, int) else number_text(n)) for said, n in given]
        sentence = ", ".join(parts) or tr("Never")
        return sentence[0].upper() + sentence[1:]


_CONDITIONS: Final = {
    "training.epochs": mark("after {count} epochs"),
    "training.max_updates": mark("after {count} updates"),
    "training.convergence_window": mark("when converged over {count} epochs"),
    "training.patience": mark("patience {count}"),
}


def _looks_for_convergence(draft: Draft) -> bool:
    return draft["training.convergence_window"] is not None
