#!/bin/sh
# Times whole processes on one .bib file: ibid, pandoc and bibtexparser each read it, and ibid and
# pandoc turn it into CSL-JSON. Prints the best of three runs of each, and the ratio to ibid's.
#
#     benches/formats_peers.sh [ENTRIES]     20000 if not given
#
# Needs pandoc (Debian) and bibtexparser (PyPI); one that is missing is left out.
set -eu
cd "$(dirname "$0")/.."
entries=${1:-20000}
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
cargo build --release --quiet --example convert
convert=$(pwd)/target/release/examples/convert

python3 - "$entries" > "$work/peers.bib" <<'PYTHON'
import sys
names = ["Nørgård, Anna", "Okafor, B. C.", "de Vries, Jan", "García Márquez, Gabriel", "Chen, Li"]
for i in range(int(sys.argv[1])):
    authors = " and ".join(names[(i + k) % 5] for k in range(1 + i % 4))
    print(f"""@article{{key{i},
  author = {{{authors}}},
  title = {{On {{Bread}} and the {{EU}} in {{Winter}} {i}: A {{Study}} of R{{\\"u}}gen \\& {{\\O}}resund}},
  journal = {{Journal of {names[i % 5].split(",")[0]} Studies}},
  year = {{{1990 + i % 35}}},
  month = may,
  volume = {{{i % 90}}},
  number = {{3}},
  pages = {{{i % 800}--{i % 800 + 13}}},
  doi = {{10.1000/x_{i}}},
  url = {{https://example.org/a_b/{i}?q=50%25}},
}}
""")
PYTHON

python3 - "$work" "$convert" <<'PYTHON'
import importlib.util, os, resource, shutil, subprocess, sys, time
work, convert = sys.argv[1:]
bib = os.path.join(work, "peers.bib")
parse = "import bibtexparser, sys; "
version = None
if importlib.util.find_spec("bibtexparser"):
    import bibtexparser
    version = bibtexparser.__version__
    parse += ("bibtexparser.load(open(sys.argv[1], encoding='utf-8'))" if version.startswith("1.")
              else "bibtexparser.parse_file(sys.argv[1])")
runs = [("ibid", [convert, "bibtex", "csl-json"])]
if shutil.which("pandoc"):
    runs.append(("pandoc", ["pandoc", "-f", "bibtex", "-t", "csljson"]))
if version:
    runs.append((f"bibtexparser {version}", [sys.executable, "-c", parse, bib]))

def cost(command):
    """Seconds of the processor, which other programs on the machine do not lengthen."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    with open(bib) as source:
        subprocess.run(command, stdin=source, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, time.monotonic() - start

best = {name: min(cost(command) for _ in range(3)) for name, command in runs}
print(f"{os.path.getsize(bib) / 1e6:.1f} MB of BibTeX")
for name, (used, wall) in best.items():
    print(f"{name:22} {used:8.2f} s of processor, {wall:8.2f} s in all, "
          f"{used / best['ibid'][0]:6.1f} times ibid's")
PYTHON
