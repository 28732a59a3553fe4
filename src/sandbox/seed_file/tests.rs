//! Objects there and back, and what is wrong with a seed.

use std::time::Duration;

use serde_json::{Value, json};

use super::{all, fill};
use crate::base::money::Amount;
use crate::sandbox::actors::payer;
use crate::sandbox::lifecycle;
use crate::sandbox::objects::check::{CompanyCheck, CreditCheck};
use crate::sandbox::objects::line::LineAmount;
use crate::sandbox::objects::order::Order;
use crate::sandbox::objects::payment::Payment;
use crate::sandbox::objects::refund::Refund;
use crate::sandbox::objects::reservation::{self, Reservation};
use crate::sandbox::objects::subscription::{self, Subscription};
use crate::sandbox::world::{World, WorldFile};

fn world() -> (tempfile::TempDir, WorldFile) {
    let dir = tempfile::tempdir().expect("a directory");
    let file = lifecycle::open(&dir.path().join("sandbox")).expect("a world");
    (dir, file)
}

fn body() -> Value {
    json!({
        "products": [{"name": "Cabin", "amount": 1000.50}, {"name": "Sauna", "amount": "500"}],
        "orderSummary": {"grandTotal": 1500.50, "payablePerCycle": 300},
        "numberOfRepeats": 3,
        "customerDetails": {"type": "private", "name": "Ola Test", "msisdn": "40000001"},
    })
}

/// One of each kind, beside the usual seed.
fn fill_richly(world: &World) {
    let mut reservation = Reservation::new(world, &body()).expect("a reservation");
    reservation.save(world).expect("kept");
    payer::pay(world, &reservation.uuid, "paid", "vipps").expect("agreed");
    reservation = Reservation::get(world, &reservation.uuid).expect("there");
    let line = LineAmount { id: reservation.lines[0].id, amount: Amount::from(40) };
    reservation.captures.push(Payment {
        reference: world.fresh_id("CAP").expect("fresh"),
        at: world.now(),
        amount: Amount::from(40),
        lines: vec![line.clone()],
        note: json!("first night"),
        refunds: vec![Refund::new(
            Amount::from(5),
            vec![line],
            world.now(),
            Duration::from_secs(60),
        )],
    });
    reservation.record(world, "captured", Amount::from(40), Value::Null);
    reservation.save(world).expect("kept");
    let subscription = Subscription::create(world, &body()).expect("a subscription");
    payer::pay(world, &subscription.order_uuid, "paid", "visa").expect("paid");
    let row = json!({"companyCheckUuid": world.fresh_id("COMCHK").expect("fresh"), "score": 1.50});
    let number = "999888777".to_owned();
    CreditCheck { number: number.clone(), row: row.clone() }.add(world).expect("kept");
    let check = CompanyCheck { number, row, signed: false, body: body(), events: Vec::new() };
    check.save(world).expect("kept");
}

#[test]
fn what_is_told_of_all_objects_makes_the_same_world_again() {
    let (_dir, mut file) = world();
    let told = file
        .change(|world| {
            fill_richly(world);
            all(world)
        })
        .expect("all objects")
        .value();
    for (name, list) in told.as_object().expect("lists") {
        assert!(list.as_array().is_some_and(|list| !list.is_empty()), "{name}");
    }
    // Into the same data, and into other data; twice, so that no number is left over.
    let (_other_dir, mut other) = world();
    for file in [&mut file, &mut other] {
        for _ in 0..2 {
            lifecycle::reset_to(file, told.to_string().as_bytes()).expect("a seed");
            assert_eq!(file.look(all).expect("all objects").value(), told);
        }
    }
    // What comes later has other numbers than what was seeded.
    other
        .change(|world| {
            let order = Order::new(world, &body())?;
            let lines = told["orders"].as_array().expect("a list").iter();
            let most = lines.filter_map(|order| order["lines"][0]["id"].as_i64()).max();
            assert!(Some(order.lines[0].id) > most);
            let numbers = told["orders"].as_array().expect("a list").iter();
            let invoice = Order::next_invoice_number(world)?;
            assert!(!numbers.clone().any(|order| order["invoice_number"] == invoice.as_str()));
            Ok(())
        })
        .expect("a change");
}

#[test]
fn what_is_left_out_is_filled_in() {
    let (_dir, mut file) = world();
    let seed = json!({
        "orders": [
            {"uuid": "ODR77", "stage": "Paid", "via": "visa", "body": body(), "refunds": [{"amount": 1500.5}]},
            {"stage": "Invoiced", "body": body(), "total": 7},
        ],
        "reservations": [{"stage": "Reserved", "body": body(), "captures": [{"amount": 1500.50}],
            "charges": [{"amount": 20, "lines": []}]}],
        "subscriptions": [{"body": body()}],
    });
    lifecycle::reset_to(&mut file, seed.to_string().as_bytes()).expect("a seed");
    file.look(|world| {
        let now = world.now();
        let orders = Order::all(world)?;
        let statuses: Vec<&str> = orders.iter().map(|order| order.status(now)).collect();
        assert_eq!(statuses, ["REFUNDED", "INVOICED", "SENT"]);
        assert_eq!(orders[0].uuid, "ODR77");
        assert_eq!(orders[0].refunds[0].lines.len(), 2);
        assert!(orders[1].invoice_number.is_some());
        assert_eq!(
            orders[0].customer_uuid, orders[2].customer_uuid,
            "one customer for equal details"
        );
        let reservation = &world.objects::<Reservation>(reservation::KIND)?[0];
        assert_eq!(reservation.status(now), "CHARGED");
        assert!(reservation.captures[0].reference.starts_with("CAP"));
        let subscription = &world.objects::<Subscription>(subscription::KIND)?[0];
        assert_eq!(subscription.cycles[0].order, orders[2].uuid);
        Ok(())
    })
    .expect("a look");
}

