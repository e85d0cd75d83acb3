"""Masking of postal addresses, French and foreign.

A French address is a row of pieces (flat, building, place, street, box) with a postcode and a town
at its end. It is one if it has a number in a street, a postcode, or two pieces. Forms: those of
the norm XP Z 10-011, and what people write.
"""

from __future__ import annotations

import re

from classifier.masking.lettering import has_any, in_small_letters

_MASK = "⟨ADRESSE⟩"
_UPPER = "A-ZÀ-ÖØ-ÞŒ"
_TAIL = r"[\w'’-]{0,40}"
_WORD = rf"[{_UPPER}]{_TAIL}"
_LINK = r"(?:(?i:de|du|des|la|le|les|et|à|au|aux|en|sur|sous|lès|ar|er)[ \u00a0]|[dlDL]['’])"

_STREET_TYPE = (
    r"(?:rue|avenue|ave?\.?|boulevard|boul\.?|bd\.?|bl?vd\.?|bld\.?|chemin|ch\.|chem\.|che\.?|"
    r"all[ée]es?|all\.|impasse|imp\.?|place|pl\.?|route|rte\.?|cours|quai|square|sq\.?|passage|"
    r"faubourg|fb?g\.?|voie|sentier|sente|villa|hameau|esplanade|rond-point|mont[ée]e|"
    r"r[ée]sidence|lotissement|lot\.|traverse|venelle|ruelle|parvis|cit[ée]|promenade|chauss[ée]e|"
    r"clos|c[ôo]te|mail|rocade|corniche|lev[ée]e|digue|galerie|cour|carrefour|r\.?)"
)
_STREET_NAME = rf"{_LINK}{{0,3}}[\w'’.-]{{0,40}}[^\W\d_](?:[ -]{_LINK}{{0,3}}{_WORD}){{0,4}}"
_GREAT_STREET = r"(?i:grand['’]?e?[ -]?rue)(?!\w)"
_NUMBER = r"\d(?<![\d.,/€].)\d{0,3}[ \u00a0]?(?:bis|ter|quater|[A-Da-d](?!\w))?,?[ \u00a0]"
_BEHIND = r"(?:,?[ ](?:n[°o]|num[ée]ro)[ ]?\d{1,4}|[ ]\d{1,3}(?=,?[ ]\d{5}[ ]))"
_OF = r"(?:(?:de la|du|des|de l['’])[ \u00a0]?)?"
_STREET = (
    rf"(?:{_NUMBER}{_OF})?(?:(?i:{_STREET_TYPE})[ \u00a0]{_STREET_NAME}|{_GREAT_STREET}){_BEHIND}?"
)
_PLACE_WORD = rf"(?:{_WORD}|\d{{1,2}}(?!\d))"
_PLACE_NAME = rf"{_LINK}{{0,3}}{_PLACE_WORD}(?:[ -]{_LINK}{{0,3}}{_PLACE_WORD}){{0,4}}"
_PLACE = (
    r"(?i:r[ée]sidence|r[ée]s\.|villa|domaine|lieu[- ]?dit|hameau|quartier|lotissement|immeuble|"
    r"imm\.|chez|ferme|clos|cit[ée]|z\.?[ai]\.?c?\.?|parc|tour|mas|moulin|manoir|ch[âa]teau|"
    rf"pavillon|foyer|ehpad|ker|l\.?-?d\.?)[ ][\"«“]?[ ]?{_PLACE_NAME}[ ]?[\"»”]?"
)
_UNIT = (
    r"(?:(?i:appt?\.?|appartement|b[âa]t\.?|b[âa]timent|esc\.?|escalier|porte|lot|hall|tour|"
    r"entr[ée]e|chambre|flat|unit)[ ](?:n° ?)?[A-Z0-9]{1,4}(?![\w€%])"
    r"|\d{1,2}(?:er|e|[èe]me)[ ](?i:[ée]tage))"
)
_BOX = r"(?:[Bb]\.?[Pp]\.?|CS|TSA)[ ]?\d{2,6}(?![\d€])"
_CEDEX = r"(?:[ ](?i:cedex))?(?:[ ]\d{1,2}(?!\d))?"
_TOWN = rf"[{_UPPER}][\w'’-]{{1,40}}(?:[ -]{_LINK}?{_WORD}){{0,4}}{_CEDEX}"
_POSTCODE = r"(?:F-?)?(?:0[1-9]|[1-8]\d|9[0-578])[ ]?\d{3}"
_SEPARATOR = r"(?:[ ]?[,\n–-][ ]?|[ ])"
_FRENCH = re.compile(
    rf"(?<![^\W_])(?:{_UNIT}|{_BOX}|(?P<place>{_PLACE})|(?P<street>{_STREET}))"
    rf"(?P<more>(?:{_SEPARATOR}(?:{_UNIT}|{_BOX}|{_PLACE}|{_STREET})){{0,4}})"
    rf"(?P<town>[ ]?[,\n–-]?[ ]?\n?{_POSTCODE}[ \u00a0](?:{_TOWN}|[a-zà-ÿ-]{{3,40}}))?"
)
_NUMBERED_STREET = re.compile(rf"\d[ \w,]{{0,8}}[ ](?i:{_STREET_TYPE})[ ]|\d,?[ ]{_GREAT_STREET}")
_TOWN_ALONE = re.compile(  # begins a line or a part of one
    rf"(?:(?<![^\n])(?:{_LINK}?{_WORD}[ ]){{0,4}}|(?<=[,(])|(?<=[,(] ))"
    rf"{_POSTCODE}[ ]{_TOWN}(?=[ ]*(?:[\n,).]|\Z))"
)

