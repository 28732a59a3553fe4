//! What was found out about one callback: the documented check of the text as it came, then its repair, then the search for
//! the reason. The secret is in none of it.

use crate::base::redact;
use crate::callback::{
    self, CallbackKind, Cause, Explanation, FindError, Pasted, Reason, Repair, Repaired, Verdict,
    Why, find_query, has_whole_checksum,
};
use crate::commands::callback::input::CallbackSecret;
use crate::commands::callback::other_secrets::other_secrets;
use crate::options::Globals;

/// What was found out.
pub struct Examined {
    /// The documented check of the callback.
    pub verdict: Verdict,
    /// What was undone in the text that was checked; none for the text as it came.
    pub repairs: Vec<Repair>,
    /// What stands behind the address and was not checked.
    pub left_out: Option<String>,
    /// What else was undone, where the checksum is wrong all the same.
    pub damage: Vec<Repair>,
    /// Why the checksum is wrong, if that is known.
    pub reason: Option<Reason>,
    /// How many checksums were computed to find it.
    pub hashes: u32,
    /// Whether something was left untried.
    pub is_cut_short: bool,
    /// Where the secret came from.
    pub source: String,
    /// Whether an address stood there, and no query in it.
    pub has_no_query: bool,
    /// Whether the text is what was received, so that a paste did not damage it.
    pub is_received: bool,
    /// Whether a whole checksum stands in the text that is none of the parameters.
    pub has_stray_checksum: bool,
    /// Whether a NUL byte stands in the text: PHP reads nothing behind it.
    pub has_nul: bool,
}

impl Examined {
    fn of(verdict: Verdict, pasted: &Pasted, secret: &CallbackSecret) -> Examined {
        let mut examined = Examined {
            verdict,
            repairs: Vec::new(),
            left_out: pasted.left_out.clone(),
            damage: Vec::new(),
            reason: None,
            hashes: 1,
            is_cut_short: false,
            source: secret.source.clone(),
            has_no_query: false,
            is_received: false,
            has_stray_checksum: false,
            has_nul: false,
        };
        examined.hide(&secret.bytes);
        examined
    }

    /// Hides a secret where a parameter holds it: it may be too short for the redaction of all output.
    fn hide(&mut self, secret: &[u8]) {
        for parameter in &mut self.verdict.parameters {
            if !secret.is_empty() && parameter.value == secret {
                parameter.value = redact::HIDDEN.into();
            }
            if !secret.is_empty() && parameter.name.as_bytes() == secret {
                parameter.name = redact::HIDDEN.into();
            }
        }
    }

    /// The value of a parameter, as text.
    pub fn value(&self, name: &str) -> Option<String> {
        self.verdict.value(name)
    }
}

/// Finds out about the callback in a text.
pub fn examine(
    text: &str,
    kind: CallbackKind,
    secret: &CallbackSecret,
    globals: &Globals,
) -> Result<Examined, FindError> {
    let found = find_query(text);
    if let Ok(pasted) = &found {
        let verdict = callback::verify(pasted, &secret.bytes, kind);
        if verdict.hash_fits {
            return Ok(Examined::of(verdict, pasted, secret));
        }
    }
    let mut why = Why::of(text, kind);
    if let Some(Repaired { repairs, pasted }) = why.repaired(&secret.bytes) {
        let verdict = callback::verify(&pasted, &secret.bytes, kind);
        return Ok(Examined { repairs, ..Examined::of(verdict, &pasted, secret) });
    }
    let others = other_secrets(globals);
    let explanation = why.explain(&secret.bytes, &others);
    let has_no_query = found == Err(FindError::NoQuery);
    let pasted = meant(found, &explanation)?;
    let verdict = callback::verify(&pasted, &secret.bytes, kind).of_hypothesis();
    let mut examined = Examined::of(verdict, &pasted, secret);
    let Explanation { damage, mut reason, hashes, is_cut_short, is_received, .. } = explanation;
    for known in others.iter().map(|other| &other.bytes).chain([&secret.bytes]) {
        examined.hide(known);
        if let Some(reason) = &mut reason {
            reason.hide(known);
        }
    }
    let has_stray_checksum = has_whole_checksum(text);
    let has_nul = text.contains('\0') || text.contains("%00");
    Ok(Examined {
        damage,
        reason,
        hashes,
        is_cut_short,
        has_no_query,
        is_received,
        has_stray_checksum,
        has_nul,
        ..examined
    })
}

/// The callback that the text means: where the text as it came has no checksum, and a repaired one has, the repaired one; but what was
/// received, or is cut by a `#`, is what a server reads of it.
fn meant(found: Result<Pasted, FindError>, explanation: &Explanation) -> Result<Pasted, FindError> {
    let is_explained = explanation.reason.is_some();
    let causes = explanation.reason.iter().flat_map(|reason| &reason.causes);
    let is_cut = causes.into_iter().any(|cause| *cause == Cause::NumberSignInValue);
    match (found, &explanation.pasted) {
        (Ok(own), _) if is_explained && (is_cut || explanation.is_received) => Ok(own),
        (Err(FindError::Several), _) if !is_explained => Err(FindError::Several),
        (found, Some(meant)) => {
            let left_out = found.ok().and_then(|pasted| pasted.left_out);
            let is_behind = left_out.as_ref().is_some_and(|text| !meant.query.contains(text));
            Ok(Pasted { left_out: left_out.filter(|_| is_behind), ..meant.clone() })
        }
        (Err(FindError::NoQuery), None) => Ok(Pasted::of_query("")),
        (found, None) => found,
    }
}
