//! Who is asked, how, and what an answer means, over a real pseudo-terminal: the process has a controlling terminal,
//! and what a person would type is typed.
#![cfg(unix)]

#[cfg(target_os = "linux")]
use std::process::Command;
#[cfg(target_os = "linux")]
use std::time::{Duration, Instant};

#[cfg(target_os = "linux")]
use crate::common::pty::PATIENCE;
use crate::common::terminal::{DOWN, ENTER, Terminal, fact, redirected};
use crate::common::{CUSTOMER, Call, Home, Sandbox, as_production, profile};
use rexpect::process::{Signal, WaitStatus};
use serde_json::json;
use sha2::{Digest, Sha256};

fn refund(sandbox: &Sandbox, order: &str, how: &[&str]) -> Call {
    sandbox.fpgo(&[&["orders", "refund", order], how].concat())
}

#[test]
fn the_question_shows_what_is_about_to_happen() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    refund(&sandbox, &order, &["--amount", "100", "--yes"]).ends(0);
    let writes = sandbox.writes();
    let asked = Terminal::of(refund(&sandbox, &order, &["--amount", "300.50"])).sees("[y/N]");
    assert_eq!(sandbox.writes(), writes, "nothing is sent before the answer");
    let seen = asked.types("n\n").ends(9);
    assert_eq!(fact(&seen, "profile"), "test");
    assert_eq!(fact(&seen, "environment"), "demo");
    assert_eq!(fact(&seen, "state"), "PARTIAL REFUNDED, 800.00 in total, 100.00 refunded");
    assert_eq!(fact(&seen, "amount"), "300.50");
    assert_eq!(fact(&seen, "refunded"), "100.00 before, 400.50 after, of 800.00");
    let question = seen.lines().find(|line| line.contains("[y/N]")).expect("the question");
    assert!(question.contains(&order) && question.contains("orders refund"), "{question}");
    assert_eq!(sandbox.refunded(&order), "100");
}

#[test]
fn the_default_is_no() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let writes = sandbox.writes();
    // Only a whole y or yes is one: a y inside another word is not.
    for answer in [ENTER, "\n", "n\n", "N\n", "maybe\n", "jx1 \n", "yn\n"] {
        let seen = Terminal::of(refund(&sandbox, &order, &["--full"])).sees("[y/N]").types(answer);
        assert!(seen.ends(9).contains("nothing was sent"));
    }
    assert_eq!(sandbox.writes(), writes);
    assert_eq!(sandbox.refunded(&order), "0");
    let list = sandbox.fpgo(&["journal", "list", "-o", "json"]).ends(0);
    assert!(!list.out.contains("orders refund"), "nothing was meant: {}", list.out);
}

#[test]
fn yes_sends_it_once() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let writes = sandbox.writes();
    let asked = Terminal::of(refund(&sandbox, &order, &["--full"])).sees("[y/N]").types("y\n");
    assert!(asked.ends(0).contains("confirmed"));
    assert_eq!(sandbox.writes(), writes + 1);
    assert_eq!(sandbox.refunded(&order), "800");
}

#[test]
fn the_yes_flag_does_not_ask() {
    let sandbox = Sandbox::start();
    for flag in ["--yes", "-y"] {
        let order = sandbox.paid_order("800");
        Terminal::of(refund(&sandbox, &order, &["--full", flag])).asks_nothing_and_ends(0);
        assert_eq!(sandbox.refunded(&order), "800");
    }
}

#[test]
fn a_dry_run_never_asks() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let call = refund(&sandbox, &order, &["--full", "--dry-run"]);
    let seen = Terminal::of(call).asks_nothing_and_ends(0);
    assert!(seen.contains("nothing was sent"), "{seen}");
    assert_eq!(sandbox.refunded(&order), "0");
}

#[test]
fn a_write_that_does_not_ask_is_sent_at_once() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    let resend = ["orders", "resend", &order, "--email", "ola.test@example.com", "--yes"];
    let writes = sandbox.writes();
    Terminal::of(sandbox.fpgo(&resend)).asks_nothing_and_ends(0);
    assert_eq!(sandbox.writes(), writes + 1);
}

