"""What callers write above a message that they forward, or in the mail they attach it to.

Invented, after what insurers' pages ask callers to send: bare forwards, questions, worries about
what the message asks for, and what the caller has done already.
"""

from __future__ import annotations

PLAIN = (
    "Bonjour, j'ai reçu ce message, est-ce une arnaque ? On me demande mon RIB.",
    "Bonjour,\n\nJ'ai reçu ce message, est-ce bien vous ?\n\nMarie Exemple",
    "Bonjour, pouvez-vous me dire si ce mail est vrai ? Merci d'avance.",
    "Est-ce que c'est une arnaque ?",
    "Pour info.",
    "Pour vérification svp",
    "FYI",
    "cf ci-dessous",
    "Bonjour Madame, Monsieur,\n\nJe vous transmets le courriel ci-dessous pour avis.\n\nBien à vous,\n"
    "Jean Tanguy",
    "Bonjour, je reçois ceci depuis hier, je ne sais pas si c'est de chez vous. Cordialement.",
    "J'ai un doute sur ce message, merci de me confirmer qu'il vient bien de la mutuelle.",
    "Je n'ai rien demandé et je reçois ça. C'est normal ?",
    "Bonjour\nvoici le mail dont je vous ai parlé au téléphone\nmerci",
    "Message suspect, à vous de voir.",
    "Bonjour, ma mère de 82 ans a reçu ce courriel et s'inquiète. Est-il authentique ?",
    "Bjr, c koi ce mail ? vrai ou faux ?",
    "Bonsoir, je me permets de vous transférer ce message qui me paraît douteux. Bonne soirée.",
    "Merci de bien vouloir m'indiquer si je dois y répondre.",
    "Je vous transfère le message comme convenu avec votre conseillère.",
    "Suite à notre appel, ci-joint le mail reçu ce matin.",
)
WORRIED = (
    "Bonjour, on me demande ma carte bancaire pour ma carte Vitale, est-ce normal ?",
    "On me réclame 1,95 euro, dois-je payer ?",
    "Ils disent que mes remboursements sont bloqués. C'est vrai ?",
    "Bonjour, ce mail me demande de cliquer sur un lien, je n'ai pas osé. Qu'en pensez-vous ?",
    "J'ai peur que mon compte soit piraté, il faut que je change mon mot de passe ?",
    "Je dois mettre à jour ma carte Vitale ? Je n'ai rien compris à ce message.",
    "Bonjour,\nOn me dit que j'ai droit à un remboursement de 148 euros, est-ce une arnaque ?\n"
    "Cordialement\nMme Perrin",
    "Est-ce vous qui m'avez envoyé ce courriel ? On me demande mon numéro de sécurité sociale.",
    "Attention je pense que c'est du phishing, ils demandent les coordonnées bancaires.",
    "Mon mari a cliqué sur le lien et a donné sa carte bleue, que faire ? C'est urgent !",
    "J'ai répondu avec mon RIB et une copie de ma carte d'identité, ai-je bien fait ?",
    "URGENT merci de me répondre, je ne veux pas perdre mes droits.",
    "Bonjour, je viens de recevoir cette demande de paiement alors que je suis à jour de mes "
    "cotisations. Pouvez-vous vérifier mon dossier ?",
    "Il est écrit que mon contrat sera résilié sous 48 heures si je ne fais rien. Est-ce sérieux ?",
    "On m'a appelé juste avant de la part de ma banque pour un code, puis j'ai reçu ça.",
    "J'ai déjà payé l'amende la semaine dernière, pourquoi me relance-t-on ?",
    "Je ne trouve pas ce document dans mon espace adhérent, est-ce que le lien est bon ?",
    "Le numéro indiqué est-il le vôtre ? Je n'arrive pas à vous joindre.",
    "Ma fille me dit que c'est une arnaque à la carte Vitale, moi je pense que c'est vrai.",
    "Est-ce que je risque quelque chose si j'ai ouvert la pièce jointe ?",
)
SIGNED = (
    "Bonjour,\n\nVeuillez trouver ci-dessous un message que j'ai reçu.\nN° adhérent : 40218765\n\n"
    "Cordialement,\nPaul Lenoir\n06 39 98 11 22",
    "Bonjour, est-ce bien votre adresse ? Rappelez-moi au 01 99 00 45 67 svp. M. Carel",
    "Madame, Monsieur,\nJe vous prie de trouver ci-après le courriel reçu le 12 novembre.\n"
    "Dans l'attente de votre réponse, je vous prie d'agréer mes salutations distinguées.\n"
    "Hélène Marchand\n12 rue des Lilas, 35000 Rennes",
    "Bonjour,\nJe suis adhérente chez vous depuis 2011 et je n'ai jamais eu ce genre de message.\n"
    "Merci de me répondre par retour de mail.\nSimone Aubert",
    "Bonjour,\nTransmis pour avis.\nService social — Mairie de Plouzec",
    "Nous avons reçu ce message au cabinet, merci de nous dire s'il faut en tenir compte.\n"
    "Le secrétariat du Dr Aubry",
    "Bonjour, je suis curatrice de M. Petit, il a reçu ceci. Que dois-je faire ?\n"
    "Anne Rivière, mandataire judiciaire",
    "Bonjour Sandrine,\npeux-tu regarder ce mail d'un adhérent stp ?\nBonne journée\nNadia",
    "Bonjour, je transfère à la bonne adresse, un adhérent demande si c'est nous.\nPaul, accueil",
    "Coucou, tu peux me dire ce que tu penses de ça ? Bisous, maman",
    "Cher conseiller, voici le message. Ma référence : dossier 2026-4471. Merci. R. Blanchet",
    "Bonjour, ma complémentaire est chez vous, voilà ce que j'ai reçu ce matin à 8 h. L. Morel",
)
LONG = (
    "Bonjour,\n\nJe me permets de vous écrire car depuis la semaine dernière je reçois presque tous "
    "les jours des messages au sujet de mon contrat. J'ai essayé d'appeler mais l'attente est trop "
    "longue. Le dernier est ci-dessous. Je n'ai pas cliqué. Pouvez-vous me dire s'il vient de vous "
    "et, sinon, ce que je dois faire ?\n\nAvec mes remerciements,\nGérard Fontaine",
    "Bonjour,\nJ'ai changé de banque en septembre et je vous avais envoyé mon nouveau RIB. "
    "Aujourd'hui on me le redemande par mail. Est-ce que vous ne l'avez pas reçu, ou est-ce que "
    "c'est quelqu'un qui se fait passer pour vous ? Je préfère vous demander avant de répondre.\n"
    "Cordialement,\nMme Yvonne Garnier",
    "Bonjour, hier j'ai eu un appel d'une personne qui disait travailler à l'assurance maladie, elle "
    "connaissait mon nom et mon adresse. Elle m'a dit que je recevrais un mail pour ma nouvelle "
    "carte. Je l'ai reçu ce matin, je vous le transfère. Je trouve ça bizarre. Qu'en pensez-vous ?",
    "Bonjour,\n\nSuite à mon hospitalisation en octobre je n'ai toujours pas été remboursé du "
    "forfait. J'ai reçu ce mail qui en parle, mais il ne ressemble pas à ceux que vous envoyez "
    "d'habitude. Pouvez-vous me confirmer qu'il est bien de chez vous ?\n\nMerci,\nA. Delcourt",
)
ENGLISH = (
    "Hi, is this email genuine? Thanks.",
    "Hello, I received this today and I am not sure it is from you. Should I click?",
    "Please see below and tell me if it is a scam.\nKind regards,\nJohn Harper",
    "Is this real? They want my bank details.",
)
NOTES = (*PLAIN, *WORRIED, *SIGNED, *LONG, *ENGLISH)
