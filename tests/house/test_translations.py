"""The French catalogue outside the window is whole, has nothing dead in it, and is compiled."""

from __future__ import annotations

import ast
import re
from string import Formatter

import pytest
import translations

MARKS = re.compile(r" [;:!?»%]|« |[\w}][;!?»]|«\w|\w'\w|\.\.\.")


def forms(message):
    """Return the translations of a message: one, or one for each number."""
    return message.string if isinstance(message.string, tuple) else (message.string,)


def keys(catalogue):
    return {(message.id, message.context) for message in catalogue if message.id}


def blanks(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.fixture(scope="module")
def code():
    return translations.collect()


@pytest.fixture(scope="module")
def french():
    return translations.read()


def test_every_marked_text_has_a_french_one(code, french):
    """Else: `make translations`, then write what it lists into the .po."""
    assert keys(code) - keys(french) == set()
    assert [m.id for m in french if m.id and not all(forms(m))] == []


def test_no_french_is_left_of_a_text_that_is_gone(code, french):
    assert keys(french) - keys(code) == set()
    assert not french.obsolete


def test_the_english_is_english(code):
    french = re.compile(r"[éèêàùçœ«»]|\b(le|la|les|des|une|est|sont|arnaque|dossier)\b", re.I)
    ids = [one for m in code if m.id for one in (m.id if isinstance(m.id, tuple) else (m.id,))]
    assert [one for one in ids if french.search(one)] == []


def test_nothing_is_marked_as_unsure(french):
    assert [m.id for m in french if m.fuzzy and m.id] == []


def test_the_compiled_catalogue_is_fresh(french):
    kept = translations.PO.with_suffix(".mo").read_bytes()
    assert kept == translations.compiled(french)


def test_the_blanks_are_those_of_the_english(french):
    def differ(message):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        # A singular may leave its number out.
        return {b for one in ids for b in blanks(one)} - {"n"} != blanks(forms(message)[0]) - {"n"}

    assert [m.id for m in french if m.id and differ(m)] == []


def test_french_typography(french):
    """No-break spaces before double signs and inside guillemets, real apostrophes."""
    bad = [text for m in french if m.id for text in forms(m) if MARKS.search(text)]
    assert bad == []


def test_it_collects_what_errors_say(code):
    """Errors of every class are collected, so that a new class needs no line elsewhere."""
    assert {"VigieError", "StoreError", "UnreadableMessage"} <= translations.error_names()
    assert code.get("The training folder contains no .jsonl file.")


def test_no_call_hides_in_another_text(modules, code):
    """Babel does not look into f-strings, and a text that is no literal cannot be collected."""
    calls = {*translations.CALLS, *translations.error_names()} - {"named", "plural"}
    texts = {one for m in code if m.id for one in (m.id if isinstance(m.id, tuple) else (m.id,))}
    hidden = [
        f"{module.name}:{node.lineno}"
        for module in modules.values()
        if ".ui" not in module.name
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).split(".")[-1] in calls
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and node.args[0].value not in texts
    ]
    assert hidden == []
