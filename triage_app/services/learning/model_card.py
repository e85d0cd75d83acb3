"""The card of a model: what it is for, learnt from, scores, means and cannot; French, then English.

Everything in it comes from the manifest, so a card can be printed again for any model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from classifier.records import Band
from classifier.scoring.manifest import (
    GroupRates,
    HeldOutFigures,
    Manifest,
    Rate,
    TrainingRecord,
)
from classifier.scoring.model import BandRate

CARD = "model_card.md"

_WORDS = {  # key -> (French, English)
    "title": ("Fiche du modèle {number}", "Card of model {number}"),
    "made": ("Fabriqué le {created}.", "Made on {created}."),
    "purpose": ("À quoi il sert", "Purpose"),
    "purpose_text": (
        "Aider un agent d'un centre d'appels d'assurance santé à juger un message suspect qu'un "
        "appelant lui transmet. Il classe et donne ses raisons ; la personne décide. Il ne sert "
        "ni à bloquer des messages sans relecture, ni à juger des personnes.",
        "To help an agent of a health insurer's call centre judge a suspicious message that a "
        "caller passes on. It ranks and gives its reasons; the person decides. It is not meant "
        "to block messages unread, nor to judge people.",
    ),
    "kind": (
        "Un modèle linéaire sur les mots, les suites de lettres et les indicateurs : le score est "
        "exactement la somme des raisons.",
        "A linear model over words, runs of letters and indicators: the score is exactly the sum "
        "of the reasons.",
    ),
    "data": ("Données", "Data"),
    "data_text": (
        "{base} messages inventés et {cases} dossiers confirmés par la supervision "
        "({conflicting} laissés de côté, car leurs étiquettes se contredisent).",
        "{base} invented messages and {cases} cases confirmed by the supervisor ({conflicting} "
        "left out, because their labels contradict each other).",
    ),
    "group": ("{group} | arnaques | légitimes", "{group} | scam | legitimate"),
    "family": ("Famille", "Family"),
    "channel": ("Canal", "Channel"),
    "language": ("Langue", "Language"),
    "hard": ("Difficulté", "Difficulty"),
    "figures": ("Mesures", "Figures"),
    "figures_text": (
        "Sur {examples} messages, chacun jugé par un modèle qui n'a vu ni lui ni sa campagne ; "
        "intervalles à 95 %.",
        "On {examples} messages, each judged by a model that saw neither it nor its campaign; "
        "95 % intervals.",
    ),
    "figure": ("mesure | valeur | intervalle | messages", "figure | value | interval | messages"),
    "auc": ("classement (AUC)", "ranking (AUC)"),
    "recall_at_1": (
        "arnaques reconnues à 1 % de fausses alertes",
        "scams caught at 1 % false alarms",
    ),
    "recall_at_2": (
        "arnaques reconnues à 2 % de fausses alertes",
        "scams caught at 2 % false alarms",
    ),
    "top_band_precision": ("justesse du verdict le plus haut", "precision of the top band"),
    "hard_legit_in_top": (
        "légitimes difficiles tout en haut",
        "hard legitimate messages in the top band",
    ),
    "scam_in_few_signs": ("arnaques classées « peu de signes »", "scams called “few signs”"),
    "cannot_tell": ("impossible à dire", "cannot tell"),
    "calibration_error": ("erreur de calibration", "calibration error"),
    "bands": ("Ce que veulent dire les verdicts", "What the bands mean"),
    "bands_text": (
        "Part d'arnaques parmi les messages tenus à l'écart qui ont reçu ce verdict. Au centre "
        "d'appels, cette part dépend aussi de ce que les gens envoient.",
        "Share of scams among the held-out messages that got this band. In the call centre the "
        "share also depends on what people send in.",
    ),
    "band": (
        "verdict | à partir du score | arnaques | messages",
        "band | from score | scams | messages",
    ),
    "very_likely_scam": ("Très probablement une arnaque", "Very likely a scam"),
    "several_signs": ("Plusieurs signes d'arnaque", "Several signs of a scam"),
    "cannot_tell_band": ("Impossible à dire", "Cannot tell"),
    "few_signs": ("Peu de signes, sans garantie", "Few signs, no guarantee"),
    "gate": ("Contrôle", "Gate"),
    "limits": ("Limites connues", "Known limits"),
    "limits_text": (
        "- Appris surtout sur des messages inventés par peu de mains : les mesures flattent.\n"
        "- Français et anglais seulement ; ailleurs, la réponse est « impossible à dire ».\n"
        "- Un premier mot anodin, une image sans texte ou un message de quelques mots ne se "
        "jugent pas.\n"
        "- « Peu de signes » n'est jamais une garantie, et une tournure nouvelle peut échapper.",
        "- Learnt mostly from messages invented by few hands: the figures flatter.\n"
        "- French and English only; elsewhere the answer is “cannot tell”.\n"
        "- A harmless first word, an image without text or a message of a few words cannot be "
        "judged.\n"
        "- “Few signs” is never a guarantee, and a new turn of phrase may slip through.",
    ),
    "back": ("Revenir en arrière", "Going back"),
    "back_text": (
        "« vigie models rollback » remet en service le modèle d'avant ; « vigie models promote "
        "NUMÉRO » en choisit un autre. Un dossier dont la confirmation est retirée est "
        "désappris à l'entraînement suivant.",
        "“vigie models rollback” puts the model before back into use; “vigie models promote "
        "NUMBER” chooses another. A case whose confirmation is withdrawn is unlearned at the "
        "next training.",
    ),
}
_FIGURES = (
    "auc",
    "recall_at_1",
    "recall_at_2",
    "top_band_precision",
    "hard_legit_in_top",
    "scam_in_few_signs",
    "cannot_tell",
)
Say = Callable[..., str]


def card(manifest: Manifest) -> str:
    """Return the card of a model as Markdown."""
    parts = [_in("fr", manifest), _in("en", manifest)]
    return "\n\n---\n\n".join(parts) + "\n"


def _in(language: str, manifest: Manifest) -> str:
    """Return the card in one language."""

    def say(key: str, **values: object) -> str:
        return _WORDS[key][language == "en"].format(**values)

    gate = manifest.gate.sentence_en if language == "en" else manifest.gate.sentence
    blocks = [
        f"# {say('title', number=manifest.number)}",
        say("made", created=manifest.created[:16].replace("T", " ")),
        f"## {say('purpose')}",
        say("purpose_text"),
        say("kind"),
        f"## {say('data')}",
        _data(manifest.data, say),
        *_groups(manifest.figures.groups, say),
        f"## {say('figures')}",
        say("figures_text", examples=manifest.figures.examples),
        _table(say("figure"), _figures(manifest.figures, say, language)),
        f"## {say('bands')}",
        say("bands_text"),
        _table(say("band"), _bands(manifest, say, language)),
        f"## {say('gate')}",
        gate,
        f"## {say('limits')}",
        say("limits_text"),
        f"## {say('back')}",
        say("back_text"),
    ]
    return "\n\n".join(blocks)


def _data(data: TrainingRecord, say: Say) -> str:
    left_out = len(data.conflicting)
    return say("data_text", base=data.base, cases=data.cases, conflicting=left_out)


def _table(head: str, rows: Iterator[tuple[str, ...]]) -> str:
    columns = head.count("|") + 1
    lines = [f"| {head} |", "|" + "---|" * columns]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def _groups(groups: Mapping[str, Mapping[str, GroupRates]], say: Say) -> Iterator[str]:
    """Yield one table of counts for each group."""
    for name in ("family", "channel", "language", "hard"):
        rows = (
            (kind, str(row.scam_flagged.n), str(row.legit_flagged.n))
            for kind, row in groups.get(name, {}).items()
        )
        yield _table(say("group", group=say(name)), rows)


def _figures(figures: HeldOutFigures, say: Say, language: str) -> Iterator[tuple[str, ...]]:
    for name in _FIGURES:
        rate: Rate = getattr(figures, name)
        value, low, high = (_number(one, language) for one in (rate.value, rate.low, rate.high))
        yield say(name), value, f"{low} – {high}", str(rate.n)
    error = _number(figures.calibration_error, language)
    yield say("calibration_error"), error, "–", str(figures.examples)


def _bands(manifest: Manifest, say: Say, language: str) -> Iterator[tuple[str, ...]]:
    starts = manifest.limits
    for band, start in (
        (Band.VERY_LIKELY_SCAM, starts.top),
        (Band.SEVERAL_SIGNS, starts.several),
        (Band.CANNOT_TELL, starts.doubt),
        (Band.FEW_SIGNS, 0.0),
    ):
        rate = manifest.bands.get(band, BandRate(0.0, 0))
        name = say("cannot_tell_band" if band is Band.CANNOT_TELL else band.value)
        share = _number(rate.scams if rate.messages else None, language)
        yield name, _number(start, language), share, str(rate.messages)


def _number(value: float | None, language: str) -> str:
    """Return a figure with three places and the decimal mark of the language."""
    if value is None:
        return "–"
    shown = f"{value:.3f}"
    return shown if language == "en" else shown.replace(".", ",")
