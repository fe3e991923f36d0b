"""Editions of a recipe: a draft with what it was made from, and the way back and forth between those written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from hwr.language import tr
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import Recipe
from hwr.ui.kit.undo import UndoHistory
from hwr.ui.train.form.draft import Draft
from hwr.words import listed, within_sentence

_NAMED: Final = 3


@dataclass(frozen=True)
class Edition:
    """What the form shows: its whole state, frozen, so that it can be gone back to.

    Attributes:
        draft: what is written now.
        origin: what it was before anything was changed.
        preset: the origin's name in `PRESETS`; empty if it is none.
    """

    draft: Draft
    origin: Draft
    preset: str = ""

    @classmethod
    def of(cls, recipe: Recipe, preset: str = "") -> Edition:
        """An edition of a recipe, and, if a preset is named, of changes to that; else a preset that it equals is found.

        Raises:
            KeyError: if there is no such preset.
        """
        preset = preset or next((name for name, known in PRESETS.items() if known.recipe == recipe), "")
        return cls(Draft.of(recipe), Draft.of(PRESETS[preset].recipe if preset else recipe), preset)

    @property
    def is_changed(self) -> bool:
        """Whether the draft is no longer what it was made from."""
        return bool(self.draft.differing(self.origin))

    @property
    def changes(self) -> str:
        """What was changed, as a sentence; empty if nothing was."""
        names = self.draft.differing(self.origin)
        if not names:
            return ""
        owners = {name: self.draft if name in self.draft else self.origin for name in names}
        labels = list(dict.fromkeys(within_sentence(tr(owner.setting(name).label)) for name, owner in owners.items()))
        more = len(labels) - _NAMED
        named = labels if more <= 1 else [*labels[:_NAMED], tr("{count} more", count=more)]
        settings = listed(named)
        if not self.preset:
            return tr("Changed from the recipe that was opened: {settings}.", settings=settings)
        return tr("Changed from “{preset}”: {settings}.", preset=tr(PRESETS[self.preset].title), settings=settings)


@dataclass(frozen=True)
class Writing:
    """Frozen: every edit gives a new one.

    Attributes:
        history: of editions.
        typing: the name of the setting that is being typed, whose further edits are no steps of their own; else empty.
    """

    history: UndoHistory[Edition]
    typing: str = ""

    @property
    def edition(self) -> Edition:
        """What is written now."""
        return self.history.current

    def edited(self, name: str, value: object) -> Writing:
        """With another value for a setting; as long as the same one is typed, it is one step."""
        draft = self.edition.draft.with_setting(name, value)
        if draft == self.edition.draft:
            return self
        edition = replace(self.edition, draft=draft)
        if name == self.typing:
            return Writing(replace(self.history, current=edition, future=()), name)
        return Writing(self.history.with_document(edition), name)

    def settled(self) -> Writing:
        """With the typing over."""
        return Writing(self.history)

    def turned_to(self, edition: Edition) -> Writing:
        """With another edition altogether."""
        return self.settled() if edition == self.edition else Writing(self.history.with_document(edition))

    def reset(self) -> Writing:
        """With all changes taken back."""
        return self.turned_to(replace(self.edition, draft=self.edition.origin))

    def undone(self) -> Writing:
        """One step back."""
        return Writing(self.history.undone())

    def redone(self) -> Writing:
        """One step forth."""
        return Writing(self.history.redone())
