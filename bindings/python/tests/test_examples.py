"""The examples and the READMEs run."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import os
import pathlib
import re
import subprocess
import sys
from collections.abc import Iterator

import ibid
import pytest

HERE = pathlib.Path(__file__).parents[1]
ROOT = HERE.parents[1]

# A program, and what it prints if that is shown below it.
BLOCK = re.compile(r"^```python\n(.*?)^```$(?:\n\n^```text\n(.*?)^```$)?", re.DOTALL | re.MULTILINE)


def run(*args: object, **environment: str) -> str:
    """What a Python program prints."""
    command = [sys.executable, *map(str, args)]
    ran = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **environment})
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.mark.parametrize("readme", [HERE / "README.md", ROOT / "README.md"], ids=["own", "root"])
def test_readme(readme: pathlib.Path, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = BLOCK.findall(readme.read_text(encoding="utf-8"))
    assert blocks, "none"
    for folder in ("data", "examples"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    monkeypatch.chdir(tmp_path)
    names = {"__name__": "__main__"}
    for program, shown in blocks:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(program, str(readme), "exec"), names)
        assert printed.getvalue() == shown, program


def test_pandas(tmp_path: pathlib.Path) -> None:
    pytest.importorskip("pandas")
    table = tmp_path / "references.csv"
    table.write_text('reference\n"Doe, J. (2020). Bread. Journal of Food, 12(3), 4–5."\n\n', encoding="utf-8")
    read = run(HERE / "examples/pandas_column.py", table).splitlines()
    assert read[0] == "reference,type,authors,year,title,container,doi,confidence,doubts"
    assert ",article-journal,Doe,2020,Bread,Journal of Food,," in read[1]


def test_spark(tmp_path: pathlib.Path) -> None:
    for module in ("pandas", "pyarrow", "pyspark"):
        pytest.importorskip(module)
    entries, target = tmp_path / "entries.jsonl", tmp_path / "out"
    lines = [{"id": at, "reference": f"Doe, J. (2020). Bread {at}. Crumb Press."} for at in range(20_000)]
    entries.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    run(HERE / "examples/spark_udf.py", entries, target, PYSPARK_PYTHON=sys.executable)
    parts = [part.read_text(encoding="utf-8") for part in sorted(target.glob("part-*"))]
    rows = [json.loads(line) for line in "".join(parts).splitlines()]
    read = {row["id"]: json.loads(row["csl"]) for row in rows}
    direct = ibid.parse_many(line["reference"] for line in lines)
    assert [read[line["id"]] for line in lines] == [reference["csl"] for reference in direct]
    assert len(rows) == len(lines) and rows[0]["title"].startswith("Bread")
    assert json.loads(rows[0]["csl"])["publisher"] == "Crumb Press"


def test_types() -> None:
    pytest.importorskip("mypy")
    run("-m", "mypy", "--strict", "--ignore-missing-imports", HERE / "examples/pandas_column.py", HERE / "tests/test_ibid.py")
    run("-m", "mypy.stubtest", "ibid", "--ignore-disjoint-bases")


def test_the_stub_says_what_help_says() -> None:
    stub = ast.parse((HERE / "python/ibid/_ibid.pyi").read_text(encoding="utf-8"))
    told = dict(docs(stub, ibid))
    assert len(told) > 30
    for name, (of_stub, of_package) in told.items():
        assert of_package and of_stub == " ".join(of_package.split()), name


def docs(stub: ast.AST, owner: object) -> Iterator[tuple[str, tuple[str, str | None]]]:
    """What the stub and the package say of each name that is no special method."""
    for node in ast.iter_child_nodes(stub):
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)) and not node.name.startswith("_"):
            named = getattr(owner, node.name)
            of_stub = " ".join((ast.get_docstring(node) or "").split())
            yield f"{owner!r}.{node.name}", (of_stub, named.__doc__)
            yield from docs(node, named)
