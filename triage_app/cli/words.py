"""The words of the command line, in both languages; what others say is not here.

Errors carry their own sentences. The help of the options is English in both.
"""

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

# Name -> (French, English).
SENTENCES: dict[str, tuple[str, str]] = {
    "first_start": (
        "Premier lancement : construction du modèle…",
        "First start: building the model…",
    ),
    "seen": (
        "Déjà vu {seen} fois depuis le {since} ; confirmé comme arnaque {scam} fois, comme "
        "légitime {legit} fois.",
        "Seen {seen} times since {since}; confirmed as scam {scam} times, as legitimate "
        "{legit} times.",
    ),
    "changes": ("Ce qui changerait le verdict :", "What would change the verdict:"),
    "change": ("  ~ {text} : {band}", "  ~ {text}: {band}"),
    "no_change": ("Aucun signe ne décide à lui seul.", "No sign decides by itself."),
    "logged": ("Dossier n° {number} enregistré.", "Case no. {number} logged."),
    "withdrawn": (
        "Le dossier n° {number} est retiré du journal.",
        "Case no. {number} is withdrawn from the log.",
    ),
    "undone": ("Annulé : {action}.", "Undone: {action}."),
    "redone": ("Rétabli : {action}.", "Redone: {action}."),
    "case_opened": (
        "l’enregistrement du dossier n° {number}",
        "the logging of case no. {number}",
    ),
    "decision_changed": (
        "le changement de décision du dossier n° {number}",
        "the change of decision on case no. {number}",
    ),
    "advice_given": (
        "les conseils notés dans le dossier n° {number}",
        "the advice noted in case no. {number}",
    ),
    "label_given": (
        "la confirmation du dossier n° {number}",
        "the confirmation of case no. {number}",
    ),
    "label_withdrawn": (
        "le retrait de la confirmation du dossier n° {number}",
        "the withdrawal of the confirmation of case no. {number}",
    ),
    "no_text": (
        "(Le texte a été effacé à la fin de sa durée de conservation.)",
        "(The text was removed at the end of the time it may be kept.)",
    ),
    "no_message": ("Aucun message trouvé.", "No message found."),
    "reading": ("Lecture des messages", "Reading messages"),
    "batch_errors": (
        "{errors} des {lines} lignes n'ont pas pu être lues : voir leur champ « error ».",
        "{errors} of the {lines} lines could not be read: see their “error” field.",
    ),
    "in_use": ("En service", "In use"),
    "candidate": ("Candidat", "Candidate"),
    "model_line": (
        "{number}  {created}  {state}  {examples} exemples, {cases} dossiers  AUC {auc}  "
        "rappel à 2 % {recall}  impossible à dire {unsure}",
        "{number}  {created}  {state}  {examples} examples, {cases} cases  AUC {auc}  "
        "recall at 2% {recall}  cannot tell {unsure}",
    ),
    "conflicting": (
        "Dossiers laissés de côté, car leur étiquette contredit celle d'un message presque "
        "identique : {cases}.",
        "Cases left out, because their label contradicts that of a near-copy: {cases}.",
    ),
    "written": ("Page écrite : {path}", "Page written: {path}"),
    "split_figures": (
        "Partage « {what} » : {examples} messages, dont {scams} arnaques",
        "Split “{what}”: {examples} messages, {scams} of them scams",
    ),
    "figures": (
        "{what} (modèle {model}) : {examples} messages, dont {scams} arnaques",
        "{what} (model {model}): {examples} messages, {scams} of them scams",
    ),
    "held_out": ("Messages tenus à l'écart", "Held-out messages"),
    "left_out": (
        "{count} message(s) illisible(s) laissé(s) de côté : {ids}.",
        "{count} unreadable message(s) left out: {ids}.",
    ),
    "share_by_band": ("Part d'arnaques par verdict :", "Share of scams by band:"),
    "by_group": (
        "Par {group} : signalés (arnaques / légitimes), impossible à dire",
        "By {group}: flagged (scam / legitimate), cannot tell",
    ),
    "sound": ("Journal et modèles : rien à signaler.", "Log and models: nothing to report."),
    "unsound": ("Problèmes trouvés : {count}.", "Problems found: {count}."),
    "code_asked": ("Code de supervision", "Supervisor code"),
    "code_set": ("Le code de supervision est en place.", "The supervisor code is set."),
    "code_removed": ("Plus aucun code n'est demandé.", "No code is asked for any more."),
    "code_right": ("Le code est juste.", "The code is right."),
    "code_wrong": ("Ce code n'est pas le bon.", "This is not the code."),
    "code_wait": (
        "Ce code n'est pas le bon ; nouvel essai dans {seconds} secondes.",
        "This is not the code; try again in {seconds} seconds.",
    ),
    "purged": ("Textes supprimés : {texts}.", "Texts removed: {texts}."),
    "to_purge": ("Textes qui seraient supprimés : {texts}.", "Texts to be removed: {texts}."),
    "restored": ("Le journal est restauré.", "The log is restored."),
    "former_log": ("L'ancien journal est gardé : {path}", "The former log is kept: {path}"),
    "interrupted": (
        "Interrompu ; ce qui était enregistré l'est resté.",
        "Interrupted; what was saved stays saved.",
    ),
    "disk": (
        "Le système a refusé de lire ou d'écrire ({reason}) ; vérifiez les droits et la place "
        "sur le disque, puis réessayez.",
        "The system refused to read or write ({reason}); check the permissions and the room on "
        "the disk, then try again.",
    ),
    "memory": (
        "La mémoire ne suffit pas pour ce travail ; traitez moins de messages à la fois.",
        "There is not enough memory for this work; process fewer messages at a time.",
    ),
    "mistake": (
        "Erreur imprévue de Vigie ({kind}, {place}) ; rien n'a été perdu, signalez-la avec "
        "ces indications.",
        "Unexpected error of Vigie ({kind}, {place}); nothing was lost, report it with these "
        "details.",
    ),
    "no_display": (
        "Aucun écran n'est disponible pour la fenêtre : « vigie demo » ou « vigie score » "
        "travaillent sans elle.",
        "There is no display for the window: “vigie demo” and “vigie score” work without one.",
    ),
    "no_qt": (
        "La fenêtre ne peut pas être chargée ({reason}) : lancez « make setup » ou installez "
        "les bibliothèques de Qt.",
        "The window cannot be loaded ({reason}): run “make setup” or install Qt's libraries.",
    ),
}

