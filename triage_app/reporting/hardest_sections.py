"""The first sections of docs/evaluation.md: the hardest tests, as Markdown.

Messages of other hands, check files by other authors, style probes and the learning curve.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from triage_app.reporting.markdown import Figures, percent, rate_text, table

MOST_MOVED = 0.05  # by which a style probe may move a rate
_ROUNDING = 1e-9
_BY_HAND = (  # name, key
    ("AUC", "auc"),
    ("recall at 2 % false alarms", "recall_at_2"),
    ("genuine in the top band", "legit_in_top"),
    ("scams rated “few signs”", "scam_in_few_signs"),
    ("precision of the top band", "top_band_precision"),
)
_BY_FILE = (
    ("AUC", "auc"),
    ("recall at 2 % false alarms", "recall_at_2"),
    ("genuine in the top band", "legit_in_top"),
    ("hard genuine in the top band", "hard_legit_in_top"),
    ("scams rated “few signs”", "scam_in_few_signs"),
)


def other_hands_section(hands: Figures | None) -> str:
    """Return the figures of each hand; `hands` is None where there are fewer than three."""
    title = "## Other hands\n\n"
    if hands is None:
        return title + "Not measured: the training messages name fewer than three hands."
    rows = [
        (name, *(rate_text(found[key]) for _, key in _BY_HAND))
        for name, found in (("all together", hands["together"]), *hands["each"].items())
    ]
    return (
        f"{title}A hand is a manner of writing (`training_data/README.md`). Each hand is judged "
        "with weights, probabilities and thresholds that were fitted on the messages of the "
        "others. This is the test nearest to messages that we did not write, and the hardest.\n\n"
        f"{table(('hand', *(name for name, _ in _BY_HAND)), rows)}"
    )


def check_files_section(checks: Mapping[str, Figures], looks: Mapping[str, int]) -> str:
    """Return the hardest figures of each labelled file by another author.

    `looks` is how often each file was measured for this page.
    """
    title = "## Check files by other authors\n\n"
    if not checks:
        return f"{title}Not measured: no labelled file by another author was given."
    rows = [
        (
            name,
            str(found["examples"]),
            *(rate_text(found[key]) for _, key in _BY_FILE),
            str(looks.get(name, 1)),
        )
        for name, found in checks.items()
    ]
    head = ("file", "messages", *(name for name, _ in _BY_FILE), "looked at (times)")
    return (
        f"{title}Never trained on, and judged by the model of all training messages. A file that "
        "is looked at often becomes too easy, because whoever looks mends what it shows; the last "
        "column counts how often this page was made with it (`evaluation-looks.json`). Looks "
        "without the page are not counted.\n\n"
        f"{table(head, rows)}"
    )


def probes_section(probes: Mapping[str, Mapping[str, Figures]]) -> str:
    """Return what style probes do to the verdicts of each set of messages, by set and probe."""
    parts = [
        "## Style probes\n\nWords that say nothing (`training_data/probes`) are added to scams and "
        "genuine messages, or the sender is replaced. Training messages are judged by models that "
        "have not seen their hand, check files by the model of all training messages. “Flagged” "
        "are the two upper bands. Wanted: no rate moves by more than 5 points. The gate refuses a "
        "new model that they harm by 5 points more than the one in use."
    ]
    head = (
        "probe", "scams flagged before", "after", "genuine in the top band before", "after",
        "moved by at most 5 points",
    )  # fmt: skip
    for name, found in probes.items():
        if found:
            first = next(iter(found.values()))
            scams, genuine = first["flagged_before"]["n"], first["top_before"]["n"]
            parts.append(
                f"### On {name} ({scams} scams, {genuine} genuine)\n\n"
                + table(head, (_probe_row(probe, rates) for probe, rates in found.items()))
            )
    return "\n\n".join(parts) if len(parts) > 1 else f"{parts[0]}\n\nNot measured: no probes."


def _probe_row(probe: str, rates: Figures) -> tuple[str, ...]:
    names = ("flagged_before", "flagged_after", "top_before", "top_after")
    moved = ", ".join(_moved(rates))
    return (
        probe.replace("_", " "),
        *(percent(rates[name]["value"]) for name in names),
        f"**no**: {moved}" if moved else "yes",
    )


def _moved(rates: Figures) -> Iterator[str]:
    """Yield which rates a probe moves by more than it may, and how far in points."""
    for name, title in (("flagged", "scams"), ("top", "genuine")):
        before, after = (rates[f"{name}_{when}"]["value"] or 0.0 for when in ("before", "after"))
        if abs(after - before) > MOST_MOVED + _ROUNDING:
            yield f"{title} {100 * (after - before):+.1f}"


def worst_move(probes: Mapping[str, Mapping[str, Figures]]) -> float:
    """Return the largest move of a rate by a probe, 0 to 1."""
    moves = [
        abs((rates[f"{name}_after"]["value"] or 0.0) - (rates[f"{name}_before"]["value"] or 0.0))
        for found in probes.values()
        for rates in found.values()
        for name in ("flagged", "top")
    ]
    return max(moves, default=0.0)


def curve_section(curves: Mapping[str, list[Figures]]) -> str:
    """Return how much the first confirmed messages help, by set of messages."""
    title = "## Learning curve\n\n"
    parts = [
        f"{title}Some messages of a hand that the model has not seen are confirmed and trained on "
        "like cases of the log; the other half of its campaigns is judged. Mean of three draws of "
        "the halves, with the lowest and the highest."
    ]
    head = (
        "confirmed", "messages judged", "AUC", "scams flagged", "genuine in the top band",
    )  # fmt: skip
    for name, points in curves.items():
        if points:
            rows = [
                (str(one["confirmed"]), str(one["rest"]), _spread(one["auc"]),
                 _spread(one["scam_flagged"]), _spread(one["legit_in_top"]))
                for one in points
            ]  # fmt: skip
            parts.append(f"### {name}\n\n{table(head, rows)}")
    return "\n\n".join(parts) if len(parts) > 1 else f"{parts[0]}\n\nNot measured."


def _spread(found: Figures) -> str:
    return f"{found['mean']:.3f} ({found['low']:.3f} – {found['high']:.3f})"
