"""The explanation of one score for reviewers: all contributions, as HTML page or as text lines.

The page loads nothing and runs nothing; all text is escaped and no address can be clicked.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from classifier.explaining.contributions import Contribution, Explanation
from classifier.records import Assessment, Band, BandReason, Direction, Place, Reason
from triage_app.reporting.explain_words import ExplainWords
from triage_app.reporting.html_page import html_page
from triage_app.reporting.marked_message import defanged_text, marked_html
from triage_app.wording.shown_score import shown_score

_MORE_STYLE = """
:root{--for:#a3341c;--for-ground:#fbe3db;--against:#1c5c46;--against-ground:#dcefe6}
@media (prefers-color-scheme:dark){:root{--for:#f3a58c;--for-ground:#4a231a;--against:#8fd3b6;
--against-ground:#193a2d}}
@media print{:root{--for:#7a2613;--for-ground:#f6dfd7;--against:#164a38;--against-ground:#dcefe6}}
.text{border:1px solid var(--line);border-radius:8px;padding:12px 14px;white-space:normal;
overflow-wrap:anywhere;max-width:74ch}
mark{background:var(--for-ground);color:inherit;border-bottom:2px solid var(--for);padding:0 1px}
mark.against{background:var(--against-ground);border-bottom:2px dotted var(--against)}
sup{font-size:11px;font-weight:650;margin-left:1px}
ol{margin:0;padding-left:26px}li{margin:0 0 6px}
.for{color:var(--for)}.against{color:var(--against)}mark.for,mark.against{color:inherit}
.push{width:26%;min-width:90px}
.push span{display:block;height:9px;border-radius:2px;background:var(--for)}
.push span.against{background:var(--against)}
.total th,.total td{border-top:2px solid var(--ink);font-weight:650}
.here th,.here td{font-weight:650}
.quote{color:var(--soft)}
table.words{columns:1}
"""


def explain_html(explanation: Explanation, language: str) -> bytes:
    """Return the page as UTF-8; `language` is "fr" or "en"."""
    words, assessment = ExplainWords(language), explanation.assessment
    body = "".join(
        (
            _head(assessment, words),
            _reasons(explanation, words),
            _message(assessment, words),
            _sum(explanation, words),
            _bands(explanation, words),
            _table(explanation, "rule", words),
            _table(explanation, "word", words),
            _table(explanation, "shape", words),
        )
    )
    return html_page(words("title"), language, body, _MORE_STYLE)


def _section(title: str, inside: str) -> str:
    return f"<section>\n<h2>{escape(title)}</h2>\n{inside}\n</section>\n"


def _head(assessment: Assessment, words: ExplainWords) -> str:
    known = shown_score(assessment)
    score = f" · {words.score(known)}" if known is not None else ""
    model = f"{words('model')} {assessment.model}. " if assessment.model else ""
    return (
        f"<header><p>Vigie · {escape(words('title'))}</p>"
        f"<h1>{escape(words.band(assessment.band))}{escape(score)}</h1>"
        f"<p>{escape(model + words('intro'))}</p></header>\n"
    )


def _reasons(explanation: Explanation, words: ExplainWords) -> str:
    assessment = explanation.assessment
    items = "".join(_reason(one, assessment, words) for one in assessment.reasons)
    rest = ""
    if explanation.rest:
        told = f"{explanation.rest} ({words.weight(assessment.rest)})"
        rest = f'<p class="small">{escape(told)}</p>'
    listed = f"<ol>{items}</ol>" if items else f"<p>{escape(words('none'))}</p>"
    return _section(words("reasons"), listed + rest) + _changes(assessment, words)


def _reason(reason: Reason, assessment: Assessment, words: ExplainWords) -> str:
    text = escape(defanged_text(reason.text, assessment.links))
    quote = "" if reason.quote in reason.text else defanged_text(reason.quote, assessment.links)
    shown = f'<br><span class="quote">« {escape(quote)} »</span>' if quote else ""
    side = escape(words(reason.direction.value))
    weight = f"{words.weight(reason.weight)}, " if assessment.score is not None else ""
    return f'<li>{text} <span class="{reason.direction}">({weight}{side})</span>{shown}</li>'


def _changes(assessment: Assessment, words: ExplainWords) -> str:
    if not assessment.is_by_score:
        return ""
    lines = [
        words("change", text=one.text, band=words.band(one.band))
        for one in assessment.what_would_change
    ]
    lines = lines or [words("no_change")]
    return _section(words("changes"), "".join(f"<p>{escape(line)}</p>" for line in lines))


def _message(assessment: Assessment, words: ExplainWords) -> str:
    head = "".join(
        f"<p><strong>{escape(words(place.value))}</strong> {marked_html(assessment, place)}</p>"
        for place in (Place.SENDER, Place.SUBJECT)
        if getattr(assessment.message, place.value)
    )
    text = f'<div class="text">{head}<p>{marked_html(assessment, Place.BODY)}</p></div>'
    links = "".join(f"<li>{escape(link.defanged)}</li>" for link in assessment.links)
    below = f"<h2>{escape(words('links'))}</h2><ul>{links}</ul>" if links else ""
    return _section(words("message"), text) + (f"<section>{below}</section>\n" if below else "")


def _sum(explanation: Explanation, words: ExplainWords) -> str:
    assessment = explanation.assessment
    if assessment.score is None:
        return _section(words("sum"), f"<p>{escape(words('no_model'))}</p>")
    parts = [(words("base"), assessment.base)]
    parts += [
        (words(kind), sum(one.weight for one in explanation.of(kind)))
        for kind in ("rule", "word", "shape")
    ]
    most = max(abs(weight) for _, weight in parts)
    rows = "".join(_row(escape(name), weight, most, words) for name, weight in parts)
    total = (
        f'<tr class="total"><th scope="row">{escape(words("total"))}</th><td></td>'
        f'<td class="n">{words.weight(assessment.log_odds)}</td></tr>'
        f'<tr><th scope="row">{escape(words("probability"))}</th><td></td>'
        f'<td class="n">{words.score(assessment.score)}</td></tr>'
    )
    return _section(words("sum"), f"<table><tbody>{rows}{total}</tbody></table>")


def _row(name: str, weight: float, most: float, words: ExplainWords) -> str:
    return (
        f'<tr><th scope="row">{name}</th>{_push(weight, most)}'
        f'<td class="n">{words.weight(weight)}</td></tr>'
    )


def _push(weight: float, most: float) -> str:
    """Return a cell with a bar: its length is the weight, its colour repeats the sign."""
    width = 100 * abs(weight) / most if most else 0.0
    side = Direction.FOR if weight > 0 else Direction.AGAINST
    return f'<td class="push"><span class="{side}" style="width:{width:.1f}%"></span></td>'


def _bands(explanation: Explanation, words: ExplainWords) -> str:
    limits, assessment = explanation.thresholds, explanation.assessment
    if limits is None:
        return ""
    edges = (1.0, limits.top, limits.several, limits.doubt, 0.0)
    rows = ""
    for band, high, low in zip(Band, edges, edges[1:], strict=False):
        here = band is assessment.band
        between = words("from_to", low=words.limit(low), high=words.limit(high))
        mark = f" ← {words('here')}" if here else ""
        kind = ' class="here"' if here else ""
        rows += (
            f"<tr{kind}>"
            f'<th scope="row">{escape(words.band(band) + mark)}</th>'
            f'<td class="n">{escape(between)}</td></tr>'
        )
    why = assessment.band_reason
    note = ""
    if why not in (BandReason.SCORE, BandReason.BETWEEN):
        note = f"<p>{escape(words('other_cause'))} {escape(words.reason(why))}</p>"
    return _section(words("bands"), f"<table><tbody>{rows}</tbody></table>{note}")


def _table(explanation: Explanation, kind: str, words: ExplainWords) -> str:
    found = explanation.of(kind)
    title = f"{words(kind)} ({len(found)})"
    if not found:
        return _section(title, f"<p>{escape(words('none'))}</p>")
    most = max(abs(one.weight) for one in found)
    rows = "".join(_contribution(one, most, explanation, words) for one in found)
    third = "count" if kind == "word" else "says"
    heads = "".join(f'<th scope="col">{escape(words(key))}</th>' for key in ("name", third))
    note = f'<p class="small">{escape(words("word_note"))}</p>' if kind == "word" else ""
    return _section(
        title,
        f"{note}<table><thead><tr>{heads}<td></td>"
        f'<th scope="col" class="n">{escape(words("weight"))}</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>",
    )


def _contribution(
    one: Contribution, most: float, explanation: Explanation, words: ExplainWords
) -> str:
    links = explanation.assessment.links
    if one.kind == "word":
        says = escape(str(one.count))
    elif one.kind == "shape":
        says = escape(words.shape(one.name))
    else:
        quote = escape(defanged_text(one.quote, links))
        says = escape(defanged_text(one.text, links))
        says += f'<br><span class="quote">« {quote} »</span>' if quote else ""
    return (
        f'<tr><th scope="row">{escape(one.name)}</th><td>{says}</td>'
        f'{_push(one.weight, most)}<td class="n">{words.weight(one.weight)}</td></tr>'
    )


def explain_lines(explanation: Explanation, language: str, most_words: int = 25) -> Sequence[str]:
    """Return the sum as text lines: base, indicators, heaviest words, form of the message, total.

    Weights are in log-odds. Words after the first `most_words` are summed in one line. Without a
    model only the sentences of the indicators are returned.
    """
    words, assessment = ExplainWords(language), explanation.assessment
    if assessment.score is None:
        return [words("no_model"), *(f"  {one.text}" for one in explanation.of("rule"))]
    lines = [f"{words.weight(assessment.base)}  {words('base')}"]
    for one in explanation.of("rule"):
        lines.append(
            f"{words.weight(one.weight)}  {one.name}  {defanged_text(one.text, assessment.links)}"
        )
    found = explanation.of("word")
    for one in found[:most_words]:
        lines.append(f"{words.weight(one.weight)}  « {one.name} »")
    if found[most_words:]:
        left = sum(one.weight for one in found[most_words:])
        lines.append(f"{words.weight(left)}  {words('others', n=len(found) - most_words)}")
    for one in explanation.of("shape"):
        lines.append(f"{words.weight(one.weight)}  {words.shape(one.name)}")
    if explanation.rest:
        lines.append(f"{words.weight(assessment.rest)}  {explanation.rest}")
    total = f"{words.weight(assessment.log_odds)}  {words('total')}"
    return [*lines, f"{total} → {words.score(assessment.score)}"]
