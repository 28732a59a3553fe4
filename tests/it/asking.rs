//! What is typed at a question: never what was typed before it, nothing of a paste beyond it, and whatever is no answer
//! is told. At wide, narrow and dumb terminals, and where standard input was the data.
#![cfg(unix)]

use crate::common::terminal::{DOWN, ENTER, Terminal, fact, in_one_line, in_shell, redirected};
use crate::common::{Call, Sandbox, as_production, profile};
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
        assert!(seen.contains("it ended: 9") && seen.contains("801 is not 800.00"), "{seen}");
        let shown = as_on_screen(&seen, columns);
        let shown = shown.replace('\n', "");
        assert_eq!(shown.matches(&format!("orders refund {order} 800.00?")).count(), 1, "{shown}");
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
fn a_list_stands_there_whole_while_the_mark_moves() {
    let sandbox = Sandbox::start();
    let lines = [
        "name=A wheel whose name is longer than half a narrow terminal,qty=2,rate=250,tax=25",
        "name=Fitting,qty=1,rate=100,tax=25",
    ];
    let order = sandbox.sent_order(&lines);
    sandbox.post(&format!("/_sandbox/pay/{order}"), &json!({"outcome": "paid", "via": "visa"}));
    for columns in [80, 50] {
        let call = in_shell(refund(&sandbox, &order, &["--amount", "60"]), columns, "", "");
        let asked = Terminal::of(call).sees("Enter for 1").types(DOWN).sees("Enter for 2");
        // What is typed gives way to the mark.
        let asked = asked.types("99").sees("99").types(DOWN).sees("Enter for 1").types(DOWN);
        let seen = asked.sees("Enter for 2").types("\u{4}").ends(0);
        let shown = as_on_screen(&seen, columns);
        let rows: Vec<&str> = shown.lines().map(str::trim_end).collect();
        assert_eq!(rows.iter().filter(|row| row.contains("1) ")).count(), 1, "{shown}");
        let marked: Vec<_> = rows.iter().filter(|row| row.starts_with('>')).collect();
        assert!(marked.len() == 1 && marked[0].contains("Fitting"), "{shown}");
        let prompt = rows.iter().filter(|row| row.starts_with("Type its number")).count();
        assert_eq!(prompt, 1, "{shown}");
        // After a wrong answer the list stands there again, and its mark moves as before.
        let call = in_shell(refund(&sandbox, &order, &["--amount", "60"]), columns, "", "");
        let asked = Terminal::of(call).sees("Enter for 1").types("99\r").sees("none of them");
        let asked = asked.sees("Enter for 1").types(DOWN).sees("Enter for 2").types("\u{4}");
        let shown = as_on_screen(&asked.ends(0), columns);
        let rows: Vec<&str> = shown.lines().map(str::trim_end).collect();
        assert_eq!(rows.iter().filter(|row| row.contains("1) ")).count(), 2, "{shown}");
        assert_eq!(rows.iter().filter(|row| row.starts_with("> 2) ")).count(), 1, "{shown}");
    }
    assert_eq!(sandbox.refunded(&order), "0");
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

// ---------------------------------------------------------------- a single missing thing

/// Terminals of each kind: its name, and its columns.
const SIZES: [(&str, usize); 3] = [("xterm", 80), ("xterm", 50), ("dumb", 80)];

fn at(call: Call, (terminal, columns): (&str, usize)) -> Terminal {
    Terminal::of(in_shell(call.env("TERM", terminal), columns, "", ""))
}

#[test]
fn how_much_is_refunded_is_asked_and_the_whole_is_offered() {
    let sandbox = Sandbox::start();
    for size in SIZES {
        let order = sandbox.paid_order("800");
        refund(&sandbox, &order, &["--amount", "100", "--yes"]).ends(0);
        let writes = sandbox.writes();
        // Enter takes the whole of what is left; the question of every refund follows.
        let asked = at(refund(&sandbox, &order, &[]), size);
        // Whose order it is comes first.
        let asked = asked.sees("Ola Test: PARTIAL REFUNDED").sees("is left").sees("[700.00]: ");
        let asked = asked.types(ENTER).sees("[y/N]");
        assert_eq!(sandbox.writes(), writes, "nothing is sent before the answer");
        let seen = asked.types("n\n").ends(0);
        assert!(seen.contains("it ended: 9"), "{seen}");
        assert_eq!(sandbox.refunded(&order), "100");
        // Another amount is checked by the same rules, and asked for again.
        let asked = at(refund(&sandbox, &order, &[]), size).sees("[700.00]: ").types("700.01\n");
        let asked = asked.sees("700.01 is more than can be given back: 700.00 is");
        let asked = asked.sees("[700.00]: ").types("-5\n").sees("[700.00]: ").types("1.000\n");
        let asked = asked.sees("[700.00]: ").types("0\n").sees("[700.00]: ").types("lots\n");
        let asked = asked.sees("[700.00]: ").types("200,50\n").sees("200.50").sees("[700.00]: ");
        let seen = asked.types("200.50\n").sees("[y/N]").types("y\n").ends(0);
        assert!(seen.contains("it ended: 0"), "{seen}");
        assert_eq!(sandbox.refunded(&order), "300.5");
        assert_eq!(sandbox.writes(), writes + 1, "it is sent once");
        let seen = at(refund(&sandbox, &order, &[]), size);
        let seen = seen.sees("[499.50]: ").types(ENTER).sees("[y/N]").types("ja\n").ends(0);
        assert!(seen.contains("it ended: 0"), "{seen}");
        assert_eq!(sandbox.refunded(&order), "800");
    }
}

#[test]
fn an_amount_and_then_its_line_are_asked() {
    let sandbox = Sandbox::start();
    for size in SIZES {
        let order = two_lines(&sandbox);
        let asked = at(refund(&sandbox, &order, &[]), size).sees("[600.00]: ").types("60\n");
        let asked = asked.sees("Wheel").sees("Fitting").sees("Enter for 1").types("2\n");
        let seen = asked.sees("[y/N]").types("y\n").ends(0);
        assert!(seen.contains("it ended: 0"), "{seen}");
        let truth = sandbox.truth(&order);
        let left = [0, 1].map(|at| truth["lines"][at]["refundable"].to_string());
        assert_eq!(left, ["500", "40"]);
        // What is left of both, together.
        let asked = at(refund(&sandbox, &order, &[]), size).sees("[540.00]: ").types(ENTER);
        asked.sees("[y/N]").types("y\n").ends(0);
        assert_eq!(sandbox.refunded(&order), "600");
    }
}

#[test]
fn with_again_what_is_known_to_be_taken_of_each_line_still_counts() {
    // Where the API tells of the refund at once, and where this machine's journal alone knows of it.
    for delay in ["0s", "10m"] {
        let sandbox = Sandbox::with(&["--refund-delay", delay]);
        let order = two_lines(&sandbox);
        let wheel = format!("{}=40", sandbox.truth(&order)["lines"][0]["id"]);
        refund(&sandbox, &order, &["--line", &wheel, "--yes"]).ends(0);
        let meant = ["--again", "--reason", "x"];
        let asked = Terminal::of(refund(&sandbox, &order, &meant)).sees("[560.00]: ");
        let seen = asked.types("60\n").sees("460.00 of 500.00 left").sees("100.00 of 100.00 left");
        seen.sees("Enter for 1").types("\u{4}").ends(9);
        // So much was left of the line before, and of no line now.
        for how in ["480", "570"] {
            let refused =
                refund(&sandbox, &order, &[&meant[..], &["--amount", how, "--yes"]].concat());
            refused.ends(8).says("no line of").says("--line ID=AMOUNT");
        }
        let list =
            ["journal", "list", "--object", &order, "--command", "orders refund", "-o", "json"];
        let sent = sandbox.fpgo(&list).ends(0).json();
        assert_eq!(sent.as_array().map(Vec::len), Some(1), "{sent}");
        refund(&sandbox, &order, &[&meant[..], &["--amount", "460", "--yes"]].concat()).ends(0);
    }
}

#[test]
fn who_forbids_questions_is_named_and_looking_is_offered_first() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let ended = Terminal::of(refund(&sandbox, &order, &["--full", "--no-input"])).ends(9);
    assert!(ended.contains("--no-input says to ask nothing"), "{ended}");
    assert!(!ended.contains("no terminal"), "{ended}");
    let (look, go) = (ended.find("--dry-run"), ended.find("--yes"));
    assert!(look.is_some() && look < go, "{ended}");
}

