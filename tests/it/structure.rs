//! The floor plan of `src/`: who may use whom, held against the paths that each file names. Files that import each other,
//! rooms that reach upwards and references to what is not there are found here, not by a reader.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A path, part by part.
type Place = Vec<String>;

/// A file of `src/`: its place among the modules, and its text without what only its own tests use.
struct File {
    path: String,
    module: Place,
    code: String,
}

/// Every file of `src/`, and the map from a module's place to the file that holds it.
struct Tree {
    files: Vec<File>,
    modules: BTreeMap<Place, usize>,
}

impl Tree {
    fn read() -> Tree {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut files = Vec::new();
        collect(&root, &root, &mut files);
        files.sort_by(|one, other| one.path.cmp(&other.path));
        let place = |(at, file): (usize, &File)| (file.module.clone(), at);
        let modules = files.iter().enumerate().map(place).collect();
        Tree { files, modules }
    }

    /// The paths that a file names, with what it only passes on to others apart.
    fn named(&self, file: &File) -> (Vec<Place>, Vec<(String, Place)>) {
        let (mut uses, mut passed_on) = (Vec::new(), Vec::new());
        for statement in statements(&file.code) {
            for (path, name) in statement.paths {
                let path = absolute(&path, &file.module);
                match statement.public {
                    true => passed_on.push((name, path)),
                    false => uses.push(path),
                }
            }
        }
        for path in inline(&file.code) {
            uses.push(absolute(&path, &file.module));
        }
        (uses, passed_on)
    }

    /// The file that defines what a path names: through what the modules on the way only pass on.
    fn resolve(&self, path: &[String], depth: usize) -> Option<usize> {
        let mut length = path.len();
        while !self.modules.contains_key(&path[..length]) {
            length = length.checked_sub(1)?;
        }
        let at = self.modules[&path[..length]];
        let Some(name) = path.get(length).filter(|_| depth < 8) else { return Some(at) };
        let (_, passed_on) = self.named(&self.files[at]);
        let found = passed_on.into_iter().find(|(passed, _)| passed == name);
        match found {
            Some((_, target)) if target != path => {
                let mut target = target;
                target.extend_from_slice(&path[length + 1..]);
                self.resolve(&target, depth + 1)
            }
            _ => Some(at),
        }
    }

    /// Which files each file uses.
    fn arrows(&self) -> Vec<BTreeSet<usize>> {
        let of = |(at, file): (usize, &File)| {
            let (uses, _) = self.named(file);
            let used = uses.iter().filter_map(|path| self.resolve(path, 0));
            used.filter(|target| *target != at).collect()
        };
        self.files.iter().enumerate().map(of).collect()
    }
}

fn collect(root: &Path, dir: &Path, files: &mut Vec<File>) {
    for entry in std::fs::read_dir(dir).expect("a directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, files);
            continue;
        }
        let inside = path.strip_prefix(root).expect("inside").with_extension("");
        let mut module: Vec<String> =
            inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        module.retain(|part| part != "mod" && part != "main");
        let text = std::fs::read_to_string(&path).expect("text");
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let inside = path.strip_prefix(root).expect("inside").display().to_string();
        files.push(File { path: inside, module, code: without_comments(code) });
    }
}

fn without_comments(code: &str) -> String {
    let lines = code.lines().map(|line| match line.trim_start().starts_with("//") {
        true => "",
        false => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A `use` statement: each path that it names, with the name that it has here.
struct Statement {
    public: bool,
    paths: Vec<(Vec<String>, String)>,
}

fn statements(code: &str) -> Vec<Statement> {
    let mut found = Vec::new();
    for (start, _) in code.match_indices("use ") {
        let before = code[..start].rsplit('\n').next().unwrap_or_default().trim();
        let public = before.starts_with("pub");
        if !before.is_empty() && !public {
            continue;
        }
        let rest = &code[start + 4..];
        let Some(end) = rest.find(';') else { continue };
        let mut paths = Vec::new();
        expand(&rest[..end].split_whitespace().collect::<Vec<_>>().join(" "), &[], &mut paths);
        found.push(Statement { public, paths });
    }
    found
}

/// Takes a use tree apart: `a::{b, c::{self, d as e}}`.
fn expand(tree: &str, before: &[String], paths: &mut Vec<(Place, String)>) {
    let tree = tree.trim();
    let Some((path, inner)) = tree.split_once('{') else { return leaf(tree, before, paths) };
    let mut before = before.to_vec();
    before.extend(path.split("::").filter(|part| !part.is_empty()).map(str::to_owned));
    let inner = inner.strip_suffix('}').unwrap_or(inner);
    let (mut depth, mut start) = (0, 0);
    for (at, letter) in inner.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                expand(&inner[start..at], &before, paths);
                start = at + 1;
            }
            _ => {}
        }
    }
    expand(&inner[start..], &before, paths);
}

