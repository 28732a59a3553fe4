//! What completion offers at each place of a line, asked as the shells' scripts ask; and the commands that give these
//! scripts away.

use std::fmt::Write as _;

use serde_json::json;

use crate::common::hostile::{HOSTILE, clean};
use crate::common::{Home, Sandbox, mode, profile};

/// A home with three profiles, the first of which is the default one.
fn home() -> Home {
    let home = Home::new();
    home.config(
        "default_profile = \"demo\"\n\n[profiles.demo]\nenvironment = \"demo\"\ntoken = \"x\"\n\n\
         [profiles.production]\nenvironment = \"production\"\ntoken = \"y\"\n\n\
         [profiles.\"my shop\"]\nenvironment = \"demo\"\ntoken = \"z\"\n",
    );
    home
}

/// The lines that a shell other than bash is given.
#[track_caller]
fn asked(home: &Home, words: &[&str]) -> String {
    let done = home.fpgo(&[&["__complete", "fish"], words].concat()).ends(0);
    assert!(done.err.is_empty(), "{words:?}: {done:#?}");
    done.out
}

/// The values that are offered, without what they mean.
#[track_caller]
fn offered(home: &Home, words: &[&str]) -> Vec<String> {
    let lines = asked(home, words);
    lines.lines().map(|line| line.split('\t').next().expect("a value").to_owned()).collect()
}

#[test]
fn commands_are_offered_with_what_they_do() {
    let home = Home::new();
    let first = asked(&home, &[""]);
    for line in
        ["orders\tSend, look up, cancel, refund and charge orders\n", "journal\t", "completions\t"]
    {
        assert!(first.contains(line), "{first}");
    }
    assert!(!first.contains("__complete") && !first.contains('-'), "{first}");
    assert_eq!(
        asked(&home, &["orde"]),
        "orders\tSend, look up, cancel, refund and charge orders\n"
    );
    let orders = offered(&home, &["orders", ""]);
    assert!(orders.contains(&"send-payment-link".to_owned()) && orders.len() == 12, "{orders:?}");
    assert_eq!(offered(&home, &["orders", "ref"]), ["refund"]);
    let three = offered(&home, &["terminals", "orders", "cancel"]);
    assert_eq!(three, ["cancel", "cancel-refund"]);
    assert_eq!(offered(&home, &["-o", "json", "subscriptions", "failed", ""]), ["list", "details"]);
    for nothing in [vec!["nothing", ""], vec!["orders", "nothing", ""], vec!["orders", "zz"]] {
        assert!(offered(&home, &nothing).is_empty(), "{nothing:?}");
    }
}

#[test]
fn flags_are_those_of_the_command_and_each_is_offered_once() {
    let home = Home::new();
    let all = offered(&home, &["orders", "list", "-"]);
    for flag in ["--status", "--output", "-o", "--help"] {
        assert!(all.contains(&flag.to_owned()), "{flag}: {all:?}");
    }
    assert!(!all.contains(&"--amount".to_owned()), "{all:?}");
    let refund = asked(&home, &["orders", "refund", "ODR1", "--am"]);
    assert!(refund.starts_with("--amount\t") && refund.lines().count() == 1, "{refund}");
    assert!(offered(&home, &["orders", "refund", "ODR1", "--amount", "5", "--am"]).is_empty());
    assert!(offered(&home, &["orders", "refund", "ODR1", "--amount=5", "--am"]).is_empty());
    // What may be typed again is offered again.
    let line = ["orders", "send-payment-link", "--line", "x", "--lin"];
    assert_eq!(offered(&home, &line), ["--line"]);
    assert_eq!(offered(&home, &["orders", "list", "-qv", "--q"]).len(), 0);
    // The API's own name is known to who types it.
    assert_eq!(
        offered(&home, &["orders", "cancel", "ODR1", "--cancellationN"]),
        ["--cancellationNote"]
    );
    let typed = ["orders", "cancel", "ODR1", "--cancellationNote", "x", "--no"];
    assert!(!offered(&home, &typed).contains(&"--note".to_owned()));
    assert!(offered(&home, &["orders", "list", "--", "-"]).is_empty());
    // Behind all arguments the flags follow.
    assert!(offered(&home, &["orders", "list", ""]).contains(&"--status".to_owned()));
}