#[test]
fn how_much_is_captured_and_given_back_of_a_reservation_is_asked() {
    let sandbox = Sandbox::start();
    for size in SIZES {
        let id = sandbox.reserved();
        let call = |what: &str| sandbox.fpgo(&["reservations", what, &id]);
        let asked = at(call("capture"), size).sees("is captured?").sees("[1500.00]: ");
        let seen = asked.types("600\n").sees("[y/N]").types("y\n").ends(0);
        assert!(seen.contains("it ended: 0"), "{seen}");
        let asked = at(call("capture"), size).sees("[900.00]: ").types(ENTER).sees("[y/N]");
        asked.types("y\n").ends(0);
        let captured =
            |at: usize| sandbox.reservation(&id)["paymentHistory"]["captured"][at].clone();
        assert_eq!(captured(1)["amount"], 900);
        // Which capture comes first, since what can be given back depends on it.
        let asked = at(call("refund"), size).sees("Which capture").sees("identifier").types("2\n");
        let asked = asked.sees("[900.00]: ").types("150\n").sees("[y/N]").types("y\n");
        assert!(asked.ends(0).contains("it ended: 0"));
        assert_eq!(captured(1)["refunded"], 150);
        let reference = captured(0)["reference"].as_str().expect("its reference").to_owned();
        let asked = at(call("refund"), size).sees("Which capture").sees("identifier");
        let asked = asked.types(&format!("{reference}\n")).sees("[600.00]: ").types(ENTER);
        asked.sees("[y/N]").types("y\n").ends(0);
        assert_eq!(captured(0)["refunded"], 600);
    }
}

