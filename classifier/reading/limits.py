"""Limits of reading: sizes, numbers and depths."""

from __future__ import annotations

FILE_BYTES = 25 * 1024 * 1024  # the usual limit of mail servers
TABLE_BYTES = 100 * 1024 * 1024
TABLE_ROW_CHARACTERS = 1_000_000
TABLE_MENDS = 20  # rows with a quotation mark that was not closed
PASTE_CHARACTERS = 25 * 1024 * 1024
BODY_CHARACTERS = 200_000
HTML_CHARACTERS = 1_000_000  # of a page's text written out in another format
HTML_TAGS = 400_000
HTML_OPENINGS = 1_000_000  # "<" of a page, in its text too
HTML_NODES = 100_000  # elements and texts of a page that are looked at
HIDDEN_CHARACTERS = 20_000
CALLER_CHARACTERS = 20_000
ATTACHMENTS = 200
MIME_PARTS = 500
MIME_DEPTH = 200  # of parts, attached mails among them
DASHED_LINES = 200_000  # lines of a mail that begin with two dashes, as delimiters do
ATTACHED_MAILS = 250  # of one file, at any depth
MAILS_IN_A_MAIL = 30  # attached to one mail
ATTACHED_PAGES = 10  # attached pages, texts and invitations of one mail that are read
MAIL_PAGES_CHARACTERS = 2 * HTML_CHARACTERS  # HTML of one file of mail
DECODED_BYTES = 4 * FILE_BYTES  # of mails attached in base64, at all depths
INLINE_FORWARDS = 5
CALENDAR_CHARACTERS = 2_000_000
CALENDAR_PAGES = 20  # descriptions in HTML
READINGS = 12  # ways to read one input, each of which is judged
PIECES = 70  # of the long texts of one input, judged as well

QUICK_BYTES = 200_000  # up to here a message is read in our own process, without a child
READING_SECONDS = 4
PICTURE_SECONDS = 9  # for a picture or PDF
RECOGNITION_SECONDS = 4  # of these for the text of its images
MAIL_PICTURES_SECONDS = 6  # for the pictures of a mail, after its text was read
MAIL_DECODING_SECONDS = 3  # of these for their codes
MAIL_RECOGNITION_SECONDS = 3  # and for their text
CHILD_MEGABYTES = 350  # of a process that reads or decodes

DECODED_PICTURES = 10  # pictures of a mail that are searched for codes
RECOGNISED_PICTURES = 3  # of these, whose text is read when the mail has next to none
PICTURE_BYTES = (120, 10_000_000)  # smaller ones are dots; a small code has 250

ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tar", ".iso", ".img", ".cab", ".ace")


def is_usual_picture(size: int) -> bool:
    """Tell whether a picture of a mail has a size, in bytes, at which it is decoded."""
    smallest, largest = PICTURE_BYTES
    return smallest <= size <= largest
