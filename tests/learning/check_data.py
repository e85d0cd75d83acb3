"""`make check-data`: coverage of the training messages and all violations of their rules."""

import sys

from classifier.errors import TrainingDataError
from classifier.indicators.organisations import Organisations
from classifier.learning.corpus import complaints, coverage, imbalances, misfiled
from classifier.learning.corpus_style import leaning_lengths, leaning_words, lopsided_forms
from classifier.learning.dataset import GUARD, read_folder
from triage_app.paths import resources_dir, training_data_dir


def main() -> int:
    """Print coverage and violations; return 1 if there is a violation."""
    folder = training_data_dir()
    try:
        messages = read_folder(folder)
    except TrainingDataError as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(coverage(messages)))
    known = Organisations.load(resources_dir() / "organisations.csv").known_numbers
    paths = sorted(path for path in folder.glob("*.jsonl") if path.name != GUARD)
    found = [
        *complaints(messages, known),
        *imbalances(messages),
        *misfiled(paths),
        *lopsided_forms(messages),
        *leaning_lengths(messages),
        *leaning_words(messages),
    ]
    for line in found:
        print(line, file=sys.stderr)
    print(f"{len(messages)} messages, {len(found)} complaints")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
