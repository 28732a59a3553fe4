//! What each kind of row holds: one type for writing and for reading it. The keys and their order are those of every
//! journal that was ever written, so none of them may be renamed. How rows are chained is left to `chain.rs`, and what
//! becomes of a field that does not fit, to `fields.rs`.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::fields;
use super::outcome::Outcome;
use crate::api::{LineId, PoolId, StateRecord, Way};
use crate::base::money::Amount;

/// What a row can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// What is about to be sent.
    Intent,
    /// How it ended.
    Outcome,
    /// What was found out later about an unknown outcome.
    Resolution,
    /// A state that was read to settle an attempt.
    Reading,
    /// Rows that are gone: pruned, or lost.
    Checkpoint,
}

impl RowKind {
    /// Every kind.
    pub const ALL: [RowKind; 5] = [
        RowKind::Intent,
        RowKind::Outcome,
        RowKind::Resolution,
        RowKind::Reading,
        RowKind::Checkpoint,
    ];

    /// The word in the table.
    pub fn word(self) -> &'static str {
        match self {
            RowKind::Intent => "intent",
            RowKind::Outcome => "outcome",
            RowKind::Resolution => "resolution",
            RowKind::Reading => "reading",
            RowKind::Checkpoint => "checkpoint",
        }
    }
}

/// What is about to be sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Intent {
    /// The command, `orders refund`.
    pub command: String,
    /// The HTTP method.
    pub method: String,
    /// Path and query after the base URL.
    pub target: String,
    /// The base URL; with `object` the key of everything that is asked of the journal.
    pub base_url: String,
    /// The object's identifier, if the operation has one.
    pub object: Option<String>,
    /// The profile's name.
    pub profile: Option<String>,
    /// demo, production or sandbox.
    pub environment: Option<String>,
    /// It asks or moves money: while its outcome is unknown, no other such write may follow on the object.
    pub binds: bool,
    /// The amount moved, in the currency itself.
    #[serde(with = "fields::amount")]
    pub amount: Option<Amount>,
    /// The amount that limits count, where the body can be read as more than it states.
    #[serde(with = "fields::amount")]
    pub counted: Option<Amount>,
    /// How much of the amount on which line.
    #[serde(with = "fields::lines")]
    pub lines: Vec<(LineId, Amount)>,
    /// Which way it moves money.
    pub way: Option<Way>,
    /// The pool that it takes from, if it takes from one.
    pub pool: Option<PoolId>,
    /// The pool as the API told it just before.
    pub told: Option<PoolFigures>,
    /// The body as sent, with personal fields masked.
    pub body: Option<Value>,
    /// The keyed hash of the body as sent.
    pub body_hash: Option<String>,
    /// The keyed hash of what identifies the thing that it makes, where that can be found again.
    pub trace: Option<String>,
    /// The keyed hash of the body that would have left the object as it was, where the operation replaces it.
    pub was_hash: Option<String>,
    /// Hash that recognises a repeated creation (no dates in it).
    pub alike: Option<String>,
    /// The state just read.
    pub before: Option<StateRecord>,
    /// Why it is sent, or why a guard was overridden.
    pub reason: Option<String>,
    /// The ticket that it belongs to.
    pub ticket: Option<String>,
    /// The entry that this one answers to: what was refused before an approval is asked for.
    pub follows: Option<i64>,
    /// The bulk run that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run: Option<String>,
    /// The row of that run, as a spreadsheet counts it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u64>,
    /// The user of this machine.
    pub user: Option<String>,
    /// The name of this machine.
    pub host: Option<String>,
    /// The version of fpgo.
    pub version: Option<String>,
    /// The lock that the sending process holds while it lives.
    pub process: Option<String>,
    /// The hash of the intent on the machine that it came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// When it came from another machine.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub imported: Option<String>,
}

/// A pool's figures as the API reported them just before the write.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PoolFigures {
    /// All of it, in the currency itself.
    #[serde(with = "fields::amount")]
    pub whole: Option<Amount>,
    /// Taken of it so far.
    #[serde(with = "fields::amount")]
    pub taken: Option<Amount>,
}

/// How an attempt ended, and what the answer said.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Ending {
    /// The outcome in a word.
    #[serde(rename = "word")]
    pub outcome: Outcome,
    /// When it ended.
    pub ended: Option<String>,
    /// The HTTP status, if an answer came.
    pub http: Option<u16>,
    /// The API's message, or why there is none.
    pub message: Option<String>,
    /// The identifier of what was made.
    pub made: Option<String>,
}

impl Ending {
    /// Nothing was sent, for this reason.
    pub fn not_sent(why: &str) -> Ending {
        Ending { outcome: Outcome::NotSent, message: Some(why.to_owned()), ..Ending::default() }
    }
}

/// What became of an attempt after all: a person's word, or what the API shows.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Resolution {
    /// The outcome in a word.
    #[serde(rename = "word")]
    pub outcome: Outcome,
    /// When it was settled.
    pub resolved: Option<String>,
    /// What shows it, or how the person knows it.
    pub resolved_because: String,
    /// The state that shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<StateRecord>,
    /// The identifier of what was made, where it was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub made: Option<String>,
}

