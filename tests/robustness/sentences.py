"""Sentences that the transformations add to messages, by language.

They are kept apart from those of the training augmentation on purpose: a model must not be
measured with sentences that it was trained on.
"""

LIVELY = {
    "fr": (
        "Au fait, la petite a adoré le gâteau aux noix de dimanche, on recommence quand ?",
        "J'ai enfin planté les tulipes devant la maison, tu verras ça au printemps !",
        "Le chat a encore dormi sur le clavier, j'espère que tu as bien ri en voyant la photo.",
        "On se retrouve à la piscine samedi avec les cousins si la météo s'y prête.",
    ),
    "en": (
        "By the way, the kids loved the walnut cake on Sunday, when do we do it again?",
        "The cat slept on the keyboard again, hope the picture made you laugh.",
    ),
}
BENIGN = {
    "fr": (
        "Le parking du centre est gratuit le samedi matin.",
        "Nos bureaux seront fermés le lundi de Pentecôte.",
        "Le compte rendu de la réunion de quartier est affiché dans le hall.",
        "Pensez à vous hydrater pendant les fortes chaleurs.",
    ),
    "en": (
        "The car park is free on Saturday mornings.",
        "Our offices are closed on the bank holiday.",
    ),
}
COURTESY_BEFORE = {
    "fr": (
        "Chère Madame, cher Monsieur, j'espère que ce message vous trouve en bonne santé.",
        "Bonjour à vous et merci pour votre fidélité.",
    ),
    "en": ("Dear customer, we hope this message finds you well.",),
}
COURTESY_AFTER = {
    "fr": (
        "Nous vous prions de croire, Madame, Monsieur, à l'assurance de notre considération.",
        "Avec nos remerciements pour votre confiance, nous restons à votre écoute.",
    ),
    "en": ("Thank you for your trust. Yours faithfully,",),
}
LEGAL = {
    "fr": (
        "Ce courriel et ses pièces jointes sont confidentiels et établis à l'intention exclusive "
        "de leurs destinataires. Reçu par erreur, il est à détruire. Société anonyme "
        "au capital de 1 250 000 euros, entreprise régie par le code des assurances. Conformément "
        "au règlement général sur la protection des données, vous disposez d'un droit d'accès, de "
        "rectification et d'effacement.",
    ),
    "en": (
        "This e-mail and any attachment are confidential and intended solely for the addressee. If "
        "you received it in error, please delete it. Registered in England and Wales. You may "
        "access, correct or erase your personal data at any time.",
    ),
}
REAL_LINK = {
    "fr": (
        "Plus d'informations sur https://www.ameli.fr/assure",
        "Retrouvez toutes nos fiches pratiques : https://www.service-public.fr/particuliers",
    ),
    "en": ("More information: https://www.nhs.uk/conditions",),
}
BRANDS = {
    "fr": ("Assurance Maladie", "AMELI", "MGEN", "Harmonie Mutuelle"),
    "en": ("NHS", "Bupa"),
}
UNKNOWN_HOSTS = ("contact@courrier-entreprise.com", "info@lettre-hebdo.fr")
EMOJI = "🎉😊✨👍❤️🙏🌞💐"
