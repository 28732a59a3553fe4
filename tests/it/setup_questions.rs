//! `config init` at a terminal, from the first question to a list of orders with the file that it wrote; and the same by
//! flags, for scripts.
#![cfg(unix)]

use std::fs;
use std::path::Path;

use crate::common::binary::fpgo;
use crate::common::terminal::{ENTER, Terminal};
use crate::common::{Call, Done, Home, Sandbox, TOKEN, mode, text};

fn bits(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).expect("it is there").permissions().mode() & 0o777
}

#[track_caller]
fn lacks(seen: &str, secret: &str) {
    assert!(!seen.contains(secret), "{seen}");
}

/// fpgo with a file of its own, which is not there yet, in this sandbox's home.
fn fresh(sandbox: &Sandbox, arguments: &[&str]) -> Call {
    let path = sandbox.home.path("own/deep/config.toml");
    sandbox.home.fpgo(arguments).env("FPGO_CONFIG", text(&path)).env("TERM", "xterm")
}

fn file(sandbox: &Sandbox) -> String {
    fs::read_to_string(sandbox.home.path("own/deep/config.toml")).expect("it was written")
}

/// Answers the first two questions: a name, and the sandbox's address.
fn led_to_sandbox(sandbox: &Sandbox, call: Call, name: &str) -> Terminal {
    let address = sandbox.base_url.trim_end_matches("/api/v1");
    Terminal::of(call)
        .sees("Name of the profile")
        .types(&format!("{name}\r"))
        .sees("Where does the profile lead?")
        .sees("or Enter for")
        .types("address\r")
        .sees("Address, such as")
        .types(&format!("{address}\r"))
        .sees("counts as demo")
        .sees("Where does the token come from?")
        .sees("or Enter for")
}

/// Answers what comes after the token: no callback secret, the system's time zone, and whether it is the default one.
fn rest(terminal: Terminal, default: &str) -> Terminal {
    terminal
        .sees("callbacks are signed with?")
        .sees("or Enter for 5")
        .types(ENTER)
        .sees("Time zone of dates and tables")
        .types(ENTER)
        .sees("Use it where no profile is named")
        .types(&format!("{default}\r"))
}

#[test]
fn by_questions_alone_from_no_file_to_a_list_of_orders() {
    let sandbox = Sandbox::start();
    let call = fresh(&sandbox, &["config", "init"]).env("TZ", "Asia/Tokyo");
    let asked = Terminal::of(call).sees("Name of the profile [demo]: ");
    // What cannot be taken is told, and asked for again.
    let asked = asked.types("my shop\r").sees("a name is letters").sees("Name of the profile");
    let asked = asked.types("sandbox\r").sees("is taken").sees("Name of the profile");
    let asked = asked.types("shop\r").sees("Where does the profile lead?").sees("or Enter for 1");
    let asked = asked.types("3\r").sees("Address, such as");
    let asked = asked
        .types("127.0.0.1:8080\r")
        .sees("an address begins with https://")
        .sees("Address, such as");
    let asked = asked.types("http://shop.example\r").sees("must be https").sees("Address, such as");
    let asked = asked.types(&format!("{}\r", sandbox.base_url)).sees("counts as demo");
    // There is no keyring here, so it cannot be picked.
    let asked = asked.sees("no session bus").sees("or Enter for 2").types("1\r");
    let asked = asked.sees("keyring: there is no OS keyring here").sees("or Enter for 2");
    let asked = asked.types("file\r");
    let asked = asked.sees("Token, as Front Payment gave it").types(&format!("Bearer {TOKEN}\r"));
    let asked = asked.sees("has Bearer in front").sees("Token, as Front Payment gave it");
    let asked = asked.types(&format!("{TOKEN}\r")).sees("callbacks are signed with?");
    let asked = asked.sees("or Enter for 5").types("file\r").sees("Callback secret");
    let asked = asked.types("a-callback-secret-4711\r").sees("[Asia/Tokyo]");
    let asked = asked
        .types("Oslo\r")
        .sees("no IANA time zone")
        .sees("Time zone of dates")
        .types("Europe/Oslo\r");
    let asked = asked.sees("Use it where no profile is named? (yes, no) [yes]").types("perhaps\r");
    let seen = asked.sees("yes or no").sees("Use it where").types(ENTER).ends(0);
    assert!(seen.contains("it works: the API took the token"), "{seen}");
    assert!(seen.contains("fpgo -p shop orders list"), "{seen}");
    lacks(&seen, TOKEN);
    lacks(&seen, "a-callback-secret-4711");
    let path = sandbox.home.path("own/deep/config.toml");
    assert_eq!((bits(&path), bits(path.parent().expect("a directory"))), (0o600, 0o700));
    assert_eq!(bits(&sandbox.home.path("own")), 0o700);
    let written = file(&sandbox);
    assert!(written.contains("default_profile = \"shop\"\n\n[profiles.shop]\n"), "{written}");
    assert!(written.contains(&format!("token = \"{TOKEN}\"\n")), "{written}");
    assert!(written.contains("time_zone = \"Europe/Oslo\"\n"), "{written}");
    fresh(&sandbox, &["orders", "list"]).ends(0).shows("ODR");
    fresh(&sandbox, &["config", "check"]).ends(0).shows("profile shop is right");
    fresh(&sandbox, &["doctor"]).ends(0);
}

