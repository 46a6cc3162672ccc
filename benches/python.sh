#!/bin/sh
# Times `ibid.parse_many` against `ibid pipe` on the same entries, from text to results, and prints
# both and how many times the pipe's speed Python's is.
#
#     benches/python.sh [COUNT]     entries, 100000 if not given
#
# Needs Python with venv and pip.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

cargo build --release --quiet --features cli --bin ibid
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet "maturin>=1.9,<2"
"$work/venv/bin/maturin" build --quiet --release -m bindings/python/Cargo.toml -o "$work"
"$work/venv/bin/pip" install --quiet --no-deps "$work"/ibid-*.whl
"$work/venv/bin/python" benches/python.py "${CARGO_TARGET_DIR:-target}/release/ibid" "${1:-100000}"
