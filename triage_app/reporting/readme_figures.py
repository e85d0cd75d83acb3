"""The figures in README.md, the hardest first; written between two marks."""

from __future__ import annotations

from collections.abc import Iterator

from triage_app.reporting.markdown import Figures, percent, percent_interval, table

BEGIN, END = "<!-- figures: begin", "<!-- figures: end -->"
_MARK = f"{BEGIN} (written by `make evaluation`) -->"


def with_figures(readme: str, found: Figures, day: str) -> str:
    """Return the text of a README with new figures; a text without the two marks is unchanged."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        return readme
    return f"{before}{_MARK}\n{_figures(found, day)}\n{END}{after}"


def _figures(found: Figures, day: str) -> str:
    full = found["full"]
    head = ("figure", "value", "95 % interval", "n")
    return (
        f"Measured on {day} with {full['examples']:,} training messages of our own, each judged by "
        "a model that was not trained on it. The hardest tests come first; a “hand” is a manner "
        "of writing, and other hands are the nearest we have to your messages:\n\n"
        f"{table(head, _rows(found))}\n\n"
        "More than half of the training messages were written to be hard. All figures, with style "
        "probes, disguises and the learning curve: [docs/evaluation.md](docs/evaluation.md); other "
        "programs: [docs/peers.md](docs/peers.md)."
    )


def _rows(found: Figures) -> Iterator[tuple[str, ...]]:
    full, splits = found["full"], found["splits"]
    if full["hands"]:
        together = full["hands"]["together"]
        yield _share("other hands: recall at 2 % false alarms", together["recall_at_2"])
        yield _area("other hands: area under the ROC curve", together["auc"])
        yield _share("other hands: genuine rated “very likely a scam”", together["legit_in_top"])
        name, hardest = min(
            full["hands"]["each"].items(), key=lambda one: one[1]["auc"]["value"] or 0.0
        )
        yield _area(f"the hardest hand (“{name}”): area under the ROC curve", hardest["auc"])
    for name, check in found["checks"].items():
        yield _area(f"{name}, by another author: area under the ROC curve", check["auc"])
        yield _share(f"{name}: recall at 2 % false alarms", check["recall_at_2"])
        yield _share(f"{name}: genuine rated “very likely a scam”", check["legit_in_top"])
    for name, outside in found["outside"].items():
        yield _share(f"public English ham ({name}) rated “very likely a scam”", outside["top"])
    yield _share("other scam families: recall at 2 %", splits["family"]["recall_at_2"])
    yield _share("other campaigns: recall at 2 % false alarms", splits["campaign"]["recall_at_2"])
    yield _area("other campaigns: area under the ROC curve", splits["campaign"]["auc"])


def _share(name: str, rate: Figures) -> tuple[str, ...]:
    return name, percent(rate["value"]), percent_interval(rate), f"{rate['n']:,}"


def _area(name: str, rate: Figures) -> tuple[str, ...]:
    if rate["value"] is None:
        return name, "—", "—", f"{rate['n']:,}"
    return name, f"{rate['value']:.3f}", f"{rate['low']:.3f} – {rate['high']:.3f}", f"{rate['n']:,}"