#[test]
fn values_are_those_of_the_flag() {
    let home = home();
    let check = |words: &[&str], expected: &[&str]| {
        assert_eq!(offered(&home, words), expected, "{words:?}")
    };
    check(&["-o", ""], &["table", "json", "ndjson", "csv", "tsv", "raw"]);
    check(&["-o", "c"], &["csv"]);
    check(&["-oc"], &["-ocsv"]);
    check(&["--output=t"], &["--output=table", "--output=tsv"]);
    check(&["--color", ""], &["auto", "always", "never"]);
    check(&["orders", "list", "--status", "PA"], &["PAID", "PARTIAL REFUNDED"]);
    check(&["orders", "list", "--status", "PU"], &["Purring"]);
    check(&["orders", "list", "--status", "in"], &["INVOICED", "Inkasso"]);
    check(&["subscriptions", "list", "--status", "e"], &["EXPIRED"]);
    check(&["orders", "list", "--status", "part"], &["PARTIAL REFUNDED"]);
    check(&["orders", "list", "--status=PAR"], &["--status=PARTIAL REFUNDED"]);
    check(&["orders", "list", "--type", "EXP"], &["EXPIRED"]);
    check(&["orders", "refund", "ODR1", "--type", ""], &["regular", "invoiced", "reservation"]);
    check(&["reservations", "session", "--via", "v"], &["visa"]);
    check(
        &["customers", "update-private", "CSRT1", "--country", "N"],
        &["NA", "NC", "NE", "NF", "NG", "NI", "NL", "NO", "NP", "NR", "NU", "NZ"],
    );
    check(&["sandbox", "pay", "ODR1", "--outcome", "d"], &["declined"]);
    check(&["orders", "list", "--since", "t"], &["today"]);
    check(&["orders", "status", "ODR1", "--since", "t"], &[]);
    check(&["reservations", "history", "--since", "t"], &["today"]);
    // Of the object at hand; of any, while there is none.
    check(&["wait", "ODR1234567890", "--until", "pa"], &["PAID", "PARTIAL REFUNDED"]);
    check(&["wait", "ODR1234567890", "--until", "PAID,CANC"], &["PAID,CANCELLED"]);
    check(&["wait", "ODR1234567890", "--until", "ink"], &["Inkasso"]);
    check(
        &["wait", "RES1234567890", "--until", "c"],
        &["CAPTURED", "CHARGED", "COMPLETED", "CANCELLED"],
    );
    check(&["wait", "--until", "ongoi"], &["ONGOING"]);
    check(&["orders", "cancel", "ODR1234567890", "--expect-status", "s"], &["SENT"]);
    check(&["journal", "list", "--until", "t"], &["today"]);
    check(&["journal", "list", "--outcome", "acc"], &["accepted"]);
    check(&["journal", "list", "--outcome", "refused,unk"], &["refused,unknown"]);
    check(&["journal", "list", "--command", "orders re"], &["orders resend", "orders refund"]);
    check(&["sandbox", "fault", "orders ref"], &["orders refund"]);
    check(&["man", "orders", "ref"], &["refund"]);
    check(&["man", "journal", "li"], &["list"]);
    check(&["man", "nothing", ""], &[]);
    check(&["--timeout", ""], &[]);
    check(&["orders", "cancel", "ODR1", "--note", ""], &[]);
}

