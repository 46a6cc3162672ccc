//! The title of a whole and those of its parts.
//!
//! BibLaTeX and CSL name them from opposite ends: where a work has two titles, the fields `title`
//! and `booktitle` hold that of the volume, and `maintitle` that of all volumes; CSL's `title` and
//! `container-title` hold that of the whole, and `volume-title` the other. So the two change
//! places, in reading as in writing.
//!
//! | entry | fields | variables |
//! |---|---|---|
//! | `@book` | `title`, `maintitle` | `volume-title`, `title` |
//! | `@incollection` | `booktitle`, `maintitle` | `volume-title`, `container-title` |
//! | `@incollection`, `@video` | `maintitle` alone | `container-title` |
//! | `@book` | `booktitle` alone | `title` |
//! | `@unpublished` | `maintitle`, of the session of a talk | `container-title` |
//! | `@software` | `title`, `appentry` | `container-title`, `title` |

use std::mem::swap;

use crate::item::variable::Var;
use crate::item::{Item, Number};

use super::Dialect;
use super::item::Reader;
use super::kinds::Class;

/// The fields for titles that change places.
pub(super) const FIELDS: [&str; 2] = ["maintitle", "appentry"];

/// The item with its titles as the fields have them, if they change places.
pub(super) fn as_fields(item: &Item, class: Class, dialect: Dialect) -> Option<Item> {
    let of_volume = |whole: &Option<String>| whole.is_some() && item.volume_title.is_some();
    let change = match class {
        Class::Book if of_volume(&item.title) => swap_volume,
        Class::Chapter | Class::Reference | Class::Paper | Class::Open
            if of_volume(&item.container_title) =>
        {
            swap_volume
        }
        Class::Software
            if dialect == Dialect::Biblatex
                && item.title.is_some()
                && item.container_title.is_some() =>
        {
            swap_entry
        }
        _ => return None,
    };
    let mut item = item.clone();
    change(&mut item, class);
    Some(item)
}

/// An entry of an app stands where a part would in any other work.
fn swap_entry(item: &mut Item, _: Class) {
    swap(&mut item.title, &mut item.container_title);
}

fn swap_volume(item: &mut Item, class: Class) {
    let whole = match class {
        Class::Book => &mut item.title,
        _ => &mut item.container_title,
    };
    swap(whole, &mut item.volume_title);
}

impl Reader<'_, '_> {
    /// Puts the titles that were read from the fields in their places.
    pub(super) fn wholes(&mut self) {
        let class = self.class;
        if class == Class::Software && self.has("appentry") {
            swap_entry(&mut self.item, class);
        }
        if class == Class::Book && self.has("booktitle") && self.item.title.is_none() {
            self.item.title = self.item.container_title.take();
        }
        let volumes = matches!(
            class,
            Class::Book | Class::Chapter | Class::Reference | Class::Paper | Class::Open
        );
        if volumes && self.has("maintitle") {
            self.volume_in_subtitle();
            swap_volume(&mut self.item, class);
        }
    }

    /// "Vol. 12" as the subtitle of a series is its volume.
    fn volume_in_subtitle(&mut self) {
        let subtitle = self.text("mainsubtitle");
        let volume = subtitle.as_deref().and_then(|text| text.strip_prefix("Vol. "));
        if let (Some(volume), None) = (volume, &self.item.volume) {
            self.item.volume = Some(Number::Text(volume.to_owned()));
            self.take("mainsubtitle");
        }
        self.subtitle("mainsubtitle", Var::VolumeTitle);
    }
}