#[test]
fn nobody_is_asked_where_that_is_forbidden() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let writes = sandbox.writes();
    let call = |flags: &[&str]| refund(&sandbox, &order, &[&["--full"], flags].concat());
    for forbidden in [
        call(&["--no-input"]),
        call(&[]).env("FPGO_NO_INPUT", "1"),
        call(&[]).env("CI", "true"),
        call(&[]).env("CI", "1"),
    ] {
        let seen = Terminal::of(forbidden).asks_nothing_and_ends(9);
        assert!(seen.contains("--yes"), "{seen}");
    }
    assert_eq!(sandbox.writes(), writes);
    // Variables that are empty forbid nothing.
    let allowed = call(&[]).env("FPGO_NO_INPUT", "").env("CI", "");
    Terminal::of(allowed).sees("[y/N]").types("y\n").ends(0);
}

#[test]
fn nobody_is_asked_when_stderr_is_no_terminal() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let call = redirected(refund(&sandbox, &order, &["--full"]), "", "2>said");
    let seen = Terminal::of(call).ends(9);
    assert_eq!(seen, "");
    let said = std::fs::read_to_string(sandbox.home.path("said")).expect("a file");
    assert!(said.contains("--yes"), "{said}");
    assert_eq!(sandbox.refunded(&order), "0");
}

#[test]
fn that_stdout_is_no_terminal_does_not_matter() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let call = redirected(refund(&sandbox, &order, &["--full", "-o", "json"]), "", ">answer");
    Terminal::of(call).sees("[y/N]").types("y\n").ends(0);
    let answer = std::fs::read_to_string(sandbox.home.path("answer")).expect("a file");
    let answer: serde_json::Value = serde_json::from_str(&answer).expect("the answer alone");
    assert_eq!(answer["message"], "orderRefundedSuccessfully");
}

#[test]
fn nobody_is_asked_when_stdin_is_neither_a_terminal_nor_data() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    for (before, after) in [("", "</dev/null"), ("echo y |", ""), ("yes |", "")] {
        let call = redirected(refund(&sandbox, &order, &["--full"]), before, after);
        let seen = Terminal::of(call).asks_nothing_and_ends(9);
        assert!(seen.contains("--yes"), "{before}{after}: {seen}");
    }
    assert_eq!(sandbox.refunded(&order), "0");
}

#[test]
fn when_stdin_was_data_the_terminal_answers() {
    let sandbox = Sandbox::start();
    let body = |order: &str| {
        let call = refund(&sandbox, order, &["--full", "--dry-run", "-o", "raw"]);
        sandbox.home.write("body.json", &call.ends(0).out)
    };
    for (before, after) in [("cat body.json |", ""), ("", "<body.json")] {
        let order = sandbox.paid_order("800");
        body(&order);
        let call = || redirected(refund(&sandbox, &order, &["--data", "-"]), before, after);
        Terminal::of(call()).sees("[y/N]").types(ENTER).ends(9);
        assert_eq!(sandbox.refunded(&order), "0");
        let seen = Terminal::of(call()).sees("[y/N]").types("y\n").ends(0);
        assert_eq!(fact(&seen, "amount"), "800.00");
        assert_eq!(sandbox.refunded(&order), "800");
    }
}

#[test]
fn an_interrupted_question_sends_nothing() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    for production in [false, true] {
        let prompt = if production { "to go on" } else { "[y/N]" };
        if production {
            as_production(&sandbox);
        }
        let asked = Terminal::of(refund(&sandbox, &order, &["--full"])).sees(prompt);
        let (status, seen) = asked.types("\u{3}").end();
        // A shell tells both as 130.
        let interrupted = matches!(
            status,
            WaitStatus::Exited(_, 130) | WaitStatus::Signaled(_, Signal::SIGINT, _)
        );
        assert!(interrupted, "{status:?}: {seen}");
    }
    assert_eq!(sandbox.refunded(&order), "0");
}

