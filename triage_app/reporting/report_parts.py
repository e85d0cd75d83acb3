"""The parts of a report on paper or on a page, whatever the format of its file."""

from __future__ import annotations

from dataclasses import dataclass

from triage_app.reporting.tables import Table


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of plain text; a small one is an explanation."""

    text: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and their values, one a line."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure with its name, and what it is compared with."""

    name: str
    figure: str
    small: str = ""


@dataclass(frozen=True, slots=True)
class Tiles:
    """The figures on top of a report."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart. Its numbers stand in a table of the same section."""

    svg: str  # a complete file, readable in grey
    spoken: str  # for who does not see it


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table below its section's title, or below its own where `titled`."""

    table: Table
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """The masked text of a message, with its line ends."""

    text: str


Part = Paragraph | Facts | Tiles | Picture | DataTable | Quote


@dataclass(frozen=True, slots=True)
class Section:
    """A title and what stands below it."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    foot: tuple[str, ...]  # lines at its end