#[test]
fn profiles_are_those_of_the_file_with_their_environment() {
    let home = home();
    let all =
        "demo\tdemo, default\nmy shop\tdemo\nproduction\tproduction\nsandbox\ton this machine\n";
    for words in [vec!["-p", ""], vec!["--profile", ""], vec!["config", "use", ""]] {
        assert_eq!(asked(&home, &words), all, "{words:?}");
    }
    assert_eq!(asked(&home, &["-p", "pr"]), "production\tproduction\n");
    assert_eq!(offered(&home, &["--profile=m"]), ["--profile=my shop"]);
    let other = home.write("other.toml", "[profiles.elsewhere]\nenvironment = \"demo\"\n");
    let other = other.to_str().expect("text");
    assert_eq!(offered(&home, &["--config", other, "-p", "e"]), ["elsewhere"]);
    // A name that no shell could take is not offered.
    home.config(&format!("[profiles.{:?}]\nenvironment = \"demo\"\n[profiles.fine]\n", "a\tb\nc"));
    assert_eq!(offered(&home, &["-p", ""]), ["fine", "sandbox"]);
}

#[test]
fn columns_are_those_of_the_command_that_are_not_there_yet() {
    let home = Home::new();
    let check = |words: &[&str], expected: &[&str]| {
        let lines = asked(&home, words);
        assert!(lines.starts_with(":nospace\n"), "{words:?}: {lines}");
        let values: Vec<&str> =
            lines.lines().skip(1).filter_map(|line| line.split('\t').next()).collect();
        assert_eq!(values, expected, "{words:?}");
    };
    check(&["orders", "list", "--columns", ""], &["order", "status"]);
    check(&["orders", "list", "--columns", "status,"], &["status,order"]);
    check(&["orders", "list", "--columns", "order,st"], &["order,status"]);
    check(&["orders", "list", "--columns=S"], &["--columns=status"]);
    // What a flag adds is a column too.
    for flag in [&["--details"][..], &["--find", "Ola"]] {
        let words = [&["orders", "list"], flag, &["--columns", "order,"]].concat();
        check(
            &words,
            &["order,status", "order,customer", "order,amount", "order,date", "order,error"],
        );
    }
    check(&["config", "list", "--columns", "pr"], &["profile"]);
    check(&["doctor", "--columns", "check,res"], &["check,result"]);
    for words in [
        &["journal", "list"][..],
        &["auth", "status"],
        &["config", "show"],
        &["commands"],
        &["callback", "verify"],
    ] {
        let lines = asked(&home, &[words, &["--columns", ""]].concat());
        assert!(lines.lines().count() > 3, "{words:?}: {lines}");
        // What is offered is a column there.
        for name in lines.lines().skip(1).filter_map(|line| line.split('\t').next()) {
            let call = [words, &["-o", "csv", "--columns", name]].concat();
            let err = home.fpgo(&call).run().err;
            assert!(!err.contains("there is no column"), "{call:?}: {err}");
        }
    }
}

#[test]
fn what_can_be_explained_is_offered_with_what_it_is() {
    let home = Home::new();
    let check = |typed: &str, expected: &str| {
        assert_eq!(asked(&home, &["explain", typed]), expected, "{typed}");
    };
    check("orderNotF", "orderNotFound\tAPI message\n");
    check("7", "7\texit code\n");
    check("purr", "Purring\torder status\n");
    check("PARTIAL R", "PARTIAL REFUNDED\torder status\n");
    check("TRML", "TRML\tidentifier\n");
    check("debtC", "debtCollection\tfailed cycle status\n");
    // Whatever is offered is known, and each once.
    let all = offered(&home, &["explain", ""]);
    let listed = home.fpgo(&["explain", "-o", "csv", "--columns", "key"]).ends(0).out;
    for key in listed.lines().skip(1).map(|key| key.trim_matches('"')) {
        let count = all.iter().filter(|offered| *offered == key).count();
        assert_eq!(count, 1, "{key}");
    }
}

