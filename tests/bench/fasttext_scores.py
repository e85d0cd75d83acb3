"""fastText in its own virtual environment: reads labelled lines, prints scam probabilities.

The job holds the lines to learn from and to judge, and options of fastText.
"""

import json
import sys
import tempfile
import time

import fasttext

work = json.load(sys.stdin)
with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
    file.writelines(f"__label__{label} {line}\n" for label, line in work["train"])
    file.flush()
    model = fasttext.train_supervised(
        file.name, epoch=25, lr=0.5, dim=50, thread=1, seed=1, verbose=0, **work["options"]
    )
start = time.perf_counter()
labels, chances = model.predict(work["judge"], k=2)
seconds = time.perf_counter() - start
pairs = [dict(zip(*pair, strict=True)) for pair in zip(labels, chances, strict=True)]
scores = [float(pair.get("__label__scam", 0.0)) for pair in pairs]
print(json.dumps({"scores": scores, "seconds": seconds}))
