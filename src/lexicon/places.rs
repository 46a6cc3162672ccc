//! Countries and cities.

use super::list::words;

words! {
    /// Universities whose campuses are told by a city.
    CAMPUSES: "campuses.txt";
    /// Those of the countries and regions that are also family names.
    FAMILIES: "places.txt", "families";
    /// Countries and regions.
    PLACES: "places.txt";
    /// States and provinces that stand after a city.
    STATES: "states.txt";
    /// Cities that publishers and universities are in.
    CITIES: "cities.txt";
}
