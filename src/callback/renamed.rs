//! Callbacks whose names or borders were changed under the same checksum, each way that there is: none may pass with another
//! status, amount, time or object than was signed. And honest ones, none of which may fail.

use super::checksum::checksum;
use super::documented::{COMPANY, GENERAL};
use super::find::Pasted;
use super::finding::Finding;
use super::forms::breaches;
use super::kind::CallbackKind;
use super::php::{PhpQuery, PhpVariable};
use super::sign::{Draft, TestKind, TestValues};
use super::verify::{CheckOutcome, Verdict, verify};
use crate::base::money::Amount;

const SECRET: &[u8] = b"s3cret";

/// Words that a shop looks for in `status`.
const STATUSES: [&str; 14] = [
    "PAID",
    "INVOICED",
    "RESEVRED",
    "RESERVED",
    "Reserved",
    "CAPTURED",
    "Captured",
    "CHARGED",
    "success",
    "REFUNDED",
    "PARTIAL REFUNDED",
    "CANCELLED",
    "EXPIRED",
    "SENT",
];

fn signed(query: &str, kind: CallbackKind) -> Verdict {
    let query = format!("{query}&checksum={}", checksum(query, SECRET, kind));
    verify(&Pasted::of_query(query), SECRET, CallbackKind::Auto)
}

#[track_caller]
fn check_honest(query: &str, kind: CallbackKind) {
    let verdict = signed(query, kind);
    assert_eq!(verdict.outcome, CheckOutcome::Authentic, "{query}: {:?}", verdict.findings);
    assert_eq!(verdict.findings, [], "{query}");
}

/// A callback of an order with these parameters of the callback URL's own before and behind.
fn order(before: &str, status: &str, method: &str, behind: &str) -> String {
    format!(
        "{before}orderUuid=ODR3140490217&status={status}&paymentMethod={method}&amount=1049.9&createdAt=1767225600&timestamp=1767225660{behind}"
    )
}

#[test]
fn no_honest_callback_fails() {
    let owns = [
        "",
        "order_identifier=12345&order_status=PAID&",
        "id=ODR99&",
        "at=1767999999&of=RES1&",
        "order.id=1&order.status=&x=7&",
        "note=PAID+1&",
    ];
    for before in owns {
        for status in STATUSES {
            for method in ["Visa", "mastercard", "invoice", "", "Visa+Debit", "american-express"] {
                let query = order(before, &status.replace(' ', "+"), method, "");
                check_honest(&query, CallbackKind::Order);
                check_honest(&query.replace("ODR3", "RES3"), CallbackKind::Order);
                check_honest(&query.replace("ODR3", "SUB3"), CallbackKind::Order);
            }
        }
    }
    for behind in ["&shop=7", "&utm=mail&id=x", "&own="] {
        check_honest(&order("", "PAID", "Visa", behind), CallbackKind::Order);
    }
    check_honest(&order("", "PAID", "Visa", "").replace("1049.9", "0"), CallbackKind::Order);
}

/// The documents show some with a few of the parameters only, and the callback URL may have its own.
#[test]
fn no_honest_company_check_fails() {
    let values = [
        "COMCHK1755764131",
        "23451",
        "AS",
        "Eksempel+%26+Co",
        "81",
        "Low",
        "Good",
        "0.4",
        "01019012345",
        "Ola+Test",
        "ola%40example.com",
        "1755764131",
    ];
    for some in 0..1_u32 << 11 {
        let mut parts = Vec::new();
        for (at, (name, value)) in COMPANY.iter().zip(values).enumerate() {
            if at == 0 || some >> (at - 1) & 1 == 1 {
                parts.push(format!("{name}={value}"));
            }
        }
        check_honest(&parts.join("&"), CallbackKind::Company);
        check_honest(&format!("order_identifier=12345&{}", parts.join("&")), CallbackKind::Company);
    }
}

#[test]
fn what_is_signed_for_tests_is_honest() {
    use TestKind::{Company, Order, Reservation, Subscription};
    for kind in [Order, Reservation, Subscription, Company] {
        for own in ["", "?order_identifier=12345&order_status=PAID"] {
            let values = TestValues {
                id: None,
                status: None,
                method: "Visa".into(),
                amount: Amount::from(800),
                vat: None,
                created: 1_767_225_600,
                sent: 1_767_225_660,
            };
            let to = format!("https://shop.example/cb{own}").parse().expect("a URL");
            let draft = Draft { to, pairs: kind.pairs(&values), signed: kind.signed() };
            let url = draft.right_url(SECRET);
            let verdict = verify(
                &Pasted::of_query(url.query().unwrap_or_default()),
                SECRET,
                CallbackKind::Auto,
            );
            assert_eq!(verdict.outcome, CheckOutcome::Authentic, "{url}: {:?}", verdict.findings);
            assert_eq!(verdict.findings, [], "{url}");
        }
    }
}

