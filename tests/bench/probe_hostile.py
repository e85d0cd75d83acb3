"""Child process of the benchmark: reads and judges one file within the bounds.

`probe_hostile.py FILE MODEL` prints how it ended, the seconds of the processor from reading to the
verdict, with those of its children, and the peak memory of the largest process in MB. Of a table or
mailbox, messages are judged for `LONGEST` seconds; their number is not bounded.
"""

from __future__ import annotations

import re
import resource
import sys
from pathlib import Path

from classifier.errors import UnreadableMessage
from classifier.indicators.organisations import Organisations
from classifier.reading import batches, files
from classifier.reading.bounded import reading
from classifier.records import Pasted
from classifier.scorer import Scorer
from classifier.scoring.model_file import read
from triage_app.paths import resources_dir

_STATUS = Path("/proc/self/status")
_PEAK = re.compile(r"VmHWM:\s*(\d+) kB")
LONGEST = 5.0  # seconds of a batch, which is stopped between its messages


def megabytes() -> float:
    """Return the peak memory of this process and its largest child.

    Linux counts the peak of the program that started this one in `ru_maxrss`, so the peak of
    this process is asked for by itself where the system tells it (proc(5), VmHWM).
    """
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    own = _PEAK.search(_STATUS.read_text()) if _STATUS.exists() else None
    peak = int(own[1]) if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return max(children, peak) / 1024


def processor() -> float:
    """Return the seconds of the processor of this process and its children."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(sum(resource.getrusage(kind)[:2]) for kind in kinds)


def judge(path: Path, scorer: Scorer) -> str:
    """Return how the file ended: the band, the number of messages, or the sentence."""
    start = processor()
    try:
        if not files.holds_several(path):
            return scorer.assess(reading.read(Pasted(path))).band.value
        count = 0
        for count, (_, found) in enumerate(batches.messages_in(path), 1):
            if not isinstance(found, UnreadableMessage):
                scorer.assess(found)
            if processor() - start > LONGEST - 0.5:
                return f"{count} messages so far"
        return f"{count} messages"
    except UnreadableMessage as error:
        return str(error)


def main() -> None:
    """Read, judge and print."""
    organisations = Organisations.load(resources_dir() / "organisations.csv")
    scorer = Scorer(organisations, read(Path(sys.argv[2])) if len(sys.argv) > 2 else None)
    start = processor()
    ended = judge(Path(sys.argv[1]), scorer)
    print(f"{processor() - start:.3f}\t{megabytes():.0f}\t{ended}")


if __name__ == "__main__":
    main()
