"""Words in addresses and file names that say what a page or a file is, and nothing of a person.

Names stand in the paths of links and in names of files without any sign that they are names, so
only the words of this list are kept there. No given name, surname, place or illness is in it.
"""

from __future__ import annotations

import re

from classifier.text.cleaning import fold

_WORDS = frozenset(
    """
    acceder acces account accueil achat actualite actualites adhesion adherent adherents admin
    aide alerte ameli amp antai api app appel applications article articles assets assistance
    assurance assurances assure assures attente attestation auth authentification avis banque
    bancaire bancaires bienvenue blog bulletin bureau caf caisse campagne card carte cartes cas
    centre cgi check checkout ck claim click client clients cliquez code colis com commande common
    compte comptes conditions confirm confirmation confirmer connect connexion consent consult
    consultation contact contacts contenu content contrat contrats cookies coordonnees cotisation
    courrier cpam credit data date de declaration declarer delai demande demarche demarches des
    details devis direct dist doc docs document documents donnees dossier download droits droit du
    echeance edit email en enquete enregistrer entree envoi erreur espace espaces et etape expire
    expiration expired facture factures fiche fichier file files fin flx form forms formulaire
    formulaires fr franceconnect frais free garantie garanties go guide help home html identifiant
    identification identifiez identite image images imgres impayes impot impots inbox include
    index info infos information informations inscription invoice it jour la le les lettre lien
    link links list login logo lot mail mails maj mandat mdp media membre membres message
    messagerie messages mes mise mobile mon moncompte mot mutuelle mutuelles ma new news
    newsletter nouveau nouvelle notice notification numero nos notre obligatoire officiel offre ok
    online order ordre otp ou page pages paid paiement paiements panier par parcel particulier
    particuliers partner passe password pay payer payment payments php piece pieces plan point
    portail portal post pour pour premier prestation prestations prevention privacy pro process
    produit produits professionnel professionnels profil profile profiter programme prolongation
    public pub qr question questionnaire rappel rdv recu redir redirect redirection reference
    refund regler regularisation regularisations relance releve releves rembourse remboursement
    remboursements renew renouveler renouvellement reponse report reset resiliation reset result
    retour ru safe safety sante search securelink secure secured securise securisee securite see
    service services session settings share shipping shop sign signature signin signup site sites
    sms social sociale solde solution sondage status statut step stop submit subscribe suite suivi
    sujet support sur tarif tarifs tele telecharger telechargement telephone test tiers token top
    track tracking uc unsubscribe update upload url urgent usager user users usager valid
    validate validation valider vers verif verification verifications verifier verify version view
    viewform virement vitale voir vos votre vous warn web webmail welcome www your zone
    """.split()
)
_ENDINGS = frozenset(
    """
    7z ace apk asp aspx avi bat bmp cab cfm cgi chm cmd com csv dmg do doc docm docx eml exe gif gz
    hta htm html ics img iso jar jpeg jpg js jse json jsp lnk m4a mht mov mp3 mp4 msg msi odp ods
    odt one p7m p7s pdf php png pps ppt pptm pptx ps1 pub rar rtf scr shtml svg tar tgz tif tiff
    djvu epub key mbox mdb numbers oxps ost pages pst txt vbe vbs vcf vhd wav webp wsf xhtml xlam
    xls xlsm xlsx xml zip
    """.split()
)
_BETWEEN = re.compile(r"[-_.+ ~,]+")
_LETTERS = 2  # a piece of so few letters tells nothing
_PIECES = 8
_ENDING = re.compile(r"\.([A-Za-z0-9]{1,5})\Z")


def is_plain(text: str) -> bool:
    """Return whether a piece of an address consists of words of the list, or of two letters."""
    if len(text) <= _LETTERS and text.isalpha():
        return True
    pieces = [piece for piece in _BETWEEN.split(text) if piece]
    return 0 < len(pieces) <= _PIECES and all(fold(piece) in _WORDS for piece in pieces)


def is_ending(word: str) -> bool:
    """Return whether a word is the ending of a kind of file."""
    return word.lower() in _ENDINGS


def ending_of(name: str) -> str:
    """Return the ending of a file name with its dot, "" for one that is no kind of file."""
    found = _ENDING.search(name)
    return found[0] if found and is_ending(found[1]) else ""
