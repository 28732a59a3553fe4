//! What is said of a repair and of a cause, and what to do about it.

use crate::base::step::{Command, Step};
use crate::callback::{Cause, Formula, Reason, Repair, SecretChange, SecretOwner};
use crate::commands::callback::input::VARIABLE;

/// What was undone, as the end of "repaired: ".
pub fn repaired(repair: Repair) -> &'static str {
    match repair {
        Repair::SoftBreaks => "an e-mail's soft line breaks (= at the end of a line, =3D)",
        Repair::Wrapped => "line breaks, blanks or invisible letters inside the address",
        Repair::PercentEncoded => "the whole address stood percent-encoded",
        Repair::Escapes => "& was written as &amp; or in another escape of HTML, JSON or a shell",
        Repair::EntityLetters => {
            "the beginning of a name had become a letter (×tamp for &timestamp)"
        }
        Repair::BlankInValue => {
            "a value holds a blank as it is, which PHP reads as one: an address has %20 there"
        }
    }
}

/// The reason of one among many, which were received as they stand there, in one sentence.
pub fn reason(reason: &Reason, source: &str) -> String {
    let causes = reason.causes.iter().map(|own| match own {
        Cause::Damaged(repair) => received(repaired(*repair)),
        other => cause(other, &reason.signed, source),
    });
    causes.collect::<Vec<_>>().join("; ")
}

/// What was done to a text before it was received.
pub fn received(damage: &str) -> String {
    format!("it was received so: {damage}")
}

/// A cause as a sentence. `source` is where the secret in use came from.
pub fn cause(cause: &Cause, signed: &[String], source: &str) -> String {
    match cause {
        Cause::Damaged(repair) => format!("the paste was damaged too: {}", repaired(*repair)),
        Cause::SecretOf(owner) => secret_of(owner, source),
        Cause::SecretChanged(change) => secret_changed(*change).to_owned(),
        Cause::Formula(formula) => earlier_formula(*formula).to_owned(),
        other => parameters_or_text(other, signed),
    }
}

fn parameters_or_text(cause: &Cause, signed: &[String]) -> String {
    let text = match cause {
        Cause::NumberSignInValue => {
            "a # stands in it as it is, and the checksum fits with it: nothing behind a # is ever sent to a server, so the text \
             was decoded, or changed"
        }
        Cause::PlusAndBlank => {
            "the checksum fits if + and a blank stand for each other in the values"
        }
        Cause::DecodedTwice => {
            "the checksum fits if the values are decoded twice: they were encoded twice"
        }
        Cause::NotDecoded => {
            "the checksum fits the values without decoding: the sender signed them encoded, \
                              or the text was decoded on its way here"
        }
        Cause::UpperCase => {
            "the checksum is in capitals; the documented one has small letters, and PHP compares them"
        }
        Cause::BehindChecksum => "something stands around the callback that does not belong to it",
        Cause::StopsAtChecksum => {
            "the checksum fits without what stands behind it, as in the sample for company checks"
        }
        Cause::SignsPastChecksum => {
            "the checksum fits with what stands behind it too, as in the sample for orders"
        }
        Cause::CutOff(digits) => {
            return format!(
                "the end is cut off: {digits} of the checksum's 64 digits are there, and they are right"
            );
        }
        Cause::CutShort(digits) => {
            let are = if *digits == 1 { "is" } else { "are" };
            return format!(
                "the end is cut off: {digits} of the checksum's 64 digits {are} there, too few to say whether they are right"
            );
        }
        Cause::FirstOfEquals(names) => {
            let names = names.join(", ");
            return format!(
                "{names} stands more than once: the checksum fits the first, and PHP reads the last"
            );
        }
        Cause::OwnLeftOut(names) => {
            let names = names.join(", ");
            return format!(
                "the checksum fits without {names}: the callback URL's own parameters were not signed"
            );
        }
        Cause::Added(names) => {
            let names = names.join(", ");
            return format!(
                "the checksum fits without {names}: added on the way, or not signed by the sender"
            );
        }
        Cause::Missing { name, value } => {
            return format!("the checksum fits with {name}={value}, which is missing here");
        }
        _ => {
            return format!(
                "the checksum fits in another order of the parameters: {}",
                signed.join(", ")
            );
        }
    };
    text.to_owned()
}

fn earlier_formula(formula: Formula) -> &'static str {
    match formula {
        Formula::InUrlOrder => "the checksum fits the documented formula",
        Formula::FiveNamed => {
            "the checksum fits an earlier formula, (b): orderUuid, status, createdAt, amount, timestamp. It leaves the \
             means of payment open"
        }
        Formula::ThreeNamed => {
            "the checksum fits the first formula, (c): orderUuid, status, createdAt. It leaves amount and time open"
        }
    }
}

