//! What is typed at a question: never what was typed before it, nothing of a paste beyond it, and whatever is no answer
//! is told. At wide, narrow and dumb terminals, and where standard input was the data.
#![cfg(unix)]

use crate::common::terminal::{DOWN, ENTER, Terminal, in_shell, redirected};
use crate::common::{Call, Sandbox, as_production};
use serde_json::json;

fn refund(sandbox: &Sandbox, order: &str, how: &[&str]) -> Call {
    sandbox.fpgo(&[&["orders", "refund", order], how].concat())
}

/// A paid order of two lines, of 500 and 100.
fn two_lines(sandbox: &Sandbox) -> String {
    let lines = ["name=Wheel,qty=2,rate=250,tax=25", "name=Fitting,qty=1,rate=100,tax=25"];
    let order = sandbox.sent_order(&lines);
    sandbox.post(&format!("/_sandbox/pay/{order}"), &json!({"outcome": "paid", "via": "visa"}));
    order
}

/// A paste as a terminal marks it that was asked to.
fn paste(text: &str) -> String {
    format!("\u{1b}[200~{text}\u{1b}[201~")
}

const TERMINALS: [&str; 2] = ["xterm", "dumb"];

#[test]
fn what_is_typed_before_the_question_never_answers_it() {
    let sandbox = Sandbox::start();
    for (terminal, data) in
        TERMINALS.iter().flat_map(|name| [(name, ""), (name, "cat body.json |")])
    {
        let order = sandbox.paid_order("800");
        let go = sandbox.home.path("go");
        let how: &[&str] = if data.is_empty() { &["--full"] } else { &["--data", "-"] };
        let body = refund(&sandbox, &order, &["--full", "--dry-run", "-o", "raw"]).ends(0).out;
        sandbox.home.write("body.json", &body);
        let call = refund(&sandbox, &order, how).env("TERM", terminal);
        let waiting = Terminal::of(in_shell(call, 80, "go", data)).sees("shell waits");
        let waiting = waiting.types("y\nyes\nja\r").types(&paste("y\n")).types("y");
        std::fs::write(&go, "").expect("a file");
        let asked = waiting.sees("[y/N]");
        assert_eq!(sandbox.refunded(&order), "0", "{terminal} {data}");
        let seen = asked.types(ENTER).ends(0);
        assert!(seen.contains("it ended: 9") && seen.contains("not confirmed"), "{seen}");
        assert_eq!(sandbox.refunded(&order), "0", "{terminal} {data}");
        // After it a yes counts, once.
        std::fs::remove_file(&go).expect("a file");
        let call = refund(&sandbox, &order, how).env("TERM", terminal);
        let waiting = Terminal::of(in_shell(call, 80, "go", data)).sees("shell waits");
        let waiting = waiting.types("n\nn\n");
        std::fs::write(&go, "").expect("a file");
        let seen = waiting.sees("[y/N]").types("y\n").ends(0);
        assert!(seen.contains("it ended: 0"), "{terminal} {data}: {seen}");
        assert_eq!(sandbox.refunded(&order), "800", "{terminal} {data}");
        std::fs::remove_file(&go).expect("a file");
    }
}

#[test]
fn a_long_paste_ahead_does_not_answer_by_its_end() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let go = sandbox.home.path("go");
    let call = in_shell(refund(&sandbox, &order, &["--full"]), 80, "go", "");
    let waiting = Terminal::of(call).sees("shell waits").types(&"y\n".repeat(1500));
    std::fs::write(&go, "").expect("a file");
    let seen = waiting.sees("[y/N]").types("n\n").ends(0);
    assert!(seen.contains("it ended: 9"), "{seen}");
    assert_eq!(sandbox.refunded(&order), "0");
}

#[test]
fn the_rest_of_a_paste_answers_nothing_else_and_never_reaches_the_shell() {
    let sandbox = Sandbox::start();
    for terminal in TERMINALS {
        for pasted in ["2\ny\ntouch owned\n", "y\ny\ntouch owned\n"] {
            let order = two_lines(&sandbox);
            let call = refund(&sandbox, &order, &["--amount", "60"]).env("TERM", terminal);
            let call = in_shell(call, 80, "", "");
            let call = redirected(call, "", "; read line; echo \"then: $line.\"");
            let asked = Terminal::of(call).sees("Enter for 1").types(pasted);
            // Several lines are no choice, so it is asked again.
            let asked = asked.sees("is none of them").sees("Enter for 1");
            let seen = asked.types("\u{4}").sees("it ended: 9").types("echo me\n").ends(0);
            assert!(seen.contains("then: echo me."), "{terminal}: {seen}");
            assert_eq!(sandbox.refunded(&order), "0");
        }
    }
}

