"""Runs a swarm of desks against a real server, disturbs it, and checks what is there in the end."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass

import swarm
from chains import identity_text
from psycopg import OperationalError

from triage_app.sharing.server.enrolment import enrol

CHAINS = """
SELECT desk, number FROM (
    SELECT desk, number, previous, digest,
        digest <> vigie.shared_digest(desk, number, previous, body) AS is_wrong,
        coalesce(lag(digest) OVER chain, '') AS before,
        coalesce(lag(number) OVER chain, 0) AS number_before
    FROM vigie.events WINDOW chain AS (PARTITION BY desk ORDER BY number)
) AS e WHERE is_wrong OR previous <> before OR number <> number_before + 1
"""
DONE = "SELECT coalesce(sum(number), 0) FROM vigie.ends"


@dataclass
class Report:
    """What a run took, and what its desks saw."""

    outcomes: list[swarm.Outcome]
    seconds: float  # until everything was on the server
    seconds_everywhere: float  # until every desk had everything


class Proof:
    """Desks 1 to `count` in some processes, each with `events` events."""

    def __init__(self, shared, folder, count, events, processes, **options):
        self._shared, self._folder = shared, folder
        self._goals = dict.fromkeys(range(1, count + 1), events)
        self._plans = self._made_plans(processes, options)
        self._running = {}

    def _made_plans(self, processes, options):
        with self._shared.admin() as connection:
            logins = {desk: self._enrolled(connection, desk) for desk in self._goals}
        url = self._shared.url(0).replace(f"{self._shared.name}_desk_0", "{login}")
        plans = []
        for at in range(processes):
            own = {desk: logins[desk] for desk in self._goals if desk % processes == at}
            plans.append(swarm.Plan(url, own, self._goals, self._folder, **options))
        return plans

    @staticmethod
    def _enrolled(connection, desk):
        chain = swarm.new_chain(desk)
        made = enrol(connection, chain.known, identity_text(chain))
        return made.login, made.password

    def run(self, incidents=(), patience=120):
        """Run until every desk has everything.

        `incidents` are pairs of a share of the events that are on the server and what is done
        then; it gets this object.
        """
        begin, left = time.time(), sorted(incidents, key=lambda one: one[0])
        for at in range(len(self._plans)):
            self.start(at)
        whole = sum(self._goals.values())
        while any(process.is_alive() for process in self._running.values()):
            assert time.time() - begin < patience, "the desks do not come to an end"
            assert all(one.exitcode in (None, 0) for one in self._running.values()), (
                [one.exitcode for one in self._running.values()],
                self._errors(),
            )
            time.sleep(0.1)
            if left and self._done() >= left[0][0] * whole:
                left.pop(0)[1](self)
        assert not left, "an incident did not happen"
        return self._report()

    def start(self, at):
        """Start a process of desks, also again."""
        self._running[at] = swarm.start(self._plans[at], self._folder / f"outcome-{at}.json")

    def kill(self, at):
        """Kill a process of desks and start it again."""
        self._running[at].kill()
        self._running[at].join()
        self.start(at)

    def crash_server(self):
        """Kill the server and start it again."""
        self._shared.server.kill()
        self._shared.server.start()

    def _done(self):
        try:
            return self._shared.rows(DONE)[0][0]
        except OperationalError:
            return 0

    def _errors(self):
        return [path.read_text() for path in self._folder.glob("outcome-*.json")]

    def _report(self):
        outcomes, errors = [], []
        for at in self._running:
            found = json.loads((self._folder / f"outcome-{at}.json").read_text())
            outcomes += [swarm.Outcome(**one) for one in found["outcomes"]]
            errors += found["errors"]
        assert not errors
        begin = min(one.began_at for one in outcomes)
        return Report(
            outcomes,
            max(one.pushed_at for one in outcomes) - begin,
            max(one.done_at for one in outcomes) - begin,
        )

    def check(self, report):
        """Hold that nothing is lost, nothing is there twice, and all desks have the same."""
        count, events = len(self._goals), next(iter(self._goals.values()))
        assert self._shared.rows(CHAINS) == []
        rows = "SELECT count(*), count(DISTINCT (desk, number)) FROM vigie.events"
        assert self._shared.rows(rows) == [(count * events, count * events)]
        parts = "SELECT count(*) FROM vigie.parts"
        assert self._shared.rows(parts) == [(2 * count * ((events + 1) // 2),)]
        ends = self._shared.rows("SELECT desk, number, digest FROM vigie.ends")
        wanted = {str(desk): [number, digest] for desk, number, digest in ends}
        assert len(report.outcomes) == count
        for outcome in report.outcomes:
            assert {str(desk): list(end) for desk, end in outcome.ends.items()} == wanted
            assert outcome.problems == []
            assert outcome.duplicates == 0
