//! What is written about fpgo holds: every command shown runs, every example works, generated files are what the binary
//! prints, and the list of operations is the one transcribed from the API's documents.

mod bounds;
mod ci;
mod pages;

use std::path::Path;
use std::process::Command;

#[cfg(unix)]
use crate::common::binary::fpgo_dir;
use crate::common::picture::Picture;
use crate::common::{Home, Sandbox, profile, shell_words};
use pages::{blocks, pages};
use serde_json::Value;
use snapbox::data::DataFormat;
use snapbox::{Assert, Data};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Runs a page's blocks of shell one after another in one home, each stopping at the first failure that it does not expect.
/// Nothing of the machine's own settings is seen.
fn every_block_runs(page: &str) {
    let home = Home::new();
    // The map of the code lists the files of the project.
    let dir = if page == "docs/ARCHITECTURE.md" { root() } else { home.dir.path() };
    let path = format!("{}:{}", fpgo_dir().display(), std::env::var("PATH").expect("a path"));
    for (_, block) in blocks(page).iter().filter(|(kind, _)| kind == "sh") {
        let script = format!("set -euo pipefail\n{block}");
        let output = Command::new("bash")
            .args(["-c", &script])
            .env_clear()
            .env("HOME", home.dir.path())
            .env("PATH", &path)
            .env("SHELL", "/bin/bash")
            .current_dir(dir)
            .output()
            .expect("bash starts");
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success(),
            "{page}:\n{block}\n{}\n{err}",
            String::from_utf8_lossy(&output.stdout)
        );
    }
}

#[test]
fn every_command_of_every_page_runs() {
    let mut pages = pages();
    pages.retain(|page| blocks(page).iter().any(|(kind, _)| kind == "sh"));
    assert!(pages.len() > 5, "{pages:?}");
    // One after another: other tests measure time beside this one.
    for page in &pages {
        every_block_runs(page);
    }
}

/// The picture of this name is what the terminal shows.
#[cfg(unix)]
#[track_caller]
fn is_kept(picture: &Picture, name: &str) {
    let drawn = Data::text(picture.drawn()).coerce_to(DataFormat::TermSvg);
    let path = root().join(format!("docs/pictures/{name}.svg"));
    let kept = Data::read_from(&path, Some(DataFormat::TermSvg));
    Assert::new().action_env("SNAPSHOTS").eq(drawn, kept);
}

#[cfg(unix)]
#[test]
fn the_pictures_are_what_a_terminal_shows() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("400");
    // The guards of production hold for a profile that names it, at whatever address.
    let shop = profile("shop", &sandbox.base_url, "").replace("\"demo\"", "\"production\"");
    sandbox.home.config(&format!("default_profile = \"shop\"\n{shop}"));
    sandbox.home.fpgo(&["auth", "allow"]).ends(0);
    let refund = format!("fpgo orders refund {order}");
    let call = sandbox.home.fpgo(&["orders", "refund", &order]);
    let picture = Picture::default()
        .with(&order, "ODR7031985264")
        .with(&sandbox.base_url, "https://apigo.frontpayment.no/api/v1")
        .runs(&refund, call, &[("[400.00]: ", "150\r"), ("to go on", "150\r")], 0);
    is_kept(&picture, "refund");

    // Signed with the secret of another profile, and shared by a program that counts clicks.
    let pasted = "https://shop.example/fp/callback?orderUuid=ODR1234567890&status=PAID\
                  &paymentMethod=Visa&amount=800&createdAt=1767225600&timestamp=1767225660\
                  &checksum=2960b8f47191ac54ead4413206d0d2a932207d420f7aefb60d623e7c36a59fb3&utm_source=mail\r";
    let home = Home::new();
    let secret = |name: &str, secret: &str| {
        profile(name, "http://127.0.0.1:9/api/v1", &format!("callback_secret = \"{secret}\""))
    };
    home.config(&format!("{}{}", secret("shop", "another"), secret("outlet", "s3cret")));
    let call = home.fpgo(&["-p", "shop", "callback", "verify"]);
    let question = ("Paste the callback, then press Enter", pasted);
    let picture = Picture::default().runs("fpgo -p shop callback verify", call, &[question], 10);
    is_kept(&picture, "callback");
}

/// Adds the text of every Rust file below a directory.
fn add_code_in(dir: &Path, all: &mut String) {
    let mut paths = Vec::new();
    paths_in(dir, &mut paths);
    for path in paths.iter().filter(|path| path.ends_with(".rs")) {
        all.push_str(&read(&path[1..]));
    }
}

