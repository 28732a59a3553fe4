//! Personal values of a callback: which they are, and the query without them. With a value hidden nobody can check the
//! checksum any more, so it is hidden too: whoever knows the secret could try all personal numbers on it.

use std::borrow::Cow;

use url::form_urlencoded::{byte_serialize, parse};

use crate::base::privacy::{masked_text, names_person, without_numbers};
use crate::base::redact;

/// What the name of a parameter holds that says something about a person, beside the API's own fields: in English and in the
/// languages of the customers. Small letters.
const OF_PERSONS: [&str; 31] = [
    "name",
    "mail",
    "phone",
    "msisdn",
    "mobil",
    "address",
    "street",
    "birth",
    "person",
    "ssn",
    "contact",
    "customer",
    "navn",
    "namn",
    "epost",
    "postnr",
    "poststed",
    "postkod",
    "postal",
    "telefon",
    "tlf",
    "adress",
    "fodsel",
    "foedsel",
    "fdsel",
    "fodelse",
    "fdelse",
    "puhelin",
    "osoite",
    "sahkoposti",
    "shkposti",
];

/// Words that say so only where they stand alone in a name, as many others hold their letters.
const WORDS_OF_PERSONS: [&str; 16] = [
    "gate",
    "gata",
    "gade",
    "vei",
    "tel",
    "fnr",
    "pnr",
    "cpr",
    "kunde",
    "kundenr",
    "kundenummer",
    "kund",
    "nimi",
    "katu",
    "asiakas",
    "zip",
];

/// Names that hold one of these words and mean no person.
const OF_NOBODY: [&str; 1] = ["customerUuid"];

/// The longest name of a personal parameter that is kept, in letters.
const LONGEST_NAME: usize = 100;

/// How often a text may be encoded, one time after the other, and is still read.
const MOST_DECODINGS: usize = 3;

/// Whether a parameter says something about a person, by its name or by the look of its value.
pub fn is_personal(name: &str, value: &str) -> bool {
    if value.is_empty() {
        return false;
    }
    is_of_person(name) || looks_personal(value) || looks_personal(name)
}

fn is_of_person(name: &str) -> bool {
    decodings(name).iter().any(|name| {
        let letters: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        let letters = letters.to_ascii_lowercase();
        let is_of_nobody = OF_NOBODY.iter().any(|other| other.eq_ignore_ascii_case(&letters));
        let is_of_person = names_person(name)
            || OF_PERSONS.iter().any(|word| letters.contains(word))
            || words(name).iter().any(|word| WORDS_OF_PERSONS.contains(&word.as_str()));
        is_of_person && !is_of_nobody
    })
}

/// The words of a name in small letters: `kunde-nr`, `kunde_nr` and `kundeNr` have two.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for letter in name.chars() {
        if !letter.is_alphabetic() || letter.is_uppercase() && was_small {
            words.push(String::new());
        }
        if letter.is_alphabetic()
            && let Some(word) = words.last_mut()
        {
            word.extend(letter.to_lowercase());
        }
        was_small = letter.is_lowercase();
    }
    words
}

fn looks_personal(text: &str) -> bool {
    decodings(text)
        .iter()
        .any(|text| text.contains('@') || matches!(without_numbers(text), Cow::Owned(_)))
}

/// The text, and what it is where it was encoded once more than it had to be.
fn decodings(text: &str) -> Vec<String> {
    let mut decodings = vec![text.to_owned()];
    for _ in 0..MOST_DECODINGS {
        let last = decodings.last().map(String::as_str).unwrap_or_default();
        match decoded(last) {
            Some(next) if next != last => decodings.push(next),
            _ => break,
        }
    }
    decodings
}

/// The text with its percent signs decoded. A plus is a plus there: it was a blank the first time.
fn decoded(text: &str) -> Option<String> {
    let value = format!("v={}", text.replace('&', "%26").replace('+', "%2B"));
    parse(value.as_bytes()).next().map(|(_, value)| value.into_owned())
}

/// The query as it may be written to a disk, and whether it is the one that came.
pub fn without_persons(query: &str) -> (String, bool) {
    let parts: Vec<&str> = query.split('&').collect();
    let personal: Vec<bool> = parts.iter().map(|part| is_personal_part(part)).collect();
    if !personal.contains(&true) {
        return (query.to_owned(), true);
    }
    let mut kept = Vec::new();
    for (part, is_personal) in parts.into_iter().zip(personal) {
        let (name, value) = pair(part);
        kept.push(match is_personal || name == "checksum" {
            true => {
                format!("{}={}", written(&kept_text(&name, LONGEST_NAME)), written(&masked(&value)))
            }
            false => part.to_owned(),
        });
    }
    (kept.join("&"), false)
}

fn is_personal_part(part: &str) -> bool {
    let (name, value) = pair(part);
    is_personal(&name, &value) || value.is_empty() && looks_personal(&name)
}

/// Name and value of one parameter, decoded.
fn pair(part: &str) -> (String, String) {
    let decoded = parse(part.as_bytes()).next();
    decoded.map(|(name, value)| (name.into_owned(), value.into_owned())).unwrap_or_default()
}

