"""Reads references from Python: one `ibid pipe` answers as many lines as it is sent.

    python3 pipe.py < references.txt     # one entry a line; prints author, year and title
"""

import json
import subprocess
import sys


def parse(entries, command=("ibid", "pipe")):
    """Gives what ibid read from each entry, in order."""
    lines = "".join(json.dumps({"id": i, "text": text}) + "\n" for i, text in enumerate(entries))
    done = subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8")
    return [json.loads(line) for line in done.stdout.splitlines()]


if __name__ == "__main__":
    for answer in parse([line.strip() for line in sys.stdin if line.strip()]):
        item = answer["csl"]
        names = [n.get("family") or n.get("literal") or n.get("given") for n in item.get("author", [])]
        year = item.get("issued", {}).get("date-parts", [["n.d."]])[0][0]
        print(f"{', '.join(names)} ({year}): {item.get('title')}")