fn secret_of(owner: &SecretOwner, source: &str) -> String {
    let whose = match owner {
        SecretOwner::Previous => "the previous secret".to_owned(),
        SecretOwner::Profile(name) => format!("the secret of profile {name}"),
        SecretOwner::PreviousOf(name) => format!("the previous secret of profile {name}"),
        SecretOwner::Sandbox => "the secret of the sandbox on this machine".to_owned(),
    };
    format!("it is signed with {whose}, not with that of {source}")
}

fn secret_changed(change: SecretChange) -> &'static str {
    match change {
        SecretChange::WithoutNewline => {
            "the secret that is kept ends with a line break, and it is signed without that"
        }
        SecretChange::WithoutBlanks => {
            "the secret that is kept has blanks around it, and it is signed without them"
        }
        SecretChange::WithoutQuotes => {
            "the secret that is kept stands in quotes, and it is signed without them"
        }
        SecretChange::WithoutMark => {
            "the secret that is kept begins with a byte order mark, and it is signed without that"
        }
        SecretChange::WithNewline => "it is signed with a line break behind the secret",
        SecretChange::WithBlank => "it is signed with a blank before or behind the secret",
        SecretChange::WithQuotes => "it is signed with quotes around the secret",
        SecretChange::WithMark => "it is signed with a byte order mark before the secret",
    }
}

/// What to do about a cause. `source` is where the secret came from that was checked with.
pub fn advice(cause: &Cause, source: &str) -> Step {
    match cause {
        Cause::Damaged(_) => "copy the address from where it was received".into(),
        Cause::NumberSignInValue | Cause::NotDecoded => {
            "take the query as it was received, before anything decodes it (REQUEST_URI, not a log of values)".into()
        }
        Cause::PlusAndBlank => "decode as forms do: + and %20 are a blank, %2B is a plus".into(),
        Cause::DecodedTwice => "decode each value once, and encode it once".into(),
        Cause::UpperCase => "write the digits of the checksum in small letters".into(),
        Cause::CutOff(_) | Cause::CutShort(_) => "copy the whole address".into(),
        Cause::BehindChecksum => "give the address without what stands around it".into(),
        Cause::FirstOfEquals(_) => "give each parameter a name of its own".into(),
        Cause::StopsAtChecksum | Cause::SignsPastChecksum | Cause::Formula(_) => {
            "sign every parameter but checksum, in the order of the URL".into()
        }
        Cause::OwnLeftOut(_) => "put nothing of your own into the query of the callback URL; its path can carry it".into(),
        Cause::Added(_) => "find what adds it (a link's tracker, a rewrite rule), or leave it out before the check".into(),
        Cause::Missing { .. } => "find the program on the way that takes it out".into(),
        Cause::Reordered => "check the query as it came, before a program sorts it".into(),
        Cause::SecretOf(owner) => other_secret(owner, source == VARIABLE),
        Cause::SecretChanged(change) => changed_secret(*change).into(),
    }
}

/// The variable wins over every other secret, so the check with another one goes without it.
fn other_secret(owner: &SecretOwner, variable_wins: bool) -> Step {
    let flags = match owner {
        SecretOwner::Profile(name) => vec!["-p".to_owned(), name.clone()],
        SecretOwner::Sandbox => vec!["--sandbox".to_owned()],
        SecretOwner::Previous | SecretOwner::PreviousOf(_) => {
            return "ask Front Payment which secret holds now: this was signed with the one before"
                .into();
        }
    };
    let command = match (variable_wins, owner) {
        (true, _) => Command::of_system("env")
            .args(["-u", VARIABLE, "fpgo"].map(str::to_owned))
            .args(flags)
            .args(["callback", "verify"].map(str::to_owned)),
        (false, SecretOwner::Profile(name)) => Command::of_profile("callback verify", name),
        (false, _) => Command::of_sandbox("callback verify"),
    };
    command.why("check it with that one")
}

fn changed_secret(change: SecretChange) -> &'static str {
    match change {
        SecretChange::WithoutNewline
        | SecretChange::WithoutBlanks
        | SecretChange::WithoutQuotes
        | SecretChange::WithoutMark => "take it off the secret where it is kept",
        SecretChange::WithNewline
        | SecretChange::WithBlank
        | SecretChange::WithQuotes
        | SecretChange::WithMark => "take it off the secret in the program that signs",
    }
}
