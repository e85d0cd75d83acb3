"""The settings: a table of what they are, their defaults and what is allowed.

The table checks the values without msgspec, because importing that takes 17 ms before the first
picture of the window. `settings_file` reads and writes them.
"""

from __future__ import annotations

import getpass
from contextlib import suppress
from dataclasses import dataclass, field

from classifier.sentence import Sentence, sentence

Value = str | int


def login_name() -> str:
    """Return the login name of this session, "agent" when there is none."""
    with suppress(OSError, KeyError, ImportError):
        name = "".join(letter for letter in getpass.getuser() if letter.isprintable())
        return name.strip()[:64] or "agent"
    return "agent"


@dataclass(frozen=True, slots=True)
class Settings:
    """The values; `TABLE` says what each one means."""

    language: str = "fr"
    agent: str = field(default_factory=login_name)
    theme: str = "system"
    text_size: int = 100
    second_look: str = "middle"
    watch_clipboard: str = "off"
    trusted_host: str = ""
    window: str = ""
    encryption: str = "on"
    share_texts: str = "off"
    review_blind: str = "on"
    review_second_share: int = 10
    campaign_cases: int = 3
    campaign_growth: int = 100
    retention_legit_days: int = 30
    retention_unlabelled_days: int = 183
    retention_longest_days: int = 365
    retention_grace_days: int = 3
    retention_draft_days: int = 7
    retention_copies_days: int = 30
    retention_log_days: int = 365
    retention_names_days: int = 396
    share_url: str = ""
    share_password_file: str = ""
    backup_folder: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of the table: the name of a setting, its purpose, its type and what is allowed."""

    name: str
    kind: type[Value]
    purpose: Sentence
    choices: tuple[str, ...] = ()
    smallest: int = 0
    largest: int = 0
    optional: bool = False  # whether an empty text is allowed

    @property
    def default(self) -> Value:
        """Return the value that is used when the file has none."""
        return value_of(Settings(), self.name)

    def accepts(self, value: object) -> bool:
        """Return whether `value` is of the right type and allowed."""
        if type(value) is not self.kind:  # bool is a subclass of int
            return False
        if isinstance(value, int):
            return self.smallest <= value <= self.largest
        if self.choices:
            return value in self.choices
        text = str(value)
        given = self.optional or bool(text.strip())
        return text.isprintable() and given and len(text) <= self.largest

    def allowed(self) -> Sentence | str:
        """Return a description of the allowed values."""
        if self.choices:
            return ", ".join(self.choices)
        if self.kind is int:
            return sentence("from {least} to {most}", least=self.smallest, most=self.largest)
        least = 0 if self.optional else 1
        return sentence("a text of {least} to {most} characters", least=least, most=self.largest)


def _number(name: str, smallest: int, largest: int, purpose: Sentence) -> Setting:
    return Setting(name, int, purpose, smallest=smallest, largest=largest)


TABLE: tuple[Setting, ...] = (
    Setting("language", str, sentence("Language of window and exports"), choices=("fr", "en")),
    Setting(
        "agent",
        str,
        sentence("Name written into the ledger with each action (default: the login name)"),
        largest=64,
    ),
    Setting(
        "theme",
        str,
        sentence("Colours of the window"),
        choices=("system", "light", "dark", "contrast"),
    ),
    _number("text_size", 75, 250, sentence("Size of the text, in per cent")),
    Setting(
        "second_look",
        str,
        sentence(
            "When the agent looks before seeing the verdict: middle verdicts and one message in "
            "ten, always, never"
        ),
        choices=("middle", "always", "never"),
    ),
    Setting(
        "watch_clipboard",
        str,
        sentence("Assess what is copied elsewhere as soon as the page is empty"),
        choices=("off", "on"),
    ),
    Setting(
        "trusted_host",
        str,
        sentence(
            "Mail servers whose checks of senders (SPF, DKIM, DMARC) are trusted, separated by "
            "spaces; none by default"
        ),
        largest=500,
        optional=True,
    ),
    Setting(
        "window",
        str,
        sentence("Size and place of the window, which the program writes when it is closed"),
        largest=60,
        optional=True,
    ),
    Setting(
        "encryption",
        str,
        sentence("Encrypt the case log, the drafts and the guidance on the disk"),
        choices=("on", "off"),
    ),
    Setting(
        "share_texts",
        str,
        sentence("Share masked texts too, which only supervisors’ desks take"),
        choices=("off", "on"),
    ),
    Setting(
        "review_blind",
        str,
        sentence("Hide tool and agent in the review queue until the supervisor has answered"),
        choices=("on", "off"),
    ),
    _number("review_second_share", 0, 100, sentence("Per cent of cases that two people confirm")),
    _number(
        "campaign_cases",
        1,
        1000,
        sentence("Cases in a period from which on a campaign is told as new or rising"),
    ),
    _number(
        "campaign_growth",
        0,
        1000,
        sentence("Per cent of its former cases that a rising campaign has to exceed"),
    ),
    _number(
        "retention_legit_days",
        1,
        365,
        sentence("Days that the masked text of a message confirmed as legitimate is kept"),
    ),
    _number(
        "retention_unlabelled_days",
        1,
        365,
        sentence("Days that the masked text of a case nobody has confirmed is kept"),
    ),
    _number(
        "retention_longest_days",
        1,
        730,
        sentence("Days that the masked text of any case is kept at most"),
    ),
    _number(
        "retention_grace_days",
        0,
        14,
        sentence("Days that a text is listed before a purge by rule removes it"),
    ),
    _number(
        "retention_draft_days", 1, 30, sentence("Days that a call that is not logged yet is kept")
    ),
    _number(
        "retention_copies_days",
        1,
        183,
        sentence("Days that copies of the log in the data folder are kept"),
    ),
    _number(
        "retention_log_days", 30, 365, sentence("Days that lines of the technical log are kept")
    ),
    _number(
        "retention_names_days",
        30,
        396,
        sentence("Days that the names behind the pseudonyms of agents are kept"),
    ),
    Setting(
        "share_url",
        str,
        sentence(
            "Address of the server that desks share through, without a password; none by default"
        ),
        largest=500,
        optional=True,
    ),
    Setting(
        "share_password_file",
        str,
        sentence(
            "File with the password of this desk on the server; by default it is in the key store"
        ),
        largest=500,
        optional=True,
    ),
    Setting(
        "backup_folder",
        str,
        sentence("Folder that the window proposes for backups; your documents by default"),
        largest=500,
        optional=True,
    ),
)


def value_of(settings: Settings, name: str) -> Value:
    """Return the value of a setting by its name."""
    value = getattr(settings, name)
    assert isinstance(value, (str, int))
    return value
