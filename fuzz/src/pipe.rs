//! Lines of `ibid pipe`.

use ibid::style::Case;
use ibid::{Parser, Style};
use serde_json::Value;

#[path = "../../src/bin/ibid/answer.rs"]
mod answer;
#[path = "../../src/bin/ibid/json.rs"]
mod json;
#[path = "../../src/bin/ibid/view.rs"]
mod view;

/// A line is answered by a line with the same id; a blank one by nothing.
pub fn pipe_line(line: &[u8]) {
    let named = |name: &str| Ok(name.parse::<Style>()?);
    let manner = answer::Manner { style: Style::Apa, case: Case::default(), named: &named };
    let (answer, failed) = answer::answer_line(&mut Parser::new(), &manner, line, 7);
    if line.trim_ascii().is_empty() {
        assert!(answer.is_empty() && !failed);
        return;
    }
    assert_eq!(answer.iter().position(|byte| *byte == b'\n'), Some(answer.len() - 1));
    let answer: Value = serde_json::from_slice(&answer).expect("the answer is JSON");
    assert_eq!(answer.get("error").is_some(), failed, "{answer}");
    if failed {
        return;
    }
    // Fields that are passed over may hold what is not UTF-8.
    let Ok(request) = serde_json::from_slice::<Value>(line) else { return };
    assert_eq!(answer["id"], request["id"]);
    if let Some(text) = request["text"].as_str() {
        check_entry(&answer, text);
    } else if let Some(document) = request["document"].as_str() {
        for entry in list(&answer, "entries") {
            check_span(entry, document);
            check_doubts(entry, document);
        }
    }
}

/// The segments tile the text; each doubt has a place in it.
fn check_entry(answer: &Value, text: &str) {
    let segments: String = list(answer, "segments").iter().filter_map(|s| s[1].as_str()).collect();
    assert_eq!(segments, text);
    check_doubts(answer, text);
}

fn check_doubts(of: &Value, text: &str) {
    for doubt in list(of, "diagnostics") {
        check_span(doubt, text);
    }
}

fn list<'a>(of: &'a Value, key: &str) -> &'a [Value] {
    of[key].as_array().expect("a list")
}

fn check_span(of: &Value, text: &str) {
    let end = |key: &str| usize::try_from(of[key].as_u64().expect("a number")).expect("a place");
    assert!(text.get(end("start")..end("end")).is_some(), "{of} is outside of {text:?}");
}
