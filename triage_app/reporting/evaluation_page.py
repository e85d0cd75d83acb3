"""Writes docs/evaluation.md: the figures of one evaluation as Markdown, hardest test first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from triage_app.reporting.evaluation_targets import targets_section
from triage_app.reporting.hardest_sections import (
    check_files_section,
    curve_section,
    other_hands_section,
    probes_section,
)
from triage_app.reporting.markdown import Figures, rate_text, table
from triage_app.reporting.robustness_section import robustness_section

_SPLITS = (
    ("hand", "Other hands: each hand is scored by a model not trained on any of its messages"),
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
_BY_HAND_NOTE = (
    "Each message is judged by a model that was trained on other hands only; calibration and "
    "thresholds are those of all hands. (With fewer than three hands: on other campaigns only.)"
)
_GROUPS = {"hard": "difficulty", "channel": "channel", "language": "language"}


def page(found: Figures, day: str) -> str:
    """Return the page as Markdown.

    `found` is what `services.learning.evaluation_page` collects: nested dictionaries of counts
    and rates, a rate being `{"value", "low", "high", "n"}` with a 95 % interval. `day` is the
    date of the evaluation as ISO 8601.
    """
    full, checks = found["full"], found.get("checks", {})
    parts = [
        _head(found, day),
        other_hands_section(full["hands"]),
        check_files_section(checks, found.get("looks", {})),
        _splits(found["splits"]),
        targets_section(found),
        probes_section(found.get("probes", {})),
        curve_section(found.get("curves", {})),
        _bands(full),
        _reliability(full),
        *(_check(name, check) for name, check in checks.items()),
        _outside(found.get("outside", {}), found.get("looks", {})),
        robustness_section(found.get("robustness")),
        _comparison(found.get("comparison")),
        _groups(full),
        _worst(full["worst"]),
        _limits(),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(found: Figures, day: str) -> str:
    full = found["full"]
    return (
        "# Evaluation\n\n"
        f"Made by `make evaluation` on {day} from {full['examples']} training messages "
        f"({full['scams']} scams). Every message is scored by a model that was not trained on "
        "it. Values are given with their 95 % interval and the number of messages n. The hardest "
        "and most realistic tests come first.\n\n"
        "All messages are invented; more than half of them were written to be hard. The figures "
        "compare models on the same messages. The quality in use must be measured on confirmed "
        "cases (`vigie models drift`)."
    )


def _splits(splits: Figures) -> str:
    rows = [
        (
            title.format(year=splits["time"].get("from_year", "")),
            rate_text(splits[name]["auc"]),
            rate_text(splits[name]["recall_at_1"]),
            rate_text(splits[name]["recall_at_2"]),
        )
        for name, title in _SPLITS
    ]
    head = ("split", "AUC", "recall at 1 % false alarms", "recall at 2 %")
    return (
        f"## Five splits\n\n{table(head, rows)}\n\n"
        "The messages have no dates. The year of a scam family is the year in which it was first "
        "reported (`resources/scenarios.csv`); genuine messages are divided in half by campaign."
    )


def _bands(full: Figures) -> str:
    bands = [(_BANDS[name], rate_text(rate)) for name, rate in full["bands"].items()]
    head = ("band", *(f"{float(rate):.0%} are scams" for rate in full["risk"]))
    rows = [
        (title, *(_share(risk[name]) for risk in full["risk"].values()))
        for name, title in _BANDS.items()
    ]
    return (
        "## Share of scams in each band, by hand\n\n"
        f"{_BY_HAND_NOTE}\n\n"
        f"{table(('band', 'share of scams'), bands)}\n\n"
        "In use, the share of scams among all messages (base rate) differs from that of the test "
        "messages. Probability that a message in a band is a scam, by Bayes' rule, for three base "
        "rates:\n\n"
        f"{table(head, rows)}\n\n"
        "Each interval combines the unfavourable limits of two 95 % intervals. “Few signs” does "
        "not mean safe: its row gives the remaining risk."
    )


def _share(risk: Figures) -> str:
    if risk["value"] is None:
        return "none"
    return f"{risk['value']:.1%} [{risk['low'] or 0:.1%}, {risk['high'] or 0:.1%}]"


def _reliability(full: Figures) -> str:
    rows = [
        (
            f"{row['from']:.1f} to {row['from'] + 0.1:.1f}",
            f"{row['mean']:.3f}",
            rate_text(row["scams"]),
        )
        for row in full["reliability"]
    ]
    return (
        "## Reliability of the probabilities, by hand\n\n"
        f"{_BY_HAND_NOTE}\n\n"
        "![Share of scams against predicted probability](images/reliability.svg)\n\n"
        f"{table(('predicted probability', 'mean', 'share of scams'), rows)}\n\n"
        f"Expected calibration error, 15 bins: {full['calibration_error']:.3f}."
    )


def _check(name: str, check: Figures) -> str:
    tables = [
        table(
            (title, "scams flagged", "genuine flagged", "cannot tell"),
            [
                (kind, *(rate_text(row[key]) for key in ("scam_flagged", "legit_flagged")),
                 rate_text(row["cannot_tell"]))
                for kind, row in check["groups"][group].items()
            ],
        )
        for group, title in _GROUPS.items()
    ]  # fmt: skip
    return f"## The check file “{name}” by group\n\n" + "\n\n".join(tables)


def _outside(outside: Figures, looks: Figures) -> str:
    rows = [
        (name, *(str(counts.get(band, 0)) for band in _BANDS), rate_text(counts["top"]),
         str(looks.get(name, 1)))
        for name, counts in outside.items()
    ]  # fmt: skip
    head = ("genuine messages", *_BANDS.values(), "in the top band", "looked at (times)")
    text = table(head, rows) if rows else "Not measured: no public messages were given."
    return f"## False alarms on public messages that were not used in training\n\n{text}"


def _comparison(found: Figures | None) -> str:
    title = "## Comparison of models and features\n\n"
    peers = "Other programs on the same folds: [comparison with other programs](peers.md)."
    if found is None:
        return f"{title}Not measured: run `make compare` first. {peers}"
    rows = [
        (row["name"], *(rate_text(row[key]) for key in ("auc", "recall_at_1", "recall_at_2")),
         f"{row['off_source']:.1%}", f"{row['seconds']:.1f}")
        for row in found["rows"]
    ]  # fmt: skip
    head = ("model", "AUC", "recall at 1 %", "recall at 2 %", "false alarms, unknown families", "s")
    return (
        f"{title}{table(head, rows)}\n\nEach hand is judged by a model of the other "
        "hands, so no choice is made by its author's own messages. “False alarms, unknown "
        "families” is the share of genuine messages with a probability of at least 0.5 from a "
        "model that was not trained on their family; “s” is the training time of one fold in "
        "seconds. We use the simplest model that no other exceeds by more than its interval. "
        f"{peers}"
    )


def _groups(full: Figures) -> str:
    cells = [(name, rate_text(rate)) for name, rate in full["cells"].items()]
    groups = [
        (f"{title}: {name}", rate_text(row["scam_flagged"]), rate_text(row["legit_flagged"]),
         rate_text(row["cannot_tell"]))
        for group, title in _GROUPS.items()
        for name, row in full["groups"][group].items()
    ]  # fmt: skip
    head = ("group", "scams flagged", "genuine flagged", "cannot tell")
    return (
        f"## By group, other hands\n\n{table(head, groups)}\n\n### Recall at 2 % false alarms, "
        f"by family and channel\n\n{table(('family · channel', 'recall'), cells)}"
    )


def _worst(worst: Figures) -> str:
    def lines(rows: Sequence[Figures]) -> Iterator[str]:
        return (f"- `{row['id']}`: {row['score']:.3f}" for row in rows)

    return (
        "## Worst errors, other hands\n\n### Scams with the lowest scores\n\n"
        + "\n".join(lines(worst["misses"]))
        + "\n\n### Genuine messages with the highest scores\n\n"
        + "\n".join(lines(worst["false_alarms"]))
    )


def _limits() -> str:
    return (
        "## Limits of these figures\n\n"
        "- The hands write on purpose in different manners, from the same recipe and facts; real "
        "messages differ more. A held-out campaign has its hand in common with other campaigns.\n"
        "- Some scams contain nothing that distinguishes them from ordinary messages, for "
        "example a first contact by a “wrong number”, or a confirmation that asks for nothing "
        "yet. They are kept in the data and are missed.\n"
        "- Calibration and band thresholds are fitted on the same held-out scores on which "
        "they are reported, so the band table and the calibration error are slightly "
        "optimistic. AUC and recall do not depend on them, and the table of other hands uses those "
        "of the other hands.\n"
        "- The authors of the indicators knew many of these messages. Only the messages by "
        "another author are free of this effect."
    )