#[test]
fn a_file_that_is_there_gets_the_profile_and_keeps_all_that_it_had() {
    let sandbox = Sandbox::start();
    let old =
        "# mine\ndefault_profile = \"old\" # kept\n\n[profiles.old]\nenvironment = 'demo'\n# last";
    let path = sandbox.home.write("own/deep/config.toml", old);
    mode(&path, 0o644);
    let call = fresh(&sandbox, &["config", "init"]).env("MY_TOKEN", TOKEN);
    let asked = Terminal::of(call).sees("Name of the profile [demo]").types("old\r");
    let asked = asked.sees("there is a profile old already").sees("[demo]: ").types("\u{4}");
    let seen = asked.ends(9);
    assert!(seen.contains("the file was not changed"), "{seen}");
    assert_eq!(file(&sandbox), old);
    let call = fresh(&sandbox, &["config", "init"]).env("MY_TOKEN", TOKEN);
    let asked = led_to_sandbox(&sandbox, call, "shop").types("variable\r");
    let asked = asked.sees("Name of the variable [FRONT_PAYMENT_SHOP_TOKEN]").types("FPGO_X\r");
    let asked = asked.sees("begin with FPGO_").sees("Name of the variable").types("$MY_TOKEN\r");
    let seen = rest(asked, "").ends(0);
    assert!(seen.contains("it works") && seen.contains("instead of old? (yes, no) [no]"), "{seen}");
    let written = file(&sandbox);
    assert!(written.starts_with(&format!("{old}\n\n[profiles.shop]\n")), "{written}");
    assert!(written.contains("token_env = \"MY_TOKEN\""), "{written}");
    // No secret came into it, so its mode stays; with one nobody else may read it.
    assert_eq!(bits(&path), 0o644);
    let asked = led_to_sandbox(&sandbox, fresh(&sandbox, &["config", "init"]), "third");
    let asked = asked.types("file\r").sees("Token, as").types(&format!("{TOKEN}\r"));
    rest(asked, "yes").ends(0);
    assert_eq!(bits(&path), 0o600);
    assert!(file(&sandbox).starts_with("# mine\ndefault_profile = \"third\" # kept\n"));
    for name in ["shop", "third"] {
        let list = fresh(&sandbox, &["-p", name, "orders", "list"]).env("MY_TOKEN", TOKEN);
        list.ends(0).shows("ODR");
    }
}

