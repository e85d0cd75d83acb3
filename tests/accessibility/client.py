"""A screen reader's view of the window: walks it over AT-SPI and prints what it finds as JSON.

Runs under the system's Python, which has `pyatspi`; it sees only what is on the bus.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator

import pyatspi
from gi.repository import GLib

PATIENCE = 60  # seconds
SCAM = "Ameli : votre carte Vitale expire. Payez 1,95 EUR sur https://ameli-carte.top/maj sous 24h"
said: list[str] = []  # announcements, the newest last


def main() -> None:
    """Judge a message, then visit the pages; print what a screen reader finds on each."""
    pyatspi.Registry.registerEventListener(_listen, "object:announcement")
    window = _wait(_window)
    _wait(lambda: _find(window, "push button", "Préférences"))
    found = {}
    _press(window, "page tab", "Triage")
    field = _wait(lambda: _find(window, "text", "Message"))
    found["empty"] = _tree(window)
    field.queryEditableText().setTextContents(SCAM)
    _press(window, "push button", "Analyser")
    _wait(lambda: _find(window, "radio button", "Arnaque"))
    _wait(lambda: said)
    found["triage"], found["verdict said"] = _tree(window), said[-1]
    chip = _find(window, "check box", "a donné sa carte")
    before = len(said)
    chip.queryAction().doAction(0)
    _wait(lambda: len(said) > before)
    found["advice said"] = said[-1]
    _press(window, "radio button", "Arnaque")
    found["decided"] = _tree(window)
    before = len(said)
    _press(window, "push button", "Enregistrer ↵")
    _wait(lambda: len(said) > before)
    found["log said"] = said[-1]
    for page in ("Cas", "Lot", "Semaine", "Relecture", "Supervision", "Conseils", "Messages types"):
        _press(window, "page tab", page)
        found[page] = _wait(lambda page=page: _shown(window, page))
    json.dump(found, sys.stdout)


def _listen(event: pyatspi.event.Event) -> None:
    said.append(str(event.any_data))


def _wait(ask: Callable[[], object]) -> object:
    """Return the first answer that is not empty; the bus is served meanwhile."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        _serve()
        answer = ask()
        if answer:
            return answer
        time.sleep(0.1)
    raise TimeoutError


def _serve() -> None:
    context = GLib.MainContext.default()
    while context.iteration(False):
        pass


def _window() -> object:
    for program in pyatspi.Registry.getDesktop(0):
        if program is not None and program.childCount:
            return program.getChildAtIndex(0)
    return None


def _walk(node: object) -> Iterator[object]:
    """Yield a node and all below it that are on the screen, in the order of a screen reader."""
    if not node.getState().contains(pyatspi.STATE_SHOWING):
        return
    yield node
    for place in range(min(node.childCount, 60)):
        child = node.getChildAtIndex(place)
        if child is not None:
            yield from _walk(child)


def _find(window: object, role: str, name: str) -> object:
    for node in _walk(window):
        if node.getRoleName() == role and node.name.startswith(name):
            return node
    return None


def _press(window: object, role: str, name: str) -> None:
    node = _wait(lambda: _find(window, role, name))
    node.queryAction().doAction(0)
    _serve()


def _shown(window: object, page: str) -> object:
    """Return what is on a page once its tab is the selected one."""
    tab = _find(window, "page tab", page)
    return _tree(window) if tab.getState().contains(pyatspi.STATE_SELECTED) else None


def _tree(window: object) -> list[dict[str, object]]:
    return [_told(node) for node in _walk(window)]


def _told(node: object) -> dict[str, object]:
    states = node.getState()
    labels = [
        relation.getTarget(0).name
        for relation in node.getRelationSet()
        if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY
    ]
    return {
        "role": node.getRoleName(),
        "name": node.name,
        "description": node.description,
        "labels": labels,
        "focusable": states.contains(pyatspi.STATE_FOCUSABLE),
        "focused": states.contains(pyatspi.STATE_FOCUSED),
        "checked": states.contains(pyatspi.STATE_CHECKED),
        "selected": states.contains(pyatspi.STATE_SELECTED),
    }


main()
