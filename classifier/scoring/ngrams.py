"""Character n-grams inside word borders, packed into 64-bit integers.

One vectorised look-up replaces thousands of dictionary accesses. The n-grams of a word do not
depend on the words around it, and the passages and pieces of a text repeat its words, so those of
each word are looked up once.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from classifier.scoring.passage_sums import Terms

CHAR_SIZES = (3, 4, 5)
_BITS = 12  # five characters of 12 bits fit into 64
MAX_ALPHABET = (1 << _BITS) - 1
_SPACE = 32
_MOST_WORDS = 20_000  # whose n-grams are kept


def unpack_terms(packed: NDArray[np.uint64], alphabet: NDArray[np.int64]) -> list[str]:
    """Return n-grams that are packed: the numbers of their characters from 1 on, 12 bits each."""
    mask = (1 << _BITS) - 1
    characters = ["", *map(chr, alphabet.tolist())]
    shifts = [_BITS * place for place in reversed(range(CHAR_SIZES[-1]))]
    return [
        "".join(characters[value >> shift & mask] for shift in shifts) for value in packed.tolist()
    ]


def repacked(
    packed: NDArray[np.uint64], alphabet: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """Return the characters that occur in n-grams in ascending order, and the n-grams by those.

    `alphabet` are those by which they are packed; the ascending order of the n-grams stays.
    """
    shifts = np.array([_BITS * place for place in range(CHAR_SIZES[-1])], np.uint64)
    mask = np.uint64((1 << _BITS) - 1)
    used = np.unique(np.concatenate([packed >> shift & mask for shift in shifts]))
    used = used[used > 0]
    number = np.zeros(alphabet.size + 1, np.uint64)
    number[used.astype(np.intp)] = np.arange(1, used.size + 1, dtype=np.uint64)
    keys = np.zeros_like(packed)
    for shift in shifts:
        keys |= number[(packed >> shift & mask).astype(np.intp)] << shift
    return alphabet[used.astype(np.intp) - 1], keys


class NGrams:
    """The known n-grams of words."""

    def __init__(self, keys: NDArray[np.uint64], alphabet: NDArray[np.int64]) -> None:
        """Take the packed n-grams in ascending order and the code points of their characters."""
        self._keys, self._alphabet = keys, alphabet_table(alphabet)
        self._of_word: dict[str, NDArray[np.intp]] = {}  # places of the n-grams in `keys`

    def terms(self, words: Sequence[str]) -> Terms:
        """Return the occurrences of known n-grams in words without spaces."""
        of_word = self._with(words)
        found = [of_word[word] for word in words]
        if not found:
            nothing = np.zeros(0, np.intp)
            return Terms(nothing, nothing, nothing)
        tokens = np.repeat(np.arange(len(found)), [one.size for one in found])
        return Terms(np.concatenate(found), tokens, tokens)

    def _with(self, words: Sequence[str]) -> dict[str, NDArray[np.intp]]:
        """Return the n-grams by word, those of `words` among them."""
        if len(self._of_word) > _MOST_WORDS:
            self._of_word = {}
        of_word = self._of_word  # another thread may begin a new one
        new = [word for word in dict.fromkeys(words) if word not in of_word]
        if new:
            of_word.update(zip(new, self._look_up(new), strict=True))
        return of_word

    def _look_up(self, words: Sequence[str]) -> list[NDArray[np.intp]]:
        """Return the known n-grams of each word: by size, then in reading order."""
        packed, owners = packed_ngrams(words, self._alphabet)
        places = np.minimum(np.searchsorted(self._keys, packed), max(0, self._keys.size - 1))
        hit = self._keys[places] == packed if self._keys.size else np.zeros(packed.size, bool)
        order = np.argsort(owners[hit], kind="stable")
        borders = np.searchsorted(owners[hit][order], np.arange(1, len(words)))
        return np.split(places[hit][order], borders)


def alphabet_table(alphabet: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return a table from code point to number; 0 for characters that no n-gram has.

    The last entry is 0 too: all code points beyond the table are looked up there.
    """
    table = np.zeros(int(alphabet.max(initial=0)) + 2, np.uint64)
    table[alphabet] = np.arange(1, alphabet.size + 1, dtype=np.uint64)
    return table


def code_points(words: Sequence[str]) -> NDArray[np.uint32]:
    """Return the code points of words without spaces, with a space before and after each."""
    return np.frombuffer(f" {' '.join(words)} ".encode("utf-32-le"), np.uint32)


def packed_ngrams(
    words: Sequence[str], table: NDArray[np.uint64]
) -> tuple[NDArray[np.uint64], NDArray[np.intp]]:
    """Return the packed n-grams of all words and the number of the word of each.

    `table` is that of `alphabet_table`. They are in order of size, then in reading order; those
    with characters that are not in the alphabet are left out.
    """
    points = code_points(words)
    space = points == _SPACE
    word_of = np.cumsum(space) - 1
    codes = table[np.minimum(points, table.size - 1)]
    windows = [_windows(codes, space, size) for size in CHAR_SIZES]
    packed = np.concatenate([keys for keys, _ in windows])
    return packed, np.concatenate([word_of[starts] for _, starts in windows])


def _windows(
    codes: NDArray[np.uint64], space: NDArray[np.bool_], size: int
) -> tuple[NDArray[np.uint64], NDArray[np.intp]]:
    """Return the packed n-grams inside padded words, and their start offsets."""
    count = codes.size - size + 1
    if count <= 0:
        return np.zeros(0, np.uint64), np.zeros(0, np.intp)
    usable = np.ones(count, bool)
    packed = np.zeros(count, np.uint64)
    for offset in range(size):
        part = codes[offset : offset + count]
        usable &= part != 0
        packed = (packed << np.uint64(_BITS)) | part
        if 0 < offset < size - 1:
            usable &= ~space[offset : offset + count]
    starts = np.flatnonzero(usable)
    return packed[starts], starts
