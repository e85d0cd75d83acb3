"""The immutable records of the retention of texts, as the supervisor sees and changes it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WaitingPurge:
    """A purge that waits for a supervisor: so many of the texts that are kept are due."""

    texts: int
    kept: int
    days: int = 0  # for which the clock passed without an event; 0: too many texts at once


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """One period: the setting that holds it, its days, and which days may be chosen."""

    name: str  # of the setting
    days: int
    least: int
    most: int
    due: int | None  # what has reached its end today; None where it is not counted
    fixed: bool = False  # by an administrator, so that it cannot be changed here


@dataclass(frozen=True, slots=True)
class RetentionContent:
    """All periods, and the purge that waits, if one does."""

    rules: tuple[RetentionRule, ...]
    waiting: WaitingPurge | None


@dataclass(frozen=True, slots=True)
class PeriodChange:
    """A period that was changed: the setting, its days now and before."""

    name: str
    days: int
    was: int
