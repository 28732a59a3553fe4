//! What is found of an object, case by case.

use std::time::Duration;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::object::ObjectRead;
use super::writes::Moment;
use crate::api::{Compared, IdKind, PoolId, State, Way};
use crate::base::money::{self, Amount};
use crate::store::journal::{Entry, Intent, Outcome, PoolFigures, Resolution};

/// The moment of every reading.
const READ_AT: &str = "2026-11-30T12:00:00Z";

fn amount(text: &str) -> Amount {
    money::parse_or_zero(text).expect("an amount")
}

/// An entry of this command, so many hours before the reading.
fn entry(id: i64, hours: i64, command: &str, outcome: Outcome, intent: Intent) -> Entry {
    let read_at: Timestamp = READ_AT.parse().expect("an instant");
    let at = read_at - SignedDuration::from_hours(hours);
    Entry::made_up(id, at.to_string(), outcome, Intent { command: command.to_owned(), ..intent })
}

/// An accepted refund of an order.
fn refund(id: i64, hours: i64, text: &str) -> Entry {
    taking(id, hours, "orders refund", Outcome::Accepted, PoolId::Order, text)
}

/// An entry that takes from a pool.
fn taking(id: i64, hours: i64, command: &str, outcome: Outcome, pool: PoolId, text: &str) -> Entry {
    let way = if matches!(pool, PoolId::Reserved | PoolId::Card) { Way::In } else { Way::Out };
    let (pool, way) = (Some(pool), Some(way));
    let intent = Intent { amount: Some(amount(text)), pool, way, ..Intent::default() };
    entry(id, hours, command, outcome, intent)
}

/// The same with another outcome.
fn with(outcome: Outcome, mut one: Entry) -> Entry {
    one.outcome = outcome;
    one
}

/// The same, and it made this.
fn making(made: &str, mut one: Entry) -> Entry {
    one.resolution = Some(Resolution { made: Some(made.to_owned()), ..Resolution::default() });
    one
}

/// The same, before which the API told of this much.
fn seeing(text: &str, mut one: Entry) -> Entry {
    one.intent.told = Some(PoolFigures { whole: None, taken: Some(amount(text)) });
    one
}

/// What is found: kind, amounts, entries and words, one line each.
#[track_caller]
fn check(id: &str, state: &State, entries: &[Entry], makers: &[Entry], expected: &[&str]) {
    let compared: &Compared = IdKind::of(id).and_then(IdKind::compared).expect("a kind");
    let read_at = READ_AT.parse().expect("an instant");
    let grace = Duration::from_secs(24 * 60 * 60);
    let moment = Moment { read_at, grace, zone: TimeZone::UTC };
    let found = ObjectRead { compared, entries, makers, moment: &moment }.differences(state);
    let told: Vec<String> = found
        .iter()
        .map(|one| {
            let show = |amount: Option<Amount>| amount.map_or_else(|| "-".to_owned(), money::show);
            let (journal, api, more) = (show(one.journal), show(one.api), show(one.amount()));
            format!("{} {journal} {api} {more} {:?} {}", one.kind.word(), one.entries, one.what)
        })
        .collect();
    assert_eq!(told, expected, "{entries:#?}");
}

/// An order in this status, with so much refunded, or untold.
fn order(status: &str, refunded: Option<&str>) -> State {
    let total = Some(amount("800"));
    let status = Some(status.to_owned());
    State { status, total, refunded: refunded.map(amount), ..State::default() }
}

#[track_caller]
fn of_order(refunded: &str, entries: &[Entry], expected: &[&str]) {
    check("ODR1", &order("PAID", Some(refunded)), entries, &[], expected);
}

