//! What must hold for the world whatever is called, without a socket.

use std::fs;

use proptest::prelude::*;
use serde_json::json;
use tempfile::TempDir;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;

use super::actors::{cycles, front_payment, payer, terminal_staff};
use super::answer::Answer;
use super::chapters::{self, call::ApiCall};
use super::objects::inspect;
use super::objects::order::{Order, OrderStage};
use super::objects::payment::Payment;
use super::objects::reservation::Reservation;
use super::objects::subscription::Subscription;
use super::world::{World, WorldFile};
use super::*;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::money::{self, Amount};
use crate::base::step::AccountFlags;

fn world() -> (TempDir, WorldFile) {
    let dir = tempfile::tempdir().expect("a directory");
    let world = lifecycle::open(&dir.path().join("sandbox")).expect("a world");
    (dir, world)
}

/// Carries out a call that has passed the checks, and gives its HTTP status.
fn call(world: &World, settings: &Settings, command: &str, id: &str, body: &Value) -> u16 {
    answer(world, settings, command, id, body).status
}

fn with_status(view: &World, status: &str) -> Order {
    let orders = Order::all(view).expect("orders");
    orders.into_iter().rfind(|order| order.status(view.now()) == status).expect("seeded")
}

fn refund(order: &Order, line: usize, amount: u32) -> Value {
    json!({"type": "regular", "grandTotal": amount, "products": [{"id": order.lines[line].id, "amount": amount}]})
}

const REFUND: &str = "orders refund";

#[test]
fn a_new_world_has_an_order_in_each_status() {
    let (_dir, mut world) = world();
    world
        .change(|view| {
            for status in [
                "SENT",
                "PAID",
                "PARTIAL REFUNDED",
                "REFUNDED",
                "CANCELLED",
                "EXPIRED",
                "INVOICED",
                "Purring",
            ] {
                with_status(view, status);
            }
            assert_eq!(with_status(view, "PAID").lines.len(), 3);
            assert_eq!(
                with_status(view, "INVOICED").invoice_number.map(|text| text.len()),
                Some(8)
            );
            Ok(())
        })
        .expect("seeded");
}

#[test]
fn a_reset_gives_identifiers_that_were_never_used() {
    let (_dir, mut world) = world();
    let mut seen = std::collections::HashSet::new();
    for _ in 0..5 {
        let orders = world.change(Order::all).expect("orders");
        assert_eq!(orders.len(), 9);
        for order in &orders {
            assert!(
                seen.insert(order.uuid.clone())
                    && seen.insert(order.customer_uuid.clone().expect("a customer"))
            );
            for line in &order.lines {
                assert!(seen.insert(line.id.to_string()));
            }
        }
        lifecycle::reset(&mut world).expect("reset");
    }
}

#[test]
fn a_waiting_refund_counts_as_given_but_does_not_show() {
    let (_dir, mut world) = world();
    let mut settings = Settings::new(PathBuf::new());
    settings.refund_delay = Some(Duration::from_secs(60));
    let uuid = world
        .change(|view| {
            let order = with_status(view, "PAID");
            let body = refund(&order, 0, 599);
            assert_eq!(call(view, &settings, REFUND, &order.uuid, &body), 202);
            assert_eq!(call(view, &settings, REFUND, &order.uuid, &body), 400);
            let order = Order::find(view, &order.uuid)?.expect("kept");
            assert_eq!(order.status(view.now()), "PAID");
            view.set_clock(view.now() + 60)?;
            Ok(order.uuid)
        })
        .expect("done");
    world
        .change(|view| {
            let order = Order::find(view, &uuid)?.expect("kept");
            assert_eq!(order.status(view.now()), "PARTIAL REFUNDED");
            assert_eq!(order.refunded(view.now()), Amount::from(599));
            Ok(())
        })
        .expect("done");
}

#[test]
fn an_error_undoes_the_whole_call() {
    let (_dir, mut world) = world();
    let failed: Result<()> = world.change(|view| {
        view.clear_faults()?;
        let mut order = with_status(view, "SENT");
        order.stage = OrderStage::Cancelled;
        order.save(view)?;
        Err(Error::bug("on purpose"))
    });
    assert!(failed.is_err());
    let order = world.change(|view| Ok(with_status(view, "SENT"))).expect("still sent");
    assert_eq!(order.stage, OrderStage::Sent);
}

#[test]
fn the_world_of_a_newer_format_is_left_alone() {
    let dir = tempfile::tempdir().expect("a directory");
    let data = dir.path().join("sandbox");
    drop(lifecycle::open(&data).expect("a world"));
    let connection = rusqlite::Connection::open(data.join("world.sqlite")).expect("a file");
    connection.pragma_update(None, "user_version", 99).expect("set");
    let error = lifecycle::open(&data).err().expect("refused");
    assert!(error.to_string().contains("newer fpgo"), "{error}");
}

