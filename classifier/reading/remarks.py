"""What a reader had to mend, cut or leave closed, in sentences for the person who looks."""

from __future__ import annotations

from dataclasses import replace

from classifier.records import Assessment, Message, Part
from classifier.sentence import Sentence, named, plural, sentence
from classifier.text.cleaning import INVISIBLE

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
CHAT_CUT = "chat_cut"
ARCHIVE_CLOSED = "archive_closed"
CODE_READ = "code_read"  # a QR code was read
CODED_CONTENT = "coded_content"  # base64 or the like that holds no text
ENCRYPTED = "encrypted"
SEALED_UNREAD = "sealed_unread"  # S/MIME that is not read
WINMAIL_UNREAD = "winmail_unread"
SEVERAL_SENDERS = "several_senders"  # or several subjects
MAIL_UNREAD = "mail_unread"  # an attached mail is damaged
TOO_MUCH_ATTACHED = "too_much_attached"
ATTACHMENTS_CUT = "attachments_cut"
FILES_CLOSED = "files_closed"  # the mail is a short note beside files that are not opened
PICTURES_WAIT = "pictures_wait"  # pictures of the mail are looked at after the verdict
RECOGNITION_CUT = "recognition_cut"  # reading the text of images took too long
PICTURES_CUT = "pictures_cut"
PICTURES_UNREAD = "pictures_unread"  # that took too much time or memory
READINGS_CUT = "readings_cut"
PIECES_CUT = "pieces_cut"
DISGUISED = "disguised"  # words were undone by `text.plain_text` for judging
OTHER_READINGS = "other_readings"  # what was judged beside this reading; see `judged_part`

# Remarks of a message of which only the beginning was read.
CUTS = frozenset([BODY_CUT, HTML_CUT, MIME_CUT])
# Remarks of an input of which something was not judged, so that it may not pass for harmless.
UNJUDGED = CUTS | {
    READINGS_CUT,
    PIECES_CUT,
    CHAT_CUT,
    FORWARD_TOO_DEEP,
    TOO_MUCH_ATTACHED,
    CODED_CONTENT,
    ENCRYPTED,
    SEALED_UNREAD,
    WINMAIL_UNREAD,
    MAIL_UNREAD,
    PAGES_CUT,
    LINKS_CUT,
    ATTACHMENTS_CUT,
    FILES_CLOSED,
    NO_RECOGNITION,
    RECOGNITION_CUT,
    PICTURES_CUT,
    PICTURES_UNREAD,
}

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
    SEVERAL_FORWARDS: sentence("Several messages are attached: each was judged."),
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
    RECOGNITION_CUT: sentence(
        "Reading the text of the pictures takes too long: part of it is missing."
    ),
    PICTURES_CUT: sentence("The e-mail has more than 10 pictures: the last ones were not read."),
    PICTURES_UNREAD: sentence(
        "The pictures of the e-mail take too much time or memory: look at them yourself."
    ),
    READINGS_CUT: sentence(
        "The input can be read in more than 12 ways: the least promising ones were not judged."
    ),
    PIECES_CUT: sentence("The text is very long: not all pieces of it were judged one by one."),
    CHAT_CUT: sentence("The conversation is very long: only its last messages are judged."),
    CODED_CONTENT: sentence(
        "Part of the message is coded (base64, uuencode, yEnc) and could not be read: ask for the "
        "e-mail as a file."
    ),
    ENCRYPTED: sentence(
        "The e-mail is encrypted (S/MIME or PGP): ask the caller to open it and to copy its text."
    ),
    SEALED_UNREAD: sentence(
        "The text lies in an S/MIME file (.p7m) that could not be read: ask the caller to copy it."
    ),
    WINMAIL_UNREAD: sentence(
        "The text lies in a file of Outlook (winmail.dat) that could not be read: ask the caller "
        "to copy it or to have it sent again as plain text."
    ),
    SEVERAL_SENDERS: sentence(
        "The e-mail names several senders or subjects: each was judged; mail programs may show any."
    ),
    MAIL_UNREAD: sentence(
        "An attached Outlook file (.msg) is damaged and was not read: ask for its text."
    ),
    TOO_MUCH_ATTACHED: sentence(
        "The attached e-mails and pages are too many or too large: the last ones were not read."
    ),
    ATTACHMENTS_CUT: sentence("More than 200 files are attached: the last ones are not listed."),
    FILES_CLOSED: sentence(
        "The e-mail is a short note and its files were not opened: judge a PDF by itself, ask for "
        "the text of the others."
    ),
    INVISIBLE: sentence("Invisible characters inside words were taken out before judging."),
    DISGUISED: sentence(
        "Some words are written to get past filters: they were judged as a person reads them."
    ),
    ARCHIVE_CLOSED: sentence("An archive is attached: it is listed, never opened."),
}


