"""Host names that are made of function words of institutions only, as no institution has one.

A firm, a mutual insurer or a town hall puts its own name into its domain. "espace-adherent-
securise" or "parcel-redelivery-desk" name a service and nobody. The words are those of services,
procedures, papers and money that authorities, insurers, banks and carriers speak of.
"""

from __future__ import annotations

import re
from functools import lru_cache

_FRENCH = """
abo abonne abonnement abonnements abonnes absence acces accompagnement accord accueil achat achats
acheminement acquis acte activation active actualites adherent adherents adhesion adhesions
administratif administration administrations admission adresse affaires affiliation
affranchissement agence agenda agent agents agree agreee agreement agrees aide aides alerte
alertes alloc allocataire allocataires allocation allocations allocs amende amendes annuaire
annuel annul annulation annulations annule annulee annuler annules antifraude appareil appel
appels appli application appui arret arrhes arriere assistance assur assurance assurances assure
assures attente attest attestation attribution audio auditif audition authentification automatique
avance avantage avantages avenant avis avocat avocats avoir badge bailleur bancaire bancaires
banque banques barometre beneficiaire beneficiaires bilan billet blocage bloque bloquee bloquees
bloques bnq boite bonus bordereau borne bq bulletin bureau cabinet cadeau cadeaux cagnotte caisse
caisses campagne carnet carte cartes caution cellule centre certicode certif certificat
certification changement charge charges charte cheque cheques choix citoyen citoyens client
clientele clients clos cloture cloturer clotures club code codes coffre coffret colis collecte
collectif collective comite commande commandes commission commune communes compensation complement
complementaire complementaires compta comptable compte comptes concernes conciliateur conciliation
concordance confiance confidentialite confidentiel confirm confirmation confirmer conforme
conformite confort connect connexion conseil conseiller conseillers consentement conso
consommateur consommateurs consommation consult consultation consultations contact contentieux
contestation contester contrat contrats contravention contraventions contrevenant controle
controles convention conversion convocation coordonnees correctif correction correctrice
correspondance cotis cotisants cotisation cotisations courriel courriels courrier courriers
courtage creance creances credit creneau cse css ctx cumul debit debiteur deblocage debloquer
decision declaration declarations dedouanement definitif degrevement delai delegation delivrance
delivre demande demandes demarche demarches dentaire depannage depart departement depist depistage
deposer depot dept dernier derniere detaxe dette dettes dgfip diffuse direct directe directes
direction dispo dispositif distribution division divulgation document documents domicile donation
donnee donnees dons dossier dossiers dotation dotations douane douanes droit droits duplicata eau
echange echeance echeances echeancier edition educatif electeur eligibilite eligible emetteur
emploi emprunt encaissement energie enfant enfants enquete enquetes enquetrice enregistrement
entreprise entreprises entretien envoi envois epargne equipement espace espaces essai etat etendue
etranger etude etudes etudiant etudiants evaluation examen excedent exceptionnel exceptionnelle
executive executoire expediteur expedition expert expertise expire expiree express exterieur
facile facturation facturations facture factures familiale familiales famille familles fermeture
feuille fichier fidele fideles fidelite financement financier financiere fisc fiscal fiscale
fiscales fiscalite foncier fond fonds forclusion forfait formation formations formulaire formule
foyer foyers fractionne frais francais france franchise fraude fraudes fuite gagnant gagnants gain
garantie garanties gel general generale generales gest gestion gestionnaire gestionnaires gouv
gratuit gratuite greffe groupe guichet habitat handicap heritage hopital huissier huissiers iban
id identifiant identification identite immediat immediate impaye impayes impot impots inactif
incident incidents indemnisation indemnisations indemnite indemnites individuel indu indus info
information informations infos infraction initiatives inscription inspection instance institut
institutionnel interne internes intervenant intervention jeune jeunes judiciaire judiciaires juri
juridique juridis justice justif justificatif justificatifs justificatives kit legal legale
legales lettre liaison liberation liquidation liste litige litiges livraison livraisons livret
livreur location logement loyer loyers maintenance maintien mairie maj majeurs majoration maladie
mandat mandataires mandatee mandats marche medecin medecins mediateur mediation medical medicale
medicaux membre membres menage menagere menages message messagerie messages mesure mise mission
mobile mobilite moderation modif modification montant motif mut mutation mutualiste mutualistes
mutuel mutuelle mutuelles national nationale nir notaire notaires notif notification notifications
nuage numerique numero obligation obseques observatoire office officiel officielle offre offres
ogec operation operations oppo opposition oppositions option optique ordonnance ordre organisme
organismes orientation pack paie paiement paiements panel papier papiers parcours partage partagee
partages partenaire partenaires particulier particuliers pass passage patient patients payer peage
penal penale penalite pension pensions percu perdu periode permis perso personnel pharmacie piece
pieces plaque plateforme pli plis point points pole police pont portabilite portail porteur postal
postale postaux poste poursuite poursuites praticien praticiens preavis pref prefecture prelev
prelevee prelevement prelevements premier premium prestataire prestation prestations pret preuve
preuves prevention prevoyance prime primes priorite prive privee privilege pro procedure
production produit professionnel professionnels profil programme prolongation pros protect
protection protege protegee provision provisoire public publics publique puce qr qualifie qualite
quittance quota rachat radiation rapide rappel rappels rattachement rdv reactivation reactiver
recensement reception reclamation reclamations reclame recommande recommandee recommandes
recompense reconnecte reconnexion recours recouvrement recouvrements recrutement rectif
rectification recu redevance redressement reduction reduire reexpedition referent refus regie
regime region regional registre regle reglement reglements regul regularis regularisation
regularise regulariser regularite reinscription rejet relance relation relations releve releves
reliquat relivraison remb rembours rembourse remboursee remboursement remboursements rembourses
remise remuneration rendez renonciation renouv renouveler renouvellement repartition repondant
report reporting represent reprise requete reseau reseaux reservation reserve residence resident
residents resiliation responsable responsables ressources restant reste restitution restitutions
resultat resultats retard retention retour retours retractation retrait retraite retraites
retribution revalorisation revenu revenus reversement revision rib risque risques routier routiers
saisie salarie salaries sanction sanitaire sante satisfaction secours secretariat secteur secu
secur secure securise securisee securite sejour senior seniors sepa serein serenite service
services siege signalement signataire signature signe signer sinistre sinistres site situation
social sociale soignants soin soins solde solidaire solidaires solidarite solution solutions
sondage souscription soutien sport standard stationnement statut stock stockage subvention
succession successions suite suivi supplement support suppression sur surveillance suspendu
suspendue suspension syndic tarif taxe taxes technique tele teleconsult telepaiement telephonique
teletrans teletransmission televersement temoin tierce tiers titre titres titulaire titulaires
traitement traitements transaction transactions transfert transit transmission transport travail
tresor tresorerie tribunal tribunaux trop unifie unique urgence urgences urgent urgente usager
usagers utilisateur utilisateurs vaccin vaccination validation valide validee valider validite
vehicule vehicules veille verif verification verifications verifie verifier versee versement
versements verser victime victimes vigilance vignette violation virement virements virus visite
vitale voiture vote voyage webmail
"""
_ENGLISH = """
accident account accounts acknowledgement action activate activation activity additional address
adjustment admin administration advice adviser advisor agency agents agreed alert alerts allowance
amendment annual annuity antivirus app appeal appeals application apply appointment appointments
approval assessment assist assistance associates audit auth authorisation authorization award
awards back badge balance bank banking benefit benefits bill billing blocked board bonus book
booking border branch breach broker broking bulletin bureau business call callback campaign cancel
cancellation card cardholder cards care carer carrier case cashback center centre certificate
change charge charges check child citizen citizens civil claim claims cleaning clearance client
clients clinic closing cloud club code codes collection commission community comparison
compensation complaints compliance confirm confirmation confirmations connect consent consumer
contact contest continental contract contracts control corp corporate correction council counsel
courier court cover coverage credit customer customers customs data debit debt declaration defence
delayed delivery dental department deposit dept desk details digital direct disability dispatch
dispute disputes divisional document documents domestic driver drop due duty email employee
employer energy enforcement enquiries enquiry enrol enrolment entitlement entitlements estate
exchange exec expat experience express extra family fee fees fidelity file files final finance
fine fines follow form formal forms fraud free fund funds gift gifts global government grant
grants group guard handling harmonisation health healthcare hearing help helpdesk helpline hold
holder holding home hospital household housing human id identification identity immediate inbound
inbox individual info inform information inquiry inspection instant insurance insured insurer
insurers international intl invoice invoices issue issued job jobs jury key land law lawful leave
legal letter letters liaison licence license line link list local locker log login lookup lost
loyalty mail mailbox mails management manager mandate medical medicine member members membership
message messages missed mobile money month mutual mutuel national net network news newsroom notary
notice notices notification notifications number office officer official online opening operations
opinion opt optical option order orders outstanding overdue overpayment overseas owed owing paid
panel parcel parcels park parking partner partners party passport patient patients pay payee payer
paying payment payments payout payouts payroll penal penalties penalty pending pension people
permit personal pharmacy phone plan plans platform plus points police policy pool portal post
postage postal practice premium prepaid prescription prevention primary primarycare prime priority
privacy private prize process processing product profile program programme promo protect
protection provider provisional public quality query questionnaire quota rate reactivate rebate
rebook receipt reclaim record records recovery redelivered redelivery redress reduced referral
referrals refund refunded refunds regional register registrar registration registry regulation
regulatory reimbursement relations relay release relief reminder remittance remote renew renewal
renewals rent repair repayment repayments report request requests rescue research reservation
reserve reship resident residents resolution responder response results retention return returns
review reviews reward rewards right rights room rota safe safety salary satisfaction saver savings
scan schedule scheme screening search secure secured security selfservice sender senior service
servicedesk services settle settlement shipment shipping shop sign signature site slot slots sms
social solutions special specialist staff standards state statement status storage store stream
student subs subscriber subscription successor suite summons support surcharge surgery survey
surveys suspension swap system tax team tech technical tenant tenants test ticket title toll track
tracking trade training transaction transactions transfer transfers transit travel treasury
tribunal trust unclaimed union unit unlock unpaid unsub unsubscribe update updates upgrade urgent
user users utility vaccine validate validation vault vehicle verif verification verify visa visit
voice voucher waiting wallet warranty web welfare wellness window winner winners work worker
workplace workspace youth
"""
_GLUE = frozenset(
    "de des du la le les et en au aux a l d mon ma mes votre vos notre nos moi un une par pour "
    "sur my "
    "your our the of for and in to at on be is fr eu uk us au en ww www web net org com e i o plus "
    "new now nouveau nouvelle nouvel ligne ici one first top best fast easy quick rapide simple "
    "centrale central european europe europeen europeenne english french britannique".split()
)
# Names that hosts of scams carry beside function words; whose they are is told by other rules.
_BORROWED = frozenset(
    "ameli cpam caf cpf msa nhs hmrc medicare mygov doctolib antai ants urssaf chronopost "
    "colissimo "
    "laposte edf engie crit air critair ehic ghic ceam gp tp cps rpps dpc adeli opco zfe sms tv pc "
    "chu chr ch doc docs rh hr pdf ia tpe cb pin otp".split()
)
_FUNCTION = frozenset(f"{_FRENCH} {_ENGLISH}".split())
_WORDS = _FUNCTION | _BORROWED
_PART = re.compile(r"[a-z]+")
_SHORTEST, _LONGEST = 3, 20  # letters of a word inside a part such as "espaceadherent"
_FEWEST = 2  # function words in a name that says who nobody is
# Endings under which only states and their services get a name.
STATE_ENDINGS = (".gouv.fr", ".gov.uk", ".nhs.uk", ".nhs.net", ".gov.au", ".gov", ".europa.eu")


