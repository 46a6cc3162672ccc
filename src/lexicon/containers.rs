//! Words of the names of containers.

use super::list::words;

words! {
    /// What the name of an event after a container starts with.
    MEETINGS: "meetings.txt", "start";
    /// Words of the names of meetings: "convention".
    MEETING_WORDS: "meetings.txt", "word";
    /// What stands before the container of a part: "In:".
    CONTAINER_LEADS: "container_leads.txt", "within";
    /// What stands before the site that a work was found on: "via".
    CONTAINER_VIA: "container_leads.txt", "via";
    /// What journals that are called proceedings start with, in lower case.
    CALLED_PROCEEDINGS: "containers.txt", "journals-called-proceedings";
    /// Stems of the words for encyclopedias, whatever letter comes before.
    ENCYCLOPEDIAS: "containers.txt", "encyclopedias";
    /// Series in which conference papers appear.
    PROCEEDINGS_SERIES: "containers.txt", "proceedings-series";
    /// What local newspapers are called in their addresses.
    NEWSPAPER_HOSTS: "containers.txt", "newspaper-hosts";
    /// Words of the titles of programs.
    PROGRAMS: "containers.txt", "programs";
    /// Words of the names of journals.
    JOURNALS: "containers.txt", "journals";
    /// Words of the names of newspapers and broadcasters.
    PAPERS: "containers.txt", "papers";
    /// Words of the titles of conference volumes.
    PROCEEDINGS: "containers.txt", "proceedings";
    /// The same in languages that put no blanks between words.
    PROCEEDINGS_UNPARTED: "containers.txt", "proceedings-unparted";
    /// Words of the names of journals in languages that put no blanks between words.
    JOURNALS_UNPARTED: "containers.txt", "journals-unparted";
    /// Where bodies hand out news of themselves.
    PRESS_ROOMS: "containers.txt", "press-rooms";
    /// Names of the folders and hosts of those who discuss: "forum".
    FORUMS: "containers.txt", "forums";
    /// Words of the names of files that were shown at a talk: "slides".
    SLIDES: "containers.txt", "slides";
    /// What the titles of speeches begin with.
    SPEECHES: "report_titles.txt", "speech";
    /// Folders in which bodies keep speeches.
    SPEECH_PATHS: "report_titles.txt", "speech-path";
    /// How the names of meetings begin at which talks are given and no papers printed.
    TALKS: "meetings.txt", "talks";
    /// What the titles of interviews begin with.
    INTERVIEWS: "report_titles.txt", "interview";
    /// Words of the titles of dictionaries.
    DICTIONARIES: "containers.txt", "dictionaries";
    /// Words for a blog.
    BLOGS: "containers.txt", "blogs";
    /// Databases and archives.
    DATABASES: "archives.txt", "archives";
    /// Words for a place in an archive.
    SHELVES: "archives.txt", "shelves";
    /// Words of the names of archives.
    KEEPERS: "archives.txt", "keepers";
    /// Words of the names of libraries and other houses that also keep papers.
    LIBRARIES: "archives.txt", "libraries";
    /// What papers are called that an archive or a library keeps together.
    PAPERS_KEPT: "archives.txt", "papers";
    /// Media that are the web.
    ONLINE: "online.txt";
    /// Words of the names of bodies that publish reports, and no books.
    ISSUERS: "issuers.txt";
    /// What the titles of reports say.
    REPORTS: "report_titles.txt", "phrase";
    /// What a report calls itself, at the start or the end of its title.
    REPORT_WORDS: "report_titles.txt", "word";
    /// Folders in which bodies keep what they publish.
    REPORT_PATHS: "report_titles.txt", "path";
    /// Words of the names of those who publish books.
    PRESSES: "presses.txt";
    /// What lists are called that messages are sent to.
    LISTS: "containers.txt", "lists";
}
