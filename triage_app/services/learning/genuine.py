"""The genuine messages of the organisation: added from files, listed, removed and restored.

They are masked before they are kept. From the next message on near-copies are found; a model
learns them in the next training, and no longer knows a removed one after it.
"""

from __future__ import annotations

from collections.abc import Sequence

from classifier.errors import VigieError
from classifier.genuine.digests import new_salt
from classifier.genuine.making import template_of
from classifier.genuine.template import AddedTemplate, KeptTemplate, ListedTemplate
from classifier.genuine.template_files import ReadTemplate
from classifier.genuine.templates import is_compared
from classifier.indicators.organisations import Organisations
from classifier.records import Message
from triage_app.errors import StoreError
from triage_app.records import Role
from triage_app.store.store import CaseStore

MOST = 2_000  # templates that are kept


class GenuineMessages:
    """The genuine messages in the log, in the name of one person."""

    def __init__(
        self,
        store: CaseStore,
        organisations: Organisations,
        actor: str,
        role: Role = Role.AGENT,
    ) -> None:
        self._store, self._organisations = store, organisations
        self._actor, self._role = actor, role

    def add(self, read: ReadTemplate, organisation: str = "") -> AddedTemplate:
        """Keep one message that was read; raise StoreError where the log cannot be written.

        `organisation` is an id or a name; without it the message has to name it.
        """
        name, message = read
        if not isinstance(message, Message):
            return AddedTemplate(name, error=message)
        chosen = organisation.strip() or self._organisation_of(message)
        if not chosen:
            return AddedTemplate(name, error=_no_organisation())
        if len(self._store.templates()) >= MOST:
            raise StoreError(
                "There are {most} genuine messages already; remove some first.", most=MOST
            )
        template = template_of(message, name, chosen, self._salt(), self._organisations)
        (kept,) = self._store.genuine_log.add([template], self._actor, self._role)
        return AddedTemplate(template.name, kept, is_compared(template))

    def list(self) -> Sequence[ListedTemplate]:
        """Return all genuine messages in the order of their numbers."""
        return [self.listed(one) for one in self._store.templates()]

    def listed(self, kept: KeptTemplate) -> ListedTemplate:
        """Return a genuine message as it is shown in lists."""
        template = kept.template
        words = " ".join((template.message.subject or template.message.body).split())
        return ListedTemplate(
            kept.number,
            template.name,
            self._organisations.names.get(template.organisation, template.organisation),
            kept.added,
            kept.actor,
            words[:120],
            is_compared(template),
        )

    def remove(self, number: int) -> KeptTemplate:
        """Remove a genuine message with its text; return it, so that `restore` can take it back."""
        return self._store.genuine_log.remove(number, self._actor, self._role)

    def restore(self, removed: KeptTemplate) -> KeptTemplate:
        """Take a removal back."""
        return self._store.genuine_log.restore(removed, self._actor, self._role)

    def _organisation_of(self, message: Message) -> str:
        claimed = self._organisations.claimed(message)
        return claimed.id if claimed else ""

    def _salt(self) -> str:
        """Return the salt of the templates: one for all, so that a number is digested once."""
        return next((one.template.salt for one in self._store.templates()), "") or new_salt()


def _no_organisation() -> VigieError:
    return VigieError(
        "The text does not tell which organisation it comes from: state the organisation."
    )
