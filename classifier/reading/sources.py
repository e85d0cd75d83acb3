"""The messages of a file that may hold several: a mailbox, a table, a backup of text messages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from classifier.errors import UnreadableMessage
from classifier.reading import files, refusals
from classifier.reading.charsets import decode
from classifier.reading.containers import sms_backup, table
from classifier.reading.containers.exported_json import Conversation, read_export
from classifier.records import Channel, Pasted

_MAIL = "message.eml"
Source = Pasted | UnreadableMessage  # one message of many, before it is read


def sources_of(path: Path, name: str) -> Iterator[tuple[str, Source]]:
    """Yield name and input of all messages of a mailbox or table, or of the only message.

    They are not read yet, so that other processes may read them. For a row of a table without a
    message, its error is yielded; errors of the file itself are raised.
    """
    if files.is_table(path):
        yield from _in_table(path, name)
    elif files.is_backup(path):
        yield from _in_backup(path, name)
    elif files.is_export(path):
        yield from _in_export(path, name)
    elif files.is_mailbox(path):
        for number, data in enumerate(files.mails_in_mbox(path), start=1):
            yield f"{name}#{number}", Pasted(data, file_name=_MAIL)
    else:
        yield name, Pasted(path)


def _in_table(path: Path, name: str) -> Iterator[tuple[str, Source]]:
    """Yield the rows of a table; without a channel, a row with a subject is a mail."""
    none = True
    for row in table.rows_of(files.lines_in(path)):
        none = False
        if isinstance(row, table.Row):
            channel = row.channel or (Channel.EMAIL if row.subject.strip() else None)
            pasted = Pasted(row.untrusted_body, channel, row.sender, row.subject)
            yield f"{name}#{row.name}", pasted
        else:
            yield f"{name}#{row[0]}", row[1]
    if none and path.suffix.lower() == ".txt":  # a text with tabs
        yield name, Pasted(files.read_file(path), file_name=path.name)


def _in_backup(path: Path, name: str) -> Iterator[tuple[str, Source]]:
    """Yield the messages received in a backup of text messages."""
    number = 0
    with files.opened(path) as file:
        for number, pasted in sms_backup.received_in(file):
            yield f"{name}#{number}", pasted
    if not number:
        raise refusals.nothing_received()


def _in_export(path: Path, name: str) -> Iterator[tuple[str, Source]]:
    """Yield the messages received in an export, or its conversation as one message."""
    data = files.read_file(path)
    found = read_export(decode(data)[0])
    if found is None:
        yield name, Pasted(data, file_name=path.name)
    elif isinstance(found, Conversation):
        yield name, Pasted(found.as_text(), Channel.CHAT)
    elif not found:
        raise refusals.nothing_received()
    else:
        for number, one in enumerate(found, start=1):
            yield f"{name}#{number}", Pasted(one.untrusted_body, Channel.SMS, one.sender)
