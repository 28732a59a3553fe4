//! The numbers of the page about bounds are those of the code: each is read where it stands, and its row has to say it.

use super::read;

/// How a row of the page begins, and a number that it says: its file, what stands before it there, and what it counts.
const NUMBERS: &str = "\
`--timeout` ( ; src/commands/in_force.rs ; TIMEOUT: Duration = ; Seconds
answer, takes at most ; src/http/client.rs ; CONNECT: Duration = ; Seconds
| reading a list | ; src/http/receive.rs ; SLOWEST: u128 = ; Bytes
| a program that ; src/profile/secret_command.rs ; PATIENCE: Duration = ; Seconds
| the OS keyring | ; src/profile/keyring/entry.rs ; PATIENCE: Duration = ; Seconds
| the head of a request that `callback listen` receives | it is ; src/listener/server.rs ; HEAD_TIME: Duration = ; Seconds
| the head of a request that `callback listen` receives | it is ; src/listener/server.rs ; WHOLE_TIME: Duration = ; Seconds
| a callback of the sandbox | ; src/sandbox/callbacks/delivery.rs ; ANSWER_TIMEOUT: Duration = ; Seconds
| callbacks at the end ; src/sandbox/callbacks/background.rs ; PATIENCE: Duration = ; Seconds
| looking for a sandbox ; src/sandbox/serve/discovery.rs ; ANSWER_TIMEOUT: Duration = ; Seconds
| the answer with one object ; src/http/receive.rs ; LARGEST_OBJECT: u64 = ; Bytes
| the answer with one object ; src/base/input.rs ; MOST_VALUES: usize = ; Things
| the answer with a list | ; src/http/receive.rs ; LARGEST_LIST: u64 = ; Bytes
| the answer with a list | ; src/http/receive.rs ; MOST_IN_LIST: usize = ; Things
| the answer with a list | ; src/http/client.rs ; WHOLE: usize = ; Bytes
| files of input ; src/base/input.rs ; LARGEST: u64 = ; Bytes
| files of input ; src/base/input.rs ; MOST_VALUES: usize = ; Things
| `journal import` | ; src/base/input.rs ; LARGEST: u64 = ; Bytes
| `journal import` | ; src/base/input.rs ; MOST_VALUES: usize = ; Things
| `--line @FILE` | ; src/run/body/line_file.rs ; MOST_ROWS: usize = ; Things
| a sheet of `bulk plan` | ; src/run/bulk/sheet/rows.rs ; record: ; Bytes
| a sheet of `bulk plan` | ; src/run/bulk/sheet/rows.rs ; cells: ; Things
| a sheet of `bulk plan` | ; src/run/bulk/sheet/rows.rs ; cell: ; Bytes
| a callback, on standard ; src/commands/callback/input.rs ; LONGEST: u64 = ; Bytes
| the search for why ; src/callback/why/mod.rs ; LONGEST: usize = ; Bytes
| the search for why ; src/callback/why/budget.rs ; MOST_HASHES: u32 = ; Things
| the search for why ; src/callback/why/budget.rs ; MOST_BYTES: usize = ; Bytes
| the search for why ; src/callback/why/budget.rs ; LONGEST: Duration = ; Seconds
| the same for all lines ; src/callback/why/many.rs ; MOST_HASHES: u64 = ; Things
| the same for all lines ; src/callback/why/many.rs ; MOST_BYTES: u64 = ; Bytes
| the same for all lines ; src/callback/why/many.rs ; MOST_SEARCHES: u64 = ; Things
| the same for all lines ; src/callback/why/many.rs ; MOST_SETS: usize = ; Things
| the same for all lines ; src/callback/why/many.rs ; MOST_REMEMBERED: usize = ; Things
| the same for all lines ; src/commands/callback/verify_all/lines.rs ; RangeInclusive<usize> = ; Things
| the same for all lines ; src/commands/callback/verify_all/lines.rs ; RangeInclusive<usize> = 2..= ; Things
| the head of a request that `callback listen` receives | 1 ; src/listener/server.rs ; LARGEST_HEAD: usize = ; Bytes
| the head of a request that `callback listen` receives | 1 ; src/listener/server.rs ; MOST_HEADERS: usize = ; Things
| connections to ; src/listener/connections.rs ; MOST: usize = ; Things
| callbacks that wait ; src/store/callbacks/bounds.rs ; MOST_WAITING: u32 = ; Things
| callbacks that wait ; src/listener/intake.rs ; MOST_IN_MEMORY: usize = ; Things
| received callbacks ; src/store/callbacks/bounds.rs ; MOST_AUTHENTIC: u32 = ; Things
| received callbacks ; src/store/callbacks/bounds.rs ; MOST_OTHERS: u32 = ; Things
| received callbacks ; src/store/callbacks/bounds.rs ; LONGEST_KEPT: i64 = ; Things
| `callback verify --all` | ; src/callback/records/bounded.rs ; LARGEST: u64 = ; Bytes
| a client of the sandbox | ; src/sandbox/serve/dispatch.rs ; CLIENT_TIMEOUT: Duration = ; Seconds
| requests that the sandbox ; src/sandbox/serve/request_log.rs ; REMEMBERED: usize = ; Things
| requests that the sandbox ; src/sandbox/serve/request_log.rs ; LARGEST: usize = ; Bytes
| what an endpoint ; src/base/privacy/excerpt.rs ; LENGTH: usize = ; Things
| what an endpoint ; src/http/deliver.rs ; LONGEST_START: usize = ; Bytes
| the configuration file | ; src/profile/file.rs ; LARGEST_FILE: u64 = ; Bytes
| `ca_file`, ; src/base/tls.rs ; LARGEST_CA_FILE: u64 = ; Bytes
| what a program prints ; src/profile/secret_command.rs ; LONGEST_SECRET: u64 = ; Bytes";