# What the verdict is about, in `_ABOUT`.
PARTS: dict[Part, Sentence] = {
    Part.WHOLE: named("part", "the whole text"),
    Part.FORWARDED: named("part", "the forwarded message"),
    Part.QUOTED: named("part", "the quoted message"),
    Part.ONE_OF: named("part", "one of several messages"),
    Part.TEXT_PART: named("part", "one of the texts of the e-mail"),
    Part.PIECE: named("part", "a piece of the long text"),
    Part.ABOVE: named("part", "the text above the forward or quote"),
    Part.BELOW: named("part", "the text below the forward or quote"),
    Part.END: named("part", "the end of the long text"),
    Part.CUT_OFF: named("part", "the message with its banner or footer"),
    Part.ATTACHED: named("part", "the attached e-mail"),
    Part.COVER: named("part", "the e-mail to which another one is attached"),
    Part.ATTACHED_PAGE: named("part", "the attached page"),
    Part.INVITATION: named("part", "the invitation"),
    Part.PLAIN: named("part", "the plain text of the e-mail"),
    Part.HIDDEN: named("part", "the text together with what is hidden in it"),
    Part.FAINT: named("part", "the text together with what is hard to see in it"),
    Part.CLEAR: named("part", "the text without what is hard to see in it"),
    Part.FILE_NAMES: named("part", "the message together with the names of its files"),
    Part.PICTURES: named("part", "the message together with the text of its pictures"),
    Part.OTHER_SENDER: named("part", "the message with its second sender"),
    Part.REPORTED: named("part", "the e-mail in the delivery report"),
}
_ABOUT = sentence("The verdict is about {part}; other readings were judged too.")


def sentences(message: Message) -> list[Sentence]:
    """Return the sentences for what the reader noted about a message."""
    about = [_ABOUT.fill(part=PARTS[message.part])] if OTHER_READINGS in message.remarks else []
    return [*about, *_noted(message)]


def verdict_sentences(assessment: Assessment) -> list[Sentence]:
    """Return the sentences about the message of a verdict; the first says what was judged."""
    about = judged_part(assessment)
    return [*([about] if about else []), *_noted(assessment.message)]


def judged_part(assessment: Assessment) -> Sentence | None:
    """Return which of several readings the verdict is about, None when there is only one."""
    if OTHER_READINGS not in assessment.message.remarks:
        return None
    part, others = PARTS[assessment.message.part], assessment.readings - 1
    if others < 1:  # it was judged again, without the other readings
        return _ABOUT.fill(part=part)
    return plural(
        "The verdict is about {part}; there is {n} other reading.",
        "The verdict is about {part}; there are {n} other readings.",
        others,
        part=part,
    )


def _noted(message: Message) -> list[Sentence]:
    unsaid = {FORWARDED} if OTHER_READINGS in message.remarks else set()
    return [SENTENCES[code] for code in message.remarks if code in SENTENCES and code not in unsaid]


def without_pictures(message: Message) -> Message:
    """Return a message whose waiting pictures could not be looked at, with a remark about it."""
    codes = (PICTURES_UNREAD if one == PICTURES_WAIT else one for one in message.remarks)
    alternatives = tuple(without_pictures(one) for one in message.alternatives)
    return replace(message, remarks=tuple(codes), alternatives=alternatives)