#[test]
fn the_reason_of_a_cancellation_is_asked() {
    let sandbox = Sandbox::start();
    for size in SIZES {
        let order = sandbox.sent_order(&["name=Bell,qty=1,rate=50,tax=25"]);
        let call = || sandbox.fpgo(&["orders", "cancel", &order]);
        let writes = sandbox.writes();
        let asked = at(call(), size).sees("Why is it cancelled?").types("\n");
        let asked =
            asked.sees("nothing was typed").sees("Why is it cancelled?").types("Out of stock\n");
        let seen = asked.sees("[y/N]").types("n\n").ends(0);
        assert!(seen.contains("it ended: 9"), "{seen}");
        assert_eq!(sandbox.writes(), writes);
        let asked = at(call(), size).sees("Why is it cancelled?").types("Ute av lager\n");
        let seen = asked.sees("[y/N]").types("y\n").ends(0);
        assert!(seen.contains("it ended: 0"), "{seen}");
        assert_eq!(sandbox.truth(&order)["status"], "CANCELLED");
        assert_eq!(sandbox.writes(), writes + 1);
    }
    let id = sandbox.reserved();
    let asked = at(sandbox.fpgo(&["reservations", "cancel", &id]), SIZES[0]);
    let asked = asked.sees("Why is it cancelled?").types("Guest did not come\n").sees("[y/N]");
    asked.types("y\n").ends(0);
    assert_eq!(sandbox.reservation(&id)["status"], "CANCELLED");
}

#[test]
fn a_resend_offers_the_customers_own_contact() {
    let sandbox = Sandbox::start();
    for size in SIZES {
        let order = sandbox.order("SENT");
        let details = sandbox.fpgo(&["orders", "details", &order, "-o", "json"]).ends(0).json();
        let email = details["customerDetails"]["email"].as_str().expect("an address").to_owned();
        let call = || sandbox.fpgo(&["orders", "resend", &order, "-o", "json"]);
        let writes = sandbox.writes();
        let asked = at(call(), size).sees(&format!("[{email}]: ")).types("nobody\n");
        let asked = asked.sees("nobody is no e-mail address").sees("]: ").types("\u{4}");
        let seen = asked.ends(0);
        assert!(seen.contains("it ended: 9") && seen.contains("nothing was sent"), "{seen}");
        assert_eq!(sandbox.writes(), writes);
        let seen = at(call(), size).sees("]: ").types(ENTER).ends(0);
        assert!(seen.contains("it ended: 0"), "{seen}");
        assert_eq!(sandbox.writes(), writes + 1);
        let phone = &details["customerDetails"]["msisdn"].as_str().expect("a number");
        let seen = at(call(), size).sees("]: ").types(&format!("{phone}\n")).ends(0);
        assert!(seen.contains("it ended: 0"), "{seen}");
        assert_eq!(sandbox.writes(), writes + 2);
        let list = sandbox.fpgo(&["journal", "list", "-o", "json", "--limit", "2"]).ends(0).json();
        assert_eq!(
            (&list[0]["command"], &list[1]["command"]),
            (&json!("orders resend"), &json!("orders resend"))
        );
    }
}

