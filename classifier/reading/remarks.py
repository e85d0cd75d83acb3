"""What a reader had to mend, cut or leave closed, in sentences for the person who looks."""

from __future__ import annotations

from classifier.records import Message

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

SENTENCES = {
    BODY_CUT: (
        "Le texte dépasse 200 000 caractères : seul son début est jugé.",
        "The text has more than 200,000 characters: only its beginning is judged.",
    ),
    HTML_CUT: (
        "La page du mail est très longue : seul son début est jugé.",
        "The mail's page is very long: only its beginning is judged.",
    ),
    HTML_BROKEN: (
        "Le code de la page est abîmé : une partie a pu échapper à la lecture.",
        "The page's code is damaged: a part may have escaped the reading.",
    ),
    MIME_MENDED: (
        "La structure du mail est abîmée ; il a été lu aussi loin que possible.",
        "The mail's structure is damaged; it was read as far as it goes.",
    ),
    MIME_CUT: (
        "Le mail a trop de parties : les dernières n'ont pas été lues.",
        "The mail has too many parts: the last ones were not read.",
    ),
    LINKS_CUT: (
        "Le mail a plus de 500 liens : les derniers ne sont pas montrés.",
        "The mail has more than 500 links: the last ones are not shown.",
    ),
    FORWARDED: (
        "C'est le message transféré qui est jugé, pas ce qui l'entoure.",
        "The forwarded message is judged, not what stands around it.",
    ),
    FORWARD_TOO_DEEP: (
        "Trop de transferts l'un dans l'autre : le plus profond n'a pas été atteint.",
        "Too many forwards in each other: the innermost was not reached.",
    ),
    SEVERAL_FORWARDS: (
        "Plusieurs messages sont joints : seul le premier est jugé.",
        "Several messages are attached: only the first is judged.",
    ),
    LINKS_AROUND: (
        "Les mots autour du message transféré contiennent un lien : s'ils ne sont pas de "
        "l'appelant, analysez-les à part.",
        "The words around the forwarded message hold a link: if they are not the caller's, "
        "assess them on their own.",
    ),
    NO_TEXT: ("Le message n'a pas de texte.", "The message has no text."),
    NO_RECOGNITION: (
        "Le texte de l'image n'a pas pu être lu : tesseract manque sur ce poste.",
        "The text of the picture could not be read: tesseract is missing on this machine.",
    ),
    NO_FRENCH: (
        "Le texte a été lu sans le français (tesseract-ocr-fra manque) : relisez-le.",
        "The text was read without French (tesseract-ocr-fra is missing): check it.",
    ),
    RECOGNISED: (
        "Le texte a été lu dans une image : vérifiez liens et numéros.",
        "The text was read off a picture: check links and numbers.",
    ),
    PAGES_CUT: (
        "Le PDF a plus de 20 pages : seules les premières sont lues.",
        "The PDF has more than 20 pages: only the first ones are read.",
    ),
    CODE_READ: (
        "Un code QR a été lu ; son lien est montré, jamais ouvert.",
        "A QR code was read; its link is shown, never opened.",
    ),
    ARCHIVE_CLOSED: (
        "Une archive est jointe : elle est signalée, jamais ouverte.",
        "An archive is attached: it is listed, never opened.",
    ),
}
"""Code -> French and English sentence; a mended charset is nothing to tell."""


def told(message: Message, language: str = "fr") -> list[str]:
    """Return the sentences for what the reader noted about a message."""
    place = 0 if language == "fr" else 1
    return [SENTENCES[code][place] for code in message.remarks if code in SENTENCES]
