//! A verdict on a callback as it is stored: in words, with what the callback claims.

use crate::callback::{CheckOutcome, Verdict};

/// Why a callback has its verdict; empty where it is authentic and nothing is odd.
pub fn reason(verdict: &Verdict) -> String {
    let outcome = match verdict.outcome {
        CheckOutcome::Authentic => "",
        CheckOutcome::HashDoesNotFit => "the checksum is wrong",
        CheckOutcome::BoundariesDoNotHold => "the hash fits, the boundaries do not",
        // A checksum that stands there and cannot be read is told instead.
        CheckOutcome::NothingSigned if !verdict.findings.is_empty() => "",
        CheckOutcome::NothingSigned => "nothing here is signed",
        CheckOutcome::UnsignedRest => "what stands after the checksum is not signed",
    };
    let mut sentences = Vec::new();
    if !outcome.is_empty() {
        sentences.push(outcome.to_owned());
    }
    sentences.extend(verdict.findings.iter().map(ToString::to_string));
    sentences.join("; ")
}

/// What a callback says under the first of these names that it has.
pub fn claim(verdict: &Verdict, names: &[&str]) -> String {
    names.iter().find_map(|name| verdict.value(name)).unwrap_or_default()
}

/// The text that the checksum is made of, without the secret at its end; `None` where nothing is signed.
pub fn signed_text(verdict: &Verdict) -> Option<String> {
    if verdict.outcome == CheckOutcome::NothingSigned {
        return None;
    }
    let signed = verdict.parameters.iter().filter(|one| one.is_hashed);
    Some(signed.map(|one| String::from_utf8_lossy(&one.value).into_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::callback::{CallbackKind, Pasted, verify};

    #[track_caller]
    fn check(query: &str, expected: Option<&str>) {
        let verdict = verify(&Pasted::of_query(query), b"", CallbackKind::Auto);
        assert_eq!(signed_text(&verdict).as_deref(), expected, "{query}");
    }

    #[test]
    fn a_checksum_that_cannot_be_read_is_not_called_missing() {
        let check = |query: &str, expected: &str| {
            let verdict = verify(&Pasted::of_query(query), b"s", CallbackKind::Auto);
            assert_eq!(reason(&verdict), expected, "{query}");
            assert_eq!(verdict.outcome, CheckOutcome::NothingSigned);
        };
        check("orderUuid=ODR1&status=Approved&type=Payment", "nothing here is signed");
        let escaped = "its parameters cannot be read: & is written as &amp; or in another escape";
        check("orderUuid=ODR1&amp;status=PAID&amp;checksum=00", escaped);
        let encoded = "its parameters cannot be read: the whole query is percent-encoded";
        check("orderUuid%3DODR1%26status%3DPAID%26checksum%3D00", encoded);
        let capitals = "Checksum is not checksum: PHP tells capitals from small letters";
        check("orderUuid=ODR1&Checksum=00", capitals);
        check("u=a%26checksum%3D0&b=1", "u holds the word checksum, which is no parameter there");
    }

    #[test]
    fn the_signed_text_is_what_is_hashed_and_nothing_else() {
        check("orderUuid=ODR1&status=PAID&checksum=ab", Some("ODR1PAID"));
        check("orderUuid=ODR1&a[]=7&status=PAID&a[]=8&checksum=ab", Some("ODR1ArrayPAID"));
        check("checksum=ab&orderUuid=ODR1", Some("ODR1"));
        check("companyCheckUuid=COMCHK1&score=7&checksum=ab&more=1", Some("COMCHK17"));
        check("checksum=ab", Some(""));
        check("orderUuid=ODR1&status=PAID", None);
    }
}
