//! The shape of an operation of the API, and the readings of it that need no I/O: laying what was typed over a
//! payload, filling the path, finding every problem. What each operation is stands in the chapter files.

use serde_json::{Map, Value};
use url::form_urlencoded;

use super::kinds::Kind;
use super::problem::{Problem, locate};
use super::state::{Fetch, Past, State};
use crate::dates::{self, Clock, Form};
use crate::error::{Error, Result};
use crate::money::{self, Amount};

/// The HTTP methods that the API uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads, and once writes (quirks.md 5).
    Get,
    /// Writes, and once reads (quirks.md 6).
    Post,
}

impl Method {
    /// As it stands in a request line.
    pub fn name(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
        }
    }

    /// The method with this name.
    pub fn from_name(name: &str) -> Option<Method> {
        [Method::Get, Method::Post].into_iter().find(|method| method.name() == name)
    }
}

/// Which way money goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// Where a typed value goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// A `{variable}` of the path, typed as a positional argument.
    Path,
    /// Nowhere: a switch of ours that a hook of the endpoint reads.
    Local,
    /// A key of the query string.
    Query(&'static str),
    /// A JSON pointer in the body.
    Field(&'static str),
    /// Repeated: the elements of the list at this pointer.
    List(&'static str),
}

/// When a field must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// May be absent or null.
    Optional,
    /// Always.
    Required,
    /// When the field at this pointer has this value.
    RequiredWhen(&'static str, &'static str),
    /// When the field at this pointer is absent.
    RequiredWithout(&'static str),
}

impl Need {
    /// The rule in a word, as the documents have it.
    pub fn word(self) -> &'static str {
        match self {
            Need::Optional => "optional",
            Need::Required => "required",
            Need::RequiredWhen(..) | Need::RequiredWithout(_) => "conditional",
        }
    }
}

/// A field of a request, and how it is typed.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// Name of the flag or positional; empty for a field that only a file or `--set` reaches.
    pub flag: &'static str,
    /// Where its value goes.
    pub to: To,
    /// How it is typed, and when it is right.
    pub kind: &'static Kind,
    /// When it must be there.
    pub need: Need,
    /// One line of help, without a full stop.
    pub help: &'static str,
    /// Flags that cannot stand beside it.
    pub not_with: &'static [&'static str],
}

impl Param {
    /// The same field, always needed.
    pub const fn required(mut self) -> Param {
        self.need = Need::Required;
        self
    }

    /// The same field, needed when another has this value.
    pub const fn required_when(mut self, pointer: &'static str, value: &'static str) -> Param {
        self.need = Need::RequiredWhen(pointer, value);
        self
    }

    /// The same field, needed when another is absent.
    pub const fn required_without(mut self, pointer: &'static str) -> Param {
        self.need = Need::RequiredWithout(pointer);
        self
    }

    /// The same flag, which cannot stand beside these.
    pub const fn not_with(mut self, others: &'static [&'static str]) -> Param {
        self.not_with = others;
        self
    }

    /// The API's own name of the field: the last part of its pointer.
    pub fn api_name(&self) -> &'static str {
        match self.to {
            To::Field(pointer) => pointer.rsplit('/').next().unwrap_or_default(),
            To::Query(key) => key,
            To::Path | To::Local | To::List(_) => "",
        }
    }

    fn pointer(&self) -> Option<&'static str> {
        match self.to {
            To::Field(pointer) | To::List(pointer) => Some(pointer),
            To::Path | To::Local | To::Query(_) => None,
        }
    }
}

/// A positional argument that fills a `{VARIABLE}` of the path.
pub const fn path_var(flag: &'static str, kind: &'static Kind, help: &'static str) -> Param {
    Param { flag, to: To::Path, kind, need: Need::Required, help, not_with: &[] }
}

/// A flag for a field of the body.
pub const fn field(
    flag: &'static str,
    pointer: &'static str,
    kind: &'static Kind,
    help: &'static str,
) -> Param {
    Param { flag, to: To::Field(pointer), kind, need: Need::Optional, help, not_with: &[] }
}

