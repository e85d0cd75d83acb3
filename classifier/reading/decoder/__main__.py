"""`python -m classifier.reading.decoder picture|pdf`: from standard input to output.

The decoding libraries are written in C and read files of strangers. So they run in a process of
their own, whose memory and time the system limits.
"""

from __future__ import annotations

import sys
from contextlib import suppress

from classifier.reading.decoder.decoded import PDF, Decoded, Trouble, to_wire

_MEMORY = 2 << 30  # bytes of address space; normal use is far below
_SECONDS = 20  # seconds of processor time


def main() -> None:
    """Decode the file on standard input."""
    _bound()
    data = sys.stdin.buffer.read()
    try:
        decoded = _decoded(sys.argv[1], data)
    except MemoryError:
        decoded = Decoded(trouble=Trouble.MEMORY)
    sys.stdout.buffer.write(to_wire(decoded))


def _decoded(kind: str, data: bytes) -> Decoded:
    if kind == PDF:
        from classifier.reading.decoder.pdfs import decode_pdf  # noqa: PLC0415

        return decode_pdf(data)
    from classifier.reading.decoder.pictures import decode_picture  # noqa: PLC0415

    return decode_picture(data)


def _bound() -> None:
    """Limit memory and time where the system can; elsewhere only the caller's timeout does."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


if __name__ == "__main__":
    main()
