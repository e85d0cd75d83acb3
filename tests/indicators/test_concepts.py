"""What messages ask for: in every form, and not where it is forbidden, warned of or told."""

from pathlib import Path

import pytest

from classifier.indicators.catalogue import BY_ID, RULES, find_all
from classifier.indicators.concepts import REQUESTS, SIGNS, Concept, concepts_of
from classifier.indicators.context import with_links
from classifier.indicators.organisations import Organisations
from classifier.masking.message import Masker
from classifier.records import Channel, Direction, Message

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="module")
def organisations():
    return Organisations.load(RESOURCES / "organisations.csv")


def concepts(body, organisations, sender="", channel=Channel.EMAIL):
    masked = Masker(organisations.known_numbers).message(Message(body, channel, sender)).message
    return concepts_of(find_all(with_links(masked), organisations))


ASKED = [
    ("Nous vous invitons à nous communiquer vos coordonnées bancaires.", Concept.BANK),
    ("nous vous invitons a nous communiquer vos coordonnees bancaires", Concept.BANK),
    ("Merci de bien vouloir nous faire parvenir un RIB à jour.", Concept.BANK),
    ("Votre IBAN nous est nécessaire, il est à transmettre par retour.", Concept.BANK),
    ("Kindly provide your bank account details by return.", Concept.BANK),
    (
        "Veuillez transmettre une copie recto verso de votre pièce d'identité.",
        Concept.IDENTITY,
    ),
    ("Un justificatif de domicile et un selfie sont à déposer.", Concept.IDENTITY),
    ("Éléments à confirmer :\n- votre nom\n- votre numéro de sécurité sociale", Concept.IDENTITY),
    ("To complete your file we need a copy of your passport.", Concept.IDENTITY),
    ("Merci de nous retourner le code reçu.", Concept.CODE),
    ("Le code à six chiffres qui vous sera envoyé est à lire à notre agent.", Concept.CODE),
    ("Un code va vous être adressé, il faudra nous le transmettre.", Concept.CODE),
    ("Please read out the security code you receive.", Concept.CODE),
    ("Les références de carte étant à indiquer dans votre réponse.", Concept.CARD),
    ("Munissez-vous de votre carte bancaire avant l'appel.", Concept.CARD),
    ("Gardez la carte et le code en main pendant l'appel.", Concept.CARD),
    ("Nos services n'ayant rien reçu, veuillez indiquer votre carte bancaire.", Concept.CARD),
    ("You will be asked for your card number, please have it ready.", Concept.CARD),
    ("Envoyez nom, carte et date de fin par retour.", Concept.CARD),
    ("Choisissez la carte à créditer.", Concept.CARD),
    ("Il faudra me dicter le numéro qui s'affiche.", Concept.CODE),
    ("A code has just been sent to you. Kindly read it to me.", Concept.CODE),
    ("Un audioprothésiste passera chez vous jeudi.", Concept.CALL),
    ("Veuillez nous communiquer votre identifiant et votre mot de passe.", Concept.PASSWORD),
    ("Reply with your username and password to keep the mailbox.", Concept.PASSWORD),
    ("Contactez le service au 09 99 00 12 34 avant midi.", Concept.CALL),
    ("Une opération est en cours, rappelez le conseiller sans attendre.", Concept.CALL),
    ("Veuillez joindre notre conseiller dans la journée.", Concept.CALL),
    ("An officer will call you this afternoon.", Concept.CALL),
    ("Colis en attente, répondez RETRAIT avant ce soir.", Concept.REPLY),
    ("Please respond with a number at which we may reach you.", Concept.REPLY),
    ("Régularisez votre dossier : https://valdosia-suite.com/a", Concept.CLICK),
    ("Installez l'application jointe pour continuer.", Concept.INSTALL),
    ("Les frais de dossier restent à régler par carte.", Concept.PAY),
    ("A redelivery fee is outstanding.", Concept.PAY),
    ("Achetez deux cartes cadeaux et envoyez les photos.", Concept.OTHER_PAYMENT),
    ("Vous avez été tirée au sort, un coffret vous attend.", Concept.PROMISE),
    ("Votre remboursement sera versé sur votre carte bancaire.", Concept.PROMISE),
    ("Une somme non réclamée est bloquée, elle est à retirer.", Concept.PROMISE),
    ("Restez en ligne, je vous guide.", Concept.CALL),
    ("Votre carte est refusée.\nMettre à jour ma carte\nLe service", Concept.CLICK),
    ("Vos droits seront suspendus demain.", Concept.THREAT),
    ("Répondez sous 24h.", Concept.DEADLINE),
    ("Ne prévenez pas votre banque.", Concept.SECRECY),
    ("Écris-moi sur mon nouveau numéro WhatsApp.", Concept.OTHER_CHANNEL),
    ("Le mot de passe de votre banque est demandé, par écrit en réponse.", Concept.PASSWORD),
    ("Sign in with your company password: https://valdosia-suite.com/a", Concept.PASSWORD),
    ("Dites-moi votre compte et je vous verse la somme.", Concept.BANK),
    ("Signalez-le à notre service au 06 39 98 00 12.", Concept.CALL),
    ("Merci de ne pas appeler l'agence à ce sujet.", Concept.SECRECY),
    ("Joignez un chèque signé, la somme sera inscrite par nous.", Concept.OTHER_PAYMENT),
]


@pytest.mark.parametrize(("body", "concept"), ASKED)
def test_a_concept_is_found_in_every_form(body, concept, organisations):
    assert concept in concepts(body, organisations)


