//! What is known of a word, whatever title it stands in.

/// What is known of a word, in a byte.
///
/// | bits | tell |
/// |---|---|
/// | 0–3 | how much oftener it has a capital than not, from 1 to 13; 0 if it was never seen |
/// | 4 | it is a family name |
/// | 5 | it is a name: of a place, a people, a person, a brand |
/// | 6 | it is written in capitals |
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::case::known::Known;
/// assert_eq!(Known::counted(1.0, 1.0).byte(), 7);
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known(u8);

impl Known {
    const NAME: u8 = 1 << 5;
    const CAPITALS: u8 = 1 << 6;

    /// What the byte of a table tells.
    ///
    /// ```
    /// # #[cfg(feature = "unstable")] {
    /// use ibid::unstable::case::known::Known;
    /// assert_eq!(Known::from_byte(7).byte(), 7);
    /// # }
    /// ```
    #[must_use]
    pub const fn from_byte(byte: u8) -> Self {
        Self(byte)
    }

    /// The byte for a table.
    ///
    /// ```
    /// # #[cfg(feature = "unstable")] {
    /// use ibid::unstable::case::known::Known;
    /// assert_eq!(Known::default().byte(), 0);
    /// # }
    /// ```
    #[must_use]
    pub const fn byte(self) -> u8 {
        self.0
    }

    /// How much oftener the word has a capital than not.
    pub(super) const fn bucket(self) -> u8 {
        self.0 & 15
    }

    /// Whether it is mostly a name.
    pub(super) const fn is_mostly_name(self) -> bool {
        self.bucket() > 7 || (self.bucket() > 5 || self.bucket() == 0) && self.0 & Self::NAME != 0
    }

    /// Whether it is a word that is mostly written small.
    pub(super) const fn is_mostly_small(self) -> bool {
        self.bucket() > 0 && self.bucket() < 7
    }

    /// Whether it is written in capitals.
    pub(super) const fn is_in_capitals(self) -> bool {
        self.0 & Self::CAPITALS != 0
    }
}

#[cfg(feature = "unstable")]
impl Known {
    /// The step of the scale at which capitals and small letters are as frequent.
    const EVEN: f32 = 7.0;

    const FAMILY: u8 = 1 << 4;

    /// What counts tell: how often a word was seen in small letters and with a capital.
    ///
    /// ```
    /// # #[cfg(feature = "unstable")] {
    /// use ibid::unstable::case::known::Known;
    /// assert!(Known::counted(1.0, 50.0).byte() > Known::counted(50.0, 1.0).byte());
    /// # }
    /// ```
    #[must_use]
    pub fn counted(small: f32, capital: f32) -> Self {
        if small + capital <= 0.0 {
            return Self(0);
        }
        let ratio = ((capital + 0.3) / (small + 0.3)).ln() * 1.2;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 1 to 13")]
        Self((Self::EVEN + ratio.round().clamp(-6.0, 6.0)) as u8)
    }

    /// The same of a word that is a family name, another name, or written in capitals.
    ///
    /// ```
    /// # #[cfg(feature = "unstable")] {
    /// use ibid::unstable::case::known::Known;
    /// assert_eq!(Known::default().with(true, false, false).byte(), 16);
    /// # }
    /// ```
    #[must_use]
    pub const fn with(self, family: bool, name: bool, capitals: bool) -> Self {
        let family = if family { Self::FAMILY } else { 0 };
        let name = if name { Self::NAME } else { 0 };
        let capitals = if capitals { Self::CAPITALS } else { 0 };
        Self(self.0 | family | name | capitals)
    }
}
