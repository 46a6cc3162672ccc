//! Entries as people have them, and how they come out in APA: the whole way, for the kinds that are
//! easily read wrong.

use ibid::{Bibliography, Style};

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let items: Vec<_> = ibid::parse(text).into_iter().map(|reference| reference.item).collect();
    let bibliography = Bibliography::new(Style::Apa, &items);
    let entries: Vec<String> = bibliography.iter().map(|entry| entry.text.to_string()).collect();
    assert_eq!(entries, expected);
}

#[test]
fn initials_that_run_together_are_several() {
    check(
        "Smith JA, Doe RB, van der Berg KLM. Effects of bread on rats. N Engl J Med. 2001;344(5):123-30.",
        &[
            "Smith, J. A., Doe, R. B., & van der Berg, K. L. M. (2001). Effects of bread on rats. N Engl J Med, 344(5), 123–130.",
        ],
    );
}

#[test]
fn lists_of_names_stay_open() {
    check(
        "Doe, J., Roe, R., Poe, P., et al. (2019). A study of bread. Journal of Food, 4(2), 1-9.",
        &[
            "Doe, J., Roe, R., Poe, P., et al. (2019). A study of bread. Journal of Food, 4(2), 1–9.",
        ],
    );
}

#[test]
fn the_year_of_a_title_is_no_date() {
    check(
        "Doe, J. A plain title about things, 1999. Oxford University Press, 2005.",
        &["Doe, J. (2005). A plain title about things, 1999. Oxford University Press."],
    );
}

#[test]
fn a_range_with_letters_is_one_of_pages() {
    check(
        "Doe, J., & Roe, R. (2004). Bread during early childhood: Loaves and crusts. Pediatrics, 114(1), e43–e50. doi:10.1542/peds.114.1.e43",
        &[
            "Doe, J., & Roe, R. (2004). Bread during early childhood: Loaves and crusts. Pediatrics, 114(1), e43–e50. https://doi.org/10.1542/peds.114.1.e43",
        ],
    );
}

#[test]
fn a_body_after_a_semicolon_is_an_author() {
    check(
        "Doe SJ, Roe CJ; The Cardiac Society of Australia and New Zealand. Clinical bread testing. Med J Aust. 1996;164:282-284.",
        &[
            "Doe, S. J., Roe, C. J., & The Cardiac Society of Australia and New Zealand. (1996). Clinical bread testing. Med J Aust, 164, 282–284.",
        ],
    );
}

#[test]
fn names_that_lost_their_blanks_are_persons() {
    check(
        "NishioM, SugiyamaO, YakamiM, et al. Computer-aided diagnosis of bread. PLoS One. 2018; 13(7):e0200721.",
        &[
            "Nishio, M., Sugiyama, O., Yakami, M., et al. (2018). Computer-aided diagnosis of bread. PLoS One, 13(7), Article e0200721.",
        ],
    );
}

#[test]
fn editors_and_translators_are_told_apart() {
    check(
        "Alfred Doe, ed. Transl. by Mary Roe. Breads of the world. 3rd ed. London: Penguin, 1990.",
        &["Doe, A. (Ed.). (1990). Breads of the world (M. Roe, Trans.; 3rd ed.). Penguin."],
    );
}

#[test]
fn a_word_for_the_same_author_is_that_author() {
    check(
        "Weber, Max: Gesammelte Aufsätze. Tübingen: Mohr, 1920.\n\n\
         Ders.: Wirtschaft und Gesellschaft. Tübingen: Mohr, 1922.",
        &[
            "Weber, M. (1920). Gesammelte Aufsätze. Mohr.",
            "Weber, M. (1922). Wirtschaft und Gesellschaft. Mohr.",
        ],
    );
}

#[test]
fn handles_stay() {
    check(
        "Roe, R. (2001). Another title. Penguin.\n\n\
         @janedoe [Jane Doe]. (2021, May 3). A post about cats [Tweet]. Twitter. https://twitter.example/janedoe/status/1",
        &[
            "Doe, J. [@janedoe]. (2021, May 3). A post about cats [Tweet]. Twitter. https://twitter.example/janedoe/status/1",
            "Roe, R. (2001). Another title. Penguin.",
        ],
    );
}

#[test]
fn a_day_before_the_volume_is_no_issue() {
    check(
        "Halpern SD, Ubel PA. Bread in patients. N Engl J Med. 2002 Jul 25;347(4):284-7.",
        &[
            "Halpern, S. D., & Ubel, P. A. (2002). Bread in patients. N Engl J Med, 347(4), 284–287.",
        ],
    );
}
