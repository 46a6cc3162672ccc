//! LaTeX's commands for characters and for letters' dress: what the reader and the writer share.

/// Commands that put an accent on the next letter, with the combining character.
const ACCENTS: &[(&str, char)] = &[
    ("`", '\u{300}'),
    ("'", '\u{301}'),
    ("^", '\u{302}'),
    ("~", '\u{303}'),
    ("=", '\u{304}'),
    ("u", '\u{306}'),
    (".", '\u{307}'),
    ("\"", '\u{308}'),
    ("r", '\u{30a}'),
    ("H", '\u{30b}'),
    ("v", '\u{30c}'),
    ("d", '\u{323}'),
    ("c", '\u{327}'),
    ("k", '\u{328}'),
    ("b", '\u{331}'),
    ("t", '\u{361}'),
];

/// Commands whose argument gets a style, with what goes before and after it.
const STYLES: &[(&str, &str, &str)] = &[
    ("emph", "<i>", "</i>"),
    ("textit", "<i>", "</i>"),
    ("textsl", "<i>", "</i>"),
    ("mkbibemph", "<i>", "</i>"),
    ("textbf", "<b>", "</b>"),
    ("mkbibbold", "<b>", "</b>"),
    ("textsuperscript", "<sup>", "</sup>"),
    ("textsubscript", "<sub>", "</sub>"),
    ("textsc", r#"<span style="font-variant:small-caps;">"#, "</span>"),
    ("mkbibquote", "“", "”"),
    ("enquote", "“", "”"),
    ("url", "", ""),
    ("path", "", ""),
    ("nolinkurl", "", ""),
    ("mbox", "", ""),
    ("hbox", "", ""),
    ("text", "", ""),
    ("textrm", "", ""),
    ("textsf", "", ""),
    ("texttt", "", ""),
    ("textup", "", ""),
    ("textmd", "", ""),
    ("textnormal", "", ""),
    ("ensuremath", "", ""),
    ("mathrm", "", ""),
    ("mathit", "", ""),
    ("mathbf", "", ""),
    ("mathsf", "", ""),
    ("mathcal", "", ""),
];

/// Commands that set a style up to the end of their group.
const DECLARATIONS: &[(&str, &str, &str)] = &[
    ("em", "<i>", "</i>"),
    ("it", "<i>", "</i>"),
    ("itshape", "<i>", "</i>"),
    ("sl", "<i>", "</i>"),
    ("slshape", "<i>", "</i>"),
    ("bf", "<b>", "</b>"),
    ("bfseries", "<b>", "</b>"),
    ("sc", r#"<span style="font-variant:small-caps;">"#, "</span>"),
    ("scshape", r#"<span style="font-variant:small-caps;">"#, "</span>"),
    ("rm", "", ""),
    ("sf", "", ""),
    ("tt", "", ""),
    ("rmfamily", "", ""),
    ("sffamily", "", ""),
    ("ttfamily", "", ""),
    ("upshape", "", ""),
    ("mdseries", "", ""),
    ("normalfont", "", ""),
    ("relax", "", ""),
    ("protect", "", ""),
    ("small", "", ""),
    ("newblock", "", ""),
];

/// Commands that stand for characters in running text.
const TEXT: &[(&str, &str)] = &[
    ("AA", "Å"),
    ("AE", "Æ"),
    ("DH", "Ð"),
    ("DJ", "Đ"),
    ("L", "Ł"),
    ("LaTeX", "LaTeX"),
    ("NG", "Ŋ"),
    ("O", "Ø"),
    ("OE", "Œ"),
    ("P", "¶"),
    ("S", "§"),
    ("SS", "ẞ"),
    ("TH", "Þ"),
    ("TeX", "TeX"),
    ("aa", "å"),
    ("ae", "æ"),
    ("copyright", "©"),
    ("dag", "†"),
    ("ddag", "‡"),
    ("dh", "ð"),
    ("dj", "đ"),
    ("dots", "…"),
    ("guillemotleft", "«"),
    ("guillemotright", "»"),
    ("guilsinglleft", "‹"),
    ("guilsinglright", "›"),
    ("i", "ı"),
    ("j", "ȷ"),
    ("l", "ł"),
    ("ldots", "…"),
    ("ng", "ŋ"),
    ("nobreakspace", "\u{a0}"),
    ("o", "ø"),
    ("oe", "œ"),
    ("pounds", "£"),
    ("quotedblbase", "„"),
    ("quotesinglbase", "‚"),
    ("slash", "/"),
    ("ss", "ß"),
    ("textasciicircum", "^"),
    ("textasciigrave", "`"),
    ("textasciitilde", "~"),
    ("textbackslash", "\\"),
    ("textbar", "|"),
    ("textbraceleft", "{"),
    ("textbraceright", "}"),
    ("textbrokenbar", "¦"),
    ("textbullet", "•"),
    ("textcent", "¢"),
    ("textcopyright", "©"),
    ("textcurrency", "¤"),
    ("textdagger", "†"),
    ("textdaggerdbl", "‡"),
    ("textdegree", "°"),
    ("textdollar", "$"),
    ("textellipsis", "…"),
    ("textemdash", "—"),
    ("textendash", "–"),
    ("texteuro", "€"),
    ("textexclamdown", "¡"),
    ("textgreater", ">"),
    ("textless", "<"),
    ("textmu", "µ"),
    ("textnumero", "№"),
    ("textonehalf", "½"),
    ("textonequarter", "¼"),
    ("textonesuperior", "¹"),
    ("textordfeminine", "ª"),
    ("textordmasculine", "º"),
    ("textparagraph", "¶"),
    ("textperiodcentered", "·"),
    ("textperthousand", "‰"),
    ("textpm", "±"),
    ("textquestiondown", "¿"),
    ("textquotedbl", "\""),
    ("textquotedblleft", "“"),
    ("textquotedblright", "”"),
    ("textquoteleft", "‘"),
    ("textquoteright", "’"),
    ("textquotesingle", "'"),
    ("textregistered", "®"),
    ("textsection", "§"),
    ("textsterling", "£"),
    ("textthreequarters", "¾"),
    ("textthreesuperior", "³"),
    ("texttrademark", "™"),
    ("texttwosuperior", "²"),
    ("textunderscore", "_"),
    ("textyen", "¥"),
    ("th", "þ"),
];

/// Commands that stand for characters in mathematics.
const MATH: &[(&str, &str)] = &[
    ("Delta", "Δ"),
    ("Gamma", "Γ"),
    ("Lambda", "Λ"),
    ("Omega", "Ω"),
    ("Phi", "Φ"),
    ("Pi", "Π"),
    ("Psi", "Ψ"),
    ("Rightarrow", "⇒"),
    ("Sigma", "Σ"),
    ("Theta", "Θ"),
    ("Upsilon", "Υ"),
    ("Xi", "Ξ"),
    ("alpha", "α"),
    ("approx", "≈"),
    ("ast", "∗"),
    ("beta", "β"),
    ("bullet", "•"),
    ("cap", "∩"),
    ("cdot", "⋅"),
    ("chi", "χ"),
    ("circ", "∘"),
    ("cup", "∪"),
    ("delta", "δ"),
    ("div", "÷"),
    ("ell", "ℓ"),
    ("emptyset", "∅"),
    ("epsilon", "ϵ"),
    ("equiv", "≡"),
    ("eta", "η"),
    ("exists", "∃"),
    ("forall", "∀"),
    ("gamma", "γ"),
    ("ge", "≥"),
    ("geq", "≥"),
    ("hbar", "ħ"),
    ("in", "∈"),
    ("infty", "∞"),
    ("int", "∫"),
    ("iota", "ι"),
    ("kappa", "κ"),
    ("lambda", "λ"),
    ("le", "≤"),
    ("leftarrow", "←"),
    ("leftrightarrow", "↔"),
    ("leq", "≤"),
    ("mu", "μ"),
    ("nabla", "∇"),
    ("ne", "≠"),
    ("neq", "≠"),
    ("nu", "ν"),
    ("omega", "ω"),
    ("oplus", "⊕"),
    ("otimes", "⊗"),
    ("partial", "∂"),
    ("phi", "ϕ"),
    ("pi", "π"),
    ("pm", "±"),
    ("prime", "′"),
    ("psi", "ψ"),
    ("rho", "ρ"),
    ("rightarrow", "→"),
    ("sigma", "σ"),
    ("sim", "∼"),
    ("simeq", "≃"),
    ("sqrt", "√"),
    ("star", "⋆"),
    ("subset", "⊂"),
    ("subseteq", "⊆"),
    ("sum", "∑"),
    ("tau", "τ"),
    ("theta", "θ"),
    ("times", "×"),
    ("to", "→"),
    ("upsilon", "υ"),
    ("varepsilon", "ε"),
    ("varphi", "φ"),
    ("vee", "∨"),
    ("wedge", "∧"),
    ("xi", "ξ"),
    ("zeta", "ζ"),
];

/// Commands whose argument is not for the reader.
const SILENT: &[&str] = &["hspace", "label", "noopsort", "vspace"];

/// Whether the command's argument is not printed.
pub(super) fn is_silent(name: &str) -> bool {
    SILENT.contains(&name)
}

/// The combining character that the command stands for.
pub(super) fn accent(name: &str) -> Option<char> {
    ACCENTS.iter().find(|(known, _)| *known == name).map(|(_, mark)| *mark)
}

/// The accents of TeX's text fonts (The TeXbook, appendix F).
const FONT: [(u8, char); 12] = [
    (0x12, '\u{300}'),
    (0x13, '\u{301}'),
    (0x14, '\u{30c}'),
    (0x15, '\u{306}'),
    (0x16, '\u{304}'),
    (0x17, '\u{30a}'),
    (0x18, '\u{327}'),
    (0x5e, '\u{302}'),
    (0x5f, '\u{307}'),
    (0x7d, '\u{30b}'),
    (0x7e, '\u{303}'),
    (0x7f, '\u{308}'),
];

/// The combining character for an accent that is called by its number in a font.
pub(super) fn accent_of_font(number: u8) -> Option<char> {
    FONT.iter().find(|(known, _)| *known == number).map(|(_, mark)| *mark)
}

/// The command for a combining character.
pub(super) fn accent_command(mark: char) -> Option<&'static str> {
    ACCENTS.iter().find(|(_, known)| *known == mark).map(|(name, _)| *name)
}

/// The accent as a character of its own.
pub(super) fn spacing(mark: char) -> char {
    match mark {
        '\u{300}' => '`',
        '\u{301}' => '´',
        '\u{302}' => '^',
        '\u{303}' => '~',
        '\u{304}' => '¯',
        '\u{308}' => '¨',
        mark => mark,
    }
}

/// The text that the command stands for.
pub(super) fn text(name: &str) -> Option<&'static str> {
    [TEXT, MATH].into_iter().find_map(|table| {
        let at = table.binary_search_by(|(known, _)| (*known).cmp(name)).ok()?;
        Some(table[at].1)
    })
}

/// The command for a character, and whether it needs mathematics around it.
pub(super) fn command(character: &str) -> Option<(&'static str, bool)> {
    let in_table = |table: &'static [(&str, &str)]| {
        table.iter().find(|(_, known)| *known == character).map(|(name, _)| *name)
    };
    in_table(TEXT).map(|name| (name, false)).or_else(|| in_table(MATH).map(|name| (name, true)))
}

/// What a command puts before and after its argument.
pub(super) fn style(name: &str) -> Option<(&'static str, &'static str)> {
    STYLES.iter().find(|(known, ..)| *known == name).map(|(_, start, end)| (*start, *end))
}

/// What a declaration puts where it stands and where its group ends.
pub(super) fn declaration(name: &str) -> Option<(&'static str, &'static str)> {
    DECLARATIONS.iter().find(|(known, ..)| *known == name).map(|(_, start, end)| (*start, *end))
}

#[cfg(test)]
mod tests {
    use super::{MATH, TEXT};

    #[test]
    fn tables_are_sorted() {
        for table in [TEXT, MATH] {
            assert!(table.is_sorted_by(|a, b| a.0 < b.0));
        }
    }
}
