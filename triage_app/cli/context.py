"""The context of every command: data folder, settings and services."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import click

from classifier.errors import VigieError
from classifier.sentence import Sentence
from triage_app.paths import Home
from triage_app.settings import Settings
from triage_app.settings_file import load
from triage_app.wording.words import Words, words_in

if TYPE_CHECKING:
    from triage_app.services.calls.views import SavedViews
    from triage_app.services.desk import Desk


@dataclass
class Context:
    """The data folder and its services, each created on first use."""

    home: Home
    _desk: Desk | None = field(default=None, init=False)

    @cached_property
    def settings(self) -> Settings:
        """The settings; problems in their file are printed once, on standard error."""
        settings, problems = load(self.home.settings)
        for problem in problems:
            click.echo(words_in(settings.language)(problem), err=True)
        return settings

    @property
    def language(self) -> str:
        """The language of the settings."""
        return self.settings.language

    @property
    def words(self) -> Words:
        """The words in the language of the settings."""
        return words_in(self.language)

    @property
    def desk(self) -> Desk:
        """The services of this data folder."""
        if self._desk is None:
            from triage_app.services.desk import Desk  # noqa: PLC0415 - numpy, readers, rules

            self._desk = Desk(self.home, self.settings, tell=self.tell)
        return self._desk

    @property
    def views(self) -> SavedViews:
        """The saved filters of the case list."""
        from triage_app.services.calls.views import SavedViews  # noqa: PLC0415 - rarely needed

        return SavedViews(self.home.views, self.desk.encryption.files)

    def say(self, text: str, /, **values: object) -> str:
        """Return an English sentence of the code in the language of the settings."""
        return self.words.say(text, **values)

    def tell(self, what: Sentence) -> None:
        """Print what was done, or is done otherwise than asked for, on standard error."""
        click.echo(self.words(what), err=True)

    def warn(self, error: VigieError) -> None:
        """Print an error that does not stop the command."""
        click.echo(self.words(error), err=True)

    def ensure_model(self) -> None:
        """Train the first model when there is none; warn when none can serve.

        Without a model the indicators are still evaluated, so errors are printed and stop nothing.
        """
        try:
            self.first_model()
        except VigieError as error:
            self.warn(error)
        for found in (self.desk.model_error, self.desk.settings_error):
            if found:
                self.warn(found)
        for problem in self.desk.lists.problems():
            click.echo(self.words(problem), err=True)

    def first_model(self) -> None:
        """Take or train the first model when there is none; raise VigieError with a sentence."""
        self.desk.first_model.make(
            lambda: click.echo(self.say("First start: building the model…"), err=True), self.warn
        )

    def close(self) -> None:
        """Close the log if it is open."""
        if self._desk is not None:
            self._desk.close()
