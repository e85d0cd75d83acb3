"""The text and the links of a Word document (.docx) as HTML, which the readers of messages take.

Office Open XML, ECMA-376 part 1, sections 17.3 (text), 17.5 (content controls), 17.16 (fields and
hyperlinks). Merge fields and empty content controls become {{…}}. Headers, footers, notes and
pictures are left out. python-docx passes over content controls, text boxes and fields, which are
what templates consist of, and brings lxml.
"""

from __future__ import annotations

import html
import io
import lzma
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from xml.etree import ElementTree

from classifier.reading import refusals

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DOCUMENT, _RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
# Also of the unpackers: an unknown or encrypted archive, one that is cut, too deep a tree.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, ElementTree.ParseError, KeyError, OSError,
    ValueError, RuntimeError, EOFError,
)  # fmt: skip
_MOST_BYTES = 20_000_000  # of one part, unpacked
_MERGE = re.compile(r"\s*MERGEFIELD\s+\"?([^\"\\]{1,60})", re.IGNORECASE)
_HYPERLINK = re.compile(r"\s*HYPERLINK\s+\"([^\"]{1,2000})\"", re.IGNORECASE)
_SKIPPED = frozenset({_FALLBACK, f"{_WORD}del", f"{_WORD}pPr", f"{_WORD}rPr", f"{_WORD}sdtPr"})


def html_of(data: bytes) -> str:
    """Return a document as HTML; raise UnreadableMessage for what is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            document, relations = _part(archive, _DOCUMENT), _part(archive, _RELATIONS, lost=True)
        root = _parsed(document)
        targets = _targets(_parsed(relations)) if relations else {}
        writer = _Writer(targets)
        writer.element(root)
    except _DAMAGE as error:
        raise refusals.broken() from error
    return f"<html><body>{''.join(writer.out)}</body></html>"


def _part(archive: zipfile.ZipFile, name: str, *, lost: bool = False) -> bytes:
    """Return an unpacked part; "" for one that may be lost and is."""
    if lost and name not in archive.namelist():
        return b""
    with archive.open(name) as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise refusals.too_large()
    return data


def _parsed(data: bytes) -> ElementTree.Element:
    """Return the tree of a part; a document type, which may define entities, is refused."""
    if b"<!DOCTYPE" in data:
        raise ValueError("Office files have no document type")
    return ElementTree.fromstring(data)  # noqa: S314 - see above


def _targets(relations: ElementTree.Element) -> dict[str, str]:
    return {one.get("Id", ""): one.get("Target", "") for one in relations}


@dataclass
class _Field:
    """A field between its begin and its end: what it computes, then what that gave."""

    code: str = ""
    in_result: bool = False
    hides_result: bool = False
    is_link: bool = False


@dataclass
class _Writer:
    """Writes the paragraphs of a tree as HTML."""

    targets: dict[str, str]
    out: list[str] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)

    def element(self, node: ElementTree.Element) -> None:
        """Write an element and what is in it."""
        if node.tag in _SKIPPED:
            return
        name = node.tag.removeprefix(_WORD)
        if name == "p":
            self._inside(node, "<p>", "</p>\n")
        elif name == "hyperlink":
            target = self.targets.get(node.get(_LINK, ""), "")
            self._inside(node, _opened(target) if target else "", "</a>" if target else "")
        elif name == "fldSimple":
            self._simple_field(node)
        elif name == "sdt":
            self._control(node)
        else:
            self._leaf(name, node)

    def _inside(self, node: ElementTree.Element, before: str, after: str) -> None:
        self.out.append(before)
        for child in node:
            self.element(child)
        self.out.append(after)

    def _leaf(self, name: str, node: ElementTree.Element) -> None:
        if name == "t":
            self._text(node.text or "")
        elif name in ("br", "cr"):
            self._text("\n")
        elif name == "tab":
            self._text(" ")
        elif name == "fldChar":
            self._field_mark(node.get(f"{_WORD}fldCharType", ""))
        elif name == "instrText":
            if self.fields:
                self.fields[-1].code += node.text or ""
        else:
            self._inside(node, "", "")

    def _text(self, text: str) -> None:
        if not any(one.hides_result or not one.in_result for one in self.fields):
            self.out.append(html.escape(text).replace("\n", "<br>"))

    def _simple_field(self, node: ElementTree.Element) -> None:
        self.fields.append(_Field(node.get(f"{_WORD}instr", "")))
        self._begin_result()
        self._inside(node, "", "")
        self._end_field()

    def _field_mark(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self._begin_result()
        elif kind == "end" and self.fields:
            if not self.fields[-1].in_result:
                self._begin_result()
            self._end_field()

    def _begin_result(self) -> None:
        """Write what stands for a merge field, or open the link of a field."""
        current = self.fields[-1]
        current.in_result = True
        merge, link = _MERGE.match(current.code), _HYPERLINK.match(current.code)
        if merge:
            self._text(f"{{{{{merge[1].strip()}}}}}")
            current.hides_result = True
        elif link:
            current.is_link = True
            self.out.append(_opened(link[1]))

    def _end_field(self) -> None:
        if self.fields.pop().is_link:
            self.out.append("</a>")

    def _control(self, node: ElementTree.Element) -> None:
        """Write a content control; one that waits for its value as {{…}}."""
        properties = node.find(f"{_WORD}sdtPr")
        if properties is None or properties.find(f"{_WORD}showingPlcHdr") is None:
            self._inside(node, "", "")
            return
        named = properties.find(f"{_WORD}alias")
        name = "" if named is None else named.get(f"{_WORD}val", "")
        slot = f"{{{{{re.sub('[{}]', '', name)[:50]}}}}}"
        is_block = next(node.iter(f"{_WORD}p"), None) is not None
        self.out.append(f"<p>{html.escape(slot)}</p>\n" if is_block else html.escape(slot))


def _opened(target: str) -> str:
    return f'<a href="{html.escape(target)}">'


def is_document(name: str) -> bool:
    """Return whether a file is a Word document, by its name."""
    return name.lower().endswith(".docx")
