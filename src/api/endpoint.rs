//! The shape of an operation of the API. What each operation is stands in the chapter files; how a request is made
//! and checked from it, in `request.rs` and `check.rs`.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::chapters::shared::PARTNER_ORDER;
use super::messages::letters;
use super::moved::{self, Lines, Moved};
use super::param::{Need, Param, To};
use super::request::Typed;
use super::state::earlier::EarlierWrites;
use super::state::object::{Fetch, State};
use super::state::pool::PoolOf;
use super::state::trace::Trace;
use crate::base::error::{Error, ErrorKind, Money, Result};
use crate::base::money;
use crate::base::problem::{Problem, locate};
use crate::base::step::Command;

/// The HTTP methods that the API uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads, and once writes (quirk 5).
    Get,
    /// Writes, and once reads (quirk 6).
    Post,
    /// Replaces: what the body leaves out is gone.
    Put,
}

impl Method {
    /// As it stands in a request line.
    pub fn name(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
        }
    }

    /// The method with this name.
    pub fn from_name(name: &str) -> Option<Method> {
        [Method::Get, Method::Post, Method::Put].into_iter().find(|method| method.name() == name)
    }
}

/// Which way money goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// From the customer: a charge.
    In,
    /// Back to the customer: a refund.
    Out,
}

/// What an operation does, never guessed from its method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Changes nothing.
    Reads,
    /// Changes something, but moves no money.
    Writes,
    /// Moves money. `amount` is the body's field that says how much; without one it is what the object says.
    MovesMoney {
        /// From or to the customer.
        way: Way,
        /// JSON pointer of the amount in the body.
        amount: Option<&'static str>,
    },
}

impl Effect {
    /// `R`, `W` or `M`, as in `fpgo commands --json`.
    pub fn letter(self) -> &'static str {
        match self {
            Effect::Reads => "R",
            Effect::Writes => "W",
            Effect::MovesMoney { .. } => "M",
        }
    }

    /// Everything but a read.
    pub fn writes(self) -> bool {
        self != Effect::Reads
    }

    /// Moves money, or commits a customer to it.
    pub fn moves_money(self) -> bool {
        matches!(self, Effect::MovesMoney { .. })
    }
}

/// Which total `--expect-total` is held against, in the currency itself, VAT included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    /// Nothing tells one.
    NotTold,
    /// What the object comes to: the order's amount, what a reservation holds, what a cycle or capture took.
    Object,
    /// What the request itself comes to, by the pointer of its field: no figure of an object limits it.
    Request(&'static str),
}

/// A rule that no single field can say; gives every problem it finds.
pub type Rule = fn(&Value, &RuleTime) -> Vec<Problem>;

/// What rules about time are measured with.
#[derive(Clone, Copy, Debug)]
pub struct RuleTime {
    /// Unix seconds.
    pub now: i64,
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

/// Where the rows of an answer are, and what is shown of each. Pointers count from `data`; those that begin with
/// `^` count from the envelope.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// The answer is a list; otherwise one object, shown as titles and values.
    pub list: bool,
    /// Title and pointer of each column.
    pub columns: Columns,
    /// Lists inside the object, shown below it.
    pub parts: &'static [Part],
    /// Pointer of the identifier that `-q` prints; without one, the identifier that was given.
    pub id: Option<&'static str>,
    /// Pointer of the address to send the customer to, which `--qr` shows as a code.
    pub link: Option<&'static str>,
}

impl Table {
    /// One object with these columns.
    pub const fn object(columns: Columns) -> Table {
        Table { list: false, columns, parts: &[], id: None, link: None }
    }

    /// A list with these columns.
    pub const fn list(columns: Columns) -> Table {
        Table { list: true, ..Table::object(columns) }
    }

    /// The same, with `-q` printing what is at this pointer.
    pub const fn identified(mut self, id: &'static str) -> Table {
        self.id = Some(id);
        self
    }

    /// The same, with an address to send the customer to.
    pub const fn linking(mut self, link: &'static str) -> Table {
        self.link = Some(link);
        self
    }
}

/// Title and pointer of each column.
pub type Columns = &'static [(&'static str, &'static str)];

/// A list inside an object.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// What stands above it.
    pub title: &'static str,
    /// Where the list is; several lists are shown as one, in the order of their times, with these words before the rows.
    pub rows: &'static [(&'static str, &'static str)],
    /// What is shown of each element; the pointer `@` is its own name in an object.
    pub columns: Columns,
}

/// Arguments of a call that works, and what the API answers to it.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// Two sets of arguments, as typed after the command; `ODR1234567890` stands for an order in status `on`.
    pub args: [&'static str; 2],
    /// The status that the object must have for the calls to succeed; empty where it does not matter.
    pub on: &'static str,
    /// The answer's body as documented; tests hold the columns against it.
    pub reply: &'static str,
}