#[test]
fn what_is_missing_is_not_asked_where_nobody_may_be_asked() {
    let sandbox = Sandbox::start();
    let (paid, sent) = (sandbox.paid_order("800"), sandbox.order("SENT"));
    let writes = sandbox.writes();
    for (words, flag) in [
        (["orders", "refund", &paid], "--amount"),
        (["orders", "cancel", &sent], "orders cancel needs --note TEXT"),
        (["orders", "resend", &sent], "orders resend needs --email EMAIL, or --country-code"),
    ] {
        let call = |flags: &[&str]| sandbox.fpgo(&[&words[..], flags].concat());
        for forbidden in [
            call(&["--no-input"]),
            call(&["--yes"]),
            call(&["--dry-run"]),
            call(&[]).env("CI", "true"),
            redirected(call(&[]), "", "</dev/null"),
            redirected(call(&[]), "echo 100 |", ""),
        ] {
            let seen = Terminal::of(forbidden).ends(2);
            assert!(seen.contains(flag), "{seen}");
        }
        // Without a terminal at all.
        let said = call(&[]).ends(2).err;
        assert!(said.contains(flag), "{said}");
    }
    assert_eq!(sandbox.writes(), writes);
}

#[test]
fn leaving_the_question_for_what_is_missing_sends_nothing() {
    let sandbox = Sandbox::start();
    let (paid, sent) = (sandbox.paid_order("800"), sandbox.order("SENT"));
    let writes = sandbox.writes();
    for (words, question) in [
        (["orders", "refund", &paid], "[800.00]: "),
        (["orders", "cancel", &sent], "Why is it cancelled?"),
        (["orders", "resend", &sent], "]: "),
    ] {
        for size in SIZES {
            for (key, code) in [("\u{3}", 130), ("\u{4}", 9), ("\u{1b}\n", 9)] {
                let seen = at(sandbox.fpgo(&words), size).sees(question).types(key).ends(0);
                let ended = seen.contains(&format!("it ended: {code}"));
                let told = in_one_line(&seen);
                assert!(ended && told.contains("nothing was sent"), "{words:?} {key:?}: {seen}");
                assert!(seen.contains("the terminal is as it was"), "{words:?} {key:?}: {seen}");
            }
        }
    }
    assert_eq!(sandbox.writes(), writes);
    assert_eq!(sandbox.refunded(&paid), "0");
}

#[test]
fn what_cannot_be_given_back_is_said_before_how_much_is_asked() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    refund(&sandbox, &order, &["--full", "--yes"]).ends(0);
    let seen = Terminal::of(refund(&sandbox, &order, &[])).asks_nothing_and_ends(8);
    assert!(seen.contains("nothing is left") && !seen.contains("How much"), "{seen}");
}

// ---------------------------------------------------------------- what a question shows

#[test]
fn the_question_names_customer_lines_and_amounts_with_the_same_digits() {
    let sandbox = Sandbox::start();
    for size in SIZES {
        let order = two_lines(&sandbox);
        let details = sandbox.fpgo(&["orders", "details", &order, "-o", "json"]).ends(0).json();
        let customer = details["customerDetails"]["name"].as_str().expect("a name").to_owned();
        let id = details["productList"][1]["id"].to_string();
        let call = refund(&sandbox, &order, &["--line", &format!("{id}=60.5")]);
        let seen = at(call, size).sees("[y/N]").types("n\n").ends(0);
        let facts = seen.lines().filter(|line| line.starts_with("  "));
        let longest = facts.map(|line| line.trim_end().chars().count()).max();
        assert!(longest <= Some(size.1), "{seen}");
        // However it is broken into lines.
        let told = in_one_line(&seen);
        for fact in [
            format!("customer {customer}"),
            "state PAID, 600.00 in total, 0.00 refunded".to_owned(),
            "amount 60.50".to_owned(),
            format!("line {id} Fitting: 60.50 of 100.00"),
            "refunded 0.00 before, 60.50 after, of 600.00".to_owned(),
            format!("orders refund {order} 60.50? [y/N]"),
        ] {
            assert!(told.contains(&fact), "{fact}: {seen}");
        }
        assert!(!seen.contains("PRODUCTION"), "{seen}");
    }
}

