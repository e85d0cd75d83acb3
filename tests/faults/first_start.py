"""Runs `vigie` in a child process that trains its first model on few messages.

    python first_start.py MESSAGES ARGUMENT…

MESSAGES is a folder of training messages; the arguments are those of `vigie`.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main(messages: Path, arguments: list[str]) -> None:
    """Run the command line."""
    from classifier.parallel import IN_THIS_PROCESS
    from triage_app.cli.main import main as vigie
    from triage_app.services import desk

    desk.training_data_dir = lambda: messages
    desk.all_processors = lambda: IN_THIS_PROCESS
    vigie(arguments)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
