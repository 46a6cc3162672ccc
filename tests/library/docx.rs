//! Word documents: what is read of them, what is refused, and that what is written is read again.

use std::io::{Cursor, Write as _};

use ibid::input::{Document, DocxError, Manager};
use ibid::style::{Face, Quotes, Writer, docx};
use ibid::{Bibliography, Date, Item, Kind, Name, Parser, Style};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An archive of parts.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, options).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
    <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    Target="word/document.xml"/></Relationships>"#;

fn body(body: &str) -> String {
    format!("<w:document xmlns:w=\"{WORD}\" xmlns:r=\"r\"><w:body>{body}</w:body></w:document>")
}

/// A document with this body and these other parts, of which the name without folder says what they are.
fn with_parts(text: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let mut relations = String::from("<Relationships>");
    for (name, _) in parts {
        let kind = name.split('.').next().unwrap();
        let target = format!("Target=\"{name}\"/>");
        relations.extend(["<Relationship Id=\"", kind, "\" Type=\"t/", kind, "\" ", &target]);
    }
    relations += "<Relationship Id=\"link\" Type=\"t/hyperlink\" Target=\"https://a.b/?c&amp;d\" TargetMode=\"External\"/>\
        </Relationships>";
    let text = body(text);
    let names: Vec<String> = parts.iter().map(|(name, _)| format!("word/{name}")).collect();
    let mut all = vec![
        ("_rels/.rels", ROOT),
        ("word/document.xml", text.as_str()),
        ("word/_rels/document.xml.rels", relations.as_str()),
    ];
    all.extend(names.iter().map(String::as_str).zip(parts.iter().map(|(_, content)| *content)));
    package(&all)
}

fn read(text: &str) -> Document {
    Document::from_docx(&with_parts(text, &[])).unwrap()
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(read(text).text(), expected, "{text}");
}

/// A paragraph of one run.
fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

#[test]
fn text_as_it_is_seen() {
    check(&(p("Doe &amp; Roe ") + &p("Poe")), "Doe & Roe \nPoe");
    check(&(p("Doe") + "<w:p/>" + &p("Roe")), "Doe\n\nRoe");
    check("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", "a\tb\nc");
    check(
        "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r></w:p>",
        "a",
    );
    check(
        "<w:p><w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>b</w:delText></w:r></w:del>\
         <w:moveFrom><w:r><w:t>c</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>d</w:t></w:r></w:ins></w:p>",
        "ad",
    );
    check(
        &("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>".to_owned()
            + &p("b")),
        "ab",
    );
    check(
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>",
        "b",
    );
    check(
        &format!(
            "<w:sdt><w:sdtPr><w:tag w:val=\"x\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
            p("a")
        ),
        "a",
    );
    check(
        "<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:sym w:char=\"03B1\"/><w:sym w:char=\"F0B7\"/></w:r></w:p>",
        "a-α",
    );
    check(
        "<w:p><w:r><w:sym w:font=\"Symbol\" w:char=\"F061\"/></w:r>\
         <w:r><w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr><w:t>\u{f062}\u{f0b7}</w:t></w:r></w:p>",
        "αβ",
    );
    check(
        "<w:p><w:r><w:t>a</w:t><w:softHyphen/><w:t>b</w:t><w:ruby><w:rt><w:r><w:t>c</w:t></w:r></w:rt>\
         <w:rubyBase><w:r><w:t>d</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
        "abd",
    );
    check(
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>a</w:t></mc:Choice><mc:Choice><w:t>b</w:t></mc:Choice>\
         <mc:Fallback><w:t>c</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        "a",
    );
}

