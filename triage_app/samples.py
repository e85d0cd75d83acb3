"""The bundled sample messages, with what an agent and a supervisor decided about each."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from classifier.records import Channel, Label, Pasted
from triage_app.parsing import json_as
from triage_app.records import Decision, Outcome


class Sample(Struct, frozen=True):
    """One line of `samples.jsonl`."""

    id: str
    channel: Channel
    sender: str
    subject: str
    body: str
    decision: Decision
    outcomes: tuple[Outcome, ...]
    label: Label | None

    def pasted(self) -> Pasted:
        """Return the message as an agent would paste it."""
        return Pasted(self.body, self.channel, self.sender, self.subject)


def read_samples(resources: Path) -> list[Sample]:
    """Return the samples in their order; raises OSError or DamagedData."""
    text = (resources / "samples.jsonl").read_text(encoding="utf-8")
    return [json_as(Sample, line) for line in text.splitlines()]
