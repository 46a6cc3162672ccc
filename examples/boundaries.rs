use std::collections::HashMap;
fn main() {
    let show: usize = std::env::args().nth(1).unwrap().parse().unwrap();
    for f in std::env::args().skip(2) {
        let (mut nb, mut miss, mut nt, mut ne, mut w) = (0, 0, 0, 0, 0);
        let mut shown = 0;
        let _: HashMap<u8, u8> = HashMap::new();
        for line in std::fs::read_to_string(&f).unwrap().lines() {
            let v: serde_json::Value = serde_json::from_str(line).unwrap();
            let text = v["text"].as_str().unwrap();
            let mut t = Vec::new();
            ibid::lex::lex(text, &mut t);
            nt += t.len(); ne += 1; w += text.split_whitespace().count();
            let mut at = 0;
            for s in v["segments"].as_array().unwrap() {
                let seg = s[1].as_str().unwrap();
                let skip = seg.len() - seg.trim_start().len();
                let b = at + skip;
                if !seg.trim().is_empty() && !seg[..].chars().all(|c| !c.is_alphanumeric()) {
                    nb += 1;
                    if !t.iter().any(|t| t.span.start == b) {
                        miss += 1;
                        if shown < show {
                            shown += 1;
                            let tok = t.iter().find(|t| t.span.start < b && b < t.span.end);
                            println!("  {:?} | {:?}", tok.map(|t| t.span.text(text)), &seg);
                        }
                    }
                }
                at += seg.len();
            }
        }
        println!("{f}: {ne} entries, {:.1} tokens/entry ({:.1} words), boundaries {nb}, missed {miss} ({:.3}%)", nt as f64 / ne as f64, w as f64 / ne as f64, 100.0 * miss as f64 / nb as f64);
    }
}
