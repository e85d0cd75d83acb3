"""The colours of the window, light and dark, and the one style sheet made from them.

No green anywhere: no answer of this tool means "safe". Each band has a shape and words besides
its colour. Every pair of letters and ground is listed in `pairs`, and a test computes that
each reaches a contrast of 4.5 to 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Template

from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication


@dataclass(frozen=True, slots=True)
class Tone:
    """Letters and the ground they stand on."""

    text: str
    ground: str


@dataclass(frozen=True, slots=True)
class Theme:
    """The named colours of one look."""

    name: str
    window: str
    card: str
    sunken: str
    border: str
    control_border: str  # edges of fields and buttons: 3 to 1 against the card
    text: str
    muted: str
    accent: str
    accent_text: str
    focus: str
    rail: str
    rail_text: str
    rail_selected: str
    mark_for: Tone
    mark_against: Tone
    bands: Mapping[str, Tone]  # by the value of a Band, which is a string itself

    def pairs(self) -> dict[str, tuple[str, str]]:
        """Return every letters-on-ground pair that the window uses, by name."""
        found = {
            f"{name} on {place}": (getattr(self, name), getattr(self, place))
            for name in ("text", "muted", "accent")
            for place in ("window", "card", "sunken")
        }
        found["accent button"] = (self.accent_text, self.accent)
        found["rail"] = (self.rail_text, self.rail)
        found["rail selected"] = (self.rail_text, self.rail_selected)
        found["mark for"] = (self.mark_for.text, self.mark_for.ground)
        found["mark against"] = (self.mark_against.text, self.mark_against.ground)
        for band, tone in self.bands.items():
            found[f"band {band}"] = (tone.text, tone.ground)
            found[f"band {band} text"] = (self.text, tone.ground)
        return found


LIGHT = Theme(
    name="light",
    window="#f2f4f7",
    card="#ffffff",
    sunken="#f7f8fa",
    border="#dde2e9",
    control_border="#8a94a3",
    text="#18222f",
    muted="#556170",
    accent="#1d4f91",
    accent_text="#ffffff",
    focus="#1769d2",
    rail="#182740",
    rail_text="#e8eef7",
    rail_selected="#30486f",
    mark_for=Tone("#5f1313", "#fde0dc"),
    mark_against=Tone("#123a63", "#dbe8f7"),
    bands={
        "very_likely_scam": Tone("#951818", "#fdecea"),
        "several_signs": Tone("#844400", "#fff2dc"),
        "cannot_tell": Tone("#4b3f72", "#f0edf8"),
        "few_signs": Tone("#1b4a78", "#e8f0f9"),
    },
)

DARK = Theme(
    name="dark",
    window="#12161c",
    card="#1b212a",
    sunken="#161b22",
    border="#313a46",
    control_border="#758294",
    text="#e9edf3",
    muted="#a9b4c2",
    accent="#8fbaf3",
    accent_text="#0d1826",
    focus="#7fb2ff",
    rail="#0c1119",
    rail_text="#dfe7f2",
    rail_selected="#2a3d5c",
    mark_for=Tone("#ffd9d3", "#5b2120"),
    mark_against=Tone("#d3e6fb", "#1d3f63"),
    bands={
        "very_likely_scam": Tone("#ffb6ac", "#431a1a"),
        "several_signs": Tone("#ffcc8c", "#3c2a0f"),
        "cannot_tell": Tone("#d3cbf0", "#2b283c"),
        "few_signs": Tone("#accff5", "#172f49"),
    },
)

_SHEET = Template("""
QMainWindow, QDialog { background: $window; }
QWidget#page { background: $window; }
QFrame[card="true"] { background: $card; border: 1px solid $border; border-radius: 8px; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title_size}pt; font-weight: 600; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="quote"] { color: $muted; font-style: italic; }
QLabel[role="band"] { font-size: ${band_size}pt; font-weight: 700; }
QFrame[passage="none"] { border: 2px solid transparent; border-radius: 5px; }
QFrame[passage="current"] { border: 2px solid $accent; border-radius: 5px; }
QFrame#rail { background: $rail; }
QFrame#rail QLabel { color: $rail_text; }
QFrame#rail QPushButton { color: $rail_text; background: transparent; border: 2px solid transparent;
  border-radius: 6px; padding: 9px 10px; text-align: left; }
QFrame#rail QPushButton:hover { background: $rail_selected; }
QFrame#rail QPushButton:checked { background: $rail_selected; font-weight: 600;
  border-left: 4px solid $rail_text; }
QFrame#rail QPushButton:focus { border: 2px solid $rail_text; }
QPushButton { background: $card; color: $text; border: 1px solid $control_border;
  border-radius: 6px; padding: 6px 12px; }
QPushButton:hover { background: $sunken; }
QPushButton:disabled { color: $muted; border-color: $border; background: $window; }
QPushButton:checked { background: $accent; color: $accent_text; border-color: $accent;
  font-weight: 600; }