#[test]
fn a_program_can_be_the_source_and_must_be_there() {
    let sandbox = Sandbox::start();
    let script = sandbox.home.write("give token", &format!("#!/bin/sh\necho {TOKEN}\n"));
    mode(&script, 0o700);
    let asked = led_to_sandbox(&sandbox, fresh(&sandbox, &["config", "init"]), "shop");
    let asked = asked.types("program\r").sees("Program with its arguments").types("no-such-one\r");
    let asked = asked
        .sees("there is no such program")
        .sees("Program with")
        .types(&format!("'{}' x\r", text(&script)));
    let seen = rest(asked, "yes").ends(0);
    assert!(seen.contains("it works"), "{seen}");
    fresh(&sandbox, &["orders", "list"]).ends(0).shows("ODR");
}

#[test]
fn a_variable_that_is_not_set_yet_is_told_and_nothing_is_sent() {
    let sandbox = Sandbox::start();
    let asked = led_to_sandbox(&sandbox, fresh(&sandbox, &["config", "init"]), "shop");
    let asked = asked.types("variable\r").sees("Name of the variable").types(ENTER);
    let asked = asked.sees("FRONT_PAYMENT_SHOP_TOKEN is not set in this shell yet");
    let seen = rest(asked, "yes").ends(0);
    assert!(seen.contains("export FRONT_PAYMENT_SHOP_TOKEN="), "{seen}");
    assert!(seen.contains("fpgo -p shop doctor"), "{seen}");
    assert_eq!(sandbox.requests().len(), 0);
    let doctor = fresh(&sandbox, &["-p", "shop", "doctor"]);
    doctor.env("FRONT_PAYMENT_SHOP_TOKEN", TOKEN).ends(0);
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "needs dbus and gnome-keyring"]
fn the_keyring_is_offered_first_and_filled_at_the_end() {
    let sandbox = Sandbox::start();
    let keyring = crate::common::keyring::Keyring::start();
    let on = |arguments: &[&str]| keyring.on(fresh(&sandbox, arguments));
    let asked = led_to_sandbox(&sandbox, on(&["config", "init"]), "shop");
    let asked = asked.types(ENTER).sees("Token, as").types(&format!("{TOKEN}\r"));
    // Whoever gives up leaves nothing behind.
    let seen =
        asked.sees("callbacks are signed with?").sees("or Enter for 5").types("\u{4}").ends(9);
    lacks(&seen, TOKEN);
    let asked = led_to_sandbox(&sandbox, on(&["config", "init"]), "shop");
    let asked = asked.types(ENTER).sees("Token, as").types(&format!("{TOKEN}\r"));
    let seen = rest(asked, "yes").ends(0);
    assert!(seen.contains("it works"), "{seen}");
    lacks(&file(&sandbox), TOKEN);
    on(&["orders", "list"]).ends(0).shows("ODR");
    // The callback secret can be kept there too, under a name of its own.
    let flags = ["--environment", "demo", "--base-url", &sandbox.base_url, "--token-keyring"];
    let init = ["config", "init", "checked", "--callback-secret-keyring", "--make-default"];
    on(&[&init[..], &flags].concat()).ends(0).says("it works");
    // All digits are there: of a checksum that is cut off nothing is computed.
    let callback = &format!("orderUuid=ODR1&checksum={}", "0".repeat(64));
    let missing = on(&["callback", "verify", callback]).ends(3);
    missing.says("no callback secret").says("fpgo -p checked auth login --callback-secret");
    on(&["config", "check"]).ends(3).says("no callback secret");
    let login = on(&["auth", "login", "--callback-secret"]).input("a-callback-secret-4711\n");
    assert_eq!(login.code, Some(0), "{login:#?}");
    lacks(&login.err, "a-callback-secret-4711");
    on(&["callback", "verify", callback]).ends(10).says("profile checked (OS keyring)");
    on(&["config", "check"]).ends(0);
    on(&["auth", "logout", "--callback-secret"]).ends(0);
    on(&["auth", "logout", "--callback-secret"]).ends(5).says("callback secret");
    on(&["orders", "list"]).ends(0);
    let other = on(&["-p", "shop", "auth", "login", "--callback-secret"]).input("x\n");
    assert_eq!(other.code, Some(3), "{other:#?}");
    other.says("add callback_secret_keyring = true");
}

