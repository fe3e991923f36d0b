"""Interventions: what was done to a training in the middle, each with its update, so that it can be done again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from hwr.errors import ConfigError
from hwr.language import tr
from hwr.nn.history import Mark, MarkKind
from hwr.nn.setting import POSITIVE, quoted, require_integer, require_mapping, require_number
from hwr.recipe.notes import BACK, BEST, BRANCHED, PAUSED, RATE_SET, STOPPED, said_note


@dataclass(frozen=True)
class Intervention:
    """Something that was done.

    Attributes:
        update: after so many updates.
        kind: what.
        learning_rate: what the schedule multiplies from then on, where it is `RATE`.
        before: where it is `BRANCH`, the settings that were others until then, by the dotted names of
            `hwr.recipe.recipe.changed`; empty else.
        note: in words, for whoever reads the list; may be empty. The program's own are those of `hwr.recipe.notes`.

    Raises:
        ConfigError: naming what is wrong.
    """

    update: int
    kind: MarkKind
    learning_rate: float | None = None
    before: Mapping[str, Any] = field(default_factory=dict, hash=False)
    note: str = ""

    def __post_init__(self) -> None:
        require_integer(tr("the update of an intervention"), self.update, at_least=0)
        if self.kind is MarkKind.RATE:
            require_number(tr("the learning_rate of an intervention"), self.learning_rate, POSITIVE)
        elif self.learning_rate is not None:
            raise ConfigError(tr("an intervention of the kind {kind} has no learning_rate.", kind=self.kind.value))
        if self.before and self.kind is not MarkKind.BRANCH:
            raise ConfigError(tr("an intervention of the kind {kind} has no settings before it.", kind=self.kind.value))

    @property
    def words(self) -> str:
        """What was done, in words."""
        return said_note(self._kept)

    @property
    def mark(self) -> Mark:
        """For curves."""
        return Mark(self.update, self.kind, self._kept)

    @property
    def _kept(self) -> str:
        if self.kind is MarkKind.RATE:
            rate = RATE_SET.format(rate=self.learning_rate)
            return f"{rate}: {self.note}" if self.note else rate
        return self.note or _WORDS.get(self.kind, self.kind.value)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON and TOML, without what is empty."""
        table: dict[str, Any] = {"update": self.update, "kind": self.kind.value}
        if self.learning_rate is not None:
            table["learning_rate"] = self.learning_rate
        return table | {name: value for name in ("before", "note") if (value := getattr(self, name))}

    @classmethod
    def from_dict(cls, values: object) -> Intervention:
        """The inverse, strict.

        Raises:
            ConfigError: on unknown names and wrong values.
        """
        table = dict(require_mapping("interventions", values))
        known = cls.__dataclass_fields__
        for name in table:
            if name not in known:
                raise ConfigError(
                    tr("an intervention has no {name}; it has {known}.", name=quoted(name), known=", ".join(known))
                )
        for name in ("update", "kind"):
            if name not in table:
                raise ConfigError(tr("an intervention lacks its {name}.", name=name))
        kinds = [kind.value for kind in MarkKind]
        if table["kind"] not in kinds:
            raise ConfigError(
                tr(
                    "an intervention is one of {kinds}; not {found}.",
                    kinds=", ".join(kinds),
                    found=quoted(table["kind"]),
                )
            )
        if not isinstance(table.get("note", ""), str):
            raise ConfigError(
                tr("the note of an intervention must be text; it is {found}.", found=quoted(table["note"]))
            )
        return cls(
            **{**table, "kind": MarkKind(table["kind"]), "before": require_mapping("before", table.get("before", {}))}
        )


_WORDS: Final = {
    MarkKind.PAUSE: PAUSED,
    MarkKind.BACK: BACK,
    MarkKind.BRANCH: BRANCHED,
    MarkKind.BEST: BEST,
    MarkKind.STOP: STOPPED,
}


def read_interventions(recipe: Mapping[str, Any]) -> tuple[Intervention, ...]:
    """What was done, of a recipe as plain data that may be damaged; nothing of what cannot be read."""
    found = recipe.get("interventions", [])
    try:
        return tuple(map(Intervention.from_dict, found if isinstance(found, list) else []))
    except ConfigError:
        return ()


def told(recipe: Mapping[str, Any]) -> dict[str, Any]:
    """A recipe as plain data, with what was done in words: {"done": {"update 730": "learning rate 1"}}."""
    done: dict[str, str] = {}
    for one in read_interventions(recipe):
        place = f"update {one.update:,}"  # a key, which `hwr.recipe.said` says
        done[place] = f"{done[place]}; {one.words}" if place in done else one.words
    others = {name: value for name, value in recipe.items() if name != "interventions"}
    return others | ({"done": done} if done else {})


def since_branch(interventions: Sequence[Intervention]) -> tuple[Intervention, ...]:
    """Those of the latest run of several that went on from each other: all after the last `BRANCH`."""
    branches = [place for place, one in enumerate(interventions) if one.kind is MarkKind.BRANCH]
    return tuple(interventions[branches[-1] + 1 :] if branches else interventions)


def until(interventions: Sequence[Intervention], update: int) -> tuple[Intervention, ...]:
    """Those that still hold when a training is taken up again after an update: without its end, and what came later."""
    ends = (MarkKind.STOP, MarkKind.BEST)
    return tuple(one for one in interventions if one.update <= update and one.kind not in ends)
