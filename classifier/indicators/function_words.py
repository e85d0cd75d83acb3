"""Host names that are made of function words of institutions only, as no institution has one.

A firm, a mutual insurer or a town hall puts its own name into its domain. "espace-adherent-
securise" or "parcel-redelivery-desk" name a service and nobody. The words are those of services,
procedures, papers and money that authorities, insurers, banks and carriers speak of.
"""

from __future__ import annotations

import re
from functools import lru_cache

_FRENCH = """
abo abonne abonnes abonnement absence acces accord accueil accompagnement achat acte activation
active adherent adherents adhesion administration administratif admission adresse affiliation
affranchissement affaires agence agent agents agenda agreement aide aides alerte alertes alloc
allocataire allocataires allocation allocations amende amendes annuaire annuel annul annulation
annuler antifraude appel appels appli application appareil appui arret arrhes assistance assur
assurance assurances assure assures attente attest attestation attribution audio audition auditif
authentification automatique avance avantage avantages avenant avis avoir badge bancaire bancaires
banque banques barometre beneficiaire beneficiaires bilan billet blocage boite bon bonus bordereau
borne bureau cadeau cadeaux cagnotte caisse caisses campagne carnet carte cartes caution cellule
centre certif certificat certification changement charge charte cheque cheques choix citoyen citoyens
client clients clientele cloture club code codes coffre coffret colis collecte collectif collective
comite commande commandes commission complement complementaire complementaires compta comptable
compte comptes concordance conciliation confiance confidentiel confirm confirmation confirmer conforme
conformite connect connexion conseil conseiller conseillers consentement consommateur consommateurs
consult consultation contact contentieux contester contestation contrat contrats contravention
contraventions controle controles convention conversion coordonnees correction correspondance cotis
cotisation cotisations courrier courriers creance creances credit creneau cse css cloturer debit
deblocage debloquer decision declaration declarations dedouanement degrevement delai delegation
delivrance demande demandes demarche demarches dentaire departement depannage depart depistage depot
deposer dernier detaxe dette dettes dgfip direct direction dispositif distribution division document
documents domicile donnee donnees dons dossier dossiers dotation dotations douane douanes droit droits
duplicata eau echange echeance echeances echeancier edition electeur eligibilite eligible emetteur
emploi encaissement energie enfant enfants enquete enquetes enregistrement entreprise entreprises
entretien envoi envois epargne equipement espace espaces essai etat etude etudes etudiant etudiants
evaluation examen excedent expedition expediteur expert expertise express facile facturation facture
factures famille familiale familiales familles fermeture feuille fichier fidelite fiscal fiscale
fiscales fiscalite fisc foncier fond fonds forfait formation formations formulaire formule foyer foyers
fractionne frais france franchise francais fraude fraudes fuite gain gagnant gagnants garantie
garanties gel gestion gestionnaire gestionnaires gouv gratuit gratuite greffe groupe guichet habitat
handicap heritage hopital huissier huissiers id identification identifiant identite impaye impayes
impot impots incident incidents indemnisation indemnisations indemnite indemnites individuel indu indus
info infos information informations infraction inscription inspection instance institut intervention
iban juridique justice justif justificatif justificatifs kit lettre liaison liberation liquidation
litige litiges livraison livraisons livret livreur location logement loi loyer loyers maintien maladie maj
majoration mandat mandats marche mairie medecin medecins medical medicale medicaux membre membres
menage menages message messagerie messages mesure mise mission mobile mobilite modif modification moment
montant mot motif mut mutation mutuel mutuelle mutuelles national nationale nir notification
notifications notif numerique numero objet obligation obseques observatoire office offre offres
officiel ogec operation operations oppo opposition oppositions optique option ordonnance ordre
organisme organismes orientation paie paiement paiements papier papiers parcours pass particulier
particuliers part partenaire partenaires passage patient patients payer peage penalite pension pensions
percu permis perso personnel pharmacie piece pieces plaque plateforme pli plis point points pole police
pont portail portabilite porteur poste postal prelevement prelevements preavis premier premium
prestation prestations prestataire pret preuve prevention prevoyance prime primes priorite prise pro
procedure production produit professionnel professionnels profil programme prolongation protection
provisoire public publics publique puce qualite quittance quota radiation rachat rappel rappels
rattachement reactivation reactiver recensement reception reclamation reclamations reclame recours
recouvrement recouvrements rectif rectification recompense recrutement recu redevance reduction
reduire reexpedition refus regie regional regime region registre regle reglement reglements regul
regularisation regulariser regularite reinscription rejet relance relation relations
relivraison reliquat releve releves remb rembours remboursement remboursements remise rendez rdv renouv
renouvellement renouveler repartition report reporting reprise represent requete reseau reservation
reserve residence resident residents resiliation restant reste restitution restitutions resultat
resultats retard retention retour retours retractation retrait retraite retraites retribution
reversement revenu revenus revision rib risque risques salarie salaries sante sanitaire satisfaction
secours secretariat secteur secu secur secure securite securise securisee sejour senior seniors sepa
service services signataire signature signalement sinistre sinistres site situation social sociale
soin soins soignants solde solidaire solidarite solution solutions sondage soutien stationnement
statut stock stockage subvention succession successions suite suivi supplement support suppression sur
surveillance suspension syndic tarif taxe taxes technique tele teleconsult telepaiement televersement
teletransmission tiers titre titres titulaire titulaires traitement traitements transaction
transactions transfert transit transmission transport travail tresor tresorerie tribunal trop urgence
urgences usager usagers vaccin vaccination validation validite valider verif verification
verifications verifier versement versements verser victime victimes vigilance vignette violation
virement virements visite vitale vote voyage webmail zone
abonnements acquis achats acheminement actualites adhesions administrations agree agreee agrees allocs
annule annulations annulee annules arriere avocat avocats bloque bloquee bloquees bloques bnq bq
bulletin cabinet cas certicode charges clotures clos commune communes comite compensation
concernes conciliateur confidentialite confort consommation conso consultations contrevenant
convocation correctif correctrice cotisants courriel courriels courtage creances ctx cumul debiteur
definitif delivre depist dept derniere diffuse directe directes dispo divulgation donation dot
droits educatif emprunt enquetrice etendue etranger exceptionnel exceptionnelle executive
executoire expire expiree exterieur facturations fidele fideles financement financier financiere
forclusion garantie general generale generales gest gestionnaire immediat immediate incidents
initiatives institutionnel interne internes inactif intervenant juri juridis jud judiciaire jeune jeunes jour
judiciaires justificatives legal legale legales litige liste location maintenance majeurs
mandataires mandatee mediation mediateur menagere moderation mutualiste mutualistes notaire notaires
nuage officielle pack panel paiements partages partagee partage penal penale perdu periode pieces
postale postaux poursuite poursuites praticien praticiens pref prefecture prelev prelevee preuves
privee prive privilege protege protegee protect provision pros qr qualifie rapide recommande
recommandee recommandes reconnecte reconnexion redressement referent regularis regularise relations
rembourse remboursee rembourses remuneration renonciation repondant report represent
reseaux ressources responsable responsables retraites revalorisation routier routiers saisie
sanction serein serenite siege signe signer situation solidaires souscription sport standard
suspendu suspendue suspension temoin teletrans telephonique tierce tribunaux unifie unique
urgent urgente utilisateur utilisateurs valide validee veille verifie versee virus bailleur
voiture vehicule vehicules
"""
_ENGLISH = """
accident account accounts action activate activation activity address adjustment admin administration
advice adviser advisor agency agents alert alerts allowance amendment antivirus app appeal appeals
application apply appointment appointments approval assessment assist assistance associates auth
authorisation authorization award awards badge balance bank banking benefit benefits bill billing board
bonus book booking border branch breach bureau business call callback campaign cancel cancellation card
cardholder cards care carer carrier case cashback centre center certificate change charge charges check
child citizen citizens claim claims cleaning client clients clearance clinic closing club code codes
collection commission community comparison compensation complaints compliance confirm confirmation
connect consent consumer contact contract contracts control corporate correction council courier court
cover coverage credit customer customers customs data debit debt declaration delivery dental department
deposit desk details digital direct disability dispatch dispute disputes document documents driver due
duty email employee energy enforcement enquiry enrol enrolment entitlement entitlements enquiries
estate exchange express family fee fees file files finance fine fines follow form forms fraud free
fund funds gift gifts global government grant grants group guard handling health healthcare hearing
help helpdesk helpline holder hold home hospital household housing human id identification identity
individual info information inquiry inspection insurance insured insurer insurers international invoice
invoices issue job jobs key land leave legal letter letters licence license line link list local
locker log login loyalty mail mailbox management manager mandate medical medicine member members
membership message messages mobile money month mutual national network notice notices notification
notifications number office officer official online opening operations opinion optical option order
orders overpayment overseas owed panel parcel parcels park parking part partner partners party passport
patient patients pay payee payer paying payment payments payout payouts payroll penalties penalty pension
people permit personal pharmacy phone plan plans platform points police policy portal post postal
postage practice premium prepaid prescription priority privacy private process processing product
profile programme program protect protection prize public quality query questionnaire quota rate
reactivate rebate rebook receipt record records recovery redelivery redelivered redress refund refunds
register registration registry regulation reimbursement release relief reminder remittance renew renewal
renewals rent repair report request requests rescue reservation resident residents resolution response
results retention return returns review reviews reward rewards right rights rota safe safety salary
satisfaction saver savings schedule scheme screening secure secured security selfservice sender senior
service services settle settlement shipment shipping sign signature site social solutions staff state
statement status storage store stream student subscription subscriber suite summons support surgery
survey surveys suspension swap system tax team tech technical tenant test ticket title toll track
tracking trade training transaction transactions transfer transfers transit travel treasury trust
unclaimed union unit unlock unpaid update updates upgrade user users utility vaccine validate validation
vault vehicle verification verify visa visit voucher wallet warranty web welfare winner winners work
worker workplace
acknowledgement additional agreed annual annuity audit back blocked broker broking bulletin
case civil cloud confirmations contest continental counsel cancel compliance corp defence
delayed dept disputes divisional domestic drop employer exec experience expat extra fidelity final
finance formal harmonisation health holding immediate inbound inbox inform instant intl invoice
issued jury law lawful liaison lost lookup lot mails missed mutuel net newsroom news notary
opt orders outstanding overdue owing paid pending penal plus pool post prevention primarycare
primary prime promo provider provisional public reclaim reduced referral referrals refunded regional
registrar regulatory relations relay remote repayment repayments research reserve reship responder
reward room scan search servicedesk shop slot slots sms special specialist standards store subs
successor surcharge tenants tribunal unsub unsubscribe urgent verif voice waiting window workspace wellness
youth
"""
_GLUE = frozenset(
    "de des du la le les et en au aux a l d mon ma mes votre vos notre nos moi un une par pour sur my "
    "your our the of for and in to at on be is fr eu uk us au en ww www web net org com e i o plus "
    "new now nouveau nouvelle nouvel ligne ici one first top best fast easy quick rapide simple "
    "centrale central european europe europeen europeenne english french britannique".split()
)
# Names that hosts of scams carry beside function words; whose they are is told by other rules.
_BORROWED = frozenset(
    "ameli cpam caf cpf msa nhs hmrc medicare mygov doctolib antai ants urssaf chronopost colissimo "
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