#[test]
fn login_asks_again_for_what_is_no_token() {
    let sandbox = Sandbox::start();
    let url = &sandbox.base_url;
    let profile = format!("[profiles.test]\nenvironment = \"demo\"\nbase_url = \"{url}\"\n");
    sandbox.home.config(&profile);
    let login = || Terminal::of(sandbox.fpgo(&["auth", "login"]).env("TERM", "xterm"));
    let asked = login().sees("Token of profile test").types(&format!("Bearer {TOKEN}\r"));
    let asked = asked.sees("has Bearer in front").sees("Token of profile test");
    let seen = asked.types(&format!("{TOKEN}\r")).ends(3);
    assert!(seen.contains("the token was not stored: there is no OS keyring here"), "{seen}");
    lacks(&seen, TOKEN);
    let mut asked = login();
    for slip in ["\"{}\"", "token={}", "https://example.com/{}"] {
        let typed = slip.replace("{}", TOKEN);
        asked = asked.sees("Token of profile test").types(&format!("{typed}\r"));
    }
    let seen = asked.ends(3);
    assert!(seen.contains("no token was typed, so nothing was stored"), "{seen}");
    lacks(&seen, TOKEN);
}

#[test]
fn a_failed_read_does_not_lose_the_file() {
    let sandbox = Sandbox::start();
    for (url, token, code, why) in [
        ("http://127.0.0.1:1/api/v1", TOKEN, 6, "no connection"),
        (sandbox.base_url.as_str(), "another-token-77aa01f3", 3, "401"),
    ] {
        let flags = ["--environment", "demo", "--base-url", url, "--token-env", "MY_TOKEN"];
        let name = format!("shop{code}");
        let call = fresh(&sandbox, &[&["config", "init", &name], &flags[..]].concat());
        let done = call.env("MY_TOKEN", token).ends(code);
        let done = done.says(why).says(&format!("profile {name} is written all the same"));
        done.says(&format!("fpgo -p {name} doctor"));
        assert!(file(&sandbox).contains(&format!("[profiles.{name}]")));
    }
}

#[test]
fn who_gives_up_leaves_no_file_behind() {
    let sandbox = Sandbox::start();
    for (key, code) in [("\u{4}", 9), ("\u{3}", 130)] {
        let asked = led_to_sandbox(&sandbox, fresh(&sandbox, &["config", "init"]), "shop");
        let asked = asked.types("file\r").sees("Token, as").types(&format!("{TOKEN}\r"));
        let seen = asked.sees("callbacks are signed with?").sees("or Enter for 5").types(key);
        let seen = seen.ends(code);
        lacks(&seen, TOKEN);
        assert!(seen.contains("so no profile was written"), "{seen}");
        assert!(seen.contains("the file was not changed"), "{seen}");
        assert!(!sandbox.home.path("own").exists(), "{seen}");
    }
}

#[test]
fn the_same_source_has_the_same_number_for_the_token_and_for_the_callback_secret() {
    let sandbox = Sandbox::start();
    let asked = led_to_sandbox(&sandbox, fresh(&sandbox, &["config", "init"]), "shop");
    let asked = asked.types("4\r").sees("Token, as").types(&format!("{TOKEN}\r"));
    let asked = asked.sees("callbacks are signed with?").sees("or Enter for 5").types("4\r");
    let seen = asked.sees("Callback secret (it is not shown)").types("\u{4}").ends(9);
    for source in ["1) keyring", "2) variable", "3) program", "4) file"] {
        assert!(seen.matches(source).count() >= 2, "{source}: {seen}");
    }
}

