"""Writes Word documents as Word does: paragraphs, links, merge fields, content controls."""

from __future__ import annotations

import io
import zipfile

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types '
    'xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships '
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
_LINK = (
    '<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/hyperlink" Target="{}" TargetMode="External"/>'
)


def run(text: str) -> str:
    """Return a run of text."""
    return f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inside: str) -> str:
    """Return a paragraph."""
    return f"<w:p><w:pPr><w:jc/></w:pPr>{''.join(inside)}</w:p>"


def link(identifier: str, text: str) -> str:
    """Return a hyperlink of the relations."""
    return f'<w:hyperlink r:id="{identifier}">{run(text)}</w:hyperlink>'


def field(code: str, result: str) -> str:
    """Return a field of five runs, as Word writes it."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def simple_field(code: str, result: str) -> str:
    """Return a field of one element."""
    escaped = code.replace('"', "&quot;")
    return f'<w:fldSimple w:instr=" {escaped} ">{run(result)}</w:fldSimple>'


def control(alias: str, text: str, *, waiting: bool) -> str:
    """Return a content control; `waiting` for its value, it shows a hint."""
    shown = "<w:showingPlcHdr/>" if waiting else ""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{alias}"/>{shown}</w:sdtPr>'
        f"<w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"
    )


def document(*inside: str, links: dict[str, str] | None = None, head: str = "") -> bytes:
    """Return a .docx file; `links` are the targets by identifier."""
    body = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{head}'
        f"<w:document {_SPACES}><w:body>{''.join(inside)}<w:sectPr/></w:body></w:document>"
    )
    relations = "".join(_LINK.format(name, target) for name, target in (links or {}).items())
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("word/document.xml", body)
        if links:
            archive.writestr("word/_rels/document.xml.rels", _RELATIONS.format(relations))
    return data.getvalue()
