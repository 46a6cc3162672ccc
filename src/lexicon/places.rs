//! Countries and cities.

use super::list::words;

words! {
    /// Countries and regions.
    PLACES: "places.txt";
    /// Cities that publishers and universities are in.
    CITIES: "cities.txt";
}