#[test]
fn what_the_journal_explains_is_no_difference() {
    of_order("0", &[], &[]);
    of_order("100.00", &[refund(5, 48, "100")], &[]);
    of_order("150", &[refund(5, 48, "100"), refund(7, 2, "50")], &[]);
    // What was refused, was not sent or did not happen does not count.
    for outcome in [Outcome::Refused, Outcome::NotSent, Outcome::DidNotHappen] {
        of_order("0", &[with(outcome, refund(5, 48, "100"))], &[]);
    }
    of_order("100", &[with(Outcome::Happened, refund(5, 48, "100"))], &[]);
    // Entries of another machine, of the first versions, and of terminals count alike.
    let mut old = refund(5, 48, "100");
    old.intent.pool = None;
    old.intent.imported = Some("2026-11-29T00:00:00Z".into());
    of_order("100", &[old], &[]);
}

#[test]
fn a_refund_elsewhere_is_what_no_entry_explains() {
    of_order("50", &[], &["elsewhere 0.00 50.00 50.00 [] refunded elsewhere"]);
    let both = [refund(5, 48, "100"), refund(7, 2, "50")];
    of_order("400.50", &both, &["elsewhere 150.00 400.50 250.50 [5, 7] refunded elsewhere"]);
    // The API had told of it before an entry was sent.
    let later = [refund(5, 48, "100"), seeing("180", refund(7, 30, "50"))];
    of_order(
        "230",
        &later,
        &["elsewhere 150.00 230.00 80.00 [5, 7] refunded elsewhere, before entry 7"],
    );
    // It may be what somebody said had not happened.
    let denied = [with(Outcome::DidNotHappen, refund(5, 48, "50"))];
    of_order(
        "50",
        &denied,
        &[
            "elsewhere 0.00 50.00 50.00 [5] refunded elsewhere; entry 5 (did_not_happen) was about 50.00",
        ],
    );
    let call = entry(
        6,
        48,
        "api POST /x/ODR1",
        Outcome::Accepted,
        Intent { way: Some(Way::In), ..Intent::default() },
    );
    of_order(
        "50",
        &[call],
        &[
            "elsewhere 0.00 50.00 50.00 [6] refunded elsewhere; entry 6 is a call that no document lists, and may \
         explain it",
        ],
    );
}

#[test]
fn a_refund_that_is_not_shown_is_a_difference_only_once_it_is_old() {
    let not_shown = "accepted, and not shown as refunded";
    of_order(
        "0",
        &[refund(5, 25, "100")],
        &[&format!("not_shown 100.00 0.00 -100.00 [5] {not_shown}")],
    );
    let waits = "accepted less than 1d ago, and not yet shown as refunded";
    of_order(
        "0",
        &[refund(5, 23, "100")],
        &[&format!("not_yet_shown 100.00 0.00 -100.00 [5] {waits}")],
    );
    // One of two young ones shows; the old one is missing all the same.
    let three = [refund(5, 25, "100"), refund(7, 2, "30"), refund(9, 1, "20")];
    of_order("120", &three, &[&format!("not_yet_shown 150.00 120.00 -30.00 [7] {waits}")]);
    of_order("50", &three, &[&format!("not_shown 100.00 50.00 -50.00 [5] {not_shown}")]);
    of_order(
        "110",
        &three,
        &[
            "amount_differs 100.00 110.00 10.00 [5, 7, 9] what is refunded is no sum of what was sent",
        ],
    );
    // One that began after the reading, or from the future, cannot show.
    of_order("0", &[refund(5, -1, "100")], &[]);
    of_order("0", &[with(Outcome::InFlight, refund(5, 0, "100"))], &[]);
}

#[test]
fn what_need_not_happen_may_show_or_not() {
    let approval =
        taking(5, 480, "refunds request-approval", Outcome::Accepted, PoolId::Order, "100");
    for shown in ["0", "100"] {
        of_order(shown, std::slice::from_ref(&approval), &[]);
    }
    of_order(
        "60",
        &[approval],
        &["amount_differs 0.00 60.00 60.00 [5] what is refunded is no sum of what was sent"],
    );
    // A refund at a terminal that was taken back before it was approved.
    let refund = taking(5, 48, "terminals orders refund", Outcome::Accepted, PoolId::Order, "100");
    let back = entry(7, 47, "terminals orders cancel-refund", Outcome::Accepted, Intent::default());
    of_order("0", &[refund.clone(), back], &[]);
    of_order(
        "0",
        &[refund],
        &["not_shown 100.00 0.00 -100.00 [5] accepted, and not shown as refunded"],
    );
}

