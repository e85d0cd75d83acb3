"""Many simulated desks in several processes, which share through one real server.

Each desk keeps its own chain in a file before it pushes, as a log does; what it takes is in
memory, so one that was killed takes everything again. A desk resends what is known and sends
batches in a wrong order, and its clock is off by up to a day. Delays are from the moment an event
is made until another desk has checked it.
"""

from __future__ import annotations

import faulthandler
import json
import multiprocessing
import os
import random
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from chains import Chain
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from simulated_log import SimulatedLog

from triage_app.errors import ServerAway
from triage_app.records import Role
from triage_app.share_records import SharedEvent, SharedPart, SharedPartKind, part_digest
from triage_app.sharing.server.address import address_of
from triage_app.sharing.server.client import ServerClient
from triage_app.sharing.server.pulling import Puller
from triage_app.sharing.server.pushing import push
from triage_app.sharing.wire import item_of, line_of

SUPERVISORS = 20  # each desk whose number this divides is one
_GATHER = 0.2  # seconds, as the program
INDICATORS = ["link_host_differs", "urgent_deadline", "card_asked", "young_domain", "brand_in_host"]


@dataclass(frozen=True)
class Plan:
    """What the desks of one process do."""

    url: str  # with {login} in place of the login
    logins: dict[int, tuple[str, str]]  # of the desks of this process: login and password
    goals: dict[int, int]  # how many events each desk of all makes
    folder: Path  # of the chains
    every: float = 0.0  # seconds between two events of a desk; 0: as fast as they go
    checks_signatures: int = 1  # of each n-th event
    disturbs: bool = True  # sends duplicates and wrong orders


@dataclass
class Outcome:
    """What a desk saw."""

    desk: int
    ends: dict[int, tuple[int, str]] = field(default_factory=dict)
    delays: list[float] = field(default_factory=list)
    began_at: float = 0.0  # when it was connected for the first time
    pushed_at: float = 0.0  # when its last event was on the server
    done_at: float = 0.0  # when it had all events of all desks
    cuts: int = 0
    duplicates: int = 0
    problems: list[str] = field(default_factory=list)


def secret_of(desk):
    """Return the key of a desk, which is the same in each process."""
    return Ed25519PrivateKey.from_private_bytes(sha256(f"swarm {desk}".encode()).digest())


def role_of(desk):
    return Role.SUPERVISOR if desk % SUPERVISORS == 0 else Role.AGENT


def new_chain(desk):
    return Chain(desk, role_of(desk), secret=secret_of(desk))


class KeptChain:
    """The chain of a desk and its file; a line that was cut by a kill is left out."""

    def __init__(self, folder, desk):
        self.chain, self._path = new_chain(desk), folder / f"{desk}.jsonl"
        lines = self._path.read_bytes().splitlines(keepends=True) if self._path.exists() else []
        for item in (item_of(line) for line in lines if line.endswith(b"\n")):
            if isinstance(item, SharedEvent):
                self.chain.events.append(item)
            elif item.number == len(self.chain.events) + 1:  # its event comes after it
                self.chain.parts.append(item)
        self.chain.parts = [one for one in self.chain.parts if one.number <= self.count]
        with self._path.open("wb") as file:
            file.writelines(line for line in lines if line.endswith(b"\n"))
        self._file = self._path.open("ab")

    @property
    def count(self):
        return len(self.chain.events)

    def close(self):
        self._file.close()

    def add(self, skew):
        """Make one event and keep it."""
        number, chain = self.count + 1, self.chain
        at = datetime.now(UTC) + skew
        payload = {"sent": time.time(), "decision": "scam"}
        parts, kind, case = [], "decision_changed", (number + 1) // 2
        if number % 2:
            kind, payload = "case_opened", payload | _opened(number)
            parts = _parts(chain.desk, number)
        fields = {
            "kind": kind,
            "at": at.isoformat(timespec="seconds"),
            "actor": f"agent-{chain.desk % 7:04x}",
            "order": number,
            "case": [chain.desk, case],
            "payload": payload,
            "parts": {part.kind.value: part_digest(part.content, part.salt) for part in parts},
        }
        body = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        event = chain.add_body(body)
        chain.parts += parts
        self._file.writelines([*map(line_of, parts), line_of(event)])
        self._file.flush()


def _opened(number):
    """Return an invented payload of the size that a real one has."""
    return {
        "channel": "sms", "language": "fr", "band": "very_likely_scam", "score": 0.9731,
        "scenario": "carte_vitale", "organisation": "ameli", "indicators": INDICATORS,
        "model": "0007", "outcomes": ["clicked_only"], "handling_seconds": number % 90,
        "campaign": None, "observations": {"asked": "yes", "known": "no"},
    }  # fmt: skip


