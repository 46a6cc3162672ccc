"""What Python gets from the installed package."""

from __future__ import annotations

import json
import pathlib
import pickle
import re
import subprocess
import sys
import threading
from typing import Any, Callable

import ibid
import pytest

ROOT = pathlib.Path(__file__).parents[3]
ENTRY = "Müller, J. (2020). Über Brot. Reuters. Available at:"
ITEM: ibid.Item = {
    "id": "doe2020",
    "type": "book",
    "author": [{"family": "Doe", "given": "Jane"}],
    "issued": {"date-parts": [[2020]]},
    "title": "On Bread & Salt",
    "medium": "DVD",
}


def test_offsets_count_code_points() -> None:
    # The text is longer than what is counted at a time, and most characters have several bytes.
    text = "In größeren Straßen hörten die Bäcker 𝄞 täglich. " * 30 + f"\n\nQuellen\n\n{ENTRY}\n"
    (reference,) = ibid.parse(text)
    assert reference["text"] == ENTRY == text[reference["start"] : reference["end"]]
    assert "".join(words for _, words in reference["segments"]) == ENTRY
    (doubt,) = reference["diagnostics"]
    assert doubt["code"] == "no-address"
    assert text[doubt["start"] : doubt["end"]] == "Available at:"


def test_an_entry_is_what_the_pipe_answers(command: str) -> None:
    request = json.dumps({"text": ENTRY})
    piped = subprocess.run([command, "pipe"], input=request, capture_output=True, check=True, text=True)
    answer = json.loads(piped.stdout)
    read: dict[str, Any] = json.loads(json.dumps(ibid.parse_entry(ENTRY)))
    of_bytes = [ENTRY.encode()[doubt["start"] : doubt["end"]].decode() for doubt in answer["diagnostics"]]
    of_text = [ENTRY[doubt["start"] : doubt["end"]] for doubt in read["diagnostics"]]
    assert of_bytes == of_text == ["Available at:"]
    for doubt in [*answer["diagnostics"], *read["diagnostics"]]:
        del doubt["start"], doubt["end"]
    assert answer.pop("id") is None
    assert read == {"start": 0, "end": len(ENTRY), "text": ENTRY} | answer


def test_many_are_read_as_one_by_one_and_in_order() -> None:
    texts = [f"Doe, J. ({1900 + at % 120}). Brot {at} für alle. Crumb Press." for at in range(5000)]
    many = ibid.parse_many(text for text in texts)
    assert [reference["text"] for reference in many] == texts
    assert all(many[at] == ibid.parse_entry(texts[at]) for at in (0, 2047, 2048, 4999))
    assert ibid.parse_many([]) == []


