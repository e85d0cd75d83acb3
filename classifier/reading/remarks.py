"""What a reader had to mend, cut or leave closed, in sentences for the person who looks."""

from __future__ import annotations

from classifier.records import Message
from classifier.sentence import Sentence, sentence

BODY_CUT = "body_cut"
HTML_CUT = "html_cut"
HTML_BROKEN = "html_broken"
CHARSET_MENDED = "charset_mended"
MIME_MENDED = "mime_mended"
MIME_CUT = "mime_cut"
LINKS_CUT = "links_cut"
FORWARDED = "forwarded"
FORWARD_TOO_DEEP = "forward_too_deep"
SEVERAL_FORWARDS = "several_forwards"
NO_TEXT = "no_text"
NO_RECOGNITION = "no_recognition"  # a picture's codes were read, its text could not be
NO_FRENCH = "no_french"  # text was recognised without knowing French
RECOGNISED = "recognised"  # the text was read off a picture
PAGES_CUT = "pages_cut"
LINKS_AROUND = "links_around"  # what passes for the caller's words holds a link
ARCHIVE_CLOSED = "archive_closed"
CODE_READ = "code_read"  # a QR code was read
PICTURES_WAIT = "pictures_wait"  # pictures of the mail are looked at after the verdict
PICTURES_UNREAD = "pictures_unread"  # that took too much time or memory

# What is said of each remark; nothing is said of a mended character set.
SENTENCES: dict[str, Sentence] = {
    BODY_CUT: sentence("The text has more than 200,000 characters: only its beginning is judged."),
    HTML_CUT: sentence("The page of the e-mail is very long: only its beginning is judged."),
    HTML_BROKEN: sentence("The code of the page is damaged: part of it may not have been read."),
    MIME_MENDED: sentence(
        "The structure of the e-mail is damaged; it was read as far as possible."
    ),
    MIME_CUT: sentence("The e-mail has too many parts: the last ones were not read."),
    LINKS_CUT: sentence("The e-mail has more than 500 links: the last ones are not shown."),
    FORWARDED: sentence("The forwarded message is judged, not the text around it."),
    FORWARD_TOO_DEEP: sentence(
        "Too many forwards inside each other: the innermost one was not reached."
    ),
    SEVERAL_FORWARDS: sentence("Several messages are attached: only the first one is judged."),
    LINKS_AROUND: sentence(
        "The words around the forwarded message contain a link: if the caller did not write them, "
        "assess them separately."
    ),
    NO_TEXT: sentence("The message has no text."),
    NO_RECOGNITION: sentence(
        "The text in the picture could not be read: tesseract is not installed on this computer."
    ),
    NO_FRENCH: sentence(
        "The text was read without French (tesseract-ocr-fra is not installed): check it."
    ),
    RECOGNISED: sentence("The text was read from a picture: check the links and numbers."),
    PAGES_CUT: sentence("The PDF has more than 20 pages: only the first ones are read."),
    CODE_READ: sentence("A QR code was read; its link is shown, never opened."),
    PICTURES_WAIT: sentence(
        "The pictures of the e-mail are still being read: the verdict will be completed."
    ),
    PICTURES_UNREAD: sentence(
        "The pictures of the e-mail take too much time or memory: look at them yourself."
    ),
    ARCHIVE_CLOSED: sentence("An archive is attached: it is listed, never opened."),
}


def sentences(message: Message) -> list[Sentence]:
    """Return the sentences for what the reader noted about a message."""
    return [SENTENCES[code] for code in message.remarks if code in SENTENCES]
