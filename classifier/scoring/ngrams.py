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


def pack_alphabet(terms: Sequence[str]) -> NDArray[np.int64]:
    """Return the sorted code points that occur in `terms`; at most `MAX_ALPHABET`."""
    points = np.array(sorted({ord(character) for term in terms for character in term}), np.int64)
    if points.size > MAX_ALPHABET:
        raise ValueError("too many different characters for packed n-grams")
    return points


def pack_terms(terms: Sequence[str], alphabet: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return one integer per n-gram: the indexes of its characters, 12 bits each."""
    number = {int(point): index + 1 for index, point in enumerate(alphabet)}
    packed = np.zeros(len(terms), np.uint64)
    for row, term in enumerate(terms):
        value = 0
        for character in term:
            value = (value << _BITS) | number[ord(character)]
        packed[row] = value
    return packed


def unpack_terms(packed: NDArray[np.uint64], alphabet: NDArray[np.int64]) -> list[str]:
    """Return the n-grams of `pack_terms`."""
    mask = (1 << _BITS) - 1
    characters = ["", *map(chr, alphabet.tolist())]
    shifts = [_BITS * place for place in reversed(range(CHAR_SIZES[-1]))]
    return [
        "".join(characters[value >> shift & mask] for shift in shifts) for value in packed.tolist()
    ]


class NGrams:
    """The known n-grams of words."""

    def __init__(self, keys: NDArray[np.uint64], alphabet: NDArray[np.int64]) -> None:
        """Take the packed n-grams in ascending order and the code points of their characters."""
        self._keys, self._alphabet = keys, _alphabet_table(alphabet)
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
        points = np.frombuffer(f" {' '.join(words)} ".encode("utf-32-le"), np.uint32)
        space = points == _SPACE
        word_of = np.cumsum(space) - 1
        codes = self._alphabet[np.minimum(points, self._alphabet.size - 1)]
        windows = [_windows(codes, space, size) for size in CHAR_SIZES]
        packed = np.concatenate([keys for keys, _ in windows])
        owners = np.concatenate([word_of[starts] for _, starts in windows])
        places = np.minimum(np.searchsorted(self._keys, packed), max(0, self._keys.size - 1))
        hit = self._keys[places] == packed if self._keys.size else np.zeros(packed.size, bool)
        order = np.argsort(owners[hit], kind="stable")
        borders = np.searchsorted(owners[hit][order], np.arange(1, len(words)))
        return np.split(places[hit][order], borders)


def _alphabet_table(alphabet: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return a table from code point to number; 0 for characters that no n-gram has.

    The last entry is 0 too: all code points beyond the table are looked up there.
    """
    table = np.zeros(int(alphabet.max(initial=0)) + 2, np.uint64)
    table[alphabet] = np.arange(1, alphabet.size + 1, dtype=np.uint64)
    return table


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
