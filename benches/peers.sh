#!/bin/sh
# Times whole processes of ibid and of its peers on the same inputs, which it makes, and prints how
# many times ibid's each takes. A peer that is missing is left out and named.
#
#     benches/peers.sh [COUNT]     entries of each input, 2000 if not given
#
# Needs Python 3. Peers: anystyle (RubyGems), pandoc (Debian), bibtexparser (PyPI), citeproc-js
# (npm, fetched into a temporary folder), hayagriva (crates.io, built into target/peers).
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

cargo build --release --quiet --features cli --bin ibid
if command -v npm >/dev/null; then
    npm install --silent --no-audit --no-fund --prefix "$work" \
        citeproc @citation-js/core @citation-js/plugin-csl >/dev/null || true
    cp benches/peers/citeproc.cjs "$work/"
fi
cargo install hayagriva --version 0.10.1 --features cli --root target/peers --target-dir target/peers/build \
    --quiet --locked || true
python3 benches/peers/time.py "$work" "${1:-2000}"
