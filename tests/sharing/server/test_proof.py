"""Several processes of desks, a server that is killed, desks that are killed: nothing is lost.

The short form of `make bench-sharing`.
"""

from proof import Proof

DESKS, EVENTS = 8, 60
EVERY = 0.05  # seconds between two events of a desk, so that there is time for the incidents


def test_nothing_is_lost_when_server_and_desks_are_killed(shared, tmp_path):
    proof = Proof(shared, tmp_path, DESKS, EVENTS, processes=2, every=EVERY)
    incidents = [
        (0.2, lambda one: one.crash_server()),
        (0.4, lambda one: one.kill(0)),
        (0.6, lambda one: one.crash_server()),
    ]
    report = proof.run(incidents)
    proof.check(report)
    assert any(outcome.cuts for outcome in report.outcomes)
