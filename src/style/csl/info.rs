//! What a style file says of itself (CSL 1.0.2, "Info").

use super::compile::parent;
use super::error::Error;
use super::xml;

/// What a style file says of itself, and of which other style it has its rules: such a dependent
/// style is rendered as its parent, which is another file.
///
/// ```
/// use ibid::style::csl::Info;
///
/// let info = Info::read(
///     r#"<style version="1.0" default-locale="de-DE">
///          <info>
///            <title>Journal of Bread</title>
///            <id>http://example.org/styles/bread</id>
///            <link href="http://example.org/styles/food" rel="independent-parent"/>
///          </info>
///        </style>"#,
/// )?;
/// assert_eq!(info.title, "Journal of Bread");
/// assert_eq!(info.id, "http://example.org/styles/bread");
/// assert_eq!(info.parent.as_deref(), Some("http://example.org/styles/food"));
/// assert_eq!(info.default_locale.as_deref(), Some("de-DE"));
/// # Ok::<(), ibid::style::csl::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Info {
    /// What tells the style from others, an address in most of them; empty if it is not said.
    pub id: String,
    /// The title, in one line; empty if it is not said.
    pub title: String,
    /// The `id` of the style whose rules it has, if they are not its own.
    pub parent: Option<String>,
    /// The language of what it renders; American English if none.
    pub default_locale: Option<String>,
}

impl Info {
    /// Reads what a style file says of itself. Whether its rules can be rendered is not looked at.
    ///
    /// ```
    /// use ibid::style::csl::Info;
    ///
    /// let error = Info::read("\n <locale/>").unwrap_err();
    /// let wrong = "line 2, column 2: a style is expected, and not <locale>";
    /// assert_eq!(error.to_string(), wrong);
    /// ```
    ///
    /// # Errors
    /// If the text is no XML, or its root no style.
    pub fn read(text: &str) -> Result<Self, Error> {
        let root = xml::read(text)?;
        if root.name != "style" {
            let wrong = format!("a style is expected, and not <{}>", root.name);
            return Err(Error::at(text, root.at, wrong));
        }
        let info = root.child("info");
        let words = |name| info.and_then(|info| info.child(name)).map_or("", |child| &child.text);
        let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Ok(Self {
            id: words("id").trim().to_owned(),
            title: words("title").split_whitespace().collect::<Vec<_>>().join(" "),
            parent: parent(&root).and_then(given),
            default_locale: root.attribute("default-locale").and_then(given),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Info;

    #[test]
    fn a_style_need_not_say_anything_of_itself() {
        for text in
            ["<style/>", "<style default-locale=' '><info><id/><title> </title></info></style>"]
        {
            assert_eq!(Info::read(text), Ok(Info::default()), "{text}");
        }
    }

    #[test]
    fn a_title_is_one_line() {
        let info = Info::read("<style><info><title>\n Food\n  &amp; Salt </title></info></style>");
        assert_eq!(info.unwrap().title, "Food & Salt");
    }

    #[test]
    fn only_the_link_to_the_parent_names_it() {
        let with = |rel: &str| {
            let text = format!("<style><info><link rel='{rel}' href=' a '/></info></style>");
            Info::read(&text).unwrap().parent
        };
        assert_eq!(with("independent-parent").as_deref(), Some("a"));
        assert_eq!(with("template"), None);
    }

    #[test]
    fn what_is_no_style_is_an_error_with_its_place() {
        for (text, line, column) in [("", 1, 1), ("\n<html/>", 2, 1), ("<style>\n</info>", 2, 1)] {
            let error = Info::read(text).unwrap_err();
            assert_eq!((error.line, error.column), (line, column), "{error}");
        }
    }
}
