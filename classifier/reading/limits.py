"""How much a reader takes, what it says when it takes nothing, and the codes of what it mended.

The sentences hold no message text. The remark codes go into `Message.remarks`.
"""

from __future__ import annotations

from classifier.errors import UnreadableMessage

FILE_BYTES = 25 * 1024 * 1024  # what mail servers let through at most
TABLE_BYTES = 100 * 1024 * 1024
PASTE_CHARACTERS = 25 * 1024 * 1024
BODY_CHARACTERS = 200_000
HTML_CHARACTERS = 1_000_000  # 2.5 s of parsing at the very worst
HTML_TAGS = 40_000
HIDDEN_CHARACTERS = 20_000
CALLER_CHARACTERS = 20_000
LINE_CHARACTERS = 1_000  # subject, sender, shown text of a link
TARGET_CHARACTERS = 2_000
LINKS = 500
ATTACHMENTS = 200
MIME_PARTS = 500
MIME_DEPTH = 300
MANY_BOUNDARIES = 60  # real mail has up to about ten
MANY_BOUNDARIES_BYTES = 1_000_000  # the parser asks every line about every open boundary
ATTACHED_FORWARDS = 250
INLINE_FORWARDS = 5

DECODED_PICTURES = 3  # of a mail, for the codes and the text in them
PICTURE_BYTES = (400, 10_000_000)  # smaller ones are marks and lines

# Remarks: what the reader had to mend or leave out.
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
ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tar", ".iso", ".img", ".cab", ".ace")
CODE_READ = "code_read"  # a QR code was read


def is_worth_decoding(size: int, taken: int) -> bool:
    """Tell whether a picture of a mail is looked into: a few of a usual size are."""
    least, most = PICTURE_BYTES
    return least <= size <= most and taken < DECODED_PICTURES


def empty() -> UnreadableMessage:
    """Return the error for a message without any content."""
    return UnreadableMessage(
        "Le message est vide : collez son texte ou choisissez un autre fichier.",
        "The message is empty: paste its text or choose another file.",
    )


def too_large() -> UnreadableMessage:
    """Return the error for a file or paste over the limit."""
    return UnreadableMessage(
        "Le message dépasse 25 Mo : collez seulement son texte.",
        "The message is larger than 25 MB: paste its text only.",
    )


def rubbish() -> UnreadableMessage:
    """Return the error for bytes that are no text of any kind."""
    return UnreadableMessage(
        "Ce contenu n'est pas du texte lisible : collez le texte du message.",
        "This content is not readable text: paste the text of the message.",
    )


def no_recognition() -> UnreadableMessage:
    """Return the error for a picture on a machine where nothing recognises text."""
    return UnreadableMessage(
        "Le texte de cette image ne peut pas être lu sur ce poste : faites installer tesseract "
        "avec le français (paquets tesseract-ocr et tesseract-ocr-fra), ou recopiez le texte.",
        "The text of this picture cannot be read on this machine: have tesseract installed with "
        "French (packages tesseract-ocr and tesseract-ocr-fra), or type the text.",
    )


def nothing_recognised() -> UnreadableMessage:
    """Return the error for a picture in which no text was found."""
    return UnreadableMessage(
        "Aucun texte n'a été trouvé dans cette image : prenez-la plus nette ou recopiez le texte.",
        "No text was found in this picture: take a sharper one or type the text.",
    )


def too_many_pixels() -> UnreadableMessage:
    """Return the error for a picture over the limit."""
    return UnreadableMessage(
        "Cette image dépasse 40 millions de points : réduisez-la ou recopiez son texte.",
        "This picture has more than 40 million pixels: make it smaller or type its text.",
    )


def locked_document() -> UnreadableMessage:
    """Return the error for a PDF with a password."""
    return UnreadableMessage(
        "Ce PDF est protégé par un mot de passe : demandez le texte à l'appelant.",
        "This PDF is protected by a password: ask the caller for its text.",
    )


def damaged_document() -> UnreadableMessage:
    """Return the error for a picture or PDF that cannot be decoded."""
    return UnreadableMessage(
        "Cette image ou ce PDF est endommagé : recopiez le texte du message.",
        "This picture or PDF is damaged: type the text of the message.",
    )


def too_slow() -> UnreadableMessage:
    """Return the error for a picture or PDF that takes too long."""
    return UnreadableMessage(
        "Cette image ou ce PDF demande trop de temps ou de mémoire : recopiez le texte.",
        "This picture or PDF takes too much time or memory: type the text.",
    )


def other_kind() -> UnreadableMessage:
    """Return the error for a kind of file that holds no message (archive, office file)."""
    return UnreadableMessage(
        "Ce type de fichier n'est pas pris en charge (acceptés : .eml, .msg, .mht, .html, .txt, "
        ".rtf, .pdf, images) : collez le texte du message.",
        "This kind of file is not supported (accepted: .eml, .msg, .mht, .html, .txt, .rtf, .pdf, "
        "pictures): paste the text of the message.",
    )


def damaged_outlook() -> UnreadableMessage:
    """Return the error for a .msg file that cannot be read."""
    return UnreadableMessage(
        "Ce fichier Outlook (.msg) est endommagé ou d'un format ancien : "
        "collez le texte du message.",
        "This Outlook file (.msg) is damaged or of an old format: paste the text of the message.",
    )


def folder() -> UnreadableMessage:
    """Return the error for a folder given where one message is expected."""
    return UnreadableMessage(
        "C'est un dossier : choisissez un seul message.",
        "This is a folder: choose a single message.",
    )


def several() -> UnreadableMessage:
    """Return the error for a mailbox file with more than one message."""
    return UnreadableMessage(
        "Ce fichier contient plusieurs messages : traitez-le comme un lot.",
        "This file holds several messages: process it as a batch.",
    )


def missing() -> UnreadableMessage:
    """Return the error for a path where nothing is."""
    return UnreadableMessage(
        "Le fichier est introuvable : vérifiez son emplacement.",
        "The file cannot be found: check where it is.",
    )


def no_permission() -> UnreadableMessage:
    """Return the error for a file this user may not open."""
    return UnreadableMessage(
        "Vous n'avez pas le droit d'ouvrir ce fichier : copiez-le ailleurs ou collez son texte.",
        "You are not allowed to open this file: copy it elsewhere or paste its text.",
    )


def not_a_file() -> UnreadableMessage:
    """Return the error for a device, pipe or disk error."""
    return UnreadableMessage(
        "Ce fichier ne peut pas être lu : copiez-le ailleurs ou collez son texte.",
        "This file cannot be read: copy it elsewhere or paste its text.",
    )


def broken() -> UnreadableMessage:
    """Return the error for a container whose structure no reader can follow."""
    return UnreadableMessage(
        "La structure de ce message est trop abîmée pour être lue : collez son texte.",
        "The structure of this message is too damaged to be read: paste its text.",
    )


def no_column() -> UnreadableMessage:
    """Return the error for a table in which no column holds messages."""
    return UnreadableMessage(
        "Aucune colonne de ce tableau ne porte de messages : nommez-en une « message » "
        "(et, si vous les avez, « expéditeur », « objet », « canal »).",
        "No column of this table holds messages: name one “message” "
        "(and “sender”, “subject”, “channel” if you have them).",
    )


def broken_line(number: int) -> UnreadableMessage:
    """Return the error for a line of a table that cannot be read."""
    return UnreadableMessage(
        f"La ligne {number} du tableau est illisible : vérifiez ses guillemets.",
        f"Line {number} of the table cannot be read: check its quotation marks.",
    )