#[test]
fn files_are_offered_only_where_files_belong() {
    let home = Home::new();
    home.write("body.json", "{}");
    let files = [
        (vec!["orders", "send-invoice", "--data", ""], ":files \n"),
        (vec!["orders", "send-invoice", "--data=b"], ":files --data=\n"),
        (vec!["orders", "send-invoice", "--line", "@b"], ":files @\n"),
        (vec!["orders", "send-invoice", "--line=@"], ":files --line=@\n"),
        (vec!["--config", "/e"], ":files \n"),
        (vec!["journal", "import", ""], ":files \n"),
        (vec!["journal", "reconcile", "b"], ":files \n"),
        (vec!["man", "--dir", ""], ":files \n"),
        (vec!["sandbox", "serve", "--data-dir", ""], ":files \n"),
    ];
    for (words, expected) in files {
        assert_eq!(asked(&home, &words), expected, "{words:?}");
    }
    for words in [
        vec!["orders", "status", "b"],
        vec!["--jq", "b"],
        vec!["orders", "send-invoice", "--line", "b"],
    ] {
        assert_eq!(asked(&home, &words), "", "{words:?}");
    }
}

#[test]
fn identifiers_that_were_seen_are_offered_the_newest_first() {
    let sandbox = Sandbox::start();
    sandbox.fpgo(&["orders", "list"]).ends(0);
    let order = sandbox.order("PARTIAL REFUNDED");
    let paid = sandbox.order("PAID");
    sandbox.fpgo(&["orders", "status", &order]).ends(0);
    let details = sandbox.fpgo(&["orders", "details", &paid, "-o", "json"]).ends(0).json();
    let customer = details["customerDetails"]["uuid"].as_str().expect("text");
    sandbox
        .home
        .config(&format!("default_profile = \"test\"\n{}", profile("test", &sandbox.base_url, "")));
    let requests = sandbox.requests().len();
    let lines = asked(&sandbox.home, &["orders", "refund", ""]);
    let first: Vec<&str> = lines.lines().take(2).collect();
    assert_eq!(
        first,
        [format!("{paid}\tPAID 800.00"), format!("{order}\tPARTIAL REFUNDED 1049.90")]
    );
    assert!(!lines.contains("CSRT"), "{lines}");
    assert_eq!(offered(&sandbox.home, &["orders", "status", &order[..10]]), [order.as_str()]);
    assert_eq!(offered(&sandbox.home, &["orders", "status", "odr"]).len(), 9);
    assert_eq!(offered(&sandbox.home, &["customers", "details", ""]), [customer]);
    let status = ["orders", "refund", &order, "--expect-status", ""];
    let expected = offered(&sandbox.home, &status);
    assert_eq!(expected[..2], ["PARTIAL REFUNDED", "SENT"], "the one that was seen comes first");
    assert_eq!(expected.iter().filter(|word| *word == "PARTIAL REFUNDED").count(), 1);
    assert_eq!(sandbox.requests().len(), requests, "nothing is sent");
    // Another account has seen nothing.
    assert!(asked(&sandbox.home, &["--sandbox", "orders", "status", "ODR"]).is_empty());
    sandbox.home.fpgo(&["--sandbox", "orders", "list"]).ends(0);
    let own = offered(&sandbox.home, &["sandbox", "pay", "ODR"]);
    assert_eq!(own, offered(&sandbox.home, &["--sandbox", "orders", "status", "ODR"]));
    assert!(own.len() == 9 && !own.contains(&order), "{own:?}");
    // It is turned off.
    let off = profile("test", &sandbox.base_url, "remember_seen = false");
    sandbox.home.config(&format!("default_profile = \"test\"\n{off}"));
    assert!(asked(&sandbox.home, &["orders", "status", "ODR"]).is_empty());
}

