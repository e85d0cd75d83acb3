"""Sentences on the model, the advice and the lists of other desks."""

from __future__ import annotations

from classifier.sentence import Sentence, sentence
from triage_app.list_records import DeskList
from triage_app.shared_file_records import (
    NotTaken,
    SharedChange,
    Steered,
    ThingInUse,
    WaitingChange,
)
from triage_app.wording.names import NAMES

_WAITING = {
    NotTaken.MISSING: sentence(
        "{name} is not in use yet: its files are not here. They come with the next exchange, or "
        "from the folder in which that desk has written them."
    ),
    NotTaken.CHANGED: sentence(
        "{name} is not used: a file was changed on the way. Tell who keeps the server or the stick."
    ),
    NotTaken.LARGE: sentence("{name} is not used: a file is larger than one of its kind may be."),
    NotTaken.UNFIT: sentence(
        "{name} is not used: this version of Vigie cannot read it. Update Vigie here."
    ),
    NotTaken.UNWRITTEN: sentence(
        "{name} could not be written here; check that there is room left on the disk."
    ),
}


def in_use_sentence(one: ThingInUse) -> Sentence:
    """Return what is in use, and which desk it came from."""
    if one.of.what == "model":
        here = sentence("Model {model}", model=one.name)
        there = sentence("model {model}", model=one.name_there)
    else:
        thing = thing_name(one.of)
        here = sentence("{thing}, version {version}", thing=thing, version=one.name)
        there = sentence("version {version}", version=one.name_there)
    if one.desk is None:
        return sentence("{name}: chosen at this desk", name=here)
    return sentence("{name}: from desk {desk} ({there})", name=here, desk=one.desk, there=there)


def name_of(change: SharedChange) -> Sentence:
    """Return what a change is of, and of which desk."""
    if change.of.what == "model":
        return sentence("Model {model} of desk {desk}", model=change.name, desk=change.desk)
    return sentence(
        "{thing}, version {version} of desk {desk}",
        thing=thing_name(change.of),
        version=change.name,
        desk=change.desk,
    )


def thing_name(thing: Steered) -> Sentence:
    """Return the name of the advice or of a list."""
    if thing.what == "guidance":
        return sentence("Advice")
    known = thing.list_name in set(DeskList)
    named = NAMES["desk_list"][thing.list_name] if known else thing.list_name
    return sentence("List “{list}”", list=named)


def taken_sentence(change: SharedChange) -> Sentence:
    """Return that a change of another desk is in use here now."""
    return sentence("{name} is in use from now on.", name=name_of(change))


def waiting_sentence(one: WaitingChange) -> Sentence:
    """Return why a change of another desk is not in use."""
    return _WAITING[one.why].fill(name=name_of(one.change))
