"""The folded words beside which a name stands, by what they are."""

from __future__ import annotations

TITLES = frozenset(
    """monsieur madame mademoiselle mme mlle mmes mr mrs ms miss mister maitre dr docteur doctor pr
    professeur professor prof sir vve veuve melle mlles mtre mgr abbe""".split()
)
INITIAL_TITLES = frozenset("m mm".split())
LAWYERS = frozenset("me".split())
FAMILIES = frozenset("nee epouse divorcee famille consorts epoux ep".split())
LABELS = frozenset(
    """nom noms prenom prenoms name surname firstname lastname patronyme forename""".split()
)
ROLES = frozenset(
    """assure assuree titulaire titulaires patient patiente beneficiaire droit client cliente
    adherent adherente destinataire expediteur emetteur contact signataire signe holder cardholder
    customer policyholder member payee sender recipient beneficiary insured agent souscripteur
    souscriptrice allocataire locataire salarie employe praticien debiteur proprietaire conducteur
    accountholder employee dependant subscriber caller claimant enfant conjoint conjointe child
    spouse conseiller conseillere gestionnaire interlocuteur interlocutrice medecin avocat avocate
    notaire adviser advisor""".split()
)
HEADERS = frozenset("de from to a cc von an".split())
ATTENTION = frozenset("attention attn".split())
CALLED = frozenset("appelle appelles appelait".split())
NAMED = frozenset(
    "prenomme prenommee nomme nommee denomme denommee named called certain certaine".split()
)
ON_BEHALF = frozenset("part behalf".split())
BEING = frozenset("suis est is am".split())
BY = frozenset("par by".split())
RELATIONS = frozenset(
    """fils fille mari femme frere soeur mere pere maman papa compagnon compagne petit petite neveu
    niece oncle tante cousin cousine copain copine ami amie collegue voisin voisine garcon son
    daughter husband wife brother sister mum mom dad mother father partner friend colleague
    neighbour grandson granddaughter nephew uncle aunt papy papi mamie mamy tonton tata boyfriend
    girlfriend correspondant correspondante referent referente infirmiere infirmier kine dentiste
    remplacant remplacante assistant assistante""".split()
)
GREETINGS = frozenset(
    """bonjour bonsoir salut coucou hello hi hey cher chere chers cheres dear bjr slt cc""".split()
)
CLOSINGS = frozenset(
    """cordialement sincerement sinceres salutations respectueusement amicalement amities bien bises
    bisous bizs bientot plus regards sincerely yours faithfully thanks cheers wishes love merci
    remerciements distingues distinguees best""".split()
)
ALSO_TITLES = frozenset("pere frere soeur papi papy mamie mamy tonton tata tatie".split())
"""Relations that stand before a name as a form of address does."""

FILES = frozenset("dossier succession affaire".split())
WITH = frozenset(
    """pour avec chez rappeler rappelez contacter contactez appeler appelez joindre call contact c
    ici moi morning afternoon evening for with""".split()
)
