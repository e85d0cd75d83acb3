"""The weekly report as a self-contained HTML page: it loads nothing, and all text is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from triage_app.export_records import AsOf
from triage_app.period_records import CampaignCount
from triage_app.reporting.charts import Pair, bar, columns
from triage_app.reporting.figures import Breakdown, PeriodFigures, Share
from triage_app.reporting.html_page import html_page
from triage_app.reporting.ledger_end import ledger_line
from triage_app.reporting.tables import defanged
from triage_app.reporting.words import ReportWords

_SHOWN = ("band", "decision", "label", "channel", "scenario", "outcome")
_MOST_ROWS = 12
_MOST_DOMAINS = 4


def html_bytes(figures: PeriodFigures, words: ReportWords, as_of: AsOf) -> bytes:
    """Return the page as UTF-8, in the language of `words`."""
    heading = f"{words.title('report')} {figures.period}"
    body = "".join(
        (
            _head(figures, words),
            _tiles(figures, words),
            _rising(figures, words),
            _days(figures, words),
            _breakdowns(figures, words),
            _review(figures, words),
            _foot(words, as_of),
        )
    )
    return html_page(heading, words.language, body)


def _head(figures: PeriodFigures, words: ReportWords) -> str:
    period = figures.period
    first, last = words.numbers.date(period.since), words.numbers.date(period.last)
    return (
        f"<header><p>Vigie</p><h1>{escape(words.title('report'))}</h1>"
        f"<p>{escape(words.title('week'))} {period} · {first} – {last}</p></header>\n"
    )


def _tiles(figures: PeriodFigures, words: ReportWords) -> str:
    total = figures.total
    change = (total.count or 0) - (total.previous or 0)
    before = f"{words.title('previous')} {words.numbers.number(total.previous)} ({change:+d})"
    handling = figures.handling
    slow = f"{words.title('ninetieth_short')} {words.numbers.duration(handling.ninetieth_seconds)}"
    tiles = [
        _tile(words.title("total"), words.numbers.number(total.count), before),
        *(
            _share_tile(figures.share(name), words)
            for name in ("confirmed_scam", "false_alarm", "miss", "unclear", "labelled")
        ),
        _tile(words.title("median_short"), words.numbers.duration(handling.median_seconds), slow),
    ]
    return f'<section class="tiles">{"".join(tiles)}</section>\n'


def _share_tile(share: Share, words: ReportWords) -> str:
    if share.value is None:
        small = words.title("too_few") if share.name not in ("unclear", "labelled") else ""
    else:
        low, high = words.numbers.percent(share.low, 1), words.numbers.percent(share.high, 1)
        hits, of = words.numbers.number(share.hits), words.numbers.number(share.of)
        small = f"{hits} / {of} · {low} – {high}"
    return _tile(words.title(share.name), words.numbers.percent(share.value, 1), small)


def _tile(name: str, figure: str, small: str) -> str:
    return (
        f'<div class="tile"><h2>{escape(name)}</h2>'
        f'<p class="figure">{escape(figure)}</p><p class="small">{escape(small)}</p></div>'
    )


def _rising(figures: PeriodFigures, words: ReportWords) -> str:
    title = escape(words.title("campaigns"))
    if not figures.campaigns:
        nothing = words.title("nothing_rising" if figures.total.count else "empty")
        return f"<section><h2>{title}</h2><p>{escape(nothing)}</p></section>\n"
    keys = ("excerpt", "domains", "count", "previous", "confirmed_scam_short")
    heads = "".join(f'<th scope="col">{escape(words.title(key))}</th>' for key in keys)
    rows = "".join(_rising_row(campaign, words) for campaign in figures.campaigns)
    return (
        f'<section><h2>{title}</h2><table class="rising"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></section>\n"
    )


def _rising_row(campaign: CampaignCount, words: ReportWords) -> str:
    named = [
        words.value(name, key)
        for name, key in (("scenario", campaign.scenario), ("organisation", campaign.organisation))
        if key
    ]
    domains = [*map(defanged, campaign.domains[:_MOST_DOMAINS])]
    if len(campaign.domains) > _MOST_DOMAINS:
        domains.append("…")
    before = words.numbers.number(campaign.previous) if campaign.previous else words.title("new")
    excerpt = campaign.excerpt or f"{words.title('number')} {campaign.latest}"
    return (
        f"<tr><td>{escape(excerpt)}"
        f'<br><span class="small">{escape(" · ".join(named))}</span></td>'
        f"<td>{'<br>'.join(map(escape, domains))}</td>"
        f'<td class="n strong">{words.numbers.number(campaign.cases)}</td>'
        f'<td class="n">{escape(before)}</td>'
        f'<td class="n">{words.numbers.number(campaign.confirmed_scam)}</td></tr>'
    )


def _days(figures: PeriodFigures, words: ReportWords) -> str:
    days = figures.breakdown("day")
    pairs = [Pair(words.value("day", c.key), c.count or 0, c.previous or 0) for c in days.counts]
    names = (words.title("total"), words.title("previous"))
    chart = columns(words.title("day"), names, pairs)
    return (
        f"<section><h2>{escape(words.title('day'))}</h2>"
        f"{_legend(words, 'now', 'was')}{chart}</section>\n"
    )


def _legend(words: ReportWords, now: str, then: str) -> str:
    pairs = ((now, words.title("total")), (then, words.title("previous")))
    keys = " ".join(f'<span class="key {kind}"></span>{escape(name)}' for kind, name in pairs)
    return f'<p class="small">{keys}</p>'


def _breakdowns(figures: PeriodFigures, words: ReportWords) -> str:
    tables = "".join(_breakdown(figures.breakdown(name), figures, words) for name in _SHOWN)
    tables += _organisations(figures, words)
    legend = _legend(words, "now", "then")
    return f'<section>{legend}<div class="grid">{tables}</div></section>\n'


def _breakdown(breakdown: Breakdown, figures: PeriodFigures, words: ReportWords) -> str:
    title = escape(words.title(breakdown.name))
    shown = [c for c in breakdown.counts if c.count or c.previous][:_MOST_ROWS]
    largest = max((max(c.count or 0, c.previous or 0) for c in shown), default=0)
    rows = "".join(
        f'<tr><th scope="row">{escape(words.value(breakdown.name, c.key))}</th>'
        f'<td class="drawn">{bar(c.count or 0, c.previous or 0, largest)}</td>'
        f'<td class="n strong">{words.numbers.number(c.count)}</td>'
        f'<td class="n">{words.numbers.percent(_share(c.count, figures.total.count), 1)}</td>'
        f'<td class="n">{words.numbers.number(c.previous)}</td></tr>'
        for c in shown
    )
    keys = ("count", "share", "previous")
    heads = "".join(f'<th scope="col" class="n">{escape(words.title(key))}</th>' for key in keys)
    return (
        f'<div><h2>{title}</h2><table><thead><tr><td></td><td class="drawn"></td>{heads}</tr>'
        f"</thead><tbody>{rows}</tbody></table></div>"
    )


def _organisations(figures: PeriodFigures, words: ReportWords) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(words.value("organisation", one.key))}</th>'
        + "".join(
            f'<td class="n">{words.numbers.number(count)}</td>'
            for count in (one.scam, one.previous, one.legit, one.unsure)
        )
        + "</tr>"
        for one in figures.organisations[:_MOST_ROWS]
    )
    keys = ("impersonated", "previous", "honest", "unsure")
    heads = "".join(f'<th scope="col" class="n">{escape(words.title(key))}</th>' for key in keys)
    return (
        f"<div><h2>{escape(words.title('organisations'))}</h2><table><thead><tr><td></td>{heads}"
        f"</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _share(count: int | None, total: int | None) -> float | None:
    return count / total if total and count is not None else None


def _review(figures: PeriodFigures, words: ReportWords) -> str:
    lists = "".join(
        f"<dt>{escape(words.title(key))}</dt><dd>{escape(_numbers(numbers, words))}</dd>"
        for key, numbers in (("misses", figures.misses), ("false_alarms", figures.false_alarms))
    )
    return f"<section><h2>{escape(words.title('to_review'))}</h2><dl>{lists}</dl></section>\n"


def _numbers(numbers: Sequence[int], words: ReportWords) -> str:
    if not numbers:
        return words.title("none")
    return f"{words.title('cases')} " + ", ".join(map(str, numbers))


def _foot(words: ReportWords, as_of: AsOf) -> str:
    at = f"{words.numbers.date(as_of.moment.date())} {as_of.moment:%H:%M}"
    foot, line = escape(words.title("foot", at=at)), escape(ledger_line(as_of, words))
    return f'<footer class="small">{foot}<br>{line}</footer>\n'
