"""The words that are no names are common words of the training messages, without people."""

import sys
from pathlib import Path

from classifier.masking import name_words

sys.path.insert(0, str(Path(__file__).parent))
import common_words


def test_the_list_is_up_to_date():
    """After a change of the training messages run `python tests/learning/common_words.py`."""
    kept = Path(name_words.__file__).with_name("common_words.txt").read_text(encoding="utf-8")
    assert kept.split() == common_words.written()


def test_people_of_the_training_messages_are_no_common_words():
    names = "Amrani Ainsley Hervieu Oudot Poncet Castaing Jacquot Delmas Boisseau Kerbrat".split()
    assert [name for name in names if name_words.rank(name) is not name_words.Rank.UNKNOWN] == []