#[test]
fn an_unknown_outcome_is_told_as_such_whatever_shows() {
    let unknown = |hours| with(Outcome::Unknown, seeing("0", refund(5, hours, "100")));
    let told = "whether orders refund of 100.00 was carried out is unknown";
    of_order("0", &[unknown(480)], &[&format!("unknown 100.00 - - [5] {told}")]);
    let shows = "that it was, the API shows: 0.00 was given back before, 100.00 is now, and no other entry explains it";
    of_order("100", &[unknown(480)], &[&format!("unknown 100.00 - - [5] {told}; {shows}")]);
    of_order(
        "130",
        &[unknown(480)],
        &[
            "elsewhere 100.00 130.00 30.00 [5] refunded elsewhere",
            &format!(
                "unknown 100.00 - - [5] {told}; {}",
                shows.replace(", 100.00 is", ", 130.00 is")
            ),
        ],
    );
}

#[test]
fn where_the_api_does_not_tell_nothing_is_guessed() {
    let check = |status: &str, entries: &[Entry], expected: &[&str]| {
        check("ODR1", &order(status, None), entries, &[], expected);
    };
    check("PAID", &[], &[]);
    check(
        "PARTIAL REFUNDED",
        &[],
        &["elsewhere - - - [] refunded elsewhere; the API does not tell how much"],
    );
    for status in ["PAID", "REFUNDED"] {
        check(
            status,
            &[refund(5, 48, "100")],
            &["not_told 100.00 - - [5] the API does not tell how much is refunded"],
        );
    }
    let mut odd = refund(5, 48, "100");
    odd.intent.amount = None;
    of_order("100", &[odd], &["not_told - 100.00 - [5] entry 5 does not say how much it refunded"]);
}

#[test]
fn a_status_that_only_an_operation_leads_to_needs_an_entry() {
    let cancel = |outcome| entry(5, 1, "orders cancel", outcome, Intent::default());
    let check = |status: &str, entries: &[Entry], expected: &[&str]| {
        check("ODR1", &order(status, Some("0")), entries, &[], expected);
    };
    check("CANCELLED", &[cancel(Outcome::Accepted)], &[]);
    check("cancelled", &[], &["elsewhere - - - [] cancelled, and no entry explains it"]);
    check(
        "CANCELLED",
        &[cancel(Outcome::Refused)],
        &["elsewhere - - - [] CANCELLED, and no entry explains it"],
    );
    check(
        "SENT",
        &[cancel(Outcome::Accepted)],
        &["not_shown - - - [5] accepted, and it is SENT, not CANCELLED"],
    );
    check(
        "CANCELLED",
        &[cancel(Outcome::Unknown)],
        &[
            "unknown - - - [5] whether orders cancel was carried out is unknown; that it was, the API shows: it is \
         CANCELLED, 800.00 in total, 0.00 refunded now",
        ],
    );
    check("EXPIRED", &[], &[]);
    let charge = entry(5, 1, "orders charge", Outcome::Accepted, Intent::default());
    let charge = [charge];
    check("REFUNDED", &charge, &[]);
    check("EXPIRED", &charge, &["not_shown - - - [5] accepted, and it is EXPIRED, not PAID"]);
    let untold = State { refunded: Some(Amount::ZERO), ..State::default() };
    super::tests::check(
        "ODR1",
        &untold,
        &charge,
        &[],
        &["not_told - - - [5] the API does not tell its status"],
    );
}

