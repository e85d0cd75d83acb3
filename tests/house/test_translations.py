"""The gettext catalogue is complete, has no unused texts, and is compiled."""

from __future__ import annotations

import ast
import re
from string import Formatter

import pytest
import translations

MARKS = re.compile(r" [;:!?»%]|« |[\w}][;!?»]|«\w|\w'\w|\.\.\.")


def forms(message):
    """Return the translations of a message, one per plural form."""
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
    """If this fails, run `make translations` and translate the texts that it lists."""
    assert keys(code) - keys(french) == set()
    assert [m.id for m in french if m.id and not all(forms(m))] == []


def test_the_catalogue_has_no_unused_texts(code, french):
    assert keys(french) - keys(code) == set()
    assert not french.obsolete


def test_the_keys_are_english(code):
    french = re.compile(r"[éèêàùçœ«»]|\b(le|la|les|des|une|est|sont|arnaque|dossier)\b", re.I)
    ids = [one for m in code if m.id for one in (m.id if isinstance(m.id, tuple) else (m.id,))]
    assert [one for one in ids if french.search(one)] == []


def test_no_translation_is_marked_fuzzy(french):
    assert [m.id for m in french if m.fuzzy and m.id] == []


def test_the_compiled_catalogue_is_fresh(french):
    kept = translations.PO.with_suffix(".mo").read_bytes()
    assert kept == translations.compiled(french)


def test_placeholders_are_those_of_the_english_text(french):
    def differ(message):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        # A singular may leave its number out.
        return {b for one in ids for b in blanks(one)} - {"n"} != blanks(forms(message)[0]) - {"n"}

    assert [m.id for m in french if m.id and differ(m)] == []


def test_french_typography(french):
    """No-break spaces before double signs and inside guillemets, real apostrophes."""
    bad = [text for m in french if m.id for text in forms(m) if MARKS.search(text)]
    assert bad == []


def test_texts_of_all_error_classes_are_collected(code):
    """Texts of all error classes are collected, also of new ones."""
    assert {"VigieError", "StoreError", "UnreadableMessage"} <= translations.error_names()
    assert code.get("The training folder contains no .jsonl file.")


def test_marked_texts_are_literals_outside_f_strings(modules, code):
    """Babel does not read f-strings, and only literals can be collected."""
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