def test_other_threads_run_meanwhile() -> None:
    reading, count = threading.Event(), 0

    def read() -> None:
        ibid.parse_many(["Doe, J. (2020). Bread. Reuters."] * 4000)
        reading.set()

    thread = threading.Thread(target=read)
    thread.start()
    while not reading.wait(0.001):
        count += 1
    thread.join()
    assert count > 3


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
def test_a_process_that_was_forked_reads() -> None:
    code = """
import ibid, multiprocessing
texts = ["Doe, J. (2020). Bread. Reuters."] * 10
ibid.parse_many(texts)
with multiprocessing.get_context("fork").Pool(2) as pool:
    print(len(pool.apply_async(ibid.parse_many, [texts]).get(timeout=60)))
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert ran.stdout == "10\n"


def test_the_order_of_day_and_month_can_be_told() -> None:
    def issued(**manner: Any) -> Any:
        return ibid.parse_entry("Doe, J. A title. Reuters, 3/4/2020.", **manner)["csl"]["issued"]["date-parts"]

    assert issued(day_first=True) == issued(language="de") == [[2020, 4, 3]]
    assert issued(day_first=False) == issued(language="en-US") == [[2020, 3, 4]]
    ahead = "Doe, J. (2029). On bread. Food, 3(2), 4–9."
    doubts = [len(ibid.parse_entry(ahead, year=year)["diagnostics"]) for year in (2026, 2028)]
    assert doubts == [1, 0]


def test_a_list_in_a_style() -> None:
    other = ITEM | {"id": "roe", "title": "On salt", "URL": "https://example.org/a"}
    bibliography = ibid.Bibliography("apa", [ITEM, other])
    assert len(bibliography) == 2
    assert [entry.id for entry in bibliography] == ["doe2020", "roe"]
    entry = bibliography.entries[0]
    assert str(entry) == entry.text == "Doe, J. (2020a). On bread & salt [DVD]."
    assert entry.html == "Doe, J. (2020a). <i>On bread &amp; salt</i> [DVD]."
    assert entry.markdown == "Doe, J. (2020a). *On bread & salt* \\[DVD\\]."
    assert entry.latex == r"Doe, J. (2020a). \textit{On bread \& salt} [DVD]."
    second = bibliography.get("roe")
    assert second is not None and '<a href="https://example.org/a">' in second.html_with_links
    assert bibliography.get("nobody") is None
    assert str(bibliography).count("\n") == 2
    assert bibliography.to_html().startswith('<div class="csl-bib-body">')
    assert ibid.read_document(bibliography.to_docx()).format == "docx"


def test_marks() -> None:
    bibliography = ibid.Bibliography("apa", [ITEM])
    assert bibliography.cite("doe2020").text == "(Doe, 2020)"
    for cite, mark in [
        (ibid.Cite("doe2020", page="12-14"), "(Doe, 2020, pp. 12–14)"),
        (ibid.Cite("doe2020", locator=3, label="chapter"), "(Doe, 2020, Chapter 3)"),
        (ibid.Cite("doe2020", prefix="see ", suffix=", emphasis added"), "(see Doe, 2020, emphasis added)"),
        (ibid.Cite("doe2020", suppress_author=True), "(2020)"),
        (ibid.Cite("doe2020", author_only=True), "Doe"),
        (ibid.Cite("doe2020", narrative=True), "Doe (2020)"),
    ]:
        assert bibliography.cite(cite).text == mark
    assert ibid.cite("harvard", ITEM, 12).html == "(Doe, 2020, p. 12)"
    cited = ibid.Bibliography("ieee", [ITEM, ITEM | {"id": "roe"}], citations=["roe", ["doe2020", "roe"]])
    assert [mark.text for mark in cited.citations] == ["[1]", "[1], [2]"]
    assert [entry.id for entry in cited] == ["roe", "doe2020"]


def test_words_of_titles_that_may_be_names_are_told() -> None:
    titles = ["The Mark of Cain", "Bread in the Age of Steel", "A Guide to the Green Line", "The Lincoln Letters"]
    entries = [ibid.Style("apa").entry(ITEM | {"title": title}) for title in titles]
    unsure = [title for entry in entries for title in entry.unsure_titles]
    assert unsure, "none"
    assert all(word in title for title, words in unsure for word in words)


def test_a_style_is_a_name_a_text_or_a_file() -> None:
    path = ROOT / "data/styles/ieee.csl"
    text = path.read_text(encoding="utf-8")
    rendered = {ibid.Bibliography(style, [ITEM]).entries[0].text for style in ("ieee", path, str(path), text)}
    assert len(rendered) == 1
    assert {"apa", "ieee"} <= set(ibid.Style.names())
    assert ibid.Style(text).name == ibid.Style("ieee").name


def test_a_style_in_another_language(tmp_path: pathlib.Path) -> None:
    term = '<locale xml:lang="de-DE"><terms><term name="and">und</term></terms></locale>'
    (tmp_path / "locales-de-DE.xml").write_text(term, encoding="utf-8")
    text = "<style{}><citation><layout><text term='and'/></layout></citation>{}</style>"
    style = text.format("", "<bibliography><layout><text term='and'/></layout></bibliography>")
    assert ibid.Style(style, locale="de", locales=tmp_path).entry(ITEM).text == "Und"
    with pytest.raises(ibid.StyleError, match="no terms in fr"):
        ibid.Style(style, locale="fr", locales=tmp_path)
    with pytest.raises(ibid.StyleError, match="in English alone"):
        ibid.Style("apa", locale="de")
    with pytest.warns(UserWarning, match="English ones are used"):
        ibid.Style(text.format(" default-locale='fr-FR'", ""))


@pytest.mark.parametrize("format", ["bibtex", "biblatex", "csl-json", "ris", "hayagriva"])
def test_items_are_written_and_read_again(format: str) -> None:
    written = ibid.write([ITEM], format)
    (item,) = ibid.read(written.text, format)
    assert item["title"] == "On Bread & Salt"
    assert ("doe2020", "medium") in written.lost or item["medium"] == "DVD"
    if format != "hayagriva":
        assert ibid.read(written.text.encode()) == [item], "recognised by its content"


def test_files_of_other_programs_are_read() -> None:
    nbib = "PMID- 12345\nTI  - Bread and\n      salt.\nFAU - Doe, Jane B\n"
    assert ibid.read(nbib)[0]["PMID"] == "12345"
    (item,) = ibid.read_document(nbib.encode()).references
    assert item["csl"]["author"] == [{"family": "Doe", "given": "Jane B."}]


def test_documents(tmp_path: pathlib.Path) -> None:
    article = ibid.read_document(ROOT / "examples/data/article.txt")
    assert (article.format, len(article), article.problems) == ("text", 3, [])
    html = "<h2>Quellen</h2>\n<p>Ärzteblatt &amp; Co.</p><ul><li>Müller, J. (2020). <i>Über Brot</i>. Reuters.</ul>"
    page = ibid.read_document(html.encode("latin-1"), "html")
    (reference,) = page
    assert page.text == html
    assert html[reference["start"] : reference["end"]].startswith("Müller")
    assert reference["text"] == "Müller, J. (2020). Über Brot. Reuters."
    library = tmp_path / "library.bib"
    library.write_text("@book{a, title = {Bread}}\n@book{b, title = {Salt", encoding="utf-8")
    read = ibid.read_document(library)
    assert (read.format, len(read), len(read.problems)) == ("bibtex", 1, 1)
    assert {"field-missing"} == {doubt["code"] for doubt in read.doubts}


CYCLE: ibid.Item = {}
CYCLE["custom"] = CYCLE
DEEP: ibid.Item = {}
for _ in range(100_000):
    DEEP = {"custom": DEEP}


@pytest.mark.parametrize(
    ("wrong", "error", "message"),
    [
        (lambda: ibid.write([{"volume": float("nan")}], "ris"), ValueError, "JSON"),
        (lambda: ibid.write([CYCLE], "ris"), ValueError, "Circular"),
        (lambda: ibid.write([DEEP], "ris"), RecursionError, "recursion"),
        (lambda: ibid.write([ITEM, {"id": "a", "volume": []}], "ris"), ValueError, r"items\[1\]: "),
        (lambda: ibid.write([ITEM], "docx"), ValueError, "“docx” is none of bibtex"),
        (lambda: ibid.read("Doe, J. (2020). Bread."), ibid.ParseError, "read_document"),
        (lambda: ibid.read_document(b"{\\rtf1 Doe}"), ibid.DocumentError, "is an RTF document"),
        (lambda: ibid.read_document(b"PK\x03\x04word/document", "docx"), ibid.DocumentError, "damaged"),
        (lambda: ibid.read_document("no such file"), FileNotFoundError, "no such file"),
        (lambda: ibid.Style("turabian"), ibid.StyleError, "“turabian” is none of apa"),
        (lambda: ibid.Style("no/such.csl"), FileNotFoundError, "no/such.csl"),
        (lambda: ibid.Bibliography("apa", [ITEM, ITEM]), ValueError, "two items have the id “doe2020”"),
        (lambda: ibid.Bibliography("apa", [ITEM]).cite("roe"), LookupError, "“roe”"),
        (lambda: ibid.Bibliography("apa", [ITEM], citations=["roe"]), LookupError, "“roe”"),
        (lambda: ibid.parse("\ud800"), UnicodeEncodeError, "surrogates"),
        (lambda: ibid.write([{"title": "\ud800"}], "ris"), UnicodeEncodeError, "surrogates"),
    ],
)
def test_what_is_wrong_is_an_exception(
    wrong: Callable[[], object], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        wrong()


ANY: Any = ibid


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (lambda: ANY.parse(5), "text must be str, not int"),
        (lambda: ANY.parse_entry(None), "text must be str, not NoneType"),
        (lambda: ANY.parse("Doe", language=5), "language must be str or None, not int"),
        (lambda: ANY.parse("Doe", day_first=1), "day_first must be bool or None, not int"),
        (lambda: ANY.parse("Doe", year="2020"), "year must be int or None, not str"),
        (lambda: ANY.parse_many("Doe"), "texts must be an iterable of str, not str"),
        (lambda: ANY.parse_many(["Doe", None]), "texts[1] must be str, not NoneType"),
        (lambda: ANY.read_document(5), "source must be str, os.PathLike or bytes, not int"),
        (lambda: ANY.read(5), "source must be str, bytes or os.PathLike, not int"),
        (lambda: ANY.read("", 5), "format must be str or None, not int"),
        (lambda: ANY.write(ITEM, "ris"), "items must be an iterable of dicts, not dict"),
        (lambda: ANY.write([ITEM, 5], "ris"), "items[1] must be dict, not int"),
        (lambda: ANY.write([{"title": {1}}], "ris"), "items[0]: Object of type set is not JSON serializable"),
        (lambda: ANY.write([ITEM], 5), "format must be str, not int"),
        (lambda: ANY.Style(5), "source must be str, os.PathLike or Style, not int"),
        (lambda: ANY.Style("apa").entry(5), "item must be dict, not int"),
        (lambda: ANY.Style("apa").entry(ITEM, case=5), "case must be str, not int"),
        (lambda: ANY.Bibliography(5, []), "style must be str, os.PathLike or Style, not int"),
        (lambda: ANY.Bibliography("apa", [ITEM]).get(5), "id must be str, not int"),
        (lambda: ANY.Bibliography("apa", [ITEM]).cite(5), "cites[0] must be str or Cite, not int"),
        (lambda: ANY.Bibliography("apa", [ITEM], citations=[5]), "citations[0] must be str, Cite or an iterable"),
        (lambda: ANY.cite("apa", 5), "item must be dict, not int"),
    ],
)
def test_an_argument_of_another_type_is_named(wrong: Callable[[], object], message: str) -> None:
    with pytest.raises(TypeError, match="^" + re.escape(message)):
        wrong()


def test_what_python_can_hold_is_read() -> None:
    assert ibid.parse("") == []
    for text in ("\0", "Doe, J. (2020). Bre\0ad. Reuters.", "\uffff\U0010ffff", " " * 100_000):
        reference = ibid.parse_entry(text)
        assert reference["text"] == text
        assert ibid.write([reference["csl"]], "bibtex").text
    with pytest.raises(UnicodeEncodeError) as refused:
        ibid.parse_many(["Doe", "Roe\udcff"])
    assert refused.value.object == "Roe\udcff"


@pytest.mark.skipif(sys.platform == "win32", reason="no signal can be sent")
@pytest.mark.parametrize("call", ["parse(TEXT)", "read_document(TEXT.encode())"])
def test_ctrl_c_ends_reading(call: str) -> None:
    code = f"""
