use super::super::xml::{self, Element};
use super::{DateForm, Form, Gender, Locale, Locales};

const FRENCH: &str = r#"<locale xml:lang="fr-FR">
  <style-options punctuation-in-quote="false" limit-day-ordinals-to-day-1="true"/>
  <terms>
    <term name="ordinal">e</term>
    <term name="ordinal-01" gender-form="feminine" match="whole-number">re</term>
    <term name="ordinal-01" gender-form="masculine" match="whole-number">er</term>
    <term name="long-ordinal-01">premier</term>
    <term name="long-ordinal-01" gender-form="feminine">première</term>
    <term name="edition" gender="feminine">
      <single>édition</single>
      <multiple>éditions</multiple>
    </term>
    <term name="month-01" gender="masculine">janvier</term>
    <term name="open-quote">« </term>
    <term name="and">
      et
    </term>
  </terms>
</locale>"#;

/// The `cs:locale` elements of a style.
fn own(locales: &str) -> Vec<Element> {
    xml::read(&format!("<style>{locales}</style>")).unwrap().children
}

fn resolve(language: &str, locales: &str) -> Locale {
    let mut known = Locales::default();
    known.add(FRENCH).unwrap();
    known.resolve(language, &own(locales))
}

fn long<'a>(locale: &'a Locale, name: &str) -> Option<&'a str> {
    locale.term(name, Form::Long, false)
}

fn first(date: &Element) -> Option<&str> {
    date.children[0].attribute("name")
}

/// A locale that says one term.
fn saying(language: &str, term: &str) -> String {
    format!("<locale xml:lang='{language}'><terms><term name='in'>{term}</term></terms></locale>")
}

#[test]
fn english_is_built_in() {
    assert!(Locales::default().languages().eq(["en-US", "en-GB"]));
    let american = resolve("en-US", "");
    assert_eq!(long(&american, "open-quote"), Some("“"));
    assert_eq!(long(&american, "page-range-delimiter"), Some("–"));
    assert!(american.punctuation_in_quote() && !american.limits_day_ordinals());
    assert_eq!(american.date(DateForm::Text).and_then(first), Some("month"));
}

#[test]
fn british_english_says_only_what_differs() {
    let british = resolve("en-GB", "");
    assert_eq!(british.language(), "en-GB");
    assert_eq!(long(&british, "open-quote"), Some("‘"));
    assert_eq!(british.term("editor", Form::Short, true), Some("eds"));
    assert_eq!(british.term("editor", Form::VerbShort, true), Some("ed. by"));
    assert_eq!(long(&british, "et-al"), Some("et al."));
    assert!(!british.punctuation_in_quote());
    assert_eq!(british.date(DateForm::Numeric).and_then(first), Some("day"));
    assert_eq!(british.ordinal(22, Gender::Neuter), "nd");
}

#[test]
fn the_narrower_locale_is_asked_first_and_the_style_before_the_files() {
    let files = [saying("de-AT", "file de-AT"), saying("de-DE", "file de-DE")];
    let style = [
        "<locale><terms><term name='in'>own</term></terms></locale>".to_owned(),
        saying("de", "own de"),
        saying("de-AT", "own de-AT"),
    ];
    let said = |language: &str, files: &[String], style: &[String]| {
        let mut locales = Locales::default();
        for file in files {
            locales.add(file).unwrap();
        }
        long(&locales.resolve(language, &own(&style.concat())), "in").unwrap().to_owned()
    };
    assert_eq!(said("de-AT", &files, &style), "own de-AT");
    assert_eq!(said("de-AT", &files, &style[..2]), "own de");
    assert_eq!(said("de-AT", &files, &style[..1]), "own");
    assert_eq!(said("de-AT", &files, &[]), "file de-AT");
    assert_eq!(said("de-AT", &files[1..], &[]), "file de-DE");
    assert_eq!(said("de-CH", &files, &[]), "file de-DE");
    assert_eq!(said("de", &files, &style), "own de");
    assert_eq!(said("de", &files, &[]), "file de-DE");
    assert_eq!(said("de-CH", &files[..1], &[]), "file de-AT", "better than English");
    assert_eq!(said("de-AT", &[], &[]), "in");
}

