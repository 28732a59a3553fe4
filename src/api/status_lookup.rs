//! Which operations tell the status of an object, and which of them know the words that somebody asks for.

use super::catalogue::endpoints;
use super::endpoint::Endpoint;
use super::nearest_word::nearest_word;
use super::statuses::{Statuses, is_same_status};

/// An operation that tells the status of its object.
#[derive(Clone, Copy)]
pub struct StatusTeller {
    /// The operation.
    pub endpoint: &'static Endpoint,
    /// Its words.
    pub statuses: Statuses,
}

/// Why nothing can be asked for by some words.
pub enum WrongWords<'a> {
    /// No operation knows this word; the known one that is most like it.
    Unknown(&'a str, Option<&'static str>),
    /// Each is known, but no single operation knows all of them.
    NotTogether,
}

/// The operations that tell a status of what has this identifier, the usual one first.
pub fn that_tell_status(id: &str) -> Vec<StatusTeller> {
    let telling =
        |endpoint: &'static Endpoint| Some(StatusTeller { endpoint, statuses: endpoint.statuses? });
    endpoints().filter(|endpoint| endpoint.accepts(id)).filter_map(telling).collect()
}

/// Every status that one of these operations tells, once.
pub fn known_statuses(telling: &[StatusTeller]) -> Vec<&'static str> {
    let mut known: Vec<&str> = Vec::new();
    for word in telling.iter().flat_map(|teller| teller.statuses.known()) {
        if !known.iter().any(|own| is_same_status(own, word)) {
            known.push(word);
        }
    }
    known
}

/// Those of these operations that know all these words.
pub fn that_know(
    telling: Vec<StatusTeller>,
    words: &[String],
) -> Result<Vec<StatusTeller>, WrongWords<'_>> {
    for word in words {
        if !telling.iter().any(|teller| teller.statuses.knows(word)) {
            let known = telling.iter().flat_map(|teller| teller.statuses.known());
            return Err(WrongWords::Unknown(word, nearest_word(word, known)));
        }
    }
    let mut knowing = telling;
    knowing.retain(|teller| words.iter().all(|word| teller.statuses.knows(word)));
    if knowing.is_empty() { Err(WrongWords::NotTogether) } else { Ok(knowing) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_final_is_a_known_word() {
        for statuses in endpoints().filter_map(|endpoint| endpoint.statuses) {
            for last in statuses.finals {
                assert!(statuses.knows(last), "{last}");
            }
        }
    }
}
