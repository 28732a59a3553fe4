//! The Tab key in real shells at a real terminal. A line is typed, completed, and given to a function that shows its words as
//! the shell understands them, so that a value that is quoted wrongly shows. Bash is everywhere; the others are needed.
#![cfg(unix)]

use std::path::Path;
use std::process::Command;

use rexpect::process::Signal;

use crate::common::binary::fpgo_dir;
use crate::common::terminal::Terminal;
use crate::common::{Call, Home, Sandbox, profile};

const TAB: &str = "\t";
const START_OF_LINE: &str = "\u{1}";

/// A shell with the completion of fpgo, for one of two profiles, and with what it has seen.
struct Shell {
    sandbox: Sandbox,
    program: &'static str,
    arguments: Vec<String>,
}

impl Shell {
    fn new(program: &'static str, settings: impl Fn(&Path, &str) -> Vec<String>) -> Shell {
        let sandbox = Sandbox::start();
        sandbox.fpgo(&["orders", "list"]).ends(0);
        let own = profile("test", &sandbox.base_url, "");
        sandbox.home.config(&format!(
            "default_profile = \"test\"\n{own}\n[profiles.\"my shop\"]\nenvironment = \"demo\"\n"
        ));
        sandbox.home.write("a body.json", "{}");
        let script = sandbox.home.fpgo(&["completions", program]).ends(0).out;
        let arguments = settings(sandbox.home.dir.path(), &script);
        Shell { sandbox, program, arguments }
    }

    fn home(&self) -> &Home {
        &self.sandbox.home
    }

    fn start(&self) -> Terminal {
        let path = format!("{}:{}", fpgo_dir().display(), std::env::var("PATH").expect("a path"));
        let home = self.home().dir.path();
        let mut command = Command::new(self.program);
        command.args(&self.arguments).env_clear().current_dir(home);
        command.env("HOME", home).env("PATH", path).env("TERM", "xterm").env("LANG", "C.UTF-8");
        command.env("ZDOTDIR", home).env("XDG_CONFIG_HOME", home.join(".config"));
        command.env("FPGO_CONFIG", self.home().path("config.toml"));
        command.env("FPGO_DATA_DIR", self.home().data_dir());
        Terminal::of(Call { command }).sees("ready>")
    }

    /// Types a line with Tab in it, and sees these words.
    #[track_caller]
    fn completes(&self, line: &str, words: &[&str]) {
        let shown: String = words.iter().map(|word| format!("<{word}>")).collect();
        let typed = self.start().types(line).types(START_OF_LINE).types("words \r");
        typed.sees(&shown).types("exit\r").end();
    }

    /// Types a line with Tab in it, and sees this in what the shell lists.
    #[track_caller]
    fn lists(&self, line: &str, parts: &[&str]) {
        let mut terminal = self.start().types(line);
        for part in parts {
            terminal = terminal.sees(part);
        }
        // What is listed is on the screen, and each shell has another way back from it.
        terminal.session.process_mut().kill(Signal::SIGKILL).expect("it ends");
    }

    /// What every shell can do.
    fn works(&self) {
        let order = self.sandbox.order("INVOICED");
        self.sandbox.fpgo(&["orders", "status", &order]).ends(0);
        self.completes(&format!("fpgo orde{TAB}"), &["fpgo", "orders"]);
        self.completes(&format!("fpgo orders inv{TAB}"), &["fpgo", "orders", "invoice-number"]);
        self.completes(
            &format!("fpgo orders list --sta{TAB}"),
            &["fpgo", "orders", "list", "--status"],
        );
        let status = ["fpgo", "orders", "list", "--status", "PARTIAL REFUNDED"];
        self.completes(&format!("fpgo orders list --status PAR{TAB}"), &status);
        let joined = ["fpgo", "orders", "list", "--status=PARTIAL REFUNDED"];
        self.completes(&format!("fpgo orders list --status=PAR{TAB}"), &joined);
        self.completes(&format!("fpgo -p my{TAB}"), &["fpgo", "-p", "my shop"]);
        let column = ["fpgo", "orders", "list", "--columns", "order,status"];
        self.completes(&format!("fpgo orders list --columns order,s{TAB}"), &column);
        let file = ["fpgo", "orders", "send-invoice", "--data", "a body.json"];
        self.completes(&format!("fpgo orders send-invoice --data a{TAB}"), &file);
        self.completes(
            &format!("fpgo orders status {}{TAB}", &order[..9]),
            &["fpgo", "orders", "status", &order],
        );
        self.lists(&format!("fpgo orders status {TAB}{TAB}{TAB}"), &[&order[3..], "INVOICED"]);
        self.lists(&format!("fpgo -o {TAB}{TAB}"), &["table", "json", "raw"]);
        self.lists(&format!("fpgo orders {TAB}{TAB}"), &["send-payment-link", "charge"]);
        self.home().config("this is = = no file");
        self.completes(&format!("fpgo orders list --status PAR{TAB}"), &status);
    }
}

const WORDS: &str = "words() { printf '<%s>' \"$@\"; echo; }\n";

fn bash() -> Shell {
    Shell::new("bash", |home, script| {
        let rc = home.join("rc");
        let settings =
            format!("{script}\n{WORDS}PS1='ready>'\nbind 'set enable-bracketed-paste off'\n");
        std::fs::write(&rc, settings).expect("a file");
        ["--noprofile", "--rcfile", rc.to_str().expect("text"), "-i"].map(str::to_owned).to_vec()
    })
}

#[test]
fn bash_completes_with_tab() {
    bash().works();
}