#[test]
fn in_production_the_amount_is_typed() {
    let sandbox = Sandbox::start();
    let orders = ["400", "400.00", "400,00"].map(|typed| (typed, sandbox.paid_order("400")));
    let other = sandbox.paid_order("400");
    as_production(&sandbox);
    let writes = sandbox.writes();
    for typed in ["y", "yes", "", "401", "40", "4000", "-400", "400.01", "400,0,0", &other] {
        let asked = Terminal::of(refund(&sandbox, &other, &["--full"])).sees("to go on");
        let seen = asked.types(&format!("{typed}\n")).ends(9);
        assert!(seen.contains("nothing was sent"), "{typed}: {seen}");
    }
    assert_eq!(sandbox.writes(), writes);
    for (typed, order) in &orders {
        let asked = Terminal::of(refund(&sandbox, order, &["--full"])).sees("to go on");
        let seen = asked.types(&format!("{typed}\n")).ends(0);
        assert_eq!(fact(&seen, "environment"), "PRODUCTION");
        assert_eq!(sandbox.refunded(order), "400", "{typed}");
    }
    assert_eq!(sandbox.writes(), writes + orders.len());
}

#[test]
fn in_production_the_identifier_is_typed_where_there_is_no_amount() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    let other = sandbox.order("PAID");
    as_production(&sandbox);
    let cancel = || sandbox.fpgo(&["orders", "cancel", &order, "--note", "Out of stock"]);
    let writes = sandbox.writes();
    for typed in ["y", "", &other, &order[3..], &order.to_lowercase()] {
        let asked = Terminal::of(cancel()).sees("to go on");
        let seen = asked.types(&format!("{typed}\n")).ends(9);
        assert!(seen.contains("the identifier") && seen.contains(&order), "{seen}");
    }
    assert_eq!(sandbox.writes(), writes);
    Terminal::of(cancel()).sees("to go on").types(&format!("{order}\n")).ends(0);
    assert_eq!(sandbox.truth(&order)["status"], "CANCELLED");
}

#[test]
fn a_refund_elsewhere_during_the_question_stops_it() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let asked = Terminal::of(refund(&sandbox, &order, &["--full"])).sees("[y/N]");
    let elsewhere = refund(&sandbox, &order, &["--amount", "300", "--yes"]);
    let other = sandbox.home.path("other");
    elsewhere.env("FPGO_DATA_DIR", other.to_str().expect("a path")).ends(0);
    let writes = sandbox.writes();
    let seen = asked.types("y\n").ends(8);
    assert!(seen.contains("changed") && seen.contains("PARTIAL REFUNDED"), "{seen}");
    assert_eq!(sandbox.writes(), writes, "nothing was sent");
    assert_eq!(sandbox.refunded(&order), "300");
}

#[test]
fn a_payment_during_the_question_stops_a_cancellation() {
    let sandbox = Sandbox::start();
    let order = sandbox.sent_order(&["name=Bike service,qty=1,rate=800,tax=25"]);
    as_production(&sandbox);
    let cancel = sandbox.fpgo(&["orders", "cancel", &order, "--note", "Out of stock"]);
    let asked = Terminal::of(cancel).sees("to go on");
    sandbox.post(&format!("/_sandbox/pay/{order}"), &json!({"outcome": "paid", "via": "visa"}));
    let seen = asked.types(&format!("{order}\n")).ends(8);
    assert!(seen.contains("changed") && seen.contains("PAID"), "{seen}");
    assert_eq!(sandbox.truth(&order)["status"], "PAID");
}

#[test]
fn nobody_else_writes_while_the_question_stands() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let asked = Terminal::of(refund(&sandbox, &order, &["--amount", "300"])).sees("[y/N]");
    let second = refund(&sandbox, &order, &["--amount", "500", "--yes", "--timeout", "300ms"]);
    second.ends(8).says(&order);
    assert_eq!(sandbox.refunded(&order), "0");
    asked.types("y\n").ends(0);
    assert_eq!(sandbox.refunded(&order), "300");
}

