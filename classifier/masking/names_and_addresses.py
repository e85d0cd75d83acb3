"""Masking of e-mail addresses, names after a form of address, and postal addresses."""

from __future__ import annotations

import re

from classifier.masking.marks import Mark, unmarked
from classifier.text.word_mending import without_signs

_LETTERS_BEFORE = re.compile(r"(?<![\w.-])[\w@$€!|]+$")
_LETTERS_AFTER = re.compile(r"[\w@$€!|]+(?![\w-]|\.\w)")
_LONGEST_WORD = 40
_AT = re.compile(r"(?:@|%40)(?=[\w-])")
_IN_LOCAL_PART = frozenset(".+-'_")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_HOST_LIKE = re.compile(r"\.[a-z]{2,4}\Z", re.IGNORECASE)

_UPPER = "A-ZÀ-ÖØ-ÞŒ"
_PARTICLE = r"(?:de|du|des|d['’]|le|la|van|von|der|den|el|al|ben|bin|dos|da|di)"
_PARTICLES = frozenset("de du des d' d’ le la van von der den el al ben bin dos da di".split())
_NAME_WORD = rf"(?:[{_UPPER}](?:[\w'’]|-(?=\w))*|[{_UPPER}]\.)"
_NAME = (
    rf"{_NAME_WORD}(?:[ \u00a0\u202f-](?:{_PARTICLE}[ \u00a0\u202f]?){{0,2}}{_NAME_WORD}){{0,3}}"
)
_GAP = "[ \\u00a0\\u202f\n]{1,2}"
_TITLED = re.compile(
    # The first letter precedes the look-behind so that the search can skip to it.
    r"[MDPmdpS](?<!\w.)(?:(?<=M)\.|(?<=[Mm])(?:me|lle|rs?|s|M\.|ME|LLE|RS?|onsieur|adame|ademoiselle|aître"
    r"|ONSIEUR|ADAME|ADEMOISELLE|AÎTRE|iss)|(?<=[Dd])(?:r|R|octeur|OCTEUR|octor)|(?<=[Pp])(?:r|rofesseur)"
    r"|(?<=S)ir)\.?(?:\s(?:et|ou|and|/)\s(?:Mme|Madame|Mrs|M\.|Monsieur))?"
    rf"{_GAP}(?P<name>{_NAME})"
)
_LOWER_TITLED = re.compile(
    r"[Mm](?<!\w.)(?:me|lle|rs?)\.?[ \u00a0](?P<name>[a-zà-öø-þœ][\w'’-]{2,})(?![\w'’-])"
)
_GREETED = re.compile(
    r"[BCDHSbcdh](?<!\w.)(?:onjour|onsoir|h[eè]re?s?|EAR|ear|ello|ELLO|i|alut|ONJOUR|HER|HÈRE|HERE)"
    rf"[ \u00a0](?P<name>{_NAME})(?=[ \u00a0]?(?:[,!;:\n]|$))"
)
# Words that follow a form of address or a greeting and are not names.
_NOT_A_NAME = frozenset(
    """madame monsieur mademoiselle mesdames messieurs mme mlle mr m. client cliente clients assuré
    assurée assurés assure assuree adhérent adhérente adhérents adherent adherente sociétaire
    societaire abonné abonnée abonne abonnee utilisateur utilisatrice bénéficiaire beneficiaire
    allocataire patient patiente patients contribuable usager confrère confrere consoeur collègue
    collegue collègues collegues ami amie amis parents parent membre membres titulaire locataire
    voisin voisins maman papa docteur professeur directeur directrice président présidente maire
    votre vos notre nos nous vous le la les l' un une des je il elle on ce cet cette ces en au aux à
    a de du d' pour suite dans afin merci veuillez bonjour bonsoir sauf selon après avant si et ou
    par sur c'est j'ai suis votre-carte tous toutes tout toute service attention urgent dernier
    dernière rappel information info customer member sir madam user all team everyone everybody
    customers members patient policyholder subscriber friend colleague colleagues valued you your
    we our the this that please dear there folks mum dad to in for client(e) taxpayer resident
    cordialement avec ci mutuelle assurance banque caisse cpam caf ameli qui que dont êtes etes
    avez""".split()
)