/// Fills fields that follow from what was typed alone, before the checks (sums from lines).
pub type Fill = fn(&Typed, &mut Value) -> std::result::Result<(), Vec<Problem>>;

/// The body that leaves an object as it is, from the `data` of its details.
pub type BodyOf = fn(&Value) -> std::result::Result<Value, Error>;

/// What can be asked for when a limit of the merchant refuses a write.
#[derive(Clone, Copy, Debug)]
pub struct ApprovalOffer {
    /// The command that asks for it.
    pub command: &'static str,
    /// Its words, from the object, the refused body and the refusing message.
    pub words: fn(&str, &Value, &str) -> Typed,
}

/// A list that tells results later.
#[derive(Clone, Copy, Debug)]
pub struct ResultList {
    /// The command that reads it.
    pub command: &'static str,
    /// Whether a row is about what this body asks for.
    pub is_about: fn(&Value, &Value) -> bool,
    /// The result that a row tells, for a person.
    pub told: fn(&Value) -> String,
}

/// Where the API says that what it accepted will not happen after all.
#[derive(Clone, Copy, Debug)]
pub struct Refusal {
    /// The read that tells it.
    pub command: &'static str,
    /// JSON pointer of the word.
    pub pointer: &'static str,
    /// The word for no.
    pub word: &'static str,
}

impl Refusal {
    /// Whether this answer says no.
    pub fn is_in(&self, told: &Value) -> bool {
        let word = told.pointer(self.pointer).and_then(Value::as_str);
        word.is_some_and(|word| word.eq_ignore_ascii_case(self.word))
    }
}

/// Reads what a write depends on.
pub type ReadState = fn(&str, Fetch) -> Result<State>;

/// Fills fields from what the API says of the object, and guards what is about to be sent.
#[derive(Clone, Copy)]
pub struct Compute {
    /// Flags that it computes from.
    pub from: &'static [&'static str],
    /// Pointers that it then fills, so that their absence is no problem before.
    pub fills: &'static [&'static str],
    /// Completes the body; a refusal leaves it unsent.
    pub complete: fn(&ComputeInput) -> std::result::Result<Value, ComputeError>,
    /// Guards the body that is then sent, whatever it was made from.
    pub guard: fn(&ComputeInput) -> Result<()>,
    /// What the body takes from.
    pub pool: PoolOf,
}

/// What [`Compute`] works from.
pub struct ComputeInput<'a> {
    /// The object's identifier.
    pub id: &'a str,
    /// What was typed.
    pub typed: &'a Typed,
    /// The body so far.
    pub body: &'a Value,
    /// The object as just read.
    pub state: &'a State,
    /// What this machine did to it before.
    pub past: &'a EarlierWrites,
    /// A person overrides the guards with a reason (`--again --reason`).
    pub again: bool,
    /// Lists go out as `{"0": …}`.
    pub keyed: bool,
}

/// Why a body could not be computed.
pub enum ComputeError {
    /// It is refused.
    Refused(Error),
    /// Several answers are possible: a person may pick one, else it is refused with this error.
    Choice {
        /// What to pick.
        question: String,
        /// Label, and the flag and value that choosing it stands for.
        options: Vec<(String, &'static str, Value)>,
        /// What is said when nobody can be asked.
        otherwise: Error,
    },
}

/// One operation of the API.
pub struct Endpoint {
    /// Its place in the tree, and its key everywhere: `orders refund`.
    pub command: &'static str,
    /// First line of the help.
    pub about: &'static str,
    /// The documented method.
    pub method: Method,
    /// The documented path after the base URL; `{ORDER_UUID}` is the positional of that name.
    pub path: &'static str,
    /// What it does.
    pub effect: Effect,
    /// Asks before sending.
    pub asks: bool,
    /// What it does to money, and whether and how it can be undone: one or two sentences for the help.
    pub money: &'static str,
    /// The command that shows whether it took effect; it takes the same identifier, if there is one.
    pub look: &'static str,
    /// Where the body says what `look` is about, if it makes something that it names; empty for nowhere.
    pub look_id: &'static str,
    /// The fields, in groups that endpoints share.
    pub params: &'static [&'static [Param]],
    /// What no single field can say.
    pub rules: &'static [Rule],
    /// Fills what follows from the typed words.
    pub fill: Option<Fill>,
    /// Reads what the write depends on.
    pub state: Option<ReadState>,
    /// Fills and guards with what was read.
    pub compute: Option<Compute>,
    /// It replaces the whole object, so flags are laid over this body, made from what was read.
    pub replaces: Option<BodyOf>,
    /// The status that shows that it took effect; empty where no status alone does.
    pub becomes: &'static str,
    /// Where what it makes can be found again.
    pub trace: Option<Trace>,
    /// Where its later rejection is told.
    pub rejected: Option<Refusal>,
    /// The list that tells its result later, where its answer has none (quirk 48).
    pub listed: Option<ResultList>,
    /// What `--expect-total` is held against.
    pub total: Total,
    /// It comes in pages: `--page`, `--all` and `--limit` go through them.
    pub paged: bool,
    /// Narrows and sorts the rows of its answer.
    pub refine: Option<fn(&Typed, &mut Vec<Value>)>,
    /// Where the envelope says whether it went well, and the word for that: what `--check` asks.
    pub check: Option<(&'static str, &'static str)>,
    /// The command that asks for an approval when a limit refuses it, and its words.
    pub appeals: Option<ApprovalOffer>,
    /// A flag whose values are sent one by one, each in a call of its own, unless `--together` is typed.
    pub each: Option<&'static str>,
    /// Its traps.
    pub quirks: &'static [Quirk],
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
    look: "",
    look_id: "",
    params: &[],
    rules: &[],
    fill: None,
    state: None,
    compute: None,
    replaces: None,
    becomes: "",
    trace: None,
    rejected: None,
    listed: None,
    total: Total::NotTold,
    paged: false,
    refine: None,
    check: None,
    appeals: None,
    each: None,
    quirks: &[],
    // What is shown of an answer without `data`.
    table: Table::object(&[("Result", "^/message")]),
    example: Example { args: ["", ""], on: "", reply: "" },
};