/// Nothing but the last letters of long values is left, and nothing of a checksum, a name or an address.
fn masked(value: &str) -> String {
    match value.bytes().all(|byte| byte.is_ascii_digit()) {
        true => masked_text(value),
        false => stars(value),
    }
}

/// Encoded, with the stars as they are.
fn written(text: &str) -> String {
    byte_serialize(text.as_bytes()).collect()
}

/// A text about a callback, such as a claim, as it may be written to a disk: without secrets, and cut to so many letters.
pub fn kept_text(text: &str, longest: usize) -> String {
    let cut: String = redact::text(text).chars().take(longest).collect();
    let kept = without_numbers(&cut).into_owned();
    match looks_personal(&kept) {
        true => stars(&cut),
        false => kept,
    }
}

/// The path of a callback in the same way. What stands in it with a blank is taken for a name.
pub fn kept_path(path: &str, longest: usize) -> String {
    let mut parts = Vec::new();
    for part in path.split('/') {
        let has_blank = decodings(part).iter().any(|part| part.contains([' ', '+']));
        parts.push(if has_blank { stars(part) } else { part.to_owned() });
    }
    kept_text(&parts.join("/"), longest)
}

fn stars(text: &str) -> String {
    "*".repeat(text.chars().count().min(12))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(query: &str, expected: &str) {
        let (kept, is_whole) = without_persons(query);
        assert_eq!(kept, expected);
        assert_eq!(is_whole, query == expected, "{query}");
    }

    #[test]
    fn what_names_nobody_is_kept_as_it_came() {
        for query in [
            "orderUuid=ODR1234567890&status=PAID&paymentMethod=Visa&amount=800&createdAt=1767225600&checksum=abc",
            "shop=3&session=a+b%20c&orderUuid=RES1&x='y'&checksum=abc",
            "orderUuid=ODR1&status=Approved&type=Payment&totalAmount=42&currency=NOK",
            "companyCheckUuid=COMCHK1&companyId=999888777&score=650&customerUuid=CSRT123&checksum=abc",
            "",
            "a&&=b&c=",
            "gateway=1&paymentGateway=2&sekunder=3&minimiamount=4&refnr=5&hotel=6&navigate=7&discount=50%25&a=1%252B1",
        ] {
            check(query, query);
        }
    }

    #[test]
    fn a_company_check_is_kept_without_its_persons_and_its_checksum() {
        check(
            "companyCheckUuid=COMCHK1&companyName=Kari+AS&score=650&personalNumber=01019012345&contactPersonName=Kari%20N&\
             contactPersonEmail=kari%40example.com&createdAt=1767225600&checksum=0123456789abcdef",
            "companyCheckUuid=COMCHK1&companyName=*******&score=650&personalNumber=*********45&contactPersonName=******&\
             contactPersonEmail=************&createdAt=1767225600&checksum=************",
        );
    }

    #[test]
    fn persons_are_found_however_they_are_written() {
        for query in [
            "contact.Person.Name=Kari",
            "contactPersonName[]=Kari",
            "c%6fntactPersonName=Kari",
            "Name=Kari",
            "own=kari%40example.com",
            "own=kari@example.com",
            "own=0%3101901234%35",
            "own=010190+12345",
            "kari%40example.com=1",
            "kari%40example.com",
            "01019012345=x",
            "phone=40000001",
            "navn=Kari",
            "tlf=98765432",
            "adresse=Kari+1",
            "epost=kari%2540example.com",
            "e-post=kari",
            "own=kari%252540example.com",
            "n%2561vn=Kari",
            "gate=Kari",
            "kunde_gate=Kari",
            "kundeGate=Kari",
            "fnr=Kari",
            "kunde=Kari",
            "kundenavn=Kari",
            "mobilnr=98765432",
            "f%C3%B8dselsdato=010190",
            "s%C3%A4hk%C3%B6posti=kari",
            "own=%2530101901234%2535",
        ] {
            let (kept, is_whole) = without_persons(query);
            assert!(!is_whole, "{query}");
            for part in ["Kari", "kari", "example", "010190", "4000000", "12345", "98765"] {
                assert!(!kept.contains(part), "{query}: {kept}");
            }
        }
    }

    #[test]
    fn texts_are_cut_and_hold_no_person() {
        assert_eq!(kept_text("/fp/callback", 200), "/fp/callback");
        assert_eq!(kept_text("ODR1234567890", 5), "ODR12");
        assert_eq!(kept_text("/u/01019012345", 200), "/u/*********45");
        assert_eq!(kept_text("/u/kari%40x.no", 200), "************");
        assert_eq!(kept_text("/u/kari%2540x.no", 200), "************");
        assert_eq!(kept_path("/u/Kari%20Nordmann/cb", 200), "/u/************/cb");
        assert_eq!(kept_path("/u/Kari%2520N", 200), "/u/**********");
        assert_eq!(kept_path("/u/Kari+N", 200), "/u/******");
        assert_eq!(kept_path("/fp/callback%2Fx", 200), "/fp/callback%2Fx");
    }
}