#[test]
fn several_pasted_lines_are_no_yes() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    for (terminal, pasted) in [
        ("xterm", "y\ny\n".to_owned()),
        ("dumb", "y\ny\n".to_owned()),
        ("xterm", format!("{}\r", paste("y\ny"))),
        ("xterm", format!("{}\r", paste("y\nn\n"))),
    ] {
        let call = refund(&sandbox, &order, &["--full"]).env("TERM", terminal);
        let seen = Terminal::of(call).sees("[y/N]").types(&pasted).ends(9);
        assert!(seen.contains("is neither yes nor no, so nothing was sent"), "{seen}");
        assert_eq!(sandbox.refunded(&order), "0");
    }
    // One pasted line is an answer like any, once Enter follows: an end of line in the paste is none.
    let asked = Terminal::of(refund(&sandbox, &order, &["--full"])).sees("[y/N]");
    let asked = asked.types(&paste("y\n")).sees("y");
    assert_eq!(sandbox.refunded(&order), "0");
    asked.types(ENTER).ends(0);
    assert_eq!(sandbox.refunded(&order), "800");
}

#[test]
fn yes_and_no_count_in_norwegian_too() {
    let sandbox = Sandbox::start();
    for terminal in TERMINALS {
        let order = sandbox.paid_order("800");
        let call = || refund(&sandbox, &order, &["--full"]).env("TERM", terminal);
        for no in ["nei", "Nei", "n", "no"] {
            let seen = Terminal::of(call()).sees("[y/N]").types(&format!("{no}\n")).ends(9);
            assert!(seen.contains("not confirmed, so nothing was sent"), "{seen}");
        }
        assert_eq!(sandbox.refunded(&order), "0");
    }
    for yes in ["ja", "JA", "j", "Yes"] {
        let order = sandbox.paid_order("800");
        let call = refund(&sandbox, &order, &["--full"]);
        Terminal::of(call).sees("[y/N]").types(&format!("{yes}\n")).ends(0);
        assert_eq!(sandbox.refunded(&order), "800");
    }
}

#[test]
fn a_wrong_answer_is_told() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("40");
    for terminal in TERMINALS {
        let call = refund(&sandbox, &order, &["--full"]).env("TERM", terminal);
        let seen = Terminal::of(call).sees("[y/N]").types("maybe\n").ends(9);
        assert!(seen.contains("maybe is neither yes nor no, so nothing was sent"), "{seen}");
    }
    as_production(&sandbox);
    for terminal in TERMINALS {
        let call = refund(&sandbox, &order, &["--full"]).env("TERM", terminal);
        let seen = Terminal::of(call).sees("to go on").types("39\n").ends(9);
        assert!(seen.contains("39 is not 40"), "{seen}");
        assert!(seen.contains("so nothing was sent"), "{seen}");
    }
    assert_eq!(sandbox.refunded(&order), "0");
}

#[test]
fn leaving_a_question_sends_nothing_and_gives_the_terminal_back() {
    let sandbox = Sandbox::start();
    let orders = [sandbox.paid_order("800"), two_lines(&sandbox)];
    for production in [false, true] {
        if production {
            as_production(&sandbox);
        }
        let prompt = if production { "to go on" } else { "[y/N]" };
        let questions =
            [(&orders[0], "--full", prompt), (&orders[1], "--amount=60", "Enter for 1")];
        for (order, how, question) in questions {
            for (terminal, key, code) in [
                ("xterm", "\u{3}", 130),
                ("xterm", "\u{4}", 9),
                ("xterm", "\u{1b}", 9),
                ("xterm", "y\u{4}", 9),
                ("dumb", "\u{3}", 130),
                ("dumb", "\u{4}", 9),
                ("dumb", "\u{1b}\n", 9),
            ] {
                let call = refund(&sandbox, order, &[how]).env("TERM", terminal);
                let asked = Terminal::of(in_shell(call, 80, "", "")).sees(question);
                let seen = asked.types(key).ends(0);
                let ended = seen.contains(&format!("it ended: {code}"));
                assert!(ended && seen.contains("nothing was sent"), "{terminal} {key:?}: {seen}");
                assert!(seen.contains("the terminal is as it was"), "{terminal} {key:?}: {seen}");
            }
        }
    }
    assert_eq!(sandbox.refunded(&orders[0]), "0");
    assert_eq!(sandbox.refunded(&orders[1]), "0");
}

#[test]
fn ctrl_c_at_the_question_for_approval_leaves_the_refusal() {
    let sandbox = Sandbox::with(&["--refund-limit", "100"]);
    for terminal in TERMINALS {
        let order = sandbox.paid_order("800");
        let call = refund(&sandbox, &order, &["--amount", "300"]).env("TERM", terminal);
        let asked = Terminal::of(in_shell(call, 80, "", "")).sees("[y/N]").types("y\n");
        let asked = asked.sees("refunds request-approval").sees("[y/N]");
        let seen = asked.types("\u{3}").ends(0);
        assert!(seen.contains("it ended: 4"), "{seen}");
        assert!(seen.contains("interrupted before anything else was asked for"), "{seen}");
        assert!(seen.contains("the terminal is as it was"), "{seen}");
        let truth = sandbox.truth(&order);
        assert_eq!((&truth["refunded"], &truth["approval"]), (&json!(0), &json!(null)));
    }
}

