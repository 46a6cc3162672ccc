#!/bin/sh
# Times whole processes that render the same items in APA: `ibid pipe` and citeproc-js.
# Prints the best of three runs of each, and the ratio.
#
#     benches/render_peers.sh [ITEMS]     5000 if not given
#
# Needs Node.js; citeproc-js and the style come from npm.
set -eu
cd "$(dirname "$0")/.."
items=${1:-5000}
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
cargo build --release --quiet --features cli --bin ibid
ibid=$(pwd)/target/release/ibid

python3 - "$items" > "$work/items.jsonl" <<'PYTHON'
import json, sys
people = [("Nørgård", "Anna"), ("Okafor", "B. C."), ("García Márquez", "Gabriel"), ("Chen", "Li"), ("Doe", "Jean-Luc")]
kinds = ["article-journal", "book", "webpage", "article-newspaper", "chapter"]
for i in range(int(sys.argv[1])):
    authors = [{"family": f, "given": g} for f, g in (people[(i + k) % 5] for k in range(1 + i % 4))]
    item = {
        "id": str(i), "type": kinds[i % 5], "title": f"On bread and the EU in winter {i}: a study of salt",
        "author": authors, "issued": {"date-parts": [[1990 + i % 35, 1 + i % 12, 1 + i % 28]]},
        "container-title": "Journal of Food", "volume": str(i % 90), "issue": "3", "page": f"{i}-{i + 13}",
        "publisher": "Crumb Press", "URL": f"https://example.org/{i}",
    }
    print(json.dumps({"id": str(i), "item": item}, ensure_ascii=False))
PYTHON

npm install --silent --no-audit --no-fund --prefix "$work" citeproc @citation-js/core @citation-js/plugin-csl >/dev/null
cat > "$work/citeproc.cjs" <<'NODE'
const fs = require("fs");
const CSL = require("citeproc");
const { plugins } = require("@citation-js/core");
require("@citation-js/plugin-csl");
const config = plugins.config.get("@csl");
const items = fs.readFileSync(process.argv[2], "utf8").trim().split("\n").map((line) => JSON.parse(line).item);
const byId = new Map(items.map((item) => [item.id, item]));
const engine = new CSL.Engine(
  { retrieveLocale: (lang) => config.locales.get(lang) ?? config.locales.get("en-US"), retrieveItem: (id) => byId.get(id) },
  config.styles.get("apa"), "en-US");
for (const { id } of items) {
  engine.updateItems([id]);
  process.stdout.write(JSON.stringify({ id, html: engine.makeBibliography()[1].join("") }) + "\n");
}
NODE

python3 - "$work" "$ibid" "$items" <<'PYTHON'
import os, resource, subprocess, sys
work, ibid, items = sys.argv[1:]
source = os.path.join(work, "items.jsonl")

def seconds(command):
    """Seconds of the processor, which other programs on the machine do not lengthen."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(source) as lines:
        subprocess.run(command, stdin=lines, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

ours = min(seconds([ibid, "pipe", "--style", "apa"]) for _ in range(3))
theirs = min(seconds(["node", os.path.join(work, "citeproc.cjs"), source]) for _ in range(3))
print(f"ibid pipe    {ours:8.3f} s")
print(f"citeproc-js  {theirs:8.3f} s   {theirs / ours:.0f} times as long, {items} items")
PYTHON
