"""Scores many messages, in several processes where that is faster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from time import perf_counter
from typing import TypeVar

from classifier.errors import UnreadableMessage
from classifier.parallel import (
    IN_THIS_PROCESS,
    MESSAGES_TOGETHER,
    Workers,
    all_processors,
    in_order,
)
from classifier.reading.batches import carried, message_or_error
from classifier.reading.sources import Source
from classifier.records import Assessment, Message
from classifier.scorer import Scorer
from triage_app.wording.words import words_in

Item = TypeVar("Item")
Result = TypeVar("Result")
Name = TypeVar("Name")

ALONE_SECONDS = 1.0  # of work before other processes are thought of
MUCH = 3  # as many seconds of work must still be left, by the messages seen so far
_MOST_AHEAD = 200  # messages that are kept to find that out


NamedSource = tuple[Name, Source | Message]  # one message of many


def map_messages(
    function: Callable[[NamedSource[Name]], Result],
    named: Iterable[tuple[Name, Source]],
    workers: Workers | None,
) -> Iterator[Result]:
    """Yield the result for each message, in order, as `map_in_order` does.

    Workers on other machines get the content of a file instead of its path.
    """
    sent: Iterable[NamedSource[Name]] = named
    if workers and workers.elsewhere:
        sent = ((name, carried(source)) for name, source in named)
    return map_in_order(function, sent, workers)


def assess_named(
    scorer: Scorer, language: str, named: NamedSource[Name]
) -> tuple[Name, Assessment | UnreadableMessage]:
    """Return the name of a message with its verdict, or with why it cannot be read."""
    name, source = named
    message = message_or_error(source)
    if isinstance(message, UnreadableMessage):
        return name, message
    return name, scorer.assess(message, words_in(language))


def map_in_order(
    function: Callable[[Item], Result], items: Iterable[Item], workers: Workers | None
) -> Iterator[Result]:
    """Yield the result for each item, in order.

    None as workers: this process begins alone, and the others help when much is left after a
    second. They take about two seconds of processor time to start, so small batches would
    only become slower.
    """
    left = iter(items)
    if workers is None:
        done = 0
        for result in _without_workers(function, left):
            done += 1
            yield result
        wanted = min(MUCH * done, _MOST_AHEAD)
        ahead = list(islice(left, wanted))
        workers = all_processors() if ahead and len(ahead) == wanted else IN_THIS_PROCESS
        left = chain(ahead, left)
    yield from in_order(function, left, workers, MESSAGES_TOGETHER)


def _without_workers(function: Callable[[Item], Result], items: Iterator[Item]) -> Iterator[Result]:
    """Yield results until the items end or `ALONE_SECONDS` of work are done."""
    spent = 0.0
    for item in items:
        start = perf_counter()
        result = function(item)
        spent += perf_counter() - start
        yield result
        if spent >= ALONE_SECONDS:
            return
