//! Whatever becomes of files and pipes, a command ends with one clear line and the right status.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::run::{command, ibid, run, stderr, stdout};

const ENTRY: &str = "Doe, J. (2020). Bread and salt. Journal of Food, 12(3), 4-5.\n";

/// The commands that read files.
const READERS: [&[&str]; 6] =
    [&["reformat"], &["check"], &["check", "--json"], &["cite"], &["parse"], &["report"]];

/// The commands that write a file.
const WRITERS: [&[&str]; 3] = [&["reformat"], &["parse"], &["report"]];

/// The command failed, and said why in one line that names `what`.
#[track_caller]
fn check_failed(output: &Output, what: &str) {
    let told = stderr(output);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(told.starts_with("ibid: can't ") && told.contains(what), "{told}");
    assert!(output.stdout.is_empty(), "{}", stdout(output));
}

fn name(path: &Path) -> &str {
    path.to_str().expect("a UTF-8 path")
}

#[test]
fn files_that_cannot_be_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let good = folder.path().join("good.txt");
    fs::write(&good, ENTRY).expect("a file");
    let missing = folder.path().join("missing.txt");
    for reader in READERS {
        let with = |names: &[&Path]| {
            ibid(&[reader, &names.iter().map(|path| name(path)).collect::<Vec<_>>()].concat(), b"")
        };
        check_failed(&with(&[&missing]), "missing.txt");
        check_failed(&with(&[&good, &missing]), "missing.txt");
        check_failed(&with(&[folder.path()]), name(folder.path()));
        let none = ibid(&[reader, &["no-*-such.txt"]].concat(), b"");
        assert_eq!((none.status.code(), stderr(&none).lines().count()), (Some(2), 1));
        check_failed(&ibid(&[reader, &["a[***"]].concat(), b""), "a[***");
    }
}

/// The head of an archive's member, as far as its name, and the content if it is not compressed.
fn member(name: &str, content: &str) -> Vec<u8> {
    let mut bytes = b"PK\x03\x04\x14\0\0\0\0\0\0\0!\0\0\0\0\0".to_vec();
    for length in [content.len(), content.len()] {
        bytes.extend(u32::try_from(length).expect("it is short").to_le_bytes());
    }
    bytes.extend(u16::try_from(name.len()).expect("it is short").to_le_bytes());
    bytes.extend([0, 0]);
    bytes.extend([name.as_bytes(), content.as_bytes()].concat());
    bytes
}

/// Files that hold no text are known by their content, whatever their name.
#[test]
fn files_that_are_no_text() {
    let mut random = fastrand::Rng::with_seed(7);
    let noise: Vec<u8> = (0..4000).map(|_| random.u8(..)).collect();
    let types = member("[Content_Types].xml", "<Types/>");
    let odt = "application/vnd.oasis.opendocument.text";
    let files = [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj".to_vec(), "is not a PDF file that can be read"),
        ([&types[..], &member("word/document.xml", "")].concat(), "is damaged: "),
        ([&types[..], &member("xl/workbook.xml", "")].concat(), "is an Excel workbook; convert"),
        (member("mimetype", odt), "is damaged: "),
        (member("bread.txt", "Doe, J."), "is a ZIP archive"),
        (b"{\\rtf1\\ansi Doe, J.}".to_vec(), "is an RTF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0".to_vec(), "is an old Office document"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\x03\0>\0".to_vec(), "is not text"),
        (noise, "is not text"),
        (vec![0; 1000], "is not text"),
        (b"\xff\xfe\x00".to_vec(), "is not text"),
    ];
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("essay.txt");
    for (bytes, refusal) in files {
        fs::write(&file, bytes).expect("a file");
        for reader in READERS {
            let output = ibid(&[reader, &[name(&file)]].concat(), b"");
            let told = stderr(&output);
            assert_eq!(output.status.code(), Some(2), "{told}");
            assert!(told.contains(&format!("essay.txt {refusal}")), "{told}");
            assert!(told.lines().count() == 1 && output.stdout.is_empty(), "{told}");
        }
    }
}

/// A file that is there when it is opened, and then no more: the kernel's view of a process's
/// memory at an address where there is none.
#[cfg(target_os = "linux")]
#[test]
fn files_that_fail_half_way() {
    for reader in READERS {
        check_failed(&ibid(&[reader, &["/proc/self/mem"]].concat(), b""), "/proc/self/mem");
    }
}

#[cfg(unix)]
#[test]
fn files_without_permission() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().expect("a folder");
    let secret = folder.path().join("secret.txt");
    fs::write(&secret, ENTRY).expect("a file");
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o000)).expect("it is ours");
    if fs::read(&secret).is_ok() {
        println!("skipped: whoever runs this may read everything");
        return;
    }
    for reader in READERS {
        check_failed(&ibid(&[reader, &[name(&secret)]].concat(), b""), "secret.txt");
    }
}