/// A field of the body without a flag of its own: lines are typed whole, sums are computed.
pub const fn inner(pointer: &'static str, kind: &'static Kind) -> Param {
    Param { flag: "", to: To::Field(pointer), kind, need: Need::Optional, help: "", not_with: &[] }
}

/// A repeatable flag for the elements of a list in the body.
pub const fn list(
    flag: &'static str,
    pointer: &'static str,
    kind: &'static Kind,
    help: &'static str,
) -> Param {
    Param { flag, to: To::List(pointer), kind, need: Need::Optional, help, not_with: &[] }
}

/// A flag for a key of the query string.
pub const fn query(
    flag: &'static str,
    key: &'static str,
    kind: &'static Kind,
    help: &'static str,
) -> Param {
    Param { flag, to: To::Query(key), kind, need: Need::Optional, help, not_with: &[] }
}

/// A flag that only a hook of the endpoint reads.
pub const fn local(flag: &'static str, kind: &'static Kind, help: &'static str) -> Param {
    Param { flag, to: To::Local, kind, need: Need::Optional, help, not_with: &[] }
}

/// A rule that no single field can say; gives every problem it finds.
pub type Rule = fn(&Value, &Moment) -> Vec<Problem>;

/// What rules about time are measured with.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// Unix seconds.
    pub now: i64,
}

/// Traps of one operation that `quirks.md` tells of, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quirk {
    /// An empty list comes as a 404 (quirks.md 10).
    EmptyIs404,
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
}

/// Title and pointer of each column.
pub type Columns = &'static [(&'static str, &'static str)];

/// A list inside an object.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// What stands above it.
    pub title: &'static str,
    /// Where the list is.
    pub rows: &'static str,
    /// What is shown of each element.
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

/// Reads what a write depends on.
pub type ReadState = fn(&str, Fetch) -> Result<State>;

/// Fills fields from what the API says of the object, and guards what is about to be sent.
#[derive(Clone, Copy)]
pub struct Compute {
    /// Pointers that it fills, so that their absence is no problem before.
    pub fills: &'static [&'static str],
    /// The work; a refusal leaves the body unsent.
    pub run: fn(&Picked) -> std::result::Result<Value, Stuck>,
}

/// What [`Compute`] works from.
pub struct Picked<'a> {
    /// The object's identifier.
    pub id: &'a str,
    /// What was typed.
    pub typed: &'a Typed,
    /// The body so far.
    pub body: &'a Value,
    /// The object as just read.
    pub state: &'a State,
    /// What this machine did to it before.
    pub past: &'a Past,
    /// A person overrides the guards with a reason (`--again --reason`).
    pub again: bool,
}

/// Why a body could not be computed.
pub enum Stuck {
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
    /// Its traps.
    pub quirks: &'static [Quirk],
    /// How its answer is shown.
    pub table: Table,
    /// Calls that work.
    pub example: Example,
}

/// The words of a command line by flag name, each value parsed by its [`Kind`], in the order typed.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    values: Vec<(&'static str, Value)>,
}

impl Typed {
    /// Adds a value for this flag or positional.
    pub fn push(&mut self, flag: &'static str, value: Value) {
        self.values.push((flag, value));
    }

    /// The last value of this flag.
    pub fn get(&self, flag: &str) -> Option<&Value> {
        self.values.iter().rev().find(|(name, _)| *name == flag).map(|(_, value)| value)
    }

    /// Every value of this flag, in the order typed.
    pub fn all<'a>(&'a self, flag: &'a str) -> impl Iterator<Item = &'a Value> {
        self.values.iter().filter(move |(name, _)| *name == flag).map(|(_, value)| value)
    }

    /// Whether this flag was typed.
    pub fn has(&self, flag: &str) -> bool {
        self.get(flag).is_some()
    }
}

/// What a profile changes of an operation, by command (the overrides of quirks.md).
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// Another method.
    pub method: Option<Method>,
    /// Another path, with the same variables.
    pub path: Option<String>,
    /// The form of the order date (quirks.md 4).
    pub date_form: Option<Form>,
    /// A 404 for an empty list stays an error (quirks.md 10).
    pub strict_empty: bool,
    /// Filter values go out as typed (quirks.md 9).
    pub as_typed: bool,
}

