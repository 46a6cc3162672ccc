//! Names of people, one after another as a style sets them.

use super::Filler;

impl Filler<'_> {
    /// One or more names. A line of the list `people` holds four texts with `¦` between: the first
    /// name, what stands between names, what stands before the last one, the names after the first
    /// where they are set in another way.
    pub(super) fn people(&mut self) -> String {
        let lang = if self.lists.has("people", &self.content) && self.rng.f32() < 0.8 {
            self.content.clone()
        } else {
            String::new()
        };
        let style = self.lists.pick("people", &lang, self.rng).clone();
        let count = match self.rng.u32(..100) {
            ..48 => 1,
            48..72 => 2,
            72..86 => 3,
            _ => self.rng.usize(4..9),
        };
        let one = self.name(&style);
        let [first, between, last, rest] = one;
        let mut names = first;
        for at in 1..count {
            names.push_str(if at + 1 == count { &last } else { &between });
            let [first, _, _, rest_of] = self.name(&style);
            names.push_str(if rest.is_empty() { &first } else { &rest_of });
        }
        if self.rng.f32() < 0.07 {
            names.push_str(&self.text("et-al"));
        }
        names
    }

    fn name(&mut self, style: &super::Pattern) -> [String; 4] {
        let mut pieces = Vec::new();
        self.fill(style, &mut pieces);
        let text: String = pieces.into_iter().map(|(_, text)| text).collect();
        let mut parts = text.split('¦').map(str::to_owned);
        std::array::from_fn(|_| parts.next().unwrap_or_default())
    }
}
