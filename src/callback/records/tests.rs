//! What is found in a record in which a genuine callback stands beside a forged one.

use super::{Found, callback_in};
use crate::callback::forged::{GENUINE, forged};
use crate::callback::{CallbackKind, CheckOutcome, Checker};

/// Whether the callback of a record is authentic; `None` where it is not told which it is, or there is none.
fn is_authentic(record: &str) -> Option<bool> {
    let mut checker = Checker::new(b"s3cret", &[], CallbackKind::Auto);
    match callback_in(record.as_bytes(), &mut |query| checker.reads_callback(query)) {
        Found::One(query) => {
            assert!(checker.reads_callback(&query));
            Some(checker.check(record.as_bytes(), &query).0 == CheckOutcome::Authentic)
        }
        Found::Several | Found::Nothing => None,
    }
}

#[test]
fn a_genuine_callback_beside_a_forged_one_is_never_taken() {
    let taken = forged(false).into_iter().filter(|record| is_authentic(record) == Some(true));
    let taken: Vec<String> = taken.collect();
    assert!(taken.is_empty(), "{taken:#?}");
}

#[test]
fn a_genuine_callback_is_taken_out_of_its_record() {
    for form in [
        "https://shop.no/cb?<G>",
        "\"GET /cb?<G> HTTP/1.1\" 200 2 \"https://shop.no/?a=1\" \"x GET /cb?a=1\"",
        "1.2.3.4 - GET /x?orderUuid=1 [t] \"GET /cb?<G> HTTP/1.1\" 200",
        "1.2.3.4 GET /cb?<G> 200 https://shop.no/?a=1",
        "time=1 uri=\"/cb?<G>\" referer=\"https://shop.no/?orderUuid=ODR1\"",
        "time=1 args=\"<G>\"",
        "{\"uri\":\"/cb\",\"args\":\"<G>\",\"headers\":{\"Referer\":[\"https://shop.no/?orderUuid=ODR1\"]}}",
        "{\"request\":\"GET /cb?<G> HTTP/1.1\",\"uri\":\"/cb\",\"query\":\"<G>\",\"method\":\"GET\"}",
        "{\"log\":\"1.2.3.4 - - [t] \\\"GET /cb?<G> HTTP/1.1\\\" 200\\n\"}",
    ] {
        let record = form.replace("<G>", GENUINE);
        assert_eq!(is_authentic(&record), Some(true), "{record}");
    }
}