FIGURES: dict[str, tuple[str, str]] = {
    "auc": ("AUC", "AUC"),
    "recall_at_1": ("rappel à 1 % de fausses alertes", "recall at 1% false alarms"),
    "recall_at_2": ("rappel à 2 % de fausses alertes", "recall at 2% false alarms"),
    "top_band_precision": ("justesse du verdict le plus haut", "precision of the top band"),
    "hard_legit_in_top": ("légitimes difficiles tout en haut", "hard legitimate in the top band"),
    "scam_in_few_signs": ("arnaques classées « peu de signes »", "scams called “few signs”"),
    "cannot_tell": ("impossible à dire", "cannot tell"),
    "calibration_error": ("erreur de calibration", "calibration error"),
}

OTHERS: dict[str, tuple[str, str]] = {
    "channel": ("canal", "channel"),
    "language": ("langue", "language"),
    "family": ("famille", "family"),
    "hard": ("difficulté", "difficulty"),
    "current": ("en service", "in use"),
    "former": ("précédent", "former"),
    "refused": ("refusé", "refused"),
    "candidate": ("candidat", "candidate"),
    "damaged": ("abîmé", "damaged"),
    "scam": ("arnaque", "scam"),
    "legit": ("légitime", "legitimate"),
    "unsure": ("incertain", "unsure"),
}


def say(language: str, name: str, **values: object) -> str:
    """Return a sentence of the table in `language`, its blanks filled."""
    return SENTENCES[name][language == "en"].format(**values)


def word(language: str, name: str) -> str:
    """Return a figure's name, a model's state, a group or a label in words."""
    pair = FIGURES.get(name) or OTHERS.get(name)
    return pair[language == "en"] if pair else name
