//! Writing small PDF files, for tests to read.

#![allow(dead_code, reason = "each test that includes it uses a part")]

use std::fmt::Write as _;

/// A page in the making.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The operators that show it.
    pub content: Vec<u8>,
    /// How far it is turned, in degrees.
    pub turned: i32,
    /// Its annotations.
    pub links: String,
}

/// The height of a page.
pub const HEIGHT: i32 = 800;

impl Page {
    /// Adds a line of upright type of ten points, so far from the left and the top.
    #[must_use]
    pub fn line(self, left: i32, top: i32, text: &str) -> Self {
        self.shown("F1", 10, left, top, text)
    }

    /// The same in italics.
    #[must_use]
    pub fn italic(self, left: i32, top: i32, text: &str) -> Self {
        self.shown("F2", 10, left, top, text)
    }

    /// Adds a line of this font and size.
    #[must_use]
    pub fn shown(mut self, font: &str, size: i32, left: i32, top: i32, text: &str) -> Self {
        let text: String = text
            .chars()
            .flat_map(|c| match c {
                '(' | ')' | '\\' => vec!['\\', c],
                c => vec![c],
            })
            .collect();
        let bottom = HEIGHT - top;
        let operators = format!("BT /{font} {size} Tf 1 0 0 1 {left} {bottom} Tm ({text}) Tj ET\n");
        self.content.extend(operators.bytes());
        self
    }

    /// Adds a picture.
    #[must_use]
    pub fn picture(mut self) -> Self {
        self.content.extend(b"q 500 0 0 700 0 0 cm /I1 Do Q\n");
        self
    }

    /// Adds a link from what stands between these places.
    #[must_use]
    pub fn link(mut self, left: i32, right: i32, top: i32, target: &str) -> Self {
        let (low, high) = (HEIGHT - top - 3, HEIGHT - top + 9);
        let _ = write!(
            self.links,
            "<< /Type /Annot /Subtype /Link /Rect [{left} {low} {right} {high}] \
             /A << /S /URI /URI ({target}) >> >> "
        );
        self
    }
}

/// A file of these pages. Their fonts are Helvetica (F1) and its oblique (F2), their picture one dot (I1), and
/// they have a form that shows itself (X1).
pub fn written(pages: &[Page]) -> Vec<u8> {
    with_trailer(pages, "")
}

/// The same, encrypted with a password.
pub fn encrypted(pages: &[Page]) -> Vec<u8> {
    let key = "0123456789abcdef".repeat(4);
    let encrypt = format!(
        "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{key}> /U <{key}> >> /ID [<00> <00>]"
    );
    with_trailer(pages, &encrypt)
}

fn with_trailer(pages: &[Page], more: &str) -> Vec<u8> {
    const FIXED: usize = 6;
    let kids: String = (0..pages.len()).map(|at| format!("{} 0 R ", FIXED + 1 + 2 * at)).collect();
    let font = |name: &str| {
        format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>")
            .into_bytes()
    };
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len()).into_bytes(),
        font("Helvetica"),
        font("Helvetica-Oblique"),
        stream(
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
            b"x",
        ),
        stream(
            "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X1 6 0 R >> >>",
            b"/X1 Do /X1 Do",
        ),
    ];
    for (at, page) in pages.iter().enumerate() {
        let content = FIXED + 2 + 2 * at;
        objects.push(
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 {HEIGHT}] /Rotate {} /Contents {content} 0 R \
                 /Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /I1 5 0 R /X1 6 0 R >> >> \
                 /Annots [{}] >>",
                page.turned, page.links
            )
            .into_bytes(),
        );
        objects.push(stream("", &page.content));
    }
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(&objects) {
        let _ = writeln!(table, "{:010} 00000 n ", file.len());
        file.extend(format!("{number} 0 obj\n").bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    file.extend(table.bytes());
    let count = objects.len() + 1;
    file.extend(
        format!("trailer\n<< /Size {count} /Root 1 0 R {more} >>\nstartxref\n{start}\n%%EOF\n")
            .bytes(),
    );
    file
}

fn stream(dict: &str, content: &[u8]) -> Vec<u8> {
    let mut object = format!("<< {dict} /Length {} >>\nstream\n", content.len()).into_bytes();
    object.extend(content);
    object.extend(b"\nendstream");
    object
}
