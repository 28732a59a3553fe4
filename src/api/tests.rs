//! Tests that hold for every operation in the list.

use std::collections::HashSet;

use serde_json::Value;

use super::request::segment;
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
            .filter(|param| param.to == To::Path)
            .map(|param| param.flag)
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
            let place = format!("{:?}", param.to);
            assert!(
                matches!(param.to, To::Path | To::Local) || places.insert(place),
                "{} {:?}",
                endpoint.command,
                param.to
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
        for (_, pointer) in endpoint.table.columns.iter() {
            let found = match pointer.strip_prefix('^') {
                Some(own) => reply.pointer(own),
                None => row.pointer(pointer),
            };
            assert!(found.is_some(), "{} {pointer}", endpoint.command);
        }
        for part in endpoint.table.parts {
            for (_, pointer) in part.columns {
                let rows = part.rows;
                assert!(
                    row.pointer(&format!("{rows}/0{pointer}")).is_some(),
                    "{} {rows} {pointer}",
                    endpoint.command
                );
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
                endpoint.all_params().any(|param| param.to == To::Field(pointer)),
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
            for problem in endpoint.problems(&body, &Moment { now: 1_767_225_600 }) {
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
