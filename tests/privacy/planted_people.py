"""Planted names and postal addresses, in the places where messages have them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

from planted_message import Planted

# Given name and surname; no surname is a word of the sentences around it.
PEOPLE = tuple(
    pair.split("|")
    for pair in """
Corentin|Vasseroul Maëlys|Kerbratec Lucas|Oudiguer Bérengère|Estrebou Jean-Marc|Lanvoral
Fatoumata|Diakhaby Mohamed|Benzerrouk Marie-Thérèse|Le^Guillouzic Ludovic|Van^den^Broucke
Anne-Sophie|de^La^Rochebrune Théo|Grandclaudon Yasmina|El^Khattabi Thi^Mai|Nguyen^Van
Raphaël|Castelnérac João|Da^Silveira Ginette|Plouhinec Zoé|D'Hautefontaine Émile|Quéméneuvin
Sébastien|Tschirret Nadège|Pietragalli Kévin|Boutouyrie Océane|Wachowiack Amandine|Fauquembergue
Rachid|Aït^Ouahab Solenn|Trégarantec Gérard|Bouchacourt Inès|Oyharçabal Hugo|Ménigoz-Rulhac
Clémence|Saint-Avrillec Oumar|Sidibékha Mireille|Chaumontel Nathan|Rozbrouck Lou|Escaravage
James|Hetherwick Emily|Blackthorne-Shaw Priya|Raghunandan Duncan|McAlderney Siobhan|O'Hallorane
""".split()
    for pair in [pair.replace("^", " ")]
)
_FULL = (
    "Madame {g} {s}",
    "M. {s}, votre carte est bloquée",
    "Mme {S} {g}\nvotre dossier",
    "Mlle {g} {s} a rendez-vous lundi",
    "Bonjour {g},\nvotre colis attend",
    "Bonjour {g} {s}, merci de régulariser",
    "Cher {g} {s},",
    "Chère Madame {s}, nous avons bien reçu votre demande",
    "Maître {s} vous contacte",
    "Me {g} {s}, commissaire de justice",
    "Dr {s}, cabinet dentaire",
    "le docteur {g} {s} vous attend",
    "Veuve {s}",
    "Mme {s} née {S}, assurée",
    "Nom : {s}\nPrénom : {g}",
    "NOM : {S}\nPRENOM : {G}",
    "Nom et prénom : {s} {g}",
    "Nom de naissance : {s}",
    "Nom d'usage : {S}",
    "Assuré(e) : {S} {g}",
    "Assuré : {g} {s}",
    "Titulaire : {g} {s}",
    "Titulaire du compte : M {S} {G}",
    "Patient : {s} {g}",
    "Bénéficiaire : {g} {s}",
    "Bénéficiaire {S} {G}",
    "A l'attention de {g} {s}",
    "À l'attention de Madame {s}",
    "| Nom | Prénom |\n| {s} | {g} |",
    "Nom\tPrénom\tNIR\n{S}\t{G}\t-",
    "Nom;Prénom;Contrat\n{S};{g};-",
    "Nom\n{s}\nPrénom\n{g}\nDate de naissance",
    "Bonjour, je suis {g} {s}, de l'Assurance Maladie",
    "je suis {g} du service fraude",
    "Je m'appelle {g} {s} et je vous contacte pour un remboursement",
    "mon fils {g} a perdu sa carte",
    "ma fille {g} est malade",
    "pour mon mari {g} {s}",
    "mon petit-fils s'appelle {g}",
    "il s'appelle {g} {s}",
    "c'est {g}, j'ai changé de numéro",
    "Coucou c'est {g} {s}",
    "Hello, my name is {g} {s} from the claims team",
    "This is {g} {s} from your health fund",
    "I am {g} {s}, your advisor",
    "Dear {g},\nyour claim is ready",
    "Dear Mr {s},",
    "Dear Mrs {g} {s}, your refund is pending",
    "Regards,\n{g} {s}",
    "Cordialement,\n{g} {s}\nConseillère clientèle",
    "Cordialement\n\n{g} {S}\nService recouvrement",
    "Bien à vous,\n{g}",
    "Bises\n{g}",
    "Merci, {g}",
    "--\n{g} {s}\nChargé de mission",
    "Kind regards\n{g}",
    "{g} {s}\nGestionnaire sinistres\nMutuelle Exemple",
    "[12/11/2026 14:03] {g} {s}: tu as reçu ?",
    "12/11/2026, 14:03 - {g} {s}: tu as reçu le message ?",
    "{g} {s} 14:03\ntu as reçu le message ?",
    "{g}: regarde ça\nMoi: quoi ?",
    "De : {g} {s} <assistance@courriel.example>\nObjet : votre dossier",
    "De: {S} {g}\nEnvoyé: lundi\nObjet: carte",
    "From: {g} {s} <x@courriel.example>\nSubject: refund",
    "Le lun. 12 nov. 2026 à 14:03, {g} {s} <x@courriel.example> a écrit :",
    "On Mon, 12 Nov 2026, {g} {s} wrote:",
    "{g} {s}\n14 rue des Acacias\n35000 Rennes",
    "{S} {G}\n3 place du Marché\n59000 LILLE",
    "M. et Mme {S}\n8 bis avenue Foch\n75016 PARIS",
    "{g} {s} vous a envoyé un document",
    "Document partagé par {g} {s}",
    "Votre conseiller {g} {s} reste à votre disposition",
    "votre conseillère {s} vous rappelle",
    "Signé : {g} {s}",
    "Dossier suivi par {g} {s}",
    "Le dossier de {g} {s} est clos",
    "Ordonnance de {S} {G}",
    "{S} {g} : remboursement en attente",
    "{G} {S} votre carte vitale expire",
    "Virement de {g} {s} reçu",
    "merci de rappeler {g} {s}",
    "contactez {g} {s} au service contentieux",
    "avec {g} {s} à 15 h",
    "Mme {s} {g}, M. {s} et leurs enfants",
    "M. {s} Mme {g} {s}",
    "Monsieur {g} {S} (conjoint)",
    "mr {l} doit envoyer son rib",
    "bonjour mme {l} votre colis",
    "Client : {S} {G}",
    "Customer: {g} {s}",
    "Name: {g} {s}",
    "Surname: {s}\nFirst name: {g}",
    "Account holder: {g} {s}",
    "Patient name: {s}, {g}",
    "Attn: {g} {s}",
    "Ayant droit : {g} {s}",
    "Conjoint : {s} {g}",
    "Enfant : {g}",
    "Destinataire : {g} {s}",
    "Expéditeur : {g} {s}",
    "Interlocuteur : {g} {s}",
    "Prénom: {g}",
    "prénom {g}, nom {s}",
    "Contact : {g} {s}",
    "Monsieur {s},\nVeuillez trouver",
    "Madame, Monsieur {S},",
    "Famille {s}",
    "M.{s}",
    "Mme {S}.",
    "MME {S} {G}",
    "MADAME {S}",
    "Madame et Monsieur {s}",
    "le petit {g} attend",
    "avec {g} et sa sœur",
)
_DISGUISED = (
    ("Bonjour Ludovic", str.maketrans("oi", "оі"), "Ludovic", ","),  # Cyrillic
    ("Madame Castelnérac", str.maketrans("ace", "асе"), "Castelnérac", " bonjour"),
    ("Je m'appelle Corentin", str.maketrans("oe", "ое"), "Corentin", "."),
    ("Nom : Oudiguer", str.maketrans({n: n + 0xFEE0 for n in range(65, 123)}), "Oudiguer", ""),
    ("Mme Plouhinec", str.maketrans("i", "і"), "Plouhinec", ""),
    ("mon fils Nathan", str.maketrans("Na", "Νа"), "Nathan", " a perdu sa carte"),
    ("M. Grandclaudon", str.maketrans("gnadr", "ɢɴᴀᴅʀ"), "Grandclaudon", ""),
)
_FRENCH_ADDRESSES = (
    ("14 rue des Acacias, 35000 Rennes", "Acacias"),
    ("3 r. Pasteur 69003 Lyon", "Pasteur"),
    ("27 bd Voltaire, 75011 Paris", "Voltaire"),
    ("112, boulevard de la Villette\n75010 Paris", "Villette"),
    ("8 bis avenue du Général Leclerc 92100 Boulogne-Billancourt", "Leclerc"),
    ("Résidence Les Tilleuls, bât. C, 13008 Marseille", "Tilleuls"),
    ("Rés. Beaulieu Bât B Apt 42\n31400 Toulouse", "Beaulieu"),
    ("BP 40512\n44105 Nantes Cedex 4", "40512"),
    ("B.P. 1207, 76000 Rouen", "1207"),
    ("Lieu-dit Kerampoul 56800 Augan", "Kerampoul"),
    ("lieudit La Grange Neuve\n24200 Sarlat-la-Canéda", "Grange"),
    ("Hameau de Fontvieille, 07140 Chambonas", "Fontvieille"),
    ("5 impasse des Mésanges\n67200 Strasbourg", "Mésanges"),
    ("19 allée Paul Riquet 34500 Béziers", "Riquet"),
    ("2 chemin de la Fontaine, 38120 Saint-Égrève", "Fontaine"),
    ("41 route de Paris\n27140 Gisors", "Gisors"),
    ("6 place Jean Jaurès 81000 Albi", "Jaurès"),
    ("33 cours Victor Hugo, 33000 Bordeaux", "Hugo"),
    ("10 QUAI DE LA LOIRE 75019 PARIS", "LOIRE"),
    ("77 AV DES CHAMPS 06400 CANNES", "CHAMPS"),
    ("12 av. Foch 57000 Metz", "Foch"),
    ("4 sq. du Vercors, 38000 Grenoble", "Vercors"),
    ("1 rond-point des Lilas 93260 Les Lilas", "Lilas"),
    ("ZA des Peupliers, 85600 Montaigu", "Peupliers"),
    ("ZI Nord, 9 rue Ampère 42000 Saint-Étienne", "Ampère"),
    ("Appt 12, 3e étage, escalier B, 25 rue Gambetta, 54000 Nancy", "Gambetta"),
    ("Chez Mme Plouhinec, 18 rue du Port 29900 Concarneau", "Port"),
    ("16ter rue de l'Abbé Grégoire, 75006 Paris", "Grégoire"),
    ("52 ch. des Oliviers 83400 Hyères", "Oliviers"),
    ("7 imp. du Moulin\n60200 Compiègne", "Moulin"),
    ("9 fbg Saint-Denis 75010 Paris", "Saint-Denis"),
    ("La Croix Blanche\n35140 Saint-Aubin-du-Cormier", "Cormier"),
    ("rue de la République 13001 Marseille", "République"),
    ("habite au 23 rue monge a dijon", "monge"),
    ("15, lotissement Les Genêts 20137 Porto-Vecchio", "Genêts"),
    ("20 montée Saint-Barthélemy 69005 Lyon", "Barthélemy"),
    ("CS 70208, 35040 Rennes Cedex", "70208"),
    ("Immeuble Le Ponant D, 5e étage, 25 rue Leblanc 75015 Paris", "Leblanc"),
    ("Villa Mon Repos, 11 traverse du Phare, 13007 Marseille", "Phare"),
    ("6, Grand'Rue 68000 Colmar", "Colmar"),
    ("28 Grande Rue\n25000 Besançon", "Besançon"),
    ("Quartier Saint-Jean 04100 Manosque", "Manosque"),
    ("97110 POINTE-À-PITRE", "PITRE"),
    ("5 r du Bac 75007 Paris", "Bac"),
)
_FOREIGN_ADDRESSES = (
    ("221B Baker Street, London NW1 6XE", "Baker"),
    ("14 High Street\nOxford OX1 4DB", "Oxford"),
    ("Flat 3, 27 Rosebery Avenue, London EC1R 4SU", "Rosebery"),
    ("12 Rue Haute, 1000 Bruxelles", "Haute"),
    ("Rue du Rhône 14, 1204 Genève", "Rhône"),
    ("Hauptstraße 27, 10827 Berlin", "Hauptstraße"),
    ("1600 Willow Road, Springfield, IL 62704", "Willow"),
    ("Chaussée de Charleroi 132, 1060 Bruxelles", "Charleroi"),
    ("8 Boulevard Royal, L-2449 Luxembourg", "Royal"),
    ("Calle Mayor 15, 28013 Madrid", "Mayor"),
    ("Via Garibaldi 9, 10122 Torino", "Garibaldi"),
    ("Bahnhofstrasse 3, 8001 Zürich", "Bahnhofstrasse"),
    ("45 Wattle Crescent, Sydney NSW 2000", "Wattle"),
    ("PO Box 4471, Manchester M1 3AB", "4471"),
)
_ADDRESS_TEXTS = (
    "Votre colis sera livré au {}.",
    "Adresse : {}",
    "{}",
    "Domicile\n{}\nMerci de confirmer",
    "Nous avons noté votre adresse ({}), est-elle exacte ?",
    "Your new address: {}",
)


def planted_people() -> Iterator[Planted]:
    """Yield the messages with names and addresses."""
    people = cycle(PEOPLE)
    for text in _FULL:
        yield _person(text, *next(people))
    for text in (
        "je suis {g} {s}",
        "mon fils {g}",
        "Nom : {s}",
        "Mme {s}",
        "Cordialement,\n{g} {s}",
    ):
        yield from (_person(text, given, surname) for given, surname in PEOPLE)
    for before, letters, name, after in _DISGUISED:
        head = before.removesuffix(name)
        written = name.translate(letters)
        yield Planted("name", f"{head}{written}{after}", (written, name))
    yield from _around_the_text()
    addresses = cycle(_ADDRESS_TEXTS)
    for address, secret in (*_FRENCH_ADDRESSES, *_FOREIGN_ADDRESSES):
        yield Planted("address", next(addresses).replace("{}", address), (secret,))


def _person(text: str, given: str, surname: str) -> Planted:
    forms = {"g": given, "s": surname, "G": given.upper(), "S": surname.upper()}
    written = text.format(**forms, l=surname.lower())
    places = text.lower()
    secrets = (given,) * ("{g}" in places) + (surname,) * ("{s}" in places or "{l}" in places)
    words = [word for name in secrets for word in name.replace("'", " ").split() if len(word) > 3]
    return Planted("name", written, tuple(dict.fromkeys(words or secrets)))


def _around_the_text() -> Iterator[Planted]:
    """Yield names in senders, subjects and file names."""
    text = "Votre dossier est incomplet."
    for given, surname in PEOPLE[::3]:
        words = tuple(word for word in f"{given} {surname}".split() if len(word) > 3)
        flat = f"{surname}_{given}".replace(" ", "_")
        yield Planted("name", text, words, sender=f"{given} {surname} <x@courriel.example>")
        yield Planted("name", text, words, sender=f"{surname.upper()} {given}")
        yield Planted("name", text, words, subject=f"Dossier de {given} {surname}")
        yield Planted("name", text, words, attachment=f"Attestation_{flat}.pdf")
