//! A callback as nearly all are, in a line of an access log as nearly all are: it is read in one look, and its checksum computed
//! from the line. What is taken here is authentic and has nothing odd; of every other line nothing is told, and the long way
//! through `records/`, `php/`, `forms.rs` and `places.rs` says what it is.

use memchr::memchr;
use sha2::{Digest, Sha256};

use super::checksum::are_equal;
use super::lists::may_be_command;
use super::request::{begins_with_small_method, is_behind_a_quote, may_begin_behind};
use super::short_search::places;
use super::values::are_usual;

/// An authentic callback of an order.
#[derive(Debug, PartialEq, Eq)]
pub struct Usual<'t> {
    /// What it is about.
    pub order: &'t str,
    /// Its new status: letters, and blanks between them.
    pub status: &'t str,
}

/// The callback of a line whose checksum was made with this secret. The text under the hash is written to `text`.
pub fn authentic<'t>(line: &[u8], secret: &[u8], text: &'t mut Vec<u8>) -> Option<Usual<'t>> {
    let from_query = from_query(line)?;
    let (values, checksum, behind) = taken_apart(from_query)?;
    if !are_usual(values, b'+') || !ends_request(behind) {
        return None;
    }
    let [order, status, method, amount, created, sent] = values;
    text.clear();
    text.extend_from_slice(order);
    for word in [status, method] {
        text.extend(word.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }));
    }
    for rest in [amount, created, sent, secret] {
        text.extend_from_slice(rest);
    }
    if !are_equal(&Sha256::digest(&*text).into(), checksum) {
        return None;
    }
    let (order, status) =
        std::str::from_utf8(&text[..order.len() + status.len()]).ok()?.split_at(order.len());
    Some(Usual { order, status })
}

/// What stands behind the `?` of the first quoted request. The line begins with an address or a name, so that it is no JSON, no
/// command and no request by itself.
fn from_query(line: &[u8]) -> Option<&[u8]> {
    let first = line.first()?;
    let is_word = first.is_ascii_lowercase();
    if is_word && (may_be_command(line) || begins_with_small_method(line)) {
        return None;
    }
    if !(first.is_ascii_digit() || is_word) {
        return None;
    }
    let quote = memchr(b'"', line)?;
    let target = line[quote + 1..].strip_prefix(b"GET ")?;
    let path = target.iter().position(|byte| !IS_OF_PATH[usize::from(*byte)])?;
    let is_path = target.first() == Some(&b'/') && may_begin_behind(line, quote);
    if is_path { target[path..].strip_prefix(b"?") } else { None }
}

/// What neither ends a path nor has to be decoded to tell where it ends.
const IS_OF_PATH: [bool; 256] = {
    let mut of_path = [false; 256];
    let mut byte: u8 = b'!';
    while byte <= b'~' {
        of_path[byte as usize] = !matches!(byte, b'"' | b'#' | b'?' | b'\\');
        byte += 1;
    }
    of_path
};

/// The values of the documented parameters, the checksum, and what stands behind it.
type Parts<'l> = ([&'l [u8]; 6], &'l [u8], &'l [u8]);

/// Takes a query apart that has exactly those, in the documented order.
fn taken_apart(query: &[u8]) -> Option<Parts<'_>> {
    let rest = query.strip_prefix(b"orderUuid=")?;
    let (order, rest) = value_before(rest, b"&status=")?;
    let (status, rest) = value_before(rest, b"&paymentMethod=")?;
    let (method, rest) = value_before(rest, b"&amount=")?;
    let (amount, rest) = value_before(rest, b"&createdAt=")?;
    let (created, rest) = time_before(rest, b"&timestamp=")?;
    let (sent, rest) = time_before(rest, b"&checksum=")?;
    let (checksum, behind) = rest.split_at_checked(64)?;
    Some(([order, status, method, amount, created, sent], checksum, behind))
}

/// The value that stands first, up to the next `&`, and what stands behind this name of the next one.
#[inline]
fn value_before<'l, const N: usize>(
    rest: &'l [u8],
    next: &[u8; N],
) -> Option<(&'l [u8], &'l [u8])> {
    let (value, rest) = rest.split_at(places(b'&', rest).next()?);
    Some((value, rest.strip_prefix(next)?))
}

/// The same of a time, which has ten digits.
#[inline]
fn time_before<'l, const N: usize>(rest: &'l [u8], next: &[u8; N]) -> Option<(&'l [u8], &'l [u8])> {
    let (time, rest) = rest.split_at_checked(10)?;
    Some((time, rest.strip_prefix(next)?))
}

