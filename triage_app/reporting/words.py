"""The words of the reports, in French and English, and how numbers are written in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

_VALUES: dict[str, dict[str, tuple[str, str]]] = {
    "band": {
        "very_likely_scam": ("Très probablement une arnaque", "Very likely a scam"),
        "several_signs": ("Plusieurs signes d’arnaque", "Several signs of a scam"),
        "cannot_tell": ("Impossible à dire", "Cannot tell"),
        "few_signs": ("Peu de signes, sans garantie", "Few signs, no guarantee"),
    },
    "decision": {
        "scam": ("Arnaque", "Scam"),
        "legit": ("Légitime", "Legitimate"),
        "unsure": ("Incertain", "Unsure"),
    },
    "label": {
        "scam": ("Arnaque confirmée", "Confirmed scam"),
        "legit": ("Légitime confirmé", "Confirmed legitimate"),
        "": ("Non confirmé", "Not confirmed"),
    },
    "channel": {
        "sms": ("SMS", "SMS"),
        "email": ("Courriel", "E-mail"),
        "letter": ("Courrier", "Letter"),
        "call": ("Appel", "Call"),
        "chat": ("Messagerie", "Chat"),
    },
    "language": {
        "fr": ("Français", "French"),
        "en": ("Anglais", "English"),
        "other": ("Autre langue", "Another language"),
        "unknown": ("Inconnue", "Unknown"),
    },
    "outcome": {
        "nothing_done": ("N’a rien fait", "Did nothing"),
        "clicked_only": ("A seulement cliqué", "Only clicked"),
        "gave_card": ("A donné sa carte bancaire", "Gave card details"),
        "gave_rib": ("A donné son RIB", "Gave bank details"),
        "gave_nir_or_id": (
            "A donné son numéro de sécurité sociale ou une pièce d’identité",
            "Gave social security number or identity document",
        ),
        "gave_ameli_password": ("A donné son mot de passe ameli", "Gave ameli password"),
        "gave_insurer_password": (
            "A donné son mot de passe de la mutuelle",
            "Gave insurer password",
        ),
        "gave_otp": ("A donné un code reçu par SMS", "Gave a code received by SMS"),
        "paid_transfer": ("A fait un virement", "Paid by transfer"),
        "called_premium": ("A rappelé un numéro surtaxé", "Called a premium-rate number"),
        "installed_app": ("A installé une application", "Installed an application"),
        "signed_contract": ("A signé un contrat", "Signed a contract"),
        "professional_victim": ("Professionnel de santé visé", "Health professional targeted"),
        "": ("Non renseigné", "Not stated"),
    },
    "scenario": {"": ("Aucun scénario reconnu", "No known scenario")},
    "organisation": {"": ("Aucune organisation", "No organisation")},
}
_TITLES: dict[str, tuple[str, str]] = {
    "report": ("Rapport de la semaine", "Weekly report"),
    "cases": ("Dossiers", "Cases"),
    "figures": ("Chiffres", "Figures"),
    "number": ("Dossier", "Case"),
    "date": ("Date", "Date"),
    "time": ("Heure", "Time"),
    "week": ("Semaine", "Week"),
    "channel": ("Canal", "Channel"),
    "language": ("Langue", "Language"),
    "band": ("Avis de l’outil", "Verdict of the tool"),
    "score": ("Score", "Score"),
    "decision": ("Décision de l’agent", "Decision of the agent"),
    "outcome": ("Ce que l’assuré avait fait", "What the caller had done"),
    "label": ("Confirmation", "Confirmation"),
    "scenario": ("Scénario", "Scenario"),
    "organisation": ("Organisation imitée", "Organisation claimed"),
    "domains": ("Domaines (désarmés)", "Domains (defanged)"),
    "indicators": ("Indices", "Indicators"),
    "model": ("Modèle", "Model"),
    "handling": ("Durée (s)", "Duration (s)"),
    "day": ("Jour", "Day"),
    "count": ("Nombre", "Count"),
    "share": ("Part", "Share"),
    "previous": ("Semaine précédente", "Week before"),
    "of": ("Sur", "Of"),
    "interval": ("Intervalle à 95 %", "95 % interval"),
    "low": ("Borne basse", "Lower bound"),
    "high": ("Borne haute", "Upper bound"),
    "total": ("Dossiers de la semaine", "Cases this week"),
    "confirmed_scam": ("Arnaques parmi les confirmés", "Scams among the confirmed"),
    "false_alarm": (
        "Fausses alertes parmi les légitimes confirmés",
        "False alarms among the confirmed legitimate",
    ),
    "miss": ("Arnaques manquées parmi les confirmées", "Missed among the confirmed scams"),
    "unclear": ("Impossible à dire", "Cannot tell"),
    "labelled": ("Dossiers confirmés", "Confirmed cases"),
    "median": ("Durée médiane (s)", "Median duration (s)"),
    "ninetieth": ("9 dossiers sur 10 en moins de (s)", "9 cases of 10 within (s)"),
    "median_short": ("Durée médiane", "Median duration"),
    "ninetieth_short": ("9 sur 10 en moins de", "9 of 10 within"),
    "confirmed_scam_short": ("Confirmées arnaques", "Confirmed scams"),
    "rising": ("Campagnes en hausse", "Rising campaigns"),
    "campaign": ("Campagne", "Campaign"),
    "excerpt": ("Début du texte (masqué)", "Beginning of the text (masked)"),
    "to_review": ("À revoir", "To review"),
    "misses": ("Arnaques manquées", "Missed scams"),
    "false_alarms": ("Fausses alertes", "False alarms"),
    "none": ("aucun", "none"),
    "new": ("nouvelle", "new"),
    "nothing_rising": (
        "Aucune campagne en hausse cette semaine.",
        "No campaign is rising this week.",
    ),
    "empty": ("Aucun dossier cette semaine.", "No case this week."),
    "too_few": ("pas encore de dossier confirmé", "no confirmed case yet"),
    "measured": ("mesure", "measure"),
    "value": ("valeur", "value"),
    "foot": (
        "Établi le {at}. Textes masqués avant d’être enregistrés ; aucun chiffre par agent. "
        "Les intervalles sont à 95 % (Wilson) : avec peu de dossiers, ils sont larges.",
        "Made on {at}. Texts are masked before they are kept; no figures per agent. "
        "Intervals are 95 % (Wilson): with few cases they are wide.",
    ),
}
_DAYS = (
    ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
    ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
)
_THIN, _HARD = "\u202f", "\u00a0"  # narrow and plain no-break space


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, and the names of scenarios and organisations by their id."""

    language: str = "fr"
    scenarios: Mapping[str, str] = field(default_factory=dict)
    organisations: Mapping[str, str] = field(default_factory=dict)

    @property
    def _at(self) -> int:
        return 0 if self.language == "fr" else 1

    def title(self, key: str) -> str:
        """Return the heading for something."""
        return _TITLES[key][self._at]

    def value(self, name: str, key: str | None) -> str:
        """Return the word for a value of a property, the value itself when there is none."""
        key = key or ""
        if name == "day":
            return self.day(date.fromisoformat(key))
        if name == "scenario" and key in self.scenarios:
            return self.scenarios[key]
        if name == "organisation" and key in self.organisations:
            return self.organisations[key]
        known = _VALUES.get(name, {}).get(key)
        return known[self._at] if known else key

    def day(self, day: date) -> str:
        """Return a day with its weekday: "lun. 16/11"."""
        return f"{_DAYS[self._at][day.weekday()]} {day:%d/%m}"

    def date(self, day: date) -> str:
        """Return a date as people write it in France; in English the ISO way, for all to read."""
        return f"{day:%d/%m/%Y}" if self._at == 0 else day.isoformat()

    def whole(self, number: int) -> str:
        """Return a whole number with thousands set apart."""
        return f"{number:,}".replace(",", _THIN) if self._at == 0 else f"{number:,}"

    def percent(self, share: float | None) -> str:
        """Return a share as per cent, a dash when there is none."""
        if share is None:
            return "–"
        text = f"{share * 100:.1f}"
        return f"{text.replace('.', ',')}{_HARD}%" if self._at == 0 else f"{text}%"

    def duration(self, seconds: float | None) -> str:
        """Return seconds as minutes and seconds, a dash when there are none."""
        if seconds is None:
            return "–"
        minutes, rest = divmod(round(seconds), 60)
        return f"{minutes}{_HARD}min{_HARD}{rest:02}" if minutes else f"{rest}{_HARD}s"
