//! From bytes to text.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

/// Decodes a document: by its byte order mark, as UTF-8 if it is that, or in the encoding that its
/// bytes speak for.
///
/// ```
/// assert_eq!(ibid::input::decode(b"caf\xe9 noir"), "café noir");
/// assert_eq!(ibid::input::decode(b"\xff\xfea\0b\0"), "ab");
/// assert_eq!(ibid::input::decode("\u{feff}café".as_bytes()), "café");
/// ```
#[must_use]
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow).decode_without_bom_handling(bytes).0
}
