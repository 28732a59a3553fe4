//! A verdict on a callback as it is stored: in words, with what the callback claims.

use crate::callback::{CheckOutcome, ParameterRole, Verdict};

/// Every outcome of a check.
pub const OUTCOMES: [CheckOutcome; 5] = [
    CheckOutcome::Authentic,
    CheckOutcome::HashDoesNotFit,
    CheckOutcome::BoundariesDoNotHold,
    CheckOutcome::NothingSigned,
    CheckOutcome::UnsignedRest,
];

/// An outcome in one word.
pub fn word(outcome: CheckOutcome) -> &'static str {
    match outcome {
        CheckOutcome::Authentic => "authentic",
        CheckOutcome::HashDoesNotFit => "hash_does_not_fit",
        CheckOutcome::BoundariesDoNotHold => "boundaries_do_not_hold",
        CheckOutcome::NothingSigned => "nothing_signed",
        CheckOutcome::UnsignedRest => "unsigned_rest",
    }
}

/// Why a callback has its verdict; empty where it is authentic and nothing is odd.
pub fn reason(verdict: &Verdict) -> String {
    let outcome = match verdict.outcome {
        CheckOutcome::Authentic => "",
        CheckOutcome::HashDoesNotFit => "the checksum is wrong",
        CheckOutcome::BoundariesDoNotHold => "the hash fits, the boundaries do not",
        CheckOutcome::NothingSigned => "nothing here is signed",
        CheckOutcome::UnsignedRest => "what stands after the checksum is not signed",
    };
    let mut sentences = Vec::new();
    if !outcome.is_empty() {
        sentences.push(outcome.to_owned());
    }
    for finding in &verdict.findings {
        sentences.push(format!("{} {}", finding.parameter, finding.what));
    }
    sentences.join("; ")
}

/// What a callback says under the first of these names that it has.
pub fn claim(verdict: &Verdict, names: &[&str]) -> String {
    let mut claims = names.iter().filter_map(|name| {
        let parameter = verdict.parameters.iter().find(|parameter| parameter.name == *name)?;
        Some(String::from_utf8_lossy(&parameter.value).into_owned())
    });
    claims.next().unwrap_or_default()
}

/// The text that the checksum is made of, without the secret at its end.
pub fn signed_text(verdict: &Verdict) -> String {
    let signed = verdict.parameters.iter().filter(|one| one.role == ParameterRole::Signed);
    signed.map(|one| String::from_utf8_lossy(&one.value).into_owned()).collect()
}