#[test]
fn a_cancellation_shows_whose_order_it_is_and_what_is_in_it() {
    let sandbox = Sandbox::start();
    let lines = ["name=Wheel,qty=2,rate=250,tax=25", "name=Fitting,qty=1,rate=100,tax=25"];
    let order = sandbox.sent_order(&lines);
    let details = sandbox.fpgo(&["orders", "details", &order, "-o", "json"]).ends(0).json();
    let customer = details["customerDetails"]["name"].as_str().expect("a name").to_owned();
    let call = sandbox.fpgo(&["orders", "cancel", &order, "--note", "Out of stock"]);
    let seen = Terminal::of(call).sees("[y/N]").types("n\n").ends(9);
    assert_eq!(fact(&seen, "customer"), customer);
    assert!(seen.contains("Wheel: 500.00") && seen.contains("Fitting: 100.00"), "{seen}");
    assert!(fact(&seen, "state").starts_with("SENT"), "{seen}");
    // Where the details cannot be read, the question stands all the same.
    sandbox.fault(json!({"route": "orders details", "fault": "status", "status": 500, "body": {}}));
    let call = sandbox.fpgo(&["orders", "cancel", &order, "--note", "Out of stock"]);
    let seen = Terminal::of(call).sees("[y/N]").types("y\n").ends(0);
    assert!(!seen.contains(&customer), "{seen}");
    // Nobody who is not asked waits for what is shown.
    let other = sandbox.sent_order(&lines);
    let before = sandbox.requests().len();
    sandbox.fpgo(&["orders", "cancel", &other, "--note", "Out of stock", "--yes"]).ends(0);
    let read =
        sandbox.requests()[before..].iter().any(|request| request.to_string().contains("details"));
    assert!(!read, "{:?}", &sandbox.requests()[before..]);
}

#[test]
fn production_is_overlooked_by_nobody() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    as_production(&sandbox);
    let place = sandbox.base_url.clone();
    for size in SIZES {
        let seen = at(refund(&sandbox, &order, &["--full"]), size).sees("to go on");
        let seen = seen.types("no\n").ends(0);
        // In colour where the terminal has one, in capitals always, with the host and the profile.
        let word = if size.0 == "dumb" { "PRODUCTION" } else { "\u{1b}[1;31mPRODUCTION\u{1b}[0m" };
        let told = in_one_line(&seen);
        assert!(told.contains(&format!("{word}: profile test at {place}")), "{seen:?}");
        assert_eq!(fact(&seen, "environment"), word);
        assert!(seen.contains("PRODUCTION: type the amount, 800.00, to go on: "), "{seen}");
    }
    let plain = refund(&sandbox, &order, &["--full", "--color", "never"]);
    let seen = Terminal::of(plain).sees("to go on").types("no\n").ends(9);
    assert!(seen.contains(&format!("PRODUCTION: profile test at {place}")), "{seen}");
    assert_eq!(sandbox.refunded(&order), "0");
}

#[test]
fn the_account_is_named_once_to_whoever_is_asked() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let named = |seen: &str| seen.matches("(profile test)").count();
    let call = refund(&sandbox, &order, &["--amount", "1"]);
    let seen = Terminal::of(call).sees("[y/N]").types("y\n").ends(0);
    assert!(fact(&seen, "profile") == "test" && named(&seen) == 0, "{seen}");
    let seen = Terminal::of(refund(&sandbox, &order, &["--amount", "2", "--yes"])).ends(0);
    assert_eq!(named(&seen), 1, "{seen}");
    as_production(&sandbox);
    let call = refund(&sandbox, &order, &["--amount", "3"]);
    let seen = Terminal::of(call).sees("to go on").types("3\n").ends(0);
    assert!(seen.contains("PRODUCTION: profile test at ") && named(&seen) == 0, "{seen}");
    let expect = ["--amount", "4", "--yes", "--expect-total", "800"];
    let seen = Terminal::of(refund(&sandbox, &order, &expect)).ends(0);
    assert!(seen.contains("production (profile test): "), "{seen}");
    assert!(named(&seen) == 1 && !seen.contains("PRODUCTION: profile"), "{seen}");
}

