"""Writing: the editions of a recipe that were written one after the other, with a place to go back and forth from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hwr.ui.kit.undo import UndoHistory
from hwr.ui.train.form.edition import Edition


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
