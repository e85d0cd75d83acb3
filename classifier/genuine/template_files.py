"""Reads templates from files and folders: mails, pages, texts, Word documents, tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from classifier.errors import UnreadableMessage
from classifier.genuine.word_document import html_of, is_document
from classifier.reading import batches, files
from classifier.reading.charsets import decode
from classifier.reading.child_process import Stop
from classifier.reading.sources import Source
from classifier.records import Channel, Message, Pasted

ReadTemplate = tuple[str, Message | UnreadableMessage]  # name of a template, and its message
_SUBJECT = re.compile(
    r"\s*(?:objet|sujet|subject)\s?:\s?(?P<subject>[^\n]{1,300})\n", re.IGNORECASE
)
_HTML_SUBJECT = re.compile(
    r"(?P<before><html><body>)\s*<p>\s*(?:objet|sujet|subject)\s?:\s?(?P<subject>[^<]{1,300})</p>",
    re.IGNORECASE,
)
_TEXTS = (".txt", ".text")


class TemplatesIn:
    """The templates under some paths, read one after the other.

    Each method may be called in another thread, but one at a time.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = list(paths)
        self._sources = (source for path in self._paths for source in _sources_in(path))

    def count(self) -> int:
        """Return a lower bound of the number of templates: each file counts as one."""
        return batches.names_in(self._paths)

    def read_next(self, stop: Stop | None = None) -> ReadTemplate | None:
        """Return name and message of the next template, None after the last one."""
        found = next(self._sources, None)
        return None if found is None else (found[0], batches.message_or_error(found[1], stop))


def _sources_in(path: Path) -> Iterator[tuple[str, Source]]:
    """Yield name and input of each template; the error of what cannot be read."""
    try:
        for name, file in _files_in(path):
            yield from _sources_of(file, name)
    except UnreadableMessage as error:
        yield path.name, error


def _files_in(path: Path) -> Iterator[tuple[str, Path]]:
    if files.is_folder(path):
        yield from files.files_in(path)
    else:
        yield path.name, path


def _sources_of(file: Path, name: str) -> Iterator[tuple[str, Source]]:
    try:
        if is_document(file.name):
            yield name, _of_document(file)
        elif file.suffix.lower() in _TEXTS and not files.holds_several(file):
            yield name, _of_text(file)
        else:
            yield from batches.sources_in(file)
    except UnreadableMessage as error:
        yield name, error


def _of_document(file: Path) -> Pasted:
    """Return a Word document; its first line may be the subject."""
    page = html_of(files.read_file(file))
    first = _HTML_SUBJECT.match(page)
    subject = first["subject"].strip() if first else ""
    body = f"{first['before']}{page[first.end() :]}" if first else page
    return Pasted(body.encode(), Channel.EMAIL, "", subject, file_name="page.html")


def _of_text(file: Path) -> Pasted:
    """Return a text file; its first line may be the subject, which makes it a mail."""
    text, _ = decode(files.read_file(file))
    first = _SUBJECT.match(text)
    if first is None:
        return Pasted(file)
    return Pasted(text[first.end() :].strip("\n"), Channel.EMAIL, "", first["subject"].strip())