#[test]
fn a_language_is_completed_by_its_dialect() {
    for (asked, language) in [
        ("fr", "fr-FR"),
        ("fr-CA", "fr-CA"),
        ("de", "de-DE"),
        ("no", "nb-NO"),
        ("pt", "pt-PT"),
        ("zh", "zh-CN"),
        ("sr", "sr-Cyrl-RS"),
        ("pt_BR", "pt-BR"),
        ("eu", "eu"),
        ("", "en-US"),
    ] {
        assert_eq!(resolve(asked, "").language(), language);
    }
    assert_eq!(long(&resolve("FR-fr", ""), "and"), Some("et"));
    let mut locales = Locales::default();
    locales.add(&saying("sr-Cyrl-RS", "у")).unwrap();
    locales.add(&saying("sr-Latn-RS", "u")).unwrap();
    assert_eq!(long(&locales.resolve("sr-Latn", &[]), "in"), Some("u"));
    assert_eq!(long(&locales.resolve("sr-RS", &[]), "in"), Some("у"));
    locales.add(&saying("de", "alone")).unwrap();
    assert_eq!(long(&locales.resolve("de", &[]), "in"), Some("alone"));
}

#[test]
fn a_form_that_is_missing_is_taken_from_a_longer_one() {
    let locale = resolve("en-US", "");
    for (name, form, words) in [
        ("editor", Form::VerbShort, "ed. by"),
        ("host", Form::VerbShort, "hosted by"),
        ("table", Form::VerbShort, "table"),
        ("section", Form::Symbol, "§"),
        ("page", Form::Symbol, "p."),
        ("and", Form::Symbol, "&"),
        ("scene", Form::Verb, "scene"),
        ("accessed", Form::Short, "accessed"),
    ] {
        assert_eq!(locale.term(name, form, false), Some(words), "{name}");
    }
    assert_eq!(locale.term("no-such-term", Form::Short, false), None);
}

#[test]
fn another_language_says_a_form_before_a_longer_one_is_taken() {
    let french = "<locale><terms><term name='editor' form='verb'>par</term></terms></locale>";
    let locale = resolve("fr-FR", french);
    assert_eq!(locale.term("editor", Form::Verb, false), Some("par"));
    assert_eq!(locale.term("editor", Form::VerbShort, false), Some("ed. by"));
}

#[test]
fn terms_have_one_name_each() {
    let locale = resolve(
        "en-US",
        "<locale><terms><term name='et al'>u.a.</term>\
         <term name='editortranslator'>both</term></terms></locale>",
    );
    for (name, words) in [
        ("et-al", "u.a."),
        ("et al", "u.a."),
        ("editor-translator", "both"),
        ("editortranslator", "both"),
        ("sub verbo", "sub verbo"),
        ("no date", "no date"),
        ("in press", "in press"),
    ] {
        assert_eq!(long(&locale, name), Some(words));
    }
    assert_eq!(locale.term("no date", Form::Short, false), Some("n.d."));
}

#[test]
fn a_term_may_be_empty_and_keeps_its_blanks() {
    let locale = resolve(
        "fr-FR",
        "<locale><terms><term name='in'/><term name='page'><single>p</single><multiple/></term>\
         <term name='part'><single>pt</single></term></terms></locale>",
    );
    assert_eq!(long(&locale, "in"), Some(""));
    assert_eq!(locale.term("page", Form::Long, true), Some(""));
    assert_eq!(locale.term("part", Form::Long, true), Some("pt"));
    assert_eq!(long(&locale, "open-quote"), Some("« "));
    assert_eq!(long(&locale, "and"), Some("et"));
    assert_eq!(locale.term("edition", Form::Long, true), Some("éditions"));
}

#[test]
fn nouns_have_genders() {
    let locale = resolve("fr", "<locale><terms><term name='edition'>éd.</term></terms></locale>");
    assert_eq!(locale.gender("edition"), Gender::Feminine);
    assert_eq!(locale.gender("month-01"), Gender::Masculine);
    assert_eq!(locale.gender("volume"), Gender::Neuter);
    assert!(locale.limits_day_ordinals());
}