#[test]
fn production_is_named_before_whatever_is_asked_first_and_only_once() {
    let sandbox = Sandbox::start();
    let lines = ["name=Wheel,qty=2,rate=250,tax=25", "name=Fitting,qty=1,rate=100,tax=25"];
    let [sent, paid] = [(); 2].map(|()| sandbox.sent_order(&lines));
    sandbox.post(&format!("/_sandbox/pay/{paid}"), &json!({"outcome": "paid", "via": "visa"}));
    as_production(&sandbox);
    let banner = format!("PRODUCTION: profile test at {}", sandbox.base_url);
    for (words, question, answer, then) in [
        (vec!["orders", "refund", &paid], "is given back?", "60\r", "Enter for 1"),
        (vec!["orders", "refund", &paid, "--amount", "60"], "Enter for 1", ENTER, "to go on"),
        (vec!["orders", "cancel", &sent], "Why is it cancelled?", "Out of stock\r", "to go on"),
        (vec!["show", &sent], "What is to be done?", "1\r", "Why is it cancelled?"),
        (vec!["orders", "resend", &sent], "Where to", "other@example.com\r", "to go on"),
    ] {
        let asked = Terminal::of(sandbox.fpgo(&words)).sees(&banner).sees(question).types(answer);
        let seen = asked.sees(then).types("\u{4}").end().1;
        assert_eq!(seen.matches("PRODUCTION: profile").count(), 1, "{words:?}: {seen}");
    }
    // What is sent after one Enter said it before.
    let resend = Terminal::of(sandbox.fpgo(&["orders", "resend", &sent]));
    let seen = resend.sees(&banner).sees("Where to").types(ENTER).ends(0);
    assert!(seen.contains("It goes to "), "{seen}");
    assert_eq!(seen.to_lowercase().matches("production").count(), 1, "{seen}");
}

#[test]
fn nothing_reads_as_sent_before_the_answer() {
    let sandbox = Sandbox::start();
    let order = sandbox.sent_order(&["name=Bell,qty=1,rate=50,tax=25"]);
    let call = sandbox.fpgo(&["orders", "resend", &order, "--email", "other@example.com"]);
    let seen = Terminal::of(call).sees("[y/N]").types("n\n").ends(9);
    assert!(
        seen.lines().any(|line| line.trim() == "will send    email: other@example.com"),
        "{seen}"
    );
    assert!(!seen.lines().any(|line| line.trim().starts_with("sent ")), "{seen}");
}

#[test]
fn a_question_that_sends_nothing_says_what_it_leaves_undone() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox.fpgo(&["orders", "refund", &order, "--amount", "1", "--yes"]).ends(0);
    let literal = format!("token = \"{}\"", crate::common::TOKEN);
    let keyless = profile("test", &sandbox.base_url, "").replace(&literal, "");
    for (words, question, undone) in [
        (vec!["config", "init"], "Name of the profile", "no profile was written"),
        (vec!["config", "init", "other"], "Where does the profile", "no profile was"),
        (vec!["journal", "prune", "--before", "-40d"], "[y/N]", "the journal was not changed"),
        (vec!["callback", "verify"], "Paste the callback", "nothing was checked"),
        (vec!["show"], "Paste an identifier", "nothing was done"),
        (vec!["show", "ODR1 ODR2"], "Which one is meant?", "nothing was done"),
        (vec!["auth", "login"], "Token of profile test", "nothing was stored"),
    ] {
        if words[0] == "auth" {
            sandbox.home.config(&keyless);
        }
        let call = || match words[0] {
            "config" => sandbox.home.fpgo(&words),
            _ => sandbox.fpgo(&words).env("FPGO_CALLBACK_SECRET", "a secret"),
        };
        let left = Terminal::of(call()).sees(question).types("\u{4}").ends(9);
        assert!(left.contains(&format!(", so {undone}")), "{left}");
        let interrupted = Terminal::of(call()).sees(question).types("\u{3}").ends(130);
        assert!(interrupted.contains("interrupted"), "{interrupted}");
        let sent = format!("{left}{interrupted}").contains("nothing was sent");
        assert!(!sent, "{words:?}: {left}{interrupted}");
    }
    let prune = sandbox.fpgo(&["journal", "prune", "--before", "-40d"]);
    let seen = Terminal::of(prune).sees("[y/N]").types("n\n").ends(9);
    assert!(seen.contains("not confirmed, so the journal was not changed"), "{seen}");
}

#[test]
fn a_date_is_shown_as_an_instant_with_its_offset() {
    let sandbox = Sandbox::start();
    let call = "orders send-invoice --date 2027-03-01 --customer-type private --line name=Bell,qty=1,rate=99,tax=25 \
                --name Ola --country-code +47 --msisdn 40000001 --email ola.test@example.com --street Testveien \
                --zip 0010 --city Oslo --country NO --invoice-fee=false";
    let call: Vec<&str> = call.split_whitespace().collect();
    let seen = Terminal::of(sandbox.fpgo(&call)).sees("[y/N]").types("n\n").ends(9);
    assert!(fact(&seen, "date").ends_with("2027-03-01 12:00:00 +01:00"), "{seen}");
    assert!(fact(&seen, "line").starts_with("Bell: 99.00"), "{seen}");
    assert_eq!(fact(&seen, "customer"), "Ola");
}