import ibid, os, signal, threading, time
signal.signal(signal.SIGINT, signal.default_int_handler)
LINES = [f"Doe, J. ({{1900 + at % 120}}). Bread {{at}}. Journal of Food, 12(3), 4–5." for at in range(3000)]
TEXT = "Sources\\n\\n" + "\\n".join(LINES)
start = time.monotonic()
ibid.{call}
whole = time.monotonic() - start
threading.Timer(whole / 10, os.kill, [os.getpid(), signal.SIGINT]).start()
start = time.monotonic()
try:
    ibid.{call}
except KeyboardInterrupt:
    print((time.monotonic() - start) / whole)
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, timeout=300)
    # Without a look at signals, Python would raise it too, but after everything was read.
    assert float(ran.stdout) < 0.7


def test_errors_have_their_place(tmp_path: pathlib.Path) -> None:
    library = tmp_path / "library.bib"
    library.write_text("@book{a, title = {Bread}}\n@book{b, title = {Salt", encoding="utf-8")
    with pytest.raises(ibid.ParseError) as file:
        ibid.read(library)
    assert (file.value.line, file.value.column, file.value.path) == (2, 1, str(library))
    assert str(file.value).startswith(f"{library}: ")
    with pytest.raises(ibid.DocumentError) as document:
        ibid.read_document(b"{\\rtf1 Doe}")
    assert document.value.path is None
    with pytest.raises(ibid.StyleError) as unknown:
        ibid.Style("turabian")
    assert (unknown.value.line, unknown.value.column, unknown.value.path) == (None, None, None)
    house = tmp_path / "house.csl"
    house.write_text("<style>\n<citation/></wrong>", encoding="utf-8")
    with pytest.raises(ibid.StyleError) as wrong:
        ibid.Style(house)
    assert (wrong.value.line, wrong.value.path) == (2, str(house))
    with pytest.raises(FileNotFoundError) as missing:
        ibid.read_document("no such file")
    assert missing.value.filename == "no such file"
    with pytest.raises(ibid.ParseError) as parse:
        ibid.read("\n@book{a, title = {Bread", "bibtex")
    again = pickle.loads(pickle.dumps(parse.value))
    assert (again.line, again.column) == (parse.value.line, parse.value.column) == (2, 1)
    with pytest.raises(ibid.StyleError) as style:
        ibid.Style("<style>\n<citation/></wrong>")
    assert style.value.line == 2
