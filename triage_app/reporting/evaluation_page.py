"""Writes docs/evaluation.md: the figures of one evaluation as Markdown, hardest test first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from triage_app.reporting.robustness_section import robustness_section

Figures = Mapping[str, Any]

_SPLITS = (
    ("hand", "Other hands: each message is scored by a model without messages of its manner"),
    ("family", "Unknown families: each scam family is scored by a model not trained on it"),
    ("time", "Newer families: trained on families reported before {year}, tested on later ones"),
    ("campaign", "Unknown campaigns (ten folds; near-copies are in the same fold)"),
    ("random", "Random campaigns (the split that most papers use)"),
)
_BANDS = {
    "very_likely_scam": "very likely a scam",
    "several_signs": "several signs",
    "cannot_tell": "cannot tell",
    "few_signs": "few signs",
}
_TARGETS = (  # name, key, whether a higher value is better, target
    ("AUC", "auc", True, 0.985),
    ("recall at 2 % false alarms", "recall_at_2", True, 0.93),
    ("precision of the top band", "top_band_precision", True, 0.97),
    ("hard genuine messages in the top band", "hard_legit_in_top", False, 0.02),
    ("“cannot tell”", "cannot_tell", False, 0.12),
)

_CHECKED = (  # name, key
    ("AUC", "auc"),
    ("recall at 1 % false alarms", "recall_at_1"),
    ("recall at 2 % false alarms", "recall_at_2"),
    ("precision of the top band", "top_band_precision"),
    ("hard genuine messages in the top band", "hard_legit_in_top"),
)
_GROUPS = {"hard": "difficulty", "channel": "channel", "language": "language"}


def page(found: Figures, day: str) -> str:
    """Return the page as Markdown.

    `found` is what `services.learning.evaluation_page` collects: nested dictionaries of counts
    and rates, a rate being `{"value", "low", "high", "n"}` with a 95 % interval. `day` is the
    date of the evaluation as ISO 8601.
    """
    parts = [
        _head(found, day),
        _splits(found["splits"]),
        _campaign(found["full"], found["splits"]),
        _bands(found["full"]),
        _reliability(found["full"]),
        _check(found.get("check"), found["full"]),
        _outside(found.get("outside", {})),
        robustness_section(found.get("robustness")),
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
        f"({full['scams']} scams). Every message is scored by a model that was not trained on "
        "it. Values are given with their 95 % interval and the number of messages n. In the "
        "first table, the tests at the top are the most difficult and the most realistic.\n\n"
        "All messages are invented; more than half of them were written to be hard. The figures "
        "compare models on the same messages. The quality in use must be measured on confirmed "
        "cases (`vigie models drift`)."
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
        f"## Five splits\n\n{_table(head, rows)}\n\n"
        "The messages have no dates. The year of a scam family is the year in which it was first "
        "reported (`resources/scenarios.csv`); genuine messages are divided in half by campaign."
    )


def _campaign(full: Figures, splits: Figures) -> str:
    rows = [_wanted(name, full[key], more, bound) for name, key, more, bound in _TARGETS]
    unseen = splits["family"]["recall_at_2"]
    rows.append(_wanted("recall at 2 %, unknown families", unseen, more=True, bound=0.80))
    error = full["calibration_error"]
    reached = "yes" if error <= 0.04 else "**no**"
    rows.append(("expected calibration error", "≤ 0.04", f"{error:.3f}", reached))
    return (
        "## Targets, on unknown campaigns\n\n"
        f"{_table(('figure', 'target', 'measured', 'reached'), rows)}"
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
        "## Share of scams in each band\n\n"
        f"{_table(('band', 'share of scams'), bands)}\n\n"
        "In use, the share of scams among all messages (base rate) differs from that of the test "
        "messages. Probability that a message in a band is a scam, by Bayes' rule, for three base "
        "rates:\n\n"
        f"{_table(head, rows)}\n\n"
        "Each interval combines the unfavourable limits of two 95 % intervals. “Few signs” does "
        "not mean safe: its row gives the remaining risk."
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
        "![Share of scams against predicted probability](images/reliability.svg)\n\n"
        f"{_table(('predicted probability', 'mean', 'share of scams'), rows)}\n\n"
        f"Expected calibration error, 15 bins: {full['calibration_error']:.3f}."
    )


def _check(check: Figures | None, full: Figures) -> str:
    heading = "## Messages by another author\n\n"
    if check is None:
        return heading + "Not measured: no labelled file by another author was given."
    rows = [(name, _rate(check[key]), _rate(full[key])) for name, key in _CHECKED]
    gap = (full["auc"]["value"] or 0.0) - (check["auc"]["value"] or 0.0)
    tables = [
        _table(
            (title, "scams flagged", "genuine flagged", "cannot tell"),
            [
                (name, *(_rate(row[key]) for key in ("scam_flagged", "legit_flagged")),
                 _rate(row["cannot_tell"]))
                for name, row in check["groups"][group].items()
            ],
        )
        for group, title in _GROUPS.items()
    ]  # fmt: skip
    return (
        f"{heading}{check['examples']} labelled messages that were not used in training.\n\n"
        f"{_table(('figure', 'other author', 'own messages, unknown campaigns'), rows)}\n\n"
        f"Difference in AUC (own messages minus other author): {gap:+.3f}.\n\n"
        + "\n\n".join(tables)
    )


def _outside(outside: Figures) -> str:
    rows = [
        (name, *(str(counts.get(band, 0)) for band in _BANDS), _rate(counts["top"]))
        for name, counts in outside.items()
    ]
    head = ("genuine messages", *_BANDS.values(), "in the top band")
    text = _table(head, rows) if rows else "Not measured: no public messages were given."
    return f"## False alarms on public messages that were not used in training\n\n{text}"


def _comparison(found: Figures | None) -> str:
    title = "## Comparison of models and features\n\n"
    peers = "Other programs on the same folds: [comparison with other programs](peers.md)."
    if found is None:
        return f"{title}Not measured: run `make compare` first. {peers}"
    rows = [
        (row["name"], _rate(row["auc"]), _rate(row["recall_at_1"]), _rate(row["recall_at_2"]),
         f"{row['off_source']:.1%}", f"{row['seconds']:.1f}")
        for row in found["rows"]
    ]  # fmt: skip
    head = ("model", "AUC", "recall at 1 %", "recall at 2 %", "false alarms, unknown families", "s")
    return (
        f"{title}{_table(head, rows)}\n\nFive folds grouped by campaign. “False alarms, unknown "
        "families” is the share of genuine messages with a probability of at least 0.5 from a "
        "model that was not trained on their family; “s” is the training time of one fold in "
        "seconds. We use the simplest model that no other exceeds by more than its interval. "
        f"{peers}"
    )


def _groups(full: Figures) -> str:
    cells = [(name, _rate(rate)) for name, rate in full["cells"].items()]
    groups = [
        (f"{title}: {name}", _rate(row["scam_flagged"]), _rate(row["legit_flagged"]),
         _rate(row["cannot_tell"]))
        for group, title in _GROUPS.items()
        for name, row in full["groups"][group].items()
    ]  # fmt: skip
    head = ("group", "scams flagged", "genuine flagged", "cannot tell")
    return (
        f"## By group\n\n{_table(head, groups)}\n\n### Recall at 2 % false alarms, "
        f"by family and channel\n\n{_table(('family · channel', 'recall'), cells)}"
    )


def _worst(worst: Figures) -> str:
    def lines(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
        return (f"- `{row['id']}`: {row['score']:.3f}" for row in rows)

    return (
        "## Worst errors\n\n### Scams with the lowest scores\n\n"
        + "\n".join(lines(worst["misses"]))
        + "\n\n### Genuine messages with the highest scores\n\n"
        + "\n".join(lines(worst["false_alarms"]))
    )


def _limits() -> str:
    return (
        "## Limits of these figures\n\n"
        "- Few people wrote the messages. A held-out campaign still has its author in common "
        "with other campaigns.\n"
        "- Some scams contain nothing that distinguishes them from ordinary messages, for "
        "example a first contact by a “wrong number”, or a confirmation that asks for nothing "
        "yet. They are kept in the data and are missed.\n"
        "- Calibration and band thresholds are fitted on the same held-out scores on which "
        "they are reported, so the band table and the calibration error are slightly "
        "optimistic. AUC and recall do not depend on them.\n"
        "- The authors of the indicators knew many of these messages. Only the messages by "
        "another author are free of this effect."
    )
