"""What is known of an input beside the text in it."""

from __future__ import annotations

from dataclasses import dataclass

from classifier.records import Channel


@dataclass(frozen=True, slots=True)
class ContainerInfo:
    """What is known of an input beside its candidates."""

    stated_channel: Channel | None = None  # by the agent; None when it has to be guessed
    container_channel: Channel | None = None  # of the file format; an SMS may be quoted in it
    remarks: tuple[str, ...] = ()