#[cfg(unix)]
#[test]
fn every_file_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().expect("a directory");
    let data = dir.path().join("sandbox");
    let server = Server::serve(Settings::new(data.clone())).expect("a server");
    let mode = |path: &Path| fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    assert_eq!(mode(&data), 0o700);
    for file in fs::read_dir(&data).expect("a directory") {
        let path = file.expect("a file").path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
    drop(server);
}

#[test]
fn one_server_is_found_while_it_runs() {
    let dir = tempfile::tempdir().expect("a directory");
    let data = dir.path().join("sandbox");
    let settings = || Settings { token: Some("known".into()), ..Settings::new(data.clone()) };
    assert!(find(&data).expect("asked").is_none());
    let server = Server::serve(settings()).expect("a server");
    let found = find(&data).expect("asked").expect("found");
    assert_eq!((&found.base_url, found.token.as_str()), (&server.access().base_url, "known"));
    let second = Server::serve(settings()).err().expect("refused");
    assert_eq!(second.kind(), ErrorKind::Guarded);
    assert!(second.to_string().contains(&found.base_url), "{second}");
    drop(server);
    assert!(find(&data).expect("asked").is_none());
}

#[test]
fn beyond_this_machine_needs_a_word() {
    let dir = tempfile::tempdir().expect("a directory");
    let data = dir.path().join("sandbox");
    let settings =
        Settings { listen: SocketAddr::from(([0; 4], 0)), ..Settings::new(data.clone()) };
    let error = Server::start(settings).err().expect("refused");
    assert!(
        error.report().next[0].line(&AccountFlags::default()).contains("--allow-remote"),
        "{error}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn never_more_is_given_back_than_was_taken(
        steps in prop::collection::vec((0..6_u8, 0..3_usize, 1..700_u32, 0..2_i64), 1..25),
        delay in 0..3_u64,
    ) {
        let (_dir, mut world) = world();
        let settings = Settings {
            refund_delay: Some(Duration::from_secs(delay)),
            ..Settings::new(PathBuf::new())
        };
        let order = world.change(|view| Ok(with_status(view, "PAID"))).expect("seeded");
        for (what, line, amount, seconds) in steps {
            let (order, now) = world.change(|view| {
                match what {
                    0 => drop(call(view, &settings, "orders charge", &order.uuid, &json!({}))),
                    1 => drop(call(view, &settings, "orders cancel", &order.uuid, &json!({"cancellationNote": "x"}))),
                    _ => drop(call(view, &settings, REFUND, &order.uuid, &refund(&order, line, amount))),
                }
                view.set_clock(view.now() + seconds)?;
                Ok((Order::find(view, &order.uuid)?.expect("kept"), view.now()))
            }).expect("done");
            prop_assert!(order.refunded(now) <= order.total && order.refundable() >= Amount::ZERO);
            for line in &order.lines {
                prop_assert!(order.refundable_of(line) >= Amount::ZERO);
            }
        }
    }
}

/// What a sequence works on, and the statuses seen last.
struct Lives {
    order: String,
    reservation: String,
    subscription: String,
    terminal: String,
}

const WITH_LINE: &str = r#"{"type": "regular", "products": [{"name": "A", "quantity": 1, "rate": 1000, "tax": 0,
    "amount": 1000}], "orderSummary": {"subTotal": 1000, "totalTax": 0, "totalDiscount": 0, "grandTotal": 1000,
    "payablePerCycle": 1000}, "orderDate": "1893456000", "dueDateForPaymentLink": "1894060800",
    "subscriptionStartDate": "01 Jan, 2030", "numberOfRepeats": 4, "billingFrequency": "month",
    "terminalUuid": "TRML1", "settings": {"isChargePartiallyRefundable": true}, "customerDetails": {"type": "private",
    "name": "Ola Test"}}"#;

impl Lives {
    fn begin(view: &World, settings: &Settings) -> Lives {
        let body: Value = serde_json::from_str(WITH_LINE).expect("JSON");
        let made = |command: &str, key: &str| {
            let answer = answer(view, settings, command, "", &body);
            let envelope: Value = serde_json::from_str(&answer.body).expect("JSON");
            envelope["data"][key].as_str().expect("text").to_owned()
        };
        Lives {
            order: made("orders send-payment-link", "uuid"),
            reservation: made("reservations submit", "reservationUuid"),
            subscription: made("subscriptions submit", "subscriptionUuid"),
            terminal: made("terminals orders create", "orderUuid"),
        }
    }

    fn order(&self, view: &World, terminal: bool) -> Order {
        let uuid = if terminal { &self.terminal } else { &self.order };
        Order::find(view, uuid).expect("readable").expect("there")
    }

    fn reservation(&self, view: &World) -> Reservation {
        Reservation::find(view, &self.reservation).expect("readable").expect("there")
    }

