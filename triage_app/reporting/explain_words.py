"""The words of the reviewer's page, in both languages."""

from __future__ import annotations

from classifier.records import Band

_WORDS: dict[str, tuple[str, str]] = {
    "title": ("Pourquoi ce verdict", "Why this verdict"),
    "intro": (
        "Page de relecture : tout ce qui compte dans le score de ce message masqué. Rien n'est "
        "arrondi dans le calcul ; les nombres sont des log-cotes, positifs vers l'arnaque.",
        "Reviewer's page: all that counts in the score of this masked message. Nothing is "
        "rounded in the sum; numbers are log-odds, positive towards a scam.",
    ),
    "message": ("Le message masqué", "The masked message"),
    "sender": ("De", "From"),
    "subject": ("Objet", "Subject"),
    "reasons": ("Les raisons dites à l'appelant", "The reasons told to the caller"),
    "changes": ("Ce qui changerait le verdict", "What would change the verdict"),
    "no_change": ("Aucun signe ne décide à lui seul.", "No sign decides by itself."),
    "sum": ("Le calcul", "The sum"),
    "base": ("Départ (message vide)", "Start (an empty message)"),
    "rule": ("Indices", "Indicators"),
    "word": ("Mots", "Words"),
    "shape": ("Forme du message", "Shape of the message"),
    "total": ("Somme (log-cotes)", "Sum (log-odds)"),
    "probability": ("Probabilité d'arnaque", "Probability of a scam"),
    "bands": ("Verdicts et seuils", "Verdicts and thresholds"),
    "from_to": ("de {low} à {high}", "from {low} to {high}"),
    "here": ("ce message", "this message"),
    "other_cause": (
        "Le verdict ne vient pas du score : {why}.",
        "The verdict does not come from the score: {why}.",
    ),
    "word_note": (
        "Le poids d'un mot contient celui de ses paires et de ses suites de lettres.",
        "The weight of a word holds that of its pairs and of its runs of letters.",
    ),
    "name": ("Nom", "Name"),
    "says": ("Ce qu'il dit", "What it says"),
    "quote": ("Citation", "Quote"),
    "weight": ("Poids", "Weight"),
    "count": ("Fois", "Times"),
    "links": ("Liens (inactifs)", "Links (dead)"),
    "none": ("Aucun.", "None."),
    "model": ("Modèle", "Model"),
    "no_model": (
        "Sans modèle, seuls les indices parlent et rien n'est pesé.",
        "Without a model only the indicators speak and nothing is weighed.",
    ),
    "for": ("pour une arnaque", "for a scam"),
    "against": ("contre", "against"),
    "others": ("{n} autres mots", "{n} other words"),
    "too_short": ("texte trop court", "text too short"),
    "other_language": ("autre langue", "another language"),
    "unknown_words": ("trop de mots inconnus", "too many unknown words"),
    "image_only": ("image sans texte", "image without text"),
    "links_0": ("aucun lien", "no link"),
    "links_1": ("un lien", "one link"),
    "links_2": ("deux liens", "two links"),
    "links_3": ("trois liens ou plus", "three links or more"),
    "shouting": ("beaucoup de capitales", "many capitals"),
    "exclamation": ("point d'exclamation", "exclamation mark"),
    "headers": ("en-têtes de mail présents", "mail headers present"),
    "channel_sms": ("canal : SMS", "channel: SMS"),
    "channel_email": ("canal : mail", "channel: mail"),
    "channel_letter": ("canal : courrier", "channel: letter"),
    "channel_call": ("canal : appel", "channel: call"),
    "channel_chat": ("canal : messagerie", "channel: chat"),
    "words_over_160": ("plus de 160 mots", "more than 160 words"),
    "words_to": ("{n} mots au plus", "{n} words at most"),
}
_BANDS: dict[Band, tuple[str, str]] = {
    Band.VERY_LIKELY_SCAM: ("Très probablement une arnaque", "Very likely a scam"),
    Band.SEVERAL_SIGNS: ("Plusieurs signes d'arnaque", "Several signs of a scam"),
    Band.CANNOT_TELL: ("Impossible à dire", "Cannot tell"),
    Band.FEW_SIGNS: ("Peu de signes, sans garantie", "Few signs, no guarantee"),
}


class ExplainWords:
    """Words and numbers in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._column = int(language == "en")

    def __call__(self, name: str, **values: object) -> str:
        """Return a word of the table, its blanks filled."""
        return _WORDS[name][self._column].format(**values)

    def band(self, band: Band) -> str:
        """Return the name of a band."""
        return _BANDS[band][self._column]

    def shape(self, name: str) -> str:
        """Return what a feature of shape means; a new one keeps the model's name."""
        if name in _WORDS:
            return self(name)
        limit = name.removeprefix("words_to_")
        return self("words_to", n=limit) if limit.isdigit() else name

    def weight(self, value: float) -> str:
        """Return a weight with its sign and three decimals."""
        text = f"{value:+.3f}".replace("-", "\N{MINUS SIGN}")
        return text if self._column else text.replace(".", ",")

    def share(self, value: float) -> str:
        """Return a probability as a percentage with one decimal."""
        text = f"{100 * value:.1f}"
        return f"{text}%" if self._column else f"{text.replace('.', ',')}\u00a0%"
