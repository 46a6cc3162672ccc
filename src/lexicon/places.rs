//! Countries and cities.

use super::list::words;

words! {
    /// Those of the countries and regions that are also family names.
    FAMILIES: "places.txt", "families";
    /// Countries and regions.
    PLACES: "places.txt";
    /// Cities that publishers and universities are in.
    CITIES: "cities.txt";
}
