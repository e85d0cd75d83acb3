"""The process that exchanges with other desks behind the window."""

import pytest

from triage_app.share_records import SharingNow
from triage_app.ui.about.exchange_process import ExchangeProcess

_LINE = 'print(\'{"at": "%s", "waiting": %d, "taken": %d, "trouble": ""}\', flush=True)'
_UNTIL_CLOSED = "sys.stdin.read()"


@pytest.fixture
def process_of(tmp_path):
    made = []

    def make(*lines):
        script = "\n".join(["import sys", *lines])
        made.append(ExchangeProcess(tmp_path, ["-c", script]))
        return made[-1]

    yield make
    for one in made:
        one.stop()


def test_lines_of_the_process_become_news(qtbot, process_of):
    process = process_of(_LINE % ("", 3, 0), "print('no JSON')", _LINE % ("", 0, 2), _UNTIL_CLOSED)
    news = []
    process.news_received.connect(news.append)
    process.start()
    qtbot.waitUntil(lambda: len(news) == 2)
    assert news == [SharingNow("", 3, 0), SharingNow("", 0, 2)]
    assert process.running


def test_closing_the_pipe_ends_the_process(qtbot, process_of):
    process = process_of(_LINE % ("", 0, 0), _UNTIL_CLOSED)
    ended = []
    process.process_ended.connect(ended.append)
    with qtbot.waitSignal(process.news_received):
        process.start()
    process.stop()
    assert not process.running
    assert not ended


def test_the_last_sentence_of_a_process_that_ends_is_told(qtbot, process_of):
    process = process_of("sys.stderr.write('first\\nThe password is wrong.\\n')", "sys.exit(1)")
    with qtbot.waitSignal(process.process_ended) as found:
        process.start()
    assert found.args == ["The password is wrong."]
    assert not process.running