def _parts(desk, number):
    salt = sha256(f"{desk} {number}".encode()).hexdigest()[:32]
    details = {"fingerprint": sha256(salt.encode()).hexdigest(), "text_digest": salt}
    text = {"message": "Ameli : votre carte Vitale expire, renouvelez-la sur ⟨LIEN⟩. " * 3}
    dump = lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":"))  # noqa: E731
    return [
        SharedPart(desk, number, SharedPartKind.DETAILS, dump(details), salt),
        SharedPart(desk, number, SharedPartKind.TEXT, dump(text), salt),
    ]


class SwarmDesk:
    """One desk: makes events, pushes, pulls, connects again, until it has everything."""

    def __init__(self, plan: Plan, desk: int) -> None:
        self.plan, self.outcome = plan, Outcome(desk)
        self._kept = KeptChain(plan.folder, desk)
        self._log = SimulatedLog(
            self._kept.chain, checks_signatures=plan.checks_signatures, keeps_digests=False,
            signature_offset=desk, taken_events=self._note,
        )  # fmt: skip
        self._random = random.Random(f"{desk} {self._kept.count}")
        self._skew = timedelta(seconds=self._random.randint(-86_400, 86_400))
        self._start = time.monotonic() + self._random.random() * plan.every
        self._made_before, self._on_server = self._kept.count, 0

    def run(self):
        while not self._is_done():
            try:
                self._session()
            except ServerAway:
                self.outcome.cuts += 1
                time.sleep(self._random.uniform(0.2, 1.0))
        self.outcome.done_at = time.time()
        self._kept.close()
        ends = {desk: (end.number, end.digest) for desk, end in self._log.taken.items()}
        own = self._log.own_end()
        self.outcome.ends = ends | {self.outcome.desk: (own.number, own.digest)}
        self.outcome.duplicates = self._log.twice
        return self.outcome

    def _session(self):
        login, password = self.plan.logins[self.outcome.desk]
        with ServerClient(address_of(self.plan.url.format(login=login)), password) as server:
            server.listen()
            self.outcome.began_at = self.outcome.began_at or time.time()
            puller = Puller(self._log, server)
            while not self._is_done():
                self._make()
                self._push(server)
                pulled = puller.pull()
                self.outcome.problems += [str(one.reason) for one in pulled.problems]
                if not self._is_done():
                    server.wait(self._pause(), _GATHER)

    def _make(self):
        goal = self.plan.goals[self.outcome.desk]
        if self.plan.every:
            due = int((time.monotonic() - self._start) / self.plan.every)
            count = min(goal, self._made_before + due) - self._kept.count
        else:
            count = min(self._random.randint(1, 20), goal - self._kept.count)
        for _ in range(count):
            self._kept.add(self._skew)

    def _push(self, server):
        events = self._log.outgoing(max(0, self._kept.count - 4))
        parts = self._log.parts([one.number for one in events], with_texts=True)
        if self.plan.disturbs and self._random.random() < 0.1:
            server.append(list(reversed(events)), parts)  # refused or taken, never twice
        done = push(self._log, server, with_texts=True)
        if done.refused is not None:
            self.outcome.problems.append(str(done.refused))
        if self.plan.disturbs and self._random.random() < 0.1:
            again = server.append(events, parts)
            if (again.taken, again.refused) != (0, None):
                self.outcome.problems.append(f"a duplicate was answered by {again}")
        if done.number > self._on_server:
            self._on_server, self.outcome.pushed_at = done.number, time.time()

    def _pause(self):
        """Return how long to wait for news: until the next own event, if that is sooner."""
        if self._kept.count == self.plan.goals[self.outcome.desk]:
            return 1.0
        return min(1.0, self.plan.every) if self.plan.every else 0.0

    def _note(self, events: Sequence[SharedEvent]) -> None:
        if self.plan.every:
            now = time.time()
            self.outcome.delays += [now - json.loads(one.body)["payload"]["sent"] for one in events]

    def _is_done(self):
        own = self.outcome.desk
        if self._on_server < self.plan.goals[own]:
            return False
        return all(
            self._log.end_of(desk).number == goal
            for desk, goal in self.plan.goals.items()
            if desk != own
        )


def run_desks(plan: Plan, results: Path) -> None:
    """Run the desks of one process, a thread each; write their outcomes."""
    faulthandler.enable()  # a crash in a library says where
    sys.setswitchinterval(0.001)
    outcomes, errors = [], []

    def run(desk):
        try:
            outcomes.append(SwarmDesk(plan, desk).run().__dict__)
        except BaseException as error:  # the others would wait for this desk without end
            errors.append(f"{desk}: {type(error).__name__}: {error}")
            results.write_text(json.dumps({"outcomes": [], "errors": errors}))
            os._exit(1)

    threads = [threading.Thread(target=run, args=(desk,), daemon=True) for desk in plan.logins]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    results.write_text(json.dumps({"outcomes": outcomes, "errors": errors}))


def start(plan: Plan, results: Path) -> multiprocessing.Process:
    """Start a process of desks; `plan` is sent to it, and it may be killed."""
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=run_desks, args=(plan, results), daemon=True)
    process.start()
    return process
