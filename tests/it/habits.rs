//! Words and flags of other tools: each line ends with 2 and offers the command that does it here, which can be pasted.

use crate::common::{Home, Sandbox, profile, shell_words};

/// What is typed, and what is offered: of several lines, parted by `|`, the first whose command is there.
const LINES: &[(&str, &str)] = &[
    ("version", "--version"),
    ("help", "--help"),
    ("help orders refund", "orders refund --help"),
    ("help nothing", "--help"),
    ("orders help", "orders --help"),
    ("orders help refund", "orders refund --help"),
    ("refund", "orders refund --help"),
    ("refund ODR123", "orders refund ODR123"),
    ("refund ODR123 --amount 5", "orders refund ODR123 --amount 5"),
    ("refund ODR123 --unheard 5", "orders refund ODR123"),
    ("refund RES123 --full", "reservations refund RES123 --full|reservations refund RES123"),
    ("cancel ODR123 --note 'not wanted'", "orders cancel ODR123 --note 'not wanted'"),
    ("void RES123", "reservations cancel RES123"),
    ("cancel SUB123", "subscriptions cancel SUB123"),
    ("capture RES123", "reservations capture RES123"),
    ("resend SUB123", "subscriptions resend SUB123"),
    ("charge RES123", "reservations charge RES123"),
    ("pay", "orders send-payment-link --help"),
    ("pay ODR123", "orders resend ODR123"),
    ("create", "orders send-payment-link --help"),
    ("invoice", "orders send-invoice --help"),
    ("get", "show|orders details --help"),
    ("get ODR123", "show ODR123|orders details ODR123"),
    ("get RES123", "show RES123|reservations details RES123"),
    ("get orders", "orders list|show orders"),
    ("open ODR123", "show ODR123|orders details ODR123"),
    ("status ODR123", "orders status ODR123"),
    ("status RES123", "reservations details RES123"),
    ("status", "auth status"),
    ("ls", "orders list"),
    ("ls terminals", "terminals list --help"),
    ("rm ODR123", "orders cancel ODR123"),
    ("payment refund ODR123", "orders refund ODR123"),
    ("payments list", "orders list"),
    ("payments", "orders --help"),
    ("order ls", "orders list"),
    ("reservation get RES123", "reservations details RES123"),
    ("orders show ODR123", "orders details ODR123"),
    ("orders get ODR123", "orders details ODR123"),
    ("orders view ODR123", "orders details ODR123"),
    ("orders info", "orders details --help"),
    ("orders ls", "orders list"),
    ("orders ls --status PAID", "orders list --status PAID"),
    ("orders rm ODR123", "orders cancel ODR123"),
    ("orders create", "orders send-payment-link --help"),
    ("reservations list", "reservations history"),
    ("subscriptions refund SUB123", "subscriptions refund-cycles SUB123"),
    ("terminals orders status ODR123", "terminals orders payment-status ODR123"),
    ("login", "auth login"),
    ("logout", "auth logout"),
    ("whoami", "config show"),
    ("init", "config init"),
    ("profiles", "config list"),
    ("use demo", "config use demo"),
    ("config view", "config show"),
    ("listen", "callback listen|callback verify"),
    ("webhooks", "callback --help"),
    ("webhook verify", "callback verify"),
    ("events", "callback --help"),
    ("trigger", "sandbox pay --help"),
    ("trigger ODR123 --outcome declined", "sandbox pay ODR123 --outcome declined"),
    ("logs", "journal list"),
    ("log", "journal list"),
    ("history", "journal list"),
    ("journal logs", "journal list"),
    ("serve", "sandbox serve"),
    ("sandbox start", "sandbox serve"),
    ("demo", "sandbox tour"),
    ("completion bash", "completions bash"),
    ("ping", "doctor|config check"),
    ("--json orders list", "-o json orders list"),
    ("orders list --json", "orders list -o json"),
    ("orders ls --json", "orders list -o json"),
    ("orders list --csv", "orders list -o csv"),
    ("orders list --format csv", "orders list -o csv"),
    ("orders list --format=csv", "orders list -o csv"),
    ("orders list -f json", "orders list -o json"),
    ("orders cancel ODR123 --note x -f", "orders cancel ODR123 --note x --yes"),
    ("orders status ODR123 --query .status", "orders status ODR123 --jq .status"),
    ("orders status ODR123 --jq .status -r", "orders status ODR123 --jq .status --raw"),
    ("orders list --debug", "orders list --verbose"),
    ("orders list --no-color", "orders list --color never"),
    ("orders cancel ODR123 --note x -n", "orders cancel ODR123 --note x --dry-run"),
    ("orders list --token 3f9a1c77d2e84b60", "auth login"),
];

fn is_there(home: &Home, line: &str) -> bool {
    let words = shell_words(line);
    let command =
        words.iter().take_while(|word| !word.starts_with('-') && !word.contains(char::is_numeric));
    let mut words: Vec<&str> = command.map(String::as_str).collect();
    words.push("--help");
    home.fpgo(&words).run().code == Some(0)
}

