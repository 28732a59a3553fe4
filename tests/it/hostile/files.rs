//! Files, pipes and programs that never end, or never begin: each is refused at once or within its bound, with the exit code of
//! its use.

use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use super::measured::{at_once, measured};
use crate::common::{Home, profile};

/// A FIFO that nobody writes to.
fn fifo(home: &Home, name: &str) -> String {
    let path = home.path(name);
    let made = Command::new("mkfifo").arg(&path).status().expect("mkfifo is there");
    assert!(made.success());
    path.to_str().expect("a path").to_owned()
}

/// A file of this size that takes no place.
fn sparse(home: &Home, name: &str, size: u64) -> String {
    let path = home.path(name);
    let file = std::fs::File::create(&path).expect("a file");
    file.set_len(size).expect("a size");
    path.to_str().expect("a path").to_owned()
}

/// A socket that nobody listens on.
fn socket(home: &Home, name: &str) -> String {
    let path = home.path(name);
    drop(std::os::unix::net::UnixListener::bind(&path).expect("a socket"));
    path.to_str().expect("a path").to_owned()
}

/// A link to this.
fn link(home: &Home, name: &str, to: &str) -> String {
    let path = home.path(name);
    std::os::unix::fs::symlink(to, &path).expect("a link");
    path.to_str().expect("a path").to_owned()
}

/// What stands where a file should, with what is said of it.
const NO_FILES: [(&str, &str); 8] = [
    ("/dev/zero", "device"),
    ("/dev/null", "device"),
    ("zero", "device"),
    (".", "directory"),
    ("fifo", "pipe"),
    ("socket", "is a socket"),
    ("large", "larger than"),
    ("missing", "No such file"),
];
/// A new order that is only looked at.
const CREATE: [&str; 4] = ["--sandbox", "orders", "send-payment-link", "--dry-run"];

/// The commands that read a file, the exit code that a wrong one has, and the file's name in the words. Of a file of any length
/// the size is no fault.
fn readers(file: &str) -> Vec<(&'static str, i32, bool, Vec<String>)> {
    let line = format!("@{file}");
    let rows: [(_, _, _, &[&[&str]]); 9] = [
        ("--data", 2, true, &[&CREATE, &["--data", file]]),
        ("--line", 2, false, &[&CREATE, &["--line", &line]]),
        ("--config", 3, true, &[&["--config", file, "orders", "list"]]),
        (
            "a sheet",
            2,
            false,
            &[&["--sandbox", "bulk", "plan", "orders refund", file, "--plan", "new.plan"]],
        ),
        ("a plan to apply", 2, false, &[&["--sandbox", "bulk", "apply", file, "--yes"]]),
        (
            "a plan to approve",
            2,
            false,
            &[&["--sandbox", "bulk", "approve", file, "--key", "key.pem"]],
        ),
        ("import", 2, true, &[&["journal", "import", file]]),
        ("verify --all", 2, false, &[&["callback", "verify", "--all", file]]),
        ("a seed", 2, true, &[&["sandbox", "reset", "--seed", file, "--yes"]]),
    ];
    let words = |parts: &[&[&str]]| parts.concat().into_iter().map(str::to_owned).collect();
    rows.map(|(name, code, is_bounded, parts)| (name, code, is_bounded, words(parts))).into()
}

#[test]
fn a_file_that_is_none_or_is_too_large_is_refused_at_once() {
    let home = Home::new();
    home.config(&profile("test", "http://127.0.0.1:1/api/v1", "ca_file = \"other.pem\""));
    fifo(&home, "fifo");
    sparse(&home, "large", 10 << 30);
    socket(&home, "socket");
    link(&home, "zero", "/dev/zero");
    let mut rows = Vec::new();
    for (file, says) in NO_FILES {
        for (name, code, is_bounded, words) in readers(file) {
            // An empty configuration is one, and so is a log without a line.
            let is_fine =
                file == "/dev/null" && name == "--config" || file == "large" && !is_bounded;
            if !is_fine {
                rows.push((format!("{name} {file}"), code, says, words));
            }
        }
    }
    for some in rows.chunks(16) {
        at_once(some, |(row, code, says, words)| {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let call = home.fpgo(&words).env("FPGO_CALLBACK_SECRET", "a-secret-of-a-test");
            measured(call).is(row, *code, says);
        });
    }
    for (file, says) in NO_FILES {
        std::fs::remove_file(home.path("other.pem")).ok();
        if file != "missing" {
            let there = if file.starts_with('/') {
                file.to_owned()
            } else {
                home.path(file).display().to_string()
            };
            link(&home, "other.pem", &there);
        }
        let read = measured(home.fpgo(&["-p", "test", "orders", "list"]));
        read.is(&format!("ca_file {file}"), 3, says);
    }
}

#[test]
#[ignore = "takes minutes"]
fn ten_gigabytes_of_nothing_are_no_sheet_no_plan_and_no_log() {
    let home = Home::new();
    sparse(&home, "large", 10 << 30);
    for (name, code, is_bounded, words) in readers("large") {
        if is_bounded {
            continue;
        }
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let call = home.fpgo(&words).env("FPGO_CALLBACK_SECRET", "a-secret-of-a-test");
        // One line of a log, which is too long to be looked at.
        let code = if name == "verify --all" { 10 } else { code };
        measured(call).ends(name, code, "");
    }
}