#[test]
fn ordinals_agree_with_the_number() {
    let locale = resolve("en-US", "");
    for (number, suffix) in [
        (0, "th"),
        (1, "st"),
        (2, "nd"),
        (3, "rd"),
        (4, "th"),
        (11, "th"),
        (12, "th"),
        (13, "th"),
        (21, "st"),
        (22, "nd"),
        (101, "st"),
        (112, "th"),
    ] {
        assert_eq!(locale.ordinal(number, Gender::Feminine), suffix, "{number}");
    }
    assert_eq!(locale.long_ordinal(10, Gender::Neuter), Some("tenth"));
    assert_eq!(locale.long_ordinal(11, Gender::Neuter), None);
}

#[test]
fn ordinals_agree_with_the_gender() {
    let locale = resolve("fr-FR", "");
    assert_eq!(locale.ordinal(1, Gender::Feminine), "re");
    assert_eq!(locale.ordinal(1, Gender::Masculine), "er");
    assert_eq!(locale.ordinal(1, Gender::Neuter), "e");
    assert_eq!(locale.ordinal(21, Gender::Feminine), "e");
    assert_eq!(locale.long_ordinal(1, Gender::Feminine), Some("première"));
    assert_eq!(locale.long_ordinal(1, Gender::Masculine), Some("premier"));
    assert_eq!(locale.long_ordinal(2, Gender::Masculine), Some("second"), "English has one");
}

#[test]
fn a_style_replaces_all_ordinals_at_once() {
    let ordinal = "<locale><terms><term name='ordinal'>.</term></terms></locale>";
    let locale = resolve("en-US", ordinal);
    assert!((0..200).all(|number| locale.ordinal(number, Gender::Neuter) == "."));
    let matches = "<locale><terms><term name='ordinal'>o</term>\
         <term name='ordinal-01' match='last-two-digits'>a</term>\
         <term name='ordinal-10' match='whole-number'>b</term>\
         <term name='ordinal-20'>c</term></terms></locale>";
    let locale = resolve("en-US", matches);
    let said = [1, 11, 101, 10, 110, 20, 120].map(|number| locale.ordinal(number, Gender::Neuter));
    assert_eq!(said, ["a", "o", "a", "b", "o", "c", "c"]);
}

#[test]
fn four_ordinals_are_enough_as_in_the_first_version() {
    let four: String = [("01", "st"), ("02", "nd"), ("03", "rd"), ("04", "th")]
        .map(|(number, suffix)| format!("<term name='ordinal-{number}'>{suffix}</term>"))
        .concat();
    let old = resolve("fr-FR", &format!("<locale><terms>{four}</terms></locale>"));
    let new = resolve("en-US", "");
    for number in 0..200 {
        let [old, new] = [&old, &new].map(|locale| locale.ordinal(number, Gender::Neuter));
        assert_eq!(old, new, "{number}");
    }
}

#[test]
fn what_is_no_locale_is_an_error_with_its_place() {
    for (text, line, column, message) in [
        ("\n<style/>", 2, 1, "<locale>"),
        ("<locale version='1.0'/>", 1, 1, "xml:lang"),
        ("<locale xml:lang=''/>", 1, 1, "xml:lang"),
        ("<locale xml:lang='de'>\n <terms>\n  <term>x</term></terms></locale>", 3, 3, "no name"),
        ("<locale xml:lang='de'>\n</locale", 2, 1, ""),
        ("", 1, 1, "no element"),
    ] {
        let error = Locales::default().add(text).unwrap_err();
        assert_eq!((error.line, error.column), (line, column), "{error}");
        assert!(error.message.contains(message), "{error}");
    }
}

#[test]
fn a_file_replaces_the_one_of_its_language() {
    let mut locales = Locales::default();
    assert_eq!(locales.add(&saying("en-us", "within")).unwrap(), "en-us");
    assert!(locales.languages().eq(["en-us", "en-GB"]));
    let locale = locales.resolve("en-GB", &[]);
    assert_eq!(long(&locale, "in"), Some("within"));
    assert_eq!(long(&locale, "page range delimiter"), Some("–"));
    assert_eq!(long(&locale, "et-al"), None);
}