#[test]
fn whatever_is_wrong_completion_ends_quietly_and_goes_on() {
    let home = Home::new();
    let lists = |home: &Home| {
        assert_eq!(offered(home, &["orders", "list", "--status", "PAR"]), ["PARTIAL REFUNDED"]);
        assert!(asked(home, &["orders", "status", "ODR"]).is_empty());
        assert!(offered(home, &["-p", "x"]).is_empty());
    };
    home.config("this is = = no file");
    lists(&home);
    home.config(
        "default_profile = \"demo\"\n[profiles.demo]\nenvironment = \"moon\"\nunknown = 1\n",
    );
    lists(&home);
    assert_eq!(offered(&home, &["-p", "d"]), ["demo"]);
    home.config("[profiles.demo]\ntoken = \"secret\"\n");
    mode(&home.path("config.toml"), 0o644);
    lists(&home);
    std::fs::remove_file(home.path("config.toml")).expect("it is there");
    lists(&home);
    for (name, value) in [
        ("FPGO_OUTPUT", "moon"),
        ("FPGO_COLOR", "x"),
        ("FPGO_DATA_DIR", "here"),
        ("FPGO_CONFIG", "here"),
    ] {
        let done = home.fpgo(&["__complete", "fish", "orders", "li"]).env(name, value).ends(0);
        assert!(done.out.starts_with("list\t") && done.err.is_empty(), "{name}: {done:#?}");
    }
    for odd in [
        &["__complete"][..],
        &["__complete", "nosuch", ""],
        &["__complete", "bash"],
        &["__complete", "bash", "9", "80"],
        &["__complete", "zsh"],
    ] {
        let done = home.fpgo(odd).ends(0);
        assert!(done.out.is_empty() && done.err.is_empty(), "{odd:?}: {done:#?}");
    }
}

#[test]
fn nothing_that_a_server_or_a_file_says_reaches_a_shell_or_a_terminal() {
    let sandbox = Sandbox::start();
    let order = json!({"uuid": "ODR77", "status": HOSTILE, "orderAmount": "$(id)"});
    let body = json!({"status_code": 200, "status_message": "OK", "message": "ok", "is_data": true, "data": order});
    sandbox
        .fault(json!({"route": "orders status", "fault": "status", "status": 200, "body": body}));
    sandbox.fpgo(&["orders", "status", "ODR77"]).ends(0);
    sandbox
        .home
        .config(&format!("default_profile = \"test\"\n{}", profile("test", &sandbox.base_url, "")));
    assert_eq!(asked(&sandbox.home, &["orders", "status", ""]), "ODR77\t\n");
    let list = std::fs::read_dir(sandbox.home.data_dir().join("seen"))
        .expect("a list")
        .next()
        .expect("a list");
    let mut lines = String::new();
    let _ = write!(
        lines,
        "ODR5;id\tPAID\t1\t1\n$(id)\tPAID\t1\t1\nODR6\t{HOSTILE}\t1\t1\nODR7\tPAID\t1\t1\n"
    );
    std::fs::write(list.expect("an entry").path(), lines).expect("a file");
    let shown = asked(&sandbox.home, &["orders", "status", ""]);
    assert_eq!(shown, "ODR7\tPAID 1.00\nODR6\t1.00\n");
    clean(&shown.replace(['\t'], ""), "completion");
}

#[test]
fn values_are_quoted_as_each_shell_needs_it() {
    let home = home();
    for (shell, expected) in [
        ("zsh", "my shop"),
        ("fish", "my shop"),
        ("elvish", "my shop"),
        ("powershell", "'my shop'"),
        ("nushell", "'my shop'"),
    ] {
        let done = home.fpgo(&["__complete", shell, "-p", "m"]).ends(0);
        assert_eq!(done.out, format!("{expected}\tdemo\n"), "{shell}");
    }
    let bash = |line: &str, own: &str, expected: &str| {
        let done = home.fpgo(&["__complete", "bash", "9", "80", line, own]).ends(0);
        assert_eq!(done.out, expected, "{line}");
    };
    bash("fpgo -p m", "m", "my\\ shop\n");
    bash("fpgo -p my\\ s", "my\\ s", "my\\ shop\n");
    bash("fpgo -p 'my s", "my s", "my shop\n");
    bash("fpgo -p \"my", "my", "my shop\n");
    bash("fpgo --profile=m", "m", "my\\ shop\n");
    bash("X=1 fpgo 'orders' list --status=PAR", "PAR", "PARTIAL\\ REFUNDED\n");
    bash("fpgo orders list --columns order,", "order,", ":nospace\norder,status\n");
    bash("fpgo --config ", "", ":files\n");
    bash("fpgo orders send-invoice --line=@a", "@a", ":files @\n");
}

