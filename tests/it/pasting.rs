//! A paste at the prompt of `callback verify` is one input, whatever is in it: nothing of it reaches the shell. At a
//! pseudo-terminal, and in real shells in a terminal that pastes with marks and without (tmux).
#![cfg(unix)]

use std::path::PathBuf;
use std::time::Duration;

use rexpect::process::Signal;

use crate::common::terminal::{ENTER, Terminal, in_one_line, in_shell, redirected};
use crate::common::tmux::Tmux;
use crate::common::{Call, Home};

/// The worked example of the API's documentation, as the head of a request.
const REQUEST: &str = "GET /fp/callback?orderUuid=ODR1234567890&status=PAID&paymentMethod=Visa&amount=800\
     &createdAt=1767225600&timestamp=1767225660\
     &checksum=2960b8f47191ac54ead4413206d0d2a932207d420f7aefb60d623e7c36a59fb3 HTTP/1.1";

const MARKS: [&str; 2] = ["\u{1b}[200~", "\u{1b}[201~"];

fn verify(home: &Home) -> Call {
    home.fpgo(&["callback", "verify"]).env("FPGO_CALLBACK_SECRET", "s3cret").env("TERM", "xterm")
}

#[test]
fn a_paste_of_several_lines_is_one_input_and_the_shell_gets_nothing_of_it() {
    let home = Home::new();
    let lines = format!("{REQUEST}\r\nHost: shop.example\r\ntouch owned\nsleep 9 & touch owned\n");
    let long = format!("{lines}{}", "X-Filler: something that is quite long\n".repeat(2000));
    for (terminal, columns, pasted, is_marked) in [
        ("xterm", 80, &lines, false),
        ("xterm", 50, &lines, true),
        ("dumb", 80, &lines, false),
        ("xterm", 80, &long, true),
    ] {
        let call = in_shell(verify(&home).env("TERM", terminal), columns, "", "");
        let call = redirected(call, "", "; read line; echo \"then: $line.\"");
        let asked = Terminal::of(call).sees("then press Enter: ");
        let shown = format!("lines, {} letters]", pasted.replace("\r\n", "\n").len());
        let answered = match is_marked {
            true => asked.types(&[MARKS[0], pasted, MARKS[1]].concat()).sees(&shown).types(ENTER),
            false => asked.types(pasted),
        };
        let ended = answered.sees("it ended: 0").types("echo me\n");
        let seen = ended.ends(0);
        assert!(seen.contains("then: echo me."), "{terminal}: {seen}");
        assert!(in_one_line(&seen).contains("authentic: the checksum is right"), "{seen}");
        assert!(seen.contains("the terminal is as it was"), "{seen}");
        assert!(!home.path("owned").exists());
    }
}

#[test]
fn the_marks_of_pastes_are_asked_for_and_taken_back_however_it_ends() {
    let home = Home::new();
    for (end, code) in [("\u{4}", 9), ("\u{3}", 130), ("a\n", 2), ("SIGTERM", 130)] {
        let mut asked = Terminal::of(verify(&home)).sees("then press Enter: ");
        let seen = match end {
            "SIGTERM" => {
                asked.session.process_mut().signal(Signal::SIGTERM).expect("it is there");
                asked.ends(code)
            }
            keys => asked.types(keys).ends(code),
        };
        let [begin, last] = ["\u{1b}[?2004h", "\u{1b}[?2004l"].map(|mark| seen.rfind(mark));
        assert!(begin.is_some() && last > begin, "{end:?}: {seen:?}");
    }
}

#[test]
fn the_end_of_input_ends_a_paste_and_control_bytes_in_it_do_not() {
    let home = Home::new();
    let asked = Terminal::of(verify(&home)).sees("then press Enter: ");
    let seen = asked.types(REQUEST).sees("HTTP/1.1").types("\u{4}").ends(0);
    assert!(seen.contains("authentic"), "{seen}");
    // Ctrl-C, Ctrl-D and Escape with more behind them came with a paste.
    let asked = Terminal::of(verify(&home)).sees("then press Enter: ");
    let pasted = format!("\u{3}x\u{4}\u{1b}[31m\u{1b}\n{REQUEST}\n\u{3}\u{4}touch owned\n");
    let seen = asked.types(&pasted).ends(0);
    assert!(seen.contains("authentic"), "{seen}");
}

#[test]
fn a_paste_of_more_than_a_callback_can_have_is_refused_and_thrown_away() {
    let home = Home::new();
    let call = redirected(verify(&home), "", "; echo it ended: $?; read l; echo \"then: $l.\"");
    let mut asked = Terminal::of(call).sees("then press Enter: ");
    asked = asked.types(MARKS[0]);
    let piece = "touch owned and so on\n".repeat(2000);
    for _ in 0..26 {
        asked = asked.types(&piece);
    }
    let ended = asked.types(MARKS[1]).sees("longer than 1 MiB").sees("it ended: 2");
    let seen = ended.types("echo me\n").ends(0);
    assert!(seen.contains("then: echo me.") && seen.contains("nothing was checked"), "{seen}");
}

