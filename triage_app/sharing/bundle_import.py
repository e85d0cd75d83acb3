"""Takes bundles of other desks: each one whole or not at all, and what is here already once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from classifier.sentence import Sentence
from triage_app.errors import ShareError
from triage_app.records import Role
from triage_app.share_records import KnownDesk, SharedPart, SharedPartKind
from triage_app.sharing.bundle_file import Bundle, bundles_in, of_other_log, opened
from triage_app.sharing.signatures import is_signed
from triage_app.sharing.wire import Delivery

if TYPE_CHECKING:
    from triage_app.share_records import OwnDesk
    from triage_app.store.share_log import ShareLog


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file."""

    path: Path
    desk: int | None = None  # None where the file does not say
    taken: int = 0  # new events
    known: int = 0  # events that were here already
    left_out: Sentence | None = None  # why nothing of the file was taken


@dataclass(frozen=True, slots=True)
class BundleImport:
    """Takes bundles into the log; raises StoreError when that cannot be written."""

    log: ShareLog
    own: OwnDesk

    def run(self, source: Path) -> list[Imported]:
        """Take a bundle, or all of a folder in the order of desks and numbers.

        Raises ShareError when the folder cannot be read.
        """
        paths = bundles_in(source) if source.is_dir() else [source]
        return [self._taken(path) for path in paths]

    def _taken(self, path: Path) -> Imported:
        desk = None
        try:
            bundle = opened(path)
            desk = bundle.head.desk
            if desk == self.own.number:
                return self._own_bundle(bundle)
            return self._foreign_bundle(bundle)
        except ShareError as error:
            return Imported(path, desk, left_out=error.sentence)

    def _own_bundle(self, bundle: Bundle) -> Imported:
        """Pass over a bundle of this desk; raises ShareError for one that another log has made."""
        last = self.log.outgoing(bundle.head.last - 1, 1)
        if not last or last[0].digest != bundle.head.digest:
            raise of_other_log(bundle.path, self.own.number)
        return Imported(bundle.path, self.own.number, known=_count(bundle))

    def _foreign_bundle(self, bundle: Bundle) -> Imported:
        desk = self._known_desk(bundle)
        end, head = self.log.end_of(desk.number), bundle.head
        if head.first > end.number + 1:
            raise ShareError(
                "Events of desk {desk} before no. {number} are missing: import the bundle that "
                "holds them first.",
                desk=desk.number,
                number=head.first,
            )
        if head.last < end.number or (head.last, head.digest) == (end.number, end.digest):
            return Imported(bundle.path, desk.number, known=_count(bundle))
        delivery = bundle.delivery()
        if _digest_before(delivery, end.number) != end.digest:
            raise ShareError(
                "{file} does not go on from the events of desk {desk} that are here: it comes from "
                "another log, or a backup was restored there and the desk has not rejoined (“vigie "
                "share rejoin”).",
                file=bundle.path,
                desk=desk.number,
            )
        return self._receive(bundle, _newer(delivery, end.number, self.own.role))

    def _known_desk(self, bundle: Bundle) -> KnownDesk:
        """Return the desk that has signed a bundle; raises ShareError for any other."""
        number = bundle.head.desk
        desk = next((one for one in self.log.desks() if one.number == number), None)
        if desk is None:
            raise ShareError(
                "{file} is of desk {desk}, which is not known here: import its identity first "
                "(“vigie share trust FILE”).",
                file=bundle.path,
                desk=number,
            )
        if not any(map(bundle.is_signed_with, (desk.key, desk.key_of(bundle.head.last)))):
            raise ShareError(
                "{file} is not signed with the key that is known of desk {desk}: it was changed, "
                "or the desk has a new key, whose identity has to be imported first.",
                file=bundle.path,
                desk=number,
            )
        return desk

    def _receive(self, bundle: Bundle, delivery: Delivery) -> Imported:
        """Hand events to the log, which takes all of them or none."""
        received = self.log.receive(delivery.events, delivery.parts, is_signed, whole=True)
        known = _count(bundle) - len(delivery.events) + received.known
        return Imported(bundle.path, delivery.desk, received.taken, known, received.refused)


def _count(bundle: Bundle) -> int:
    return bundle.head.last - bundle.head.first + 1


def _digest_before(delivery: Delivery, number: int) -> str:
    """Return what events say is the digest of the event of a number, "" for none."""
    first = delivery.events[0]
    if number < first.number:
        return first.previous
    return delivery.events[min(number, delivery.events[-1].number) - first.number].digest


def _newer(delivery: Delivery, end: int, role: Role) -> Delivery:
    """Return what comes after an event; an agent's desk gets no texts."""

    def is_for_us(part: SharedPart) -> bool:
        return role is Role.SUPERVISOR or part.kind is not SharedPartKind.TEXT

    return Delivery(
        delivery.desk,
        tuple(event for event in delivery.events if event.number > end),
        tuple(part for part in delivery.parts if part.number > end and is_for_us(part)),
    )