#[test]
fn an_order_is_held_against_what_it_was_made_with() {
    let body = |total: Value| Some(json!({"orderSummary": {"grandTotal": total}}));
    let making = |total: Value| {
        let intent = Intent { body: body(total), ..Intent::default() };
        entry(1, 48, "orders send-payment-link", Outcome::Accepted, intent)
    };
    let check = |makers: &[Entry], expected: &[&str]| {
        check("ODR1", &order("SENT", Some("0")), &[], makers, expected);
    };
    check(&[making(json!("800.00"))], &[]);
    let other =
        "amount_differs 790.00 800.00 10.00 [1] it comes to 800.00, and was made with 790.00";
    check(&[making(json!(790))], &[other]);
    // A checkout makes it anew.
    check(&[making(json!(790)), making(json!(800))], &[]);
    check(&[with(Outcome::Refused, making(json!(790)))], &[]);
}

/// A reservation with these captures, each with its amount and what is given back of it.
fn reservation(status: &str, captures: &[(&str, &str, &str)]) -> State {
    let (mut rows, mut total) = (Vec::new(), Amount::ZERO);
    for (reference, taken, refunded) in captures {
        total += amount(taken);
        rows.push(json!({"at": 1_796_000_000, "amount": money::to_json(amount(taken)), "reference": reference,
                         "refunded": money::to_json(amount(refunded))}));
    }
    let data = json!({"paymentDetails": {"capturedAmount": money::to_json(total), "chargedAmount": 0},
                      "paymentHistory": {"captured": rows}});
    State { status: Some(status.to_owned()), data, ..State::default() }
}

#[test]
fn captures_are_compared_one_by_one() {
    let capture = |id, outcome, text: &str| {
        taking(id, 1, "reservations capture", outcome, PoolId::Reserved, text)
    };
    let own = || making("CAP1", capture(5, Outcome::Accepted, "600"));
    let check = |captures: &[(&str, &str, &str)], entries: &[Entry], expected: &[&str]| {
        check("RES1", &reservation("CAPTURED", captures), entries, &[], expected);
    };
    check(&[("CAP1", "600", "0")], &[own()], &[]);
    check(
        &[("CAP1", "600", "0"), ("CAP2", "400", "0")],
        &[own()],
        &["elsewhere 0.00 400.00 400.00 [] CAP2 was captured elsewhere"],
    );
    check(
        &[("CAP1", "500", "0")],
        &[own()],
        &[
            "amount_differs 600.00 500.00 -100.00 [5] CAP1 is captured with another amount than was sent, 600.00",
        ],
    );
    check(
        &[("CAP2", "600", "0")],
        &[own()],
        &[
            "elsewhere 0.00 600.00 600.00 [] CAP2 was captured elsewhere",
            "not_shown 600.00 0.00 -600.00 [5] accepted, and CAP1 is not shown as captured",
        ],
    );
    check(
        &[],
        &[own()],
        &["not_shown 600.00 0.00 -600.00 [5] accepted, and not shown as captured"],
    );
    // What a lost answer made has no name, and its amount alone tells it.
    let lost = capture(5, Outcome::Unknown, "600");
    check(
        &[("CAP1", "600", "0")],
        &[lost],
        &[
            "unknown 600.00 - - [5] whether reservations capture of 600.00 was carried out is unknown",
        ],
    );
    // Each capture is given back by itself.
    let back =
        taking(7, 48, "reservations refund", Outcome::Accepted, PoolId::payment("cap1"), "50");
    check(&[("CAP1", "600", "50")], &[own(), back.clone()], &[]);
    check(
        &[("CAP1", "600", "80")],
        &[own(), back.clone()],
        &["elsewhere 50.00 80.00 30.00 [7] refunded of CAP1 elsewhere"],
    );
    let captures = [("CAP1", "600", "0"), ("CAP2", "400", "50")];
    check(
        &captures,
        &[own(), making("CAP2", capture(6, Outcome::Accepted, "400")), back],
        &[
            "elsewhere 0.00 50.00 50.00 [] refunded of CAP2 elsewhere",
            "not_shown 50.00 0.00 -50.00 [7] accepted, and not shown as refunded of CAP1",
        ],
    );
    let completed = reservation("COMPLETED", &[("CAP1", "600", "0")]);
    super::tests::check(
        "RES1",
        &completed,
        &[own()],
        &[],
        &["elsewhere - - - [] COMPLETED, and no entry explains it"],
    );
}