#[test]
fn an_amount_over_several_lines_asks_for_the_line() {
    let sandbox = Sandbox::start();
    let lines = ["name=Wheel,qty=2,rate=250,tax=25", "name=Fitting,qty=1,rate=100,tax=25"];
    let order = sandbox.sent_order(&lines);
    sandbox.post(&format!("/_sandbox/pay/{order}"), &json!({"outcome": "paid", "via": "visa"}));
    let call = || refund(&sandbox, &order, &["--amount", "60"]);
    // Leaving the list is no answer.
    Terminal::of(call()).sees("Fitting").types("\u{1b}").ends(9);
    assert_eq!(sandbox.refunded(&order), "0");
    // The first line is marked; an arrow moves the mark, and Enter picks what is marked.
    let picked = Terminal::of(call()).sees("Wheel").sees("Fitting").sees("Enter for 1").types(DOWN);
    let picked = picked.sees("Enter for 2").types(ENTER);
    let seen = picked.sees("[y/N]").types("y\n").ends(0);
    assert_eq!(fact(&seen, "amount"), "60.00");
    let truth = sandbox.truth(&order);
    assert_eq!(truth["lines"][0]["refundable"].to_string(), "500");
    assert_eq!(truth["lines"][1]["refundable"].to_string(), "40");
    // Where nobody may be asked, the lines are listed instead.
    let less = refund(&sandbox, &order, &["--amount", "30"]);
    let seen = Terminal::of(less.env("CI", "1")).ends(8);
    assert!(seen.contains("--line ID=AMOUNT") && seen.contains("540.00 is left"), "{seen}");
}

#[test]
fn a_dumb_terminal_gets_no_escape_codes_and_is_asked_in_plain_lines() {
    let sandbox = Sandbox::start();
    let lines = ["name=Wheel,qty=2,rate=250,tax=25", "name=Fitting,qty=1,rate=100,tax=25"];
    let order = sandbox.sent_order(&lines);
    sandbox.post(&format!("/_sandbox/pay/{order}"), &json!({"outcome": "paid", "via": "visa"}));
    let call = || refund(&sandbox, &order, &["--amount", "60"]).env("TERM", "dumb");
    for nothing in ["0", "99", "Wheel"] {
        let told = Terminal::of(call()).sees("number").types(&format!("{nothing}\n"));
        let seen = told.sees("is none of them").sees("number").types("\u{4}").ends(9);
        assert!(!seen.contains('\u{1b}'), "{seen:?}");
    }
    let asked = Terminal::of(call()).sees("1) ").sees("2) ").sees("number").types("2\n");
    let seen = asked.sees("[y/N]").types("y\n").ends(0);
    assert!(!seen.contains('\u{1b}'), "{seen:?}");
    assert_eq!(sandbox.truth(&order)["lines"][1]["refundable"].to_string(), "40");
    let refused = sandbox.fpgo(&["orders", "status", "ODR0000000000"]).env("TERM", "dumb");
    assert!(!Terminal::of(refused).ends(5).contains('\u{1b}'));
    let coloured = sandbox.fpgo(&["orders", "status", "ODR0000000000"]).env("TERM", "xterm");
    assert!(Terminal::of(coloured).ends(5).contains('\u{1b}'));
}

#[test]
fn a_callback_is_pasted_at_a_prompt_without_quoting() {
    let home = Home::new();
    let query = "orderUuid=ODR1234567890&status=PAID&paymentMethod=Visa&amount=800\
                 &createdAt=1767225600&timestamp=1767225660\
                 &checksum=2960b8f47191ac54ead4413206d0d2a932207d420f7aefb60d623e7c36a59fb3";
    let call = || home.fpgo(&["callback", "verify"]).env("FPGO_CALLBACK_SECRET", "s3cret");
    for paste in [
        format!("https://shop.example/fp/callback?{query}"),
        query.to_owned(),
        format!("\"GET /fp/callback?{query} HTTP/1.1\" 200 2 \"-\" \"it's $HOME `id` \\ !! 'x'\""),
    ] {
        let prompt = Terminal::of(call()).sees("Paste");
        let seen = prompt.types(&paste).types("\n").ends(0);
        assert!(seen.contains("authentic") && !seen.contains("s3cret"), "{seen}");
    }
    let wrong = query.replace("amount=800", "amount=900");
    let seen = Terminal::of(call()).sees("Paste").types(&wrong).types("\n").ends(10);
    assert!(seen.contains("the checksum is wrong"), "{seen}");
    Terminal::of(call()).sees("Paste").types("nothing\n").ends(2);
    // Where nobody may be asked, a missing callback is wrong use.
    Terminal::of(call().env("CI", "1")).ends(2);
}

