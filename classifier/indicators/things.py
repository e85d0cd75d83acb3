"""The things that a scam is after, by the words that name them."""

from __future__ import annotations

from classifier.indicators.context import pattern
from classifier.indicators.demands import thing

_OTHER_CARDS = (  # of "carte …" and "… card": cards that nobody can pay with
    r"vitale|mutuelle|d'|de (?:mutuelle|tiers|fidelite|sejour|visite|membre|sante|resident|soins|"
    r"transport|bibliotheque|stationnement|vaccin|l'assur|l'adher|pro|sejour)|tiers|sim\b|grise|"
    r"cadeau|europeenne|ceam|sante|nationale|professionnelle|cps\b|cpe\b|mobilite|jeune|pro\b|"
    r"postale|verte|famil|de donneur|mere|graphique|navigo|et (?:un|des) guide|interactive|ameli"
)
CARD = thing(
    r"\b(?:cartes? (?:bancaires?|bleues?|de (?:paiement|credit|debit|banque|caution|garantie))|"
    r"cb\b|cvv2?\b|cvc\b|cryptogramme|(?:numeros?|chiffres|n[°o]|references?|coordonnees|photo\w*|"
    r"recto|scan|image|empreinte) (?:complets? )?(?:de |d'|au dos de |sur )?(?:la |votre |ta |une "
    r"|vos |cette )?"
    rf"cartes?\b(?! (?:{_OTHER_CARDS}))|(?:seize|16|trois|3|quatre|4) (?:derniers )?chiffres|"
    r"(?<!avant la )(?<!avant sa )(?<!jusqu'a la )date (?:d'expiration|de validite|"
    r"d'echeance de (?:la|votre) carte)|"
    rf"(?:la|votre|ta|une|sa) carte(?: (?:a (?:crediter|rembourser|recrediter|debiter|utiliser|"
    r"verifier|proteger|payer)|concernee|du titulaire|et (?:le |votre |du )?(?:code|rib|"
    r"cryptogramme)|en cours|habituelle|enregistree|associee|liee|utilisee|debitee|destinataire|"
    r"sur laquelle)|,? (?:le|son|votre) code)|carte et (?:le )?codes?\b|codes? et (?:la |votre "
    r")?carte\b|(?:bank|debit|credit|payment|visa|master) ?cards?\b|"
    r"(?<!loyalty )(?<!member )(?<!membership )(?<!swim )(?<!library )(?<!health )(?<!id )card "
    r"(?:numbers?|no\b|details|"
    r"data|information|expiry|security|and (?:the |your )?(?:code|pin))|long number|"
    r"(?<!see the )(?<!before the )expiry date|(?:four|4|three|3) (?:\w+ ){0,2}?on the "
    r"(?:card|back|other side)|"
    r"(?<!social )security number|(?:digits|number|numbers) on (?:the|your) card|(?:sixteen|16|"
    r"three|3|last four|last 4) (?:digits|figures|numbers)|card to (?:be )?(?:credit|refund|"
    r"charge)\w*|⟨carte⟩)",
    "carte cartes cb cvv cvc cryptogramme numero numeros chiffres n no reference references "
    "coordonnees photo photographie recto scan image empreinte seize trois quatre date la votre "
    "ta une sa code codes bank debit credit payment visa master card cards long expiry security "
    "digits number numbers sixteen three last",
    "give enter want need at_hand with",
)
# A card that is only called one, near the word that asks; see `rules.requests`.
BARE_CARD = thing(
    rf"\bcartes?\b(?! (?:{_OTHER_CARDS}))|"
    r"(?<!health )(?<!insurance )(?<!member )(?<!membership )(?<!medicare )(?<!ehic )(?<!ghic "
    r")(?<!sim )(?<!gift )(?<!loyalty )(?<!european )(?<!business )(?<!appointment )(?<!id "
    r")\bcards?\b(?! (?:holder|reader))",
    "carte cartes card cards",
    "give enter want",
    near=24,
)
OTHER_CARD = pattern(
    rf"\bcartes? (?:{_OTHER_CARDS})|tiers.payant|(?:health|insurance|member\w*|medicare|ehic|"
    rf"ghic|sim|"
    r"gift|loyalty|european|id|identity|appointment|business) card",
    "carte cartes tiers health insurance member membership medicare ehic ghic sim gift loyalty "
    "european id identity appointment business",
)
BANK = thing(
    r"\b(?:rib\b|ribs\b|iban\b|bic\b|(?:coordonnees|informations|donnees|references) bancaires|"
    r"releve d'identite bancaire|releves? de compte|(?:numero|n[°o]) de compte|compte bancaire|"
    r"compte (?:a|de) (?:crediter|remboursement|versement)|bank(?:ing)? (?:details|information|"
    r"statement|data|account|number)|account (?:number|details)|sort code|eft details|bsb\b|"
    r"account to be (?:paid|credited))",
    "rib ribs iban bic coordonnees informations donnees references releve releves numero n no "
    "compte bank banking account sort eft bsb",
    "give enter want need at_hand",
    given=True,
)
PASSWORD = thing(
    r"\b(?:(?<!nouveau )(?<!mauvais )(?<!oublie le )mots? de passe\b(?! a usage unique| oublie)|"
    r"mdp\b|(?<!propres )identifiants?\b(?! (?:national|unique du|fiscal|de la demande))|codes? "
    r"(?:d'acces|confidentiels?|porteur|pin|ameli|secret|personnel)|phrase secrete|questions? "
    r"secretes?|(?<!new )(?<!change your )(?<!reset your )(?<!wrong )(?<!change my "
    r")passwords?\b(?! re)|log.?in (?:details|name|and|data)|your login|credentials|pin (?:code|"
    r"number)|your pin\b|user ?names?\b|security answers?)",
    "mot mots mdp identifiant identifiants code codes phrase question questions password passwords "
    "login log your credentials pin user username usernames security",
    "give enter want at_hand",
    shown=False,
)
_NOT_SCANNED = r"(?<!scannez )(?<!scanner )(?<!flashez )(?<!flasher )(?<!scan )(?<!scanning )"
CODE = thing(
    r"\b(?:codes? (?:recus?|sms|de (?:validation|securite|confirmation|verification|signature|"
    r"remise|connexion|retrait)|a (?:\w+|\d) chiffres|qui (?:vous|t'|lui|va|s'|sera|vient)|qu'|"
    r"que |affiche\w*|envoye\w*|temporaires?|unique|d'entree|transmis|par sms|ci\b)|"
    rf"{_NOT_SCANNED}(?:le|ce|un|du|les|ces|des) codes?\b"
    r"(?! (?:postal|civil|promo|de la|de l'|de comm|de proc|du |des |ape|"
    r"monet|general|rural|naf|barre|qr|source|article|penal|parrain|pin|porteur|confiden))|"
    r"(?:numeros?|chiffres) (?:qui (?:s'affich|apparai|vont|va|vous|vien|arriv)|que (?:l'appli|"
    r"vous)|affiche)|(?:six|quatre|huit|\d) chiffres (?:recus?|qui|affiches?|envoyes?|du sms)|"
    r"(?:one.time|security|verification|confirmation|activation|six.digit|6.digit|access|sms|"
    r"text) (?:pass)?codes?|passcodes?|otp\b|"
    rf"{_NOT_SCANNED}(?:the|that|this|a) code\b(?! of)|six.figure code|"
    r"(?:six|four|\d) digits|code (?:sent|received|you|that|we))",
    "numero numeros code codes le ce un du les ces des six quatre huit chiffres one security "
    "verification confirmation activation access sms text passcode passcodes otp the that this a "
    "four digits",
    "give want at_hand",
)
IDENTITY = thing(
    r"\b(?:(?:pieces?|papiers?|cartes?|titre|documents?|photo\w* de (?:la|votre|ta) carte) "
    r"d'identite|cni\b|carte nationale|passeport|titre de sejour|permis de conduire|livret de "
    r"famille|selfie|photo (?:du|de (?:votre|ton|son)) visage|justificatifs? (?:de (?:domicile|"
    r"residence|revenus?)|d'identite)|bulletins? de (?:salaire|paie)|fiches? de paie|avis d'impot|"
    r"avis d'imposition|(?:copie|photo\w*|scan|recto) (?:\w+ ){0,3}(?:carte vitale|piece)|proof "
    r"of (?:id|identity|address)|passport|driving licen[cs]e|copy of (?:your|an|the) id|payslips?|"
    r"utility bill|photo id|id cards?|identity (?:card|document)s?|id (?:photo|copy|scan))",
    "piece pieces papier papiers carte cartes titre document documents photo photographie cni "
    "passeport permis livret selfie justificatif justificatifs bulletin bulletins fiche fiches "
    "avis copie scan recto proof passport driving copy payslip payslips utility id identity",
    "give want need",
    given=True,
)
PERSONAL = thing(
    r"\b(?:(?:numeros?|n[°o]|chiffres|n) (?:de |d'|a quinze chiffres )?(?:la |l')?(?:securite "
    r"sociale|secu\w*|ss\b|immatriculation|assure|fiscal|adeli|rpps)|nir\b|(?:votre|ton) "
    r"identite\b(?! (?:num|bancaire))|(?:your|ur) identity\b|date (?:et lieu )?de naissance|nom "
    r"de naissance|(?:informations|donnees|coordonnees) (?:personnelles|de sante)|(?:nhs|medicare|"
    r"social security|soc(?:ial)? sec\w*|ni|national insurance|insurance|ppsn?|ssn|tax|tax file) "
    r"(?:numbers?|no\b)|tfn\b|dates? of birth|dob\b|birth ?date|personal (?:details|information|"
    r"data)|mother'?s maiden|⟨nir⟩)",
    "votre ton your ur numero numeros n no chiffres nir date dates nom informations donnees "
    "coordonnees nhs medicare social soc ni national insurance pps ppsn ssn tax tfn dob birth "
    "birthdate personal mother mothers",
    "give enter want need at_hand",
    given=True,
)
