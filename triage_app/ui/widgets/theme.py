"""The style sheet and palette of a theme."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from triage_app.paths import resources_dir
from triage_app.ui.widgets.colours import CONTRAST, DARK, LIGHT, THEMES, Theme
from triage_app.ui.widgets.texts import Texts

if TYPE_CHECKING:
    from triage_app.settings import Settings

_STYLED = "vigie_styled"
_MENU_ENTRY = "vigie"  # a desktop takes name and icon of the window from vigie.desktop
LIST_PADDING = 6  # px on both sides of the words of a row
_SHEET = Template("""
QMainWindow, QDialog { background: $window; }
QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 0; }
QWidget#page { background: $window; }
QFrame[card="true"] { background: $card; border: 1px solid $border; border-radius: 8px; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title_size}pt; font-weight: 600; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="script"] { background: $script; color: $script_text; border-radius: 6px;
  padding: 4px 8px; font-size: ${script_size}pt; }
QLabel[role="quote"] { color: $muted; font-style: italic; }
QLabel[role="band"] { font-size: ${band_size}pt; font-weight: 700; }
QFrame[passage="none"] { border: 2px solid transparent; border-radius: 5px; }
QFrame[passage="current"] { border: 2px solid $accent; border-radius: 5px; }
QFrame#rail { background: $rail; border-right: 1px solid $rail_edge; }
QFrame#rail_line { background: $rail_selected; border: none; }
QFrame#rail QLabel { color: $rail_text; }
QFrame#rail QPushButton { color: $rail_text; background: transparent; border: 2px solid transparent;
  border-radius: 6px; padding: 6px 10px; text-align: left; }
QFrame#rail QPushButton:hover { background: $rail_selected; }
QFrame#rail QPushButton:checked { background: $rail_selected;
  border-left: 4px solid $rail_text; }
QFrame#rail QPushButton:focus { border: 2px solid $rail_text; }
QPushButton { background: $card; color: $text; border: 1px solid $control_border;
  border-radius: 6px; padding: 6px 12px; }
QPushButton:hover { background: $sunken; }
QPushButton:disabled { color: $muted; border: 1px dashed $border; background: $window; }
QPushButton:checked { background: $accent; color: $accent_text; border-color: $accent; }
QPushButton[kind="primary"] { background: $accent; color: $accent_text; border-color: $accent;
  font-weight: 600; }
QPushButton[kind="primary"]:disabled { background: $window; color: $muted;
  border: 1px dashed $border; }
QPushButton[kind="quiet"] { border-color: transparent; background: transparent; color: $accent; }
QPushButton[kind="quiet"]:disabled { color: $muted; }
QPushButton:focus, QPushButton[kind="quiet"]:focus { border: 2px solid $focus; padding: 5px 11px; }
QPushButton[kind="primary"]:focus, QPushButton:checked:focus { border: 2px solid $text; }
QLineEdit, QPlainTextEdit, QComboBox { background: $card; color: $text;
  border: 1px solid $control_border; border-radius: 6px; padding: 4px 6px;
  selection-background-color: $accent; selection-color: $accent_text;
  placeholder-text-color: $muted; }
