//! What follows from the declaration of an operation alone: whether it makes something, gives money back, can be awaited.

use serde_json::Value;

use super::effect::{Effect, Total, Way};
use super::endpoint::{Endpoint, Method};
use super::hooks::Impossible;
use super::param::{Location, Param};
use super::state::object::State;
use super::table::Table;
use super::typed::Typed;
use crate::base::error::{ErrorKind, Money};

impl Endpoint {
    /// Every field.
    pub fn all_params(&self) -> impl Iterator<Item = &'static Param> {
        self.params.iter().flat_map(|group| group.iter())
    }

    /// Every field of the body, with the JSON pointer of its place.
    pub fn body_fields(&self) -> impl Iterator<Item = (&'static Param, &'static str)> {
        self.all_params().filter_map(|param| Some((param, param.pointer()?)))
    }

    /// The variables of the path that are typed as positional arguments.
    pub fn path_params(&self) -> impl Iterator<Item = &'static Param> {
        self.all_params().filter(|param| param.location == Location::Path)
    }

    /// The examples as one would type them.
    pub fn examples(&self) -> [String; 2] {
        self.example.args.map(|args| format!("fpgo {} {args}", self.command).trim_end().to_owned())
    }

    /// Its command and the object: `orders refund ODR123`. The path of a call has its object in it.
    pub fn words(&self, object: Option<&str>) -> String {
        match object.filter(|object| !object.is_empty() && self.listed) {
            Some(object) => format!("{} {object}", self.command),
            None => self.command.to_owned(),
        }
    }

    /// Whether its command is this one, or begins with these words.
    pub fn is_in(&self, words: &str) -> bool {
        match self.command.strip_prefix(words) {
            Some(rest) => rest.is_empty() || rest.starts_with(' '),
            None => false,
        }
    }

    /// Whether something here may refuse it although it is right: `--again` then overrides.
    pub fn has_guards(&self) -> bool {
        self.effect.writes() && (self.effect.moves_money() || self.creates())
    }

    /// Whether no other such write may follow on the object while its outcome is unknown: it asks, or moves money.
    pub fn blocks_others(&self) -> bool {
        self.asks || self.effect.moves_money()
    }

    /// Its effect as `fpgo commands` shows it, with a question mark where somebody is asked.
    pub fn effect_mark(&self) -> String {
        format!("{}{}", self.effect.letter(), if self.asks { "?" } else { "" })
    }

    /// Whether the status of its object is known before it is sent.
    pub fn knows_status_before(&self) -> bool {
        self.effect.writes() && self.state.is_some() && self.replaces.is_none()
    }

    /// How its answer is shown where this was typed.
    pub fn shown_table(&self, typed: &Typed) -> &Table {
        self.table_of_flags(|flag| typed.has(flag))
    }

    /// How its answer is shown where these flags were typed.
    pub fn table_of_flags(&self, is_typed: impl Fn(&str) -> bool) -> &Table {
        match &self.row_details {
            Some(details) if is_typed("details") || is_typed("find") => &details.table,
            _ => &self.table,
        }
    }

    /// Which way it moves money.
    pub fn way(&self) -> Option<Way> {
        match self.effect {
            Effect::MovesMoney { way, .. } => Some(way),
            Effect::Reads | Effect::Writes => None,
        }
    }

    /// Whether it sends a message to an address that it is given, about an object that has a customer, and asks nothing
    /// else.
    pub fn sends_to_address(&self) -> bool {
        let has_address = self.body_fields().any(|(_, pointer)| pointer == "/email");
        has_address && self.effect.writes() && !self.asks && !self.told_by.is_empty()
    }

    /// Where a request says what the object that it makes comes to, where it says so.
    pub fn request_total(&self) -> Option<&'static str> {
        match self.total {
            Total::Request(pointer) if self.creates() => Some(pointer),
            _ => None,
        }
    }

    /// Whether it creates an object instead of changing one.
    pub fn creates(&self) -> bool {
        self.effect.writes() && self.path_params().next().is_none()
    }

    /// Whether no other command undoes it: it moves money, or closes its object.
    pub fn is_irreversible(&self) -> bool {
        self.asks && (self.effect.moves_money() || !self.final_status.is_empty())
    }

    /// Whether it gives money back to the customer.
    pub fn gives_back(&self) -> bool {
        self.way() == Some(Way::Out)
    }

    /// Whether the state of its object, or a list, shows when it has taken effect.
    pub fn can_be_awaited(&self) -> bool {
        let shows = self.compute.is_some() || !self.final_status.is_empty();
        self.effect.writes() && (self.state.is_some() && shows || self.result_list.is_some())
    }

    /// Whether a look at its object, right after it, can show that it took effect.
    pub fn shows_effect(&self) -> bool {
        let shows = self.compute.is_some() || !self.final_status.is_empty();
        self.state.is_some() && (shows || self.replaces.is_some())
    }

    /// Why it cannot succeed on the object with this identifier, in the state that its own reading gave; `None` where it
    /// can, or where only the API knows.
    pub fn impossible_in(&self, id: &str, state: &State) -> Option<Impossible> {
        self.impossible?(id, state)
    }

    /// Whether it has an identifier to print: of what was made, of each row, or the one that was given.
    pub fn has_identifier(&self) -> bool {
        let given = self.path_params().next().is_some();
        self.table.id.is_some() || given && !self.table.list
    }

    /// Whether requests carry a body, by whichever method.
    pub fn has_body(&self) -> bool {
        self.any_body || self.body_fields().next().is_some()
    }

    /// Whether requests by this method carry a body.
    pub fn sends_body(&self, method: Method) -> bool {
        self.has_body() || method.carries_body()
    }

    /// The identifier that the path names, if it names one.
    pub fn object<'a>(&self, typed: &'a Typed) -> Option<&'a str> {
        let param = self.path_params().next()?;
        typed.get(param.flag).and_then(Value::as_str)
    }

    /// The words that name this object, read as its kind.
    pub fn typed_id(&self, id: &str) -> std::result::Result<Typed, String> {
        let mut typed = Typed::default();
        for param in self.path_params() {
            typed.push(param.flag, (param.kind.parse)(id)?);
        }
        Ok(typed)
    }

    /// Whether this identifier is all that its path needs.
    pub fn accepts(&self, id: &str) -> bool {
        let mut path = self.path_params();
        match (path.next(), path.next()) {
            (Some(param), None) => param.kind.is_spelling(id),
            _ => false,
        }
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
}