/// Names that are no text are names still, as a shell gives them.
#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_text() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let folder = tempfile::tempdir().expect("a folder");
    let odd = OsStr::from_bytes(b"caf\xe9.txt");
    fs::write(folder.path().join(odd), ENTRY).expect("a file");
    for reader in READERS {
        let args = reader.iter().map(OsStr::new).chain([odd]);
        let output = run(command(args).current_dir(folder.path()), b"");
        assert!(output.status.success(), "{}", stderr(&output));
    }
}

#[test]
fn texts_with_bytes_that_are_none() {
    let odd: [&[u8]; 3] = [
        b"Doe, J. (2020). Br\xff\xfe\x80d. Crumb Press.",
        b"Doe, J. (2020). \0\0Bread\0. Crumb Press.",
        b"\xef\xbb\xbf",
    ];
    for bytes in odd {
        for reader in READERS {
            let output = ibid(reader, bytes);
            assert_eq!(output.status.code(), Some(0), "{bytes:?}: {}", stderr(&output));
            assert!(std::str::from_utf8(&output.stdout).is_ok());
        }
        let output = ibid(&["pipe"], bytes);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{bytes:?}");
        for line in stdout(&output).lines() {
            let answer: serde_json::Value = serde_json::from_str(line).expect("JSON");
            assert!(answer["error"].is_string(), "{answer}");
        }
    }
}

#[cfg(unix)]
mod outputs {
    use std::io::Read;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    use std::process::Stdio;

    use super::*;

    /// The commands, each with arguments that make it write something.
    const ALL: [&[&str]; 10] = [
        &["reformat"],
        &["reformat", "--to", "bibtex"],
        &["check", "--json"],
        &["check"],
        &["cite"],
        &["parse"],
        &["report"],
        &["pipe"],
        &["completions", "bash"],
        &["man"],
    ];

    /// An input with doubts, so that every command has something to say.
    fn input(args: &[&str]) -> Vec<u8> {
        let entry = "Doe, J. (2020). Bread and salt of the. Crumb Press. Available at:";
        let text = match args[0] {
            "pipe" => format!("{}\n", serde_json::json!({"text": entry})),
            _ => entry.to_owned() + "\n",
        };
        text.into_bytes()
    }

