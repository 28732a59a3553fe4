//! Flags that other tools know and fpgo does not, and what stands in their place here: data alone.

/// A flag of other tools.
pub struct FlagHabit {
    /// The flags, as typed.
    pub flags: &'static [&'static str],
    /// What does the same here.
    pub instead: Instead,
}

/// What stands in the place of a flag.
pub enum Instead {
    /// These words.
    Words(&'static str),
    /// These words, and then the value that was typed.
    WithValue(&'static str),
    /// Another command, without anything else that was typed; and why.
    Command(&'static str, &'static str),
}

const fn flag(flags: &'static [&'static str], words: &'static str) -> FlagHabit {
    FlagHabit { flags, instead: Instead::Words(words) }
}

const fn valued(flags: &'static [&'static str], words: &'static str) -> FlagHabit {
    FlagHabit { flags, instead: Instead::WithValue(words) }
}

/// Every flag; of two rows with the same flag the first that fits is taken.
pub const FLAG_HABITS: &[FlagHabit] = &[
    flag(&["--json", "-j"], "-o json"),
    flag(&["--ndjson", "--jsonl", "--json-lines"], "-o ndjson"),
    flag(&["--csv"], "-o csv"),
    flag(&["--tsv"], "-o tsv"),
    flag(&["--table", "--pretty"], "-o table"),
    valued(&["--format", "-f", "--output-format", "--out"], "-o"),
    flag(&["--force", "-f", "--confirm", "--assume-yes", "--no-confirm"], "--yes"),
    valued(&["--query", "--filter", "-q"], "--jq"),
    flag(&["--raw-output", "-r"], "--raw"),
    valued(&["--fields", "--column", "-c"], "--columns"),
    flag(&["--silent", "--ids", "--id-only"], "--quiet"),
    flag(&["--debug", "--trace", "-d", "--log-http"], "--verbose"),
    flag(&["--dryrun", "-n", "--noop", "--simulate", "--preview"], "--dry-run"),
    flag(&["--non-interactive", "--batch", "--no-prompt"], "--no-input"),
    flag(&["--no-color", "--no-colour", "--nocolor"], "--color never"),
    valued(&["--colour"], "--color"),
    valued(&["--env", "--environment", "--account", "--project-name"], "--profile"),
    flag(&["--test", "--test-mode", "--mock"], "--sandbox"),
    valued(&["--config-file", "--conf"], "--config"),
    flag(&["--paginate", "--page-all", "--auto-paging"], "--all"),
    valued(&["--max", "--count", "--page-size", "-n", "-l"], "--limit"),
    valued(&["--from", "--start", "--after"], "--since"),
    valued(&["--to", "--end", "--before"], "--until"),
    valued(&["--comment", "--message", "-m"], "--note"),
    valued(&["--file", "--body", "-d", "--input"], "--data"),
    valued(&["--mail"], "--email"),
    valued(&["--phone", "--mobile"], "--msisdn"),
    valued(&["--max-time", "--wait-time"], "--timeout"),
    FlagHabit {
        flags: &["--token", "--api-key", "--apikey", "--key", "--secret", "--password"],
        instead: Instead::Command("auth login", "a secret never stands on a command line; keep it"),
    },
];
