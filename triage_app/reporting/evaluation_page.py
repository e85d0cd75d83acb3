"""The page docs/evaluation.md: figures of one evaluation as Markdown, the hardest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Figures = Mapping[str, Any]

_SPLITS = (
    ("family", "Unknown kinds: each scam family judged by a model that never saw it"),
    ("time", "Newer kinds: learnt from kinds told of before {year}, judged on later ones"),
    ("campaign", "Unknown campaigns (ten parts, near-copies together)"),
    ("random", "Campaigns drawn by lot (what most papers publish)"),
)
_BANDS = {
    "very_likely_scam": "very likely a scam",
    "several_signs": "several signs",
    "cannot_tell": "cannot tell",
    "few_signs": "few signs",
}
_TARGETS = (  # name, key, whether more is better, bound
    ("AUC", "auc", True, 0.985),
    ("recall at 2 % false alarms", "recall_at_2", True, 0.93),
    ("precision of the top band", "top_band_precision", True, 0.97),
    ("hard genuine in the top band", "hard_legit_in_top", False, 0.02),
    ("“cannot tell”", "cannot_tell", False, 0.12),
)


def page(found: Figures, day: str) -> str:
    """Return the page for what `services.evaluation_page` gathered; `day` is ISO 8601."""
    parts = [
        _head(found, day),
        _splits(found["splits"]),
        _campaign(found["full"], found["splits"]),
        _bands(found["full"]),
        _reliability(found["full"]),
        _check(found.get("check"), found["full"]),
        _outside(found.get("outside", {})),
        _comparison(found.get("comparison")),
        _groups(found["full"]),
        _worst(found["full"]["worst"]),
        _limits(),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(found: Figures, day: str) -> str:
    full = found["full"]
    return (
        "# Evaluation\n\n"
        f"Made by `make evaluation` on {day} from {full['examples']} training messages "
        f"({full['scams']} scams). Every message is judged by a model that has not seen it. "
        "Values stand with their 95 % interval and the number of messages. "
        "Believe the upper lines first: the lower ones flatter.\n\n"
        "All messages were invented, more than half of them to be hard. "
        "These figures say how the model compares with itself and with others on the same "
        "messages; what it does on the desk, confirmed cases tell (`vigie models drift`)."
    )


def _rate(value: Mapping[str, Any]) -> str:
    if value["value"] is None:
        return f"none (n = {value['n']})"
    return f"{value['value']:.3f} [{value['low']:.3f}, {value['high']:.3f}] (n = {value['n']})"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def _splits(splits: Figures) -> str:
    rows = [
        (
            title.format(year=splits["time"].get("from_year", "")),
            _rate(splits[name]["auc"]),
            _rate(splits[name]["recall_at_1"]),
            _rate(splits[name]["recall_at_2"]),
        )
        for name, title in _SPLITS
    ]
    head = ("split", "AUC", "recall at 1 % false alarms", "recall at 2 %")
    return (
        f"## Four ways to part the messages\n\n{_table(head, rows)}\n\n"
        "The messages have no dates; the year is the first in which a kind of scam was "
        "reported (`resources/scenarios.csv`), and genuine messages are halved by campaign."
    )


def _campaign(full: Figures, splits: Figures) -> str:
    rows = [_wanted(name, full[key], more, bound) for name, key, more, bound in _TARGETS]
    unseen = splits["family"]["recall_at_2"]
    rows.append(_wanted("recall at 2 %, unknown families", unseen, more=True, bound=0.80))
    error = full["calibration_error"]
    reached = "yes" if error <= 0.04 else "**no**"
    rows.append(("expected calibration error", "≤ 0.04", f"{error:.3f}", reached))
    return (
        "## What was wanted, on unknown campaigns\n\n"
        f"{_table(('figure', 'wanted', 'found', 'reached'), rows)}"
    )


def _wanted(
    name: str, found: Mapping[str, Any], more: bool, bound: float
) -> tuple[str, str, str, str]:
    value = found["value"] or 0.0
    reached = value >= bound if more else value <= bound
    return name, f"{'≥' if more else '≤'} {bound}", _rate(found), "yes" if reached else "**no**"


def _bands(full: Figures) -> str:
    bands = [(_BANDS[name], _rate(rate)) for name, rate in full["bands"].items()]
    head = ("band", *(f"{float(rate):.0%} are scams" for rate in full["risk"]))
    rows = [
        (title, *(_share(risk[name]) for risk in full["risk"].values()))
        for name, title in _BANDS.items()
    ]
    return (
        "## What each band has meant\n\n"
        f"{_table(('band', 'share of scams'), bands)}\n\n"
        "On the desk the share of scams is another one. What a message in each band still "
        "risks, by Bayes' rule, when of all messages:\n\n"
        f"{_table(head, rows)}\n\n"
        "The intervals join the unlucky ends of two intervals. “Few signs” never means safe: "
        "the line above says what remains."
    )


def _share(risk: Mapping[str, Any]) -> str:
    if risk["value"] is None:
        return "none"
    return f"{risk['value']:.1%} [{risk['low'] or 0:.1%}, {risk['high'] or 0:.1%}]"


def _reliability(full: Figures) -> str:
    rows = [
        (f"{row['from']:.1f} to {row['from'] + 0.1:.1f}", f"{row['mean']:.3f}", _rate(row["scams"]))
        for row in full["reliability"]
    ]
    return (
        "## Reliability of the probabilities\n\n"
        "![Share of scams against the probability given](images/reliability.svg)\n\n"
        f"{_table(('probability', 'mean', 'share of scams'), rows)}\n\n"
        f"Expected calibration error, 15 bins: {full['calibration_error']:.3f}."
    )


def _check(check: Figures | None, full: Figures) -> str:
    title = "## Messages by another hand\n\n"
    if check is None:
        return title + "Skipped: no labelled file of another hand was given."
    names = ("auc", "recall_at_1", "recall_at_2", "top_band_precision", "hard_legit_in_top")
    rows = [(name.replace("_", " "), _rate(check[name]), _rate(full[name])) for name in names]
    gap = (full["auc"]["value"] or 0.0) - (check["auc"]["value"] or 0.0)
    tables = [
        _table(
            (group, "scams flagged", "genuine flagged", "cannot tell"),
            [
                (name, *(_rate(row[key]) for key in ("scam_flagged", "legit_flagged")),
                 _rate(row["cannot_tell"]))
                for name, row in check["groups"][group].items()
            ],
        )
        for group in ("hard", "channel", "language")
    ]  # fmt: skip
    return (
        f"{title}{check['examples']} labelled messages that never trained anything.\n\n"
        f"{_table(('figure', 'another hand', 'own, unknown campaigns'), rows)}\n\n"
        f"The gap in AUC is {gap:+.3f}: the most honest number of this page.\n\n"
        + "\n\n".join(tables)
    )


def _outside(outside: Figures) -> str:
    rows = [
        (name, *(str(counts.get(band, 0)) for band in _BANDS), _rate(counts["top"]))
        for name, counts in outside.items()
    ]
    head = ("genuine messages", *_BANDS.values(), "in the top band")
    text = _table(head, rows) if rows else "Skipped: no outside messages were given."
    return f"## False alarms on public messages that never trained\n\n{text}"


def _comparison(found: Figures | None) -> str:
    title = "## Comparison of models and features\n\n"
    peers = "Other programs on the same parts: [peers](peers.md)."
    if found is None:
        return f"{title}Skipped: run `make compare` first. {peers}"
    rows = [
        (row["name"], _rate(row["auc"]), _rate(row["recall_at_1"]), _rate(row["recall_at_2"]),
         f"{row['off_source']:.1%}", f"{row['seconds']:.1f}")
        for row in found["rows"]
    ]  # fmt: skip
    head = ("model", "AUC", "recall at 1 %", "recall at 2 %", "false alarms, families unknown", "s")
    return (
        f"{title}{_table(head, rows)}\n\nFive parts by campaign. The last but one column is the "
        "share of genuine messages called scam at probability one half by a model that saw no "
        "message of their family. Taken is the simplest that is not beaten beyond its "
        f"interval. {peers}"
    )


def _groups(full: Figures) -> str:
    cells = [(name, _rate(rate)) for name, rate in full["cells"].items()]
    groups = [
        (f"{group} {name}", _rate(row["scam_flagged"]), _rate(row["legit_flagged"]),
         _rate(row["cannot_tell"]))
        for group in ("hard", "channel", "language")
        for name, row in full["groups"][group].items()
    ]  # fmt: skip
    head = ("group", "scams flagged", "genuine flagged", "cannot tell")
    return (
        f"## By group\n\n{_table(head, groups)}\n\n### Scams caught at 2 % false alarms, "
        f"by family and channel\n\n{_table(('family · channel', 'caught'), cells)}"
    )


def _worst(worst: Figures) -> str:
    def lines(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
        return (f"- `{row['id']}`: {row['score']:.3f}" for row in rows)

    return (
        "## Worst of all, by name\n\n### Scams that looked genuine\n\n"
        + "\n".join(lines(worst["misses"]))
        + "\n\n### Genuine messages that looked like scams\n\n"
        + "\n".join(lines(worst["false_alarms"]))
    )


def _limits() -> str:
    return (
        "## What limits these figures\n\n"
        "- A few hands wrote the messages. A campaign that is held out still shares its "
        "writer with others.\n"
        "- Some scams say nothing that could be told from life: a first word from a wrong "
        "number, a confirmation with nothing asked yet. They are kept, and missed.\n"
        "- Calibration and the limits of the bands are fitted on the same held-out scores that "
        "they are reported on: the band table and the calibration error flatter a little; AUC "
        "and recall do not depend on them.\n"
        "- The rules were written with many of these messages at hand; only the split by "
        "another hand is free of that."
    )