/// Every test that each promise names is there, and none is named that is not.
#[test]
fn every_promise_about_money_names_tests_that_are_there() {
    let page = read("docs/money-safety.md");
    let mut all = String::new();
    for dir in ["tests", "src"] {
        add_code_in(&root().join(dir), &mut all);
    }
    let promises: Vec<&str> = page
        .split("\n### ")
        .skip(1)
        .map(|part| part.split("\n## ").next().expect("a part"))
        .collect();
    assert!(promises.len() > 60, "{} promises", promises.len());
    for promise in promises {
        let (_, named) = promise
            .rsplit_once("\n\nTests: ")
            .unwrap_or_else(|| panic!("no test is named for: {promise}"));
        for name in named.trim().trim_end_matches('.').split(',').map(str::trim) {
            let name = name.strip_prefix('`').and_then(|name| name.strip_suffix('`'));
            let name = name.unwrap_or_else(|| panic!("tests alone follow: {promise}"));
            assert!(all.contains(&format!("fn {name}()")), "there is no test {name}: {promise}");
        }
    }
    let widest = page.lines().map(|line| line.chars().count()).max();
    assert!(widest.is_some_and(|width| width <= 100), "the page is {widest:?} columns wide");
}

#[test]
fn the_completions_in_the_tree_are_what_the_binary_prints() {
    let home = Home::new();
    let files = [
        ("bash", "fpgo.bash"),
        ("zsh", "fpgo.zsh"),
        ("fish", "fpgo.fish"),
        ("powershell", "fpgo.ps1"),
        ("elvish", "fpgo.elv"),
        ("nushell", "fpgo.nu"),
    ];
    let kept = std::fs::read_dir(root().join("completions")).expect("a directory").count();
    assert_eq!(kept, files.len());
    for (shell, file) in files {
        let printed = home.fpgo(&["completions", shell]).ends(0).out;
        let kept = Data::read_from(&root().join("completions").join(file), Some(DataFormat::Text));
        Assert::new().action_env("SNAPSHOTS").eq(printed, kept.raw());
    }
}

#[test]
fn the_pages_of_the_commands_are_what_the_binary_prints() {
    let home = Home::new();
    let commands = home.fpgo(&["commands", "--json"]).ends(0).json();
    let mut groups: Vec<&str> = commands
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|row| row["command"].as_str()?.split(' ').next())
        .collect();
    groups.dedup();
    for group in &groups {
        let printed = home.fpgo(&["commands", "--page", group]).ends(0).out;
        let kept = Data::read_from(
            &root().join(format!("docs/commands/{group}.md")),
            Some(DataFormat::Text),
        );
        Assert::new().action_env("SNAPSHOTS").eq(printed, kept.raw());
    }
    let pages = std::fs::read_dir(root().join("docs/commands")).expect("a directory").count();
    assert_eq!(pages, groups.len(), "a page for each group, and no other");
}

#[test]
fn the_operations_are_those_of_the_documents() {
    let commands = Home::new().fpgo(&["commands", "--json"]).ends(0).json();
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let listed: Vec<String> = commands
        .as_array()
        .expect("a list")
        .iter()
        .map(|row| ["command", "method", "path", "effect"].map(|key| text(&row[key])).join("\t"))
        .collect();
    let tsv = read("tests/endpoints.tsv");
    let transcribed: Vec<&str> = tsv.lines().skip(1).collect();
    assert_eq!(listed, transcribed);
    assert!(commands.as_array().expect("a list").iter().all(|row| row["parameters"].is_array()));
}

#[test]
fn every_example_works_on_the_sandbox() {
    let sandbox = Sandbox::start();
    let commands = sandbox.fpgo(&["commands", "--json"]).ends(0).json();
    let mut ran = 0;
    for row in commands.as_array().expect("a list") {
        for example in row["examples"].as_array().expect("examples") {
            let example = example.as_str().expect("text");
            // Each example gets a world of its own, so that none uses up what the next one needs.
            sandbox.post("/_sandbox/reset", &Value::Null);
            let status = row["example_status"].as_str().expect("a status");
            let example = match sandbox.object(status) {
                Some((placeholder, real)) => example.replace(placeholder, &real),
                None => example.to_owned(),
            };
            let words = shell_words(&example);
            let words: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
            // And a memory of its own: what was made before is no reason to refuse.
            let memory = sandbox.home.path(&format!("data-{ran}"));
            let call = sandbox.fpgo(&[&words[..], &["--yes"]].concat());
            let done = call.env("FPGO_DATA_DIR", memory.to_str().expect("a path")).run();
            assert_eq!(done.code, Some(0), "{example}: {done:#?}");
            ran += 1;
        }
    }
    assert_eq!(ran, 2 * read("tests/endpoints.tsv").lines().skip(1).count());
}