WARNINGS = [
    "L'Assurance Maladie ne vous demandera jamais votre code ni votre carte bancaire.",
    "Ne communiquez jamais votre mot de passe ni vos coordonnées bancaires.",
    "ne donnez a personne votre code recu par sms",
    "Nous ne vous demandons pas de transmettre votre pièce d'identité par mail.",
    "Aucune coordonnée bancaire n'est demandée, aucun code n'est à fournir.",
    "Inutile de nous renvoyer votre RIB, il est enregistré.",
    "Vous n'avez pas à indiquer votre numéro de carte bancaire.",
    "Ce que vous n'avez pas à faire : renvoyer votre RIB ou votre pièce d'identité.",
    "Un faux conseiller demande le code reçu par SMS et le numéro de carte bancaire.",
    "Si on vous demande votre carte bancaire, raccrochez.",
    "Des messages frauduleux circulent : « Votre carte expire, indiquez votre carte bancaire ».",
    "Ne communiquez jamais :\n- votre code\n- votre numéro de carte bancaire",
    "We will never ask you to reply with your password or card number.",
    "Do not share your security code with anyone.",
    "Scammers call and ask for your card details.",
    "You do not need to send us your bank details.",
    "Please do not reply to this message.",
    "Nous vous invitons à ne pas communiquer ce code.",
    "Pièces à ne pas envoyer : RIB, carte bancaire, mot de passe.",
]


@pytest.mark.parametrize("body", WARNINGS)
def test_a_warning_asks_for_nothing(body, organisations):
    assert not concepts(body, organisations) & (REQUESTS - {Concept.CALL})


COMPLAINTS = [
    "Elle a donné son code et son numéro de carte bancaire à quelqu'un au téléphone.",
    "Bonjour, je vous ai déjà envoyé mon RIB trois fois et rien n'est remboursé.",
    "Vous me demandez encore ma carte d'identité alors que je l'ai transmise en mars.",
    "Je vous transmets ci-joint mon relevé d'identité bancaire et la copie de mon passeport.",
    "Vous avez modifié votre RIB le 3 mars, la demande est bien enregistrée.",
    "I have already sent you my bank details and a copy of my passport.",
    "Nous avons bien reçu votre pièce d'identité, votre dossier est complet.",
]


@pytest.mark.parametrize("body", COMPLAINTS)
def test_who_tells_of_their_own_asks_for_nothing(body, organisations):
    found = concepts(body, organisations)
    assert not found & {Concept.BANK, Concept.CARD, Concept.CODE, Concept.PASSWORD}
    assert Concept.IDENTITY not in found


@pytest.mark.parametrize(
    "warning",
    [
        "Nous ne vous demanderons jamais votre mot de passe.",
        "De faux messages circulent, restez prudents.",
        "Ne communiquez jamais vos codes par téléphone.",
    ],
)
@pytest.mark.parametrize("where", ["{warning} {scam}", "{scam} {warning}", "{scam}\n\n{warning}"])
def test_a_warning_beside_a_request_silences_nothing(warning, where, organisations):
    scam = "Veuillez indiquer votre carte bancaire en réponse."
    assert Concept.CARD in concepts(where.format(warning=warning, scam=scam), organisations)


def test_an_exception_for_the_own_people_is_a_request(organisations):
    body = "Ne donnez ce code à personne, sauf à notre conseiller qui va vous le demander."
    assert Concept.CODE in concepts(body, organisations)


GENUINE = [
    "Le rendez-vous du 4 mars est confirmé, apportez votre carte Vitale.",
    "Votre carte bancaire arrive à expiration, la nouvelle vous parviendra par courrier.",
    "⟨CODE⟩ est votre code de connexion, il expire dans dix minutes.",
    "La carte sera prête jeudi, l'original de la facture est à inscrire au registre.",
    "Choisissez un nouveau mot de passe à la prochaine connexion.",
    "Conformément à l'article L. 113 du code des assurances, le contrat est reconduit.",
    "On se voit samedi ? Je ramène le gâteau.",
    "Vous pouvez régler par carte bancaire, par chèque ou par virement.",
    "Le remboursement a été versé sur votre compte bancaire le 6 mars.",
    "Ce n'est pas vous ? Appelez le numéro au dos de votre carte bancaire.",
    "La nouvelle carte est à retirer au guichet, avec un RIB et une pièce d'identité.",
    "Il manque le RIB du foyer, à déposer dans votre espace adhérent.",
    "Confirmez votre adresse par email, la carte bancaire n'est pas concernée.",
    "The refund was paid to your bank account, to the card used for the order.",
]


@pytest.mark.parametrize("body", GENUINE)
def test_what_is_only_named_is_not_asked(body, organisations):
    found = concepts(body, organisations)
    assert not found & {Concept.CARD, Concept.BANK, Concept.CODE, Concept.PASSWORD}


def test_every_concept_is_found_by_several_rules_and_every_rule_is_known():
    assert set(SIGNS) == set(Concept)
    assert all(len(rules) >= 2 for rules in SIGNS.values())
    assert set().union(*SIGNS.values()) <= BY_ID.keys()


def test_every_rule_about_a_request_belongs_to_a_concept():
    named = set().union(*SIGNS.values())
    requests = {rule.id for rule in RULES if rule.family == "request"}
    assert requests <= named
    assert all(BY_ID[one].direction is Direction.FOR for one in named)
