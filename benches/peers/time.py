"""Times ibid and its peers, and prints a table. Arguments: a folder to work in, how many works."""

import importlib.util
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

import inputs

IBID = "target/release/ibid"
HAYAGRIVA = "target/peers/bin/hayagriva"
BIBTEXPARSER = ("import bibtexparser as b, sys; "
                "getattr(b, 'parse_file', None) and b.parse_file(sys.argv[1]) or b.load(open(sys.argv[1]))")


def jobs(work, files):
    """Each job: its name, ibid's command, and for each peer whether it is here and its command."""
    citeproc = Path(work) / "citeproc.cjs"
    return [
        ("read loose entries", [IBID, "pipe"], files["requests"], [
            ("anystyle", shutil.which("anystyle"), ["anystyle", "-f", "csl", "parse", files["entries"]]),
        ]),
        ("items to APA, each alone", [IBID, "pipe", "--style", "apa"], files["items"], [
            ("citeproc-js", (Path(work) / "node_modules/citeproc").exists(), ["node", citeproc, files["items"]]),
        ]),
        (".bib to an APA list", [IBID, "reformat", files["bib"]], None, [
            ("hayagriva 0.10.1", Path(HAYAGRIVA).exists(), [HAYAGRIVA, files["bib"], "reference", "--style", "apa"]),
        ]),
        (".bib to CSL-JSON", [IBID, "reformat", files["bib"], "--to", "csl-json"], None, [
            ("pandoc", shutil.which("pandoc"), ["pandoc", "-f", "bibtex", "-t", "csljson", files["bib"]]),
            ("bibtexparser, reading only", importlib.util.find_spec("bibtexparser"),
             [sys.executable, "-c", BIBTEXPARSER, files["bib"]]),
        ]),
    ]


def cost(command, stdin):
    """Seconds of the processor, which other programs on the machine hardly lengthen, and seconds in all."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    with open(stdin or "/dev/null", "rb") as source:
        subprocess.run(list(map(str, command)), stdin=source, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, time.monotonic() - start


def best(command, stdin):
    return min(cost(command, stdin) for _ in range(3))


def main():
    work, count = sys.argv[1], int(sys.argv[2])
    print(f"{count} works; best of three, seconds of the processor (in all)")
    for job, command, stdin, peers in jobs(work, inputs.write(work, count)):
        used, wall = best(command, stdin)
        print(f"{job}\n  {'ibid':28}{used:9.3f} ({wall:.3f})")
        for name, here, command in peers:
            if not here:
                print(f"  {name:28}  not here")
                continue
            theirs, wall = best(command, None)
            print(f"  {name:28}{theirs:9.3f} ({wall:.3f})   {theirs / used:.0f} times as long")


main()
