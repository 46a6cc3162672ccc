//! Single marks that are written in many ways.

/// Whether `c` is a hyphen, a dash or a minus sign of whatever length.
pub(crate) const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '－')
}

/// Whether `c` stands between the two ends of a range: a dash, or a wave as in East Asia.
pub(crate) const fn is_until(c: char) -> bool {
    is_dash(c) || matches!(c, '~' | '〜' | '～')
}