/// Each of these has the signed text, and so the checksum, of the honest one before it.
#[test]
fn what_was_renamed_or_moved_is_a_breach_and_says_which() {
    let check = |honest: &str, changes: &[(&str, &str)], what: &str| {
        let mut changed = honest.to_owned();
        for (from, to) in changes {
            assert!(changed.contains(from), "{changed} {from}");
            changed = changed.replacen(from, to, 1);
        }
        let sum = checksum(honest, SECRET, CallbackKind::Order);
        assert_eq!(checksum(&changed, SECRET, CallbackKind::Order), sum, "{changed}");
        let query = format!("{changed}&checksum={sum}");
        let told = |kind| verify(&Pasted::of_query(&*query), SECRET, kind);
        let strict = told(CallbackKind::Auto);
        assert_eq!(strict.outcome, CheckOutcome::BoundariesDoNotHold, "{changed}");
        let says = |finding: &Finding| finding.to_string().contains(what);
        assert!(strict.findings.iter().any(says), "{changed}: {:?}", strict.findings);
        let named = told(CallbackKind::Order);
        assert_eq!(named.outcome, CheckOutcome::Authentic);
        assert!(named.findings.iter().any(says), "{changed}: a warning");
    };
    let plain = order("", "PAID", "Visa", "");
    for name in GENERAL {
        check(&plain, &[(&format!("{name}="), "x=")], &format!("{name} is missing"));
    }
    check(&plain, &[("PAID&paymentMethod=", "PAID")], "paymentMethod is missing");
    check(&plain, &[("Visa&", "Vi&x=sa&")], "x stands among");
    check(&plain, &[("paymentMethod=Visa", "paymentMethod=&x=Visa")], "x stands among");
    check(&plain, &[("PAID", "&x=PAID")], "x stands among");
    check(&plain, &[("createdAt", "score"), ("timestamp", "createdAt")], "timestamp is missing");
    let part = order("", "PARTIAL+REFUNDED", "Visa", "");
    check(&part, &[("status=PARTIAL+", "note=PARTIAL+&status=")], "note stands among");
    check(&part, &[("+REFUNDED&paymentMethod=", "&paymentMethod=+REFUNDED")], "a blank at an end");
    let none = order("", "PARTIAL+REFUNDED", "", "");
    let last = [("status=PARTIAL+", "paymentMethod=PARTIAL+&status="), ("&paymentMethod=&", "&")];
    check(&none, &last, "a blank at an end");
    let own = order("order_identifier=12345&order_status=PAID&", "CANCELLED", "Visa", "");
    check(&own, &[("&status=", "&x="), ("order_status=", "status=")], "x stands among");
    let merged = [
        ("&status=CANCELLED&paymentMethod=", "&paymentMethod=CANCELLED"),
        ("order_status=", "status="),
    ];
    check(&own, &merged, "status stands before orderUuid");
    let amounts = [("&amount=", "&x="), ("order_identifier=", "amount=")];
    check(&own, &amounts, "x stands among");
    let merged = [("Visa&amount=", "Visa"), ("order_identifier=", "amount=")];
    check(&own, &merged, "amount stands before orderUuid");
    let time = order("at=1767999999&", "PAID", "Visa", "");
    check(
        &time,
        &[("timestamp=", "x="), ("at=", "timestamp=")],
        "timestamp stands before orderUuid",
    );
    let id = order("id=ODR5&is=PAID&", "CANCELLED", "Visa", "");
    check(&id, &[("&orderUuid=", "&x="), ("id=", "orderUuid=")], "stands among");
    let merged = [
        ("&orderUuid=", "&paymentMethod="),
        ("&status=CANCELLED&paymentMethod=", "CANCELLED"),
        ("id=", "orderUuid="),
        ("is=", "status="),
    ];
    check(&id, &merged, "paymentMethod holds an identifier");
    let behind = order("", "PAID", "Visa", "&at=1767999999&is=CANCELLED");
    check(&behind, &[("timestamp=", "x="), ("&at=", "&timestamp=")], "x stands among");
    check(&behind, &[("&status=", "&x="), ("&is=", "&status=")], "x stands among");
    let digits = [
        (
            "&amount=1049.9&createdAt=1767225600&timestamp=1767225660",
            "&amount=1049.9&createdAt=1767225600",
        ),
        ("&at=", "&paymentMethod=1767225660&timestamp="),
        ("&paymentMethod=Visa", ""),
        ("status=PAID", "status=PAIDVisa"),
    ];
    check(&behind, &digits, "paymentMethod holds");
}

