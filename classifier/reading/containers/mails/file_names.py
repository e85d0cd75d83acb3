"""What the names of attached files tell: the message itself, or that a file stays closed.

"Remboursement - cliquez ameli-xyz.top.pdf" is shown in full by a mail program, so such a name is
read like a line of the mail.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from classifier.reading.content import Content, plain_content
from classifier.records import Attachment
from classifier.text.bare_hosts import USUAL_ENDINGS
from classifier.text.links import find_links

_ENDING = re.compile(r"(?<=.)\.[A-Za-z0-9]{1,5}\Z")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NUMBER = re.compile(r"(?<!\d)(?:0|\+33 ?)[1-9](?:[ ._-]?\d\d){4}(?!\d)")
_FEWEST_WORDS = 6  # shorter names say what a file is
_CLOSED = frozenset(
    "pdf doc docx docm xls xlsx xlsm ods odt ppt pptx odp pages numbers one pub vsd mdb zip rar 7z "
    "gz tgz tar ace cab iso img vhd dmg pst ost mbox json epub djvu xps oxps ps".split()
)
_MOST = 20  # names of one mail that are read


def named_content(attachments: Iterable[Attachment]) -> Content | None:
    """Return what the names of the files of a mail say, None where they only name files."""
    lines = [line for one in attachments if (line := _line(one.name))][:_MOST]
    return plain_content("\n".join(lines)) if lines else None


def stays_closed(attachment: Attachment) -> bool:
    """Tell whether a file may hold the message and is not opened here."""
    return attachment.name.lower().rpartition(".")[2] in _CLOSED or (
        attachment.media_type == "application/pdf"
    )


def _line(name: str) -> str:
    """Return the name of a file as a line of text when it says something or leads somewhere."""
    name = unquote(name) if " " not in name else name
    ending = _ENDING.search(name)
    is_file = ending is not None and ending[0][1:].lower() not in USUAL_ENDINGS
    text = _ENDING.sub("", name) if is_file else name
    if " " not in text:
        text = text.replace("_", " ")
    if " " not in text and text.count("-") >= _FEWEST_WORDS - 1:
        text = text.replace("-", " ")
    told = len(_WORD.findall(text)) >= _FEWEST_WORDS or find_links(text) or _NUMBER.search(text)
    return text if told else ""