def is_function_word(word: str) -> bool:
    """Return whether a word names a service, a procedure or a paper, and no organisation."""
    return word in _FUNCTION


@lru_cache(maxsize=4096)
def names_nobody(domain: str) -> bool:
    """Return whether the name in a registered domain is made of function words only.

    "chu-regie.fr" and "espaceadherent-securise.com" are, "mutuelle-des-rives.fr" is not.
    """
    name = domain.partition(".")[0]
    if not name.isascii() or f".{domain}".endswith(STATE_ENDINGS):
        return False
    words = [word for part in _PART.findall(name) for word in _words(part)]
    known = [word for word in words if word in _WORDS]
    if any(word not in _WORDS and word not in _GLUE for word in words):
        return False
    return len(known) >= _FEWEST and any(word in _FUNCTION for word in known)


def _words(part: str) -> list[str]:
    """Return the function words that a part is made of, the part alone if it is not."""
    if part in _WORDS or part in _GLUE or len(part) > 3 * _LONGEST:
        return [part]
    divided: list[list[str] | None] = [[]] + [None] * len(part)
    for end in range(_SHORTEST, len(part) + 1):
        for start in range(max(0, end - _LONGEST), end - _SHORTEST + 1):
            before = divided[start]
            if before is not None and part[start:end] in _WORDS:
                divided[end] = [*before, part[start:end]]
                break
    return divided[-1] or [part]
