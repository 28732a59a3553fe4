//! The shape of an operation of the API, and of the chapter that lists it. What each operation is stands in the files of the
//! chapters; what follows from its declaration in `predicates.rs`; how a request is made and checked from it in
//! `request.rs` and `check.rs`.

use serde_json::Value;

use super::asked::Asked;
use super::effect::{Effect, Total};
use super::hooks::{BodyOf, ComputeError, Fill, ImpossibleIn, PendingWrite, ReadState, Rule};
use super::param::Param;
use super::row_details::RowDetails;
use super::state::pool::figures::PoolOf;
use super::state::trace::Trace;
use super::statuses::Statuses;
use super::table::{Column, Table};
use super::typed::Typed;
use crate::base::error::Result;

/// The HTTP methods: those that the API uses, and those that a call by its path can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads, and once writes (quirk 5).
    Get,
    /// Writes, and once reads (quirk 6).
    Post,
    /// Replaces: what the body leaves out is gone.
    Put,
    /// As GET, without a body in the answer; no operation uses it.
    Head,
    /// No operation uses it.
    Patch,
    /// No operation uses it.
    Delete,
}

impl Method {
    /// Those that the API uses.
    const USED: [Method; 3] = [Method::Get, Method::Post, Method::Put];
    /// Those of a call by its path.
    const CALLED: [Method; 6] =
        [Method::Get, Method::Post, Method::Put, Method::Head, Method::Patch, Method::Delete];

    /// As it stands in a request line.
    pub fn name(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Head => "HEAD",
            Method::Patch => "PATCH",
            Method::Delete => "DELETE",
        }
    }

    /// The method with this name, of those that the API uses.
    pub fn from_name(name: &str) -> Option<Method> {
        Method::USED.into_iter().find(|method| method.name() == name)
    }

    /// The method with this name, in any case, of those that a call by its path can have.
    pub fn of_call(name: &str) -> Option<Method> {
        Method::CALLED.into_iter().find(|method| method.name().eq_ignore_ascii_case(name))
    }

    /// Whether what no document lists is taken for a read by this method.
    pub fn is_safe(self) -> bool {
        matches!(self, Method::Get | Method::Head)
    }

    /// Whether a request by this method carries a body where the operation has no field for one.
    pub fn carries_body(self) -> bool {
        matches!(self, Method::Post | Method::Put | Method::Patch)
    }
}

/// Traps of one operation, by their numbers in docs/api.md, Quirks by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quirk {
    /// An empty list comes as a 404 (quirk 10).
    EmptyIs404,
    /// The documented path has a doubled slash; it is sent with one (quirk 7).
    OneSlash,
    /// The sources disagree about the method: after a refusal of the documented one, this one is tried (quirk 5, 6).
    OrMethod(Method),
    /// The facts stand beside `data`, so JSON shows the whole envelope (quirk 40).
    BesideData,
    /// A refusal may have carried out a part of what was asked for, where that was several things (operation 4.9).
    PartlyDone,
}

/// Arguments of a call that works, and what the API answers to it.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// Two sets of arguments, as typed after the command; `ODR1234567890` stands for an order in status `on`.
    pub args: [&'static str; 2],
    /// The status that the object must have for the calls to succeed; empty where it does not matter.
    pub object_status: &'static str,
    /// The answer's body as documented; tests hold the columns against it.
    pub reply: &'static str,
}

/// The approval that can be asked for when a limit of the merchant refuses a write.
#[derive(Clone, Copy, Debug)]
pub struct ApprovalOffer {
    /// The command that asks for it.
    pub command: &'static str,
    /// Arguments of the command, from the object, the refused body and the refusing message.
    pub words: fn(&str, &Value, &str) -> Typed,
}

/// A list in which the result of a write appears later.
#[derive(Clone, Copy, Debug)]
pub struct ResultList {
    /// The command that reads it.
    pub command: &'static str,
    /// Whether a row is about what this body asks for.
    pub is_about: fn(&Value, &Value) -> bool,
    /// The result in a row, for a person.
    pub told: fn(&Value) -> String,
}

/// Where the API says that what it accepted will not happen after all.
#[derive(Clone, Copy, Debug)]
pub struct LaterRejection {
    /// The command that reads it.
    pub command: &'static str,
    /// JSON pointer of the word.
    pub pointer: &'static str,
    /// The word that says that it was rejected.
    pub word: &'static str,
}

impl LaterRejection {
    /// Whether this answer says that it was rejected.
    pub fn is_in(&self, told: &Value) -> bool {
        let word = told.pointer(self.pointer).and_then(Value::as_str);
        word.is_some_and(|word| word.eq_ignore_ascii_case(self.word))
    }
}

/// Fills fields from what the API says of the object, and guards what is about to be sent.
#[derive(Clone, Copy)]
pub struct Compute {
    /// Flags that it computes from.
    pub from: &'static [&'static str],
    /// Pointers that it then fills, so that their absence is no problem before.
    pub fills: &'static [&'static str],
    /// Completes the body; a refusal leaves it unsent.
    pub complete: fn(&PendingWrite) -> std::result::Result<Value, ComputeError>,
    /// Guards the body that is then sent, whatever it was made from.
    pub guard: fn(&PendingWrite) -> Result<()>,
    /// What the body takes from.
    pub pool: PoolOf,
}

