"""Every pair of letters and ground reaches 4.5 to 1, and nothing is green."""

import colorsys

import pytest

from classifier.records import Band
from triage_app.ui.theme import DARK, LIGHT, style_sheet


def channels(colour):
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def luminance(colour):
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda one: one.name)
def test_letters_can_be_read(theme):
    poor = {name: pair for name, pair in theme.pairs().items() if contrast(*pair) < 4.5}
    assert not poor


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda one: one.name)
def test_edges_of_controls_and_focus_can_be_seen(theme):
    for edge in (theme.control_border, theme.focus):
        assert contrast(edge, theme.card) >= 3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda one: one.name)
def test_no_band_is_green(theme):
    assert set(theme.bands) == set(Band)
    for tone in theme.bands.values():
        for colour in (tone.text, tone.ground):
            hue, _, saturation = colorsys.rgb_to_hls(*channels(colour))
            assert not (saturation > 0.1 and 70 / 360 < hue < 170 / 360)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda one: one.name)
def test_the_sheet_is_complete(theme):
    assert "$" not in style_sheet(theme, "icons")