fn leaf(leaf: &str, before: &[String], paths: &mut Vec<(Place, String)>) {
    if leaf.is_empty() {
        return;
    }
    let (path, renamed) = leaf.split_once(" as ").unwrap_or((leaf, ""));
    let mut all = before.to_vec();
    all.extend(path.split("::").map(str::to_owned));
    if all.last().is_some_and(|last| last == "self" || last == "*") {
        all.pop();
    }
    let name = all.last().cloned().unwrap_or_default();
    paths.push((all, if renamed.is_empty() { name } else { renamed.to_owned() }));
}

/// Paths in the code itself: `crate::money::of(…)`.
fn inline(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for root in ["crate::", "super::"] {
        for (start, _) in code.match_indices(root) {
            let is_path = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
            if code[..start].ends_with(is_path) {
                continue;
            }
            let path: String =
                code[start..].chars().take_while(|letter| is_path(*letter)).collect();
            let parts = path.split("::").filter(|part| !part.is_empty());
            found.push(parts.map(str::to_owned).collect());
        }
    }
    found
}

fn absolute(path: &[String], module: &[String]) -> Vec<String> {
    let mut all = module.to_vec();
    for part in path {
        match part.as_str() {
            "crate" => all.clear(),
            "self" => {}
            "super" => drop(all.pop()),
            _ => all.push(part.clone()),
        }
    }
    all
}

/// Groups of files that reach each other.
fn circles(arrows: &[BTreeSet<usize>]) -> Vec<BTreeSet<usize>> {
    let reach = |from: usize| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(at) = open.pop() {
            open.extend(arrows[at].iter().filter(|next| seen.insert(**next)));
        }
        seen
    };
    let reached: Vec<_> = (0..arrows.len()).map(reach).collect();
    let mut groups: Vec<BTreeSet<usize>> = Vec::new();
    for at in 0..arrows.len() {
        if groups.iter().any(|group| group.contains(&at)) {
            continue;
        }
        let group: BTreeSet<usize> =
            reached[at].iter().copied().filter(|other| reached[*other].contains(&at)).collect();
        if !group.is_empty() {
            groups.push(group);
        }
    }
    groups
}

/// The rooms, each with those that it may use beside itself; the ground floor `base` is everybody's.
const ROOMS: [(&str, &[&str]); 13] = [
    ("base", &[]),
    ("api", &[]),
    ("callback", &[]),
    ("store", &["api"]),
    ("profile", &["api", "store"]),
    ("http", &["api", "profile"]),
    ("sandbox", &["api", "callback", "store"]),
    ("options", &["api", "profile"]),
    // What was typed decides what is shown.
    ("output", &["api", "http", "options", "profile"]),
    ("run", &["api", "http", "options", "output", "profile", "sandbox", "store"]),
    // It shares sockets with the sandbox, and nothing else.
    ("listener", &["callback", "http", "profile", "store"]),
    (
        "commands",
        &[
            "api", "callback", "http", "listener", "options", "output", "profile", "run",
            "sandbox", "store",
        ],
    ),
    ("cli", &["api", "commands", "options", "output", "profile", "run"]),
];

fn room(path: &str) -> &str {
    path.split('/').next().unwrap_or_default()
}

#[test]
fn no_room_uses_one_above_it() {
    let tree = Tree::read();
    let mut seen = 0;
    for (file, uses) in tree.files.iter().zip(tree.arrows()) {
        let own = room(&file.path);
        let Some((_, below)) = ROOMS.iter().find(|(name, _)| *name == own) else {
            assert_eq!(own, "main.rs", "{} is in no room that is known here", file.path);
            continue;
        };
        for used in uses.iter().map(|at| tree.files[*at].path.as_str()) {
            let used_room = room(used);
            let may = used_room == own || used_room == "base" || below.contains(&used_room);
            assert!(may, "{} uses {used}, which lies above it", file.path);
            seen += 1;
        }
    }
    assert!(seen > 500, "only {seen} uses were found");
}

