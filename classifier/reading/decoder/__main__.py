"""`python -m classifier.reading.decoder picture|pdf`: a file on standard input, sheets on output.

Decoders are written in C and fed by strangers, so they run here, with bounds set by the system.
"""

from __future__ import annotations

import sys
from contextlib import suppress

from classifier.reading.decoder.sheets import PDF, Decoded, to_wire

_MEMORY = 2 << 30  # bytes of address space; what is used stays far below
_SECONDS = 20  # of the processor


def main() -> None:
    """Decode what comes in."""
    _bound()
    data = sys.stdin.buffer.read()
    try:
        found = _decoded(sys.argv[1], data)
    except MemoryError:
        found = Decoded(trouble="memory")
    sys.stdout.buffer.write(to_wire(found))


def _decoded(kind: str, data: bytes) -> Decoded:
    if kind == PDF:
        from classifier.reading.decoder.pdfs import decode_pdf  # noqa: PLC0415

        return decode_pdf(data)
    from classifier.reading.decoder.pictures import decode_picture  # noqa: PLC0415

    return decode_picture(data)


def _bound() -> None:
    """Set bounds where the system knows them; elsewhere the caller's patience is the bound."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


if __name__ == "__main__":
    main()
