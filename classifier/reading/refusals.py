"""The sentences for what a reader cannot take. They hold no message text."""

from __future__ import annotations

from classifier.errors import UnreadableMessage
from classifier.reading import limits


def empty() -> UnreadableMessage:
    """Return the error for a message without any content."""
    return UnreadableMessage("The message is empty: paste its text or choose another file.")


def coded() -> UnreadableMessage:
    """Return the error for a message of nothing but coded content that is not read."""
    return UnreadableMessage(
        "All of this message is coded or encrypted and could not be read: ask the caller for its "
        "text."
    )


def cut_to_nothing() -> UnreadableMessage:
    """Return the error for a message whose beginning, which alone is read, holds nothing."""
    return UnreadableMessage(
        "This message is too long or too nested: the beginning that was read shows no text; paste "
        "its text only."
    )


def too_large() -> UnreadableMessage:
    """Return the error for a file or paste over the limit."""
    return UnreadableMessage("The message is larger than 25 MB: paste its text only.")


def rubbish() -> UnreadableMessage:
    """Return the error for bytes that are no text of any kind."""
    return UnreadableMessage("This content is not readable text: paste the text of the message.")


def no_recognition() -> UnreadableMessage:
    """Return the error for a picture on a machine where nothing recognises text."""
    return UnreadableMessage(
        "The text of this picture cannot be read on this machine: ask for tesseract to be "
        "installed with French (packages tesseract-ocr and tesseract-ocr-fra), or type the text.",
    )


def nothing_recognised() -> UnreadableMessage:
    """Return the error for a picture in which no text was found."""
    return UnreadableMessage(
        "No text was found in this picture: take a sharper one or type the text."
    )


def too_many_pixels() -> UnreadableMessage:
    """Return the error for a picture over the limit."""
    return UnreadableMessage(
        "This picture has more than 40 million pixels: make it smaller or type its text."
    )


def locked_document() -> UnreadableMessage:
    """Return the error for a PDF with a password."""
    return UnreadableMessage("This PDF is protected by a password: ask the caller for its text.")


def damaged_document() -> UnreadableMessage:
    """Return the error for a picture or PDF that cannot be decoded."""
    return UnreadableMessage("This picture or PDF is damaged: type the text of the message.")


def slow_document() -> UnreadableMessage:
    """Return the error for a picture or PDF that takes too long."""
    return UnreadableMessage("This picture or PDF takes too much time or memory: type the text.")


def too_slow(seconds: int) -> UnreadableMessage:
    """Return the error for a message whose reading takes longer than it may."""
    return UnreadableMessage(
        "Reading this message takes more than {seconds} seconds: paste its text only.",
        seconds=seconds,
    )


def too_much_memory() -> UnreadableMessage:
    """Return the error for a message whose reading takes more memory than it may."""
    return UnreadableMessage(
        "Reading this message takes more than {megabytes} MB of memory: paste its text only.",
        megabytes=limits.CHILD_MEGABYTES,
    )


def stopped() -> UnreadableMessage:
    """Return the error for a message whose reading somebody stopped."""
    return UnreadableMessage("Reading was stopped: nothing of the message was judged.")


def other_kind() -> UnreadableMessage:
    """Return the error for a kind of file that holds no message (archive, office file)."""
    return UnreadableMessage(
        "This kind of file is not supported (accepted: .eml, .msg, .mht, .html, .txt, .rtf, .ics, "
        ".pdf, pictures): paste the text of the message.",
    )


def damaged_outlook() -> UnreadableMessage:
    """Return the error for a .msg file that cannot be read."""
    return UnreadableMessage(
        "This Outlook file (.msg) is damaged or of an old format: paste the text of the message."
    )


def folder() -> UnreadableMessage:
    """Return the error for a folder given where one message is expected."""
    return UnreadableMessage("This is a folder: choose a single message.")


def several() -> UnreadableMessage:
    """Return the error for a mailbox file with more than one message."""
    return UnreadableMessage("This file contains several messages: process it as a batch.")


def missing() -> UnreadableMessage:
    """Return the error for a path where nothing is."""
    return UnreadableMessage("The file cannot be found: check where it is.")


def no_permission() -> UnreadableMessage:
    """Return the error for a file this user may not open."""
    return UnreadableMessage(
        "You are not allowed to open this file: copy it elsewhere or paste its text."
    )


def not_a_file() -> UnreadableMessage:
    """Return the error for a device, pipe or disk error."""
    return UnreadableMessage("This file cannot be read: copy it elsewhere or paste its text.")


def broken() -> UnreadableMessage:
    """Return the error for a container whose structure no reader can follow."""
    return UnreadableMessage(
        "The structure of this message is too damaged to be read: paste its text."
    )


def no_column() -> UnreadableMessage:
    """Return the error for a table in which no column holds messages."""
    return UnreadableMessage(
        "No column of this table contains messages: name one “message” (and “sender”, “subject”, "
        "“channel” if you have them).",
    )


def broken_line(number: int) -> UnreadableMessage:
    """Return the error for a line of a table that cannot be read."""
    return UnreadableMessage(
        "Line {number} of the table cannot be read: check its quotation marks.", number=number
    )


def unclosed_quote(number: int) -> UnreadableMessage:
    """Return the error for a table whose rows can no longer be told apart."""
    return UnreadableMessage(
        "A quotation mark on line {number} of the table is not closed: the lines from there on "
        "were not read.",
        number=number,
    )


def damaged_backup(line: int) -> UnreadableMessage:
    """Return the error for a backup of text messages that cannot be read to its end."""
    return UnreadableMessage(
        "This backup of messages is damaged at line {number}: what stands below was not read.",
        number=line,
    )


def nothing_received() -> UnreadableMessage:
    """Return the error for an export without a message that somebody else has sent."""
    return UnreadableMessage("This file holds no message that was received.")
