"""The record of one training message."""

from __future__ import annotations

from dataclasses import dataclass

from classifier.records import Channel, Label, Language


@dataclass(frozen=True, slots=True)
class LabelledMessage:
    """One training message; the fields are described in training_data/README.md."""

    id: str
    family: str
    campaign: str
    channel: Channel
    language: Language
    sender: str
    subject: str
    body: str
    label: Label
    origin: str = "invented"
    note: str = ""
    hand: str = ""  # the manner it was written in
    form: str = ""  # the kind of document
