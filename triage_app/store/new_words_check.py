"""Compares how many words the search index has of some texts.

FTS5 compares the words of an index with all texts or none, and to look the words of one text up
takes milliseconds. So a second index of these texts is made in the temporary database, and both
have to count as many words in each column of each text; a whole verification compares the words
(`search_check`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from classifier.sentence import Sentence
from triage_app.store import search_check
from triage_app.store.check_scope import CheckScope

if TYPE_CHECKING:
    from sqlite_utils import Database

_NAMES = "subject, body, sender, others, organisation, notes, facets"
_INDEX = f"""INSERT INTO temp.wanted_words (rowid, {_NAMES})
    SELECT number, {_NAMES} FROM main.searched_texts WHERE """  # noqa: S608 - no values
_DIFFERENT = """SELECT 1 FROM
    (SELECT id, sz FROM main.messages_fts_docsize WHERE {changed}) AS kept
    FULL JOIN temp.wanted_words_docsize AS wanted USING (id)
    WHERE kept.sz IS NOT wanted.sz LIMIT 1"""


def problems(db: Database, scope: CheckScope) -> Iterator[Sentence]:
    """Yield a sentence when the index counts other words of the texts in a part of a log."""
    search_check.make_like_it(db, "wanted_words")
    db.execute(_INDEX + scope.cases())
    if db.execute(_DIFFERENT.format(changed=scope.cases("id"))).fetchone():
        yield search_check.WRONG
