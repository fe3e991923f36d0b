"""A theme: the window's colours, light and dark, and the palette and style sheet made of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
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

    Text colours have a contrast of at least 4.5 to every surface they stand on, marks of at least 3 (WCAG 2.2 AA); in
    high contrast it is 7 for both (AAA), and 3 for hairlines.

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
        disabled: words and marks of what cannot be used now.
        is_high_contrast: whether it is for those who need more contrast than most.
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
    disabled: str
    is_high_contrast: bool = False


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
    disabled="#85837c",
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
    disabled="#7d828d",
)

LIGHT_CONTRAST: Final = replace(
    LIGHT,
    window="#ffffff",
    card="#ffffff",
    paper="#ffffff",
    ink="#000000",
    text="#000000",
    muted="#333333",
    border="#8c8c8c",
    outline="#000000",
    track="#dcdcdc",
    accent="#00338f",
    accent_soft="#dce8ff",
    unsure="#643600",
    error="#8b0f0f",
    error_soft="#ffe6e2",
    disabled="#6e6e6e",
    is_high_contrast=True,
)

DARK_CONTRAST: Final = replace(
    DARK,
    window="#000000",
    card="#000000",
    paper="#000000",
    ink="#ffffff",
    text="#ffffff",
    muted="#d9d9d9",
    border="#707070",
    outline="#ffffff",
    track="#333333",
    accent="#a9ccff",
    on_accent="#000000",
    accent_soft="#16305a",
    unsure="#ffcf73",
    error="#ffb3aa",
    error_soft="#4a1512",
    disabled="#949494",
    is_high_contrast=True,
)

THEMES: Final = (LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST)
"""No two have cards of one colour: by it, a widget knows its own (`theme_of`)."""


def theme_for(*, is_dark: bool, is_high_contrast: bool) -> Theme:
    """The theme of this kind."""
    return next(one for one in THEMES if (one.is_dark, one.is_high_contrast) == (is_dark, is_high_contrast))


def theme_of(widget: QWidget) -> Theme:
    """The theme that a widget's palette was made of: what it paints itself with."""
    card = widget.palette().color(_TELLTALE)
    return _BY_CARD.get(card.rgb()) or (DARK if card.lightness() < 128 else LIGHT)


_BY_CARD: Final = {QColor(theme.card).rgb(): theme for theme in THEMES}

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
    faded = QColor(theme.disabled if theme.is_high_contrast else theme.muted)
    faded.setAlpha(255 if theme.is_high_contrast else 140)
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
    QToolButton:disabled {{ color: {t.disabled}; }}
    QToolButton:focus {{ border-color: {t.accent}; }}
    QToolButton::menu-indicator {{ image: none; }}
    QPushButton {{ background: {t.card}; color: {t.text}; border: 1px solid {t.outline}; border-radius: 8px;
        padding: 5px 14px; }}
    QPushButton:hover {{ background: {t.track}; }}
    QPushButton:disabled {{ color: {t.disabled}; border-color: {t.border}; }}
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
    QSlider::handle:horizontal:disabled, QSlider::sub-page:horizontal:disabled {{ background: {t.disabled}; }}
    QTabBar::tab {{ background: transparent; color: {t.muted}; border: none; border-bottom: 3px solid transparent;
        padding: 6px 14px; margin-right: 2px; }}
    QTabBar::tab:selected {{ color: {t.text}; border-bottom-color: {t.accent}; }}
    QTabBar::tab:hover:!selected {{ color: {t.text}; border-bottom-color: {t.border}; }}
    QTabBar::tab:focus {{ color: {t.accent}; }}
    QTabBar[dense="true"]::tab {{ padding: 6px 5px; }}
    QTabBar QToolButton {{ background: {t.window}; border: none; padding: 0; }}
    QTabBar::scroller {{ width: 30px; }}
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
    {_contrast_rules(t) if t.is_high_contrast else ""}
    """


def _contrast_rules(t: Theme) -> str:
    """Lines around what the style gives only lines made of its ground's colour, and around what is chosen."""
    return f"""
    QLineEdit, QPlainTextEdit, QTextEdit {{ border: 1px solid {t.outline}; border-radius: 3px; padding: 2px; }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {t.accent}; padding: 1px; }}
    QAbstractSpinBox QLineEdit {{ border: none; padding: 0; }}
    QMenu {{ border: 1px solid {t.outline}; }}
    QToolButton:checked, AlternativeButton:checked {{ border-color: {t.outline}; }}
    QListWidget::item:selected {{ border-color: {t.outline}; }}
    QToolButton:focus, AlternativeButton:focus, QListWidget::item:focus {{ border-color: {t.accent}; }}
    """
