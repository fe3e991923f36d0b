"""A theme: the window's colours, light and dark, and the palette and style sheet made of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget


class ThemeChoice(Enum):
    """What the user asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Theme:
    """Colours as "#rrggbb".

    Text colours have a contrast of at least 4.5 to every surface they stand on, marks of at least 3 (WCAG 2.2 AA).

    Attributes:
        is_dark: whether this is the dark one.
        window: what lies behind everything.
        card: the surface that panels stand on.
        paper, ink: the canvas and what is drawn on it.
        text, muted: important and less important words.
        border: hairlines that separate; decoration only.
        outline: lines one must see, such as the frame of an empty box or a slider's groove.
        track: the empty part of a bar.
        accent, on_accent: what is chosen or best, and words on that colour.
        accent_soft: a light ground for what is chosen; carries `text` and `accent`.
        unsure: marks a reading to be taken with care.
        error, error_soft: marks a problem, and the ground of its sentence; the latter carries `text` and `error`.
    """

    is_dark: bool
    window: str
    card: str
    paper: str
    ink: str
    text: str
    muted: str
    border: str
    outline: str
    track: str
    accent: str
    on_accent: str
    accent_soft: str
    unsure: str
    error: str
    error_soft: str


LIGHT: Final = Theme(
    is_dark=False,
    window="#f3f1ec",
    card="#fbfaf7",
    paper="#fffefb",
    ink="#1d2840",
    text="#23272f",
    muted="#5c626d",
    border="#dedad0",
    outline="#85837c",
    track="#e8e5dd",
    accent="#2c5ba6",
    on_accent="#ffffff",
    accent_soft="#dde7f6",
    unsure="#8f5300",
    error="#a3302a",
    error_soft="#fae8e4",
)

DARK: Final = Theme(
    is_dark=True,
    window="#191b20",
    card="#212429",
    paper="#272a31",
    ink="#f0ebdf",
    text="#e9e7e2",
    muted="#a8adb7",
    border="#363a42",
    outline="#7d828d",
    track="#363a43",
    accent="#8fb5f3",
    on_accent="#14213a",
    accent_soft="#2c3a54",
    unsure="#ecb765",
    error="#f29d93",
    error_soft="#43292a",
)


def theme_of(widget: QWidget) -> Theme:
    """The theme that a widget's palette was made of: what it paints itself with."""
    return DARK if widget.palette().color(_TELLTALE).lightness() < 128 else LIGHT


_TELLTALE: Final = QPalette.ColorRole.Light
"""The surface of cards; no rule of the style sheet changes a widget's colour of this role."""

TEXT: Final = QPalette.ColorRole.ToolTipText
"""The text's usual colour, also beside what is disabled."""

MUTED: Final = QPalette.ColorRole.PlaceholderText
ACCENT: Final = QPalette.ColorRole.Accent
PROBLEM: Final = QPalette.ColorRole.BrightText
UNSURE: Final = QPalette.ColorRole.LinkVisited
"""Roles of the palette for labels whose words are not in the text's usual colour: `label.setForegroundRole(MUTED)`."""


def palette(theme: Theme) -> QPalette:
    """The theme as a palette, so that Qt's own widgets and dialogs match."""
    made = QPalette()
    role = QPalette.ColorRole
    for target, colour in {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.card,
        role.AlternateBase: theme.track,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.card,
        role.ButtonText: theme.text,
        role.BrightText: theme.error,
        role.ToolTipBase: theme.card,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.unsure,
        role.Light: theme.card,
        role.Midlight: theme.border,
        role.Mid: theme.border,
        role.Dark: theme.outline,
        role.Shadow: theme.outline,
    }.items():
        made.setColor(target, QColor(colour))
    faded = QColor(theme.muted)
    faded.setAlpha(140)
    for target in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, target, faded)
    return made


CELL_PADDING: Final = 6
"""On both sides of what stands in a table's cell, in pixels."""