#[test]
fn a_question_stands_there_once_however_narrow_the_terminal_is() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    as_production(&sandbox);
    for columns in [80, 50] {
        let call = in_shell(refund(&sandbox, &order, &["--full"]), columns, "", "");
        let asked = Terminal::of(call).sees("to go on");
        // Typing, erasing and moving draw the prompt again, and never the question.
        let seen = asked.types("8000\u{7f}1\u{1b}[D\u{7f}").types(ENTER).ends(0);
        assert!(seen.contains("it ended: 9") && seen.contains("801 is not 800"), "{seen}");
        let shown = as_on_screen(&seen, columns);
        let shown = shown.replace('\n', "");
        assert_eq!(shown.matches(&format!("orders refund {order} 800?")).count(), 1, "{shown}");
        assert_eq!(shown.matches("to go on").count(), 1, "{shown}");
    }
    assert_eq!(sandbox.refunded(&order), "0");
}

#[test]
fn a_line_is_picked_by_arrows_number_or_identifier() {
    let sandbox = Sandbox::start();
    for (terminal, columns) in [("xterm", 80), ("xterm", 50), ("dumb", 80)] {
        for way in ["identifier", "number", "arrows", "enter"] {
            let order = two_lines(&sandbox);
            let ids: Vec<String> = [0, 1]
                .map(|at| sandbox.truth(&order)["lines"][at]["id"].to_string().replace('"', ""))
                .into();
            let (typed, line) = match way {
                "identifier" => (format!("{}\r", ids[1]), 1),
                "number" => ("2\r".to_owned(), 1),
                "arrows" if terminal != "dumb" => (format!("{DOWN}{DOWN}{DOWN}\r"), 1),
                _ => (ENTER.to_owned(), 0),
            };
            let call = refund(&sandbox, &order, &["--amount", "60"]).env("TERM", terminal);
            let asked = Terminal::of(in_shell(call, columns, "", "")).sees("Enter for 1");
            let seen = asked.types(&typed).sees("[y/N]").types("y\n").ends(0);
            assert!(seen.contains("it ended: 0"), "{way}: {seen}");
            let lines = &sandbox.truth(&order)["lines"];
            let left = [0, 1].map(|at| lines[at]["refundable"].to_string());
            let expected = if line == 1 { ["500", "40"] } else { ["440", "100"] };
            assert_eq!(left, expected, "{way}");
        }
    }
}

#[test]
fn a_line_with_too_little_left_is_shown_and_cannot_be_picked() {
    let sandbox = Sandbox::start();
    let lines = [
        "name=Bell,qty=1,rate=50,tax=25",
        "name=Wheel,qty=2,rate=250,tax=25",
        "name=Fitting,qty=1,rate=100,tax=25",
    ];
    let order = sandbox.sent_order(&lines);
    sandbox.post(&format!("/_sandbox/pay/{order}"), &json!({"outcome": "paid", "via": "visa"}));
    let call = in_shell(refund(&sandbox, &order, &["--amount", "60"]), 80, "", "");
    let asked = Terminal::of(call).sees("Bell").sees("not so much is left of it");
    // Neither its number nor an arrow picks it.
    let asked = asked.sees("Enter for 2").types("1\r").sees("not so much is left of it");
    let asked = asked.sees("Enter for 2").types("\u{1b}[A").sees("Enter for 3").types("\u{1b}[A");
    let asked = asked.sees("Enter for 2").types(ENTER).sees("[y/N]");
    asked.types("y\n").ends(0);
    let truth = sandbox.truth(&order);
    let left = [0, 1, 2].map(|at| truth["lines"][at]["refundable"].to_string());
    assert_eq!(left, ["50", "440", "100"]);
}

/// What a terminal of so many columns shows in the end: letters, ends of lines, and the codes that a question uses.
fn as_on_screen(seen: &str, columns: usize) -> String {
    let mut screen: Vec<Vec<char>> = vec![Vec::new()];
    let (mut row, mut column) = (0, 0);
    let mut letters = seen.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => column = 0,
            '\n' => row += 1,
            '\u{1b}' => {
                let mut number = String::new();
                let last = letters.by_ref().skip(1).find(|letter| {
                    number.push(*letter);
                    letter.is_ascii_alphabetic()
                });
                let places: usize = number[..number.len() - 1].parse().unwrap_or(1);
                match last {
                    Some('A') => row -= places,
                    Some('C') => column += places,
                    Some('J') => {
                        screen.truncate(row + 1);
                        screen[row].truncate(column);
                    }
                    _ => {}
                }
            }
            letter => {
                if column == columns {
                    (row, column) = (row + 1, 0);
                }
                while screen.len() <= row {
                    screen.push(Vec::new());
                }
                let length = screen[row].len().max(column + 1);
                screen[row].resize(length, ' ');
                screen[row][column] = letter;
                column += 1;
            }
        }
        while screen.len() <= row {
            screen.push(Vec::new());
        }
    }
    screen.into_iter().map(|row| String::from_iter(row) + "\n").collect()
}
