//! The pages hold together: each stands in the index, each link leads somewhere, each block is one that a test runs or reads,
//! and each message that is explained is one that fpgo prints.

use regex::Regex;

use super::{add_code_in, paths_in, read, root};
use crate::common::Home;

/// Every page that people read, without those that the binary prints.
pub(super) fn pages() -> Vec<String> {
    let mut paths = Vec::new();
    paths_in(root(), &mut paths);
    paths.retain(|path| path.ends_with(".md") && !path.starts_with("/docs/commands/"));
    paths.into_iter().map(|path| path[1..].to_owned()).collect()
}

/// The blocks of a page: the word behind the fence, and what stands in it.
pub(super) fn blocks(page: &str) -> Vec<(String, String)> {
    let text = read(page);
    let mut blocks = Vec::new();
    // Every second part stands between two fences.
    for block in text.split("\n```").skip(1).step_by(2) {
        let (kind, body) = block.split_once('\n').expect("a block has lines");
        blocks.push((kind.to_owned(), format!("{body}\n")));
    }
    blocks
}

#[test]
fn every_page_stands_in_the_index() {
    let index = read("docs/README.md");
    for page in pages().iter().filter_map(|page| page.strip_prefix("docs/")) {
        assert!(page == "README.md" || index.contains(&format!("]({page})")), "{page}");
    }
    let groups = std::fs::read_dir(root().join("docs/commands")).expect("a directory");
    for group in groups {
        let name = group.expect("an entry").file_name();
        assert!(index.contains(&format!("](commands/{})", name.display())), "{}", name.display());
    }
    assert!(read("README.md").contains("](docs/README.md)"));
}

/// What fish does not take stands on no page without the way out.
#[test]
fn a_page_whose_blocks_fish_does_not_take_says_what_it_needs() {
    let differs = Regex::new(r"=\$\(|\$\?|<\(|\$\{|\$!").expect("a pattern");
    let mut pages = pages();
    pages.retain(|page| {
        blocks(page).iter().any(|(kind, body)| kind == "sh" && differs.is_match(body))
    });
    assert!(pages.len() > 8, "{pages:?}");
    for page in pages {
        assert!(read(&page).contains("README.md#in-fish)"), "{page}");
    }
}

/// The anchor of a heading, as GitHub makes it.
fn anchor(heading: &str) -> String {
    let mut anchor = String::new();
    for letter in heading.trim_start_matches('#').trim().to_lowercase().chars() {
        match letter {
            ' ' => anchor.push('-'),
            '-' | '_' => anchor.push(letter),
            _ if letter.is_alphanumeric() => anchor.push(letter),
            _ => {}
        }
    }
    anchor
}

#[test]
fn every_link_leads_somewhere() {
    let link = Regex::new(r"\]\(([^)\s]+)\)").expect("a pattern");
    let mut followed = 0;
    for page in pages() {
        let dir = root().join(&page).parent().expect("a directory").to_owned();
        for found in link.captures_iter(&read(&page)) {
            let target = &found[1];
            if target.contains("://") {
                continue;
            }
            let (file, place) = target.split_once('#').unwrap_or((target, ""));
            let path = if file.is_empty() { root().join(&page) } else { dir.join(file) };
            assert!(path.exists(), "{page} links to {target}");
            if !place.is_empty() {
                let text = std::fs::read_to_string(&path).expect("a page");
                let mut headings = text.lines().filter(|line| line.starts_with('#'));
                assert!(headings.any(|heading| anchor(heading) == place), "{page}: {target}");
            }
            followed += 1;
        }
    }
    assert!(followed > 50, "{followed} links");
}

/// What stands in a block is run, or read as what it is said to be.
#[test]
fn every_block_is_of_a_kind_that_is_tested() {
    for page in pages() {
        for (kind, body) in blocks(&page) {
            match kind.as_str() {
                // Run by `every_command_of_every_page_runs` and the examples of CI.
                "sh" | "yaml" => {}
                // Commands of cargo, which a test cannot call while cargo runs it.
                "console" => body.lines().for_each(|line| is_of_cargo(&page, line)),
                "json" => drop(serde_json::from_str::<serde_json::Value>(&body).expect(&body)),
                "toml" => drop(body.parse::<toml::Table>().expect(&body)),
                // A drawing, or what something prints.
                "text" => {}
                other => panic!("{page}: a block of {other:?} is run by nobody"),
            }
        }
    }
}

/// A line of `console`: what cargo is asked for is there.
#[track_caller]
fn is_of_cargo(page: &str, line: &str) {
    let line = line.split(" #").next().expect("a part").trim();
    let words: Vec<&str> = line.split(' ').collect();
    match words.as_slice() {
        ["cargo", "run", "--", words @ ..] => drop(Home::new().fpgo(words).ends(0)),
        ["cargo", "test"] | ["cargo", "install", "--path", "."] => {}
        ["cargo", "test", name] => {
            let mut code = String::new();
            add_code_in(&root().join("tests"), &mut code);
            assert!(code.contains(&format!("fn {name}")), "{page}: no test is named {name}");
        }
        _ => panic!("{page}: {line} is run by nobody"),
    }
}

