"""Lists and advice of supervisors' desks come to the others, each whole or not at all."""

from __future__ import annotations

import pytest
from file_desks import HOST, OTHER, FileDesk, MemoryPlace, take_from

from triage_app.advice.guidance import AdviceText, Step, Timing
from triage_app.errors import StoreError
from triage_app.list_records import DeskList
from triage_app.records import EventKind, Outcome, Role
from triage_app.shared_file_records import NOTHING_TAKEN, NotTaken

OWN = ("mutuelle_du_test", "Mutuelle du Test", "", "Mutuelle du Test", "mutuelle-du-test.fr", "",
       "0186950011", "")  # fmt: skip
TEXT = AdviceText(
    outcome=Outcome.GAVE_RIB,
    language="fr",
    say="Prévenez votre banque avant midi.",
    steps=(Step(Timing.NOW, "Appeler la banque."),),
    avoid="",
    channels=("bank", "police"),
    source="Note interne 12",
    verified=True,
)


@pytest.fixture
def desk_of(tmp_path):
    """Return a function that makes desks, each of which knows all others."""
    made = []

    def make(number, role=Role.AGENT, *, joins=True):
        desk = FileDesk(tmp_path, number, role, joins=joins)
        for other in made if joins else ():
            other.trusts(desk)
            desk.trusts(other)
        made.append(desk)
        return desk

    yield make
    for desk in made:
        desk.close()


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_lists_of_a_supervisor_are_in_use_at_an_agents_desk(supervisor, agent, stick):
    supervisor.save((HOST, "vu le 12"))
    supervisor.save(OWN, name=DeskList.ORGANISATIONS)
    supervisor.save(("campaign_growth", "50"), name=DeskList.ALERTS)
    assert supervisor.export(stick) == ()
    found = agent.take(stick)
    assert {one.of.list_name for one in found.taken} == {"watch", "organisations", "alerts"}
    assert found.waiting == ()
    assert agent.rows() == ((HOST, "vu le 12"),)
    assert agent.desk.organisations.names["mutuelle_du_test"] == "Mutuelle du Test"
    assert agent.desk.lists.campaign_rule().growth == 50
    assert agent.take(stick).taken == (), "once"
    noted = agent.events(EventKind.IN_USE_NOTED)
    watch = next(one.payload for one in noted if one.payload.get("list") == "watch")
    assert watch["from"] == {"desk": 3, "number": 1, "name": "1"}
    assert agent.desk.maintenance.verify().problems == ()


def test_advice_of_a_supervisor_is_in_use_at_an_agents_desk(supervisor, agent, stick):
    supervisor.desk.guidance.save(TEXT)
    supervisor.export(stick)
    assert [one.of.what for one in agent.take(stick).taken] == ["guidance"]
    shown = agent.desk.guidance.load()["fr"][Outcome.GAVE_RIB]
    assert (shown.say, shown.source, shown.version) == (TEXT.say, "Note interne 12", 2)
    assert agent.desk.guidance.files.in_use().problem is None
    assert [(one.version, one.current) for one in agent.desk.guidance.editions()] == [
        (2, True),
        (1, False),
    ]
    supervisor.desk.guidance.restore(0)
    supervisor.export(stick)
    agent.take(stick)
    assert agent.desk.guidance.load()["fr"][Outcome.GAVE_RIB].say != TEXT.say


def test_an_agents_desk_changes_nothing_that_came_from_a_supervisor(supervisor, agent, stick):
    agent.save((OTHER, "ours"))
    supervisor.save((HOST, ""))
    supervisor.desk.guidance.save(TEXT)
    supervisor.export(stick)
    agent.take(stick)
    assert agent.rows() == ((HOST, ""),)
    with pytest.raises(StoreError, match="desk 3"):
        agent.save((OTHER, ""))
    with pytest.raises(StoreError, match="desk 3"):
        agent.desk.guidance.restore(0)
    assert agent.rows() == ((HOST, ""),)
    assert agent.desk.guidance.files.in_use().problem is None
    versions = agent.desk.lists.book(DeskList.WATCH).versions()
    assert [(one.version, one.rows, one.current) for one in versions] == [
        (2, 1, True),
        (1, 1, False),
    ]
    agent.save(OWN, name=DeskList.ORGANISATIONS)  # which no supervisor has set
    agent.sharing.untrust(3)
    agent.save((OTHER, ""))


