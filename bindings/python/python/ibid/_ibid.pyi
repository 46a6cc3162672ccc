"""The native half of the package."""

from collections.abc import Iterable, Iterator
from os import PathLike
from typing import Literal, final

from ._types import Cite, Diagnostic, Item, Mark, Reference, StyleLike

__all__ = [
    "Bibliography",
    "Document",
    "DocumentError",
    "Entry",
    "ParseError",
    "Style",
    "StyleError",
    "Text",
    "Written",
    "parse",
    "parse_entry",
    "parse_many",
    "read",
    "read_document",
    "write",
]

class ParseError(ValueError):
    """A file in a closed format is wrong; `line` and `column` say where, and `path` in which file, if it has
    one.
    """

    line: int
    column: int
    path: str | None

class StyleError(ValueError):
    """A style can't be used; `line`, `column` and `path` say where it is wrong, and are None where that is not
    known.
    """

    line: int | None
    column: int | None
    path: str | None

class DocumentError(ValueError):
    """A document can't be read; `path` says which, if it was given by its path."""

    path: str | None

def parse(
    text: str, *, day_first: bool | None = None, language: str | None = None, year: int | None = None
) -> list[Reference]:
    """Finds the references in a text and reads each; the answers are in their order.

    Where only the order tells which of day and month is which, as in 3/4/2020, `day_first` or the `language`
    of the text decides. A date after the next `year` is doubted.
    """

def parse_entry(
    text: str, *, day_first: bool | None = None, language: str | None = None, year: int | None = None
) -> Reference:
    """Reads a text that is one entry.

    `day_first`, `language` and `year` are as for `parse`.
    """

def parse_many(
    texts: Iterable[str],
    *,
    day_first: bool | None = None,
    language: str | None = None,
    year: int | None = None,
) -> list[Reference]:
    """Reads many texts over the cores, each of which is one entry; the answers are in their order.

    `day_first`, `language` and `year` are as for `parse`. The variable `RAYON_NUM_THREADS` of the environment
    limits how many cores are used.
    """

def read_document(
    source: str | PathLike[str] | bytes,
    format: str | None = None,
    *,
    day_first: bool | None = None,
    language: str | None = None,
    year: int | None = None,
) -> Document:
    """Reads the references of a file, which is given by its path or as its bytes.

    It is text, Markdown, HTML, a Word document, an OpenDocument text, a PDF, BibTeX, BibLaTeX, CSL-JSON, RIS,
    Hayagriva's YAML, PubMed's .nbib or EndNote's XML, as its content and its name show if no format is given.
    `day_first`, `language` and `year` are as for `parse`.
    """

@final
class Document:
    """What was read from a file."""

    @property
    def format(self) -> str:
        """What it was read as: text, markdown, html, docx, odt, pdf, bibtex, and so on."""
    @property
    def text(self) -> str:
        """The text that offsets are of: the file's own, or of a docx, odt or pdf the text that it shows."""
    @property
    def references(self) -> list[Reference]:
        """The references; those of a citation manager's fields before those that are read from the text."""
    @property
    def doubts(self) -> list[Diagnostic]:
        """Doubts about the file itself, if it is a .bib file."""
    @property
    def problems(self) -> list[str]:
        """What could not be read at all, each with its line and column."""
    @property
    def guesses(self) -> list[str]:
        """What was read of bytes that are not UTF-8, and pages that gave no text."""
    def __iter__(self) -> Iterator[Reference]: ...
    def __len__(self) -> int: ...

def read(source: str | bytes | PathLike[str], format: str | None = None) -> list[Item]:
    """Reads the items of a file in a closed format, which is given as its text, its bytes or its path.

    It is BibTeX, BibLaTeX, CSL-JSON, RIS, Hayagriva's YAML, PubMed's .nbib or EndNote's XML, as its content
    shows if no format is given. A text is never taken for a path: that is an `os.PathLike`. If the file is
    wrong, a `ParseError` says where.
    """

def write(items: Iterable[Item], format: str) -> Written:
    """Writes items in a format: bibtex, biblatex, csl-json, ris or hayagriva."""

@final
class Written:
    """A file's text, and what of the items is not in it."""

    @property
    def text(self) -> str:
        """The file's text."""
    @property
    def lost(self) -> list[tuple[str, str]]:
        """What the format can't hold: the id of an item, and the variable's name."""

@final
class Style:
    """A style that is ready to render: by its name, or the text or the path of a file in the Citation Style
    Language.

    `locale` is the language of its words, whose file, such as locales-de-DE.xml, is in the folder `locales`.
    """

    def __new__(
        cls,
        source: StyleLike,
        *,
        locale: str | None = None,
        locales: str | PathLike[str] | None = None,
    ) -> Style: ...
    @staticmethod
    def names() -> list[str]:
        """The names of the styles that ibid has."""
    @property
    def name(self) -> str:
        """The style's name; of a style from a file, its identifier."""
    def entry(self, item: Item, *, case: Literal["style", "as-given"] = "style") -> Text:
        """Renders one item as if it were alone in its list, with titles as the style wants them or as given."""

class Text:
    """Rendered text, plain or with markup."""

    @property
    def text(self) -> str:
        """The words without markup."""
    @property
    def html(self) -> str:
        """HTML, safe to put in a page."""
    @property
    def html_with_links(self) -> str:
        """HTML in which addresses are links."""
    @property
    def markdown(self) -> str:
        """CommonMark."""
    @property
    def latex(self) -> str:
        """LaTeX."""
    @property
    def unsure_titles(self) -> list[tuple[str, list[str]]]:
        """The titles that were set in sentence case, each with its words that may be names, whose capitals would
        stay.
        """
    def _repr_html_(self) -> str: ...

@final
class Entry(Text):
    """An entry of a reference list."""

    @property
    def id(self) -> str:
        """The identifier of the item."""

@final
class Bibliography:
    """Items as one list in one style: in its order, each told apart from the others.

    `citations` are the marks of the text in their order, on which numbers and "ibid." depend. `case` says
    whether titles are as the style wants them or as given, and `locale` and `locales` are as for a `Style`.
    """

    def __new__(
        cls,
        style: StyleLike,
        items: Iterable[Item],
        *,
        citations: Iterable[Mark] | None = None,
        case: Literal["style", "as-given"] = "style",
        locale: str | None = None,
        locales: str | PathLike[str] | None = None,
    ) -> Bibliography: ...
    @property
    def entries(self) -> list[Entry]:
        """The entries in the order of the list."""
    @property
    def citations(self) -> list[Text]:
        """The marks of `citations`."""
    def __iter__(self) -> Iterator[Entry]: ...
    def __len__(self) -> int: ...
    def get(self, id: str) -> Entry | None:
        """The entry of an item; None if the list has none."""
    def cite(self, *cites: str | Cite) -> Text:
        """The mark that cites items in the text, each by its id or with a `Cite`."""
    def to_html(self) -> str:
        """The list as HTML."""
    def to_markdown(self) -> str:
        """The list as Markdown."""
    def to_latex(self) -> str:
        """The list as LaTeX."""
    def to_docx(self) -> bytes:
        """The list as a Word document."""
    def _repr_html_(self) -> str: ...