#[test]
fn what_is_offered_after_setting_up_is_about_the_new_profile() {
    let sandbox = Sandbox::start();
    let flags = ["--base-url", &sandbox.base_url, "--token-env", "MY_TOKEN"];
    let init = |words: &[&str]| {
        fresh(&sandbox, &[&["config", "init"], words, &flags].concat()).env("MY_TOKEN", TOKEN)
    };
    init(&["butikk", "--environment", "demo", "--make-default"]).ends(0);
    fresh(&sandbox, &["orders", "list"]).env("MY_TOKEN", TOKEN).ends(0);
    // The token was accepted as demo, so it is not sent to production; the step is about the new profile.
    let refused = init(&["prod", "--environment", "production"]).ends(3);
    let refused = refused.says("fpgo -p prod auth allow").says("fpgo -p prod config show");
    lacks(&refused.err, "-p butikk");
    let refused = init(&["live", "--environment", "production", "-o", "json"]).ends(3);
    let last = refused.err.lines().last().expect("an error");
    let error: serde_json::Value = serde_json::from_str(last).expect("JSON");
    let next = error["error"]["next"].to_string();
    assert!(next.contains("auth allow") && next.contains("live"), "{error}");
    // Which one is the default is said, and nothing that is offered is about it.
    lacks(last, "butikk");
    lacks(&refused.err, "-p butikk");
    assert!(refused.err.contains("the default stays butikk"), "{}", refused.err);
}

#[test]
fn a_mistyped_token_is_corrected_where_it_stands() {
    let sandbox = Sandbox::start();
    let text = "# mine\n[profiles.shop]\nenvironment = \"demo\"\ncallback_secret = \"s\"\ntoken = \"mistyped-4711\"\n\
                [profiles.set]\nenvironment = \"demo\"\ntoken_env = \"MY_TOKEN\"\n\
                [profiles.kept]\nenvironment = \"demo\"\n";
    let path = sandbox.home.write("own/deep/config.toml", text);
    mode(&path, 0o600);
    let place = path.display();
    let call = |words: &[&str]| fresh(&sandbox, words).env("VISUAL", "nano -l");
    let init = call(&["config", "init", "shop"]).ends(2);
    let words = "to correct the token of shop, change token = … in line 5 of";
    let init = init.says("stays as it is").says(&format!("{words} {place}"));
    assert!(init.err.contains(&format!("next: nano -l {place}\n")), "{}", init.err);
    lacks(&init.err, "mistyped-4711");
    let login = call(&["-p", "shop", "auth", "login"]).ends(3);
    login.says(words).says(&format!("next: nano -l {place}\n"));
    let login = call(&["-p", "shop", "auth", "login", "--callback-secret"]).ends(3);
    login.says("change callback_secret = … in line 4 of").says("next: nano -l");
    call(&["config", "init", "set"]).ends(2).says("export MY_TOKEN=");
    call(&["config", "init", "kept"]).ends(2).says("next: fpgo -p kept auth login");
    assert_eq!(file(&sandbox), text);
}

// ---------------------------------------------------------------- by flags

#[track_caller]
fn made(done: Done) -> Done {
    assert_eq!(done.code, Some(0), "{done:#?}");
    done
}