def test_what_an_agents_desk_changes_stays_there(supervisor, agent, stick):
    agent.save((HOST, ""))
    agent.export(stick)
    assert not list(stick.glob("*.file"))
    assert supervisor.take(stick).taken == ()
    assert supervisor.rows() == ()


def test_of_two_supervisors_the_later_one_counts_everywhere(supervisor, agent, desk_of, stick):
    other = desk_of(2, Role.SUPERVISOR)
    desks = (supervisor, agent, other)
    supervisor.save((HOST, "first"))
    supervisor.export(stick)
    other.take(stick)
    other.save((HOST, "second"))
    supervisor.save((HOST, "at the same time"))
    for desk in (supervisor, other):
        desk.export(stick)
    for desk in desks:
        desk.take(stick)
    assert len({desk.rows() for desk in desks}) == 1
    assert agent.rows() == ((HOST, "at the same time"),)  # the larger number of two equal clocks
    other.save((HOST, "last"))
    other.export(stick)
    for desk in (supervisor, agent):
        desk.take(stick)
    assert {desk.rows() for desk in desks} == {((HOST, "last"),)}
    kept = supervisor.desk.lists.book(DeskList.WATCH)
    texts = [kept.files.rows_of_version(DeskList.WATCH, one.version) for one in kept.versions()]
    assert ((HOST, "first"),) in texts


def test_a_desk_that_joins_takes_what_the_others_have(supervisor, agent, desk_of, stick):
    supervisor.save((HOST, "shared"))
    late = desk_of(1, Role.SUPERVISOR, joins=False)
    late.save((OTHER, "of old"))
    late.save((OTHER, "of yesterday"))
    supervisor.export(stick)
    late.join()
    for desk in (supervisor, agent):
        desk.trusts(late)
        late.trusts(desk)
    late.take(stick)
    late.export(stick)
    for desk in (supervisor, agent):
        desk.take(stick)
    assert {desk.rows() for desk in (supervisor, agent, late)} == {((HOST, "shared"),)}
    late.save((OTHER, "of today"))
    late.export(stick)
    for desk in (supervisor, agent):
        desk.take(stick)
    assert {desk.rows() for desk in (supervisor, agent, late)} == {((OTHER, "of today"),)}


def test_what_was_there_before_anybody_joined_comes_to_all(desk_of, agent, stick):
    founder = desk_of(3, Role.SUPERVISOR, joins=False)
    founder.save((HOST, "of old"))
    founder.join()
    founder.trusts(agent)
    agent.trusts(founder)
    founder.export(stick)
    agent.take(stick)
    assert agent.rows() == ((HOST, "of old"),)


def test_numbers_of_cases_are_those_of_each_desk(supervisor, desk_of, agent, stick):
    other = desk_of(2, Role.SUPERVISOR)
    from triage_app.services.lists.guard_rows import _LARGEST

    assert _LARGEST > 30_000_001
    book = supervisor.desk.lists.book(DeskList.GUARD)
    book.put((("1", "scam", "a"), ("120000007", "legit", "b"), ("20000005", "scam", "")), {})
    supervisor.export(stick)
    agent.take(stick)
    other.take(stick)
    assert [row[0] for row in agent.rows(DeskList.GUARD)] == ["30000001", "7", "20000005"]
    assert [row[0] for row in other.rows(DeskList.GUARD)] == ["30000001", "120000007", "5"]


