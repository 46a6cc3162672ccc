#!/usr/bin/env python3
"""Fails if a function, type or trait of the public interface has no example in its documentation.

Rustdoc's own lint for this passes over what a private module re-exports, so that half of the
interface is not looked at; its JSON holds all of it. Variants, fields, constants and the methods of
traits need none.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

KINDS = {"function", "struct", "enum", "union", "trait", "macro", "type_alias"}


def public_interface():
    """Rustdoc's description of the library."""
    with tempfile.TemporaryDirectory() as folder:
        # Seen by rustdoc alone, the variable makes no build script run again.
        rustdoc = pathlib.Path(folder, "rustdoc")
        rustdoc.write_text('#!/bin/sh\nRUSTC_BOOTSTRAP=1 exec rustdoc "$@"\n')
        rustdoc.chmod(0o755)
        command = ["cargo", "rustdoc", "--quiet", "--lib", "--all-features", "--"]
        command += ["-Z", "unstable-options", "--output-format", "json"]
        subprocess.run(command, env=os.environ | {"RUSTDOC": str(rustdoc)}, check=True)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", "target"))
    return json.loads((target / "doc" / "ibid.json").read_text(encoding="utf-8"))


def without_example(index):
    """The places of the items that should have an example and have none."""
    impls = [item["inner"]["impl"] for item in index.values() if "impl" in item["inner"]]
    given = {method for i in impls if i["trait"] for method in i["items"]}
    for item in index.values():
        needs = item["crate_id"] == 0 and KINDS & item["inner"].keys() and item["id"] not in given
        if needs and "```" not in (item["docs"] or ""):
            yield f"{item['span']['filename']}:{item['span']['begin'][0]}: {item['name']}"


missing = sorted(without_example(public_interface()["index"]))
for place in missing:
    print(f"{place} has no example", file=sys.stderr)
sys.exit(bool(missing))