#[test]
fn tables_come_cell_by_cell() {
    let cells = |cells: &[&str]| {
        let cells: String = cells.iter().map(|text| format!("<w:tc>{}</w:tc>", p(text))).collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let table = |rows: &str| format!("<w:tbl>{rows}</w:tbl>");
    check(&table(&(cells(&["a", "b"]) + &cells(&["c"]))), "a\nb\nc");
    // The number of an entry stands before it.
    check(&table(&(cells(&["[1]", "Doe"]) + &cells(&["[2]", "Roe"]))), "[1] Doe\n[2] Roe");
}

#[test]
fn text_boxes_come_after_their_paragraph() {
    let boxed = |text: &str| {
        format!(
            "<mc:AlternateContent><mc:Choice><w:txbxContent>{0}</w:txbxContent></mc:Choice>\
             <mc:Fallback><w:txbxContent>{0}</w:txbxContent></mc:Fallback></mc:AlternateContent>",
            p(text)
        )
    };
    check(
        &format!(
            "<w:p><w:r><w:t>a</w:t></w:r><w:r>{}</w:r><w:r><w:t>b</w:t></w:r></w:p>{}",
            boxed("box"),
            p("c")
        ),
        "ab\nbox\nc",
    );
}

#[test]
fn faces_and_links() {
    let document = read(
        "<w:p><w:r><w:t xml:space=\"preserve\">Doe, </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>A </w:t></w:r>\
         <w:r><w:rPr><w:i w:val=\"1\"/><w:b/></w:rPr><w:t xml:space=\"preserve\"> title</w:t></w:r>\
         <w:r><w:rPr><w:i w:val=\"0\"/></w:rPr><w:t>, see </w:t></w:r>\
         <w:hyperlink r:id=\"link\"><w:r><w:t>the paper</w:t></w:r></w:hyperlink>\
         <w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText> HYPERLINK \"https://c.d\" </w:instrText>\
         <w:fldChar w:fldCharType=\"separate\"/><w:t xml:space=\"preserve\"> there</w:t><w:fldChar w:fldCharType=\"end\"/></w:r>\
         </w:p><w:p><w:r><w:rPr><w:i/></w:rPr><w:t>All of it.</w:t></w:r></w:p>",
    );
    let text = document.text();
    assert_eq!(text, "Doe, A title, seethe paper there\nAll of it.");
    let links: Vec<_> =
        document.links().iter().map(|it| (it.span.text(text), &*it.target)).collect();
    assert_eq!(links, [("the paper", "https://a.b/?c&d"), ("there", "https://c.d")]);
    let faces: Vec<_> =
        document.emphases().iter().map(|it| (it.span.text(text), it.strong)).collect();
    assert_eq!(faces, [("A title", false), ("title", true)]);
}

const STYLES: &str = r#"<w:styles xmlns:w="w">
    <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
    <w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="berschrift1"/></w:style>
    <w:style w:type="paragraph" w:styleId="Toc"><w:name w:val="toc 1"/></w:style>
    <w:style w:type="paragraph" w:styleId="Ref"><w:name w:val="Ref"/>
      <w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style></w:styles>"#;
const NUMBERING: &str = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">
    <w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="[%1]"/></w:lvl></w:abstractNum>
    <w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#;
const NOTES: &str = r#"<w:footnotes xmlns:w="w">
    <w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>
    <w:footnote w:id="1"><w:p><w:r><w:footnoteRef/><w:t>Doe, J. (2020).</w:t></w:r></w:p></w:footnote>
    <w:footnote w:id="2"><w:p><w:r><w:t>It was taken out.</w:t></w:r></w:p></w:footnote></w:footnotes>"#;

fn styled(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn numbers_headings_and_notes() {
    let text = styled("Toc", "Bread 4")
        + "<w:p><w:r><w:t>Bread</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>"
        + &styled("Mine", "Sources")
        + &styled("Ref", "Doe, J. (2020). Bread. Penguin.")
        + &styled("Ref", "Roe, R. (2021). Salt. Penguin.");
    let parts = [("styles.xml", STYLES), ("numbering.xml", NUMBERING), ("footnotes.xml", NOTES)];
    let document = Document::from_docx(&with_parts(&text, &parts)).unwrap();
    assert_eq!(
        document.text(),
        "Bread\n\nSources\n[1] Doe, J. (2020). Bread. Penguin.\n[2] Roe, R. (2021). Salt. Penguin.\n\nDoe, J. (2020)."
    );
    let entries = document.split();
    assert_eq!(entries[0].span.text(document.text()), "[1] Doe, J. (2020). Bread. Penguin.");
    // The strict variety has other namespaces, and other programs other prefixes.
    let strict = body(&text).replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main");
    let strict = strict.replace("w:", "x:");
    let bytes = package(&[("_rels/.rels", ROOT), ("word/document.xml", &strict)]);
    assert!(Document::from_docx(&bytes).unwrap().text().contains("Sources"));
}

#[test]
fn a_list_in_a_document_is_found() {
    let text =
        p("Bread has been baked for a long time, and nobody knows who was the first to do so.")
            + &p("References")
            + &p("Doe, J. (2020). On bread. Journal of Food, 3(2), 4–9.")
            + &p("Roe, R. (2021). On salt. London: Penguin.")
            + &p("Poe, P. (2022). On butter. Reuters. https://example.org/a");
    let document = read(&text);
    let references = Parser::new().parse_document(&document);
    let titles: Vec<_> = references.iter().flat_map(|it| &it.item.title).collect();
    assert_eq!(titles, ["On bread", "On salt", "On butter"]);
}

#[test]
fn items_of_citation_managers() {
    let json = r#"{"citationItems": [{"id": 7, "uris": ["u/7"], "itemData": {"id": 7, "type": "book",
        "title": "Bread", "author": [{"family": "Doe", "given": "Jane"}], "issued": {"date-parts": [[2020]]}}}]}"#;
    let field = |code: &str, shown: &str| {
        let code = code.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        let (head, tail) = code.split_at(code.len() / 2);
        format!(
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{head}</w:instrText></w:r>\
             <w:r><w:instrText>{tail}</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\
             <w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
        )
    };
    let text = field(&format!(" ADDIN ZOTERO_ITEM CSL_CITATION {json}"), "(Doe, 2020)")
        + &field(" ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", "Doe, J. (2020). Bread.");
    let document = read(&text);
    assert_eq!(document.text(), "(Doe, 2020)\nDoe, J. (2020). Bread.");
    assert_eq!(document.managers(), [Manager::Zotero]);
    assert_eq!(document.items()[0].author, [Name::person("Doe", "Jane")]);
    assert_eq!(document.items()[0].issued, Some(Date::year(2020)));
    let managed: Vec<_> = document.managed().iter().map(|it| it.text(document.text())).collect();
    assert!(managed[1].contains("Doe, J. (2020). Bread."), "{managed:?}");

    // Mendeley's controls have the same, packed.
    let packed = "eyJjaXRhdGlvbkl0ZW1zIjpbeyJpZCI6ImEiLCJpdGVtRGF0YSI6eyJpZCI6ImEiLCJ0eXBlIjoiYm9vayIsInRpdGxlIjoiU2FsdCJ9fV19";
    let text = format!(
        "<w:sdt><w:sdtPr><w:tag w:val=\"MENDELEY_CITATION_v3_{packed}\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        p("(Roe, 2021)")
    );
    let document = read(&text);
    assert_eq!(document.managers(), [Manager::Mendeley]);
    assert_eq!(document.items()[0].title.as_deref(), Some("Salt"));

    // EndNote's are XML, which may stand packed beside the code.
    let xml = "<EndNote><Cite><record><ref-type>6</ref-type><titles><title>Butter</title></titles></record></Cite></EndNote>";
    let document = read(&field(&format!(" ADDIN EN.CITE {xml}"), "(Poe, 2022)"));
    assert_eq!(document.managers(), [Manager::EndNote]);
    assert_eq!(document.items()[0].title.as_deref(), Some("Butter"));
}

