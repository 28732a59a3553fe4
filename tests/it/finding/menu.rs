//! The menu of `fpgo show`, at a terminal: the choice runs the same guarded command, and nothing is a choice too.
#![cfg(unix)]

use crate::common::Sandbox;
use crate::common::terminal::{ENTER, Terminal, redirected};
use crate::common::{Call, as_production};

const MENU: &str = "What is to be done?";

fn show(sandbox: &Sandbox, what: &str) -> Call {
    sandbox.fpgo(&["show", what])
}

#[test]
fn a_refund_that_is_picked_is_asked_about_and_carried_out_once() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let menu = Terminal::of(show(&sandbox, &order)).sees(MENU);
    assert_eq!(sandbox.refunded(&order), "0", "nothing is sent before the answer");
    // How much is asked for by the command itself, with the whole offered.
    let asked = menu.types("1\r").sees("[800.00]: ").types("300.50\r").sees("[y/N]");
    assert_eq!(sandbox.refunded(&order), "0");
    let seen = asked.types("y\r").ends(0);
    assert!(seen.contains(&order), "{seen}");
    assert_eq!(sandbox.refunded(&order), "300.5");
    let journal = sandbox.fpgo(&["journal", "list", "-o", "json"]).ends(0).json();
    let refunds =
        journal.as_array().expect("a list").iter().filter(|row| row["command"] == "orders refund");
    assert_eq!(refunds.count(), 1);
}

#[test]
fn nothing_is_a_choice_and_ends_with_0() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let before = sandbox.writes();
    for answer in ["nothing\r", "3\r", "\u{1b}"] {
        let seen = Terminal::of(show(&sandbox, &order)).sees(MENU).types(answer).ends(0);
        assert!(seen.contains("nothing"), "{seen}");
    }
    assert_eq!((sandbox.refunded(&order).as_str(), sandbox.writes()), ("0", before));
    let gone = Terminal::of(show(&sandbox, &order)).sees(MENU).types("\u{3}").ends(130);
    assert!(gone.contains("interrupted") && !gone.contains("was sent"), "{gone}");
}

#[test]
fn a_no_to_the_question_sends_nothing() {
    let sandbox = Sandbox::start();
    let order = sandbox.sent_order(&["name=A,qty=1,rate=100,tax=25"]);
    let before = sandbox.writes();
    // Cancelling needs a note, which is asked for by the command itself.
    let asked = Terminal::of(show(&sandbox, &order)).sees(MENU).types("1\r");
    let asked = asked.sees("Why is it cancelled?").types("Out of stock\r").sees("[y/N]");
    let seen = asked.types("n\r").ends(9);
    assert!(seen.contains("nothing was sent"), "{seen}");
    assert_eq!(sandbox.writes(), before);
    assert_eq!(sandbox.truth(&order)["status"], "SENT");
}

#[test]
fn the_same_command_is_the_one_that_was_picked() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox.fpgo(&["orders", "refund", &order, "--amount", "100", "--yes"]).ends(0);
    let asked = Terminal::of(show(&sandbox, &order)).sees(MENU).types("orders refund\r");
    let seen = asked.sees("[700.00]: ").types("100\r").ends(8);
    let again = format!("next: fpgo -p test orders refund {order} --again --reason TEXT");
    assert!(seen.contains(&again), "{seen}");
    assert!(!seen.contains("fpgo -p test show"), "{seen}");
}

#[test]
fn the_guards_of_production_hold_behind_the_menu() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    as_production(&sandbox);
    let asked = Terminal::of(show(&sandbox, &order)).sees(MENU).types("orders refund\r");
    let seen = asked.sees("[800.00]: ").types(ENTER).sees("to go on").types("799\r").ends(9);
    assert!(seen.contains("nothing was sent"), "{seen}");
    assert_eq!(sandbox.refunded(&order), "0");
}

#[test]
fn one_of_several_identifiers_is_picked() {
    let sandbox = Sandbox::start();
    let (one, other) = (sandbox.order("REFUNDED"), sandbox.order("CANCELLED"));
    let asked = Terminal::of(show(&sandbox, &format!("{one} {other}"))).sees("Which one is meant?");
    let seen = asked.types(&format!("{other}\r")).ends(0);
    assert!(seen.contains("cancelled before it was paid"), "{seen}");
    // Alone it asks for something to be pasted.
    let asked = Terminal::of(sandbox.fpgo(&["show"])).sees("Paste");
    let seen = asked.types(&format!("https://x.example/?order={one}&a=b")).types(ENTER).ends(0);
    assert!(seen.contains("REFUNDED"), "{seen}");
}

#[test]
fn the_menu_is_not_offered_where_nobody_can_pick() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let quiet = |call: Call| {
        let seen = Terminal::of(call).ends(0);
        assert!(!seen.contains(MENU), "{seen}");
    };
    quiet(sandbox.fpgo(&["show", &order, "--no-input"]));
    quiet(show(&sandbox, &order).env("CI", "true"));
    quiet(show(&sandbox, &order).env("FPGO_NO_INPUT", "1"));
    quiet(sandbox.fpgo(&["show", &order, "-o", "json"]));
    quiet(sandbox.fpgo(&["show", &order, "-q"]));
    quiet(sandbox.fpgo(&["show", &order, "--columns", "status"]));
    quiet(redirected(show(&sandbox, &order), "", "> shown; cat shown"));
    quiet(redirected(sandbox.fpgo(&["show", "-"]), &format!("echo {order} |"), ""));
    // Nothing can be done with what is over.
    quiet(show(&sandbox, &sandbox.order("REFUNDED")));
    quiet(show(&sandbox, "CAP1234567890"));
    assert_eq!(sandbox.refunded(&order), "0");
}

#[test]
fn what_the_state_asks_for_is_chosen_with_its_flags_in_sight() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("INVOICED");
    let menu = Terminal::of(show(&sandbox, &order)).sees(MENU).sees("Type its number");
    let seen = menu.types("nothing\r").ends(0);
    assert!(seen.contains("(orders refund --type invoiced)"), "{seen}");
    assert!(!seen.contains("(orders refund)"), "{seen}");
}
