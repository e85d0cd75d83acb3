"""Text and background have a contrast of at least 4.5, and nothing is green."""

import colorsys
import re

import pytest
from PySide6.QtWidgets import QTabBar

from classifier.records import Band
from triage_app.ui.widgets.colours import CONTRAST, THEMES
from triage_app.ui.widgets.theme import style_sheet


def channels(colour):
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def luminance(colour):
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda one: one.name)
def test_text_contrast_is_sufficient(theme):
    poor = {name: pair for name, pair in theme.pairs().items() if contrast(*pair) < 4.5}
    assert not poor


def test_high_contrast_reaches_its_ratio():
    poor = {name: pair for name, pair in CONTRAST.pairs().items() if contrast(*pair) < 7}
    assert not poor


@pytest.mark.parametrize("theme", THEMES, ids=lambda one: one.name)
def test_the_design_page_has_the_computed_contrast_ratios(theme, checkout):
    """The page has the lowest contrast of each group of colours, as computed here."""
    page = (checkout / "docs" / "design-language.md").read_text(encoding="utf-8")
    place = [one.name for one in THEMES].index(theme.name) + 1
    rows = re.findall(r"^\| ([^|]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$", page, re.MULTILINE)
    told = {row[0].strip(): float(row[place]) for row in rows}
    assert told == poorest(theme)


def poorest(theme):
    """Return the lowest contrast of each group of colours, to one decimal."""
    found = {}
    for name, pair in theme.pairs().items():
        family = name.split(" ")[0]
        found[family] = min(found.get(family, 99.0), contrast(*pair))
    found["edges"] = min(contrast(one, theme.card) for one in (theme.control_border, theme.focus))
    return {family: round(value, 1) for family, value in found.items()}


@pytest.mark.parametrize("theme", THEMES, ids=lambda one: one.name)
def test_borders_and_focus_have_sufficient_contrast(theme):
    for edge in (theme.control_border, theme.focus):
        assert contrast(edge, theme.card) >= 3


@pytest.mark.parametrize("theme", THEMES, ids=lambda one: one.name)
def test_no_band_is_green(theme):
    assert set(theme.bands) == set(Band)
    for tone in theme.bands.values():
        for colour in (tone.text, tone.ground):
            hue, _, saturation = colorsys.rgb_to_hls(*channels(colour))
            assert not (saturation > 0.1 and 70 / 360 < hue < 170 / 360)


@pytest.mark.parametrize("theme", THEMES, ids=lambda one: one.name)
def test_the_style_sheet_has_no_unfilled_placeholder(theme):
    assert "$" not in style_sheet(theme, "icons")


def test_no_animations_are_used(checkout):
    """No animation class of Qt is used, so no setting for reduced motion is needed."""
    for path in (checkout / "triage_app" / "ui").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"Q\w*Animation\b|QTimeLine|QMovie", source), path.name


@pytest.mark.parametrize("theme", THEMES, ids=lambda one: one.name)
def test_the_icons_of_the_style_sheet_exist(theme, checkout):
    for name in ("check", "chevron"):
        assert (checkout / "resources" / "icons" / f"{name}-{theme.name}.svg").is_file()


@pytest.mark.parametrize("theme", THEMES, ids=lambda one: one.name)
def test_every_rule_with_a_background_has_a_text_that_is_read_on_it(theme):
    """A chip that was chosen took the light background of the advice with the white text."""
    poor = {}
    for selector, rule in re.findall(r"([^{}]+){([^}]*)}", style_sheet(theme, "icons")):
        said = dict(re.findall(r"(?:^|;)\s*(background|color): (#\w{6})", rule))
        if "background" not in said or "::" in selector or "rail_line" in selector:
            continue
        usual = theme.rail_text if "rail" in selector else theme.text
        measured = contrast(said["background"], said.get("color", usual))
        if measured < 4.5:
            poor[selector.strip()] = round(measured, 1)
    assert poor == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda one: one.name)
def test_the_tab_with_the_keyboard_has_a_ring_around_it(theme, qapp, qtbot):
    tabs = QTabBar()
    qtbot.addWidget(tabs)
    tabs.setStyleSheet(style_sheet(theme, ""))
    for name in ("Organismes", "Liste de garde"):
        tabs.addTab(name)
    tabs.resize(tabs.sizeHint())
    tabs.show()
    qtbot.waitExposed(tabs)
    tabs.activateWindow()
    tabs.setFocus()
    qtbot.waitUntil(tabs.hasFocus)
    chosen, other = tabs.tabRect(0), tabs.tabRect(1)
    assert ring(tabs, chosen) == [theme.focus] * 4
    assert theme.focus not in ring(tabs, other)
    tabs.clearFocus()
    assert theme.focus not in ring(tabs, chosen)


def ring(widget, place):
    """Return the colours in the middle of the four edges of a place, two pixels deep."""
    picture, middle = widget.grab().toImage(), place.center()
    points = (
        (middle.x(), place.top() + 1),
        (middle.x(), place.bottom() - 1),
        (place.left() + 1, middle.y()),
    )
    edges = [picture.pixelColor(x, y).name() for x, y in points]
    right = {picture.pixelColor(place.right() - at, middle.y()).name() for at in range(8)}
    return [*edges, edges[0] if edges[0] in right else "none"]
