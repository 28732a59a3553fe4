//! Tests that hold for every operation in the list.

use std::collections::HashSet;

use serde_json::Value;

use super::path::segment;
use super::*;

#[test]
fn commands_are_unique_and_belong_to_their_chapter() {
    let mut seen = HashSet::new();
    for chapter in CHAPTERS {
        for endpoint in chapter.endpoints {
            assert!(seen.insert(endpoint.command), "{} stands twice", endpoint.command);
            assert!(
                endpoint.command.starts_with(&format!("{} ", chapter.group)),
                "{}",
                endpoint.command
            );
        }
    }
}

#[test]
fn path_variables_equal_positionals() {
    for endpoint in endpoints() {
        let in_path: Vec<&str> = endpoint
            .path
            .split(['{', '}'])
            .skip(1)
            .step_by(2)
            .map(|name| name.trim_end_matches('?'))
            .collect();
        let typed: Vec<&str> = endpoint
            .all_params()
            .filter_map(|param| match param.location {
                Location::Path => Some(param.flag),
                Location::Segment(name, _) => Some(name),
                _ => None,
            })
            .collect();
        assert_eq!(in_path, typed, "{}", endpoint.command);
    }
}

#[test]
fn no_two_params_share_a_flag_or_a_place() {
    for endpoint in endpoints() {
        let (mut flags, mut places) = (HashSet::new(), HashSet::new());
        for param in endpoint.all_params() {
            assert!(
                param.flag.is_empty() || flags.insert(param.flag),
                "{} --{}",
                endpoint.command,
                param.flag
            );
            let place = format!("{:?}", param.location);
            assert!(
                matches!(param.location, Location::Path | Location::Segment(..) | Location::Local)
                    || places.insert(place),
                "{} {:?}",
                endpoint.command,
                param.location
            );
            for other in param.not_with {
                assert!(
                    endpoint.all_params().any(|param| param.flag == *other),
                    "{} --{other}",
                    endpoint.command
                );
            }
        }
    }
}

#[test]
fn help_lines_have_no_full_stop_and_notes_on_money_have_one() {
    for endpoint in endpoints() {
        assert!(!endpoint.about.ends_with('.'), "{}", endpoint.command);
        assert!(endpoint.money.ends_with('.'), "{}", endpoint.command);
        for param in endpoint.all_params() {
            assert!(!param.help.ends_with('.'), "{} --{}", endpoint.command, param.flag);
            assert_eq!(
                param.flag.is_empty(),
                param.help.is_empty(),
                "{} --{}",
                endpoint.command,
                param.flag
            );
        }
    }
}

#[test]
fn every_column_is_found_in_the_sample_reply() {
    for endpoint in endpoints() {
        let reply: Value = serde_json::from_str(endpoint.example.reply).expect(endpoint.command);
        let data = &reply["data"];
        let row = if endpoint.table.list { &data[0] } else { data };
        for Column { pointer, .. } in endpoint.table.columns.iter() {
            let found = match pointer.strip_prefix('^') {
                Some(own) => reply.pointer(own),
                None => row.pointer(pointer),
            };
            assert!(found.is_some(), "{} {pointer}", endpoint.command);
        }
        for part in endpoint.table.nested {
            for Column { pointer, .. } in part.columns.iter().filter(|column| column.pointer != "@")
            {
                let mut lists = part.rows.iter().map(|(_, rows)| *rows);
                let found = lists.any(|rows| {
                    let rows = row.pointer(rows).unwrap_or(&Value::Null);
                    locate(rows, &format!("/*{pointer}")).iter().any(|(_, value)| value.is_some())
                });
                assert!(found, "{} {} {pointer}", endpoint.command, part.title);
            }
        }
        if let Some(id) = endpoint.table.id {
            assert!(row.pointer(id).is_some(), "{} {id}", endpoint.command);
        }
    }
}

#[test]
fn every_moved_amount_is_a_field() {
    for endpoint in endpoints() {
        if let Effect::MovesMoney { amount: Some(pointer), .. } = endpoint.effect {
            assert!(
                endpoint.all_params().any(|param| param.location == Location::Field(pointer)),
                "{}",
                endpoint.command
            );
        }
    }
}

#[test]
fn whatever_asks_writes_and_reads_its_object_first() {
    for endpoint in endpoints() {
        assert!(!endpoint.asks || endpoint.effect.writes(), "{}", endpoint.command);
        assert!(endpoint.state.is_none() || endpoint.asks, "{}", endpoint.command);
    }
}

#[test]
fn checks_never_panic_on_any_json() {
    use proptest::prelude::*;
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::String),
        Just(serde_json::json!("1e999")),
    ];
    let keys = prop_oneof![
        Just("products".to_owned()),
        Just("orderSummary".to_owned()),
        Just("amount".to_owned()),
        Just("grandTotal".to_owned()),
        Just("rate".to_owned()),
        Just("orderDate".to_owned()),
        Just("0".to_owned()),
        "[a-z]{1,5}",
    ];
    let json = leaf.prop_recursive(4, 48, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            prop::collection::vec((keys.clone(), inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    });
    proptest!(|(body in json)| {
        for endpoint in endpoints() {
            for problem in endpoint.problems(&body, 1_767_225_600) {
                let _ = (problem.to_line(), problem.sentence(), problem.to_json());
            }
            endpoint.unknown_fields(&body);
        }
    });
}

