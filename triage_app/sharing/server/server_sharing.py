"""What a desk does with the server: pushes, pulls, and stays connected to hear of news."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event
from typing import Protocol

from triage_app import exchange_state
from triage_app.clock import Clock, stamp
from triage_app.encryption.key_store import KeyStore
from triage_app.errors import ServerAway
from triage_app.exchange_state import ExchangeState
from triage_app.paths import Home
from triage_app.records import Role
from triage_app.settings import Settings
from triage_app.share_records import Retrieved
from triage_app.sharing.rejoining import Rejoining, RejoiningLog
from triage_app.sharing.server.address import address_of
from triage_app.sharing.server.client import ServerClient
from triage_app.sharing.server.own_past import own_past
from triage_app.sharing.server.passwords import find_password
from triage_app.sharing.server.pulling import Pulled, Puller
from triage_app.sharing.server.pushing import Pushed, push
from triage_app.sharing.server.roster import publish_identity
from triage_app.sharing.server.shared_log import SharedLog
from triage_app.sharing.signing_desk import OwnEvents, SigningDesk

_NEWS, _GATHER = 1.0, 0.2  # seconds that own events wait at most, and that those of others do
_NOTED_EVERY = timedelta(seconds=30)
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0  # seconds between two tries to connect


class JoinedLog(SharedLog, OwnEvents, RejoiningLog, Protocol):
    """The log of a desk that shares."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One push and the pull after it."""

    pushed: Pushed
    pulled: Pulled


class ServerSharing:
    """Shares the log of one desk; raises ServerAway, ShareError or StoreError with a sentence."""

    def __init__(self, home: Home, log: JoinedLog, settings: Settings, clock: Clock) -> None:
        self._home, self._log, self._settings, self._clock = home, log, settings, clock
        self._signing = SigningDesk(home, clock)

    def push(self) -> Pushed:
        """Sign what happened here and send what the server lacks."""
        with self._connected() as server:
            done = self._push(server)
        self._keep_state(done.number)
        return done

    def pull(self) -> Pulled:
        """Take what other desks sent."""
        with self._connected() as server:
            done = Puller(self._log, server).pull()
        self._keep_state(0)
        return done

    def rejoin(self) -> Retrieved:
        """Take back what this desk has shared and the log has lost."""
        with self._connected() as server:
            past = own_past(self._log, server)
        done = Rejoining(self._log, self._signing).take(past)
        if past.events:
            self._keep_state(past.events[-1].number)
        return done

    def follow(self, stop: Event, tell: Callable[[Exchange | ServerAway], object]) -> None:
        """Push what happens here and pull what happens elsewhere, until `stop` is set.

        `tell` gets each exchange, and why the server is away; then it is tried again after a pause
        that grows, and that is not the same on all desks.
        """
        pause = _FIRST_PAUSE
        while not stop.is_set():
            try:
                with self._connected() as server:
                    pause = _FIRST_PAUSE
                    self._follow(server, stop, tell)
            except ServerAway as error:
                tell(error)
                stop.wait(pause * random.uniform(0.5, 1.0))  # noqa: S311 - no secret
                pause = min(2 * pause, _LONGEST_PAUSE)

    def _follow(
        self, server: ServerClient, stop: Event, tell: Callable[[Exchange], object]
    ) -> None:
        server.listen()  # before the first pull, so that nothing falls between both
        puller = Puller(self._log, server)
        while not stop.is_set():
            done = Exchange(self._push(server), puller.pull())
            self._keep_state(done.pushed.number)
            tell(done)
            server.wait(_NEWS, _GATHER)

    def _push(self, server: ServerClient) -> Pushed:
        self._signing.prepare(self._log)
        return push(self._log, server, with_texts=self._settings.share_texts == "on")

    def _connected(self) -> ServerClient:
        address = address_of(self._settings.share_url)
        password = find_password(address, self._settings.share_password_file, KeyStore())
        server = ServerClient(address, password)
        try:
            publish_identity(server, self._signing.identity(), self._signing.text())
            if server.role is Role.SUPERVISOR:
                server.keep_partitions()
        except BaseException:
            server.close()
            raise
        return server

    def _keep_state(self, acknowledged: int) -> None:
        """Note the time of the exchange, but not each second anew."""
        now, before = self._clock(), exchange_state.read(self._home.exchange)
        furthest = max(acknowledged, before.acknowledged)
        if furthest > before.acknowledged or not _is_recent(before, now):
            exchange_state.write(self._home.exchange, ExchangeState(stamp(now), furthest))


def _is_recent(state: ExchangeState, now: datetime) -> bool:
    try:
        return timedelta(0) <= now - datetime.fromisoformat(state.at) < _NOTED_EVERY
    except (ValueError, TypeError):  # no time, or one without an offset
        return False