_FOREIGN_TOWN = rf"(?:,?[ \n](?:[A-Z]{{1,2}}-)?\d{{4,5}}(?:-\d{{3}})?[ ]{_TOWN})"
_ARTICLES = r"(?:(?:de[il]|d?ell[aeo]|degli|de (?:la|los|las)|d[aeo]s?)[ ])?"
_HOUSE = r",?[ ]\d{1,4}[a-zA-Z]?(?!\d)"
_FOREIGN = re.compile(  # the number stands behind the street
    r"(?<![\w-])(?:(?i:rue|avenue|chauss[ée]e|boulevard|place|quai|chemin|route|square)[ ]"
    rf"{_STREET_NAME}{_HOUSE}{_FOREIGN_TOWN}"
    rf"|(?:{_WORD}(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|laan|straat)"
    r"|(?:Calle|C/|Avenida|Avda\.?|Plaza|Paseo|Via|Viale|Piazza|Corso|Rua|Largo|Pra[çc]a|Strada|"
    rf"Ulica|ul\.)[ ]{_ARTICLES}{_PLACE_NAME}){_HOUSE}{_FOREIGN_TOWN}?"
    rf"|(?:Am|An der|Auf der|Im|In der|Zum|Zur|Alte|Neue)[ ]{_WORD}{_HOUSE}{_FOREIGN_TOWN})"
)
_FOREIGN_TOWN_AFTER = re.compile(rf"{_MASK}{_FOREIGN_TOWN}")  # "12 Rue Haute, 1000 Bruxelles"