/// Refused with these words, and nothing is changed.
#[track_caller]
fn refused(seed: Value, expected: &str) {
    let (_dir, mut file) = world();
    let before = file.look(all).expect("all objects").value();
    let error = lifecycle::reset_to(&mut file, seed.to_string().as_bytes())
        .expect_err("a mistake")
        .to_string();
    assert!(error.starts_with(expected), "{expected}: {error}");
    assert_eq!(file.look(all).expect("all objects").value(), before);
    file.change(|world| fill(&world.clear_except(["", ""])?, br#"{"orders": []}"#))
        .expect("none at all");
}

#[test]
fn what_is_wrong_with_a_seed_is_told_with_its_path() {
    let order = |more: Value| {
        let mut order = json!({"body": body()});
        for (key, value) in more.as_object().expect("fields") {
            order[key] = value.clone();
        }
        json!({"orders": [{"body": body()}, order]})
    };
    refused(json!([]), "the seed: must be an object with customers, orders");
    refused(json!({}), "the seed: must be an object");
    refused(json!({"order": []}), "order: is none of customers");
    refused(json!({"orders": {}}), "orders: must be a list");
    refused(json!({"orders": [7]}), "orders[0]: must be an object");
    refused(json!({"orders": [{}]}), "orders[0].body: is missing");
    refused(
        json!({"orders": [{"body": {}}]}),
        "orders[0].body.orderSummary.grandTotal: is missing",
    );
    refused(order(json!({"uuid": "RES1"})), "orders[1].uuid: must be ODR and digits");
    refused(order(json!({"stage": "Payd"})), "orders[1].stage: unknown variant `Payd`");
    refused(order(json!({"colour": 1})), "orders[1].colour: there is no such field");
    refused(
        order(json!({"events": [{"at": 1, "what": "x", "who": 2}]})),
        "orders[1].events[0].who: there is no such",
    );
    refused(order(json!({"total": "much"})), "orders[1].total: ");
    refused(
        order(json!({"customer_uuid": "CSRT1"})),
        "orders[1].customer_uuid: the seed has no customer CSRT1",
    );
    refused(
        order(json!({"refunds": [{"amount": 5}]})),
        "orders[1].refunds[0].lines: must say which",
    );
    refused(
        order(json!({"refunds": [{"amount": 9000, "lines": []}]})),
        "orders[1]: 9000.00 is given back of 1500.50",
    );
    // The next one would have no number.
    let last = i64::MAX - 1;
    refused(
        order(json!({"invoice_number": last.to_string()})),
        &format!("invoice: the number {last} must be at most 9007199254740991"),
    );
    refused(
        order(json!({"lines": [{"id": last, "product": {}, "amount": 1000.5}]})),
        &format!("line: the number {last} must be at most 9007199254740991"),
    );
    let line = json!({"id": 1, "product": {}, "amount": 1000.5});
    let part = json!({"id": 1, "amount": 600});
    let twice_of_one = json!([{"amount": 600, "lines": [part, part]}]);
    refused(
        order(json!({"lines": [line], "refunds": twice_of_one})),
        "orders[1]: line 1: 1200.00 is given back of 1000.50",
    );
    let in_two = json!([{"amount": 600, "lines": [part]}, {"amount": 600, "lines": [part]}]);
    refused(
        order(json!({"lines": [line], "refunds": in_two})),
        "orders[1]: line 1: 1200.00 is given back of 1000.50",
    );
    let captured = json!([{"amount": 900, "reference": "CAP1", "lines": [{"id": 1, "amount": 900}], "refunds": in_two}]);
    refused(
        json!({"reservations": [{"body": body(), "lines": [line], "captures": captured}]}),
        "reservations[0]: CAP1: 1200.00 is given back of 900.00",
    );
    let captured = json!([{"amount": 900, "reference": "CAP1", "lines": [{"id": 1, "amount": 500}], "refunds": [{"amount": 600, "lines": [part]}]}]);
    refused(
        json!({"reservations": [{"body": body(), "lines": [line], "captures": captured}]}),
        "reservations[0]: CAP1: line 1: 600.00 is given back of 500.00",
    );
    refused(order(json!({"lines": [{"id": 1}]})), "orders[1].lines[0].id: each line has");
    let twice = json!({"uuid": "ODR7", "body": body()});
    refused(json!({"orders": [twice, twice]}), "orders[1].uuid: ODR7 stands twice");
    let taken = json!([{"amount": 1500.50}, {"amount": 1500.50}]);
    refused(
        json!({"reservations": [{"body": body(), "captures": taken}]}),
        "reservations[0]: 3001.00 is captured of",
    );
    let cycles = json!([{"order": "ODR5", "failed": false}]);
    refused(
        json!({"subscriptions": [{"body": body(), "cycles": cycles}]}),
        "subscriptions[0].cycles[0].order: the seed has no",
    );
    refused(json!({"creditChecks": [{"number": "1"}]}), "creditChecks[0].row: is missing");
    refused(
        json!({"companyChecks": [{"number": "1", "row": {}}]}),
        "companyChecks[0].row.companyCheckUuid: must be",
    );
}