QPlainTextEdit[readOnly="true"] { background: $sunken; border-color: $border; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid $focus;
  padding: 3px 5px; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: none; padding: 0; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("$icons/chevron-$name.svg"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $card; color: $text; selection-background-color: $accent;
  selection-color: $accent_text; }
QTableView { background: $card; alternate-background-color: $sunken; color: $text;
  border: 2px solid $border; border-radius: 6px; gridline-color: transparent;
  selection-background-color: $accent; selection-color: $accent_text; }
QTableView:focus { border-color: $focus; }
QListWidget { background: $card; color: $text; border: 2px solid $border; border-radius: 6px; }
QListWidget:focus { border-color: $focus; }
QListWidget::item { padding: 5px ${list_padding}px; }
QListWidget::item:selected { background: $accent; color: $accent_text; }
QMenu { background: $card; color: $text; border: 1px solid $control_border; padding: 4px; }
QMenu::item { padding: 6px 18px; }
QMenu::item:selected { background: $accent; color: $accent_text; }
QHeaderView::section { background: $card; color: $muted; border: none;
  border-bottom: 1px solid $border; padding: 5px 3px; font-weight: 600; }
QTableView QTableCornerButton::section { background: $card; border: none; }
QTabWidget::pane { border: 1px solid $border; border-radius: 6px; }
QTabBar::tab { background: $sunken; color: $text; border: 2px solid $border; padding: 4px 9px;
  margin-right: 3px; border-radius: 6px; }
QTabBar::tab:selected { background: $accent; color: $accent_text; border-color: $accent; }
QTabBar::tab:selected:focus { background: $card; color: $text; border: 3px solid $focus;
  padding: 3px 8px; }
QScrollArea { background: transparent; border: 2px solid transparent; border-radius: 6px; }
QScrollArea#area { border: none; }
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
QCheckBox[chip="true"] { background: $card; border: 1px solid $control_border; border-radius: 6px;
  padding: 1px 6px; spacing: 5px; }
QCheckBox[chip="true"]:checked { background: $script; color: $script_text; border-color: $accent; }
QRadioButton:focus, QCheckBox:focus, QCheckBox[chip="true"]:focus { border: 2px solid $focus; }
QCheckBox[chip="true"]:focus { padding: 0 5px; }
QToolTip { background: $card; color: $text; border: 1px solid $control_border; padding: 4px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $control_border; border-radius: 4px; margin: 1px; min-height: 24px;
  min-width: 24px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def styled_application(name: str) -> QApplication:
    """Return a new application in the Fusion style, equal on all systems.

    The style is passed as an argument, because `setStyle` returns the style, whose wrapping in
    Python is slow.
    """
    application = QApplication([name, "-style", "fusion"])
    application.setProperty(_STYLED, True)
    application.setDesktopFileName(_MENU_ENTRY)
    application.setWindowIcon(QIcon(str(resources_dir() / "icons" / "vigie.png")))
    return application


def style_sheet(theme: Theme, icons: str, text_size: int = 100) -> str:
    """Return the style sheet of a theme; `icons` is the folder of its pictures.

    `text_size` is in per cent of the system font size.
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
        script=theme.mark_against.ground,
        script_text=theme.mark_against.text,
        list_padding=LIST_PADDING,
        script_size=round(11 * text_size / 100),
        title_size=round(15 * text_size / 100),
        band_size=round(16 * text_size / 100),
    )


def apply_settings(application: QApplication, settings: Settings) -> tuple[Texts, Theme]:
    """Apply look and text size of the settings; return the texts of their language, the theme."""
    resources = resources_dir()
    theme = theme_for(settings.theme, application)
    apply_theme(application, theme, (resources / "icons").as_posix(), settings.text_size)
    return Texts(settings.language, resources / "translations"), theme


def theme_for(setting: str, application: QApplication) -> Theme:
    """Return the theme named by the setting; other values follow the system."""
    named = {theme.name: theme for theme in THEMES}
    if setting in named:
        return named[setting]
    # The system palette is used; reading the colour scheme would load Qt's namespace.
    lightness = application.palette().window().color().lightness()
    if lightness == 0:  # high-contrast themes have a pure black background
        return CONTRAST
    return DARK if lightness < 128 else LIGHT


def apply_theme(application: QApplication, theme: Theme, icons: str, text_size: int = 100) -> None:
    """Apply a theme to the whole program."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPointSizeF(max(font.pointSizeF(), 9.0) * text_size / 100)
    application.setFont(font)
    if not application.property(_STYLED):
        application.setStyle("Fusion")
    application.setPalette(palette(theme))
    application.setStyleSheet(style_sheet(theme, icons, text_size))


def palette(theme: Theme) -> QPalette:
    """Return Qt's palette of a theme, for widgets not covered by the style sheet."""
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
