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


def style(work):
    """APA as a CSL file, as citeproc-js gets it; none if that is not here."""
    path = Path(work) / "apa.csl"
    if (Path(work) / "node_modules/citeproc").exists():
        program = ("require('@citation-js/plugin-csl'); process.stdout.write("
                   "require('@citation-js/core').plugins.config.get('@csl').styles.get('apa'))")
        with open(path, "wb") as file:
            subprocess.run(["node", "-e", program], cwd=work, stdout=file, check=True)
    return path


def jobs(work, files):
    """Each job: its name, ibid's command, and for each peer whether it is here and its command."""
    citeproc = Path(work) / "citeproc.cjs"
    apa = style(work)
    from_file = apa.exists()
    return [
        ("read loose entries", [IBID, "pipe"], files["requests"], [
            ("anystyle", shutil.which("anystyle"), ["anystyle", "-f", "csl", "parse", files["entries"]]),
        ]),
        ("items to APA, each alone", [IBID, "pipe", "--style", "apa"], files["items"], [
            ("citeproc-js", (Path(work) / "node_modules/citeproc").exists(), ["node", citeproc, files["items"]]),
        ]),
        *[("items in apa.csl, each alone", [IBID, "pipe", "--style", apa], files["items"], [
            ("citeproc-js", True, ["node", citeproc, files["items"]]),
        ]), (".bib to a list in apa.csl", [IBID, "reformat", "--style", apa, files["bib"]], None, [
            ("hayagriva 0.10.1", Path(HAYAGRIVA).exists(), [HAYAGRIVA, files["bib"], "reference", "--style", "apa"]),
        ])][:2 * from_file],
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