/// Everything besides the words typed that shapes a request.
pub struct Call<'a> {
    /// What dates mean.
    pub clock: &'a Clock,
    /// What the profile changes.
    pub overrides: &'a Overrides,
}

/// A request, ready to be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// Path and query after the base URL, percent-encoded.
    pub target: String,
    /// The JSON body; `None` for none.
    pub body: Option<Value>,
}

impl Endpoint {
    /// Every field.
    pub fn all_params(&self) -> impl Iterator<Item = &'static Param> {
        self.params.iter().flat_map(|group| group.iter())
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

    /// Lays what was typed over a payload: flags win, and what was not typed stays as it is.
    pub fn apply(&self, typed: &Typed, payload: Value, call: &Call) -> Result<Value> {
        let mut body = payload;
        for param in self.all_params().filter(|param| !param.flag.is_empty()) {
            let values = typed.all(param.flag);
            match param.to {
                To::Field(pointer) => {
                    if let Some(value) = values.last() {
                        put(&mut body, pointer, self.settle(param, value, call)?);
                    }
                }
                To::List(pointer) => {
                    let items: Vec<Value> = values.cloned().collect();
                    if !items.is_empty() {
                        put(&mut body, pointer, Value::Array(items));
                    }
                }
                To::Path | To::Local | To::Query(_) => {}
            }
        }
        if let Some(fill) = self.fill {
            fill(typed, &mut body).map_err(|problems| self.invalid(problems))?;
        }
        Ok(body)
    }

    /// Writes a typed date in the form that the request wants, and a choice as the documents spell it.
    fn settle(&self, param: &Param, value: &Value, call: &Call) -> Result<Value> {
        let Value::String(text) = value else { return Ok(value.clone()) };
        let Some(form) = param.kind.date else {
            return Ok(Value::String(param.kind.spelling(text)));
        };
        let instant = dates::read(text, call.clock)
            .map_err(|why| Error::invalid(format!("--{}: {why}", param.flag)))?;
        Ok(Value::String(dates::write(
            instant,
            call.overrides.date_form.unwrap_or(form),
            &call.clock.zone,
        )))
    }

    /// The request for this body.
    pub fn request(&self, typed: &Typed, body: Value, call: &Call) -> Request {
        let mut target = call.overrides.path.clone().unwrap_or_else(|| self.path.to_owned());
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        let mut has_query = false;
        for param in self.all_params() {
            let Some(value) = typed.get(param.flag) else { continue };
            let text = value.as_str().map(str::to_owned).unwrap_or_else(|| value.to_string());
            match param.to {
                To::Path => {
                    target = target.replace(&format!("{{{}}}", param.flag), &segment(&text))
                }
                To::Query(key) => {
                    let sent =
                        if call.overrides.as_typed { text } else { param.kind.spelling(&text) };
                    pairs.append_pair(key, &sent);
                    has_query = true;
                }
                To::Field(_) | To::List(_) | To::Local => {}
            }
        }
        if has_query {
            target = format!("{target}?{}", pairs.finish());
        }
        let method = call.overrides.method.unwrap_or(self.method);
        let body = (self.has_body() || method != Method::Get).then_some(body);
        Request { method, target, body }
    }

    /// Everything that is wrong with a body, all at once, each with the flag that mends it.
    pub fn problems(&self, body: &Value, moment: &Moment) -> Vec<Problem> {
        if !self.has_body() {
            return Vec::new();
        }
        if !body.is_object() {
            return vec![Problem::wrong("", "must be an object")];
        }
        let mut problems = Vec::new();
        for param in self.all_params() {
            if let Some(pointer) = param.pointer() {
                problems.extend(check_field(param, pointer, body));
            }
        }
        problems.extend(self.rules.iter().flat_map(|rule| rule(body, moment)));
        for problem in &mut problems {
            problem.flag = problem.flag.or_else(|| self.flag_for(&problem.pointer));
            problem.value =
                problem.value.take().or_else(|| body.pointer(&problem.pointer).cloned());
        }
        problems
    }

