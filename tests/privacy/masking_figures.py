"""Print how many planted identifiers masking removes, by kind, and which ones it does not.

`python tests/privacy/masking_figures.py [--second]`
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable

from planted import PLANTED, Planted, survivors
from second_corpus import second_corpus

from classifier.masking.message import mask_message
from classifier.records import Attachment, Message


def kept(planted: Planted) -> str:
    """Return all text of a planted message that is left after masking."""
    files = (Attachment(planted.attachment, "", 1, ""),) if planted.attachment else ()
    masked = mask_message(
        Message(
            planted.text,
            sender=planted.sender,
            subject=planted.subject,
            attachments=files,
            reply_to=planted.reply_to,
            return_path=planted.return_path,
            received=(planted.received,) if planted.received else (),
        )
    ).message
    names = [file.name for file in masked.attachments]
    around = [masked.sender, masked.subject, masked.reply_to, masked.return_path, *masked.received]
    return "\n".join([masked.body, *around, *names])


def shares(corpus: Iterable[Planted]) -> dict[str, tuple[int, int]]:
    """Return kind -> identifiers that are gone, and all of them."""
    gone, whole = Counter[str](), Counter[str]()
    for planted in corpus:
        whole[planted.kind] += len(planted.secrets)
        gone[planted.kind] += len(planted.secrets) - len(survivors(planted, kept(planted)))
    return {kind: (gone[kind], whole[kind]) for kind in whole}


def main() -> None:
    """Print the figures and each message in which something is left."""
    corpus = second_corpus() if "--second" in sys.argv else PLANTED
    for planted in corpus:
        left = survivors(planted, kept(planted))
        if left:
            print(f"{planted.kind:8} {left} <- {kept(planted)!r}")
    for kind, (gone, whole) in shares(corpus).items():
        print(f"{kind:8} {gone:4} of {whole:4}  {gone / whole:.1%}")


if __name__ == "__main__":
    main()