QPushButton[kind="primary"] { background: $accent; color: $accent_text; border-color: $accent;
  font-weight: 600; }
QPushButton[kind="primary"]:disabled { background: $window; color: $muted; border-color: $border; }
QPushButton[kind="quiet"] { border-color: transparent; background: transparent; color: $accent; }
QPushButton:focus, QPushButton[kind="quiet"]:focus { border: 2px solid $focus; padding: 5px 11px; }
QPushButton[kind="primary"]:focus, QPushButton:checked:focus { border: 2px solid $text; }
QLineEdit, QPlainTextEdit, QComboBox { background: $card; color: $text;
  border: 1px solid $control_border; border-radius: 6px; padding: 4px 6px;
  selection-background-color: $accent; selection-color: $accent_text;
  placeholder-text-color: $muted; }
QPlainTextEdit[readOnly="true"] { background: $sunken; border-color: $border; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid $focus;
  padding: 3px 5px; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("$icons/chevron-$name.svg"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $card; color: $text; selection-background-color: $accent;
  selection-color: $accent_text; }
QTableView { background: $card; alternate-background-color: $sunken; color: $text;
  border: 2px solid $border; border-radius: 6px; gridline-color: transparent;
  selection-background-color: $accent; selection-color: $accent_text; }
QTableView:focus { border-color: $focus; }
QHeaderView::section { background: $card; color: $muted; border: none;
  border-bottom: 1px solid $border; padding: 5px 3px; font-weight: 600; }
QTableView QTableCornerButton::section { background: $card; border: none; }
QScrollArea { background: transparent; border: 2px solid transparent; border-radius: 6px; }
QScrollArea:focus { border-color: $focus; }
QScrollArea > QWidget > QWidget { background: transparent; }
QProgressBar { background: $sunken; color: $text; border: 1px solid $control_border;
  border-radius: 6px; text-align: center; }
QProgressBar::chunk { background: $mark_against; border-radius: 5px; }
QRadioButton, QCheckBox { spacing: 7px; padding: 2px; border: 2px solid transparent;
  border-radius: 5px; }
QRadioButton::indicator, QCheckBox::indicator { width: 12px; height: 12px; background: $card;
  border: 2px solid $control_border; border-radius: 8px; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
  image: url("$icons/check-$name.svg"); }
QRadioButton:focus, QCheckBox:focus { border-color: $focus; }
QToolTip { background: $card; color: $text; border: 1px solid $control_border; padding: 4px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $control_border; border-radius: 4px; margin: 1px; min-height: 24px;
  min-width: 24px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def style_sheet(theme: Theme, icons: str, text_size: int = 100) -> str:
    """Return the style sheet of a theme; `icons` is the folder of its few pictures.

    `text_size` is in per cent of the system's own.
    """
    plain = {
        name: getattr(theme, name)
        for name in Theme.__dataclass_fields__
        if isinstance(getattr(theme, name), str)
    }
    return _SHEET.substitute(
        plain,
        icons=icons,
        mark_against=theme.mark_against.ground,
        title_size=round(15 * text_size / 100),
        band_size=round(16 * text_size / 100),
    )


def choose(setting: str, application: QApplication) -> Theme:
    """Return the theme that the setting names; anything else follows the system."""
    if setting in {"light", "dark"}:
        return DARK if setting == "dark" else LIGHT
    # The system's own palette tells; asking for its colour scheme would load Qt's namespace.
    return DARK if application.palette().window().color().lightness() < 128 else LIGHT


def apply(application: QApplication, theme: Theme, icons: str, text_size: int = 100) -> None:
    """Give the whole program one look, the same on every system."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPointSizeF(max(font.pointSizeF(), 9.0) * text_size / 100)
    application.setFont(font)
    application.setStyle("Fusion")
    application.setPalette(palette(theme))
    application.setStyleSheet(style_sheet(theme, icons, text_size))


def palette(theme: Theme) -> QPalette:
    """Return Qt's palette of a theme, for all that the style sheet does not name."""
    roles = QPalette.ColorRole
    colours = {
        roles.Window: theme.window,
        roles.WindowText: theme.text,
        roles.Base: theme.card,
        roles.AlternateBase: theme.sunken,
        roles.Text: theme.text,
        roles.Button: theme.card,
        roles.ButtonText: theme.text,
        roles.PlaceholderText: theme.muted,
        roles.Highlight: theme.accent,
        roles.HighlightedText: theme.accent_text,
        roles.ToolTipBase: theme.card,
        roles.ToolTipText: theme.text,
        roles.Link: theme.accent,
    }
    made = QPalette()
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    made.setColor(QPalette.ColorGroup.Disabled, roles.Text, QColor(theme.muted))
    made.setColor(QPalette.ColorGroup.Disabled, roles.ButtonText, QColor(theme.muted))
    made.setColor(QPalette.ColorGroup.Disabled, roles.WindowText, QColor(theme.muted))
    return made