#[test]
fn a_paste_longer_than_a_terminals_line_is_read_whole() {
    let home = Home::new();
    let values = ["ODR1234567890", "PAID", "Visa", "800", "1767225600", "1767225660"];
    let own = "x".repeat(6000);
    let text = format!("{own}{}s3cret", values.concat());
    let checksum: String =
        Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    let [order, status, method, amount, created, sent] = values;
    let paste = format!(
        "https://shop.example/?own={own}&orderUuid={order}&status={status}&paymentMethod={method}\
         &amount={amount}&createdAt={created}&timestamp={sent}&checksum={checksum}"
    );
    let call = home.fpgo(&["callback", "verify", "-q"]).env("FPGO_CALLBACK_SECRET", "s3cret");
    let prompt = Terminal::of(call).sees("Paste");
    prompt.types(&paste).types("\n").ends(0);
}

#[test]
fn hiding_characters_of_a_callback_are_spelt_out_on_a_terminal() {
    let home = Home::new();
    let paste = "orderUuid=ODR1&status=%1b%5b2JPAID%c2%9b31m%07&amount=%e2%80%ae008&checksum=x";
    for flags in [[].as_slice(), &["-o", "json"], &["-o", "raw"]] {
        let line = ["callback", "verify", "--color", "never", paste];
        let call = home.fpgo(&[&line, flags].concat());
        let seen = Terminal::of(call.env("FPGO_CALLBACK_SECRET", "s3cret")).ends(10);
        // The terminal's bytes are read one by one, so that U+202E would show as a C1 among others.
        let hides = |letter: char| letter.is_control() && !matches!(letter, '\r' | '\n');
        assert!(!seen.contains(hides), "{seen:?}");
        assert!(seen.contains("202e"), "{seen:?}");
    }
}

#[test]
fn ctrl_c_at_the_question_says_that_nothing_was_sent() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let asked = Terminal::of(refund(&sandbox, &order, &["--full"])).sees("[y/N]");
    let seen = asked.types("\u{3}").ends(130);
    assert!(seen.contains("nothing was sent") && seen.contains("nothing was moved"), "{seen}");
    assert_eq!(sandbox.refunded(&order), "0");
}

#[test]
fn a_refund_that_a_limit_refuses_can_be_handed_over_at_once() {
    let sandbox = Sandbox::with(&["--refund-limit", "100"]);
    let order = sandbox.paid_order("800");
    let refund = ["orders", "refund", &order, "--amount", "300", "--ticket", "T-7"];
    let asked = Terminal::of(sandbox.fpgo(&refund)).sees("[y/N]").types("y\n");
    let asked = asked.sees("refundRejectionForRequestAmountThresholdExceed");
    let asked = asked.sees("refunds request-approval").sees("300").sees("[y/N]").types("y\n");
    asked.ends(0);
    let truth = sandbox.truth(&order);
    assert_eq!((&truth["refunded"], &truth["approval"]["amount"]), (&json!(0), &json!(300)));
    // The two entries are linked.
    let entries = sandbox.fpgo(&["journal", "list", "-o", "json", "--limit", "2"]).ends(0).json();
    assert_eq!(entries[0]["command"], "refunds request-approval");
    assert_eq!(entries[0]["ticket"], "T-7");
    assert_eq!(
        (&entries[0]["follows"], &entries[1]["outcome"]),
        (&entries[1]["id"], &json!("refused"))
    );
    // A no leaves the refusal as it was.
    let other = sandbox.paid_order("800");
    let refund = ["orders", "refund", &other, "--amount", "300"];
    let asked = Terminal::of(sandbox.fpgo(&refund)).sees("[y/N]").types("y\n");
    let seen = asked.sees("request-approval").sees("[y/N]").types("n\n").ends(4);
    assert!(seen.contains("refundRejectionForRequestAmountThresholdExceed"), "{seen}");
    assert_eq!(sandbox.truth(&other)["approval"], json!(null));
    // What the profile does not allow is not offered.
    sandbox.home.config(&profile("test", &sandbox.base_url, "allow = [\"orders refund\"]"));
    let third = sandbox.order("PAID");
    let words = ["orders", "refund", &third, "--amount", "300"];
    let asked = Terminal::of(sandbox.fpgo(&words)).sees("[y/N]").types("y\n");
    let (_, seen) = asked.end();
    assert!(seen.contains("ThresholdExceed") && !seen.contains("request-approval"), "{seen}");
}

