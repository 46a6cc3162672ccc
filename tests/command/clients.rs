//! Other programs call ibid. Each test runs where its program is installed.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

const IBID: &str = env!("CARGO_BIN_EXE_ibid");
const ENTRIES: &str = "Doe, J. (2020). Bread and salt. Journal of Food, 12(3), 4–5.\n\
                       AP News. (2022, February 10). Denmark may allow US troops. AP News.\n";
const READ: &str = "Doe (2020): Bread and salt\nAP News (2022): Denmark may allow US troops\n";

fn client(name: &str) -> String {
    format!("{}/examples/clients/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// Whether a program runs with these arguments; if not, says that the test is skipped.
fn runs(program: &str, args: &[&str]) -> bool {
    let ran = Command::new(program).args(args).output().is_ok_and(|output| output.status.success());
    if !ran {
        println!("skipped: {program} {} does not run", args.join(" "));
    }
    ran
}

/// A path that finds the built command first.
fn path() -> String {
    let folder = Path::new(IBID).parent().expect("a folder").display();
    format!("{folder}:{}", std::env::var("PATH").unwrap_or_default())
}

#[track_caller]
fn check(program: &str, script: &str) {
    let mut child = Command::new(program)
        .arg(client(script))
        .env("PATH", path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    child.stdin.take().expect("piped").write_all(ENTRIES.as_bytes()).expect("the program reads");
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(String::from_utf8_lossy(&output.stdout), READ);
}

#[test]
fn from_python() {
    if runs("python3", &["--version"]) {
        check("python3", "pipe.py");
    }
}

#[test]
fn from_node() {
    if runs("node", &["--version"]) {
        check("node", "pipe.mjs");
    }
}

#[test]
fn from_vim() {
    if !runs("vim", &["--version"]) {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let list = folder.path().join("list.txt");
    std::fs::write(&list, "Doe, J. (2020). Bread and salt of the. Crumb Press. Available at:\n")
        .expect("writable");
    let quickfix = folder.path().join("quickfix.txt");
    let dump = format!("call writefile(map(getqflist(), 'v:val.text'), '{}')", quickfix.display());
    let status = Command::new("vim")
        .args(["-es", "-u", "NONE", "-S", &client("ibid.vim")])
        .args(["-c", "IbidCheck", "-c", &dump, "-c", "qall!"])
        .arg(&list)
        .env("PATH", path())
        .status();
    assert!(status.is_ok());
    let told = std::fs::read_to_string(quickfix).unwrap_or_default();
    assert!(told.contains("no address follows"), "{told}");
}

/// Spark spreads the lines over partitions, each with a process of its own; the answers are those
/// of one process.
#[test]
fn from_spark() {
    const LINES: usize = 200_000;
    if !runs("java", &["-version"]) || !runs("python3", &["-c", "import pyspark"]) {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let (source, target) = (folder.path().join("entries.jsonl"), folder.path().join("out"));
    let line = |i: usize| {
        format!(
            "{{\"id\":{i},\"text\":\"Doe, J. ({}). Bread {i}. Crumb Press.\"}}\n",
            1900 + i % 120
        )
    };
    std::fs::write(&source, (0..LINES).map(line).collect::<String>()).expect("writable");
    let script = client("pipe_spark.py");
    let args = [
        &script,
        &source.display().to_string(),
        &target.display().to_string(),
        &format!("{IBID} pipe"),
    ];
    let spark = Command::new("python3")
        .args(args)
        .env("SPARK_MASTER", "local[2]")
        .output()
        .expect("python3 runs");
    assert!(spark.status.success(), "{}", String::from_utf8_lossy(&spark.stderr));
    let mut parts: Vec<_> =
        std::fs::read_dir(&target).expect("written").flatten().map(|f| f.path()).collect();
    parts.retain(|path| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("part-"))
    });
    parts.sort();
    let answers: String =
        parts.iter().map(|path| std::fs::read_to_string(path).expect("UTF-8")).collect();
    let input = std::fs::File::open(&source).expect("written above");
    let alone = Command::new(IBID).arg("pipe").stdin(input).output().expect("the command runs");
    assert!(answers == String::from_utf8_lossy(&alone.stdout), "the answers differ");
    assert_eq!(answers.lines().count(), LINES);
}

/// A heading and a list in Markdown, with one doubt: in the fifth line, at the 53rd column.
const LIST: &str = "# References\n\nRoe, K. (2021). Salt of the earth. *Food*, *1*(2), 4–9.\n\n\
                    Doe, J. (2020). Bread and salt of the sea. Crumb Press. Available at:\n";
/// A file that breaks off after an entry without what it needs.
const BROKEN: &str = "@article{doe2020,\n  author = {Doe, J.},\n  title = {Bread},\n  year = {2020}\n}\n\
                      @book{roe,\n  title = {Unclosed\n";

/// A folder with such files, and one for LaTeX.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("writable");
    };
    write("a list, ü.md", LIST);
    write("broken.bib", BROKEN);
    write(
        "paper.tex",
        "\\documentclass{article}\n\\begin{document}\n\\begin{thebibliography}{9}\n\
         \\bibitem{roe} K. Roe, \\emph{Salt \\& sea}, Crumb Press, 2021. % to do\n\
         \\bibitem[Doe(2020)]{doe} Doe, J. (2020). \\emph{Bread and salt of the sea}.\n\
         \\newblock Crumb Press. Available at:\n\
         \\end{thebibliography}\n\\end{document}\n",
    );
    write("notes.md", "Nothing of the kind.\n");
    folder
}

/// Runs a program on the built command, and gives its status and what it printed.
#[track_caller]
fn run(program: &str, args: &[&str], folder: &Path) -> (Option<i32>, String) {
    let output = Command::new(program)
        .args(args)
        .current_dir(folder)
        .env("PATH", path())
        .output()
        .expect("the program runs");
    let text = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    (output.status.code(), text.into_owned())
}

#[test]
fn from_vims_make() {
    if !runs("vim", &["--version"]) {
        return;
    }
    let folder = folder();
    let dump = "call writefile(map(getqflist(), {_, it -> \
                bufname(it.bufnr) . '|' . it.lnum . '|' . it.col . '|' . it.type . '|' . it.text}), 'quickfix')";
    let runtime = format!("set runtimepath+={}", client("vim"));
    let told = |file: &str| {
        let args =
            ["-es", "-u", "NONE", "-c", &runtime, "-c", "compiler ibid", "-c", "silent make!"];
        run("vim", &[&args[..], &["-c", dump, "-c", "qall!", file]].concat(), folder.path());
        std::fs::read_to_string(folder.path().join("quickfix")).unwrap_or_default()
    };
    assert_eq!(
        told("a list, ü.md"),
        "a list, ü.md|5|57|W|no address follows the phrase that announces one\n"
    );
    assert_eq!(
        told("broken.bib"),
        "broken.bib|6|1|E|the entry has no closing brace\n\
         broken.bib|1|1|W|an entry of this type needs a field “journal”\n"
    );
    assert_eq!(told("notes.md"), "");
}

/// The patterns of the task are JavaScript's, line by line, as the editor takes them.
#[test]
fn from_visual_studio_code() {
    const READ: &str = "
        const [tasks, ...lines] = process.argv.slice(1);
        const { tasks: [{ problemMatcher }] } = JSON.parse(require('fs').readFileSync(tasks, 'utf8'));
        for (const { pattern, severity } of problemMatcher) {
            const patterns = [pattern].flat();
            for (let at = 0; at < lines.length; at++) {
                const problem = { severity };
                const fits = patterns.every(({ regexp, ...parts }, i) => {
                    const found = new RegExp(regexp).exec(lines[at + i] ?? '');
                    for (const part in found && parts) problem[part] = found[parts[part]];
                    return found;
                });
                if (fits) console.log(['file', 'line', 'column', 'severity', 'code', 'message'].map(part => problem[part]).join('|'));
            }
        }";
    if !runs("node", &["--version"]) {
        return;
    }
    let folder = folder();
    let (_, printed) = run(IBID, &["check", "a list, ü.md", "broken.bib"], folder.path());
    let tasks = client("vscode/tasks.json");
    let args: Vec<&str> = ["-e", READ, "--", &tasks].into_iter().chain(printed.lines()).collect();
    let (_, told) = run("node", &args, folder.path());
    assert_eq!(
        told,
        "a list, ü.md|5|57|warning|no-address|no address follows the phrase that announces one\n\
         broken.bib|1|1|warning|field-missing|an entry of this type needs a field “journal”\n\
         broken.bib|6|1|error||the entry has no closing brace\n"
    );
}

#[test]
fn from_a_repository() {
    if !runs("git", &["--version"]) || !runs("awk", &["BEGIN { exit }"]) {
        return;
    }
    let folder = folder();
    let git = |args: &[&str]| run("git", args, folder.path());
    git(&["init", "--quiet"]);
    git(&["add", "--all"]);
    let check = |args: &[&str]| run(&client("github/check.sh"), args, folder.path());
    let list = "::warning file=a list%2C ü.md,line=5,col=57,title=no-address::\
                no address follows the phrase that announces one\n";
    let broken = "::warning file=broken.bib,line=1,col=1,title=field-missing::an entry of this type needs a field “journal”\n\
                  ::error file=broken.bib,line=6,col=1::the entry has no closing brace\n";
    let paper = "::warning file=paper.tex,line=6,col=24,title=no-address::\
                 no address follows the phrase that announces one\n";
    assert_eq!(check(&[]), (Some(1), format!("{list}{broken}{paper}")));
    assert_eq!(check(&["*.tex", "notes.md"]), (Some(0), paper.to_owned()));
    assert_eq!(check(&["--strict", "paper.tex"]), (Some(1), paper.to_owned()));
    std::fs::remove_file(folder.path().join("broken.bib")).expect("written above");
    let (status, told) = check(&["broken.bib"]);
    assert_eq!(status, Some(2));
    assert!(told.starts_with("::error file=broken.bib::can't read"), "{told}");
}

#[test]
fn from_pandoc() {
    if !runs("pandoc", &["--version"]) {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let paper = "# Introduction\n\nBread is old.\n\n# Works cited\n\n\
                 Roe, K. (2021). Salt of the earth. *Food*, *1*(2), 4–9.\n\n\
                 Doe, J. (2020). *Bread and salt*. Crumb Press.\n\n# Appendix\n\nNothing.\n";
    std::fs::write(folder.path().join("paper.md"), paper).expect("writable");
    std::fs::write(folder.path().join("none.md"), "# References\n\nNone yet.\n").expect("writable");
    let filter = client("pandoc/ibid.lua");
    let pandoc = |file: &str, args: &[&str]| {
        let all = [&[file, "--lua-filter", &filter, "-t", "plain", "--wrap=none"], args].concat();
        let output = Command::new("pandoc")
            .args(all)
            .current_dir(folder.path())
            .env("PATH", path())
            .output()
            .expect("pandoc runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        // How far a mark stands from its item depends on pandoc's version.
        let text = String::from_utf8_lossy(&output.stdout).replace("-   ", "- ");
        text.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    };
    let around = |list: &str| {
        format!("Introduction\nBread is old.\nWorks cited\n{list}\nAppendix\nNothing.")
    };
    assert_eq!(
        pandoc("paper.md", &["-M", "ibid-style=harvard"]),
        around(
            "- Doe, J. (2020) Bread and salt. Crumb Press.\n\
             - Roe, K. (2021) ‘Salt of the earth’, Food, 1(2), pp. 4–9."
        )
    );
    assert_eq!(
        pandoc("paper.md", &["-M", "ibid-references", "--citeproc"]),
        around(
            "Doe, J. 2020. Bread and Salt. Crumb Press.\n\
             Roe, K. 2021. “Salt of the Earth.” Food 1 (2): 4–9."
        )
    );
    assert_eq!(pandoc("none.md", &[]), "References\nNone yet.");
}
