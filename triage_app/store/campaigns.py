"""Near-copies: which logged cases a message repeats.

The bands of a fingerprint find candidates in an index; their masked texts are then compared.
A case that is near an earlier one joins its campaign, which is named by its first case number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from classifier.records import Message
from classifier.sentence import Sentence, sentence
from classifier.text.fingerprint import bands
from triage_app.records import CampaignHit, Decision
from triage_app.store.database import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

# What changes inside a campaign; comparing it would only tell one sending from the next.
_CHANGING = re.compile(r"(?:h(?:tt|xx)ps?://|www\.)\S+|⟨\w+⟩(?:@[\w.-]+)?|\S*\d\S*")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 4  # without the changing parts; shorter texts are compared as they are
_NEAR = 80.0  # of 100: how alike two masked texts are to be called near-copies
_SHARED_WITHOUT_TEXT = 4  # bands in common that will do once the text was purged
_NEWEST = 40  # candidates looked at per band
_TRIED = 12  # candidates whose text is compared
_COMPARED = 4000  # letters compared; a longer mail is told by its beginning


@dataclass(frozen=True, slots=True)
class LabelConflict:
    """One campaign whose cases were confirmed both as scam and as legitimate."""

    campaign: int
    scam: tuple[int, ...]
    legit: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CampaignSummary:
    """One group of near-copies, for lists; the figures are of the period asked for."""

    campaign: int  # number of its first case
    seen: int
    since: str
    latest_at: str
    latest: int
    confirmed_scam: int
    confirmed_legit: int
    excerpt: str  # of the newest one whose text is still there


def remember(db: Database, number: int, fingerprint: str) -> None:
    """Put a case into the index of bands."""
    for key in band_keys(fingerprint):
        db.execute("INSERT OR IGNORE INTO bands (key, number) VALUES (?, ?)", [key, number])


def forget(db: Database, number: int) -> None:
    """Take a withdrawn case out of the index of bands."""
    db.execute("DELETE FROM bands WHERE number = ?", [number])


def band_keys(fingerprint: str) -> tuple[int, ...]:
    """Return the keys of a fingerprint as numbers, each with its place in front."""
    try:
        return tuple(int(key, 16) for key in bands(fingerprint))
    except ValueError:  # a fingerprint of another make: no near-copies, no harm
        return ()


def text_of(message: Message) -> str:
    """Return what near-copies are told by."""
    return f"{message.subject}\n{message.body}"


def campaign_of(db: Database, fingerprint: str, text: str) -> int | None:
    """Return the campaign that a masked text belongs to, None when nothing like it is known."""
    wanted = _comparable(text)
    if not wanted:
        return None
    best, campaign = 0.0, None
    for row in _candidates(db, fingerprint):
        likeness = _likeness(wanted, row)
        if likeness > best:
            best, campaign = likeness, int(str(row["campaign"]))
    return campaign


def hit(db: Database, campaign: int) -> CampaignHit | None:
    """Return what the log knows of a campaign, None when all its cases were withdrawn."""
    sql = """SELECT count(*) AS seen, min(opened) AS since, sum(label IS 'scam') AS scam,
             sum(label IS 'legit') AS legit, max(number) AS latest
             FROM cases WHERE campaign = ?"""
    row = next(rows(db, sql, [campaign]))
    if not row["seen"]:
        return None
    latest = int(str(row["latest"]))
    decision = db.execute("SELECT decision FROM cases WHERE number = ?", [latest]).fetchone()[0]
    return CampaignHit(
        seen=int(str(row["seen"])),
        since=str(row["since"]),
        confirmed_scam=int(str(row["scam"])),
        confirmed_legit=int(str(row["legit"])),
        latest=latest,
        latest_decision=Decision(decision),
    )


def conflicts(db: Database) -> list[LabelConflict]:
    """Return the campaigns that carry both labels, newest first."""
    sql = """SELECT campaign FROM cases WHERE label IS NOT NULL
             GROUP BY campaign HAVING count(DISTINCT label) > 1 ORDER BY campaign DESC"""
    return [
        LabelConflict(campaign, _labelled(db, campaign, "scam"), _labelled(db, campaign, "legit"))
        for (campaign,) in db.execute(sql).fetchall()
    ]


def summaries(db: Database, since: str, until: str, least: int) -> list[CampaignSummary]:
    """Return the campaigns with at least so many cases in a period, the largest first."""
    sql = """SELECT campaign, count(*) AS seen, min(opened) AS since, max(opened) AS latest_at,
             max(number) AS latest, sum(label IS 'scam') AS confirmed_scam,
             sum(label IS 'legit') AS confirmed_legit,
             coalesce((SELECT excerpt FROM messages JOIN cases AS c USING (number)
                       WHERE c.campaign = cases.campaign ORDER BY number DESC LIMIT 1), '')
                 AS excerpt
             FROM cases WHERE opened >= ? AND opened < ?
             GROUP BY campaign HAVING count(*) >= ? ORDER BY seen DESC, latest DESC"""
    found = rows(db, sql, [since, until, least])
    return [CampaignSummary(**row) for row in found]  # type: ignore[arg-type]


def numbers_between(db: Database, since: str, until: str) -> dict[int, int]:
    """Return case number -> campaign for the cases opened in a period."""
    sql = "SELECT number, campaign FROM cases WHERE opened >= ? AND opened < ?"
    return dict(db.execute(sql, [since, until]).fetchall())


def problems(db: Database) -> Iterator[Sentence]:
    """Yield a sentence for each case whose bands do not follow from its fingerprint."""
    sql = """SELECT number, fingerprint, (SELECT group_concat(key) FROM bands
             WHERE bands.number = cases.number) AS keys FROM cases"""
    for row in rows(db, sql):
        kept = {int(key) for key in str(row["keys"] or "").split(",") if key}
        if kept != set(band_keys(str(row["fingerprint"]))):
            yield sentence(
                "The campaign index no longer matches case {number}; “vigie verify --rebuild” "
                "writes it anew.",
                number=row["number"],
            )


def _candidates(db: Database, fingerprint: str) -> Sequence[dict[str, object]]:
    """Return the most promising near-copies, those with the most bands in common first."""
    shared: dict[int, int] = {}
    newest = "SELECT number FROM bands WHERE key = ? ORDER BY number DESC LIMIT ?"
    for key in band_keys(fingerprint):
        for (number,) in db.execute(newest, [key, _NEWEST]):
            shared[number] = shared.get(number, 0) + 1
    tried = sorted(shared, key=lambda number: (shared[number], number), reverse=True)[:_TRIED]
    marks = ", ".join("?" * len(tried))
    sql = f"""SELECT number, campaign, subject, body FROM cases LEFT JOIN messages USING (number)
              WHERE number IN ({marks})"""  # noqa: S608 - marks are question marks
    found = [{**row, "shared": shared[int(str(row["number"]))]} for row in rows(db, sql, tried)]
    return sorted(found, key=lambda row: (row["shared"], row["number"]), reverse=True)


def _likeness(wanted: str, row: dict[str, object]) -> float:
    """Return how alike a candidate is, 0 when it is not near enough."""
    if row["body"] is None:
        shared = int(str(row["shared"]))
        return _NEAR + shared / 100 if shared >= _SHARED_WITHOUT_TEXT else 0.0
    from rapidfuzz import fuzz  # noqa: PLC0415 - only when there is a candidate

    known = _comparable(f"{row['subject']}\n{row['body']}")
    return float(fuzz.ratio(wanted, known, score_cutoff=_NEAR))


def _comparable(text: str) -> str:
    """Return the part of a text that near-copies have in common."""
    text = text[: 3 * _COMPARED]  # far more than is compared, far less than a long mail
    lasting = _CHANGING.sub("⟨⟩", text)
    kept = lasting if len(_WORD.findall(lasting)) >= _FEWEST_WORDS else text
    return " ".join(kept.lower().split())[:_COMPARED]


def _labelled(db: Database, campaign: int, label: str) -> tuple[int, ...]:
    sql = "SELECT number FROM cases WHERE campaign = ? AND label = ? ORDER BY number"
    return tuple(number for (number,) in db.execute(sql, [campaign, label]))
