"""Puts together what gives and takes the files of one desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from classifier.indicators.organisations import Organisations
from triage_app.list_records import DeskList
from triage_app.paths import resources_dir
from triage_app.services.desk import Desk
from triage_app.services.exchange.guidance_keeper import GuidanceKeeper
from triage_app.services.exchange.keepers import Keeper
from triage_app.services.exchange.list_keeper import ListKeeper
from triage_app.services.exchange.model_keeper import ModelKeeper
from triage_app.services.exchange.shared_files import SharedFiles
from triage_app.services.exchange.waiting import WaitingFile
from triage_app.shared_file_records import Steered, ThingInUse, WaitingChange
from triage_app.store import share_steering, steering


def shared_files(desk: Desk) -> SharedFiles:
    """Return what gives and takes the files of a desk; raises StoreError without a log."""
    log = desk.store.shared_files

    def lists() -> ListKeeper:
        supplied = Organisations.load(resources_dir() / "organisations.csv")
        return ListKeeper(desk.lists, supplied, log, log.numbers())

    keepers: Mapping[str, Callable[[], Keeper]] = {
        steering.LIST: lists,
        steering.MODEL: lambda: ModelKeeper(desk.shelf, log),
        steering.GUIDANCE: lambda: GuidanceKeeper(desk.guidance, log),
    }
    return SharedFiles(log, keepers, WaitingFile(desk.home.waiting_files), desk.home.arriving_lock)


def waiting_changes(desk: Desk) -> list[WaitingChange]:
    """Return what other desks have changed and is not in use here; raises StoreError."""
    return WaitingFile(desk.home.waiting_files).told(desk.store.shared_files.wanted())


def things_in_use(desk: Desk) -> list[ThingInUse]:
    """Return model, advice and lists that were chosen at this desk or came from another one."""
    marks = desk.store.state.steering()
    things = [Steered(steering.MODEL), Steered(steering.GUIDANCE)]
    things += [Steered(steering.LIST, name.value) for name in DeskList]
    found = ((thing, share_steering.in_use(marks, thing)) for thing in things)
    return [
        ThingInUse(thing, mark.name, mark.source.desk, mark.source.name)
        if mark.source
        else ThingInUse(thing, mark.name)
        for thing, mark in found
        if mark is not None
    ]