#[test]
fn bash_is_told_what_values_mean_only_where_it_lists_them() {
    let home = home();
    let lines = |kind: &str, width: &str| {
        home.fpgo(&["__complete", "bash", kind, width, "fpgo -p ", ""]).ends(0).out
    };
    assert!(lines("9", "80").starts_with("demo\nmy\\ shop\n"));
    assert!(lines("37", "80").starts_with("demo\n"), "what is inserted whole stays plain");
    assert!(lines("63", "80").starts_with("demo  (demo, default)\n"));
    assert!(lines("63", "12").starts_with("demo  (dem)\n"));
    let one = home.fpgo(&["__complete", "bash", "63", "80", "fpgo -p pr", "pr"]).ends(0);
    assert_eq!(one.out, "production\n");
}

// Scripts, and where they go.

const SHELLS: [&str; 6] = ["bash", "zsh", "fish", "powershell", "elvish", "nushell"];

#[test]
fn a_script_is_small_and_asks_the_binary() {
    let home = Home::new();
    for shell in SHELLS {
        let script = home.fpgo(&["completions", shell]).ends(0).out;
        assert!(script.lines().count() < 50, "{shell}: {script}");
        assert!(script.contains(&format!("__complete {shell}")), "{shell}: {script}");
        assert!(script.lines().take(2).any(|line| line.starts_with("# Completion of fpgo for ")));
    }
    home.fpgo(&["completions", "tcsh"]).ends(2);
    home.fpgo(&["completions"]).ends(2);
}

#[test]
fn a_script_is_written_where_its_shell_looks_and_what_remains_is_said() {
    let places = [
        ("zsh", ".zfunc/_fpgo", "compinit"),
        ("fish", ".config/fish/completions/fpgo.fish", "open a new fish"),
        ("powershell", ".config/powershell/fpgo-completion.ps1", ". '"),
        ("elvish", ".config/elvish/lib/fpgo-completion.elv", "use fpgo-completion"),
        ("bash", ".local/share/bash-completion/completions/fpgo", "open a new bash"),
    ];
    for (shell, place, remains) in places {
        let home = Home::new();
        let path = home.path(place);
        let install = ["completions", "install", shell];
        home.fpgo(&install).ends(0).shows(&format!("wrote {}\n", path.display())).says(remains);
        let script = home.fpgo(&["completions", shell]).ends(0).out;
        assert_eq!(std::fs::read_to_string(&path).expect("a file"), script);
        // Again changes nothing; an earlier one of ours is replaced, another's is not.
        home.fpgo(&install).ends(0).shows("is up to date");
        let old = format!(
            "#compdef fpgo\n{}\nold\n",
            script.lines().find(|line| line.starts_with("# Completion")).expect("a mark")
        );
        std::fs::write(&path, old).expect("a file");
        home.fpgo(&install).ends(0).shows("wrote ");
        std::fs::write(&path, "# mine\n").expect("a file");
        home.fpgo(&install).ends(2).says("was not written by fpgo").says("move it away");
        assert_eq!(std::fs::read_to_string(&path).expect("a file"), "# mine\n");
        std::fs::remove_file(&path).expect("it is there");
        std::fs::create_dir(&path).expect("a directory");
        home.fpgo(&install).ends(3);
    }
}

