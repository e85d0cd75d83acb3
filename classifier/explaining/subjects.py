"""What a message is about, in words that a person would give as a reason.

The weights of a model belong to words and pairs of words, few of which say anything by themselves
("dossier a bien", "demande"). Quoted are noun phrases only, made of two or more of the nouns and
adjectives listed here ("compte rendu de la réunion", "carte bancaire"), not all of them general
ones ("demande de dossier").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

# Words are folded: small letters without accents.
_TELLING = frozenset(
    """
    abonnement accouchement adhesion allocation amende anniversaire annulation anomalie
    antivirus apartment appareil appartement assemblee atelier attestation audition avenant
    bebe benefit birthday blocage bourse cadeau cadeaux candidature cantine cardiologue
    carence caution ceremonie certificat chaudiere cheque cheques coiffeur colis collecte
    commande compensation concert concours conge conges convocation copropriete cotisation
    cotisations coupon coupons courses courtier covoiturage creche cryptomonnaie cure deces
    dechetterie declaration decompte demenagement depannage devis diagnostic dinner dividende
    don donation douane duplicata echeancier ecole election elections emploi enfants enquete
    entretien epargne examen exposition facture factures fete formation formulaire fournitures
    frais fraude garantie garderie gift gouter grippe heritage hospitalisation huissier
    identifiants impot impots indemnisation indemnite indemnites infirmiere inheritance
    inscription intervention invoice irm jardin jeux jouets justificatif kermesse kine lawsuit
    lentilles library licence livraison livre livres locataire logement loterie lottery loyer
    lunch lunettes majoration mammographie mandat maternite mediateur medicament medicaments
    meeting mutation naissance nurse obseques operation ordonnance orthodontie orthophoniste
    parcel parking passeport passport payroll penalites penalty permis physiotherapy piscine
    plage plombier poursuites preavis prelevement prelevements prescription prestations
    prevention prime prize procuration prothese questionnaire quittance radio radiologie
    ramassage randonnee ravalement recharge reclamation recrutement reeducation refund
    rehearsal remboursement remboursements remplacement rentree repas repetition residence
    resiliation restaurant resultats retraite reunion revision salaire scolarite seance
    semelles sinistre sortie spectacle stage statement stationnement subvention succession
    syndic taxe teletransmission televiseur tombola tournoi train travaux vacances vaccin
    vaccination vanne vehicule velo velos vente virement virements visite voisin voisins
    voiture voyage warranty wedding
    """.split()
)
_GENERAL = frozenset(
    """
    acces accord account accueil acte action activite administrative adresse aide analyses
    annuel annuelle appel arret arrivee article avis balance bill bon boulangerie box bulletin
    bulletins cabinet caisse calendrier campagne card carnet carte cas centre changement
    charge chirurgicale choix client clients clinique code codes collectif complementaire
    compte comptes conditions connexion conseil conseiller contact contrat contrats controle
    coordonnees copie courrier creneau date delai delivery demande demarche dental dentist
    dentiste depot document documents donnees dossier dossiers droit droits duree echange
    envoi espace etat exceptionnelle famille fee fiche fichier fin form group guichet heure
    heures hopital horaires identite impression information informations internationale
    invitation journalieres journee laboratoire lettre lien liste local mairie maison medecin
    medical medicale medicales mensuelle mise moyen municipal municipale mutualiste nationale
    nombre notice numero offer offre ophtalmologue opticien order paiement papiers
    participation passage payment pharmaceutique pharmacie pharmacy photo piece pieces place
    planning point preventive prise projet proof rapport rdv reading reception reference
    releve rendu renewal renouvellement report retour salle sante securite service session
    site sociale sociales soin soins solde solidaire suivi support surgery system test titre
    transfert transport tri trimestrielle update validation verification version
    """.split()
)
_TELLING_ADJECTIVES = frozenset(
    """
    auditif auditive bancaire bancaires bleue dentaire dentaires fiscal fiscale impaye impayee
    impayes incomplet incomplete invalide obligatoire optique overdue scolaire scolaires
    suspect traitant unpaid vitale
    """.split()
)
_LINKS = frozenset("de du des d a au aux en par pour sur of for to".split())
_ARTICLES = frozenset(
    "la le les l un une votre vos notre mon ma mes ton ta tes the your my".split()
)
_MOST_WORDS = 8


def subjects(words: Sequence[str], same_clause: Callable[[int], bool]) -> Iterator[range]:
    """Yield the noun phrases of folded words that say what a message is about, in order.

    `same_clause` tells whether a word and the one behind it stand in one clause.
    """
    at = 0
    while at < len(words):
        end = _phrase_end(words, same_clause, at) if _is_noun(words[at]) else at
        if end > at and _says_something(words[at:end]):
            yield range(at, end)
        at = max(end, at + 1)


def _phrase_end(words: Sequence[str], same_clause: Callable[[int], bool], start: int) -> int:
    """Return the first word behind the noun phrase that begins with the noun at `start`."""

    def follows(at: int) -> bool:
        return at < min(len(words), start + _MOST_WORDS) and same_clause(at - 1)

    end = start + 1
    while follows(end):
        if _is_noun(words[end]) or words[end] in _TELLING_ADJECTIVES:
            end += 1
            continue
        noun = end
        while follows(noun) and words[noun] in (_LINKS if noun == end else _LINKS | _ARTICLES):
            noun += 1
        if noun == end or not follows(noun) or not _is_noun(words[noun]):
            break
        end = noun + 1
    return end


def _is_noun(word: str) -> bool:
    return word in _TELLING or word in _GENERAL


def _says_something(words: Sequence[str]) -> bool:
    """Return whether a phrase has two content words, one of which is not about anything at all."""
    content = [word for word in words if _is_noun(word) or word in _TELLING_ADJECTIVES]
    return len(content) > 1 and any(word not in _GENERAL for word in content)
