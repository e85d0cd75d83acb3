"""`python tests/bench/defects.py FOLDER…`: counts the mails of a folder by defect."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from classifier.reading.batches import messages_in  # noqa: E402
from classifier.records import Message  # noqa: E402


def table(folder: Path) -> list[str]:
    """Return the lines of a Markdown table: defect, number of messages."""
    counts: Counter[str] = Counter()
    total = 0
    for _, found in messages_in(folder):
        total += 1
        if not isinstance(found, Message):
            counts["unreadable"] += 1
            continue
        counts.update(found.remarks)
        counts["hidden_text"] += bool(found.hidden_text)
        counts["form"] += found.form
        counts["image_only"] += found.image_only
        counts["no_headers"] += not found.has_headers
    rows = [f"| {name} | {number} |" for name, number in counts.most_common() if number]
    return [f"| {folder.name}: {total} messages | |", "| --- | --- |", *rows]


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print("\n".join(table(Path(name))), end="\n\n")