#[test]
fn a_production_question_for_a_cancellation_wants_the_identifier_after_the_reason() {
    let sandbox = Sandbox::start();
    for size in SIZES {
        let order = sandbox.sent_order(&["name=Bell,qty=1,rate=50,tax=25"]);
        as_production(&sandbox);
        let call = || sandbox.fpgo(&["orders", "cancel", &order]);
        // What answers the first question is none to the second.
        let asked = at(call(), size).sees("Why is it cancelled?").types("y\n").sees("to go on");
        let seen = asked.types("y\n").ends(0);
        assert!(seen.contains("it ended: 9"), "{seen}");
        let told = seen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains(&format!("y is not {order}, so nothing was sent")), "{seen}");
        assert_eq!(sandbox.truth(&order)["status"], "SENT");
        let asked = at(call(), size).sees("Why is it cancelled?").types("Ute av lager\n");
        asked.sees("to go on").types(&format!("{order}\n")).ends(0);
        assert_eq!(sandbox.truth(&order)["status"], "CANCELLED");
    }
}

#[test]
fn what_is_typed_ahead_answers_no_question_of_any_kind() {
    let sandbox = Sandbox::start();
    let (paid, lined) = (sandbox.paid_order("800"), two_lines(&sandbox));
    let sent = sandbox.sent_order(&["name=Bell,qty=1,rate=50,tax=25"]);
    let writes = sandbox.writes();
    let go = sandbox.home.path("go");
    for (words, question) in [
        (vec!["orders", "refund", &paid], "[800.00]: "),
        (vec!["orders", "refund", &lined, "--amount", "60"], "Enter for 1: "),
        (vec!["orders", "cancel", &sent], "Why is it cancelled?"),
        (vec!["orders", "resend", &sent], "]: "),
    ] {
        for terminal in TERMINALS {
            let call = sandbox.fpgo(&words).env("TERM", terminal);
            let waiting = Terminal::of(in_shell(call, 80, "go", "")).sees("shell waits");
            let waiting = waiting.types("2\ny\nola@example.com\n\n").types(&paste("1\ny\n"));
            std::fs::write(&go, "").expect("a file");
            let seen = waiting.sees(question).types("\u{4}").ends(0);
            assert!(seen.contains("it ended: 9"), "{words:?} {terminal}: {seen}");
            assert!(seen.contains("nothing was sent"), "{words:?} {terminal}: {seen}");
            std::fs::remove_file(&go).expect("a file");
        }
    }
    assert_eq!(sandbox.writes(), writes);
}

#[test]
fn a_paste_of_several_answers_is_none() {
    let sandbox = Sandbox::start();
    let order = two_lines(&sandbox);
    let writes = sandbox.writes();
    for terminal in TERMINALS {
        let call = refund(&sandbox, &order, &[]).env("TERM", terminal);
        let asked = Terminal::of(in_shell(call, 80, "", "")).sees("[600.00]: ");
        let asked = asked.types("60\n2\ny\n").sees("[600.00]: ").types("\u{4}");
        let seen = asked.ends(0);
        assert!(seen.contains("it ended: 9") && !seen.contains("Which line"), "{seen}");
    }
    assert_eq!(sandbox.writes(), writes);
}

#[test]
fn a_cycle_and_how_much_of_it_are_asked() {
    let sandbox = Sandbox::start();
    let (id, _) = sandbox.subscribed();
    sandbox.post(&format!("/_sandbox/cycle/{id}"), &json!({}));
    let writes = sandbox.writes();
    let call = || sandbox.fpgo(&["subscriptions", "refund-cycles", &id]);
    let asked = at(call(), SIZES[1]).sees("Which cycle").sees("identifier").types("cycle 2\n");
    let asked = asked.sees("How much of Cycle 2 of SUB").sees("]: ");
    let asked = asked.types("1\n").sees("[y/N]").types("y\n");
    assert!(asked.ends(0).contains("it ended: 0"));
    assert_eq!(sandbox.writes(), writes + 1);
    let told = sandbox.fpgo(&["subscriptions", "details", &id, "-o", "json"]).ends(0).json();
    let cycles = told["subscriptionCycles"].as_object().expect("cycles");
    let given: Vec<String> = cycles.values().map(|c| c["refundedAmount"].to_string()).collect();
    assert_eq!(given, ["0", "1"], "{told}");
}