#[test]
fn the_api_is_data_and_does_no_input_or_output() {
    for file in Tree::read().files.iter().filter(|file| room(&file.path) == "api") {
        for word in ["std::fs", "std::net", "std::io", "std::env", "std::process", "reqwest"] {
            assert!(!file.code.contains(word), "{} names {word}", file.path);
        }
    }
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let tree = Tree::read();
    let name = |at: &usize| tree.files[*at].path.as_str();
    let groups = circles(&tree.arrows());
    let circles: Vec<Vec<&str>> =
        groups.iter().map(|group| group.iter().map(name).collect()).collect();
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn a_circle_is_found() {
    let arrows = [[1], [2], [0], [0]].map(BTreeSet::from);
    assert_eq!(circles(&arrows), [BTreeSet::from([0, 1, 2])]);
}

/// So that a path is the same from everywhere, and the lines of this file read it.
#[test]
fn a_room_that_is_a_package_is_named_like_any_other() {
    let names_packages = |file: &&File| {
        ["fpgo_base::", "fpgo_callback::"].iter().any(|package| file.code.contains(package))
    };
    let tree = Tree::read();
    let paths: Vec<&str> =
        tree.files.iter().filter(names_packages).map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["callback/lib.rs", "main.rs"]);
}

#[test]
fn the_root_holds_rooms_alone() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let entries = std::fs::read_dir(root).expect("a directory");
    let names: Vec<_> = entries.map(|entry| entry.expect("an entry").file_name()).collect();
    assert!(names.len() <= 14, "{names:?}");
}

/// Names under which code holds a journal entry, or a part of one.
const OF_ENTRIES: [&str; 11] = [
    "attempt",
    "checkpoint",
    "data",
    "end",
    "ending",
    "entry",
    "intent",
    "link",
    "reading",
    "resolution",
    "row",
];

/// Places where code takes a field by its key out of something that has one of these names, however it is reached:
/// `entry.intent["way"]`, `end.get(key)`, `entry.text("alike")`, `data ->> '$.hash'`.
fn keyed_access<'a>(code: &'a str, names: &[&str]) -> Vec<&'a str> {
    let mut found = Vec::new();
    for access in ["[", ".get(", ".get_mut(", ".pointer(", ".remove(", ".text(", " ->> ", " -> '"] {
        for (at, _) in code.match_indices(access) {
            let before = code[..at].trim_end();
            let is_name = |letter: char| letter.is_alphanumeric() || letter == '_';
            let name = before.rsplit(|letter| !is_name(letter)).next().unwrap_or_default();
            // A number of a row, or a slice, is no key of JSON.
            let key = code[at + access.len()..].trim_start();
            let is_key = key.starts_with(['"', '\'', '&']) || key.starts_with("key");
            if is_key && names.contains(&name) {
                let line = code[..at].rsplit('\n').next().unwrap_or_default().len();
                found.push(code[at - line..].lines().next().unwrap_or_default().trim());
            }
        }
    }
    found
}

/// Code that a journal entry can reach: the journal itself, and what names it.
fn knows_entries(file: &File) -> bool {
    file.path.starts_with("store/journal") || file.code.contains("store::journal")
}

#[test]
fn no_field_of_a_journal_entry_is_taken_by_its_key() {
    let tree = Tree::read();
    let files: Vec<&File> = tree.files.iter().filter(|file| knows_entries(file)).collect();
    assert!(files.len() > 15, "only {} files know the journal", files.len());
    for file in files {
        let found = keyed_access(&file.code, &OF_ENTRIES);
        assert!(found.is_empty(), "{}: {found:?}", file.path);
        if file.path.starts_with("store/journal") {
            // There every JSON value is of an entry, whatever its name.
            let literal = file.code.lines().find(|line| {
                line.contains(".get(\"") || line.contains(")[\"") || line.contains("][\"")
            });
            assert_eq!(literal, None, "{}", file.path);
        }
    }
}

#[test]
fn a_field_that_is_taken_by_its_key_is_found() {
    for code in [
        r#"entry.intent["way"] == "out""#,
        r#"self.entry.intent["told"].get("taken")"#,
        r#"let made = other.end["made"].as_str();"#,
        r#"now.end.get("resolved").is_some()"#,
        r#"intent[key].is_null()"#,
        r#"entry.text("base_url")"#,
        "self.entry\n    .intent\n    .get(\"lines\")",
        r#"SELECT data ->> '$.hash' FROM entries"#,
        r#"entry["outcome"] = "unknown".into();"#,
    ] {
        assert!(!keyed_access(code, &OF_ENTRIES).is_empty(), "{code}");
    }
    for code in [
        "entry.intent.way == Some(Way::Out)",
        "here.get(&attempt.origin)",
        "attempts[*at].ending = None;",
        r#"self.text("environment")"#,
        "row.get(0)?",
        r#"envelope.get("data")"#,
    ] {
        assert!(keyed_access(code, &OF_ENTRIES).is_empty(), "{code}");
    }
}