#[test]
fn what_is_no_document_is_refused_by_name() {
    let refused = |bytes: &[u8]| Document::from_docx(bytes).unwrap_err();
    assert_eq!(refused(b""), DocxError::NoArchive);
    assert_eq!(refused(b"%PDF-1.7"), DocxError::NoArchive);
    assert!(matches!(refused(b"PK\x03\x04 and no more"), DocxError::Archive(_)));
    let compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    assert_eq!(refused(compound), DocxError::Old);
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(refused(&[&compound[..], &name].concat()), DocxError::Encrypted);
    assert_eq!(refused(&package(&[("a.txt", "a")])), DocxError::NoDocument);
    assert_eq!(
        refused(&package(&[("_rels/.rels", ROOT)])),
        DocxError::Missing("word/document.xml".into())
    );
    let workbook = [("_rels/.rels", ROOT), ("word/document.xml", "<workbook/>")];
    assert_eq!(refused(&package(&workbook)), DocxError::NoDocument);
    let cut = [("_rels/.rels", ROOT), ("word/document.xml", "<w:document><w:body>")];
    let told = refused(&package(&cut)).to_string();
    assert_eq!(told, "is damaged: its part word/document.xml: it ends within an element");
}

#[test]
fn bombs_do_not_go_off() {
    let refused = |text: &str| Document::from_docx(&with_parts(text, &[])).unwrap_err();
    let large = p(&"a".repeat(70 << 20));
    assert_eq!(refused(&large), DocxError::TooLarge("word/document.xml".into()));
    let deep = "<w:sdt>".repeat(5000) + &"</w:sdt>".repeat(5000);
    assert_eq!(refused(&deep), DocxError::TooDeep("word/document.xml".into()));
    let depth = 60;
    let nested =
        "<w:p><w:r><w:txbxContent>".repeat(depth) + &"</w:txbxContent></w:r></w:p>".repeat(depth);
    assert_eq!(refused(&nested), DocxError::TooDeep("word/document.xml".into()));
}