#[test]
fn any_identifier_fills_exactly_one_path_segment() {
    use proptest::prelude::*;
    proptest!(|(id in ".{1,40}")| {
        let one = segment(&id);
        prop_assert!(!one.contains(['/', '?', '#', '.']));
        let decoded = url::form_urlencoded::parse(format!("x={one}").as_bytes()).next().map(|(_, value)| value.into_owned());
        prop_assert_eq!(decoded.as_deref(), Some(id.as_str()));
    });
}

/// The same sums with exact fractions: the outside witness for [`crate::base::money`].
mod fractions {
    use num_rational::BigRational;

    /// A decimal as people type it.
    pub fn of(text: &str) -> BigRational {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits = format!("{whole}{decimals}").parse().expect("digits");
        let ten_to = format!("1{}", "0".repeat(decimals.len())).parse().expect("digits");
        BigRational::new(digits, ten_to)
    }

    /// Two decimals, half away from zero; nothing here is negative but a line that is refused.
    pub fn round(exact: &BigRational) -> BigRational {
        let hundred = BigRational::from_integer(100.into());
        let half = BigRational::new(1.into(), 2.into());
        let sign = if *exact < of("0") { -1 } else { 1 };
        let sign = BigRational::from_integer(sign.into());
        let cents = (exact * &sign * &hundred + half).floor();
        cents / hundred * sign
    }
}

// Ten thousand, as two cores can do them at once.

#[test]
fn five_thousand_orders_are_exact_to_the_cent() {
    check_orders(5_000);
}

#[test]
fn five_thousand_more_orders_are_exact_to_the_cent() {
    check_orders(5_000);
}

/// Whether so many random orders have the sums that exact fractions give.
fn check_orders(cases: u32) {
    use num_rational::BigRational;
    use proptest::prelude::*;

    use crate::base::dates::Clock;

    /// Quantity, rate, discount and VAT percent, as typed.
    type ObjectLine = (String, String, String, String);

    let decimal = |whole: std::ops::Range<u64>, places: u32| {
        (whole, 0..10u64.pow(places), 0..=places).prop_map(|(whole, part, places)| {
            let part = format!("{part:09}");
            let places = usize::try_from(places).expect("few");
            let part = &part[9 - places..];
            // Three decimals that two would do are read two ways, and refused.
            let part = if part.len() == 3 { part.trim_end_matches('0') } else { part };
            if part.is_empty() { whole.to_string() } else { format!("{whole}.{part}") }
        })
    };
    let line = (
        decimal(0..1000, 3),
        decimal(0..100_000, 2),
        decimal(0..200, 2),
        prop_oneof![
            Just("0"),
            Just("12"),
            Just("15"),
            Just("25"),
            Just("8"),
            Just("11.11"),
            Just("24.5")
        ]
        .prop_map(str::to_owned),
    );
    let lines = prop::collection::vec(line, 1..9);
    let clock = Clock { now: jiff::Timestamp::UNIX_EPOCH, zone: crate::base::dates::Zone::UTC };
    let context = RequestContext { clock: &clock, overrides: Overrides::default() };
    let zero = || fractions::of("0");
    let hundred = fractions::of("100");
    let config = ProptestConfig { cases, ..ProptestConfig::default() };
    proptest!(config, |(lines in lines)| {
        let (mut sub_total, mut tax_sum, mut discounts, mut total) = (zero(), zero(), zero(), zero());
        let mut typed = Typed::default();
        let mut amounts: Vec<BigRational> = Vec::new();
        for (quantity, rate, discount, tax) in lines as Vec<ObjectLine> {
            let words = format!("name=A,qty={quantity},rate={rate},discount={discount},tax={tax}");
            let exact = fractions::of(&rate) * fractions::of(&quantity) - fractions::of(&discount);
            let amount = fractions::round(&exact);
            let parsed = (kinds::vocabulary::ORDER_LINE.parse)(&words);
            // What is nothing is no line; a rate has to be an amount.
            if amount <= zero() || fractions::of(&rate) == zero() {
                prop_assert!(parsed.is_err(), "{words}");
                continue;
            }
            typed.push("line", parsed.map_err(TestCaseError::fail)?);
            let share = &hundred / (&hundred + fractions::of(&tax));
            let net = fractions::round(&(&amount * &share));
            let discount = fractions::round(&(fractions::of(&discount) * share));
            sub_total += &net + &discount;
            tax_sum += &amount - net;
            discounts += discount;
            total += &amount;
            amounts.push(amount);
        }
        if !typed.has("line") {
            return Ok(());
        }
        for command in ["orders send-payment-link", "subscriptions submit"] {
            let endpoint = endpoint(command).expect("known");
            let body = endpoint.apply(&typed, serde_json::json!({}), BodySource::File, &context).expect("small enough");
            let told = |pointer: &str| {
                body.pointer(pointer).map(|number| fractions::of(&number.to_string()))
            };
            for (at, amount) in amounts.iter().enumerate() {
                prop_assert_eq!(told(&format!("/products/{at}/amount")), Some(amount.clone()));
            }
            for (key, exact) in
                [("subTotal", &sub_total), ("totalTax", &tax_sum), ("totalDiscount", &discounts), ("grandTotal", &total)]
            {
                prop_assert_eq!(told(&format!("/orderSummary/{key}")), Some(exact.clone()), "{}", key);
            }
            if command == "subscriptions submit" {
                prop_assert_eq!(told("/orderSummary/payablePerCycle"), Some(total.clone()));
            }
            // What is computed here is never what the checks complain of.
            let problems = endpoint.problems(&body, 0);
            let sums = problems.iter().filter(|problem| problem.pointer.starts_with("/orderSummary"));
            let complaints: Vec<String> = sums.map(Problem::to_line).collect();
            prop_assert!(complaints.is_empty(), "{complaints:?}");
        }
    });
}