#[test]
fn a_file_that_grows_is_read_up_to_an_end() {
    let home = Home::new();
    let path = home.write("grows", "order,amount\n");
    let (stop, stopped) = std::sync::mpsc::channel::<()>();
    let grower = thread::spawn(move || {
        let mut file = std::fs::File::options().append(true).open(path).expect("it opens");
        while stopped.try_recv() == Err(std::sync::mpsc::TryRecvError::Empty) {
            file.write_all(b"ODR1234567890,5\n").expect("it grows");
            thread::sleep(Duration::from_micros(500));
        }
    });
    let rows = readers("grows");
    let rows: Vec<_> = rows.iter().filter(|(name, ..)| *name != "a seed").collect();
    at_once(&rows, |(name, _, _, words)| {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let call = home.fpgo(&words).env("FPGO_CALLBACK_SECRET", "a-secret-of-a-test");
        let told = measured(call);
        told.is(name, told.code.expect("it ends"), "");
        assert!(![Some(0), Some(1)].contains(&told.code), "{name}: {told:#?}");
    });
    drop(stop);
    grower.join().expect("it ends");
}

#[test]
fn input_without_end_is_2() {
    let home = Home::new();
    let create = ["--sandbox", "orders", "send-payment-link", "--dry-run"];
    let rows: [(&str, Vec<&str>, &str); 5] = [
        ("--data -", [&create[..], &["--data", "-"]].concat(), "larger than 64 MiB"),
        ("--data <(…)", [&create[..], &["--data", "/dev/stdin"]].concat(), "larger than 64 MiB"),
        ("--line @<(…)", [&create[..], &["--line", "@/dev/stdin"]].concat(), "rows"),
        ("import", vec!["journal", "import", "-"], "standard input, line 1: no JSON"),
        ("callback", vec!["callback", "verify"], "larger than 1 MiB"),
    ];
    at_once(&rows, |(row, words, says)| {
        let mut call = home.fpgo(words).env("FPGO_CALLBACK_SECRET", "a-secret-of-a-test");
        let mut yes = Command::new("sh")
            .args(["-c", "echo name,qty,rate,tax; exec yes Hair,2,51,25"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("sh is there");
        call.command.stdin(yes.stdout.take().expect("a pipe"));
        let done = measured(call);
        yes.kill().expect("it goes on");
        yes.wait().expect("it ends");
        done.is(row, 2, says);
    });
}

#[test]
fn a_csv_of_many_lines_is_refused_and_one_of_some_is_sent_within_its_memory() {
    let home = Home::new();
    let csv = |count| format!("name,qty,rate,tax\n{}", "Hair Wash,2,51,25\n".repeat(count));
    home.write("many.csv", &csv(300_000));
    home.write("some.csv", &csv(20_000));
    home.write("open.csv", &format!("name,qty,rate,tax\n\"{}", "x".repeat(70 << 20)));
    home.write("values.json", &format!("[{}1]", "1,".repeat(20_000_000)));
    let create = ["--sandbox", "orders", "send-payment-link", "--dry-run", "--no-validate"];
    let line = |file| [&create[..], &["--line", file]].concat();
    let data = [&create[..], &["--data", "values.json"]].concat();
    // Nothing is exchanged, and an unoptimised build has no bound for its time.
    measured(home.fpgo(&line("@many.csv"))).ends("300,000 lines", 2, "more than 20000 rows");
    measured(home.fpgo(&line("@some.csv"))).ends("20,000 lines", 0, "nothing was sent");
    measured(home.fpgo(&line("@open.csv"))).ends("a quote left open", 2, "");
    measured(home.fpgo(&data)).ends("many values", 2, "more than 500000 values");
}

#[test]
fn a_pipe_that_somebody_writes_to_is_a_file_of_input() {
    let home = Home::new();
    let path = fifo(&home, "slow");
    // Open for both, so that neither end waits for the other to be opened.
    let mut pipe = std::fs::File::options().read(true).write(true).open(&path).expect("it opens");
    let words = ["--sandbox", "orders", "send-payment-link", "--dry-run", "--data", &path];
    let mut call = home.fpgo(&words);
    call.command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = call.command.spawn().expect("fpgo starts");
    for part in ["{\"orderSummary\"", ": {\"grandTotal\": \"much\"}}"] {
        thread::sleep(Duration::from_millis(100));
        pipe.write_all(part.as_bytes()).expect("it takes some");
    }
    drop(pipe);
    let done = child.wait_with_output().expect("fpgo ends");
    let err = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(2), "{err}");
    assert!(err.contains("grandTotal"), "it was read whole: {err}");
}

#[test]
fn a_program_that_prints_a_token_without_end_is_3() {
    let home = Home::new();
    let program = |name: &str, script: &str| {
        let quoted = format!("token_command = [\"sh\", \"-c\", {script:?}]");
        let own = profile(name, "http://127.0.0.1:1/api/v1", &quoted);
        own.lines()
            .filter(|line| !line.starts_with("token = "))
            .map(|line| format!("{line}\n"))
            .collect::<String>()
    };
    home.config(&program("line", "head -c 100000 /dev/zero | tr '\\0' x"));
    let read = measured(home.fpgo(&["-p", "line", "orders", "list"]));
    read.is("a line without end", 3, "without a line break");
}
