"""Reads a column of references into columns.

    python pandas_column.py references.csv > read.csv     # the column is called "reference"
"""

from __future__ import annotations

import sys
from typing import Any

import ibid
import pandas as pd


def row(reference: ibid.Reference) -> dict[str, Any]:
    """What a table keeps of a reference."""
    item = reference["csl"]
    return {
        "type": item["type"],
        "authors": "; ".join(name.get("family") or name["literal"] for name in item.get("author", [])),
        "year": item.get("issued", {}).get("date-parts", [[None]])[0][0],
        "title": item.get("title"),
        "container": item.get("container-title"),
        "doi": item.get("DOI"),
        "confidence": reference["confidence"],
        "doubts": ", ".join(doubt["code"] for doubt in reference["diagnostics"]),
    }


def read(table: pd.DataFrame) -> pd.DataFrame:
    """The table with what was read of each reference beside it."""
    references = ibid.parse_many(table["reference"].fillna(""))
    rows = pd.DataFrame([row(reference) for reference in references], index=table.index)
    return table.join(rows.astype({"year": "Int64"}))


if __name__ == "__main__":
    read(pd.read_csv(sys.argv[1])).to_csv(sys.stdout, index=False)
