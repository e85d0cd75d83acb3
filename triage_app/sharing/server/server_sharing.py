"""What a desk does with the server: pushes, pulls, and stays connected to hear of news."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Event
from time import monotonic
from typing import Protocol

from classifier.sentence import Sentence
from triage_app import exchange_state
from triage_app.clock import Clock, stamp
from triage_app.encryption.key_store import KeyStore
from triage_app.errors import ServerAway
from triage_app.exchange_state import ExchangeState
from triage_app.paths import Home
from triage_app.records import Role
from triage_app.settings import Settings
from triage_app.share_records import Retrieved
from triage_app.shared_file_records import NOTHING_TAKEN, FilesOfDesk, FilesTaken
from triage_app.sharing.rejoining import Rejoining, RejoiningLog
from triage_app.sharing.server.address import address_of
from triage_app.sharing.server.client import ServerClient
from triage_app.sharing.server.files import ServerFiles
from triage_app.sharing.server.own_past import own_past
from triage_app.sharing.server.passwords import find_password
from triage_app.sharing.server.pulling import Pulled, Puller
from triage_app.sharing.server.pushing import Pushed, push
from triage_app.sharing.server.roster import publish_identity
from triage_app.sharing.server.shared_log import SharedLog
from triage_app.sharing.signing_desk import OwnEvents, SigningDesk

_NEWS, _GATHER = 1.0, 0.2  # seconds that own events wait at most, and that those of others do
_NOTED_EVERY = timedelta(seconds=30)
_LOOKED_EVERY = 60.0  # seconds until files that were not there are looked for again
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0  # seconds between two tries to connect


class JoinedLog(SharedLog, OwnEvents, RejoiningLog, Protocol):
    """The log of a desk that shares."""

    def share_texts(self, on: bool) -> None:
        """Share masked texts from now on, or no more."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One push and the pull after it, or one of both."""

    pushed: Pushed
    pulled: Pulled
    files: FilesTaken = NOTHING_TAKEN
    not_given: tuple[Sentence, ...] = ()  # why files of this desk do not go to others


class ServerSharing:
    """Shares the log of one desk; raises ServerAway, ShareError or StoreError with a sentence."""

    def __init__(
        self,
        home: Home,
        log: JoinedLog,
        settings: Settings,
        clock: Clock,
        files: FilesOfDesk,
    ) -> None:
        """`files` are the models, the lists and the advice that go with the log."""
        self._home, self._log, self._settings, self._clock = home, log, settings, clock
        self._files = files
        self._signing = SigningDesk(home, clock)

    def push(self) -> Exchange:
        """Sign what happened here and send what the server lacks."""
        with self._connected() as server:
            not_given, done = self._push(server)
        self._keep_state(done.number)
        return Exchange(done, Pulled(), not_given=not_given)

    def pull(self) -> Exchange:
        """Take what other desks sent."""
        with self._connected() as server:
            done = Puller(self._log, server).pull()
            files = self._take_files(server)
        self._keep_state(0)
        return Exchange(Pushed(0, 0, 0), done, files)

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
        puller, files, next_look = Puller(self._log, server), NOTHING_TAKEN, 0.0
        while not stop.is_set():
            not_given, pushed = self._push(server)
            pulled = puller.pull()
            if pulled.taken or monotonic() >= next_look:
                files = self._take_files(server)
                next_look = monotonic() + _LOOKED_EVERY
            self._keep_state(pushed.number)
            tell(Exchange(pushed, pulled, files, not_given))
            files = replace(files, taken=())
            server.wait(_NEWS, _GATHER)

    def _push(self, server: ServerClient) -> tuple[tuple[Sentence, ...], Pushed]:
        """Send files before the events that name them, so that whoever has these finds them."""
        with_texts = self._settings.share_texts == "on"
        self._log.share_texts(with_texts)
        self._signing.prepare(self._log)
        not_given: tuple[Sentence, ...] = ()
        if server.role is Role.SUPERVISOR:
            not_given = self._files.give(self._files_on(server))
        return not_given, push(self._log, server, with_texts=with_texts)

    def _take_files(self, server: ServerClient) -> FilesTaken:
        """Put in use what others have changed; what was cut goes on with the next exchange."""
        return self._files.take(self._files_on(server))

    def _files_on(self, server: ServerClient) -> ServerFiles:
        return ServerFiles(server, self._home.arriving)

    def _connected(self) -> ServerClient:
        address = address_of(self._settings.share_url)
        password = find_password(address, self._settings.share_password_file, KeyStore())
        server = ServerClient(address, password)
        try:
            publish_identity(server, self._signing.identity(), self._signing.text())
            if server.role is Role.SUPERVISOR:
                with suppress(ServerAway):  # a session that reads may hold them up; they wait
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