#[test]
fn a_word_of_another_tool_ends_with_the_command_that_does_it_here() {
    let home = Home::new();
    for (line, offered) in LINES {
        let words = shell_words(line);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let done = home.fpgo(&words).ends(2);
        let offered = match offered.split_once('|') {
            Some((first, second)) => {
                if is_there(&home, first) {
                    first
                } else {
                    second
                }
            }
            None => offered,
        };
        let shown = match done.err.starts_with('{') {
            true => format!("next: {}", done.error()["next"][0].as_str().expect("a command")),
            false => done.err.clone(),
        };
        let offers: Vec<&str> =
            shown.lines().filter_map(|line| line.strip_prefix("next: ")).collect();
        assert_eq!(offers, [format!("fpgo {offered}")], "{line}: {done:#?}");
        assert!(done.out.is_empty() && done.err.lines().count() <= 4, "{done:#?}");
    }
}

#[test]
fn a_habit_keeps_its_account_and_says_it_to_programs() {
    let home = Home::new();
    let config =
        home.config("default_profile = \"demo\"\n\n[profiles.demo]\nenvironment = \"demo\"\n");
    let config = config.to_str().expect("text").to_owned();
    let line = |words: &[&str], offered: &str| {
        home.fpgo(words).ends(2).says(&format!(": fpgo {offered}\n"));
    };
    line(&["refund", "ODR1"], "-p demo orders refund ODR1");
    line(&["-p", "other", "refund", "ODR1"], "-p other orders refund ODR1");
    line(&["refund", "ODR1", "--profile=other"], "-p other orders refund ODR1");
    line(&["--sandbox", "refund", "ODR1"], "--sandbox orders refund ODR1");
    line(&["refund", "ODR1", "--sandbox"], "--sandbox orders refund ODR1");
    let named = format!("--config {config} -p demo orders refund ODR1");
    line(&["refund", "ODR1", "--config", &config], &named);
    // What is about no account names none.
    line(&["help", "orders"], "orders --help");
    let done = home.fpgo(&["refund", "ODR1", "-o", "json"]).ends(2);
    let error = done.error();
    assert_eq!(error["next"][0], "fpgo -p demo orders refund ODR1 -o json");
    assert_eq!(error["money"], "not_moved");
    home.fpgo(&["refund", "ODR1"]).ends(2).says("money: nothing was moved");
    let other = home.fpgo(&["refund", "ODR1"]).env("FPGO_PROFILE", "env").ends(2);
    other.says("fpgo -p env orders refund ODR1");
}

#[test]
fn a_broken_configuration_does_not_keep_a_habit_from_its_command() {
    let home = Home::new();
    home.config("this is = = no file");
    home.fpgo(&["logs"]).ends(2).says(": fpgo journal list\n");
}

#[test]
fn a_secret_on_the_line_of_a_habit_is_not_told_back() {
    let secret = "sk_live_4eC39HqLyjWDarjtT1zdp7dc8f2a";
    for line in [["login", secret], ["orders", "--token"], ["--api-key", secret]] {
        let done = Home::new().fpgo(&[&line[..], &[secret]].concat()).ends(2);
        assert!(!done.err.contains(secret), "{done:#?}");
        done.says("fpgo auth login");
    }
}

#[test]
fn a_word_that_no_tool_has_is_told_as_before() {
    let home = Home::new();
    home.fpgo(&["ordres"]).ends(2).says("a similar subcommand exists: 'orders'");
    home.fpgo(&["orders", "list", "--statsu", "PAID"]).ends(2).says("'--status'");
}

// Texts that `--jq` gives.

#[test]
fn raw_prints_texts_of_jq_without_quotes() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let status = ["orders", "status", &order, "--jq"];
    let shown = |more: &[&str]| sandbox.fpgo(&[&status[..], more].concat()).ends(0).out;
    assert_eq!(shown(&[".status"]), "\"PAID\"\n");
    assert_eq!(shown(&[".status", "--raw"]), "PAID\n");
    let program = r#"[.status], {a: 1.10}, null, 1.50, true, "æ \"q\" \\ ", "two\nlines""#;
    let expected = "[\"PAID\"]\n{\"a\":1.10}\nnull\n1.50\ntrue\næ \"q\" \\ \ntwo\nlines\n";
    assert_eq!(shown(&[program, "--raw"]), expected);
    let list = ["orders", "list", "--jq", ".[].uuid", "--raw"];
    let ids = sandbox.fpgo(&["orders", "list", "-q"]).ends(0).out;
    assert_eq!(sandbox.fpgo(&list).ends(0).out, ids);
    let config = ["config", "list", "--jq", ".[].profile", "--raw"];
    assert_eq!(sandbox.fpgo(&config).ends(0).out, "test\nsandbox\n");
}

#[test]
fn raw_without_jq_is_refused() {
    let home = Home::new();
    home.config(&profile("test", "http://127.0.0.1:1/api/v1", ""));
    let done = home.fpgo(&["-p", "test", "orders", "list", "--raw"]).ends(2);
    done.says("--raw is for texts that --jq gives").says("-o raw");
}
