"""What docs/data-protection.md says of a stored message is so, line by line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from classifier.masking.message import mask_message
from classifier.records import Attachment, Message

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "data-protection.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| ([^|]+) \| `([^`]+)` \| `([^`]+)` \|$", re.MULTILINE)
ROWS = _ROW.findall(PAGE.partition("## What is kept of a message")[2].partition("\n## ")[0])


def stored(part: str, untrusted: str) -> str:
    """Return what is stored of one part of a message."""
    kind = part.partition(",")[0]
    if kind == "mail server":
        return mask_message(Message("", received=(untrusted,))).message.received[0]
    if kind == "file name":
        files = (Attachment(untrusted, "", 1, ""),)
        return mask_message(Message("", attachments=files)).message.attachments[0].name
    fields = {
        "text": "body",
        "sender": "sender",
        "reply address": "reply_to",
        "return path": "return_path",
        "words of the caller": "caller_words",
    }
    message = Message(**{"body": "", fields[kind]: untrusted})
    return str(getattr(mask_message(message).message, fields[kind]))


def test_the_page_has_the_table():
    assert len(ROWS) >= 14


@pytest.mark.parametrize(("part", "untrusted", "kept"), ROWS)
def test_each_line_is_so(part, untrusted, kept):
    assert stored(part, untrusted) == kept


def test_the_files_and_tests_that_the_page_names_exist():
    tests = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.glob("tests/**/test_*.py"))
    for path in re.findall(r"`((?:tests|classifier|triage_app)/[\w/]+\.py)`", PAGE):
        assert (ROOT / path).is_file(), path
    for name in re.findall(r"`(test_\w+)`", PAGE):
        assert f"def {name}(" in tests, name