    /// Names in the body that the documents do not know: warnings, since the server ignores them.
    pub fn unknown_fields(&self, body: &Value) -> Vec<String> {
        let known: Vec<&str> = self.all_params().filter_map(Param::pointer).collect();
        let mut unknown = Vec::new();
        collect_unknown(body, "", "", &known, &mut unknown);
        unknown
    }

    /// The flag that sets this field, or the list or object that it is part of.
    fn flag_for(&self, pointer: &str) -> Option<&'static str> {
        self.all_params()
            .filter(|param| !param.flag.is_empty())
            .filter(|param| {
                param
                    .pointer()
                    .is_some_and(|own| pointer == own || pointer.starts_with(&format!("{own}/")))
            })
            .map(|param| param.flag)
            .last()
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

    /// The amount that this body moves, VAT included, where the body says it.
    pub fn amount(&self, body: &Value) -> Option<Amount> {
        match self.effect {
            Effect::MovesMoney { amount: Some(pointer), .. } => {
                body.pointer(pointer).and_then(money::of)
            }
            _ => None,
        }
    }
}

fn check_field(param: &Param, pointer: &str, body: &Value) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (place, value) in locate(body, pointer) {
        match value.filter(|value| !is_missing(value)) {
            Some(value) => {
                if let Err((rule, weight)) = (param.kind.check)(value) {
                    problems.push(Problem::wrong(place, rule).weighing(weight));
                }
            }
            None => problems
                .extend(missing(param.need, &place, body).map(|rule| Problem::wrong(place, rule))),
        }
    }
    problems
}

/// The server's framework counts null, an empty text and an empty list as absent.
fn is_missing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(items) => items.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn missing(need: Need, place: &str, body: &Value) -> Option<String> {
    let present = |pointer: &str| body.pointer(pointer).is_some_and(|value| !is_missing(value));
    match need {
        Need::Optional => None,
        Need::Required => Some("field is required".into()),
        Need::RequiredWhen(other, wanted) => {
            let is = body
                .pointer(other)
                .and_then(Value::as_str)
                .is_some_and(|value| value.eq_ignore_ascii_case(wanted));
            is.then(|| format!("field is required when {} is {wanted}", sentence_name(other)))
        }
        Need::RequiredWithout(other) => {
            let both_absent = !present(other) && !present(place);
            both_absent
                .then(|| format!("field is required when {} is not present", sentence_name(other)))
        }
    }
}

fn sentence_name(pointer: &str) -> String {
    let sentence = Problem::wrong(pointer, "").sentence();
    sentence.trim_start_matches("The ").trim_end_matches('.').trim().to_owned()
}

fn collect_unknown(
    value: &Value,
    place: &str,
    pattern: &str,
    known: &[&str],
    unknown: &mut Vec<String>,
) {
    let members: Vec<(String, String, &Value)> = match value {
        Value::Object(members) => members
            .iter()
            .map(|(key, value)| {
                let starred = format!("{pattern}/*");
                let is_list = known.iter().any(|own| own.starts_with(&starred));
                (key.clone(), if is_list { "*".into() } else { key.clone() }, value)
            })
            .collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(index, value)| (index.to_string(), "*".into(), value))
            .collect(),
        _ => return,
    };
    for (key, part, value) in members {
        let (place, pattern) = (format!("{place}/{key}"), format!("{pattern}/{part}"));
        let inside = format!("{pattern}/");
        if known.iter().any(|own| own.starts_with(&inside)) {
            collect_unknown(value, &place, &pattern, known, unknown);
        } else if !known.contains(&pattern.as_str()) {
            unknown.push(Problem::wrong(place, "").path());
        }
    }
}

/// Sets the field at a pointer, making the objects on the way. Something else than an object on the way is replaced.
pub fn put(body: &mut Value, pointer: &str, value: Value) {
    let mut place = body;
    for part in pointer.split('/').skip(1) {
        if !place.is_object() {
            *place = Value::Object(Map::new());
        }
        let Value::Object(members) = place else { return };
        place = members.entry(part).or_insert(Value::Null);
    }
    *place = value;
}

/// One path segment that decodes back to exactly this text: nothing in it can reach another segment.
pub fn segment(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
