"""The list of known words is that of the training messages."""

import sys
from pathlib import Path

from classifier.learning.dataset import read_folder
from classifier.text import known_words as kept
from triage_app.paths import training_data_dir

sys.path.insert(0, str(Path(__file__).parent))
import known_words


def test_the_list_is_up_to_date():
    """After a change of the training messages run `python tests/learning/known_words.py`."""
    assert kept.known_words() == set(known_words.words_of(read_folder(training_data_dir())))