_BRITISH_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]?[ ]\d[A-Z]{2}(?!\w)"
_ENGLISH_POSTCODE = (
    rf"(?:{_BRITISH_POSTCODE}|[A-Z]{{1,2}}\d[A-Z\d]?\d[A-Z]{{2}}(?!\w)"
    r"|[A-Z]{2,3}[ ]\d{4}(?!\d)|[A-Z]{2}[ ]\d{5}(?:-\d{4})?(?!\d))"
)
_ENGLISH = re.compile(
    rf"\d(?<![\d.,/].)\d{{0,3}}[A-D]?,?[ ](?:{_WORD}[ ]){{1,3}}"
    r"(?:Street|Road|Avenue|Lane|Drive|Close|Crescent|Way|Court|Gardens|Terrace|Parade|Boulevard|"
    r"Square|Grove|Mews|Highway|St|Rd|Ave|Blvd|Dr|Ln|Cres)(?!\w)\.?"
    rf"(?:(?:,[ ]|,?\n|[ ]){_TOWN},?[ ]{_ENGLISH_POSTCODE}|,?[ \n]{_ENGLISH_POSTCODE}|,[ ]{_TOWN})?"
)
_ENGLISH_TOWN = re.compile(
    r"(?:P\.?O\.?[ ]Box[ ]\d{1,6},?[ \n])?"
    rf"(?<![^\W_])(?:[{_UPPER}][a-z]{{1,40}},?[ \n])?(?<![^\W_]){_BRITISH_POSTCODE}"
    r"|(?<!\w)P\.?O\.?[ ]Box[ ]\d{1,6}"
)

# Words of which every French address has one, and pieces of which every other one has one.
_FRENCH_WORDS = frozenset(
    """rue avenue av ave boulevard boul bd bvd blvd bld chemin ch chem che allée allee allées allees
    all impasse imp place pl route rte cours quai square sq passage faubourg fg fbg voie sentier
    sente villa hameau esplanade rond montée montee résidence residence res rés lotissement lot
    traverse venelle ruelle parvis cité cite promenade chaussée chaussee clos côte cote mail rocade
    corniche levée levee digue galerie cour carrefour r grand grande grandrue granderue domaine
    lieu lieudit ld quartier immeuble imm chez ferme z za zi zac zic parc tour mas moulin manoir
    château chateau pavillon foyer ehpad ker appt app appartement bât bat bâtiment batiment esc
    escalier porte hall entrée entree chambre flat unit étage etage b bp cs tsa""".split()
)
_FRENCH_PIECES = ("l.d", "l-d", "l.-d")  # "L.-D. Kerlan"
_FOREIGN_PIECES = (
    *"""rue avenue chaussée chaussee boulevard place quai chemin route square straße strasse str.
    weg platz allee gasse ring laan straat calle c/ avenida avda plaza paseo via piazza corso
    rua largo praça praca strada ulica ul.""".split(),
    *("am ", "an der ", "auf der ", "im ", "in der ", "zum ", "zur ", "alte ", "neue "),
)
_LETTERS = re.compile(r"[^\W\d_]+")
_POSTCODE_AND_TOWN = re.compile(rf"\d{{2}}[ ]?\d{{3}}[ ][{_UPPER}]")  # in every town alone
_BRITISH_END = re.compile(r"\d[A-Z\d]?[ ]\d[A-Z]{2}")  # of every British postcode


def mask_postal_addresses(text: str) -> str:
    """Return the text with postal addresses replaced, the town included when it follows."""
    text = _ENGLISH.sub(_MASK, text)
    small = in_small_letters(text)
    if has_any(small, _FOREIGN_PIECES):
        text = _FOREIGN.sub(_MASK, text)
    if not _FRENCH_WORDS.isdisjoint(_LETTERS.findall(small)) or has_any(small, _FRENCH_PIECES):
        text = _FRENCH.sub(_french, text)
    if _MASK in text:
        text = _FOREIGN_TOWN_AFTER.sub(_MASK, text)
    if "Box" in text or _BRITISH_END.search(text):
        text = _ENGLISH_TOWN.sub(_MASK, text)
    return _TOWN_ALONE.sub(_MASK, text) if _POSTCODE_AND_TOWN.search(text) else text


def _french(match: re.Match[str]) -> str:
    """Replace a row of pieces that is an address."""
    place = match["place"] or ""
    is_address = (
        match["town"]
        or (match["street"] and match["street"][0].isdigit())
        or (place and (match["more"] or place.lower().startswith("lieu")))
        or _NUMBERED_STREET.search(match["more"])
    )
    return _MASK if is_address else match[0]