/// A small document with some of everything.
fn sample() -> Vec<u8> {
    let text = styled("Mine", "Sources")
        + &styled("Ref", "Doe, J. (2020). Bread. Penguin.")
        + "<w:p><w:r><w:t>Roe</w:t><w:footnoteReference w:id=\"1\"/><w:fldChar w:fldCharType=\"begin\"/>\
           <w:instrText>HYPERLINK \"https://a.b\"</w:instrText><w:fldChar w:fldCharType=\"separate\"/>\
           <w:t>there</w:t><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
        + &format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("[1]"));
    let parts = [("styles.xml", STYLES), ("numbering.xml", NUMBERING), ("footnotes.xml", NOTES)];
    with_parts(&text, &parts)
}

#[test]
fn damage_is_told_and_never_fatal() {
    let whole = sample();
    let mut random = fastrand::Rng::with_seed(7);
    let mut read = 0;
    for _ in 0..1000 {
        let mut bytes = whole.clone();
        for _ in 0..random.usize(1..8) {
            let at = random.usize(..bytes.len());
            bytes[at] = random.u8(..);
        }
        if random.u8(..) < 32 {
            bytes.truncate(random.usize(..bytes.len()));
        }
        read += usize::from(Document::from_docx(&bytes).is_ok());
    }
    println!("{read} of 1,000 damaged documents are read");
}

#[test]
fn damaged_text_is_told_and_never_fatal() {
    // Behind the checks of the archive: the bytes of the text itself.
    let text = body(&(styled("Ref", "Doe, J. (2020). Bread.") + &p("a")));
    let mut random = fastrand::Rng::with_seed(11);
    for _ in 0..1000 {
        let mut bytes = text.clone().into_bytes();
        for _ in 0..random.usize(1..6) {
            let at = random.usize(..bytes.len());
            bytes[at] = random.u8(b' '..b'~');
        }
        let damaged = String::from_utf8(bytes).unwrap();
        let parts =
            [("_rels/.rels", ROOT), ("word/document.xml", &damaged), ("word/styles.xml", STYLES)];
        let _ = Document::from_docx(&package(&parts));
    }
}

#[test]
fn open_document_texts_are_read() {
    let text = "<d xmlns:text='t'><style:style style:name='I'><style:text-properties fo:font-style='italic'/></style:style>\
        <style:style style:name='J' style:parent-style-name='I'/>\
        <table:covered-table-cell><text:p>gone</text:p></table:covered-table-cell>\
        <text:tracked-changes><text:p>gone</text:p></text:tracked-changes>\
        <text:h text:outline-level='2'>Sources</text:h>\
        <text:p>Doe, J.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p>\
        </text:note-body></text:note> (2020).\n  <text:span text:style-name='J'>On bread</text:span>.<text:s text:c='2'/>\
        <text:a xlink:href='https://a.b'>there</text:a></text:p><text:p/>\
        <text:p><text:reference-mark-start text:name='ZOTERO_ITEM CSL_CITATION \
        {&quot;citationItems&quot;:[{&quot;id&quot;:1,&quot;itemData&quot;:{&quot;id&quot;:1,&quot;title&quot;:&quot;Salt&quot;}}]} RND1'/>(Roe)\
        <text:reference-mark-end text:name='ZOTERO_ITEM CSL_CITATION \
        {&quot;citationItems&quot;:[{&quot;id&quot;:1,&quot;itemData&quot;:{&quot;id&quot;:1,&quot;title&quot;:&quot;Salt&quot;}}]} RND1'/></text:p></d>";
    let document = Document::from_odt(&package(&[("content.xml", text)])).unwrap();
    let seen = document.text();
    assert_eq!(seen, "Sources\nDoe, J. (2020). On bread.  there\n\n(Roe)\n\nA note.");
    assert_eq!(document.emphases()[0].span.text(seen), "On bread");
    assert_eq!(document.links()[0].target, "https://a.b");
    assert_eq!(document.items()[0].title.as_deref(), Some("Salt"));
    assert_eq!(document.managed()[0].text(seen).trim(), "(Roe)");
    let missing = Document::from_odt(&package(&[("a.xml", "<a/>")])).unwrap_err();
    assert_eq!(missing, DocxError::Missing("content.xml".into()));
}