    fn subscription(&self, view: &World) -> Value {
        let subscription = Subscription::get(view, &self.subscription).expect("there");
        inspect::of_subscription(view, &subscription).expect("readable")
    }

    /// One call or act, chosen by a number, with an amount and another choice.
    fn act(
        &self,
        view: &World,
        settings: &Settings,
        what: u8,
        amount: u32,
        pick: usize,
    ) -> Option<Answer> {
        let order = self.order(view, what % 2 == 1);
        let held = self.reservation(view);
        let part = |id: i64| json!([{"id": id, "amount": amount}]);
        let call =
            |command: &str, id: &str, body: Value| Some(answer(view, settings, command, id, &body));
        let refund =
            json!({"type": "regular", "grandTotal": amount, "products": part(order.lines[0].id)});
        let takes: Vec<(&str, &Payment)> = held
            .captures
            .iter()
            .map(|take| ("captured", take))
            .chain(held.charges.iter().map(|take| ("charged", take)))
            .collect();
        match what / 2 {
            0 => call("orders cancel", &order.uuid, json!({"cancellationNote": "x"})),
            1 => call("orders refund", &order.uuid, refund),
            2 => call("orders charge", &self.order, json!({})),
            3 => call("refunds request-approval", &order.uuid, refund),
            4 => acted(front_payment::decide(view, &order.uuid, pick.is_multiple_of(2))),
            5 => acted(payer::pay(
                view,
                &self.order,
                PAYER_OUTCOMES[pick % PAYER_OUTCOMES.len()],
                "visa",
            )),
            6 => acted(payer::pay(
                view,
                &self.reservation,
                PAYER_OUTCOMES[pick % PAYER_OUTCOMES.len()],
                "visa",
            )),
            7 => call(
                "reservations capture",
                &self.reservation,
                json!({"grandTotal": amount, "products": part(held.lines[0].id)}),
            ),
            8 => call(
                "reservations charge",
                &self.reservation,
                json!({"grandTotal": amount, "products": [{"name": "B", "amount": amount}]}),
            ),
            9 => call("reservations cancel", &self.reservation, json!({"note": "x"})),
            10 if pick.is_multiple_of(4) => {
                call("reservations complete", &self.reservation, json!({"note": "x"}))
            }
            11 | 12 => {
                let (source, take) = takes.get(pick % takes.len().max(1))?;
                let body = json!({
                    "type": "reservation", "grandTotal": amount, "products": part(take.lines[0].id),
                    "source": source, "reference": take.reference,
                });
                let command =
                    if what / 2 == 11 { "reservations refund" } else { "refunds request-approval" };
                call(command, &self.reservation, body)
            }
            13 => acted(front_payment::decide(view, &self.reservation, pick.is_multiple_of(2))),
            14 => {
                let first =
                    self.subscription(view)["order_uuid"].as_str().expect("text").to_owned();
                acted(payer::pay(view, &first, PAYER_OUTCOMES[pick % 2], "visa"))
            }
            15 => acted(cycles::run_next(
                view,
                &self.subscription,
                CYCLE_OUTCOMES[pick % CYCLE_OUTCOMES.len()],
            )),
            16 => call(
                "subscriptions refund-cycles",
                &self.subscription,
                json!({"cycles": [format!("Cycle {}", pick % 5 + 1)], "amount": amount}),
            ),
            17 if pick.is_multiple_of(4) => {
                call("subscriptions cancel", &self.subscription, json!({}))
            }
            18 => call("terminals orders cancel", &self.terminal, json!({"type": "payment"})),
            19 => call("terminals orders resend", &self.terminal, json!({})),
            20 => call("terminals orders refund", &self.terminal, refund),
            21 => call("terminals orders cancel-refund", &self.terminal, json!({"type": "refund"})),
            22 => acted(terminal_staff::decide(view, &self.terminal, !pick.is_multiple_of(3))),
            23 => call("terminals orders payment-status", &self.terminal, json!({})),
            24 => {
                let later = i64::try_from(pick).expect("small") * 8 * 60 * 60;
                view.set_clock(view.now() + later).expect("forward");
                None
            }
            25 => call("reservations details", &self.reservation, json!({})),
            26 => call("subscriptions details", &self.subscription, json!({})),
            _ => call("reservations history", "", json!({})),
        }
    }

    fn statuses(&self, view: &World) -> [String; 4] {
        let now = view.now();
        [
            self.order(view, false).status(now).to_owned(),
            self.reservation(view).status(now).to_owned(),
            self.subscription(view)["status"].as_str().expect("text").to_owned(),
            self.order(view, true).status(now).to_owned(),
        ]
    }