#[test]
fn bash_completes_inside_of_quotes_and_after_them() {
    let bash = bash();
    let status = ["fpgo", "orders", "list", "--status", "PARTIAL REFUNDED"];
    for typed in ["'PAR", "\"PAR", "PARTIAL\\ R", "'PARTIAL R", "\"PARTIAL R"] {
        bash.completes(&format!("fpgo orders list --status {typed}{TAB}"), &status);
    }
    let line = ["fpgo", "-p", "my shop", "orders", "list"];
    bash.completes(&format!("fpgo -p 'my shop' orders lis{TAB}"), &line);
    let lines = ["fpgo", "orders", "send-invoice", "--line", "@a body.json"];
    bash.completes(&format!("fpgo orders send-invoice --line @a{TAB}"), &lines);
    bash.completes(&format!("A=1 fpgo orde{TAB}"), &["A=1", "fpgo", "orders"]);
}

#[test]
fn bash_lists_what_identifiers_are() {
    let bash = bash();
    let order = bash.sandbox.order("PARTIAL REFUNDED");
    bash.sandbox.fpgo(&["orders", "status", &order]).ends(0);
    bash.lists(
        &format!("fpgo orders status {TAB}{TAB}{TAB}"),
        &[&format!("{order}  (PARTIAL REFUNDED 1049.90)")],
    );
}

fn zsh() -> Shell {
    Shell::new("zsh", |home, script| {
        let functions = home.join("functions");
        std::fs::create_dir_all(&functions).expect("a directory");
        std::fs::write(functions.join("_fpgo"), script).expect("a file");
        let settings = format!(
            "fpath=({} $fpath)\nautoload -Uz compinit && compinit -u\nbindkey -e\n{WORDS}PS1='ready>'\nunset zle_bracketed_paste\n",
            functions.display()
        );
        std::fs::write(home.join(".zshrc"), settings).expect("a file");
        vec!["-d".to_owned(), "-i".to_owned()]
    })
}

#[test]
#[ignore = "needs zsh"]
fn zsh_completes_with_tab() {
    zsh().works();
}

#[test]
#[ignore = "needs zsh"]
fn zsh_completes_with_a_script_that_is_sourced_and_inside_of_quotes() {
    let zsh = zsh();
    let settings = format!(
        "autoload -Uz compinit && compinit -u\nsource <(fpgo completions zsh)\nbindkey -e\n{WORDS}PS1='ready>'\n"
    );
    zsh.home().write(".zshrc", &settings);
    let status = ["fpgo", "orders", "list", "--status", "PARTIAL REFUNDED"];
    for typed in ["PAR", "'PAR", "\"PAR", "PARTIAL\\ R"] {
        zsh.completes(&format!("fpgo orders list --status {typed}{TAB}"), &status);
    }
    let lines = ["fpgo", "orders", "send-invoice", "--line", "@a body.json"];
    zsh.completes(&format!("fpgo orders send-invoice --line @a{TAB}"), &lines);
}

fn fish() -> Shell {
    Shell::new("fish", |home, script| {
        let config = home.join(".config/fish");
        std::fs::create_dir_all(config.join("completions")).expect("a directory");
        std::fs::write(config.join("completions/fpgo.fish"), script).expect("a file");
        let settings = "set -g fish_greeting\nfunction fish_prompt; echo -n 'ready>'; end\n\
                        function words; printf '<%s>' $argv; echo; end\n";
        std::fs::write(config.join("config.fish"), settings).expect("a file");
        vec!["-i".to_owned()]
    })
}

#[test]
#[ignore = "needs fish"]
fn fish_completes_with_tab() {
    fish().works();
}

#[test]
#[ignore = "needs fish"]
fn fish_completes_inside_of_quotes_and_after_an_at() {
    let fish = fish();
    let status = ["fpgo", "orders", "list", "--status", "PARTIAL REFUNDED"];
    for typed in ["'PAR", "\"PAR", "PARTIAL\\ R"] {
        fish.completes(&format!("fpgo orders list --status {typed}{TAB}"), &status);
    }
    let lines = ["fpgo", "orders", "send-invoice", "--line", "@a body.json"];
    fish.completes(&format!("fpgo orders send-invoice --line @a{TAB}"), &lines);
}

/// Elvish shows what it would insert before it is taken, so it is looked at there.
#[test]
#[ignore = "needs elvish"]
fn elvish_completes_with_tab() {
    let elvish = Shell::new("elvish", |home, script| {
        let config = home.join(".config/elvish");
        std::fs::create_dir_all(config.join("lib")).expect("a directory");
        std::fs::write(config.join("lib/fpgo-completion.elv"), script).expect("a file");
        let settings = "use fpgo-completion\nset edit:prompt = { put 'ready>' }\n";
        std::fs::write(config.join("rc.elv"), settings).expect("a file");
        Vec::new()
    });
    let order = elvish.sandbox.order("INVOICED");
    elvish.sandbox.fpgo(&["orders", "status", &order]).ends(0);
    let listed = format!("{order}  (INVOICED 910.00)");
    for (line, shown) in [
        ("orders list --status PAR", "'PARTIAL REFUNDED'"),
        ("-p my", "'my shop'"),
        ("orders list --columns order,s", "order,status"),
        ("orders send-invoice --data a", "'a body.json'"),
        ("orders send-invoice --line @a", "'@a body.json'"),
        ("orders status ODR", &listed),
        ("orders ", "send-payment-link"),
    ] {
        elvish.lists(&format!("fpgo {line}{TAB}"), &[shown]);
    }
    elvish.home().config("this is = = no file");
    elvish.lists(&format!("fpgo orders list --status PAR{TAB}"), &["'PARTIAL REFUNDED'"]);
}