#[test]
fn an_invoiced_order_wants_its_kind_before_anybody_says_how_much() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("INVOICED");
    let seen = Terminal::of(refund(&sandbox, &order, &[])).asks_nothing_and_ends(8);
    assert!(seen.contains("--type invoiced") && !seen.contains("How much"), "{seen}");
    let typed = refund(&sandbox, &order, &["--type", "invoiced"]);
    Terminal::of(typed).sees("How much").sees("]: ").types("\u{4}").ends(9);
}

#[test]
fn a_signal_at_a_question_gives_the_terminal_back() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    for (how, question) in [("--full", "[y/N]"), ("--type=regular", "[800.00]: ")] {
        for signal in ["TERM", "INT", "QUIT"] {
            let call = redirected(refund(&sandbox, &order, &[how]), "echo $$ >pid; exec", "");
            let asked = Terminal::of(in_shell(call, 80, "", "")).sees(question);
            let killed = std::process::Command::new("sh")
                .args(["-c", &format!("kill -{signal} $(cat pid)")])
                .current_dir(&sandbox.home.dir)
                .status()
                .expect("a shell");
            assert!(killed.success());
            let seen = asked.ends(0);
            assert!(seen.contains("it ended: 130"), "{signal}: {seen}");
            assert!(seen.contains("nothing was sent"), "{signal}: {seen}");
            assert!(seen.contains("the terminal is as it was"), "{signal}: {seen}");
        }
    }
    assert_eq!(sandbox.refunded(&order), "0");
}

#[test]
fn a_paste_that_comes_in_pieces_is_one_answer() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let asked = Terminal::of(refund(&sandbox, &order, &["--full"])).sees("[y/N]");
    let asked = asked.types("\u{1b}[200~y");
    // Longer than the keys of anybody who types, and than the pieces of a paste that nobody marks.
    std::thread::sleep(std::time::Duration::from_millis(200));
    let seen = asked.types("\nn\n\u{1b}[201~").types(ENTER).ends(9);
    assert!(seen.contains("is neither yes nor no"), "{seen}");
    assert_eq!(sandbox.refunded(&order), "0");
}

#[test]
fn a_refund_elsewhere_while_the_amount_is_asked_stops_it() {
    let sandbox = Sandbox::start();
    for size in SIZES {
        let order = sandbox.paid_order("800");
        let asked = at(refund(&sandbox, &order, &[]), size).sees("[800.00]: ");
        let other = sandbox.home.path("other");
        let elsewhere = refund(&sandbox, &order, &["--amount", "300", "--yes"]);
        elsewhere.env("FPGO_DATA_DIR", other.to_str().expect("a path")).ends(0);
        let writes = sandbox.writes();
        let seen = asked.types(ENTER).sees("[y/N]").types("y\n").ends(0);
        assert!(seen.contains("it ended: 8") && seen.contains("changed"), "{seen}");
        assert_eq!(sandbox.writes(), writes, "nothing was sent");
        assert_eq!(sandbox.refunded(&order), "300");
    }
}

#[test]
fn where_stdin_was_the_data_the_same_answers_come_from_the_terminal() {
    let sandbox = Sandbox::start();
    for terminal in TERMINALS {
        for (data, after) in [("cat body.json |", ""), ("", "<body.json")] {
            let order = sandbox.paid_order("800");
            let body = refund(&sandbox, &order, &["--full", "--dry-run", "-o", "raw"]).ends(0).out;
            sandbox.home.write("body.json", &body);
            let call = || {
                let call = refund(&sandbox, &order, &["--data", "-"]).env("TERM", terminal);
                in_shell(redirected(call, data, after), 50, "", "")
            };
            for (typed, code) in [
                ("nei\n", 9),
                ("\n", 9),
                ("y\ny\n", 9),
                ("\u{4}", 9),
                ("\u{1b}\n", 9),
                ("\u{3}", 130),
            ] {
                let seen = Terminal::of(call()).sees("[y/N]").types(typed).ends(0);
                let ended = seen.contains(&format!("it ended: {code}"));
                let told = in_one_line(&seen);
                assert!(ended && told.contains("nothing was sent"), "{terminal} {typed:?}: {seen}");
                assert!(seen.contains("the terminal is as it was"), "{terminal}: {seen}");
            }
            assert_eq!(sandbox.refunded(&order), "0");
            let seen = Terminal::of(call()).sees("[y/N]").types("ja\n").ends(0);
            assert!(seen.contains("it ended: 0"), "{seen}");
            assert_eq!(sandbox.refunded(&order), "800");
        }
    }
}
