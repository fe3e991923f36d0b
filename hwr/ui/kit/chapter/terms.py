"""Terms on the screen: words and signs of the glossary say what they mean when the mouse points at them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QToolTip, QWidget

from hwr.explain.glossary import SIGNS, WORDS, Term
from hwr.explain.mentions import mentions
from hwr.language import tr
from hwr.ui.kit.plain import Label, breakable, plain_tip
from hwr.ui.kit.theme import theme_of
from hwr.words import alternatives, shown_lines

_TOKEN: Final = re.compile(r"<[^>]*>|&\w+;|.", re.DOTALL)


class TermLabel(Label):
    """Rich text of ours whose links are terms.

    It takes no focus for them: who uses the keyboard would have to walk through every word, and has the glossary's
    window instead.
    """

    term_chosen = Signal(object)
    """A `Term` was clicked."""

    def __init__(self, name: str, parent: QWidget | None = None, *, larger: float = 1.0) -> None:
        super().__init__(parent=parent, name=name, wraps=True, larger=larger)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self.linkHovered.connect(self._explain)
        self.linkActivated.connect(lambda link: self.term_chosen.emit(_term(link)))

    def changeEvent(self, event: QEvent) -> None:
        """Qt gives links one colour when they are written; so they are written anew for another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.write()

    def write(self) -> None:
        """Write the text, in the theme that is on."""

    @Slot(str)
    def _explain(self, link: str) -> None:
        if link:
            QToolTip.showText(QCursor.pos(), plain_tip(*told(_term(link))), self)
        else:
            QToolTip.hideText()


class TextLabel(TermLabel):
    """Plain words; those that the glossary knows are underlined where they come first."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.words = ""

    def say(self, words: str) -> None:
        """Say this, with an empty line between paragraphs."""
        self.words = breakable(shown_lines(words))
        self.setAccessibleName(self.words)
        self.write()

    def write(self) -> None:
        colour, parts, end = theme_of(self).text, [], 0
        for mention in mentions(self.words):
            parts.append(escape(self.words[end : mention.begin]))
            parts.append(_link(mention.term, escape(self.words[mention.begin : mention.end]), f"color: {colour}"))
            end = mention.end
        html = "".join([*parts, escape(self.words[end:])]).replace("\n\n", "</p><p>")
        self.setText(f"<p>{html}</p>" if self.words else "")


class SignsLabel(TermLabel):
    """A formula, as HTML with <i>, <b>, <sub>, <sup>, whose signs can be pointed at."""

    def __init__(self, name: str, parent: QWidget | None = None, *, larger: float = 1.0) -> None:
        super().__init__(name, parent, larger=larger)
        self.html = ""

    def say(self, html: str) -> None:
        """Show this."""
        if html != self.html:
            self.html = html
            self.write()

    def write(self) -> None:
        self.setText(_with_links(self.html, f"color: {theme_of(self).text}; text-decoration: none"))


def told(term: Term) -> tuple[str, str, str]:
    """What is said of a term: its name, its meaning, and what others call it."""
    others = [word for word in term.others if word != tr(term.word)]
    also = tr("Also called {others}.", others=alternatives(others)) if others else ""
    return f"{term.name[:1].upper()}{term.name[1:]}", tr(term.meaning), also


@lru_cache(maxsize=64)
def _with_links(html: str, style: str) -> str:
    return "".join(_linked(html, style))


def _linked(html: str, style: str) -> Iterator[str]:
    """Letters are signs where they are italic, others wherever they stand."""
    is_italic = False
    for token in _TOKEN.findall(html):
        is_italic = token == "<i>" or (is_italic and token != "</i>")
        is_sign = token in SIGNS and (is_italic or not token.isascii())
        yield _link(SIGNS[token], token, style) if is_sign else token


def _link(term: Term, html: str, style: str) -> str:
    return f'<a href="{escape(term.sign or term.word)}" style="{style}">{html}</a>'


def _term(link: str) -> Term:
    return SIGNS[link] if link in SIGNS else WORDS[link.lower()]