_STREET = (
    r"(?:rue|avenue|av\.?|boulevard|bd|bld|chemin|all[ée]e|impasse|place|route|cours|quai|square|"
    r"passage|faubourg|voie|sentier|villa|hameau|esplanade|rond-point|mont[ée]e|r[ée]sidence|"
    r"lotissement)"
)
_LINK_WORD = r"(?:(?:de|du|des|la|le|les|et|à|au|aux|en|sur|sous|lès)[ \u00a0]|[dlDL]['’])"
_CITY = rf"[{_UPPER}][\w'’-]+(?:[ -](?:{_LINK_WORD})?[{_UPPER}][\w'’-]*){{0,4}}"
_POSTCODE = (
    rf"(?:[ ,\n–-]{{1,3}}(?:[Bb][Pp]|CS)[ ]?\d+)?[ ,\n–-]{{1,3}}\d{{2}}[ ]?\d{{3}}[ \u00a0]{_CITY}"
    r"(?:[ ]\d{1,2})?"
)
_ADDRESS = re.compile(
    rf"\d(?<![\d.,/].)\d{{0,3}}[ \u00a0]?(?:bis|ter|quater|[A-D](?!\w))?,?[ \u00a0]"
    rf"(?i:{_STREET})[ \u00a0]{_LINK_WORD}{{0,3}}[\w'’.-]*[^\W\d_]"
    rf"(?:[ -]{_LINK_WORD}{{0,3}}[{_UPPER}][\w'’-]*){{0,4}}"
    rf"(?:{_POSTCODE})?"
)
_ENGLISH_ADDRESS = re.compile(
    rf"\d(?<![\d.,/].)\d{{0,3}}[A-D]?,?[ ](?:[{_UPPER}][\w'’-]*[ ]){{1,3}}"
    r"(?:Street|Road|Avenue|Lane|Drive|Close|Crescent|Way|Court|Gardens|Terrace|Parade|St|Rd|Ave)"
    rf"(?!\w)\.?(?:,[ ]{_CITY})?"
    r"(?:,?[ ](?:[A-Z]{1,2}\d[A-Z\d]?[ ]?\d[A-Z]{2}|[A-Z]{2,3}[ ]\d{4})(?!\w))?"
)
_CITY_LINE = re.compile(
    rf"\d{{5}}(?<![^\n]\d{{5}})[ ](?:[{_UPPER}][{_UPPER}'-]+(?:[ -][{_UPPER}'-]+){{0,4}}"
    r"(?:[ ]\d{1,2})?)"
    r"(?=[ ]*(?:\n|\Z))"
)


def mask_email_addresses(text: str, mark: Mark = unmarked) -> str:
    """Return the text with the local part of mail addresses replaced; `mark` gets that part."""
    parts: list[str] = []
    done = 0
    for at in _AT.finditer(text):
        start = _local_start(text, at.start(), done)
        if start < at.start() and not _is_decoy(text, start, at.start()) and not _is_word(text, at):
            parts += [text[done:start], mark("⟨EMAIL⟩", text[start : at.start()])]
            done = at.start()
    return "".join([*parts, text[done:]])


def _is_word(text: str, at: re.Match[str]) -> bool:
    """Return whether the sign stands for an a in a word, as in "c@rte"."""
    before = _LETTERS_BEFORE.search(text, max(0, at.start() - _LONGEST_WORD), at.start())
    after = _LETTERS_AFTER.match(text, at.end(), at.end() + _LONGEST_WORD)
    if at[0] != "@" or after is None or after.end() == at.end() + _LONGEST_WORD:
        return False
    return bool(without_signs(f"{before[0] if before else ''}@{after[0]}"))


def mask_names(text: str) -> str:
    """Return the text with names after a form of address or a greeting replaced."""
    text = _TITLED.sub(_name, text)
    text = _GREETED.sub(_name, text)
    return _LOWER_TITLED.sub(_name, text)


def mask_postal_addresses(text: str) -> str:
    """Return the text with postal addresses replaced, city included when it follows."""
    text = _ENGLISH_ADDRESS.sub("⟨ADRESSE⟩", _ADDRESS.sub("⟨ADRESSE⟩", text))
    return _CITY_LINE.sub("⟨ADRESSE⟩", text)


def _local_start(text: str, at: int, after: int) -> int:
    """Return the offset at which the local part begins."""
    start = at
    while start > after and (text[start - 1].isalnum() or text[start - 1] in _IN_LOCAL_PART):
        start -= 1
    # In a query string the address may follow an escape: to%3Djean%40…
    return start + 2 if start and _ESCAPE.match(text, start - 1) else start


def _is_decoy(text: str, start: int, at: int) -> bool:
    """Return whether this is https://ameli.fr@elsewhere.example: evidence, not an address."""
    before = text[max(0, start - 2) : start]
    return before == "//" and _HOST_LIKE.search(text, start, at) is not None


def _name(match: re.Match[str]) -> str:
    """Replace the name, up to the first word that is not one."""
    name = match["name"]
    end = 0
    for word in re.finditer(r"[^ \u00a0\u202f-]+", name):
        if word[0] in _PARTICLES:
            continue
        if word[0].lower().rstrip(".,") in _NOT_A_NAME:
            break
        end = word.end()
    if not end or "⟨" in name:
        return match[0]
    head = match[0][: match.start("name") - match.start()]
    return f"{head}⟨NOM⟩{name[end:]}{match.string[match.end('name') : match.end()]}"
