//! Words of the names of containers.

use super::list::words;

words! {
    /// Words of the names of journals.
    JOURNALS: "containers.txt", "journals";
    /// Words of the names of newspapers and broadcasters.
    PAPERS: "containers.txt", "papers";
    /// Words of the titles of conference volumes.
    PROCEEDINGS: "containers.txt", "proceedings";
    /// Words of the titles of dictionaries.
    DICTIONARIES: "containers.txt", "dictionaries";
    /// Words for a blog.
    BLOGS: "containers.txt", "blogs";
    /// Databases and archives.
    DATABASES: "archives.txt", "archives";
    /// Words for a place in an archive.
    SHELVES: "archives.txt", "shelves";
    /// Media that are the web.
    ONLINE: "online.txt";
    /// What the titles of reports say.
    REPORTS: "report_titles.txt";
}