#[test]
fn what_is_asked_for_after_a_refusal_is_the_command_that_is_offered_again() {
    let sandbox = Sandbox::with(&["--refund-limit", "100"]);
    let order = sandbox.paid_order("800");
    let spent = json!({"route": "refunds request-approval", "fault": "status", "status": 429,
                       "headers": {"Retry-After": "3600"}});
    sandbox.fault(spent);
    let asked = Terminal::of(refund(&sandbox, &order, &["--amount", "300"]));
    let asked = asked.sees("[y/N]").types("y\n").sees("request-approval").sees("[y/N]");
    let (_, seen) = asked.types("y\n").end();
    assert!(seen.contains("(HTTP 429)") && seen.contains("the same command"), "{seen}");
    assert!(!seen.contains("fpgo -p test orders refund"), "{seen}");
}

#[test]
fn several_captures_are_offered_for_choice() {
    let sandbox = Sandbox::start();
    let id = sandbox.reserved();
    for amount in ["600", "400"] {
        sandbox.fpgo(&["reservations", "capture", &id, "--amount", amount, "--yes"]).ends(0);
    }
    let refund = ["reservations", "refund", &id, "--full"];
    let asked = Terminal::of(sandbox.fpgo(&refund))
        .sees("Which capture or charge")
        .sees("400.00 of 400.00");
    // None is marked beforehand.
    let asked = asked
        .types(ENTER)
        .sees("nothing is marked")
        .sees("identifier")
        .types(DOWN)
        .types(DOWN)
        .types(ENTER);
    let asked = asked.sees("amount").sees("400").sees("[y/N]");
    asked.types("y\n").ends(0);
    let told = sandbox.reservation(&id);
    assert_eq!(told["paymentHistory"]["captured"][1]["refunded"], 400);
}

#[test]
fn in_production_enter_alone_never_confirms() {
    let sandbox = Sandbox::start();
    as_production(&sandbox);
    let check = ["credit", "check-private", "--personal-number", "01019012345"];
    Terminal::of(sandbox.fpgo(&check)).sees("to go on").types(ENTER).ends(9);
    assert_eq!(sandbox.writes(), 0);
    Terminal::of(sandbox.fpgo(&check)).sees("to go on").types("credit check-private\n").ends(0);
}

/// A script that stands for the editor.
fn editor(sandbox: &Sandbox, script: &str) -> String {
    let path = sandbox.home.write("editor.sh", &format!("#!/bin/sh\n{script}\n"));
    crate::common::mode(&path, 0o700);
    path.display().to_string()
}

