"""Names that stand on a line of their own: signatures, senders, lines above an address, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from classifier.masking.anchor_words import ALSO_TITLES
from classifier.masking.name_reading import LETTERS, Span, Trust, read_name
from classifier.masking.name_words import Rank, folded, is_particle, rank

_CLOSED = re.compile(r"[^\n]{0,40}\n(?:[ \t]*\n)?(?P<line>[^\n,]{2,50})(?=,|\n|\Z)")
_DASHES = re.compile(r"\n--[ ]?\n(?P<line>[^\n,]{2,50})(?=,|\n|\Z)")
_DISPLAYED = re.compile(r"(?<![^\n])\"?(?P<line>[^\n<>:@]{3,50}?)\"? <(?=[^<>\n]{1,80}@)")
_IN_CHAT = re.compile(  # "Lucas Martin, 14:03" above a message, "<Lucas Martin> …"
    r"(?<![^\n])(?:(?P<line>[^\n:,]{2,50}), \d\d?[:h]\d\d(?=\n|\Z)"
    r"|<(?P<nick>[A-ZÀ-ÞŒ][^<>\n@/]{1,40})> )"
)
_ABOVE_ADDRESS = re.compile(r"(?<![^\n])(?P<line>[^\n]{3,50})\n(?=[^\n⟨]{0,15}⟨ADRESSE⟩)")
_WRITING = ("a écrit", "wrote", "schrieb")
_WROTE = re.compile(rf"(?: <[^<>\n]{{3,80}}>)?,? (?:{'|'.join(_WRITING)})\b")
_BEFORE_WROTE = re.compile(r"(?:\A|[,:>\n])[ ]?(?P<line>[^,:<>\n]{3,50})\Z")
_SENDER = re.compile(  # "[12/11/2026 14:03] Lucas Martin: …"
    r"\d[:h]\d\d(?::\d\d)?\]?(?: [-–])? (?P<line>[^\n:]{2,50}):"
)
_BEFORE_TIME = 30  # characters on the line of a sender
_LABELS = (
    r"(?:noms?|pr[ée]noms?|nom (?:et|/) ?pr[ée]nom|pr[ée]nom (?:et|/) ?nom|"
    r"nom de (?:famille|naissance)|nom d['’]usage|assur[ée]e?|b[ée]n[ée]ficiaires?|patiente?|"
    r"titulaire|adh[ée]rente?|(?:full |first |last |sur)?names?|given name|surname|"
    r"patient|member|insured|payee)"
)
_BELOW_LABEL = re.compile(
    r"(?: ?\([^()\n]{1,4}\))?[ \t]*:?[ \t]*\n(?P<line>[^\n:|;]{2,50})(?=\n|\Z)"
)
_HEADER_CELL = re.compile(rf"[ \t*]*{_LABELS}(?: ?\([^()]{{1,4}}\))?[ \t*]*", re.IGNORECASE)
_HEADER_LINE = re.compile(
    r"(?<![^\n])[^\n]{0,200}(?:nom|name|assur|patient|titulaire|b[ée]n[ée]f|adh[ée]r|member|insured)[^\n]{0,200}",
    re.I,
)
_SPACES = re.compile("[ ]{3,}")  # with two columns these are fields
_DELIMITERS = (*map(re.compile, (r"\|", ";", r"\t")), _SPACES)
_DELIMITER = re.compile(r"[|;\t]")
_SPACED = re.compile(r"[|;\t]|[ ]{3}")  # slower
_WORD = re.compile(rf"{LETTERS}+(?:[’'-]{LETTERS}+)*+\.?")
_BETWEEN = re.compile(r"[ \u00a0\u202f,*_>-]*")
_MOST_WORDS = 5


def names_on_lines(text: str) -> Iterator[Span]:
    """Yield the spans of names that their line or cell tells."""
    if "\n" in text:
        yield from _cells(text)
    if "\n--" in text:
        yield from _lines(_DASHES, text, Trust.GIVEN)
    if "⟨ADRESSE⟩" in text:
        yield from _lines(_ABOVE_ADDRESS, text, Trust.GIVEN)
    if "@" in text:
        yield from _lines(_DISPLAYED, text, Trust.GIVEN)
    if "<" in text or (":" in text and ", " in text):
        yield from _lines(_IN_CHAT, text, Trust.NAME)
    yield from _senders(text)
    if any(word in text for word in _WRITING):
        yield from _writers(text)


def _senders(text: str) -> Iterator[Span]:
    for sender in _SENDER.finditer(text):
        begin = text.rfind("\n", 0, sender.start()) + 1
        span = _name_shaped(text, *sender.span("line"), Trust.NAME)
        if span and sender.start() - begin <= _BEFORE_TIME:
            yield span


def _writers(text: str) -> Iterator[Span]:
    for wrote in _WROTE.finditer(text):
        line = _BEFORE_WROTE.search(text, max(0, wrote.start() - 80), wrote.start())
        if line and (span := _name_shaped(text, *line.span("line"), Trust.NAME)):
            yield span


def name_below_closing(text: str, end: int, friendly: bool) -> Span | None:
    """Return the signature below a closing formula that ends at an offset.

    One unknown word is a name only after a friendly formula.
    """
    line = _CLOSED.match(text, end)
    trust = Trust.NAME if friendly else Trust.GIVEN
    return _name_shaped(text, *line.span("line"), trust) if line else None


def name_below_label(text: str, start: int, end: int) -> Span | None:
    """Return the name on the line below a label that has a line of its own."""
    if text[text.rfind("\n", 0, start) + 1 : start].strip(" \t>*"):
        return None
    line = _BELOW_LABEL.match(text, end)
    return _name_shaped(text, *line.span("line"), Trust.NAME) if line else None


def _lines(pattern: re.Pattern[str], text: str, trust: Trust) -> Iterator[Span]:
    for found in pattern.finditer(text):
        if span := _name_shaped(text, *found.span(found.lastgroup or "line"), trust):
            yield span


def _name_shaped(text: str, start: int, end: int, trust: Trust) -> Span | None:
    """Return the span of the words of a line if they can only be a name.

    With `Trust.GIVEN` two unknown words are a name, one needs to be a given name.
    """
    ranks: list[Rank] = []
    first = last = 0
    position = start
    while position < end:
        position = _BETWEEN.match(text, position, end).end()  # type: ignore[union-attr]
        word = _WORD.match(text, position, end)
        if word is None:
            break
        plain = word[0].rstrip(".")
        if not ranks and folded(plain) in ALSO_TITLES:
            position = word.end()
            continue
        if not is_particle(plain) or not ranks:
            how = rank(plain)
            is_initial = len(plain) == 1 and plain.isupper()
            if (how is Rank.NONE and not is_initial and not is_particle(plain)) or plain[
                0
            ].islower():
                return None
            ranks.append(Rank.UNKNOWN if is_initial or is_particle(plain) else how)
            first, last = first or word.start() + 1, word.end()
        position = word.end()
    if position < end or not 0 < len(ranks) <= _MOST_WORDS:
        return None
    return (first - 1, last) if _can_be_name(ranks, trust) else None


def _can_be_name(ranks: list[Rank], trust: Trust) -> bool:
    common = sum(how <= Rank.COMMON for how in ranks)
    if max(ranks) >= Rank.AMBIGUOUS:
        return common <= 1
    return not common and (trust > Trust.GIVEN or len(ranks) in (2, 3))


def _cells(text: str) -> Iterator[Span]:
    """Yield the names in the columns of tables whose heading is "Nom" or the like."""
    position = 0
    delimited = _SPACED if "   " in text else _DELIMITER
    while found := delimited.search(text, position):
        begin = max(position, text.rfind("\n", 0, found.start()) + 1)
        header = _HEADER_LINE.match(text, begin)
        if header is None:
            position = _next_line(text, found.end())
            continue
        position = header.end() + 1
        for delimiter in _DELIMITERS:
            cells = delimiter.split(header[0])
            columns = {n for n, cell in enumerate(cells) if _HEADER_CELL.fullmatch(cell)}
            if columns and len(cells) >= (3 if delimiter is _SPACES else 2):
                spans, position = _rows(text, position, delimiter, len(cells), columns)
                yield from spans


def _next_line(text: str, at: int) -> int:
    return text.find("\n", at) + 1 or len(text)


def _rows(
    text: str, start: int, delimiter: re.Pattern[str], count: int, columns: set[int]
) -> tuple[list[Span], int]:
    """Return the names in the rows from an offset on, and where the rows end."""
    spans: list[Span] = []
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        cells = _cell_spans(text, start, end, delimiter)
        if len(cells) != count:
            break
        found = (_cell(text, *cell) for n, cell in enumerate(cells) if n in columns)
        spans += filter(None, found)
        start = end + 1
    return spans, start


def _cell_spans(text: str, start: int, end: int, delimiter: re.Pattern[str]) -> list[Span]:
    between = [found.span() for found in delimiter.finditer(text, start, end)]
    begins = [start, *(stop for _, stop in between)]
    return list(zip(begins, [*(begin for begin, _ in between), end], strict=True))


def _cell(text: str, start: int, end: int) -> Span | None:
    begin = start + len(text[start:end]) - len(text[start:end].lstrip())
    stop = read_name(text, begin, Trust.SURE) if begin < end else begin
    if stop == begin and begin < end:
        stop = read_name(text, begin, Trust.NAME, small=True)
    return (begin, min(stop, end)) if stop > begin else None
