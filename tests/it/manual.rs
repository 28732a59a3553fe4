//! Manual pages: one for each command, printed, written or opened; and `man` takes them without a complaint.

use std::process::Command;

use crate::common::Home;
use crate::common::terminal::Terminal;

#[test]
fn the_page_of_a_command_is_printed_where_there_is_no_terminal() {
    let home = Home::new();
    let page = home.fpgo(&["man", "orders", "refund"]).ends(0).out;
    for part in
        [".TH fpgo-orders-refund 1", ".SH NAME", ".SH SYNOPSIS", "amount", "Money:", "Operation:"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    let whole = home.fpgo(&["man"]).ends(0).out;
    assert!(whole.contains(".TH fpgo 1") && whole.contains("fpgo\\-orders(1)"), "{whole}");
    home.fpgo(&["man", "orders", "refnd"]).ends(2).says("did you mean refund?");
    home.fpgo(&["man", "quux", "zz"]).ends(2).says("fpgo has no command quux");
    home.fpgo(&["man", "orders", "--install"]).ends(2);
}

#[test]
fn every_command_gets_a_page() {
    let home = Home::new();
    let dir = home.path("pages");
    let written = home.fpgo(&["man", "--dir", dir.to_str().expect("text")]).ends(0).out;
    let mut names: Vec<String> = std::fs::read_dir(&dir)
        .expect("a directory")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("text"))
        .collect();
    names.sort();
    assert_eq!(written, format!("wrote {} pages to {}\n", names.len(), dir.display()));
    let commands = home.fpgo(&["commands", "--json"]).ends(0).json();
    for row in commands.as_array().expect("a list") {
        let name = format!("fpgo-{}.1", row["command"].as_str().expect("text").replace(' ', "-"));
        assert!(names.contains(&name), "{name}: {names:?}");
    }
    for local in [
        "fpgo.1",
        "fpgo-orders.1",
        "fpgo-journal-list.1",
        "fpgo-completions-install.1",
        "fpgo-man.1",
    ] {
        assert!(names.contains(&local.to_owned()), "{local}: {names:?}");
    }
    std::fs::write(home.path("file"), "").expect("a file");
    let inside = home.path("file/pages");
    home.fpgo(&["man", "--dir", inside.to_str().expect("text")]).ends(3).says("cannot be written");
}

#[test]
fn pages_are_installed_where_man_looks_for_those_of_a_user() {
    let home = Home::new();
    home.fpgo(&["man", "--install"])
        .ends(0)
        .says("man fpgo-orders-refund")
        .says("man1/fpgo-orders-refund.1");
    assert!(home.path(".local/share/man/man1/fpgo-orders-refund.1").is_file());
    let data = home.path("data-home");
    home.fpgo(&["man", "--install"]).env("XDG_DATA_HOME", data.to_str().expect("text")).ends(0);
    assert!(data.join("man/man1/fpgo.1").is_file());
}

#[test]
fn on_a_terminal_a_machine_without_man_prints_the_page() {
    let home = Home::new();
    let call = home.fpgo(&["man", "orders", "refund"]).env("PATH", "/nonexistent");
    let seen = Terminal::of(call).ends(0);
    assert!(seen.contains(".TH fpgo-orders-refund 1"), "{seen}");
}

#[test]
#[ignore = "needs man"]
fn man_takes_every_page_without_a_warning() {
    let home = Home::new();
    let dir = home.path("pages");
    home.fpgo(&["man", "--dir", dir.to_str().expect("text")]).ends(0);
    let mut pages = 0;
    for entry in std::fs::read_dir(&dir).expect("a directory") {
        let path = entry.expect("an entry").path();
        let shown = Command::new("man")
            .args(["--warnings", "--local-file"])
            .arg(&path)
            .env("MANWIDTH", "80")
            .env("LC_ALL", "C.UTF-8")
            .output()
            .expect("man starts: it is in the package man-db");
        let err = String::from_utf8_lossy(&shown.stderr);
        assert!(shown.status.success() && err.is_empty(), "{}: {err}", path.display());
        let text = String::from_utf8_lossy(&shown.stdout);
        assert!(text.contains("SYNOPSIS"), "{}: {text}", path.display());
        pages += 1;
    }
    assert!(pages > 70, "{pages}");
}

#[test]
#[ignore = "needs man"]
fn man_opens_the_page_on_a_terminal() {
    let home = Home::new();
    let call = home.fpgo(&["man", "orders", "refund"]).env("MANPAGER", "cat").env("TERM", "dumb");
    let seen = Terminal::of(call).ends(0);
    assert!(seen.contains("General Commands Manual") && !seen.contains(".SH"), "{seen}");
    let left = std::fs::read_dir(std::env::temp_dir()).expect("a directory");
    let left = left.filter(|entry| {
        let name = entry.as_ref().expect("an entry").file_name();
        name.to_string_lossy().starts_with("fpgo-man-")
    });
    assert_eq!(left.count(), 0, "the opened page is deleted");
}
