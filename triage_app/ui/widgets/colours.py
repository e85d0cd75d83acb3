"""The named colours of the window: light, dark and high contrast.

No green is used, because no verdict means "safe". Each band has a symbol and text besides its
colour. `pairs` lists every pair of text and background colour; a test computes that each has a
contrast ratio of at least 4.5 (WCAG 2.2, 1.4.3), 7 in high contrast (1.4.6). The values are in
docs/design-language.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tone:
    """A text colour and its background colour."""

    text: str
    ground: str


@dataclass(frozen=True, slots=True)
class Theme:
    """The named colours of one theme."""

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
    rail_edge: str
    chip: str  # ground of a mask in a message
    chip_text: str
    mark_for: Tone
    mark_against: Tone
    bands: Mapping[str, Tone]  # by the value of a Band, which is a string itself

    def pairs(self) -> dict[str, tuple[str, str]]:
        """Return every pair of text and background colour in use, by name."""
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
        found["mark mask"] = (self.chip_text, self.chip)
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
    rail_edge="#182740",
    chip="#dde2e9",
    chip_text="#18222f",
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
    rail_edge="#0c1119",
    chip="#3a4453",
    chip_text="#e9edf3",
    mark_for=Tone("#ffd9d3", "#5b2120"),
    mark_against=Tone("#d3e6fb", "#1d3f63"),
    bands={
        "very_likely_scam": Tone("#ffb6ac", "#431a1a"),
        "several_signs": Tone("#ffcc8c", "#3c2a0f"),
        "cannot_tell": Tone("#d3cbf0", "#2b283c"),
        "few_signs": Tone("#accff5", "#172f49"),
    },
)

CONTRAST = Theme(
    name="contrast",
    window="#000000",
    card="#000000",
    sunken="#000000",
    border="#ffffff",
    control_border="#ffffff",
    text="#ffffff",
    muted="#e6e6e6",
    accent="#ffe14d",
    accent_text="#000000",
    focus="#4de1ff",
    rail="#000000",
    rail_text="#ffffff",
    rail_selected="#3a3a3a",
    rail_edge="#ffffff",
    chip="#3a3a3a",
    chip_text="#ffffff",
    mark_for=Tone("#000000", "#ffb4aa"),
    mark_against=Tone("#000000", "#a9d4ff"),
    bands={
        "very_likely_scam": Tone("#ffb4aa", "#000000"),
        "several_signs": Tone("#ffce85", "#000000"),
        "cannot_tell": Tone("#dccfff", "#000000"),
        "few_signs": Tone("#a9d4ff", "#000000"),
    },
)

THEMES = (LIGHT, DARK, CONTRAST)
