"""Times ibid from Python beside `ibid pipe`; python.sh calls it."""

import json
import subprocess
import sys
import time

import ibid

ROUNDS = 3
COMMAND, COUNT = sys.argv[1], int(sys.argv[2])
ENTRIES = [
    f"Doe, J., & Roe, R. ({1900 + at % 120}). Bread and salt {at}. Journal of Food, {at % 50}(3), {at}–{at + 9}."
    for at in range(COUNT)
]


def pipe() -> int:
    """The answers of the command, as Python's objects."""
    asked = "".join(json.dumps({"text": entry}) + "\n" for entry in ENTRIES)
    answers = subprocess.run([COMMAND, "pipe"], input=asked, capture_output=True, check=True, encoding="utf-8")
    return len([json.loads(line) for line in answers.stdout.splitlines()])


def pipe_alone() -> int:
    """The answers of the command, as the text that it writes."""
    asked = "".join(json.dumps({"text": entry}) + "\n" for entry in ENTRIES)
    return subprocess.run([COMMAND, "pipe"], input=asked.encode(), capture_output=True, check=True).stdout.count(b"\n")


def binding() -> int:
    """The answers of the package."""
    return len(ibid.parse_many(ENTRIES))


def seconds(read) -> float:
    """The time that reading takes."""
    start = time.perf_counter()
    assert read() == COUNT
    return time.perf_counter() - start


took = {read: min(seconds(read) for _ in range(ROUNDS)) for read in (pipe_alone, pipe, binding)}
for read, name in ((pipe_alone, "ibid pipe"), (pipe, "ibid pipe, answers as objects"), (binding, "ibid.parse_many")):
    print(f"{name}: {COUNT / took[read]:.0f} entries/s")
print(f"ratio to ibid pipe: {took[pipe_alone] / took[binding]:.2f}")