/// The number that stands behind these words in a file: `64 << 20`, `8 * 1024`, `Duration::from_secs(5)`.
fn number(file: &str, words: &str) -> u64 {
    let code = read(file);
    let (_, behind) = code.split_once(words).unwrap_or_else(|| panic!("{file}: {words}"));
    let typed = behind.split([';', ',', '}']).next().unwrap_or_default();
    let typed = typed.split("..").next().unwrap_or_default();
    let typed = typed.trim().trim_start_matches("Duration::from_secs(").trim_end_matches(')');
    let factor = |text: &str| text.trim().replace('_', "").parse::<u64>().expect(typed);
    match typed.split_once("<<") {
        Some((number, bits)) => factor(number) << factor(bits),
        None => typed.split('*').map(factor).product(),
    }
}

/// The ways in which the page may say a number.
fn said(number: u64, unit: &str) -> Vec<String> {
    match unit {
        "Bytes" => ["KiB", "MiB", "GiB"]
            .iter()
            .zip(1..)
            .filter(|(_, thousands)| number.is_multiple_of(1 << (10 * thousands)))
            .map(|(name, thousands)| format!("{} {name}", number >> (10 * thousands)))
            .collect(),
        "Seconds" => vec![format!("{number} s"), "a second".repeat(usize::from(number == 1))],
        _ => {
            let small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight"];
            let word = usize::try_from(number).ok().and_then(|number| small.get(number));
            let digits = match number {
                0..1000 => number.to_string(),
                _ => format!("{},{:03}", number / 1000, number % 1000),
            };
            let digits = match number {
                0..1_000_000 => digits,
                _ => format!(
                    "{},{:03},{:03}",
                    number / 1_000_000,
                    number / 1000 % 1000,
                    number % 1000
                ),
            };
            word.map(|word| (*word).to_owned()).into_iter().chain([digits]).collect()
        }
    }
}

/// Whether these words stand there by themselves: `4 MiB` is no part of `64 MiB`.
fn stands(row: &str, words: &str) -> bool {
    !words.is_empty()
        && row.match_indices(words).any(|(at, _)| {
            let before = row[..at].chars().next_back();
            let behind = row[at + words.len()..].chars().next();
            !before.is_some_and(|sign| sign.is_alphanumeric() || sign == ',')
                && !behind.is_some_and(|sign| sign.is_ascii_digit())
        })
}

#[test]
fn every_bound_is_the_number_of_the_code() {
    let page = read("docs/bounds.md");
    assert!(NUMBERS.lines().count() > 40);
    for line in NUMBERS.lines() {
        let parts: Vec<&str> = line.split(" ; ").collect();
        let [begin, file, words, unit] = parts[..] else { panic!("{line}") };
        let rows: Vec<&str> = page.lines().filter(|row| row.starts_with(begin)).collect();
        let [row] = rows[..] else { panic!("{} rows begin with {begin}", rows.len()) };
        let ways = said(number(file, words), unit);
        assert!(ways.iter().any(|way| stands(row, way)), "{line} {ways:?}\n{row}");
    }
}
