"""Reads labelled files into training examples."""

from __future__ import annotations

import hashlib
import json
import lzma
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path

from classifier.errors import TrainingDataError, UnreadableMessage
from classifier.learning.labelled import LabelledMessage
from classifier.parallel import IN_THIS_PROCESS, MESSAGES_TOGETHER, Workers, in_order
from classifier.reading import intake
from classifier.records import (
    Channel,
    Finding,
    Label,
    Language,
    Message,
    Pasted,
)
from classifier.scoring.features import Tokens
from classifier.scoring.passages import Sentences, sentences

FOLDS = 10
CASE = "case-"  # prefix of the ids of confirmed cases
TEMPLATE = "genuine-"  # prefix of the ids of genuine messages that the organisation has given
NOISY, PADDED, EXCERPT = "noisy-", "padded-", "excerpt-"  # prefixes of the ids of copies
NEUTRAL = "neutral-"  # prefix of the ids of messages of neutral sentences only
PROBED = "probed-"  # prefix of the ids of copies that are judged and never trained on
_DIGESTED = ("id", "scam", "line", "flags", "local", "weight")
_REPEATED = ("family", "campaign", "channel", "language", "flags", "hand")
_COPIES = (NOISY, PADDED, EXCERPT, NEUTRAL)
_LINES, _COMPRESSED = ".jsonl", ".jsonl.xz"  # the program that desks are given holds the second
GUARD = "guard.jsonl"  # messages never to be missed or flagged; not trained on
COPY_WEIGHT = 0.5  # training weight of a copy
# The messages of the first hand are witty and concrete where real ones are formulaic. On messages
# of other hands a smaller weight is better: recall at 2 % 0.92 against 0.90.
HAND_WEIGHTS = {"first": 0.4}

# Message -> redacted message, its findings and its tokens; `Scorer.prepare` is passed in.
Prepare = Callable[[Message], tuple[Message, tuple[Finding, ...], Tokens]]


@dataclass(frozen=True, slots=True)
class Example:
    """One training example."""

    id: str
    family: str
    campaign: str  # equal for near-copies, which are on the same side of every split
    channel: str
    language: str
    scam: bool
    hard: bool
    line: str  # tokens separated by spaces, sentences by line ends
    flags: str  # flags of every passage, separated by spaces
    weight: float = 1.0
    local: str = ""  # a line for each sentence: flags of the passages that contain it
    hand: str = ""  # the manner it was written in; empty for cases

    def __post_init__(self) -> None:
        """Keep one string for all examples with the same, of the fields that repeat."""
        for name in _REPEATED:
            object.__setattr__(self, name, sys.intern(getattr(self, name)))

    @property
    def added(self) -> bool:
        """Whether it holds sentences that were added: it may not bring new terms into a model."""
        return self.id.startswith(_COPIES[1:])

    @property
    def all_flags(self) -> list[str]:
        """The flags of the whole message, sorted."""
        return sorted({*self.flags.split(), *self.local.split()})

    @property
    def sentences(self) -> Sentences:
        """The sentences, as the scorer sees them."""
        lines = [line.split() for line in self.line.split("\n")]
        starts = (0, *accumulate(map(len, lines)))
        local = self.local.split("\n") if self.local else [""] * len(lines)
        flags = tuple(tuple(names.split()) for names in local)
        return Sentences(starts, tuple(self.flags.split()), flags)

    @property
    def confirmed(self) -> bool:
        """Whether it is of the desk (a confirmed case, a template) and not a training message."""
        return self.id.startswith((CASE, TEMPLATE))

    @property
    def is_case(self) -> bool:
        """Whether it is a confirmed case of the log."""
        return self.id.startswith(CASE)

    @property
    def copied(self) -> bool:
        """Whether it was made during training: it is not counted in any figure."""
        return self.id.startswith(_COPIES)

    @property
    def probed(self) -> bool:
        """Whether it is a copy with a style probe: it is judged, and never trained on."""
        return self.id.startswith(PROBED)

    @property
    def fold(self) -> int:
        """The fold, 0 to 9, in which this campaign is held out; it never changes."""
        return hashlib.sha256(self.campaign.encode()).digest()[0] % FOLDS


