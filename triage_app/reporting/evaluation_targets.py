"""The section of docs/evaluation.md that sets figures against what is wanted, as Markdown."""

from __future__ import annotations

from triage_app.reporting.hardest_sections import MOST_MOVED, worst_move
from triage_app.reporting.markdown import Figures, rate_text, table

_BY_HAND_TARGETS = (  # name, key, whether a higher value is better, target
    ("precision of the top band", "top_band_precision", True, 0.97),
    ("hard genuine messages in the top band", "hard_legit_in_top", False, 0.02),
    ("“cannot tell”", "cannot_tell", False, 0.12),
)
_CHECK_TARGETS = {  # file: the same
    "independent_check": (
        ("AUC", "auc", True, 0.985),
        ("recall at 2 % false alarms", "recall_at_2", True, 0.92),
        ("hard genuine messages in the top band", "hard_legit_in_top", False, 0.02),
    ),
    "forms_check": (
        ("AUC", "auc", True, 0.93),
        ("genuine messages in the top band", "legit_in_top", False, 0.04),
    ),
}
_OUTSIDE_TARGETS = {"uci_sms": 0.003, "ham": 0.01}  # file: most in the top band


def targets_section(found: Figures) -> str:
    """Return the table of targets; files that were not given are left out."""
    full, splits = found["full"], found["splits"]
    rows = [
        _wanted(f"{file}: {name}", found["checks"][file][key], more, bound)
        for file, targets in _CHECK_TARGETS.items()
        if file in found.get("checks", {})
        for name, key, more, bound in targets
    ]
    rows += [
        _wanted(
            f"{file}: genuine messages in the top band", found["outside"][file]["top"], False, most
        )
        for file, most in _OUTSIDE_TARGETS.items()
        if file in found.get("outside", {})
    ]
    rows += [
        _wanted(f"other hands: {name}", full[key], more, bound)
        for name, key, more, bound in _BY_HAND_TARGETS
    ]
    unseen, campaign = splits["family"]["recall_at_2"], splits["campaign"]["recall_at_2"]
    rows.append(_wanted("recall at 2 %, unknown families", unseen, more=True, bound=0.80))
    rows.append(_wanted("recall at 2 %, unknown campaigns", campaign, more=True, bound=0.88))
    rows.append(
        _at_most("other hands: expected calibration error", full["calibration_error"], 0.04)
    )
    rows.append(
        _at_most(
            "largest move of a rate by a style probe",
            worst_move(found.get("probes", {})),
            MOST_MOVED,
        )
    )
    return f"## Targets\n\n{table(('figure', 'target', 'measured', 'reached'), rows)}"


def _at_most(name: str, value: float, most: float) -> tuple[str, str, str, str]:
    reached = "yes" if value <= most + 1e-9 else "**no**"
    return name, f"≤ {most}", f"{value:.3f}", reached


def _wanted(name: str, found: Figures, more: bool, bound: float) -> tuple[str, str, str, str]:
    value = found["value"] or 0.0
    reached = value >= bound if more else value <= bound
    return name, f"{'≥' if more else '≤'} {bound}", rate_text(found), "yes" if reached else "**no**"