#[test]
fn a_script_does_the_same_by_flags() {
    let sandbox = Sandbox::start();
    let init = |more: &[&str]| {
        let url = ["--base-url", sandbox.base_url.as_str()];
        fresh(&sandbox, &[&["config", "init"], more, &url].concat())
    };
    let done = made(init(&["one", "--token-env", "MY_TOKEN"]).env("MY_TOKEN", TOKEN).run());
    done.says("it works").says("profile one is in");
    let done = made(init(&["two", "--token-stdin", "--time-zone", "UTC"]).input(TOKEN));
    lacks(&format!("{done:?}"), TOKEN);
    let command = format!("printf {TOKEN}");
    let done = made(init(&["-p", "three", "--token-command", &command, "-o", "json"]).run());
    assert_eq!(done.json()["profile"], "three");
    assert_eq!(
        (&done.json()["default"], &done.json()["environment"]),
        (&false.into(), &"demo".into())
    );
    let secrets = ["--callback-secret-env", "MY_SECRET", "--offline", "--make-default"];
    made(init(&[&["four", "--token-keyring"], &secrets[..]].concat()).run());
    let written = file(&sandbox);
    assert!(
        written.starts_with('#') && written.contains("default_profile = \"four\"\n"),
        "{written}"
    );
    assert!(written.contains("callback_secret_env = \"MY_SECRET\"\n"), "{written}");
    assert!(written.contains("fpgo -p four auth login puts it there"), "{written}");
    for name in ["one", "two", "three"] {
        fresh(&sandbox, &["-p", name, "orders", "list"]).env("MY_TOKEN", TOKEN).ends(0);
    }
    fresh(&sandbox, &["-p", "two", "config", "show"]).ends(0).shows("UTC");
    // An address of nobody counts as production, and that is what the file says.
    let real = ["config", "init", "real", "--base-url", "https://pay.example/api/v1", "--offline"];
    made(fresh(&sandbox, &real).run());
    assert!(file(&sandbox).contains("[profiles.real]\nenvironment = \"production\"\n"));
    let left = fs::read_dir(sandbox.home.path("own/deep")).expect("a directory").count();
    assert_eq!(left, 1, "nothing else is left beside the file");
}

#[test]
fn what_a_script_says_wrongly_is_refused_and_changes_nothing() {
    let sandbox = Sandbox::start();
    let path = sandbox.home.path("own/deep/config.toml");
    let demo = ["--environment", "demo"];
    for (flags, told) in [
        (["a b"].as_slice(), "a name is letters"),
        (&["sandbox"], "is taken"),
        (&["--token-env", "X"], "no name is given"),
        (&["x"], "--environment"),
        (&["x", "--token-env", "FPGO_TOKEN"], "begin with FPGO_"),
        (&["x", "--token-env", "A", "--token-stdin"], "cannot be used with"),
        (&["x", "--token", TOKEN], "a secret never stands on a command line"),
        (&["x", "--callback-secret", "s"], "unexpected argument"),
        (&["x", "--base-url", "http://pay.example"], "must be https"),
        (&["x", "--time-zone", "Oslo"], "no IANA time zone"),
        (&["x", "--token-command", "''x'"], "not a program"),
    ] {
        let plain = flags.len() == 1 && flags[0] == "x" || flags[0].starts_with("--token-env");
        let more: &[&str] = if plain { &[] } else { &demo };
        let done = fresh(&sandbox, &[&["config", "init"], flags, more].concat()).ends(2);
        lacks(&done.err, TOKEN);
        done.says(told);
        assert!(!path.exists(), "{flags:?}");
    }
    let call = fresh(&sandbox, &["config", "init", "x", "--environment", "demo", "--token-stdin"]);
    let done = call.input(&format!("Bearer {TOKEN}"));
    assert_eq!(done.code, Some(3), "{done:#?}");
    lacks(&done.err, TOKEN);
    fresh(&sandbox, &["--sandbox", "config", "init", "x", "--environment", "demo"]).ends(2);
    // Profiles that are no tables of their own: nothing can be added at the end.
    let inline = "profiles = { a = { environment = \"demo\" } }\n";
    sandbox.home.write("own/deep/config.toml", inline);
    let call = fresh(&sandbox, &["config", "init", "x", "--environment", "demo"]);
    call.ends(3).says("cannot be added").says("by hand");
    assert_eq!(file(&sandbox), inline);
}