#[test]
fn the_settings_of_a_shell_are_never_changed_and_what_is_there_is_not_asked_for() {
    let home = Home::new();
    let before = "# my settings\n";
    home.write(".zshrc", before);
    let done = home.fpgo(&["completions", "install", "zsh"]).ends(0);
    assert_eq!(std::fs::read_to_string(home.path(".zshrc")).expect("text"), before);
    let lines: Vec<&str> = done.err.lines().filter_map(|line| line.strip_prefix("  ")).collect();
    assert_eq!(lines.len(), 2, "{done:#?}");
    home.write(".zshrc", &format!("{before}{}\n", lines.join("\n")));
    let done = home.fpgo(&["completions", "install", "zsh"]).ends(0).says("open a new zsh");
    assert!(!done.err.contains(".zshrc"), "{done:#?}");
}

#[test]
fn the_shell_is_found_or_asked_for() {
    let home = Home::new();
    let install = || home.fpgo(&["completions", "install"]);
    install().env("SHELL", "/usr/bin/fish").ends(0).shows("fish/completions/fpgo.fish");
    install().env("SHELL", "/bin/zsh").ends(0).shows("_fpgo");
    install().env("SHELL", "/bin/zsh").env("NU_VERSION", "0.101.0").ends(0).shows("fpgo.nu");
    install().env("SHELL", "/bin/tcsh").ends(2).says("fpgo completions install bash");
    install().ends(2).says("SHELL is none");
    home.fpgo(&["completions", "install", "tcsh"]).ends(2);
    let elsewhere = home.path("elsewhere");
    let there = elsewhere.to_str().expect("text");
    let fish = home.fpgo(&["completions", "install", "fish"]).env("XDG_CONFIG_HOME", there);
    fish.ends(0).shows("elsewhere/fish/completions/fpgo.fish");
    let zsh = home.fpgo(&["completions", "install", "zsh"]).env("ZDOTDIR", there);
    zsh.ends(0).shows("elsewhere/.zfunc/_fpgo").says("elsewhere/.zshrc");
}

#[test]
fn of_ten_thousand_identifiers_those_that_begin_so_are_offered() {
    let sandbox = Sandbox::start();
    sandbox.fpgo(&["orders", "list"]).ends(0);
    let own = profile("test", &sandbox.base_url, "");
    sandbox.home.config(&format!("default_profile = \"test\"\n{own}"));
    let lists = std::fs::read_dir(sandbox.home.data_dir().join("seen")).expect("a directory");
    let list = lists.last().expect("a list").expect("an entry").path();
    let mut lines = String::new();
    for at in 0..10_000 {
        let _ = writeln!(lines, "ODR{}\tPAID\t1234.50\t1790000000", 3_000_000_000_u32 + at);
    }
    std::fs::write(&list, lines).expect("a file");
    let newest = offered(&sandbox.home, &["orders", "refund", ""]);
    assert_eq!((newest.len(), newest[0].as_str()), (50, "ODR3000009999"));
    // The oldest are found too.
    let oldest = asked(&sandbox.home, &["orders", "refund", "ODR300000000"]);
    assert!(oldest.starts_with("ODR3000000009\tPAID 1234.50\n"), "{oldest}");
    assert_eq!(oldest.lines().count(), 10);
}

#[test]
fn a_description_is_one_line_whatever_the_file_says() {
    let home = Home::new();
    home.config("[profiles.own]\nenvironment = \"demo\\n$(id)\\u001b[2J\\tx\"\ntoken = \"x\"\n");
    let shown = asked(&home, &["-p", "o"]);
    assert_eq!(shown, "own\tdemo $(id)\\u{1b}[2J x\n");
    let listed = home.fpgo(&["__complete", "bash", "63", "80", "fpgo -p ", ""]).ends(0).out;
    assert_eq!(listed.lines().count(), 2, "{listed}");
    clean(&listed.replace('\n', ""), "completion");
}