def style_sheet(theme: Theme) -> str:
    """What the palette cannot say: flat buttons, round cards, quiet sliders and scroll bars, and clear focus rings."""
    t = theme
    return f"""
    QMenuBar {{ background: {t.window}; color: {t.text}; padding: 2px 8px; }}
    QMenuBar::item {{ background: transparent; padding: 4px 10px; border-radius: 6px; }}
    QMenuBar::item:selected {{ background: {t.accent_soft}; }}
    QToolButton {{ background: transparent; color: {t.text}; border: 2px solid transparent; border-radius: 9px;
        padding: 4px 7px 3px 7px; }}
    QToolButton:hover {{ background: {t.track}; }}
    QToolButton:pressed, QToolButton:checked {{ background: {t.accent_soft}; color: {t.accent}; }}
    QToolButton:checked {{ font-weight: 600; }}
    QToolButton:disabled {{ color: {t.outline}; }}
    QToolButton:focus {{ border-color: {t.accent}; }}
    QToolButton::menu-indicator {{ image: none; }}
    QPushButton {{ background: {t.card}; color: {t.text}; border: 1px solid {t.outline}; border-radius: 8px;
        padding: 5px 14px; }}
    QPushButton:hover {{ background: {t.track}; }}
    QPushButton:disabled {{ color: {t.outline}; border-color: {t.border}; }}
    QPushButton:focus {{ border: 2px solid {t.accent}; padding: 4px 13px; }}
    QPushButton[primary="true"]:enabled {{ background: {t.accent}; color: {t.on_accent}; border-color: {t.accent}; }}
    QPushButton[primary="true"]:focus {{ border-color: {t.text}; }}
    AlternativeButton {{ background: transparent; color: {t.text}; border: 2px solid transparent; border-radius: 9px;
        padding: 4px 7px 3px 7px; }}
    AlternativeButton:hover {{ background: {t.track}; }}
    AlternativeButton:checked {{ background: {t.accent_soft}; color: {t.accent}; font-weight: 600; }}
    AlternativeButton:focus {{ border: 2px solid {t.accent}; padding: 4px 7px 3px 7px; }}
    QProgressBar {{ background: {t.track}; border: none; border-radius: 3px; max-height: 6px; }}
    QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
    QSlider {{ border: 2px solid transparent; border-radius: 9px; padding: 0 4px; }}
    QSlider:focus {{ border-color: {t.accent}; }}
    QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {t.outline}; }}
    QSlider::sub-page:horizontal {{ border-radius: 2px; background: {t.accent}; }}
    QSlider::handle:horizontal {{ width: 16px; height: 16px; margin: -6px 0; border-radius: 8px;
        background: {t.accent}; }}
    QSlider::handle:horizontal:disabled, QSlider::sub-page:horizontal:disabled {{ background: {t.outline}; }}
    QTabBar::tab {{ background: transparent; color: {t.muted}; border: none; border-bottom: 3px solid transparent;
        padding: 6px 14px; margin-right: 2px; }}
    QTabBar::tab:selected {{ color: {t.text}; border-bottom-color: {t.accent}; }}
    QTabBar::tab:hover:!selected {{ color: {t.text}; border-bottom-color: {t.border}; }}
    QTabBar::tab:focus {{ color: {t.accent}; }}
    QTabWidget::pane {{ border: none; }}
    QListWidget {{ background: transparent; border: none; outline: none; }}
    QListWidget::item {{ color: {t.text}; border: 1px solid transparent; border-radius: 8px; padding: 4px 7px; }}
    QListWidget::item:hover {{ background: {t.track}; }}
    QListWidget::item:selected {{ background: {t.accent_soft}; color: {t.accent}; }}
    QListWidget::item:focus {{ border-color: {t.accent}; }}
    QScrollBar {{ background: transparent; border: none; margin: 0; }}
    QScrollBar:vertical {{ width: 10px; }}
    QScrollBar:horizontal {{ height: 10px; }}
    QScrollBar::handle {{ background: {t.outline}; border-radius: 3px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: 28px; }}
    QScrollBar::handle:horizontal {{ min-width: 28px; }}
    QScrollBar::handle:hover {{ background: {t.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QTableView {{ background: {t.card}; border: 1px solid {t.border}; border-radius: 8px; color: {t.text};
        selection-background-color: {t.accent_soft}; selection-color: {t.text}; outline: none; }}
    QTableView:focus {{ border-color: {t.accent}; }}
    QTableView::item {{ padding: 0 {CELL_PADDING}px; border: none; }}
    QTableView::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
    QTableView::item:focus {{ border-bottom: 2px solid {t.accent}; }}
    QHeaderView {{ background: {t.card}; border: none; border-top-left-radius: 8px; border-top-right-radius: 8px; }}
    QHeaderView::section {{ background: transparent; color: {t.muted}; border: none;
        border-bottom: 1px solid {t.border}; padding: 5px {CELL_PADDING + 3}px; }}
    QHeaderView::up-arrow, QHeaderView::down-arrow {{ image: none; width: 0; }}
    QHeaderView::section:hover {{ color: {t.text}; }}
    QLabel[bold="true"] {{ font-weight: 600; }}
    QLabel[large="true"] {{ font-size: 20px; }}
    QFrame#divider {{ background: {t.border}; }}
    QPushButton[compact="true"] {{ padding: 2px 9px; border-radius: 7px; border: 1px solid {t.outline}; }}
    QPushButton[compact="true"]:focus {{ border: 2px solid {t.accent}; padding: 1px 8px; }}
    QPushButton[compact="true"]::menu-indicator {{ image: none; width: 0px; }}
    QToolButton[compact="true"] {{ padding: 3px; }}
    QToolButton[quiet="true"]:checked {{ background: transparent; }}
    QToolTip {{ color: {t.text}; background: {t.card}; border: 1px solid {t.outline}; padding: 5px; }}
    """
