"""Which words are names, may be names, or are none.

`common_words.txt` has folded words that are no surname unless a form of address or a label says
so: words that several campaigns of the training messages have in small letters, and those of
organisations. `tests/learning/common_words.py` writes it.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path

from classifier.text.cleaning import fold
from classifier.text.given_names import AMBIGUOUS_NAMES, GIVEN_NAMES


class Rank(IntEnum):
    """How a word is used, from never to only as a name of a person."""

    NONE = 0  # a form of address, a function word, a label: it ends a name
    COMMON = 1  # a common word, an organisation, a place
    SURNAME = 2  # a common word that is a frequent surname too
    UNKNOWN = 3
    AMBIGUOUS = 4  # a given name that is a common word too
    GIVEN = 5


_PARTICLES = frozenset(
    """de du des d le la les van von der den ter ten el al ben bin ibn ould aït ait dos da do di del
    della dello lo zu zur af st mac mc o""".split()
)

# Words that follow a form of address, a label or a greeting and are not names.
_NOT_NAMES = frozenset(
    """madame monsieur mademoiselle mesdames messieurs mesdemoiselles mme mmes mlle mr mrs ms miss m
    mm mister maitre me client cliente clients assure assuree assures assurees adherent adherente
    adherents societaire societaires abonne abonnee abonnes utilisateur utilisatrice utilisateurs
    beneficiaire beneficiaires allocataire allocataires patient patiente patients contribuable
    usager usagers confrere consoeur collegue collegues ami amie amis parents parent membre membres
    titulaire titulaires locataire locataires voisin voisins maman papa docteur dr professeur
    directeur directrice president presidente maire votre vos notre nos nous vous le la les l un
    une des je tu il elle on ils elles ce cet cette ces c en au aux a y de du d pour suite dans
    afin merci veuillez bonjour bonsoir salut coucou sauf selon apres avant si et ou par sur suis
    sont est tous toutes tout toute service services attention urgent urgence dernier derniere
    rappel information informations info infos customer member sir madam user all team everyone
    everybody customers members policyholder subscriber friend friends colleague colleagues valued
    you your we our the this that these those please dear there folks mum dad to in for from with
    and or of is are was has have will can could should may must do does did not no yes ok on at by
    taxpayer resident cordialement avec ci mutuelle assurance banque caisse cpam caf ameli qui que
    quoi dont etes avez avons as ai ont sera serez mon ma mes ton ta tes son sa ses leur leurs
    nom noms prenom prenoms name names surname first last full given date naissance adresse address
    telephone tel mobile portable fax mail email courriel objet subject numero number ref reference
    dossier contrat compte montant total code carte rib iban nir cher chere chers hello hi hey
    conseiller conseillere gestionnaire responsable equipe agent agence agents bureau departement
    direction cabinet centre center support desk helpdesk helpline office department manager
    director advisor adviser regards sincerely thanks thank best kind yours bien aussi alors donc
    mais car ni oui non ici moi toi lui eux soi personne quelqu rien bon bonne belle joyeux joyeuse
    happy new page unknown inconnu inconnue anonyme madamemonsieur n x xx xxx""".split()
)

# Common words that are frequent surnames too.
_SURNAMES = frozenset(
    """petit grand blanc roux noir brun lebrun leroy roy roi fontaine riviere marchand boulanger
    boucher meunier charpentier berger chevalier mercier garnier masson legrand lemoine lenoir
    leblanc moulin prevost poirier rose martin olivier perrin picard normand breton bourgeois caron
    cordier pasteur lamour bonnet chapelle chateau deschamps dumont duval forestier jardin lacroix
    lafont lambert marais marin mouton noel parent poisson renard loup robin rossignol sauvage
    tessier vacher vallee vigneron young king smith white black brown green baker cook taylor hall
    hill wood walker carter parker mason bell fox long short rice stone banks price power love day
    knight bishop porter potter shepherd fisher hunter gardner march pons roche rey guerin mary
    joly gay dumas brunet barbier arnaud gerard andre collet rolland vidal louis pierre lefevre
    royer philippe colin bertrand renaud laurent simon michel david thomas nicolas vincent denis
    clement gautier paris langlois bouvier besnard bailly besson sabatier page humbert tanguy costa
    cousin camus carpentier clark lewis scott adams wright turner collins cooper ward gray hughes
    mills field fields west east north rivers woods forest lane major sharp swift wise""".split()
)

_SAINTS = frozenset("saint sainte st ste san santa".split())
_ELIDED = frozenset("i l c j m n qu s t jusqu lorsqu puisqu quelqu it he she you we they".split())
_AFRICAN = frozenset("n m".split())  # "N’Diaye", "M’Bala"
_CONTRACTED = frozenset("t m ve ll re".split())


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """Return a word in small letters without accents."""
    return word.lower() if word.isascii() else fold(word)


@lru_cache(maxsize=20_000)
def rank(word: str) -> Rank:
    """Return how a word is used; an elided article or particle before it is left out."""
    plain = folded(word)
    before, apostrophe, after = plain.replace("’", "'").partition("'")
    if before in _AFRICAN and after and word[2].isupper() and not word.isupper():
        return rank(word[2:])
    if apostrophe and (before in _ELIDED or after in _CONTRACTED):
        return Rank.NONE
    if apostrophe:
        plain = {"d": after}.get(before, before if after == "s" else plain)
    parts = plain.split("-")
    if parts[0] in _SAINTS and len(parts) > 1:
        return Rank.UNKNOWN if _rank_of(parts[-1]) is Rank.UNKNOWN else Rank.COMMON
    first = _rank_of(parts[0])
    if first >= Rank.AMBIGUOUS or len(parts) == 1:
        is_compound = len(parts) > 1 and _rank_of(parts[1]) >= Rank.AMBIGUOUS  # "Lou-Ann"
        return Rank.GIVEN if is_compound else first
    ranks = [_rank_of(part) for part in parts if part not in _PARTICLES]
    return Rank.NONE if Rank.NONE in ranks else max(ranks, default=Rank.NONE)


def _rank_of(plain: str) -> Rank:
    if plain in _NOT_NAMES or plain in _SAINTS:
        return Rank.NONE
    if plain in GIVEN_NAMES:
        return Rank.GIVEN
    if plain in AMBIGUOUS_NAMES:
        return Rank.AMBIGUOUS
    if plain in _SURNAMES:
        return Rank.SURNAME
    return Rank.COMMON if plain in _common_words() else Rank.UNKNOWN


def is_particle(word: str) -> bool:
    """Return whether a word is a particle of surnames, such as "de" or "Van"."""
    return folded(word) in _PARTICLES


def may_end_name(particle: str) -> bool:
    """Return whether a particle is a surname as well, as in "Nguyen Van"."""
    return particle[0].isupper() and folded(particle) in ("van", "ben", "ait", "st")


@cache
def _common_words() -> frozenset[str]:
    path = Path(__file__).with_name("common_words.txt")
    return frozenset(path.read_text(encoding="utf-8").split())