#[test]
fn every_help_names_its_operation_and_what_it_does_to_money() {
    let home = Home::new();
    let commands = home.fpgo(&["commands", "--json"]).ends(0).json();
    for row in commands.as_array().expect("a list") {
        let command = row["command"].as_str().expect("text");
        let words: Vec<&str> = command.split(' ').chain(["--help"]).collect();
        let help = home.fpgo(&words).ends(0).out;
        let operation = format!(
            "Operation: {} {}",
            row["method"].as_str().expect("text"),
            row["path"].as_str().expect("text")
        );
        for part in [operation.as_str(), "Money: ", "Examples:"] {
            assert!(help.contains(part), "{command}: {part} is missing:\n{help}");
        }
        assert_eq!(help.matches(&format!("  fpgo {command}")).count(), 2, "{help}");
    }
}

#[test]
fn the_example_configuration_is_understood() {
    let home = Home::new();
    home.config(&read("config.example.toml"));
    home.fpgo(&["config", "show"]).ends(0).shows("demo");
    home.fpgo(&["config", "list", "-q"]).ends(0).shows("production");
}

/// Every recipe that a page or a script calls is one of the justfile's.
#[test]
fn every_recipe_that_is_named_is_there() {
    let justfile = read("justfile");
    let recipes: Vec<&str> = justfile
        .lines()
        .filter(|line| !line.starts_with([' ', '#']) && !line.contains(":="))
        .filter_map(|line| line.split_once(':')?.0.split(' ').next())
        .collect();
    let pages = [
        "CONTRIBUTING.md",
        "docs/RELEASING.md",
        "docs/packaging.md",
        ".ci/run",
        ".github/workflows/ci.yml",
        ".github/workflows/release.yml",
    ];
    let mut named = 0;
    for page in pages {
        let text = read(page);
        let calls = text.split(['`', '\n']).flat_map(|part| part.split("run: "));
        for call in calls.map(str::trim).filter(|call| call.starts_with("just ")) {
            let recipe = call.split(' ').nth(1).expect("a word");
            assert!(recipe == "--list" || recipes.contains(&recipe), "{page}: just {recipe}");
            named += 1;
        }
    }
    assert!(named > 10, "{named} recipes are named");
}

/// Every file of the project, by its path.
fn paths_in(dir: &Path, all: &mut Vec<String>) {
    for entry in std::fs::read_dir(dir).expect("a directory") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name");
        if name == "target" || name == ".git" {
            continue;
        }
        match path.is_dir() {
            true => paths_in(&path, all),
            false => all.push(format!("/{}", path.strip_prefix(root()).expect("inside").display())),
        }
    }
}

/// The files of code and the pages that a text names, between backquotes or not.
fn named_files(text: &str) -> impl Iterator<Item = &str> {
    let of_path = |letter: char| letter.is_ascii_alphanumeric() || "_-./*".contains(letter);
    let is_file = |name: &&str| {
        let stem = name.strip_suffix(".rs").or(name.strip_suffix(".md"));
        stem.is_some_and(|stem| stem.ends_with(|last: char| last.is_ascii_alphanumeric()))
    };
    text.split(move |letter| !of_path(letter))
        .map(|word| word.trim_end_matches('.'))
        .filter(is_file)
}

#[test]
fn every_file_that_comments_and_pages_name_is_there() {
    let mut paths = Vec::new();
    paths_in(root(), &mut paths);
    let mut named = 0;
    for path in paths.iter().filter(|path| path.ends_with(".rs") || path.ends_with(".md")) {
        for name in named_files(&read(&path[1..])) {
            let ending = format!("/{}", name.trim_start_matches("../"));
            assert!(paths.iter().any(|path| path.ends_with(&ending)), "{path} names {name}");
            named += 1;
        }
    }
    assert!(named > 200, "only {named} files are named");
    assert_eq!(named_files("see `it/docs.rs`, main.rs. Not `d`, `*.rs` or {group}.md").count(), 2);
}

/// What comments and pages cite of the API is a chapter of the project's own page.
#[test]
fn every_quirk_that_is_cited_is_told() {
    let page = read("docs/api.md");
    let mut code = read("docs/sandbox.md");
    add_code_in(&root().join("src"), &mut code);
    let mut cited = 0;
    for rest in code.split("quirk ").skip(1) {
        let number: String = rest.chars().take_while(char::is_ascii_digit).collect();
        if !number.is_empty() {
            assert!(page.contains(&format!("| {number} |")), "quirk {number} is told nowhere");
            cited += 1;
        }
    }
    assert!(cited > 80, "only {cited} quirks are cited");
}
