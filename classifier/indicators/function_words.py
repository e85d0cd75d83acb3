"""Host names that are made of function words of institutions only, as no institution has one.

A firm, a mutual insurer or a town hall puts its own name into its domain. "espace-adherent-
securise" or "parcel-redelivery-desk" name a service and nobody. The words are those of services,
procedures, papers and money that authorities, insurers, banks and carriers speak of.
"""

from __future__ import annotations

import re
from functools import lru_cache

_FRENCH = """
abo abonne abonnement abonnements abonnes absence absences acces accompagnement accord accueil achat
achats acheminement acquis acte actes activation active actualites adherent adherents adhesion
adhesions administratif administration administrations admission adresse affaires affiliation
affranchissement agence agences agenda agent agents agree agreee agreement agrees aide aides alerte
alertes alloc allocataire allocataires allocation allocations allocs ambulance amende amendes
analyse analyses ancien ancienne annonce annonces annuaire annuel annul annulation annulations
annule annulee annuler annules antifraude appareil appel appels appli application apprenti apprentis
approbation appui arret arrhes arriere artisan artisans assemblee assemblees assistance assur
assurance assurances assure assures atelier ateliers attente attest attestation attestations
attribution audio audioprothese auditif audition authentification automatique avance avantage
avantages avenant avis avocat avocats avoir avoirs ayant ayants badge bail bailleur bancaire
bancaires banque banques barometre batiment baux beneficiaire beneficiaires bibliotheque bilan
bilans billet blocage bloque bloquee bloquees bloques bnq boite bon bons bonus bordereau borne bourg
bq bulletin bulletins bureau cabinet cadeau cadeaux cagnotte caisse caisses campagne campus cantine
cantines carnet carte cartes caution cellule centre certicode certif certificat certification
certificats chaleur changement chantier chantiers charge charges charte chaudiere chauffage cheque
cheques choix circulation citoyen citoyens client clientele clients clinique cliniques clos cloture
cloturer clotures club code codes coffre coffret colis collaborateur collaborateurs collecte
collectif collective college comite commande commandes commission commune communes compensation
complement complementaire complementaires compta comptable comptage compte comptes compteur
compteurs concernes conciliateur conciliation concordance concours confiance confidentialite
confidentiel confirm confirmation confirmer conforme conformite confort conges connect connexion
conseil conseiller conseillers consentement conso consommateur consommateurs consommation
consommations consult consultant consultation consultations contact contentieux contestation
contester contrat contrats contravention contraventions contrevenant controle controles convention
conversion convocation convocations coordonnees coproprietaires copropriete correctif correction
correctrice correspondance cotis cotisants cotisation cotisations cour courriel courriels courrier
courriers courtage creance creances creche creches credit credits creneau cse css ctx cumul debit
debiteur deblocage debloquer deces dechets decision declaration declarations decompte decomptes
dedouanement definitif degrevement delai delais delegation delivrance delivre demande demandes
demarche demarches dentaire dentaires dentiste dentistes depannage depart departement departemental
departementale depist depistage deposer depot depots dept dernier derniere detaxe dette dettes devis
dgfip diffuse direct directe directes direction dispo dispositif distribution division divulgation
document documents domaine domicile donation donnee donnees dons dossier dossiers dotation dotations
douane douanes droit droits duplicata eau eaux echange echeance echeances echeancier echeanciers
ecole ecoles ecolier ecoliers ecran edition educatif electeur election elections electoral
electorale eleve eleves eligibilite eligible emetteur emploi employeur employeurs emprunt
encaissement encombrants energie enfance enfant enfants enquete enquetes enquetrice enregistrement
entraide entree entreprise entreprises entretien envoi envois epargne epargnes equipement espace
espaces essai etablissement etablissements etat etendue etranger etude etudes etudiant etudiants
evaluation examen examens excedent exceptionnel exceptionnelle executive executoire expediteur
expedition expert expertise expire expiree express exterieur facile facteur facturation facturations
facture factures familiale familiales famille familles femme femmes fermeture fete fetes feuille
fiche fiches fichier fichiers fidele fideles fidelite financement financier financiere fisc fiscal
fiscale fiscales fiscalite fiscaux foncier fond fonds forclusion forfait formation formations
formulaire formule fournisseur fournisseurs fourniture foyer foyers fractionne frais francais france
franchise fraude fraudes fuite funerailles funeraire gagnant gagnants gain garantie garanties garde
garderie gardien gaz gel gendarmerie general generale generales gest gestion gestionnaire
gestionnaires gouv gratuit gratuite greffe grippe groupe guichet guichets habitant habitants habitat
habitation habitations habitats handicap heritage heritiers honoraires hopital hospitalier
hospitaliere huissier huissiers iban id identifiant identification identite immediat immediate
immobilier impaye impayes impot impots imprime inactif incident incidents indemnisation
indemnisations indemnite indemnites individuel indu indus infirmier infirmiere infirmieres
infirmiers info information informations informatique infos infraction initiatives inondation
inscription inscriptions inspection instance institut institutionnel instruction interne internes
intervenant intervention isolation jeu jeune jeunes jeunesse jeux journal judiciaire judiciaires
juge juillet juri juridique juridis jury justice justif justificatif justificatifs justificatives
kit laboratoire laboratoires lecteur lecteurs lecture legal legale legales lettre lettres liaison
liberation liens liquidation liste listes litige litiges livraison livraisons livre livres livret
livreur local locale locales locataire locataires location locaux logement logements loyer
loyers lunettes lycee magasin magasins maintenance maintien mairie mairies maison maisons maj
majeurs majoration maladie mandat mandataires mandatee mandats marche mariage materiel medecin
medecins mediateur mediatheque mediation medical medicale medicaux membre membres menage menagere
menages menu menus message messagerie messages mesure meuble meubles mise mission mobile mobilier
mobilite moderation modif modification mois moniteur montant motif municipal municipale mut mutation
mutualiste mutualistes mutuel mutuelle mutuelles naissance naissances national nationale nir notaire
notaires notes notices notif notification notifications nuage numerique numero obligation obseques
observation observatoire occasion office officiel officielle officine officines offre offres ogec
operation operations oppo opposition oppositions opticien opticiens option optique orage orages
ordonnance ordonnances ordre ordures organisation organisme organismes orientation pack page pages
paie paiement paiements panel papier papiers parcours parent parents parking partage partagee
partages partenaire partenaires particulier particuliers pass passage patient patients payer peage
penal penale penalite pension pensions percu perdu periode permanence permanences permis perso
personnel pharmacie pharmaciens pharmacies piece pieces placement placements plafond plainte
plaintes planning plannings plaque plateforme pli plis plombier point points pole police pompe
pompes pont portabilite portail porteur postal postale postaux poste poursuite poursuites praticien
praticiens pratique pratiques preavis pref prefecture prelev prelevee prelevement prelevements
premier premium prestataire prestation prestations pret preuve preuves prevention prevoyance
prevoyances primaire prime primes priorite prive privee privilege pro procedure procuration
procurations production produit professionnel professionnels profil programme prolongation
proprietaire proprietaires pros protect protection protections protege protegee provision provisoire
public publics publique puce qr qualifie qualite quartier quartiers quittance quota rachat radar
radars radiation rapide rappel rappels rattachement rdv reactivation reactiver recensement reception
recette recettes rechauffement recherche reclamation reclamations reclame recommande recommandee
recommandes recompense reconnecte reconnexion recours recouvrement recouvrements recrutement rectif
rectification recu redevance redressement reduction reduire reexpedition referent refus regie regies
regime region regional registre regle reglement reglements regul regularis regularisation regularise
regulariser regularite reinscription rejet relais relance relation relations releve releves reliquat
relivraison remb rembours rembourse remboursee remboursement remboursements rembourses remise
remuneration rendez renonciation renouv renouveler renouvellement renov renovation renseignement
renseignements rentree reparation repartition repas repertoire repondant reponse reponses report
reporting represent reprise requete reseau reseaux reservation reserve residence resident residents
resiliation responsable responsables ressources restant reste restitution restitutions resultat
resultats retard retention retour retours retractation retrait retraite retraites retraits
retribution reunion reunions revalorisation revenu revenus reversement revision rib risque risques
riverain riverains routier routiere routiers rubrique sage saisie salaire salaires salarie salaries
salle sanction sanitaire sante satisfaction scolaire scolaires scolarite seance seances secours
secretariat secteur secteurs sections secu secur secure securise securisee securite sejour senior
seniors sepa serein serenite serrurier service services siege signalement signataire signature signe
signer sinistre sinistres site situation social sociale sociaux soignants soin soins solde solidaire
solidaires solidarite solution solutions sondage sondages sortie souscription souscriptions soutien
soutiens sport stage stages standard stationnement statut stock stockage subvention subventions
succession successions suite suivi supplement support suppression sur surveillance surveillant
suspendu suspendue suspension syndic syndicat tableau tableaux tache taches talent talents tarif
taxe taxes technicien techniciens technique tele teleconsult telepaiement telephonique teletrans
teletransmission televersement temoignage temoin territoire territoires tierce tiers titre titres
titulaire titulaires toiture tournee tournees traitement traitements transaction transactions
transfert transit transmission transport transporteur transporteurs travail travailleur travailleurs
travaux tresor tresorerie tri tribunal tribunaux trop tutelle unifie unique urgence urgences urgent
urgente usager usagers utile utiles utilisateur utilisateurs vacances vaccin vaccinal vaccination
vaccins validation valide validee valider validite vehicule vehicules veille vente ventes verif
verification verifications verifie verifier versee versement versements verser victime victimes
vigilance vignette ville villes violation virement virements virus visite visites vitale vitrier
voirie voisin voisins voiture vote votre voyage webmail
"""
_ENGLISH = """
access accident account accounts acknowledgement action activate activation activity additional
address adjustment admin administration advice adviser advisor agency agents agreed alert alerts
allowance allowances amendment annual annuities annuity antivirus app appeal appeals application
apply appointment appointments approval approvals april area areas assessment assist assistance
assistants associates attestation audit august auth authorisation authorization award awards back
badge balance bank banking benefit benefits bill billing bins birth births blocked board boiler
bonus book booking books border borough branch breach broker broking building buildings bulletin
bureau business call callback campaign campus cancel cancellation card cardholder cards care carer
carers carrier case cashback center centre certificate certificates certification chamber change
charge charges charter check child children citizen citizens civil claim claimants claims cleaner
cleaning clearance client clients clinic closing cloud club code codes collect collection commercial
commission community companies company comparison compensation compensations competition complaint
complaints compliance confirm confirmation confirmations connect consent consumer contact contest
continental contract contractor contractors contracts control corp corporate correction council
councils counsel courier course courses court cover coverage credit customer customers customs data
death deaths debit debt december declaration defence delayed delivery dental department departments
dependant dependants dependent dependents deposit dept desk desks details digital direct disability
dispatch disposal dispute disputes distribution divisional doctor document documents domestic driver
drivers drop due duty education election electoral electricity email employee employees employer
employers energy enforcement enquiries enquiry enrol enrolment enrolments entitlement entitlements
entry estate estimate estimates evidence examination exchange exec expat experience express extra
families family february fee fees fence fiche fidelity file files filing final finance fine fines
flood flu follow form formal forms fraud free fund funds funeral gas general gift gifts glasses
global government grant grants group guard hall handbook handbooks handling hardship harmonisation
health healthcare hearing hearings heating help helpdesk helpline hold holder holding home homes
hospital house household households housing human id identification identity immediate inbound inbox
income individual info inform information inquiry inspection inspections instant insulation
insurance insured insurer insurers international intl invoice invoices issue issued item items
january job jobs july june jury key land landlord law lawful lawyer leave legal letter letters
letting liaison library licence license line link list local locals locker lodging log login lookup
lost lottery loyalty mail mailbox mails management manager mandate marriage material materials
medical medicine meeting meetings member members membership message messages meter meters midwife
midwives minutes missed mobile money month mutual mutuel national net network news newsroom notary
notice notices notification notifications november number nurse nurses occupational october office
officer official online opening operations opinion opt optical optician option order orders
outstanding overdue overpayment overseas owed owing owner owners page paid panel paperwork parcel
parcels parents parish park parking partner partners party passport patient patients pay payee payer
paying payment payments payout payouts payroll payslip payslips penal penalties penalty pending
pension pensions people permit personal pharmacy phone plan planning plans platform plumber plus
points police policy polling pool portal post postage postal postbox practice premises premium
prepaid prescription prescriptions prevention primary primarycare prime print printing priority
privacy private prize process processing procurement product profile program programme promo
property protect protection provider providers provisional public publication quality query
questionnaire quota quotation quotations quote quotes raffle rate reactivate rebate rebates rebook
receipt receipts received reclaim record records recovery recycling redelivered redelivery redress
reduced referral referrals refund refunded refunds refuse regional register registers registrar
registration registry regulation regulatory reimbursement relations relay release relief reminder
remits remittance remote renew renewal renewals rent repair repayment repayments reply report
request requests rescue research reservation reserve reship resident residents resolution resource
resources responder response results retention return returns review reviews reward rewards right
rights roof room rooms rota safe safety salary sale sales sampling satisfaction saver savings scan
schedule scheme school schools screening search secure secured security selfservice sender senior
september service servicedesk services settle settlement sheet shipment shipping shop sign signature
site skills slot slots sms social solicitor solicitors solutions special specialist staff standards
state statement statements status storage store stream street student subs subscriber subscription
successor suite summons supplier suppliers supplies supply support surcharge surgeries surgery
survey surveys suspension swap system talent tax team tech technical tenancy tenant tenants term
terms test ticket title toll town track tracking trade training transaction transactions transfer
transfers transit travel traveller travellers treasurer treasury trial tribunal trust tuition
unclaimed union unit unlock unpaid unsub unsubscribe update updates upgrade urgent user users
utilities utility vaccination vaccine validate validation vault vehicle vendor vendors verif
verification verify visa visit visitor visits voice voter voters voucher vouchers waiting wallet
ward wards warranty water web week welfare wellness will wills window winner winners work worker
workplace works workspace youth zone zones
"""
_GLUE = frozenset(
    "vous de des du la le les et en au aux a l d mon ma mes votre vos notre nos moi un une par "
    "pour "
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
# Words of which names of mail providers are made.
_POST = frozenset(
    "boite boites courrier courriel courriels email inbox letter letters lettre mail mailbox mails "
    "message messagerie messages perso personal personnel post postbox poste simple facile rapide "
    "libre web webmail".split()
)
_PART = re.compile(r"[a-z]+")
_SHORTEST, _LONGEST = 3, 20  # letters of a word inside a part such as "espaceadherent"
_FEWEST = 2  # function words in a name that says who nobody is
# Endings under which only states and their services get a name.
STATE_ENDINGS = (".gouv.fr", ".gov.uk", ".nhs.uk", ".nhs.net", ".gov.au", ".gov", ".europa.eu")


def is_function_word(word: str) -> bool:
    """Return whether a word names a service, a procedure or a paper, and no organisation."""
    return word in _FUNCTION


@lru_cache(maxsize=4096)
def may_be_mail_provider(domain: str) -> bool:
    """Return whether a name is made of words for mail only, as those of mail providers are."""
    return all(part in _POST or part in _GLUE for part in _PART.findall(domain.partition(".")[0]))


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