#[test]
fn without_a_terminal_and_without_flags_the_file_explains_every_key() {
    let home = Home::new();
    let done = home.fpgo(&["config", "init"]).ends(0);
    done.says("store the token").says("next: fpgo -p demo auth login");
    // What it advises works as it is printed: no key of the file stands in its way.
    let login = home.fpgo(&["-p", "demo", "auth", "login"]).input("a-token-of-mine\n");
    assert_eq!(login.code, Some(3), "{login:#?}");
    login.says("there is no OS keyring here");
    home.fpgo(&["config", "init"]).ends(2).says("was not changed");
}

#[test]
fn what_moves_real_money_is_never_the_default_by_itself() {
    let demo = ["--environment", "demo"].as_slice();
    let production = ["--environment", "production"].as_slice();
    let elsewhere = ["--base-url", "https://pay.example/api/v1"].as_slice();
    let here = ["--base-url", "http://127.0.0.1:9/api/v1"].as_slice();
    for (flags, more, is_default) in [
        (production, [].as_slice(), false),
        (elsewhere, &[], false),
        (demo, elsewhere, false),
        (production, here, false),
        (production, &["--make-default"], true),
        (demo, &[], true),
        (here, &[], true),
    ] {
        let home = Home::new();
        let told = [&["config", "init", "own", "--offline", "-o", "json"], flags, more].concat();
        let done = home.fpgo(&told).ends(0);
        assert_eq!(done.json()["default"], is_default, "{told:?}");
        let written = fs::read_to_string(home.path("config.toml")).expect("a file");
        assert_eq!(written.contains("default_profile"), is_default, "{written}");
        if is_default {
            done.says("own is the default");
            continue;
        }
        done.says("no profile is the default").says("config use own");
        home.fpgo(&["orders", "list"]).ends(3).says("no profile is chosen");
        // A second one is not the default by itself either, and that is said too.
        let second = [&["config", "init", "second", "--offline"], demo].concat();
        home.fpgo(&second).ends(0).says("no profile is the default").says("config use second");
        home.fpgo(&["config", "use", "second"]).ends(0);
        let third = [&["config", "init", "third", "--offline"], demo].concat();
        home.fpgo(&third).ends(0).says("the default stays second");
    }
}

#[test]
fn a_planted_file_or_link_beside_the_configuration_is_never_written() {
    let plants = ["ln -s \"$HOME/victim\" \"$PLANT\"", "touch \"$PLANT\"; chmod 666 \"$PLANT\""];
    for plant in plants {
        let home = Home::new();
        home.fpgo(&["config", "init", "one", "--environment", "demo", "--offline"]).ends(0);
        let (config, victim) = (home.path("config.toml"), home.write("victim", "mine\n"));
        let line = format!(
            "PLANT=\"$FPGO_CONFIG.$$\"; {plant}; exec \"$FPGO\" config init two --environment demo \
             --token-stdin --offline"
        );
        let mut call = home.fpgo(&[]).env("FPGO", text(fpgo()));
        let envs: Vec<_> = call
            .command
            .get_envs()
            .map(|(name, value)| (name.to_owned(), value.map(ToOwned::to_owned)))
            .collect();
        call.command = std::process::Command::new("sh");
        call.command.args(["-c", &line]).env("HOME", home.path(""));
        for (name, value) in envs.into_iter().filter(|(name, _)| name != "HOME") {
            match value {
                Some(value) => call.command.env(name, value),
                None => call.command.env_remove(name),
            };
        }
        let done = call.input(TOKEN);
        assert_eq!(done.code, Some(0), "{done:#?}");
        assert_eq!(fs::read_to_string(&victim).expect("a file"), "mine\n", "{plant}");
        let link = fs::symlink_metadata(&config).expect("it is there").file_type();
        assert!(link.is_file(), "{plant}");
        assert!(fs::read_to_string(&config).expect("a file").contains("[profiles.two]"));
        assert_eq!(bits(&config), 0o600, "{plant}");
    }
}