impl Resolution {
    /// That it happened or not, for this reason.
    pub fn new(happened: bool, because: &str) -> Resolution {
        let outcome = if happened { Outcome::Happened } else { Outcome::DidNotHappen };
        Resolution { outcome, resolved_because: because.to_owned(), ..Resolution::default() }
    }
}

/// A state of the object that was read to settle an attempt.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Reading {
    /// The number of the attempt.
    pub of: i64,
    /// The state.
    pub state: Option<StateRecord>,
}

/// What tells of rows that are gone: those that were pruned, or those that were lost.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Checkpoint {
    /// The number of the last pruned row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub through: Option<i64>,
    /// The hash of the last pruned row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hash: Option<String>,
    /// How many rows were pruned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<usize>,
    /// Every pruned row was written before this moment, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// A loss that a person has accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lost: Option<AcceptedLoss>,
}

/// A loss that a person has accepted.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AcceptedLoss {
    /// What the check found.
    pub because: String,
    /// The person's reason.
    pub reason: String,
    /// The number of the newest row that the record told of.
    pub told: i64,
    /// The rows that are gone, from and to.
    pub gone: Vec<(i64, i64)>,
    /// The rows that are there, but are not what was written or do not follow what stands before them.
    pub breaks: Vec<AcceptedBreak>,
    /// The user of this machine.
    pub user: Option<String>,
    /// The name of this machine.
    pub host: Option<String>,
}

/// A row that is not what was written, and was accepted as it is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AcceptedBreak {
    /// The row's number.
    pub row: i64,
    /// The hash of its content as it was found.
    pub sum: String,
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeOwned;

    use super::fields::read;
    use super::*;

    #[track_caller]
    fn has_keys<T: Serialize + Default>(expected: &str) {
        let row = serde_json::to_value(T::default()).expect("JSON");
        let keys: Vec<&str> =
            row.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(keys.join(" "), expected);
    }

    #[test]
    fn a_row_has_the_keys_that_it_always_had_in_their_order() {
        has_keys::<Intent>(
            "command method target base_url object profile environment binds amount counted lines way pool told body \
             body_hash trace was_hash alike before reason ticket follows user host version process",
        );
        has_keys::<PoolFigures>("whole taken");
        has_keys::<Ending>("word ended http message made");
        has_keys::<Resolution>("word resolved resolved_because");
        has_keys::<Reading>("of state");
        has_keys::<Checkpoint>("");
        has_keys::<AcceptedLoss>("because reason told gone breaks user host");
    }

    /// A text that is read and written comes out as it was.
    #[track_caller]
    fn is_kept<T: Serialize + DeserializeOwned + Default>(text: &str) {
        assert_eq!(serde_json::to_string(&read::<T>(text)).expect("JSON"), text);
    }

    #[test]
    fn every_digit_is_kept() {
        is_kept::<Intent>(&serde_json::to_string(&Intent::default()).expect("JSON"));
        let of_run = Intent { run: Some("RUN1".into()), row: Some(u64::MAX), ..Intent::default() };
        is_kept::<Intent>(&serde_json::to_string(&of_run).expect("JSON"));
        let before =
            r#"{"status":"PAID","total":1234567890123456.10,"refunded":0.10,"captured":5}"#;
        is_kept::<Reading>(&format!(r#"{{"of":12,"state":{before}}}"#));
        is_kept::<PoolFigures>(r#"{"whole":900719925474099.50,"taken":0.10}"#);
        is_kept::<Checkpoint>(r#"{"through":4,"hash":"ab","rows":4}"#);
        let lost = r#"{"because":"b","reason":"r","told":6,"gone":[[5,6]],"breaks":[{"row":3,"sum":"ab"}],"user":null,"host":"h"}"#;
        is_kept::<Checkpoint>(&format!(r#"{{"lost":{lost}}}"#));
        let intent: Intent = read(r#"{"lines":[{"id":"7001","amount":0.10}],"body":{"n":1.10}}"#);
        let text = serde_json::to_string(&intent).expect("JSON");
        for part in [r#""lines":[{"id":"7001","amount":0.10}]"#, r#""body":{"n":1.10}"#] {
            assert!(text.contains(part), "{text}");
        }
    }

    #[test]
    fn what_does_not_fit_is_left_out_and_the_rest_is_read() {
        let odd = r#"{"command":"orders refund","amount":"300.50","way":"sideways","binds":"yes","told":7,"lines":null,
                      "follows":"x","object":null,"object":"ODR1","of_tomorrow":[1],"reason":"r"}"#;
        let intent: Intent = read(odd);
        assert_eq!(intent.command, "orders refund");
        assert_eq!(intent.amount, Some(Amount::new(30050, 2)));
        assert_eq!((intent.object.as_deref(), intent.reason.as_deref()), (Some("ODR1"), Some("r")));
        assert!(intent.way.is_none() && !intent.binds && intent.told.is_none());
        assert!(intent.lines.is_empty() && intent.follows.is_none());
        assert_eq!(read::<Ending>(r#"{"word":"of_tomorrow","http":202}"#).http, Some(202));
        for none in ["", "7", "[]", "{"] {
            assert_eq!(read::<Intent>(none).command, "", "{none}");
        }
    }
}