impl Endpoint {
    /// Every field.
    pub fn all_params(&self) -> impl Iterator<Item = &'static Param> {
        self.params.iter().flat_map(|group| group.iter())
    }

    /// Whether its command is this one, or begins with these words.
    pub fn is_in(&self, words: &str) -> bool {
        let rest = self.command.strip_prefix(words);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    }

    /// Whether something here may refuse it although it is right: `--again` then overrides.
    pub fn has_guards(&self) -> bool {
        self.effect.writes() && (self.effect.moves_money() || self.makes())
    }

    /// Whether no other such write may follow on the object while its outcome is unknown: it asks, or moves money.
    pub fn binds(&self) -> bool {
        self.asks || self.effect.moves_money()
    }

    /// Which way it moves money.
    pub fn way(&self) -> Option<Way> {
        match self.effect {
            Effect::MovesMoney { way, .. } => Some(way),
            Effect::Reads | Effect::Writes => None,
        }
    }

    /// Whether it makes something instead of changing what is there.
    pub fn makes(&self) -> bool {
        self.effect.writes() && !self.all_params().any(|param| param.to == To::Path)
    }

    /// Whether nothing takes it back: it moves money, or closes what it is about.
    pub fn changes_for_good(&self) -> bool {
        self.asks && (self.effect.moves_money() || !self.becomes.is_empty())
    }

    /// Whether it takes from something that can only be given back once.
    pub fn gives_back(&self) -> bool {
        self.way() == Some(Way::Out)
    }

    /// Whether the state of its object, or a list, shows when it has taken effect.
    pub fn can_be_awaited(&self) -> bool {
        let shows = self.compute.is_some() || !self.becomes.is_empty();
        self.effect.writes() && (self.state.is_some() && shows || self.listed.is_some())
    }

    /// What two requests that make the same thing have in common, however they are written: the body without its dates,
    /// which differ by themselves. Nothing where the request changes what is there (quirk 47): doing that twice makes
    /// nothing twice.
    pub fn likeness(&self, body: &Value) -> Option<Value> {
        if !self.makes() || self.changes_an_order(body) {
            return None;
        }
        let mut body = body.clone();
        for pointer in self.all_params().filter(|param| param.kind.date.is_some()) {
            if let Some(place) = pointer.pointer().and_then(|pointer| body.pointer_mut(pointer)) {
                *place = Value::Null;
            }
        }
        for pattern in
            self.all_params().filter(|param| param.kind.figure).filter_map(Param::pointer)
        {
            let places = locate(&body, pattern).into_iter();
            let figures: Vec<(String, Value)> = places
                .filter_map(|(place, value)| Some((place, money::to_json(money::lenient(value?)?))))
                .collect();
            for (place, figure) in figures {
                body.pointer_mut(&place).into_iter().for_each(|own| *own = figure.clone());
            }
        }
        Some(
            serde_json::json!({"command": self.command, "body": crate::base::problem::canonical(&body)}),
        )
    }

    /// Whether the body names the order that a partner updates.
    fn changes_an_order(&self, body: &Value) -> bool {
        let mut fields = self.all_params();
        let field = fields.find(|param| param.pointer() == Some(PARTNER_ORDER));
        let order = body.pointer(PARTNER_ORDER);
        field.zip(order).is_some_and(|(field, order)| {
            order.as_str().is_some_and(|order| (field.kind.parse)(order).is_ok())
        })
    }

    /// Whether it has an identifier to print: of what was made, of each row, or the one that was given.
    pub fn identifies(&self) -> bool {
        let given = self.all_params().any(|param| param.to == To::Path);
        self.table.id.is_some() || given && !self.table.list
    }

    /// Whether requests carry a body.
    pub fn has_body(&self) -> bool {
        self.all_params().any(|param| param.pointer().is_some())
    }

    /// The identifier that the path names, if it names one.
    pub fn object<'a>(&self, typed: &'a Typed) -> Option<&'a str> {
        let param = self.all_params().find(|param| param.to == To::Path)?;
        typed.get(param.flag).and_then(Value::as_str)
    }

    /// The command that shows this object: the operation's own, or the one for identifiers of its kind. What is only
    /// made has none; the body may say what shows it.
    pub fn look_at(&self, id: Option<&str>, body: &Value) -> Command {
        let made = || match body.pointer(self.look_id).filter(|_| !self.look_id.is_empty())? {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        };
        let id = id.map(str::to_owned).or_else(made);
        let own = super::endpoint(self.look);
        let is_other = |id: &&String| own.is_some_and(|look| !look.takes(id));
        let Some(id) = id.as_ref().filter(is_other) else {
            return offered(self.look, id.as_deref());
        };
        let mut reads = super::endpoints().filter(|endpoint| !endpoint.effect.writes());
        let look = reads.find(|endpoint| endpoint.takes(id));
        offered(look.map_or(self.look, |endpoint| endpoint.command), Some(id))
    }

    /// Whether this identifier is all that its path needs.
    fn takes(&self, id: &str) -> bool {
        let mut path = self.all_params().filter(|param| param.to == To::Path);
        path.next().is_some_and(|param| (param.kind.parse)(id).is_ok()) && path.next().is_none()
    }

    /// What can be asked for when a limit of the merchant refuses this body with this message.
    pub fn appeal(
        &self,
        id: &str,
        body: &Value,
        message: &str,
    ) -> Option<(&'static Endpoint, Typed)> {
        let appeal = self.appeals.filter(|_| letters(message).ends_with("thresholdexceed"))?;
        Some((super::endpoint(appeal.command)?, (appeal.words)(id, body, message)))
    }

    /// An error for wrong input with these problems.
    pub fn invalid(&self, problems: Vec<Problem>) -> Error {
        let count = if problems.len() == 1 {
            "1 problem".into()
        } else {
            format!("{} problems", problems.len())
        };
        let mut error = Error::invalid(format!("the request for {} has {count}", self.command));
        error.report_mut().problems = problems;
        error
    }

    /// What a failure of this kind means for money; nothing where the operation only reads.
    pub fn money_when(&self, kind: ErrorKind) -> Option<Money> {
        match kind {
            _ if !self.effect.writes() => None,
            ErrorKind::Bug | ErrorKind::CheckFailed => None,
            ErrorKind::Undelivered | ErrorKind::Partly if self.effect.moves_money() => {
                Some(Money::Accepted)
            }
            ErrorKind::Unknown if self.effect.moves_money() => Some(Money::MayHaveMoved),
            _ => Some(Money::NotMoved),
        }
    }

    /// What this body moves, or why that cannot be counted; nothing where a body does not say it.
    pub fn moved(&self, body: &Value) -> Option<std::result::Result<Moved, String>> {
        match self.effect {
            Effect::MovesMoney { amount: Some(pointer), .. } => {
                Some(moved::count(body, pointer, self.lines()))
            }
            _ => None,
        }
    }

    fn lines(&self) -> Lines {
        let has = |start: &str| {
            self.all_params().filter_map(Param::pointer).any(|own| own.starts_with(start))
        };
        match (has("/products"), has("/products/*/id")) {
            (false, _) => Lines::None,
            (true, false) => Lines::New,
            (true, true) => Lines::Named,
        }
    }
}

/// The command of an operation for this object, as far as it can be typed without deciding anything: where more has to be
/// said, it ends in its help, and where it makes something, in the skeleton of its body.
pub fn offered(command: &str, id: Option<&str>) -> Command {
    let offered = Command::new(command);
    let Some(endpoint) = super::endpoint(command) else { return offered };
    let needs_id =
        endpoint.all_params().any(|param| param.to == To::Path && param.need == Need::Required);
    let says_more = endpoint.has_body() && endpoint.effect.writes();
    match id.filter(|id| endpoint.takes(id)) {
        Some(id) if says_more => offered.arg(id).arg("--help"),
        Some(id) => offered.arg(id),
        None if needs_id => offered.arg("--help"),
        None if says_more => offered.arg("--template"),
        None => offered,
    }
}