def read_file(path: Path) -> list[LabelledMessage]:
    """Return the messages of one JSON Lines file, which may be compressed (`.xz`).

    Raises TrainingDataError that names the file and the line, and never the text.
    """
    messages = []
    opened = lzma.open if path.name.endswith(_COMPRESSED) else open
    try:
        with opened(path, "rt", encoding="utf-8") as file:
            lines = file.read().splitlines()
    except (OSError, EOFError, lzma.LZMAError, UnicodeDecodeError) as error:
        raise TrainingDataError(
            "The examples file {file} cannot be read.", file=path.name
        ) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            messages.append(_labelled(line, path.name, number))
    return messages


def _labelled(line: str, name: str, number: int) -> LabelledMessage:
    try:
        row = json.loads(line)
        identifier = str(row.get("id", number))
        return LabelledMessage(
            id=identifier,
            family=str(row.get("family", "")),
            campaign=str(row.get("campaign") or identifier),
            channel=Channel(row["channel"]),
            language=Language(row.get("language") or row.get("lang") or "unknown"),
            sender=str(row.get("sender") or ""),
            subject=str(row.get("subject") or ""),
            body=str(row["body"]),
            label=Label(row["label"]),
            origin=str(row.get("origin") or ""),
            note=str(row.get("note") or ("hard" if row.get("hard") else "")),
            hand=str(row.get("hand") or ""),
            form=str(row.get("form") or ""),
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise TrainingDataError(
            "Line {number} of the file {name} is not a valid example: correct it or remove it.",
            number=number,
            name=name,
        ) from error


def read_folder(folder: Path) -> list[LabelledMessage]:
    """Return all messages of the .jsonl files except the guard list, in order of file names.

    Raises TrainingDataError when there is none, or as `read_file` does.
    """
    found = (path for path in folder.glob("*.jsonl*") if path.name.endswith((_LINES, _COMPRESSED)))
    paths = sorted(path for path in found if path.name != GUARD)
    if not paths:
        raise TrainingDataError("The training folder contains no .jsonl file.")
    return [message for path in paths for message in read_file(path)]


def examples(
    messages: Iterable[LabelledMessage], prepare: Prepare, workers: Workers = IN_THIS_PROCESS
) -> Iterator[Example]:
    """Yield each labelled message as an example: cleaned, masked, tokenised.

    A copy in which no message is left (a cut one with header lines only) is left out.
    """
    found = in_order(partial(_example, prepare), messages, workers, MESSAGES_TOGETHER)
    yield from (one for one in found if one is not None)


def _example(prepare: Prepare, labelled: LabelledMessage) -> Example | None:
    pasted = Pasted(labelled.body, labelled.channel, labelled.sender, labelled.subject)
    try:
        read = intake.read(pasted)
    except UnreadableMessage:
        if labelled.id.startswith((*_COPIES, PROBED)):
            return None
        raise
    line, common, local = lines_of(*prepare(read))
    return Example(
        id=labelled.id,
        family=labelled.family,
        campaign=labelled.campaign,
        channel=labelled.channel.value,
        language=labelled.language.value,
        scam=labelled.label is Label.SCAM,
        hard=labelled.note.startswith("hard"),
        line=line,
        flags=common,
        local=local,
        hand=labelled.hand,
        weight=_weight(labelled),
    )


def _weight(labelled: LabelledMessage) -> float:
    """Return the training weight of a message."""
    of_copy = COPY_WEIGHT if labelled.id.startswith(_COPIES) else 1.0
    return of_copy * HAND_WEIGHTS.get(labelled.hand, 1.0)


def lines_of(
    message: Message, findings: tuple[Finding, ...], tokens: Tokens
) -> tuple[str, str, str]:
    """Return the fields `line`, `flags` and `local` of an example for a masked message."""
    divided = sentences(message, tokens, findings)
    lines = [" ".join(tokens.words[start:end]) for start, end in pairwise(divided.starts)]
    local = [" ".join(names) for names in divided.local]
    return "\n".join(lines), " ".join(divided.common), "\n".join(local)


def digest(rows: Iterable[Example]) -> str:
    """Return the SHA-256 hash of the examples, in hexadecimal."""
    total = hashlib.sha256()
    for row in rows:
        total.update(json.dumps([*(getattr(row, name) for name in _DIGESTED)]).encode())
    return total.hexdigest()
