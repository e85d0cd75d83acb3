"""One case on one page, for the file of the caller or of the organisation.

The parts are cut so that they fit the page: who needs more opens the case in Vigie.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import accumulate
from math import ceil
from textwrap import wrap

from classifier.records import Message
from triage_app.export_records import AsOf, ExportedCase
from triage_app.records import CaseDetail, CaseNote
from triage_app.reporting.ledger_end import as_of_line, ledger_line
from triage_app.reporting.marked_message import defanged_text
from triage_app.reporting.report_parts import Facts, Paragraph, Part, Quote, Report, Section
from triage_app.reporting.tables import defanged
from triage_app.reporting.words import ReportWords
from triage_app.wording.shown_score import shown_score

_PLACEHOLDER = re.compile("⟨([A-Z_]{1,30})⟩")
_LINE = 86  # letters of a line on paper
_PAGE, _LEAST = 36, 4  # lines of a page without heads, and those that the message always has
_MOST_SIGNS, _SIGN, _MOST_DOMAINS = 5, 180, 4
_MOST_NOTES, _NOTE = 3, 180  # notes, and characters of each
_SHORT = 90  # characters of sender and subject
_WIDE = re.compile(r"[A-ZÀ-ÖØ-Þmw@%&—…\u2e80-\U0010ffff]")  # letters that take nearly two places


def case_report(
    detail: CaseDetail,
    exported: ExportedCase,
    words: ReportWords,
    as_of: AsOf,
    how_to_report: str = "",
) -> Report:
    """Return the report of a case; `exported` has its signs in words.

    `how_to_report` says to whom the message is reported, "" where it is not.
    """
    case = detail.case
    facts = tuple(_facts(exported, words))
    signs = tuple(_signs(exported))
    notes = tuple(_notes(detail.notes, words))
    left = _PAGE - sum(_height(f"{name} {text}") for name, text in facts)
    reporting = (Paragraph(how_to_report),) if how_to_report else ()
    left -= sum(_height(one.text) for one in (*signs, *notes, *reporting))
    sections = (
        Section(words.title("judgement"), (Facts(facts),)),
        Section(words.title("reasons"), signs),
        Section(words.title("message"), tuple(_message(detail.message, words, max(left, _LEAST)))),
        Section(words.title("case_notes"), notes),
        Section(words.title("how_to_report"), reporting),
    )
    foot = (words.title("case_foot"), as_of_line(as_of, words), ledger_line(as_of, words))
    title = words.title("case_report", number=case.shown_number)
    kept = tuple(one for one in sections if one.parts)
    return Report(title, _moment(case.opened, words), kept, foot)


def _facts(one: ExportedCase, words: ReportWords) -> Iterator[tuple[str, str]]:
    case = one.case
    score = shown_score(case)
    band = words.value("band", case.band)
    yield words.title("channel"), words.value("channel", case.channel)
    yield words.title("band"), band if score is None else f"{band} ({words.numbers.score(score)})"
    yield words.title("decision"), words.value("decision", case.decision)
    if one.dissent:
        yield words.title("dissent"), words.value("dissent", one.dissent)
    label = words.value("label", case.label)
    when = f" ({words.numbers.date(one.labelled_at)})" if one.labelled_at else ""
    yield words.title("label"), label + when
    outcomes = ", ".join(words.value("outcome", each) for each in case.outcomes or ("",))
    yield words.title("outcome"), outcomes
    if case.called_back:
        yield words.title("called_back_on"), words.numbers.date(case.called_back)
    if case.scenario:
        yield words.title("scenario"), words.value("scenario", case.scenario)
    if case.organisation:
        yield words.title("organisation"), words.value("organisation", case.organisation)
    if case.domains:
        more = " …" if len(case.domains) > _MOST_DOMAINS else ""
        shown = ", ".join(map(defanged, case.domains[:_MOST_DOMAINS]))
        yield words.title("domains"), shown + more
    yield words.title("campaign"), case.campaign_code or str(case.campaign)


def _signs(one: ExportedCase) -> Iterator[Paragraph]:
    for sign in one.reasons[:_MOST_SIGNS]:
        text = _cut(sign, _SIGN)
        for domain in one.case.domains:
            text = text.replace(domain, defanged(domain))
        yield Paragraph(text)


def _message(message: Message | None, words: ReportWords, most: int) -> Iterator[Part]:
    """Yield the message in at most so many lines."""
    if message is None:
        yield Paragraph(words.title("message_gone"))
        return
    heads = (("sender", message.sender), ("subject", message.subject))
    named = tuple((words.title(key), _cut(text, _SHORT)) for key, text in heads if text)
    if named:
        yield Facts(named)
    lines = _lines(message.body)
    ends = accumulate(map(_height, lines))
    shown = [line for line, end in zip(lines, ends, strict=True) if end <= most]
    yield Quote("\n".join(shown))
    if len(shown) < len(lines):
        yield Paragraph(words.title("message_cut"), small=True)


def _notes(notes: Sequence[CaseNote], words: ReportWords) -> Iterator[Paragraph]:
    for one in notes[-_MOST_NOTES:]:
        yield Paragraph(f"{words.numbers.date(one.at)} – {_cut(one.text, _NOTE)}")


def _lines(untrusted_text: str) -> list[str]:
    """Return a text as the lines it takes on paper, without empty ones that follow each other."""
    lines: list[str] = []
    for line in _plain(untrusted_text).splitlines():
        lines += wrap(line, _LINE) or ([""] if lines and lines[-1] else [])
    return lines


def _height(line: str) -> int:
    """Return how many lines a text takes on paper."""
    return max(1, ceil((len(line) + 0.7 * len(_WIDE.findall(line))) / _LINE))


def _plain(untrusted_text: str) -> str:
    """Return a text without live addresses, and its placeholders in letters of any font."""
    shown = defanged_text(untrusted_text, ())
    return _PLACEHOLDER.sub(lambda found: f"[{found[1].replace('_', ' ').lower()}]", shown)


def _cut(untrusted_text: str, characters: int) -> str:
    line = " ".join(_plain(untrusted_text).split())
    return line if len(line) <= characters else line[: characters - 1] + "…"


def _moment(at: str, words: ReportWords) -> str:
    when = datetime.fromisoformat(at)
    return f"{words.numbers.date(when.date())} {when:%H:%M}"