#[test]
fn the_editor_has_the_terminal_while_data_goes_through_pipes() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let body = refund(&sandbox, &order, &["--amount", "300", "--dry-run", "-o", "raw"]).ends(0).out;
    sandbox.home.write("body.json", &body);
    let script =
        editor(&sandbox, "echo which amount\nread amount\nsed -i \"s/300/$amount/\" \"$1\"");
    let edited = ["--data", "-", "--edit", "--yes", "-o", "json"];
    let call = refund(&sandbox, &order, &edited).env("EDITOR", &script);
    let call = redirected(call, "cat body.json |", "| cat >answer");
    Terminal::of(call).sees("which amount").types("200\n").sees("\"done\"").ends(0);
    assert_eq!(sandbox.refunded(&order), "200");
    let answer = std::fs::read_to_string(sandbox.home.path("answer")).expect("a file");
    let answer: serde_json::Value = serde_json::from_str(&answer).expect("the answer alone");
    assert_eq!(answer["message"], "orderRefundedSuccessfully");
}

#[test]
fn an_edited_refund_that_is_handed_over_leaves_no_file() {
    let sandbox = Sandbox::with(&["--refund-limit", "100"]);
    let order = sandbox.paid_order("800");
    let drafts = || {
        let dir = sandbox.home.data_dir().join("drafts");
        std::fs::read_dir(dir).expect("a directory").count()
    };
    for (answer, code) in [("n\n", 4), ("y\n", 0)] {
        let call = refund(&sandbox, &order, &["--amount", "300", "--edit"]).env("EDITOR", "true");
        let asked = Terminal::of(call).sees("[y/N]").types("y\n").sees("request-approval");
        let seen = asked.sees("[y/N]").types(answer).ends(code);
        assert_eq!(seen.contains("what you typed is kept"), code == 4, "{seen}");
        assert_eq!(drafts(), 1, "that of the first is kept: {seen}");
    }
}

#[test]
fn ctrl_c_in_the_editor_is_the_editors_own() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let script = "trap 'echo caught' INT\necho ready\n\
                  while [ -z \"$amount\" ]; do read amount; done\nsed -i \"s/800/$amount/\" \"$1\"";
    let call =
        refund(&sandbox, &order, &["--full", "--edit"]).env("EDITOR", &editor(&sandbox, script));
    let asked = Terminal::of(call).sees("ready").types("\u{3}").sees("caught").types("700\n");
    asked.sees("becomes 700").sees("[y/N]").types("y\n").ends(0);
    assert_eq!(sandbox.refunded(&order), "700");
}

#[test]
fn a_ctrl_c_at_which_the_editor_closes_ends_nothing_else() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    // What comes in the last instant of an editor is the editor's too, however late this process gets to it.
    let editor = editor(&sandbox, "sed -i 's/800/700/' \"$1\"\nkill -INT $PPID");
    let edit = ["--full", "--edit", "--dry-run", "-o", "raw"];
    for _ in 0..60 {
        let seen = refund(&sandbox, &order, &edit).env("EDITOR", &editor).ends(0);
        assert!(seen.out.contains("700"), "{}", seen.out);
    }
}

#[test]
fn ctrl_c_at_the_question_names_the_file_of_what_was_typed() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let call = refund(&sandbox, &order, &["--full", "--edit"]);
    let call = call.env("EDITOR", &editor(&sandbox, "sed -i 's/800/700/' \"$1\""));
    let seen = Terminal::of(call).sees("[y/N]").types("\u{3}").ends(130);
    let (_, rest) = seen.split_once("what you typed is kept: --data ").expect("its name");
    let file = rest.split_whitespace().next().expect("a path");
    let text = std::fs::read_to_string(file).expect("a file");
    assert!(text.contains("700"), "{text}");
    assert_eq!(sandbox.refunded(&order), "0");
}