    /// Never more given back than taken, nor more taken than there is.
    fn balance(&self, view: &World) {
        for terminal in [false, true] {
            let order = self.order(view, terminal);
            assert!(order.refundable() >= Amount::ZERO, "{order:?}");
            assert!(
                order.lines.iter().all(|line| order.refundable_of(line) >= Amount::ZERO),
                "{order:?}"
            );
        }
        let held = self.reservation(view);
        assert!(held.captured() <= held.total, "{held:?}");
        let takes = held.captures.iter().chain(&held.charges);
        assert!(takes.clone().all(|take| take.refundable() >= Amount::ZERO), "{held:?}");
        for (_, cycle) in self.subscription(view)["cycles"].as_object().expect("cycles") {
            let amount = |key: &str| money::of(&cycle[key]).expect("an amount");
            assert!(amount("refundedAmount") <= amount("amount"), "{cycle}");
        }
    }
}

/// What a person does: it may be refused, and is no answer of the API.
fn acted<T>(_: Result<T>) -> Option<Answer> {
    None
}

fn answer(world: &World, settings: &Settings, command: &str, id: &str, body: &Value) -> Answer {
    let handler = chapters::handler(command).expect("a handler");
    let origin = "http://127.0.0.1:1";
    let operation = ApiCall { world, settings, origin, id, variables: &[], query: &[], body };
    handler(&operation).expect("an answer")
}

/// The arrows of docs/api.md, States, and after the bar those that the sandbox chose (docs/sandbox.md).
const ARROWS: [&str; 4] = [
    "SENT>PAID SENT>INVOICED SENT>CANCELLED SENT>EXPIRED PAID>PARTIAL REFUNDED PAID>REFUNDED \
     PARTIAL REFUNDED>REFUNDED INVOICED>PAID INVOICED>PARTIAL REFUNDED INVOICED>REFUNDED | INVOICED>CANCELLED \
     EXPIRED>CANCELLED",
    "SENT>RESERVED SENT>CANCELLED SENT>EXPIRED RESERVED>CAPTURED RESERVED>CHARGED RESERVED>CANCELLED \
     RESERVED>EXPIRED CAPTURED>CHARGED CHARGED>CAPTURED CAPTURED>COMPLETED CHARGED>COMPLETED | EXPIRED>CHARGED",
    "SENT>ONGOING SENT>CANCELLED SENT>EXPIRED ONGOING>COMPLETED ONGOING>CANCELLED | EXPIRED>CANCELLED",
    "SENT>PAID SENT>CANCELLED SENT>EXPIRED PAID>PARTIAL REFUNDED PAID>REFUNDED PARTIAL REFUNDED>REFUNDED | \
     EXPIRED>CANCELLED CANCELLED>SENT CANCELLED>EXPIRED EXPIRED>SENT",
];

/// Carries out one sequence of calls, and holds what must hold after each.
fn live(acts: &[(u8, u32, usize)]) {
    let (_dir, mut world) = world();
    let settings = Settings::new(PathBuf::new());
    let begun = world.change(|view| {
        let lives = Lives::begin(view, &settings);
        let statuses = lives.statuses(view);
        Ok((lives, statuses))
    });
    let (lives, mut last) = begun.expect("begun");
    for (what, amount, pick) in acts {
        let step = world.change(|view| {
            let before = lives.statuses(view);
            if let Some(answer) = lives.act(view, &settings, *what, *amount, *pick) {
                let documented = answer.status < 500 || answer.body.contains("terminalIsBusy");
                assert!(documented, "{what}: {answer:?}");
            }
            lives.balance(view);
            Ok((before, lives.statuses(view)))
        });
        let (before, after) = step.expect("carried out");
        // Time passes before an act, and an act changes things: each is one arrow.
        for (from, to) in [(&last, &before), (&before, &after)] {
            for (at, (from, to)) in from.iter().zip(to).enumerate() {
                let arrow = format!("{from}>{to}");
                assert!(from == to || ARROWS[at].contains(&arrow), "{arrow} by {what} on {at}");
            }
        }
        last = after;
    }
}

fn sequences(count: u32) {
    let act = (
        0_u8..56,
        prop_oneof![1_u32..50, Just(100_u32), Just(250), Just(500), Just(1000)],
        0_usize..30,
    );
    let config = ProptestConfig { cases: count, ..ProptestConfig::default() };
    proptest!(config, |(acts in prop::collection::vec(act, 200))| live(&acts));
}

#[test]
fn sequences_of_two_hundred_calls_keep_the_books() {
    sequences(30);
}

// A thousand in all; two tests, so that two cores share them.

#[test]
#[ignore = "needs minutes"]
fn five_hundred_sequences_of_two_hundred_calls_keep_the_books() {
    sequences(500);
}

#[test]
#[ignore = "needs minutes"]
fn five_hundred_other_sequences_of_two_hundred_calls_keep_the_books() {
    sequences(500);
}