// ---------------------------------------------------------------- real shells

/// A shell that says `ready>`, and marks pastes at its own prompt or not.
fn shell(home: &Home, program: &str, marks_pastes: bool) -> Vec<String> {
    let settings = match (program, marks_pastes) {
        ("bash", true) => "PS1='ready> '\nbind 'set enable-bracketed-paste on'\n",
        ("bash", false) => "PS1='ready> '\nbind 'set enable-bracketed-paste off'\n",
        ("zsh", true) => "PS1='ready> '\nbindkey -e\n",
        ("zsh", false) => "PS1='ready> '\nbindkey -e\nunset zle_bracketed_paste\n",
        _ => "set -g fish_greeting\nfunction fish_prompt; echo -n 'ready> '; end\n",
    };
    let file = match program {
        "bash" => "rc",
        "zsh" => ".zshrc",
        _ => ".config/fish/config.fish",
    };
    let file = home.write(file, settings).display().to_string();
    let words: &[&str] = match program {
        "bash" => &["bash", "--noprofile", "--rcfile", &file, "-i"],
        "zsh" => &["zsh", "-d", "-i"],
        _ => &["fish", "-i"],
    };
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// The lines of a mail, of which a shell would run each.
fn mail(home: &Home, more: &str) -> PathBuf {
    let lines = "touch owned\nsleep 77 &\ntouch owned & touch owned\n> owned\n";
    home.write("mail", &format!("{REQUEST}\nHost: shop.example\n{lines}{more}{lines}"))
}

/// Sees the verdict, that the shell is there again, and that it got nothing.
#[track_caller]
fn got_nothing(tmux: &Tmux, home: &Home, verdict: &str) {
    tmux.sees(verdict);
    tmux.waits_for("ready>");
    tmux.types("jobs; echo it is' over'");
    tmux.sees("it is over");
    let screen = tmux.screen();
    let after = screen.rsplit(verdict).next().expect("the end");
    assert!(!after.contains("sleep") && !after.contains("touch"), "{screen}");
    assert!(!home.path("owned").exists(), "{screen}");
}

/// What holds in every shell.
fn nothing_of_a_paste_reaches(program: &str) {
    for marks_pastes in [true, false] {
        let home = Home::new();
        let words = shell(&home, program, marks_pastes);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let short = mail(&home, "");
        for (is_marked, columns) in [(true, 80), (true, 50), (false, 50)] {
            let tmux = Tmux::start(&home, &words, columns);
            tmux.types("fpgo callback verify");
            tmux.sees("then press Enter:");
            tmux.pastes(&short, is_marked);
            if is_marked {
                tmux.sees("lines, ");
                tmux.types("");
            }
            got_nothing(&tmux, &home, "fpgo orders status ODR1234567890");
        }
        // More than 64 KiB.
        let long = mail(&home, &"X-Filler: something that is quite long\n".repeat(3000));
        for is_marked in [true, false] {
            let tmux = Tmux::start(&home, &words, 80);
            tmux.types("fpgo callback verify");
            tmux.sees("then press Enter:");
            tmux.pastes(&long, is_marked);
            tmux.sees("lines, ");
            if is_marked {
                tmux.types("");
            }
            got_nothing(&tmux, &home, "fpgo orders status ODR1234567890");
        }
        // The second part comes late, as over a slow line.
        for (begin, end, pause) in [(MARKS[0], MARKS[1], 1500), ("", "", 150)] {
            let tmux = Tmux::start(&home, &words, 80);
            tmux.types("fpgo callback verify");
            tmux.sees("then press Enter:");
            tmux.sends(format!("{begin}{REQUEST}\n").as_bytes());
            std::thread::sleep(Duration::from_millis(pause));
            tmux.sends(format!("touch owned\nsleep 77 &\ntouch owned\n{end}").as_bytes());
            if !begin.is_empty() {
                tmux.sees("lines, ");
                tmux.types("");
            }
            got_nothing(&tmux, &home, "fpgo orders status ODR1234567890");
        }
        // What comes before the question is thrown away, and told.
        let short = mail(&home, "");
        let tmux = Tmux::start(&home, &words, 80);
        home.write("wait", "until [ -e go ]; do sleep 0.01; done; fpgo callback verify");
        tmux.types("sh ./wait");
        tmux.pastes(&short, true);
        tmux.sees("sleep 77");
        home.write("go", "");
        tmux.sees("is thrown away; paste it again");
        tmux.sees("then press Enter:");
        tmux.pastes(&short, false);
        got_nothing(&tmux, &home, "fpgo orders status ODR1234567890");
    }
}

#[test]
#[ignore = "needs tmux"]
fn nothing_of_a_paste_reaches_bash() {
    nothing_of_a_paste_reaches("bash");
}

#[test]
#[ignore = "needs tmux, zsh"]
fn nothing_of_a_paste_reaches_zsh() {
    nothing_of_a_paste_reaches("zsh");
}

#[test]
#[ignore = "needs tmux, fish"]
fn nothing_of_a_paste_reaches_fish() {
    nothing_of_a_paste_reaches("fish");
}
