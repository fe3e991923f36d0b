"""An edition: a draft together with what it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import Recipe
from hwr.ui.train.form.draft import Draft
from hwr.ui.train.form.explanations import EXPLANATIONS
from hwr.words import listed

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
        labels = list(dict.fromkeys(EXPLANATIONS[name].label.lower() for name in names))
        more = len(labels) - _NAMED
        named = labels if more <= 1 else [*labels[:_NAMED], f"{more} more"]
        whence = f"“{PRESETS[self.preset].title}”" if self.preset else "the recipe that was opened"
        return f"Changed from {whence}: {listed(named)}."