def test_a_file_that_is_missing_or_changed_is_told_and_comes_later(supervisor, agent, stick):
    supervisor.save((HOST, ""))
    supervisor.export(stick)
    (path,) = stick.glob("*.file")
    content = path.read_bytes()
    path.unlink()
    (missing,) = agent.take(stick).waiting
    assert missing.why is NotTaken.MISSING
    path.write_bytes(content[:-3])
    (changed,) = FileDeskAgain(agent).take(stick).waiting
    assert changed.why is NotTaken.CHANGED
    assert agent.rows() == ()
    supervisor.export(stick)  # writes it anew where it was cut
    fresh = FileDeskAgain(supervisor)
    fresh.export(stick)
    assert path.read_bytes() == content
    assert len(FileDeskAgain(agent).take(stick).taken) == 1
    assert agent.rows() == ((HOST, ""),)


class FileDeskAgain(FileDesk):
    """The same desk in another program."""

    def __init__(self, desk):
        from triage_app.services.exchange.of_desk import shared_files

        self.number, self.role, self.home = desk.number, desk.role, desk.home
        self.settings, self.desk, self.sharing = desk.settings, desk.desk, desk.sharing
        self.files = shared_files(desk.desk)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("watch", b""),
        ("watch", b'"entry","note"\n"ameli.fr",""\n'),
        ("watch", b'"entry"\n"x.top"\n'),
        ("watch", b"\xff\xfe"),
        ("alerts", b'"rule","value"\n"campaign_growth","many"\n'),
        ("guard", b'"case","expected","note"\n"1; DROP","scam",""\n'),
        ("guard", b'"case","expected","note"\n"1","maybe",""\n'),
        ("organisations", b'"id","name"\n"x","y"\n'),
        ("../../cases", b"x"),
        ("a_later_one", b"x"),
    ],
)
def test_a_list_that_does_not_fit_changes_nothing(supervisor, agent, name, content):
    place = MemoryPlace()
    _change_of(supervisor, name, content, place)
    found = take_from(supervisor, agent, place)
    expected = NotTaken.UNFIT if name != "../../cases" else None
    assert [one.why for one in found.waiting] == ([expected] if expected else [])
    assert found.taken == ()
    assert agent.rows() == ()
    assert not (agent.home.folder / "lists").exists()


def _change_of(supervisor, name, content, place):
    """Let a supervisor's desk say that a list is what no program of ours writes."""
    from hashlib import sha256

    digest = sha256(content).hexdigest()
    payload = {"list": name, "version": 1, "digest": digest, "rows": 1}
    supervisor.desk.record(EventKind.LIST_CHANGED, payload)
    place.put(digest, content)


def test_what_does_not_fit_holds_up_nothing(supervisor, agent):
    place = MemoryPlace()
    _change_of(supervisor, "watch", b"broken", place)
    assert take_from(supervisor, agent, place).taken == ()
    asked = len(place.asked)
    supervisor.desk.guidance.save(TEXT)
    found = take_from(supervisor, agent, place)
    assert [one.of.what for one in found.taken] == ["guidance"]
    assert place.asked.count(place.asked[0]) == asked, "asked for once"


def test_advice_that_vouches_for_messages_is_not_taken(supervisor, agent):
    from hashlib import sha256

    place = MemoryPlace()
    supervisor.desk.guidance.save(TEXT)
    text = supervisor.desk.guidance.files.own.read_bytes()
    text = text.replace(
        "Prévenez votre banque avant midi.".encode(), b"Ce message est sans danger."
    )
    digest = sha256(text).hexdigest()
    supervisor.desk.record(EventKind.GUIDANCE_CHANGED, {"version": 3, "digest": digest})
    place.put(digest, text)
    found = take_from(supervisor, agent, place)
    assert [one.why for one in found.waiting] == [NotTaken.UNFIT]


def test_a_large_file_is_not_even_read(supervisor, agent, stick):
    supervisor.save((HOST, ""))
    supervisor.export(stick)
    (path,) = stick.glob("*.file")
    path.write_bytes(b"x" * 6_000_000)
    assert [one.why for one in agent.take(stick).waiting] == [NotTaken.LARGE]