/// Digits that moved through amount and times, where those of another parameter follow.
#[test]
fn digits_that_moved_by_any_number_of_places_are_a_breach() {
    let mut likely = 0;
    for created in (0..400_u32).map(|step| 1_600_000_000 + step * 1_234_567) {
        let honest =
            ["800", &created.to_string(), &(created + 60).to_string(), "2171923456"].concat();
        for places in 1..=6 {
            let (amount, rest) = honest.split_at(3 + places);
            let query = format!(
                "orderUuid=ODR1&status=PAID&paymentMethod=Visa&amount={amount}&createdAt={}&timestamp={}&own={}",
                &rest[..10],
                &rest[10..20],
                &rest[20..]
            );
            let found = breaches(&PhpQuery::read(&query), CallbackKind::Order);
            assert!(!found.is_empty(), "{query}");
            likely += u32::from(found.iter().all(|one| one.to_string().contains("can be moved")));
        }
    }
    assert!(likely > 20, "{likely}");
}

/// Every way to join neighbouring pieces of the signed text, and to give six of the results the documented names.
fn check_all_names(pieces: &[&str], honest: [&str; 6]) {
    let mut passed = 0;
    for joins in 0..1_u32 << (pieces.len() - 1) {
        let mut values = vec![pieces[0].to_owned()];
        for (at, piece) in pieces.iter().enumerate().skip(1) {
            match joins >> (at - 1) & 1 {
                1 => values.last_mut().expect("one").push_str(piece),
                _ => values.push((*piece).to_owned()),
            }
        }
        if values.len() >= GENERAL.len() {
            name_all(&values, &mut vec![None; values.len()], 0, &mut |variables| {
                let query = PhpQuery::of(variables);
                if !breaches(&query, CallbackKind::Order).is_empty() {
                    return;
                }
                passed += 1;
                for (name, signed) in GENERAL.iter().zip(honest) {
                    let claimed = String::from_utf8_lossy(query.value(name).unwrap_or_default());
                    let may_differ = *name == "paymentMethod"
                        || *name == "status" && !STATUSES.contains(&&*claimed);
                    assert!(may_differ || claimed == signed, "{values:?}: {name}={claimed}");
                }
            });
        }
    }
    assert!(passed > 0, "the honest one passes");
}

fn name_all(
    values: &[String],
    names: &mut Vec<Option<usize>>,
    next: usize,
    look: &mut dyn FnMut(Vec<PhpVariable>),
) {
    if next == GENERAL.len() {
        let name = |at: usize| names[at].map_or(format!("own{at}"), |own| GENERAL[own].to_owned());
        let variables = values.iter().enumerate();
        let variables =
            variables.map(|(at, value)| PhpVariable::text(name(at).into(), value.as_str().into()));
        return look(variables.collect());
    }
    for at in 0..values.len() {
        // What can have the form of no identifier and no time is not tried as one.
        let may_be = match GENERAL[next] {
            "orderUuid" => values[at].starts_with("ODR"),
            "createdAt" | "timestamp" => values[at].len() == 10,
            _ => true,
        };
        if names[at].is_none() && may_be {
            names[at] = Some(next);
            name_all(values, names, next + 1, look);
            names[at] = None;
        }
    }
}

#[test]
fn whatever_is_given_the_documented_names_nothing_else_passes_than_was_signed() {
    let honest = ["ODR31", "CANCELLED", "Visa", "800", "1767225600", "1767225660"];
    let with = |before: &[&'static str], behind: &[&'static str]| {
        check_all_names(&[before, &honest, behind].concat(), honest);
    };
    with(&["12345", "PAID"], &[]);
    with(&["ODR5", "PAID"], &[]);
    with(&["1767999999", "9"], &[]);
    with(&["PAID"], &["1767999999"]);
    with(&[], &["ODR5", "PAID"]);
    with(&[], &["1767999999", "77"]);
    let part = ["ODR31", "PARTIAL REFUNDED", "", "800", "1767225600", "1767225660"];
    check_all_names(
        &["12345", "ODR31", "PARTIAL ", "REFUNDED", "", "800", "1767225600", "1767225660"],
        part,
    );
    check_all_names(
        &["PAID", "ODR31", "PARTIAL", " REFUNDED", "", "800", "1767225600", "1767225660"],
        part,
    );
}