/// One operation of the API.
pub struct Endpoint {
    /// The command, `orders refund`: place in the tree, and the key of the operation everywhere.
    pub command: &'static str,
    /// JSON pointer, in the body, of the identifier to pass to `shown_by`; empty where the body names none.
    pub about: &'static str,
    /// The documented method.
    pub method: Method,
    /// The documented path after the base URL; `{ORDER_UUID}` is the positional of that name.
    pub path: &'static str,
    /// What it does to money and objects.
    pub effect: Effect,
    /// Whether a person is asked before it is sent.
    pub asks: bool,
    /// What it does to money, and whether and how it can be undone: one or two sentences for the help.
    pub money: &'static str,
    /// The command that shows whether it took effect; it takes the same identifier, if there is one.
    pub shown_by: &'static str,
    /// Where the body says what `look` is about, if it makes something that it names; empty for nowhere.
    pub shown_id: &'static str,
    /// The fields, in groups that endpoints share.
    pub params: &'static [&'static [Param]],
    /// What no single field can say.
    pub rules: &'static [Rule],
    /// Fills what follows from the typed words.
    pub fill: Option<Fill>,
    /// Reads what the write depends on.
    pub state: Option<ReadState>,
    /// Reads what shows that it took effect, where fewer requests tell that.
    pub shown: Option<ReadState>,
    /// Why what was read makes it impossible.
    pub impossible: Option<ImpossibleIn>,
    /// Fills and guards with what was read.
    pub compute: Option<Compute>,
    /// Set where the operation replaces the whole object: the body that changes nothing, over which flags are set.
    pub replaces: Option<BodyOf>,
    /// The status that shows that it took effect; empty where no status alone does.
    pub final_status: &'static str,
    /// Where what it makes can be found again.
    pub trace: Option<Trace>,
    /// Where the API says that it rejected the write after accepting it.
    pub rejection: Option<LaterRejection>,
    /// The list in which its result appears later, where its answer has none (quirk 48).
    pub result_list: Option<ResultList>,
    /// What `--expect-total` is held against.
    pub total: Total,
    /// What a person is asked for where nothing of it was typed. An amount is asked for wherever `compute` takes one.
    pub asked: Option<Asked>,
    /// The command whose answer tells the customer and the lines of the object; empty where none does.
    pub told_by: &'static str,
    /// Whether its list comes in pages, for `--page`, `--all` and `--limit`.
    pub paged: bool,
    /// How the details of each row of its list are read, for `--details`, `--find` and `--limit`.
    pub row_details: Option<RowDetails>,
    /// Narrows and sorts the rows of its answer.
    pub refine: Option<fn(&Typed, &mut Vec<Value>)>,
    /// Where the envelope says whether it went well, and the word for that: what `--check` asks.
    pub check: Option<(&'static str, &'static str)>,
    /// The command that asks for an approval when a limit refuses it, and its words.
    pub approval: Option<ApprovalOffer>,
    /// A flag whose values are sent one by one, each in a call of its own, unless `--together` is typed.
    pub split_by: Option<&'static str>,
    /// Where it departs from the other operations.
    pub quirks: &'static [Quirk],
    /// The status that its answer tells of its object.
    pub statuses: Option<Statuses>,
    /// Whether a body is sent by whichever method, none of whose fields is known.
    pub any_body: bool,
    /// Whether the documents list it; a call by its path may be to what they do not list.
    pub listed: bool,
    /// How its answer is shown.
    pub table: Table,
    /// Calls that work.
    pub example: Example,
}

/// A chapter of the documents: the group's name in the command tree, its line of help, its operations.
pub struct Chapter {
    /// First word of the commands.
    pub group: &'static str,
    /// What the group is for, in one line.
    pub about: &'static str,
    /// Second words of the commands that have three, each with its line of help.
    pub groups: &'static [(&'static str, &'static str)],
    /// The operations, in help order.
    pub endpoints: &'static [Endpoint],
}

/// What most operations are: one that reads, without a field, a rule or a trap. Declarations say what differs.
pub const PLAIN: Endpoint = Endpoint {
    command: "",
    about: "",
    method: Method::Get,
    path: "",
    effect: Effect::Reads,
    asks: false,
    money: "Moves no money: it only reads, so nothing has to be undone.",
    shown_by: "",
    shown_id: "",
    params: &[],
    rules: &[],
    fill: None,
    state: None,
    shown: None,
    impossible: None,
    compute: None,
    replaces: None,
    final_status: "",
    trace: None,
    rejection: None,
    result_list: None,
    total: Total::NotTold,
    asked: None,
    told_by: "",
    paged: false,
    row_details: None,
    refine: None,
    check: None,
    approval: None,
    split_by: None,
    quirks: &[],
    statuses: None,
    any_body: false,
    listed: true,
    // What is shown of an answer without `data`.
    table: Table::object(&[Column::text("Result", "^/message")]),
    example: Example { args: ["", ""], object_status: "", reply: "" },
};