def test_a_replayed_event_brings_no_older_list_back(supervisor, agent, stick, tmp_path):
    supervisor.save((HOST, "older"))
    supervisor.export(tmp_path / "older")
    supervisor.save((HOST, "newer"))
    supervisor.export(stick)
    agent.take(stick)
    assert agent.take(tmp_path / "older").taken == ()
    assert agent.rows() == ((HOST, "newer"),)


def test_a_desk_that_is_no_supervisors_here_gives_nothing(supervisor, agent, stick):
    """It was one when the event came, and its file comes later."""
    supervisor.save((HOST, ""))
    supervisor.export(stick)
    (path,) = stick.glob("*.file")
    content = path.read_bytes()
    path.unlink()
    agent.take(stick)
    agent.trusts(supervisor, Role.AGENT)
    path.write_bytes(content)
    found = agent.take(stick)
    assert (found.taken, found.waiting) == ((), ())
    assert agent.rows() == ()


def test_a_list_that_was_changed_by_hand_is_not_given(supervisor, agent, stick):
    supervisor.save((HOST, ""))
    (supervisor.home.lists / "watch-0001.csv").write_text('"entry","note"\n"x.top",""\n')
    (problem,) = supervisor.export(stick)
    assert "is not shared" in str(problem)
    assert not list(stick.glob("*.file"))


def test_files_that_were_lost_or_changed_here_come_again(supervisor, agent):
    place = MemoryPlace()
    supervisor.save((HOST, ""))
    supervisor.desk.guidance.save(TEXT)
    take_from(supervisor, agent, place)
    (agent.home.lists / "watch-0001.csv").write_text('"entry","note"\n"x.top",""\n')
    for path in agent.home.guidance.glob("advice*.toml"):
        path.unlink()
    assert agent.desk.guidance.files.in_use().problem is not None
    found = FileDeskAgain(agent).files.take(place)
    assert {one.of.what for one in found.taken} == {"list", "guidance"}
    assert agent.rows() == ((HOST, ""),)
    assert agent.desk.guidance.load()["fr"][Outcome.GAVE_RIB].say == TEXT.say
    assert agent.desk.guidance.files.in_use().problem is None
    assert FileDeskAgain(agent).files.take(place).taken == ()


def test_own_files_that_were_lost_come_back_as_they_were(supervisor, agent):
    """As after a backup that was older than what this desk had shared."""
    place = MemoryPlace()
    supervisor.save((HOST, ""))
    supervisor.desk.guidance.save(TEXT)
    take_from(supervisor, agent, place)
    (supervisor.home.lists / "watch-0001.csv").unlink()
    for path in supervisor.home.guidance.glob("advice*.toml"):
        path.unlink()
    again = FileDeskAgain(supervisor)
    assert len(again.files.give(place)) == 2
    assert len(again.files.take(place).taken) == 2
    assert again.files.give(place) == ()
    assert supervisor.rows() == ((HOST, ""),)
    assert supervisor.desk.guidance.files.in_use().problem is None
    assert [one.version for one in supervisor.desk.lists.book(DeskList.WATCH).versions()] == [1]
    place.files.clear()
    (supervisor.home.lists / "watch-0001.csv").unlink()
    (missing,) = FileDeskAgain(supervisor).files.take(place).waiting
    assert missing.why is NotTaken.MISSING


def test_one_program_at_a_time_takes_files(supervisor, agent):
    """A second one would write the same version once more, and remove pieces of the first."""
    place = MemoryPlace()
    supervisor.save((HOST, ""))
    take = place.get
    seen = []

    def meanwhile(digest, most):
        seen.append(FileDeskAgain(agent).files.take(MemoryPlace()))
        return take(digest, most)

    place.get = meanwhile
    assert len(take_from(supervisor, agent, place).taken) == 1
    assert seen == [NOTHING_TAKEN]
    assert len(agent.events(EventKind.IN_USE_NOTED)) == 1