#[test]
fn cycles_that_were_given_back_together_are_compared_together() {
    let cycle =
        |refunded: &str| json!({"amount": 300, "refundedAmount": money::to_json(amount(refunded))});
    let check = |first: &str, second: &str, entries: &[Entry], expected: &[&str]| {
        let data = json!({"subscriptionUuid": "SUB1", "status": "ONGOING",
                          "subscriptionCycles": {"Cycle 1": cycle(first), "Cycle 2": cycle(second)}});
        let compared = IdKind::of("SUB1").and_then(IdKind::compared).expect("a kind");
        let state = (compared.read)("SUB1", &mut |_, _| Ok(data.clone())).expect("a state");
        check("SUB1", &state, entries, &[], expected);
    };
    let back = |id, cycles: &[&str], text: &str| {
        let named = json!({"cycles": cycles});
        let pool: PoolId = serde_json::from_value(named).expect("cycles");
        taking(id, 48, "subscriptions refund-cycles", Outcome::Accepted, pool, text)
    };
    check("0", "0", &[], &[]);
    check("300", "0", &[back(5, &["Cycle 1"], "300")], &[]);
    check("300", "300", &[back(5, &["Cycle 1", "Cycle 2"], "600")], &[]);
    check(
        "300",
        "0",
        &[back(5, &["Cycle 1", "Cycle 2"], "600")],
        &[
            "not_shown 600.00 300.00 -300.00 [5] accepted, and not shown as refunded of Cycle 1, Cycle 2",
        ],
    );
    check(
        "300",
        "40",
        &[back(5, &["Cycle 1"], "300")],
        &["elsewhere 0.00 40.00 40.00 [] refunded of Cycle 2 elsewhere"],
    );
    check(
        "0",
        "0",
        &[back(5, &["Cycle 9"], "300")],
        &["not_told 300.00 - - [5] the API does not tell how much is refunded of Cycle 9"],
    );
}

#[test]
fn what_the_api_dates_outside_of_a_time_is_known_to_be() {
    use crate::base::dates::TimeFrame;
    let compared = IdKind::of("RES1").and_then(IdKind::compared).expect("a kind");
    let moment = Moment {
        read_at: READ_AT.parse().expect("an instant"),
        grace: Duration::ZERO,
        zone: TimeZone::UTC,
    };
    let state = reservation("CAPTURED", &[("CAP1", "600", "0")]);
    let found =
        ObjectRead { compared, entries: &[], makers: &[], moment: &moment }.differences(&state);
    let [capture] = found.as_slice() else { panic!("{found:#?}") };
    assert_eq!(capture.at.as_deref(), Some("1796000000"));
    let second = |second: i64| Timestamp::from_second(second).ok();
    for (since, until, expected) in [
        (None, None, false),
        (second(1_795_999_999), None, false),
        (second(1_796_000_001), None, true),
        (None, second(1_796_000_000), true),
        (None, second(1_796_000_001), false),
    ] {
        assert_eq!(
            capture.is_outside(&TimeFrame { since, until }),
            expected,
            "{since:?} {until:?}"
        );
    }
    // Of a refund of an order only the latest moment is known.
    let compared = IdKind::of("ODR1").and_then(IdKind::compared).expect("a kind");
    let entries = [seeing("50", refund(5, 48, "100"))];
    let object = ObjectRead { compared, entries: &entries, makers: &[], moment: &moment };
    let found = object.differences(&order("PAID", Some("150")));
    let began = entries[0].begun();
    let after = |since| TimeFrame { since: Some(since), until: None };
    assert!(found[0].is_outside(&after(began + SignedDuration::from_secs(1))), "{found:#?}");
    assert!(!found[0].is_outside(&after(began)));
}
