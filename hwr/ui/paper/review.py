"""A review: a page that was read, with what somebody has corrected in it. Without a screen; all of it frozen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hwr.language import tr
from hwr.reading.page import Page
from hwr.recognizer import Verdict
from hwr.words import probability


@dataclass(frozen=True, eq=False)
class Review:
    """What is on the table.

    Attributes:
        page: as it was read.
        texts: what each of its numbers says by now.
    """

    page: Page
    texts: tuple[str, ...]

    @classmethod
    def of(cls, page: Page) -> Review:
        """A page of which nothing has been corrected."""
        return cls(page, tuple(line.text for line in page.lines))

    def __len__(self) -> int:
        return len(self.texts)

    def with_text(self, number: int, text: str) -> Review:
        """One number corrected."""
        return replace(self, texts=(*self.texts[:number], text, *self.texts[number + 1 :]))

    def difference(self, other: Review) -> int | None:
        """The first number that says something else there; None if there is none."""
        differs = (i for i, (one, two) in enumerate(zip(self.texts, other.texts, strict=True)) if one != two)
        return next(differs, None)

    def is_corrected(self, number: int) -> bool:
        """Whether somebody has changed what was read."""
        return self.texts[number] != self.page.numbers[number].line.text

    def is_unsure(self, number: int) -> bool:
        """Whether somebody should look at it."""
        return not self.is_corrected(number) and self.page.numbers[number].line.verdict is not Verdict.SURE

    def next_unsure(self, after: int) -> int | None:
        """The next number that somebody should look at, all round the page; None if there is none."""
        around = [*range(after + 1, len(self)), *range(after + 1)]
        return next((number for number in around if self.is_unsure(number)), None)

    def beside(self, number: int, down: int) -> int:
        """The number in the row below (`down` 1) or above (-1) that stands nearest; the same if there is none."""
        here = self.page.numbers[number]
        others = [i for i, other in enumerate(self.page.numbers) if other.row == here.row + down]
        middle = here.outline[:, 0].mean()
        return min(others, key=lambda i: abs(self.page.numbers[i].outline[:, 0].mean() - middle), default=number)

    def sureness(self, number: int) -> str:
        """How sure its reading is, in a word or two; what is to be looked at begins with a question mark."""
        if self.is_corrected(number):
            return tr("corrected")
        share = probability(self.page.numbers[number].line.confidence)
        return f"? {share}" if self.is_unsure(number) else share

    def place(self, number: int) -> str:
        """ "row 1, column 2"."""
        here = self.page.numbers[number]
        return tr("row {row}, column {column}", row=here.row + 1, column=here.column + 1)

    def story(self, number: int) -> str:
        """One number in a sentence."""
        text, place, sureness = self.texts[number], self.place(number), self.sureness(number)
        if self.is_unsure(number):
            share = sureness.removeprefix("? ")
            return tr("{number}, {place}, to be checked, {share}", number=text, place=place, share=share)
        return f"{text}, {place}, {sureness}"

    def summary(self) -> str:
        """The page in a line."""
        unsure = sum(map(self.is_unsure, range(len(self))))
        if not len(self):
            return tr("No numbers")
        if not unsure:
            return tr("%n number(s), none to check", "", len(self))
        return tr("%n number(s), {unsure:,} to check", "", len(self), unsure=unsure)