/// Every text of the code, with `…` where something is filled in.
fn texts_of_code() -> Vec<String> {
    let mut code = String::new();
    let mut paths = Vec::new();
    paths_in(&root().join("src"), &mut paths);
    for path in paths.iter().filter(|path| path.ends_with(".rs") && !path.ends_with("tests.rs")) {
        let text = read(&path[1..]);
        code.push_str(text.split("#[cfg(test)]").next().expect("a part"));
    }
    let joined = Regex::new(r"\\\n\s*").expect("a pattern").replace_all(&code, "").into_owned();
    let filled = Regex::new(r"\{[^{}]*\}").expect("a pattern");
    let literal = Regex::new(r#""((?:[^"\\]|\\.)*)""#).expect("a pattern");
    let mut texts = Vec::new();
    for line in joined.lines().filter(|line| !line.trim_start().starts_with("//")) {
        for found in literal.captures_iter(line) {
            texts.push(filled.replace_all(&found[1], "…").into_owned());
        }
    }
    texts
}

#[test]
fn every_message_that_is_explained_is_one_that_fpgo_prints() {
    let texts = texts_of_code();
    let page = read("docs/troubleshooting.md");
    let mut explained = 0;
    for heading in page.lines().filter_map(|line| line.strip_prefix("### ")) {
        let message = heading.strip_prefix('`').and_then(|rest| rest.strip_suffix('`'));
        let message = message.unwrap_or_else(|| panic!("{heading} is no message"));
        assert!(texts.iter().any(|text| text.contains(message)), "fpgo prints no {message:?}");
        explained += 1;
    }
    assert!(explained > 30, "{explained} messages");
}

/// The texts in quotes of a list of the code.
fn quoted(code: &str, list: &str) -> Vec<String> {
    let (_, rest) = code.split_once(list).unwrap_or_else(|| panic!("no {list}"));
    let (_, rest) = rest.split_once('=').expect("a value");
    let body = rest.split("];").next().expect("a list");
    body.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_key_and_variable_is_explained() {
    let keys = read("src/profile/known_keys.rs");
    let example = read("config.example.toml");
    for list in ["OF_PROFILE", "OF_ENDPOINT"] {
        let keys = quoted(&keys, list);
        assert!(keys.len() > 4, "{keys:?}");
        for key in keys.iter().filter(|key| *key != "endpoints") {
            assert!(example.contains(&format!("{key} = ")), "config.example.toml has no {key}");
        }
    }
    let variables = quoted(&read("src/profile/variables.rs"), "const KNOWN");
    assert!(variables.len() > 8, "{variables:?}");
    for page in ["docs/profiles.md", "docs/scripts-and-ci.md"] {
        let page = read(page);
        variables.iter().for_each(|name| assert!(page.contains(name), "{name}"));
    }
}

/// Every flag of the command of these words, and of the commands below it.
fn add_flags(words: &[&str], all: &mut Vec<String>) {
    let home = Home::new();
    let offered =
        |last: &str| home.fpgo(&[&["__complete", "fish"], words, &[last]].concat()).ends(0).out;
    let first = |line: &str| line.split('\t').next().expect("a value").to_owned();
    all.extend(offered("--").lines().map(first));
    let help = home.fpgo(&[words, &["--help"]].concat()).ends(0).out;
    if help.contains("\nCommands:\n") {
        for word in offered("").lines().map(first) {
            add_flags(&[words, &[&word]].concat(), all);
        }
    }
}

#[test]
fn every_flag_that_a_page_names_is_there() {
    // Of jq, curl, cargo and gh; of the scripts of `bench/`; of other tools; the program's own; and the beginning of
    // `--addresses.shipping.city`.
    const OTHERS: [&str; 14] = [
        "--arg",
        "--fail",
        "--features",
        "--path",
        "--release",
        "--target",
        "--locked",
        "--draft",
        "--verify-tag",
        "--format",
        "--version",
        "--addresses",
        "--list",
        "--accept",
    ];
    let mut known = Vec::new();
    add_flags(&[], &mut known);
    assert!(known.len() > 500, "{} flags", known.len());
    let flag = Regex::new(r"(?:^|[^\w-])(--[a-z][a-z-]*[a-z])").expect("a pattern");
    let mut named = 0;
    for page in pages() {
        for found in flag.captures_iter(&read(&page)) {
            let name = &found[1];
            let is_known = known.iter().any(|known| known == name) || OTHERS.contains(&name);
            assert!(is_known, "{page} names {name}");
            named += 1;
        }
    }
    assert!(named > 300, "{named} flags");
}
