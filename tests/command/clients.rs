//! Other programs call `ibid pipe`. Each test runs where its program is installed.

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
