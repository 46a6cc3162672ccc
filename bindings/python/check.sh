#!/bin/sh
# Builds the wheel, installs it into a new environment, and runs the tests there, which run the
# Python of both READMEs and the examples too.
#
#     bindings/python/check.sh [ARGUMENT…]     arguments of pytest
#
# IBID names the command that answers are compared with. Needs cargo and Python with venv and pip.
set -eu
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# Spark, which is large, is used where the system has it.
python3 -m venv --system-site-packages "$work/venv"
python="$work/venv/bin/python"
"$python" -m pip install --quiet "maturin>=1.9,<2" pytest mypy
"$python" -m pip install --quiet pandas pandas-stubs pyarrow || echo "skipped: pandas can't be installed"
"$work/venv/bin/maturin" build --quiet --profile dev -m bindings/python/Cargo.toml -o "$work"
"$python" -m pip install --quiet --no-deps "$work"/ibid-*.whl
"$python" -m pytest -q -rs bindings/python/tests "$@"
