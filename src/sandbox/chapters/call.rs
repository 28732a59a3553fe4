//! A call of the API that has passed the checks, as the handlers of the chapters get it.

use serde_json::Value;

use crate::base::error::Result;
use crate::sandbox::answer::Answer;
use crate::sandbox::settings::Settings;
use crate::sandbox::world::World;

/// What a call does to the world.
pub type Handler = fn(&ApiCall) -> Result<Answer>;

/// A checked call inside its transaction.
pub struct ApiCall<'a> {
    /// The world, inside the call's transaction.
    pub world: &'a World<'a>,
    /// How the sandbox behaves.
    pub settings: &'a Settings,
    /// The server's own address, without the API's path.
    pub origin: &'a str,
    /// The first variable of the path; empty if there is none.
    pub id: &'a str,
    /// All variables of the path.
    pub variables: &'a [String],
    /// The query's keys and values, decoded.
    pub query: &'a [(String, String)],
    /// The body, which has passed the checks.
    pub body: &'a Value,
}

impl ApiCall<'_> {
    /// The value of this key in the query; `None` if it is absent or empty.
    pub fn query(&self, key: &str) -> Option<&str> {
        let (_, value) = self.query.iter().find(|(name, _)| name == key)?;
        Some(value.as_str()).filter(|value| !value.is_empty())
    }

    /// The text of this field of the body; empty if there is none.
    pub fn text(&self, key: &str) -> &str {
        self.body[key].as_str().unwrap_or_default()
    }

    /// The phone number and the e-mail address of the body, where a link is sent again.
    pub fn recipients(&self) -> Vec<&str> {
        ["msisdn", "email"].iter().filter_map(|key| self.body[*key].as_str()).collect()
    }
}

/// The answer where there is no such order, in the form with `data`.
pub fn order_not_found() -> Result<Answer> {
    Ok(Answer::no_data(404, "orderNotFound"))
}