/// Whether a request ends here, and no other one stands in the rest of the line.
fn ends_request(rest: &[u8]) -> bool {
    let Some(version) = rest.strip_prefix(b" HTTP/") else { return false };
    let end = version.iter().position(|byte| !byte.is_ascii_digit() && *byte != b'.');
    let rest = &version[end.unwrap_or(version.len())..];
    rest.first() == Some(&b'"') && !is_behind_a_quote(rest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use crate::callback::checksum::checksum;
    use crate::callback::records::{Found, callback_in};
    use crate::callback::{CallbackKind, CheckOutcome, Checker};

    const SECRET: &[u8] = b"s3cret";

    /// What stands in each place of a usual line; what may stand there as well, so that one look is still enough; and what else.
    #[rustfmt::skip]
    const PLACES: &[(&str, &str, &str)] = &[
        ("192.0.2.7 - - [01/Jan/2026:00:01:00 +0000] ", "shop.example:443 192.0.2.7 - ola [x] ~c - ~1 \t~1 request=~1 \\\\", "7~1 x~1 ua=~1 \"x\" ~1 \"GET /b\" ~1 \\~1 {\"a\": ~1 {\"a\":~curl ~curl -x ~wget -x ~get /a ~post /a ~{~[~\"~ 1 ~GET /a ~GET /a?b ~get /a ~Get /a HTTP/1.1 ~options /a ~wget ~http ~fetch(~> ~~\u{feff}1 ~X ~:: ~\u{e9} "),
        ("\"", "none", "~'~\\\"~\"\""),
        ("GET ", "none", "GET  ~GET\t~GET~get ~GETS ~HEAD ~POST ~ GET "),
        ("/fp/callback", "/~/a%3Fb%23~/a;b=c&d", "~cb~http://x.no/cb~/a\\b~/a#b~/a?b~/a b~/a\"b~/\u{e9}~/a\rb~/a\0~/a\x7f"),
        ("?", "none", "~??~?&~&~?own=1&~%3F~?#"),
        ("orderUuid=", "none", "orderUuid[]=~orderuuid=~%6frderUuid=~order.Uuid=~order=~companyCheckUuid=~orderUuid"),
        ("ODR1234567890", "RES1~SUB12345678", "ODR~COM1~odr1~ODR1x~ODR 1~ODR1+~%4fDR1~ODR\u{661}~ODR1=2~ODR1\""),
        ("&status=", "none", "&&status=~&amp;status=~;status=~&status[]=~&own=1&status=~&status=A&status=~&amount=~"),
        ("PAID", "PARTIAL+REFUNDED~a+b++c", "PARTIAL%20REFUNDED~+PAID~PAID+~PA\u{e9}D~PAID1~~+~P A~P\"A~P#A~P\\x41"),
        ("&paymentMethod=", "none", "&paymentMethod[]=~&PaymentMethod=~&payment.Method=~&status="),
        ("Visa", "Visa+Debit~V", "Visa8~ODR1234~+Visa~Vi%2Bsa~~Visa\0~Visa'"),
        ("&amount=", "none", "&amount==~&amount[]=~&own=&amount="),
        ("800", "800.5~123456789.99", "1234567890~8.000~8.~.8~~8,0~+8~8+~-8~8.1.2~0x8"),
        ("&createdAt=", "none", "&created=~&createdAt=1&createdAt="),
        ("1767225600", "1767225660", "1767225661~2000000000~17672256000~176722560~3767225600~1767225600.0~+767225600"),
        ("&timestamp=", "none", "&timestamp[]=~&createdAt="),
        ("1767225660", "1767225600~2999999999", "9~~1767225660&own=x~1767225660&own=7~1767225660&"),
        ("&checksum=", "none", "&Checksum=~&checksum[]=~&checksum=0&checksum=~&x&checksum=~&checksum=+"),
        (" HTTP/1.1\"", " HTTP/2.0\"~ HTTP/\"", " HTTP/1.1~\"~~ HTTP/1.1 \"~  HTTP/1.1\"~ x HTTP/1.1\"~ HTTP/x\"~ HTTP/1.1\\\"~\\\" HTTP/1.1\"~\tHTTP/1.1\"~0 HTTP/1.1\"~&own=1 HTTP/1.1\"~&checksum=0 HTTP/1.1\"~#x HTTP/1.1\"~+ HTTP/1.1\"~ HTTP/1.1\"GET /b?c=1 HTTP/1.1\""),
        (" 200 2 \"-\" \"Front Payment\"", "~\r~ ~\0~ \"GET b\"~ \"x GET /b?orderUuid=ODR1\"~ {\"checksum\": \"1\", \"orderUuid\": \"ODR1\"}~ method=POST~ https://x.no/?orderUuid=ODR1&checksum=2", " \"GET /b\"~ \"GET /fp/callback\"~ \"POST /b\"~ \"post /b\"~ \"x1 /b HTTP/1.1\"~ \"7 /b HTTP/1.1\"~ \"PATCH https://x\"~ \\\"GET /b\\\"~ ua=\"GET /b\"~\"GET /b\""),
    ];

    /// Each text of a list, and whether one look is enough with it.
    fn texts(list: &'static str, is_enough: bool) -> impl Iterator<Item = (&'static str, bool)> {
        list.split('~').filter(|text| *text != "none").map(move |text| (text, is_enough))
    }

    /// In which of them the query stands that is signed.
    const SIGNED: std::ops::Range<usize> = 5..17;
    const CHECKSUM: usize = 17;

    /// The line with these in its places.
    fn line(parts: &[&str], changed: fn(String) -> String, kind: CallbackKind) -> String {
        let checksum = changed(checksum(&parts[SIGNED].concat(), SECRET, kind));
        [parts[..=CHECKSUM].concat(), checksum, parts[CHECKSUM + 1..].concat()].concat()
    }

    /// What the long way says of an authentic callback.
    fn by_the_long_way(line: &[u8], checker: &mut Checker) -> Option<(Vec<u8>, Vec<u8>)> {
        let found = callback_in(line, &mut |query| checker.reads_callback(query));
        let Found::One(query) = found else { return None };
        checker.reads_callback(&query);
        let (outcome, _) = checker.check(line, &query);
        let told = |value: Option<&[u8]>| value.unwrap_or_default().to_owned();
        let values = (told(checker.identifier()), told(checker.status()));
        (outcome == CheckOutcome::Authentic).then_some(values)
    }

    /// Holds both ways against each other, and tells whether one look was enough.
    fn check(line: &[u8], kind: CallbackKind) -> bool {
        let mut checker = Checker::new(SECRET, &[], kind);
        let usual = checker.usual(line);
        let Some(told) =
            usual.map(|own| (own.order.as_bytes().to_owned(), own.status.as_bytes().to_owned()))
        else {
            return false;
        };
        let expected = by_the_long_way(line, &mut checker);
        assert_eq!(Some(told), expected, "{kind:?} {}", line.escape_ascii());
        true
    }

    #[test]
    fn a_line_that_differs_in_one_place_is_told_alike_both_ways() {
        let usual: Vec<&str> = PLACES.iter().map(|(usual, ..)| *usual).collect();
        assert!(check(line(&usual, |own| own, CallbackKind::Auto).as_bytes(), CallbackKind::Auto));
        for (place, (_, as_usual, others)) in PLACES.iter().enumerate() {
            for (other, is_enough) in texts(as_usual, true).chain(texts(others, false)) {
                let mut parts = usual.clone();
                parts[place] = other;
                for kind in [CallbackKind::Auto, CallbackKind::Order, CallbackKind::Company] {
                    let is_enough = is_enough && kind != CallbackKind::Company;
                    let line = line(&parts, |own| own, kind);
                    assert_eq!(check(line.as_bytes(), kind), is_enough, "{kind:?} {line}");
                }
            }
        }
    }

    /// A text in a place: the usual one nearly always.
    fn part(place: usize) -> impl Strategy<Value = &'static str> {
        let (usual, as_usual, others) = PLACES[place];
        let all = texts(as_usual, true).chain(texts(others, false)).map(|(text, _)| text);
        prop_oneof![9 => Just(usual), 1 => select(all.collect::<Vec<_>>())]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]
        #[test]
        fn whatever_stands_in_a_line_is_told_alike_both_ways(
            parts in (0..PLACES.len()).map(part).collect::<Vec<_>>(),
            changed in prop_oneof![
                8 => Just((|own| own) as fn(String) -> String),
                1 => Just((|own: String| own.to_uppercase()) as fn(String) -> String),
                1 => Just((|own: String| own[1..].to_owned()) as fn(String) -> String),
            ],
            kind in select(vec![CallbackKind::Auto, CallbackKind::Auto, CallbackKind::Order, CallbackKind::Company]),
            typed in prop::option::weighted(0.5, (any::<prop::sample::Index>(), any::<bool>(), select(b" \t\r\"\\#?&=+%0aG/\0\x0c\xe9{".to_vec()))),
        ) {
            let mut line = line(&parts, changed, kind).into_bytes();
            if let Some((place, is_new, byte)) = typed {
                let place = place.index(line.len());
                line.splice(place..place + usize::from(!is_new), [byte]);
            }
            check(&line, kind);
        }
    }
}