#[test]
fn lists_of_open_document_texts_are_numbered() {
    let styles = "<s><text:list-style style:name='N'>\
        <text:list-level-style-number text:level='1' style:num-prefix='[' style:num-suffix=']' style:num-format='1'/>\
        <text:list-level-style-number text:level='2' style:num-suffix='.' style:num-format='a' text:display-levels='2'>\
        <style:list-level-properties><style:list-level-label-alignment text:label-followed-by='nothing'/></style:list-level-properties>\
        </text:list-level-style-number>\
        </text:list-style><text:list-style style:name='B'><text:list-level-style-bullet text:level='1'/></text:list-style>\
        <office:master-styles><text:p>A head</text:p></office:master-styles></s>";
    let text = "<d><text:list text:style-name='N'><text:list-item><text:p>Doe.</text:p><text:p>More.</text:p></text:list-item>\
        <text:list-item><text:p/></text:list-item>\
        <text:list-item><text:list><text:list-item><text:p>Roe.</text:p></text:list-item></text:list></text:list-item>\
        <text:list-header><text:p>Head.</text:p></text:list-header></text:list><text:p>Between.</text:p>\
        <text:list text:style-name='N' text:continue-numbering='true'><text:list-item><text:p>Poe.</text:p></text:list-item>\
        <text:list-item text:start-value='9'><text:p>Zoe.</text:p></text:list-item></text:list>\
        <text:list text:style-name='N'><text:list-item><text:p>Anew.</text:p></text:list-item></text:list>\
        <text:list text:style-name='B'><text:list-item><text:p>A dot.</text:p></text:list-item></text:list></d>";
    let parts = [("content.xml", text), ("styles.xml", styles)];
    let document = Document::from_odt(&package(&parts)).unwrap();
    let lines: Vec<&str> = document.text().lines().filter(|line| !line.is_empty()).collect();
    let expected = [
        "[1] Doe.",
        "More.",
        "2.a.Roe.",
        "Head.",
        "Between.",
        "[3] Poe.",
        "[9] Zoe.",
        "[1] Anew.",
        "A dot.",
    ];
    assert_eq!(lines, expected);
}

/// A list with italics and links.
fn items() -> Vec<Item> {
    let book = |title: &str, year| Item {
        author: vec![Name::person("Doe", "Jane")],
        issued: Some(Date::year(year)),
        title: Some(title.into()),
        ..Item::new(title, Kind::Book)
    };
    vec![
        book("On bread & salt", 2020),
        Item { doi: Some("10.1000/x(1)[2]".into()), ..book("On oil", 2021) },
    ]
}

#[test]
fn what_is_written_is_read_again() {
    let items = items();
    for style in Style::ALL {
        let bibliography = Bibliography::new(style, &items);
        let file = bibliography.to_docx();
        assert_eq!(file, bibliography.to_docx());
        let document = Document::from_docx(&file).unwrap();
        let text = document.text();
        assert_eq!(format!("{text}\n"), bibliography.to_string());
        let italic: Vec<_> = document.emphases().iter().map(|it| it.span.text(text)).collect();
        assert_eq!(italic, ["On bread & salt", "On oil"]);
        let link = &document.links()[0];
        assert_eq!(link.target, "https://doi.org/10.1000/x(1)%5B2%5D");
        assert_eq!(link.span.text(text), "https://doi.org/10.1000/x(1)[2]");
    }
}

#[test]
fn every_face_is_written() {
    let mut writer = Writer::new(Quotes::DOUBLE);
    for face in [Face::BOLD, Face::SMALL_CAPS, Face::SUPERSCRIPT, Face::SUBSCRIPT, Face::UNDERLINE]
    {
        writer.face(face, |w| w.verbatim("a"));
        writer.verbatim(" ");
    }
    let file = docx::write([&writer.finish()]);
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let xml = std::io::read_to_string(archive.by_name("word/document.xml").unwrap()).unwrap();
    for property in ["<w:b/>", "<w:smallCaps/>", "\"superscript\"", "\"subscript\"", "<w:u "] {
        assert!(xml.contains(property), "{property}: {xml}");
    }
}

#[test]
fn pandoc_reads_what_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.docx");
    std::fs::write(&path, Bibliography::new(Style::Apa, &items()).to_docx()).unwrap();
    let pandoc = std::process::Command::new("pandoc")
        .arg(&path)
        .args(["-t", "html", "--wrap=none"])
        .output();
    let Ok(output) = pandoc else {
        println!("skipped: pandoc is not installed");
        return;
    };
    let html = String::from_utf8(output.stdout).unwrap();
    assert!(html.contains("<em>On bread &amp; salt</em>"), "{html}");
    assert!(html.contains("<a href=\"https://doi.org/10.1000/x(1)%5B2%5D\""), "{html}");
}
