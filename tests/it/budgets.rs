//! What is promised about speed is measured: every budget has its script and its row in the last table, and what CI counts has a
//! ceiling.

use std::collections::HashSet;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The lines of a table in tabs, without its titles.
fn rows(name: &str) -> Vec<Vec<String>> {
    let text = read(name);
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

#[test]
fn every_budget_has_a_script_that_measures_it_and_a_row_in_the_last_table() {
    let page = read("docs/performance.md");
    let budgets = rows("bench/budgets.tsv");
    assert!(budgets.len() > 20, "{} budgets", budgets.len());
    for budget in &budgets {
        let [row, script, when, sign, number, unit, what] = &budget[..] else {
            panic!("{budget:?}");
        };
        let path = root().join("bench").join(script);
        let text =
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{script}: {error}"));
        let is_printed = text.contains(&format!("row {row} "))
            || text.contains(&format!("row \"{}-$form\"", row.split('-').next().expect("a part")))
            || text.contains(&format!("largest {row} "))
            || text.contains(&format!("compare {row} "));
        assert!(is_printed, "bench/{script} prints no {row}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = path.metadata().expect("a file").permissions().mode();
            assert!(mode & 0o111 != 0, "bench/{script} cannot be run");
        }
        assert!(["always", "named"].contains(&when.as_str()), "{row}: {when}");
        let cells = format!("| {what} | {sign} {number} {unit} |");
        assert!(page.contains(&cells), "docs/performance.md has no row {cells}");
    }
}

#[test]
fn every_count_of_instructions_has_its_ceiling() {
    let script = read("bench/instructions");
    let list = script.split("names=(").nth(1).and_then(|rest| rest.split(')').next());
    let counted: HashSet<&str> = list.expect("a list of names").split_whitespace().collect();
    let ceilings = rows("bench/ceilings.tsv");
    let held: HashSet<&str> = ceilings.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(counted, held);
    assert!(counted.len() > 5, "{counted:?}");
    for row in &ceilings {
        let [ceiling, count] = [1, 2].map(|at| row[at].parse::<u64>().expect("a number"));
        let percent = (ceiling - count) * 100 / count;
        assert!((2..=5).contains(&percent), "{}: {percent} % above what was counted", row[0]);
    }
}
