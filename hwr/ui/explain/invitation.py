"""The invitation: what somebody sees who has never been here, instead of a list."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hwr.language import mark, tr
from hwr.ui.explain.invitation_picture import InvitationPicture
from hwr.ui.kit.button import PanelButton, set_primary
from hwr.ui.kit.fitting import Fitting
from hwr.ui.kit.layout import STRETCH, in_column, in_row, named
from hwr.ui.kit.plain import Label
from hwr.ui.kit.scrolling import ScrollingWidget
from hwr.ui.kit.theme import MUTED

_TITLE: Final = mark("How does it learn from a mistake?")
_WORDS: Final = mark(
    "A network has just taken a 7 for a 2. Somewhere among its thousands of weights, some are to "
    "blame, each by a little. Finding out which, and by how much, is called backpropagation, and "
    "it is how nearly everything that learns today has learnt.\n\nIt is made of few ideas, and "
    "none of them is hard. You will turn dials, guess, and be wrong now and then, which here is "
    "the point. In the end you compute one correction by hand, and watch a mistake of your own "
    "drawing travel back through the network and be mended."
)
_WIDTH: Final = 66
_MARGIN: Final = 24
_TITLE_LARGER: Final = 1.9
_WORDS_LARGER: Final = 1.15


class InvitationWidget(Fitting, QWidget):
    """A question, and a button to find out.

    Attributes:
        what_is_next: the button that leads on.
    """

    start_requested = Signal()
    contents_requested = Signal()
    """The learner would rather look around."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "invitation", tr("Invitation"))
        self._title = Label(tr(_TITLE), self, name="invitationTitle", is_bold=True, wraps=True, larger=_TITLE_LARGER)
        self._words = Label(tr(_WORDS), self, name="invitationWords", wraps=True, larger=_WORDS_LARGER)
        self._time = Label("", self, name="invitationTime", role=MUTED, wraps=True)
        self.what_is_next = PanelButton(
            self, "invitationStart", tr("Start"), tr("Begin with the first chapter"), self.start_requested
        )
        set_primary(self.what_is_next, True)
        look = PanelButton(
            self, "invitationContents", tr("Look around"), tr("See all chapters, and choose"), self.contents_requested
        )
        self._picture = InvitationPicture()
        buttons = in_row(self.what_is_next, look, STRETCH, spacing=10)
        column = in_column(
            STRETCH, self._title, (self._picture, 6), self._words, buttons, self._time, STRETCH, margins=0, spacing=16
        )
        self._scroll = ScrollingWidget(in_row(STRETCH, (column, 0), STRETCH, margins=_MARGIN), "invitationScroll")
        in_column(self._scroll, of=self, margins=0)
        self.fit()

    def show_length(self, words: str) -> None:
        """Say how long it takes."""
        self._time.setText(words)

    def fit(self) -> None:
        wanted = round(_WIDTH * _WORDS_LARGER * self.fontMetrics().averageCharWidth())
        for part in (self._title, self._words, self._time, self._picture):
            part.setFixedWidth(max(1, min(wanted, self.width() - 2 * _MARGIN - self._scroll.bar_width)))
        for words in (self._title, self._words):  # in rows within rows their layout does not ask for it
            words.setMinimumHeight(words.heightForWidth(words.width()))
