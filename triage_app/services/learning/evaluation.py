"""The figures of `vigie evaluate`: held-out figures, or figures on a labelled file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec
import numpy as np

from classifier.errors import ModelError, TrainingDataError, UnreadableMessage
from classifier.intervals import Rate, rate
from classifier.learning.evaluation import Judged, Worst, summary, worst_errors
from classifier.parallel import IN_THIS_PROCESS, Workers
from classifier.records import Assessment, Band, Label
from classifier.scorer import Scorer
from classifier.scoring import model_file
from classifier.scoring.manifest import HeldOutFigures
from classifier.scoring.model import Model
from triage_app.services.calls.json_lines import Line, read_lines, source_of
from triage_app.services.calls.parallel import assess_named, map_messages
from triage_app.services.learning.models import ModelShelf

_LANGUAGE = "en"  # of the reasons, which no figure shows


class Evaluation(msgspec.Struct, frozen=True):
    """The figures of a model, and what they were measured on."""

    what: str  # the name of the file, or how messages were held out
    model: str
    figures: HeldOutFigures
    unreadable: list[str | int | float] | None = None  # ids; None: not measured on a file
    worst: Worst | None = None

    def document(self) -> dict[str, object]:
        """Return the figures as one JSON object; what was not asked for is left out."""
        about = {"what": self.what, "model": self.model, "unreadable": self.unreadable}
        found = about | msgspec.to_builtins(self.figures)
        found["worst"] = msgspec.to_builtins(self.worst)
        return {name: value for name, value in found.items() if value is not None}

    @property
    def legit_in_top(self) -> Rate:
        """The share of all genuine messages that stands in the top band."""
        top = self.figures.bands[Band.VERY_LIKELY_SCAM]
        genuine = top.n - round((top.value or 0.0) * top.n)
        return rate(genuine, self.figures.examples - self.figures.scams)


def held_out_figures(shelf: ModelShelf) -> Evaluation:
    """Return the figures kept with the model in use: each message judged without its hand.

    Where fewer than three hands are known, it was judged without its campaign. Raises ModelError.
    """
    number = shelf.current
    if number is None:
        raise ModelError("There is no model yet: run “vigie train”.")
    figures = model_file.read_manifest(shelf.folder(number)).figures
    what = "leave one hand out" if figures.hands else "leave one campaign out"
    return Evaluation(what, number, figures)


def figures_on_file(
    scorer: Scorer, path: Path, workers: Workers | None = IN_THIS_PROCESS
) -> Evaluation:
    """Return the figures of the current model on a labelled JSON Lines file.

    A line has the fields of `score --jsonl` and a `label`; a line without a label raises an error.
    Messages that cannot be read are left out and named.
    """
    model = _current_model(scorer)
    try:
        rows = [_Row.of(line) for line in read_lines(path)]
    except OSError as error:
        raise TrainingDataError(
            "The file {file} does not exist or cannot be read.", file=path.name
        ) from error
    named = ((row.line.id, source_of(row.line, path.parent)) for row in rows)
    assessments = map_messages(partial(assess_named, scorer, _LANGUAGE), named, workers)
    found = [(row, given) for row, (_, given) in zip(rows, assessments, strict=True)]
    judged = _judged([(row, one) for row, one in found if isinstance(one, Assessment)])
    if not judged.ids:
        raise _nothing_readable(path)
    unreadable = [row.line.id for row, given in found if isinstance(given, UnreadableMessage)]
    figures = summary(judged, model.thresholds)
    return Evaluation(path.name, model.number, figures, unreadable, worst_errors(judged))


def _nothing_readable(path: Path) -> TrainingDataError:
    return TrainingDataError(
        "The file {file} contains no message that can be read.", file=path.name
    )


def _current_model(scorer: Scorer) -> Model:
    if scorer.model is None:
        raise ModelError("There is no model fit for use: run “vigie train”.")
    return scorer.model


@dataclass(frozen=True, slots=True)
class _Row:
    """One labelled line: its label and its groups."""

    line: Line
    label: Label
    family: str
    language: str
    hard: bool

    @classmethod
    def of(cls, line: Line) -> _Row:
        row = line.row or {}
        try:
            label = Label(row["label"])
        except (KeyError, ValueError, TypeError) as error:
            raise _not_labelled(line) from error
        note = str(row.get("note") or "")
        hard = bool(row.get("hard")) or note.startswith("hard")
        family, language = str(row.get("family") or ""), _language(row)
        return cls(line, label, family, language, hard)


def _language(row: Mapping[str, object]) -> str:
    """Return the language of a labelled line; some files call the field `lang`."""
    return str(row.get("language") or row.get("lang") or "unknown")


def _not_labelled(line: Line) -> TrainingDataError:
    return TrainingDataError(
        "Line {number} is not a valid example (a JSON object with “label” and “body” or “path” is "
        "needed): correct it or remove it.",
        number=line.number,
    )


def _judged(found: list[tuple[_Row, Assessment]]) -> Judged:
    hard = [row.hard for row, _ in found]
    return Judged(
        ids=tuple(str(row.line.id) for row, _ in found),
        groups={
            "channel": tuple(assessment.message.channel.value for _, assessment in found),
            "language": tuple(row.language for row, _ in found),
            "hard": tuple("hard" if value else "easy" for value in hard),
            "family": tuple(row.family for row, _ in found),
        },
        scores=np.array(
            [0.5 if assessment.score is None else assessment.score for _, assessment in found]
        ),
        scam=np.array([row.label is Label.SCAM for row, _ in found], dtype=bool),
        hard=np.array(hard, dtype=bool),
        bands=tuple(assessment.band.value for _, assessment in found),
    )
