"""Planted numbers: social security, accounts, cards, phones, mail addresses, secrets, other ones.

Each kind is written in the spellings of `_SPELLINGS`, in turn with the sentences around it.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from itertools import cycle, islice
from urllib.parse import quote, quote_plus

import invented_numbers as invented
from invented_numbers import spelt
from planted_message import Planted, number

_NIR_SPELLINGS = (
    ("122233", " "),
    ("122233", "."),
    ("122233", "-"),
    ("", ""),
    ("122233", "\u00a0"),
    ("122233", ","),
    ("122233", " | "),
    ("122233", "|"),
    ("122233", "/"),
    ("122233", ", "),
    ("13333", " "),
    ("122233", "_"),
    ("122233", " - "),
    ("31115", " "),
    ("1111111111111", " "),
)
_NIR_TEXTS = (
    "Votre carte Vitale au nom de l'assuré {} arrive à expiration.",
    "Numéro de sécurité sociale : {}",
    "Bonjour, le dossier {} est incomplet, merci de nous répondre.",
    "NIR {} - régime général",
    "L'assuré(e) {} bénéficie d'un remboursement de 214,60 €.",
    "| Bénéficiaire | N° SS |\n| Assuré | {} |",
    "Your social security number {} was used on a new device.",
    "Mon n° de sécu c'est {} vous pouvez vérifier ?",
    "Objet : relance {}\nMerci de régulariser.",
    "Confirmez ({}) avant le 12/11.",
)
_IBAN_TEXTS = (
    "Votre remboursement sera versé sur {}.",
    "IBAN : {}",
    "Merci de virer 89 € sur le compte {} aujourd'hui",
    "Nouveau RIB enregistré\n{}\nSi ce n'est pas vous, appelez-nous.",
    "Please confirm the payee {} within 24 hours.",
    "Titulaire du compte | IBAN\nassuré | {}",
)
_CARD_TEXTS = (
    "Carte {} bloquée.",
    "Un paiement de 349,00 € avec la carte {} est en attente.",
    "Your card {} will expire soon.",
    "J'ai donné ma CB : {}",
    "Carte\n{}\nValidez sous 24 h.",
    "{}",
)
_PHONE_TEXTS = (
    "Rappelez le {} avant ce soir.",
    "Tél. : {}",
    "Mon numéro c'est le {} merci",
    "Call us back on {} today.",
    "Votre conseiller au {} (appel non surtaxé)",
    "Tel|{}|Mobile",
    "{}",
)
_MAIL_TEXTS = (
    "Écrivez à {} pour confirmer.",
    "De : {}\nObjet : dossier",
    "mon mail : {}, merci",
    "Your account ({}) was locked.",
    "Contact : {}",
)
_SECRETS = (
    "mot de passe : {}",
    "Mot de passe provisoire : {}",
    "Votre mot de passe est {}",
    "mdp : {}",
    "MDP={}",
    "Identifiant : ameli\nMot de passe : {}\nNe le communiquez à personne.",
    "Password: {}",
    "your password is {}",
    "temporary password: {}",
    "mon mot de passe c'est {}",
    "Votre nouveau mot de passe\u00a0: {}",
    "login: espace-perso / pass: {}",
    "passe : {}",
    "passphrase : {}",
    "pwd: {}",
)
_PASSWORDS = "Soleil-2041! gr4ndP1n xK9$vR2m Vitale#77 bonjour2031 Zq7mPl02 LUNE.rousse8".split()
_CODES = (
    ("Votre code est {}.", "482913"),
    ("Code de validation : {}", "71 40 62"),
    ("{} est votre code de connexion", "905117"),
    ("Code : {}", "4417"),
    ("Votre code secret : {}", "8306"),
    ("code PIN {}", "6049"),
    ("OTP {}", "330 918"),
    ("Code de sécurité\n{}", "559204"),
    ("Voici le code à dicter au conseiller : {}", "G-718204"),
    ("Your one-time passcode is {}", "672840"),
    ("{} is your verification code", "118406"),
    ("Code d'activation FranceConnect : {}", "KD4-9ZT"),
    ("Code: {}. Valable 10 minutes", "20 41 87"),
    ("Saisissez {} pour confirmer, c'est votre code à usage unique", "740315"),
    ("code confidentiel {}", "2958"),
    ("code d'accès : {}", "B72F19"),
    ("cryptogramme : {}", "417"),
    ("CVV {}", "206"),
    ("CVC : {}", "938"),
    ("code au dos de la carte : {}", "551"),
    ("Your security code: {}", "8841"),
    ("Verification code\n\n{}\n\nIt expires in 5 minutes.", "264 909"),
)
_BESIDE_A_CARD = (
    ("Carte {} exp 09/29 cvv 317", ("09/29", "317")),
    ("CB {} expire fin 04/31, crypto 852", ("04/31", "852")),
    ("{} - 11/30 - 604", ("11/30", "604")),
    ("Card number {}, expiry date 07/2028, security code 219", ("07/2028", "219")),
    ("Numéro : {}\nDate d'expiration : 02/30\nCryptogramme : 745", ("02/30", "745")),
    ("ma carte {} 08/29 168", ("08/29", "168")),
    ("{} valable jusqu'au 10-29 code 923", ("10-29", "923")),
    ("Carte bancaire : {} (03/2030) CVC2 : 487", ("03/2030", "487")),
)
_OTHERS = (
    ("Passeport n° {}", "19FV48213"),
    ("N° de passeport : {}", "21AB90417"),
    ("Carte d'identité {}", "880692310285"),
    ("CNI : {}", "X7QTBPNW2"),
    ("N° de carte nationale d'identité : {}", "T7X62TZ79"),
    ("Titre de séjour {}", "AB1C2D3E4"),
    ("Permis de conduire n° {}", "13AA00002"),
    ("Numéro allocataire CAF : {}", "4417092"),
    ("N° allocataire {}", "0283416"),
    ("Matricule CAF : {} K", "7301482"),
    ("N° adhérent : {}", "A0927314"),
    ("Numéro d'adhérent {}", "004512780"),
    ("Adhérent n°{} bonjour", "88120457"),
    ("Contrat {} résilié", "MU-4471-902"),
    ("Contrat n° {}", "30418827"),
    ("N° tiers payant : {}", "77120934"),
    ("N° AMC : {}", "0044120031"),
    ("Tiers payant n° {} AMC", "5519203"),
    ("Véhicule {} en stationnement gênant", "GX-417-KB"),
    ("Amende pour le véhicule immatriculé {}", "FT 902 ZL"),
    ("Plaque : {}", "4417 WZ 59"),
    ("plaque {}", "EL308PW"),
    ("N° fiscal : {}", "3041882714056"),
    ("Numéro fiscal {} à confirmer", "12 04 188 271 405"),
    ("Dossier n° {}", "2026-88134"),
    ("Réf. : {}", "AX41-88027"),
    ("Referencia client {}", "CL 882 014"),
    ("Sinistre {} ouvert", "SN4471902"),
    ("Member ID: {}", "XJH4471902"),
    ("Policy number {}", "PN-77120934"),
    ("NHS number {}", "943 476 5919"),
    ("Passport number: {}", "512840937"),
    ("N° RPPS {}", "10003412879"),
    ("N° de dossier {}", "B 4471 902"),
    ("Numéro d'assuré : {}", "77 120 934"),
    ("Identifiant : {}", "88134027"),
    ("Votre identifiant patient (IPP) : {}", "80041277"),
    ("INS : {}", "2840699991037"),
    ("Votre numéro client est le {}", "4 471 902"),
    ("Commande {} expédiée", "CMD-4471902"),
)


def planted_numbers() -> Iterator[Planted]:
    """Yield the messages with numbers of every kind."""
    yield from _social_security_numbers()
    yield from _accounts()
    yield from _cards()
    yield from _phones()
    yield from _mail_addresses()
    yield from _passwords_and_codes()
    yield from (number("number", text, plain) for text, plain in _OTHERS)
    yield from _in_links()


def _social_security_numbers() -> Iterator[Planted]:
    texts = cycle(_NIR_TEXTS)
    spellings = cycle(_NIR_SPELLINGS)
    for plain in islice(invented.nirs(), 45):
        yield number("nir", next(texts), plain, spelt(plain, *next(spellings)))
    for plain in islice(invented.nirs("78"), 8):
        yield number("nir", next(texts), plain, spelt(plain, *next(spellings)))
    for plain in islice(invented.nirs("34"), 8):  # provisional ones, before 2020 and since
        yield number("nir", next(texts), plain, spelt(plain, *next(spellings)))
    for plain in islice(invented.nirs(), 5):  # without key, after a label
        yield number("nir", _NIR_TEXTS[1], plain[:13], spelt(plain[:13], "122233", " "))
    letters = str.maketrans("01", "OI")
    for plain in islice(invented.nirs("12", "75 10 01 59"), 12, 20):
        written = spelt(plain, "122233", " ").translate(letters)
        yield number("nir", next(texts), plain, written)
    for plain in islice(invented.nirs(), 30, 34):
        written = plain.translate({48 + n: 0xFF10 + n for n in range(10)})
        yield number("nir", next(texts), plain, written)


def _accounts() -> Iterator[Planted]:
    texts = cycle(_IBAN_TEXTS)
    spellings = cycle((("44444443", " "), ("", ""), ("44444443", "-"), ("444444", "\u00a0")))
    for plain in islice(invented.french_ibans(), 18):
        yield number("iban", next(texts), plain, spelt(plain, *next(spellings)))
    for plain in islice(invented.foreign_ibans(), 12):
        yield number("iban", next(texts), plain, spelt(plain, *next(spellings)))
    for plain in islice(invented.french_ibans(), 20, 22):
        yield number("iban", next(texts), plain, plain.lower())
    shapes = (
        "RIB {0} {1} {2} {3}",
        "Code banque : {0}\nCode guichet : {1}\nN° de compte : {2}\nClé RIB : {3}",
        "| Banque | Guichet | Compte | Clé |\n| {0} | {1} | {2} | {3} |",
        "Banque {0} Guichet {1} Compte {2} Clé {3}",
        "Code banque\tCode guichet\tNuméro de compte\tClé\n{0}\t{1}\t{2}\t{3}",
        "{0}-{1}-{2}-{3}",
    )
    for plain, shape in zip(islice(invented.ribs(), 30, 42), cycle(shapes), strict=False):
        fields = (plain[:5], plain[5:10], plain[10:21], plain[21:])
        yield Planted("iban", shape.format(*fields), (plain[10:21],))


def _cards() -> Iterator[Planted]:
    texts = cycle(_CARD_TEXTS)
    spellings = cycle(
        (("444", " "), ("", ""), ("444", "-"), ("444", "."), ("444", "\u00a0"), ("4444", " "))
    )
    for plain in islice(invented.cards(), 24):
        yield number("card", next(texts), plain, spelt(plain, *next(spellings)))
    for plain, sep in zip(islice(invented.cards(), 40, 46), "/|,_:*", strict=False):
        yield number("card", "Carte bancaire {}", plain, spelt(plain, "444", sep))
    for plain, (text, beside) in zip(invented.cards(), _BESIDE_A_CARD, strict=False):
        written = spelt(plain, "444", " ")
        yield number("card", text, plain, written)
        yield Planted("secret", text.replace("{}", written), beside)


def _phones() -> Iterator[Planted]:
    texts = cycle(_PHONE_TEXTS)
    spellings = cycle((("2222", " "), ("2222", "."), ("", ""), ("2222", "-"), ("2222", "/")))
    for plain in islice(invented.phones(), 28):
        yield number("phone", next(texts), plain, spelt(plain, *next(spellings)))
    foreign = ("+33 {0} {1}", "+33{0}{1}", "0033 {0} {1}", "+33 (0){0} {1}", "(+33) {0}.{1}")
    for plain, shape in zip(islice(invented.phones(), 40, 52), cycle(foreign), strict=False):
        rest = spelt(plain[2:], "222", " ")
        yield number("phone", next(texts), plain[2:], shape.format(plain[1], rest))
    for plain in islice(invented.british_phones(), 6):
        yield number("phone", next(texts), plain[2:], f"+44 {plain[1:5]} {plain[5:]}")
    spoken = spelt("0639980417", "2222", ", ")
    yield number("phone", "Appelez-moi au {}", "0639980417", spoken)
    yield number("phone", "Appelez-moi au {}", "0639981204", "O6 39 98 12 O4")


def _mail_addresses() -> Iterator[Planted]:
    texts = cycle(_MAIL_TEXTS)
    shapes = cycle(
        (
            "{}@courriel.example",
            "{}@exemple.test",
            "{} [at] courriel.example",
            "{}[at]courriel.example",
            "{}(at)courriel.example",
            "{} (arobase) courriel.example",
            "{} arobase courriel point example",
            "{} AT courriel DOT example",
            "{}@ courriel.example",
            "{}@courriel [dot] example",
            "{}＠courriel.example",
            "{}&#64;courriel.example",
            "{} (@) courriel.example",
        )
    )
    for name in islice(invented.mail_names(), 39):
        written = next(shapes).format(name)
        yield Planted("email", next(texts).replace("{}", written), (name,))
    yield Planted("email", "Bonjour", ("c.vasseroul77",), sender="c.vasseroul77@courriel.example")


def _passwords_and_codes() -> Iterator[Planted]:
    for text, word in zip(_SECRETS, cycle(_PASSWORDS), strict=False):
        yield Planted("secret", text.replace("{}", word), (word,))
    for text, code in _CODES:
        plain = code.replace(" ", "")
        yield Planted("secret", text.replace("{}", code), tuple(dict.fromkeys((code, plain))))


def _in_links() -> Iterator[Planted]:
    """Yield identifiers in paths, queries and fragments: plain, escaped, as base64 or hex."""
    shapes = (
        "https://suivi-dossier.example/a/{}/confirmer",
        "https://suivi-dossier.example/x?n={}&lang=fr",
        "https://suivi-dossier.example/x?lang=fr&dossier={}#haut",
        "https://suivi-dossier.example/#/assure/{}",
        "suivi-dossier.example/x?q={}",
    )
    ways = (quote, quote_plus, _base64, _base64_url, _hex)
    at = 0
    for kind, written in _worth_a_link():
        for way in ways:
            coded = way(written)
            link = shapes[at % len(shapes)].replace("{}", coded)
            secrets = tuple(dict.fromkeys((written, _plain(written), coded)))
            yield Planted(kind, f"Votre dossier est ici : {link} merci", secrets)
            at += 1


def _worth_a_link() -> Iterator[tuple[str, str]]:
    (nir,) = islice(invented.nirs(), 50, 51)
    (iban,) = islice(invented.french_ibans(), 50, 51)
    (card,) = islice(invented.cards(), 50, 51)
    (phone,) = islice(invented.phones(), 60, 61)
    yield "nir", spelt(nir, "122233", " ")
    yield "nir", nir
    yield "iban", spelt(iban, "444444", " ")
    yield "card", spelt(card, "444", " ")
    yield "phone", spelt(phone, "2222", " ")
    yield "phone", phone
    yield "email", "corentine.vasseroul@courriel.example"


def _plain(written: str) -> str:
    return written.partition("@")[0].replace(" ", "")


def _base64(text: str) -> str:
    return quote(base64.b64encode(text.encode()).decode())


def _base64_url(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _hex(text: str) -> str:
    return text.encode().hex()
