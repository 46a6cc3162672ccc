"""Reads loosely formatted references into CSL items, flags what is doubtful, and renders items in any style.

Items are plain dicts in CSL-JSON, and all offsets are those of Python's text: code points.
"""

from __future__ import annotations

from ._ibid import (
    Bibliography,
    Document,
    DocumentError,
    Entry,
    ParseError,
    Style,
    StyleError,
    Text,
    Written,
    parse,
    parse_entry,
    parse_many,
    read,
    read_document,
    write,
)
from ._types import Cite, Diagnostic, Item, Mark, Reference, StyleLike

__all__ = [
    "Bibliography",
    "Cite",
    "Diagnostic",
    "Document",
    "DocumentError",
    "Entry",
    "Item",
    "Mark",
    "ParseError",
    "Reference",
    "Style",
    "StyleError",
    "StyleLike",
    "Text",
    "Written",
    "cite",
    "parse",
    "parse_entry",
    "parse_many",
    "read",
    "read_document",
    "write",
]


def cite(
    style: StyleLike,
    item: Item,
    page: str | int | None = None,
    *,
    locator: str | int | None = None,
    label: str = "page",
    prefix: str = "",
    suffix: str = "",
    suppress_author: bool = False,
    author_only: bool = False,
    narrative: bool = False,
) -> Text:
    """The mark that cites one item, as if it were alone in its list: "(Doe, 2020, p. 12)"."""
    if not isinstance(item, dict):
        raise TypeError(f"item must be dict, not {type(item).__name__}")
    id = str(item.get("id", ""))
    given = Cite(id, page, locator, label, prefix, suffix, suppress_author, author_only, narrative)
    return Bibliography(style, [item]).cite(given)
