"""The settings: one table says everything about them, one TOML file keeps them.

A file with rubbish in it costs nothing but the rubbish: each bad value falls back to its
default with a sentence, and the file is kept aside before a save writes over it.
"""

from __future__ import annotations

import getpass
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from triage_app.errors import SettingsError
from triage_app.files import write_whole

_LARGEST = 100_000  # bytes; a settings file has some hundred
Value = str | int


def login_name() -> str:
    """Return the name of the person at this machine, "agent" when nobody knows."""
    with suppress(OSError, KeyError, ImportError):
        name = "".join(letter for letter in getpass.getuser() if letter.isprintable())
        return name.strip()[:64] or "agent"
    return "agent"


@dataclass(frozen=True, slots=True)
class Settings:
    """What people can choose; the table below says what each one means."""

    language: str = "fr"
    agent: str = field(default_factory=login_name)
    theme: str = "system"
    text_size: int = 100
    second_look: str = "middle"
    watch_clipboard: str = "off"
    trusted_host: str = ""
    retention_legit_days: int = 30
    retention_unlabelled_days: int = 183
    retention_longest_days: int = 365


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of the table: name, type, what is allowed, and what it is for."""

    name: str
    kind: type[Value]
    says: Mapping[str, str]
    choices: tuple[str, ...] = ()
    smallest: int = 0
    largest: int = 0
    optional: bool = False  # whether an empty text will do

    @property
    def default(self) -> Value:
        """Return the value that holds when nothing was chosen."""
        return _get(Settings(), self.name)

    def accepts(self, value: object) -> bool:
        """Return whether `value` can stand here."""
        if type(value) is not self.kind:  # a bool is an int to Python, not to people
            return False
        if isinstance(value, int):
            return self.smallest <= value <= self.largest
        if self.choices:
            return value in self.choices
        text = str(value)
        given = self.optional or bool(text.strip())
        return text.isprintable() and given and len(text) <= self.largest

    def allowed(self, language: str) -> str:
        """Return what is allowed, in words."""
        if self.choices:
            return ", ".join(self.choices)
        if self.kind is int:
            between = {"fr": "de {} à {}", "en": "from {} to {}"}[language]
            return between.format(self.smallest, self.largest)
        words = {"fr": "un texte de {} à {} caractères", "en": "a text of {} to {} characters"}
        return words[language].format(0 if self.optional else 1, self.largest)


TABLE: tuple[Setting, ...] = (
    Setting(
        "language",
        str,
        {"fr": "Langue de la fenêtre et des exports", "en": "Language of window and exports"},
        choices=("fr", "en"),
    ),
    Setting(
        "agent",
        str,
        {
            "fr": "Nom inscrit dans le registre pour chaque action (par défaut, le compte ouvert)",
            "en": "Name written into the ledger with each action (default: the login name)",
        },
        largest=64,
    ),
    Setting(
        "theme",
        str,
        {"fr": "Couleurs de la fenêtre", "en": "Colours of the window"},
        choices=("system", "light", "dark", "contrast"),
    ),
    Setting(
        "text_size",
        int,
        {"fr": "Taille du texte, en pour cent", "en": "Size of the text, in per cent"},
        smallest=75,
        largest=250,
    ),
    Setting(
        "second_look",
        str,
        {
            "fr": "Quand l’agent regarde avant de voir le verdict : verdicts moyens et un message"
            " sur dix, toujours, jamais",
            "en": "When the agent looks before seeing the verdict: middle verdicts and one message"
            " in ten, always, never",
        },
        choices=("middle", "always", "never"),
    ),
    Setting(
        "watch_clipboard",
        str,
        {
            "fr": "Analyser ce qui est copié ailleurs dès que la page est vide",
            "en": "Assess what is copied elsewhere as soon as the page is empty",
        },
        choices=("off", "on"),
    ),
    Setting(
        "trusted_host",
        str,
        {
            "fr": "Serveurs de messagerie dont on croit les contrôles d’expéditeur (SPF, DKIM,"
            " DMARC), séparés par des espaces ; aucun au départ",
            "en": "Mail servers whose checks of senders (SPF, DKIM, DMARC) are believed, parted by"
            " spaces; none at first",
        },
        largest=500,
        optional=True,
    ),
    Setting(
        "retention_legit_days",
        int,
        {
            "fr": "Jours de conservation du texte masqué d’un message confirmé légitime",
            "en": "Days that the masked text of a message confirmed as legitimate is kept",
        },
        smallest=1,
        largest=365,
    ),
    Setting(
        "retention_unlabelled_days",
        int,
        {
            "fr": "Jours de conservation du texte masqué d’un dossier que personne n’a confirmé",
            "en": "Days that the masked text of a case nobody has confirmed is kept",
        },
        smallest=1,
        largest=365,
    ),
    Setting(
        "retention_longest_days",
        int,
        {
            "fr": "Jours de conservation du texte masqué de tout dossier, au plus",
            "en": "Days that the masked text of any case is kept at most",
        },
        smallest=1,
        largest=730,
    ),
)
_BY_NAME = {setting.name: setting for setting in TABLE}


def load(path: Path) -> tuple[Settings, list[str]]:
    """Return the settings of a file and a sentence for each thing in it that cannot be used."""
    try:
        data = _read(path)
    except (OSError, ValueError):  # TOML and UTF-8 errors are both ValueErrors
        return Settings(), [_problem("file", str(path), Settings().language)]
    good = {name: value for name, value in data.items() if _usable(name, value)}
    settings = Settings(**good)  # type: ignore[arg-type]
    bad = [name for name in data if name not in good]
    return settings, list(_problems(bad, settings.language))


def save(path: Path, settings: Settings) -> None:
    """Write the settings; a file that held rubbish is kept aside first.

    Raises SettingsError when a value is not allowed or the file cannot be written.
    """
    import tomli_w  # noqa: PLC0415 - only who saves needs it

    for setting in TABLE:
        if not setting.accepts(_get(settings, setting.name)):
            raise SettingsError(
                _problem("value", setting.name, "fr"), _problem("value", setting.name, "en")
            )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _keep_rubbish(path)
        write_whole(path, tomli_w.dumps(asdict(settings)))
    except OSError as error:
        raise SettingsError(
            f"Les réglages n’ont pas pu être enregistrés dans {path} ; vérifiez que vous avez "
            "le droit d’y écrire et qu’il reste de la place.",
            f"The settings could not be written to {path}; check that you may write there and "
            "that there is room left.",
        ) from error


def _read(path: Path) -> dict[str, object]:
    if not path.exists():
        return {}
    with path.open("rb") as file:
        text = file.read(_LARGEST + 1)
    if len(text) > _LARGEST:
        raise ValueError("too large for settings")
    try:
        return tomllib.loads(text.decode("utf-8-sig"))  # Windows editors put a mark in front
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _usable(name: str, value: object) -> bool:
    return name in _BY_NAME and _BY_NAME[name].accepts(value)


def _problems(names: list[str], language: str) -> Iterator[str]:
    for name in names:
        yield _problem("value" if name in _BY_NAME else "unknown", name, language)


def _problem(kind: str, name: str, language: str) -> str:
    """Return a sentence; it names the setting and never repeats the rubbish."""
    shown = name if name in _BY_NAME or kind == "file" else ascii(name)[1:-1][:40]
    setting = _BY_NAME.get(name)
    allowed = setting.allowed(language) if setting else ""
    sentences = {
        "file": {
            "fr": f"Le fichier de réglages {shown} est illisible ; les valeurs par défaut servent.",
            "en": f"The settings file {shown} cannot be read; the defaults are used.",
        },
        "value": {
            "fr": f"Le réglage « {shown} » n’est pas valable ({allowed}) ; "
            "la valeur par défaut sert.",
            "en": f"The setting “{shown}” is not valid ({allowed}); the default is used.",
        },
        "unknown": {
            "fr": f"Le réglage « {shown} » est inconnu ; il est ignoré.",
            "en": f"The setting “{shown}” is unknown; it is passed over.",
        },
    }
    return sentences[kind][language]


def _keep_rubbish(path: Path) -> None:
    """Copy a file that has problems to a free name ending in .bak."""
    if not path.is_file() or not load(path)[1]:
        return
    kept, number = path.with_name(path.name + ".bak"), 1
    while kept.exists() and kept.read_bytes() != path.read_bytes():
        number += 1
        kept = path.with_name(f"{path.name}.bak{number}")
    write_whole(kept, path.read_bytes())


def _get(settings: Settings, name: str) -> Value:
    value = getattr(settings, name)
    assert isinstance(value, (str, int))
    return value
