"""A report as one HTML page: it loads nothing, prints on A4, and all text is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from triage_app.reporting.cell_words import breakable, cell_words, is_number
from triage_app.reporting.html_page import html_page
from triage_app.reporting.report_parts import (
    DataTable,
    Facts,
    Paragraph,
    Part,
    Picture,
    Quote,
    Report,
    Section,
    Tile,
    Tiles,
)
from triage_app.reporting.words import ReportWords

_MARK = "\x1f"  # no character of a clean text
_NARROW = 5  # columns of tables that may stand side by side
_SHORT = 14  # characters up to which the cells of a column stay on one line


def html_bytes(report: Report, words: ReportWords) -> bytes:
    """Return the page as UTF-8, in the language of `words`."""
    sections = "".join(_section(one, words) for one in report.sections)
    foot = "<br>".join(map(escape, report.foot))
    body = (
        f"<header><p>Vigie</p><h1>{_text(report.title)}</h1><p>{_text(report.subtitle)}</p>"
        f'</header>\n{sections}<footer class="small">{foot}</footer>\n'
    )
    return html_page(f"{report.title} {report.subtitle}", words.language, body, _STYLE)


def _section(section: Section, words: ReportWords) -> str:
    parts = "".join(
        _group([*group], words, side_by_side=narrow)
        for narrow, group in groupby(section.parts, _is_narrow)
    )
    return f"<section><h2>{_text(section.title)}</h2>{parts}</section>\n"


def _is_narrow(part: Part) -> bool:
    return isinstance(part, DataTable) and part.titled and len(part.table.heads) <= _NARROW


def _group(parts: Sequence[Part], words: ReportWords, *, side_by_side: bool) -> str:
    html = "".join(_part(part, words) for part in parts)
    return f'<div class="grid">{html}</div>' if side_by_side else html


def _part(part: Part, words: ReportWords) -> str:
    match part:
        case Paragraph():
            kind = ' class="small"' if part.small else ""
            return f"<p{kind}>{_text(part.text)}</p>"
        case Facts():
            pairs = (f"<dt>{_text(name)}</dt><dd>{_text(text)}</dd>" for name, text in part.pairs)
            return f"<dl>{''.join(pairs)}</dl>"
        case Tiles():
            return f'<div class="tiles">{"".join(map(_tile, part.tiles))}</div>'
        case Picture():
            spoken = escape(part.spoken)
            return f'<figure role="img" aria-label="{spoken}">{part.svg}</figure>'
        case Quote():
            lines = map(_text, part.text.split("\n"))
            return f"<blockquote>{'<br>'.join(lines)}</blockquote>"
        case DataTable():
            return _table(part, words)


def _tile(one: Tile) -> str:
    return (
        f'<div class="tile"><h3>{_text(one.name)}</h3><p class="figure">{_text(one.figure)}</p>'
        f'<p class="small">{_text(one.small)}</p></div>'
    )


def _table(part: DataTable, words: ReportWords) -> str:
    table = part.table
    columns = range(len(table.heads))
    texts = [[cell_words(cell, words.numbers) for cell in row] for row in table.rows]
    kinds = [
        _kind(
            all(is_number(row[column]) for row in table.rows),
            max((len(row[column]) for row in texts), default=0),
        )
        for column in columns
    ]
    heads = "".join(
        f'<th scope="col"{kind}>{_text(head)}</th>'
        for head, kind in zip(table.heads, kinds, strict=True)
    )
    rows = "".join(
        "<tr>"
        + "".join(f"<td{kind}>{_text(text)}</td>" for text, kind in zip(row, kinds, strict=True))
        + "</tr>"
        for row in texts
    )
    title = f"<h3>{_text(table.title)}</h3>" if part.titled else ""
    return (
        f'<div class="table">{title}<table><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _kind(numeric: bool, longest: int) -> str:
    if numeric:
        return ' class="n"'
    return ' class="short"' if longest <= _SHORT else ""


def _text(untrusted_text: str) -> str:
    pieces = breakable(untrusted_text, _MARK).split(_MARK)
    return "<wbr>".join(map(escape, pieces))


# A word is broken only where `breakable` allows it.
_STYLE = """
section{overflow-wrap:normal;word-break:normal;hyphens:none}
h3{margin:0 0 4px;font-size:14px}
section>p{margin:0 0 8px}
.tiles{grid-template-columns:repeat(auto-fit,minmax(225px,1fr));margin-bottom:16px}
.tile h3{font-size:12.5px;font-weight:600;color:var(--soft);margin:0}
.table{margin-bottom:18px;overflow-x:auto}
.grid .table{margin:0}
td,th{vertical-align:top}
th.n,td.n{text-align:right}
td.n{white-space:nowrap}
td.short{white-space:nowrap}
td:last-child:not(.n):not(.short){min-width:12em}
footer{overflow-wrap:anywhere}
blockquote{margin:0;padding:4px 12px;border-left:3px solid var(--line)}
figure{margin:0 0 14px}figure svg{display:block;width:100%;height:auto}
@media print{main{min-height:0}.table{overflow:visible}table{font-size:8.4pt}
thead{display:table-header-group}thead th{font-size:7.6pt}th,td{padding:3px 4px}
h2,h3{break-after:avoid}.grid .table,figure{break-inside:avoid}
.tiles{grid-template-columns:repeat(4,1fr);gap:6px}.figure{font-size:15pt}
.small{font-size:7.6pt}}
"""
