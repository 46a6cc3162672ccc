"""What is given and taken as plain data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from os import PathLike
from typing import Any, TypedDict, Union

from ._ibid import Style

Item = dict[str, Any]
"""A work in CSL-JSON: "type", "title", "author" and the other variables of CSL 1.0.2."""


class _About(TypedDict, total=False):
    about: Any


class Diagnostic(_About):
    """A doubt at a place of the text, in code points.

    With some codes, "about" is the label, year or number that it is about.
    """

    code: str
    message: str
    start: int
    end: int


class Reference(TypedDict):
    """What was read from an entry, and where the entry stands in the text, in code points."""

    start: int
    end: int
    text: str
    csl: Item
    segments: list[tuple[str, str]]
    """The parts of the entry: their labels and their words."""
    confidence: float
    """How probable it is that every core field was read right, 0 to 1."""
    entry_confidence: float
    """How probable it is that the text is one entry and all of it, 0 to 1; 1 if it was given as one."""
    diagnostics: list[Diagnostic]


@dataclass(frozen=True)
class Cite:
    """A work that a mark cites by the id of its item, and where in it.

    A locator is a page, unless a label of CSL says otherwise: Cite("doe2020", locator=3, label="chapter").
    """

    id: str
    page: str | int | None = None
    locator: str | int | None = None
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    author_only: bool = False
    narrative: bool = False


Mark = Union[str, Cite, Iterable[Union[str, Cite]]]
"""The cites of one mark in the text: an id or a Cite, or several."""

StyleLike = Union[str, PathLike[str], Style]
"""A style: its name, the text of a CSL file, the path of one, or a Style that is ready."""