#[test]
fn a_second_equal_order_is_asked_about_and_made_on_a_yes_alone() {
    let sandbox = Sandbox::start();
    let line = ["--line", "name=Bell,qty=1,rate=99,tax=25"];
    let create = [&["orders", "send-payment-link", "-q"], &line[..], CUSTOMER].concat();
    let first = sandbox.fpgo(&create).ends(0).out;
    let orders = || sandbox.fpgo(&["orders", "list", "-q"]).ends(0).out.lines().count();
    let before = orders();
    for answer in ["n\n", "\n"] {
        let asked = Terminal::of(sandbox.fpgo(&create)).sees("again? [y/N]").types(answer);
        let seen = asked.ends(9);
        assert!(seen.contains(first.trim()), "the first one is named: {seen}");
    }
    assert_eq!(orders(), before);
    Terminal::of(sandbox.fpgo(&create)).sees("again? [y/N]").types("y\n").ends(0);
    assert_eq!(orders(), before + 1);
    // A yes is for the one that was named, not for another that came in meanwhile.
    let asked = Terminal::of(sandbox.fpgo(&create)).sees("again? [y/N]");
    sandbox.fpgo(&[&create[..], &["--again", "--reason", "a third"]].concat()).ends(0);
    let seen = asked.types("y\n").ends(8);
    assert!(seen.contains("the same orders send-payment-link"), "{seen}");
    assert_eq!(orders(), before + 2);
}

// ---------------------------------------------------------------- a token that nobody may see

/// A sandbox whose profile takes its token from the OS keyring.
#[cfg(target_os = "linux")]
fn without_token() -> Sandbox {
    let sandbox = Sandbox::start();
    let literal = format!("token = \"{}\"", crate::common::TOKEN);
    sandbox.home.config(&profile("test", &sandbox.base_url, "").replace(&literal, ""));
    sandbox
}

/// Waits until what is typed is not shown any more.
#[cfg(target_os = "linux")]
#[track_caller]
fn hidden(terminal: Terminal) -> Terminal {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let handle = terminal.session.process().get_file_handle().expect("its terminal");
        let modes = Command::new("stty").arg("-a").stdin(handle).output().expect("stty starts");
        if String::from_utf8_lossy(&modes.stdout).contains(" -echo ") {
            return terminal;
        }
        assert!(Instant::now() < deadline, "what is typed stays visible");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "needs dbus and gnome-keyring"]
fn a_token_is_asked_for_unseen_and_kept() {
    let (sandbox, keyring) = (without_token(), crate::common::keyring::Keyring::start());
    let login = Terminal::of(keyring.on(sandbox.fpgo(&["auth", "login"])));
    let login = hidden(login.sees("Token of profile test (demo http://127.0.0.1"));
    let seen = login.types(&format!("{}{ENTER}", crate::common::TOKEN)).ends(0);
    assert!(!seen.contains(crate::common::TOKEN), "it was shown: {seen}");
    assert!(seen.contains("is in the OS keyring now"), "{seen}");
    keyring.on(sandbox.fpgo(&["orders", "list"])).ends(0);
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "needs dbus and gnome-keyring"]
fn nothing_typed_for_a_token_is_wrong_use() {
    let (sandbox, keyring) = (without_token(), crate::common::keyring::Keyring::start());
    let login = Terminal::of(keyring.on(sandbox.fpgo(&["auth", "login"])));
    let seen = hidden(login.sees("Token of profile test")).types(ENTER).ends(2);
    assert!(seen.contains("empty"), "{seen}");
    for (name, value) in [("CI", "true"), ("FPGO_NO_INPUT", "1")] {
        let call = sandbox.fpgo(&["auth", "login"]).env(name, value);
        let seen = Terminal::of(keyring.on(call)).asks_nothing_and_ends(2);
        assert!(seen.contains("auth login < FILE"), "{seen}");
    }
    keyring.on(sandbox.fpgo(&["auth", "logout"])).ends(5);
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "needs dbus and gnome-keyring"]
fn an_interrupted_question_for_a_token_leaves_the_terminal_as_it_was() {
    let (sandbox, keyring) = (without_token(), crate::common::keyring::Keyring::start());
    let call = keyring.on(sandbox.fpgo(&["auth", "login"]));
    let login =
        Terminal::of(redirected(call, "trap : INT; stty echo;", "; echo it ended: $?; stty -a"));
    let seen = hidden(login.sees("Token of profile test")).types("half a tok\u{3}").ends(0);
    assert!(seen.contains("it ended: 130") && !seen.contains("half a tok"), "{seen}");
    assert!(seen.contains(" echo ") && !seen.contains("-echo "), "{seen}");
    keyring.on(sandbox.fpgo(&["auth", "logout"])).ends(5);
}