    /// Runs a command through a shell that redirects it.
    fn redirected(args: &[&str], redirection: &str) -> Output {
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", &format!("exec \"$@\" {redirection}"), "sh", env!("CARGO_BIN_EXE_ibid")]);
        shell.args(args).current_dir(env!("CARGO_MANIFEST_DIR"));
        run(&mut shell, &input(args))
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn full_disks() {
        for args in ALL {
            let output = redirected(args, "> /dev/full");
            let told = stderr(&output);
            assert_eq!(output.status.code(), Some(2), "{args:?}: {told}");
            let errors: Vec<&str> =
                told.lines().filter(|line| line.starts_with("ibid: can't write ")).collect();
            assert_eq!(errors.len(), 1, "{told}");
            assert!(told.ends_with(&format!("{}\n", errors[0])), "the last line says it: {told}");
        }
        for writer in WRITERS {
            let output = ibid(&[writer, &["-o", "/dev/full"]].concat(), ENTRY.as_bytes());
            assert_eq!(output.status.code(), Some(2));
            assert!(stderr(&output).contains("can't write /dev/full"), "{}", stderr(&output));
            assert!(!fs::metadata("/dev/full").expect("a device").is_file(), "it is still there");
        }
    }

    /// Devices are written to and not replaced.
    #[test]
    fn devices() {
        for writer in WRITERS {
            let output = ibid(&[writer, &["-o", "/dev/null"]].concat(), ENTRY.as_bytes());
            assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
            assert!(!fs::metadata("/dev/null").expect("a device").is_file());
            let output = ibid(&[writer, &["-o", "/dev/stdout"]].concat(), ENTRY.as_bytes());
            assert!(stdout(&output).contains("Bread and salt"), "{}", stderr(&output));
        }
    }

    /// A reader that goes away is no error, of whichever stream.
    #[test]
    fn closed_pipes() {
        for args in ALL {
            for standard_error in [false, true] {
                let mut command = command(args);
                command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
                let mut child = command.spawn().expect("the command is built");
                drop(child.stdout.take());
                let mut told = String::new();
                let listener = child.stderr.take().filter(|_| !standard_error);
                let mut stdin = child.stdin.take().expect("it is piped");
                let _ = std::io::Write::write_all(&mut stdin, &input(args));
                drop(stdin);
                if let Some(mut listener) = listener {
                    listener.read_to_string(&mut told).expect("UTF-8");
                }
                let status = child.wait().expect("it ends");
                assert_eq!(status.code(), Some(0), "{args:?} {standard_error}: {told}");
                assert!(!told.contains("panicked") && !told.contains("can't"), "{told}");
            }
        }
    }

    /// Nobody listens to the doubts, but the list is written.
    #[test]
    fn closed_standard_error() {
        let folder = tempfile::tempdir().expect("a folder");
        let target = folder.path().join("out.txt");
        let mut command = command(["reformat", "-o", name(&target)]);
        command.stdin(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the command is built");
        drop(child.stderr.take());
        let mut stdin = child.stdin.take().expect("it is piped");
        std::io::Write::write_all(&mut stdin, &input(&["reformat"])).expect("it reads");
        drop(stdin);
        assert_eq!(child.wait().expect("it ends").code(), Some(0));
        assert!(fs::read_to_string(&target).expect("written").starts_with("Doe, J. (2020)"));
    }

    #[test]
    fn standard_input_that_cannot_be_read() {
        for args in READERS.into_iter().chain([&["pipe"][..]]) {
            check_failed(&redirected(args, "< /"), "standard input");
            assert_eq!(redirected(args, "<&-").status.code(), Some(0), "{args:?}");
        }
    }

    /// A folder with a file that is to be replaced.
    fn folder_with(text: &str) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let target = folder.path().join("out.txt");
        fs::write(&target, text).expect("a file");
        (folder, target)
    }

    fn files(folder: &Path) -> usize {
        fs::read_dir(folder).expect("a folder").count()
    }

    #[test]
    fn a_file_is_replaced_whole_with_what_is_its_own() {
        for writer in WRITERS {
            let (folder, target) = folder_with("before");
            fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).expect("it is ours");
            let link = folder.path().join("link");
            symlink("out.txt", &link).expect("a link");
            let inode = fs::metadata(&target).expect("a file").ino();
            let output = ibid(&[writer, &["-o", name(&link)]].concat(), ENTRY.as_bytes());
            assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
            assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
            let metadata = fs::metadata(&target).expect("a file");
            assert_eq!(metadata.mode() & 0o7777, 0o640);
            assert_ne!(metadata.ino(), inode, "it is another file, renamed when it was whole");
            assert!(fs::read_to_string(&target).expect("text").contains("Bread and salt"));
            assert_eq!(files(folder.path()), 2, "nothing else is left");
        }
    }

    #[test]
    fn links_to_nothing_yet_and_links_to_links() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("sub")).expect("a folder");
        symlink("sub/second", folder.path().join("first")).expect("a link");
        symlink("../third", folder.path().join("sub/second")).expect("a link");
        let first = folder.path().join("first");
        assert!(ibid(&["reformat", "-o", name(&first)], ENTRY.as_bytes()).status.success());
        let third = folder.path().join("third");
        assert!(fs::symlink_metadata(&third).expect("written").is_file());
        assert!(fs::symlink_metadata(&first).expect("a link").is_symlink());
        symlink("loop", folder.path().join("loop")).expect("a link");
        let round = folder.path().join("loop");
        check_failed(&ibid(&["parse", "-o", name(&round)], ENTRY.as_bytes()), "loop");
    }

    #[test]
    fn a_file_may_be_input_and_output() {
        let (folder, target) = folder_with(ENTRY);
        assert!(ibid(&["reformat", name(&target), "-o", name(&target)], b"").status.success());
        let list = fs::read_to_string(&target).expect("text");
        assert_eq!(list, "Doe, J. (2020). Bread and salt. Journal of Food, 12(3), 4–5.\n");
        assert_eq!(files(folder.path()), 1);
    }

    #[test]
    fn what_cannot_be_written_stays_as_it_was() {
        for writer in WRITERS {
            let (folder, target) = folder_with("before");
            let to = |path: &Path| ibid(&[writer, &["-o", name(path)]].concat(), ENTRY.as_bytes());
            check_failed(&to(folder.path()), name(folder.path()));
            let nowhere = to(&folder.path().join("no/such/out.txt"));
            check_failed(&nowhere, "no/such/out.txt");
            let told = stderr(&nowhere);
            assert!(told.contains("out.txt: ") && !told.contains("at path"), "{told}");
            check_failed(&to(&target.join("out.txt")), "out.txt/out.txt");
            fs::set_permissions(&target, fs::Permissions::from_mode(0o444)).expect("it is ours");
            check_failed(&to(&target), "out.txt");
            assert_eq!(fs::read_to_string(&target).expect("text"), "before");
            assert_eq!(files(folder.path()), 1);
        }
    }

    #[test]
    fn a_folder_without_permission() {
        let (folder, target) = folder_with("before");
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).expect("it is ours");
        if fs::write(folder.path().join("probe"), "").is_ok() {
            println!("skipped: whoever runs this may write everywhere");
            return;
        }
        for writer in WRITERS {
            let output = ibid(&[writer, &["-o", name(&target)]].concat(), ENTRY.as_bytes());
            check_failed(&output, "out.txt");
            assert_eq!(fs::read_to_string(&target).expect("text"), "before");
        }
    }

    /// The system ends a program that writes more than it may, in the middle of the file.
    #[test]
    fn killed_in_the_middle() {
        for writer in WRITERS {
            let (_folder, target) = folder_with("before");
            let mut shell = std::process::Command::new("sh");
            let script = "ulimit -f 1 && exec \"$@\"";
            shell.args(["-c", script, "sh", env!("CARGO_BIN_EXE_ibid")]);
            shell.args([writer, &["-o", name(&target)]].concat());
            let output = run(&mut shell, ENTRY.repeat(200).replace('\n', "\n\n").as_bytes());
            assert!(!output.status.success(), "{}", stderr(&output));
            assert_eq!(fs::read_to_string(&target).expect("text"), "before");
        }
    }
}
