"""The few words the command line says of a verdict, in both languages."""

from __future__ import annotations

from classifier.records import Band, BandReason

BANDS = {
    "fr": {
        Band.VERY_LIKELY_SCAM: "Très probablement une arnaque",
        Band.SEVERAL_SIGNS: "Plusieurs signes d'arnaque",
        Band.CANNOT_TELL: "Impossible à dire",
        Band.FEW_SIGNS: "Peu de signes, sans garantie",
    },
    "en": {
        Band.VERY_LIKELY_SCAM: "Very likely a scam",
        Band.SEVERAL_SIGNS: "Several signs of a scam",
        Band.CANNOT_TELL: "Cannot tell",
        Band.FEW_SIGNS: "Few signs, no guarantee",
    },
}

WHY = {
    "fr": {
        BandReason.SCORE: "Les raisons :",
        BandReason.BETWEEN: "Les signes pour et contre s'équilibrent.",
        BandReason.TOO_SHORT: "Le texte est trop court : demandez le message entier.",
        BandReason.OTHER_LANGUAGE: "Le texte n'est ni en français ni en anglais.",
        BandReason.UNKNOWN_WORDS: "Le modèle ne connaît pas assez de mots de ce message.",
        BandReason.IMAGE_ONLY: "Le message est une image sans texte : recopiez ce qu'elle dit.",
        BandReason.NO_MODEL: "Sans modèle, seuls les indicateurs ont parlé.",
    },
    "en": {
        BandReason.SCORE: "The reasons:",
        BandReason.BETWEEN: "The signs for and against balance.",
        BandReason.TOO_SHORT: "The text is too short: ask for the whole message.",
        BandReason.OTHER_LANGUAGE: "The text is neither French nor English.",
        BandReason.UNKNOWN_WORDS: "The model knows too few words of this message.",
        BandReason.IMAGE_ONLY: "The message is an image without text: type what it says.",
        BandReason.NO_MODEL: "Without a model, only the indicators spoke.",
    },
}
