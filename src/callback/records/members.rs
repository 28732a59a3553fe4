//! Parameters that are members of an object of JSON, or a list of pairs, as the query that they were sent in: all of them, and in
//! the order in which they stand there, which may be another one than that of the address.

use serde_json::{Map, Value};
use url::form_urlencoded::byte_serialize;

/// Names of members whose object holds the parameters of a query.
const QUERIES: [&str; 9] = [
    "query",
    "queryparams",
    "querystring",
    "querystringparameters",
    "multivaluequerystringparameters",
    "params",
    "args",
    "get",
    "parameters",
];

/// Whether the members of an object are the parameters of a query, by its folded name or by theirs.
pub fn holds_parameters(name: &str, members: &Map<String, Value>) -> bool {
    is_signed(members) || QUERIES.contains(&name)
}

/// Whether the members of an object are those of a callback with a checksum.
pub fn is_signed(members: &Map<String, Value>) -> bool {
    members.contains_key("checksum")
        && (members.contains_key("orderUuid") || members.contains_key("companyCheckUuid"))
}

/// The query that has these parameters, in this order: all of them, since each is under the checksum.
pub fn query_of(members: &Map<String, Value>) -> String {
    // Where each is a list of one, that is how a program holds parameters; else a list was sent as one, `a[]=1`.
    let is_each_a_list = members
        .values()
        .all(|value| matches!(value, Value::Array(own) if own.len() == 1 && own[0].is_string()));
    let mut query = String::new();
    for (name, value) in members {
        let value = match value {
            Value::Array(list) if is_each_a_list => &list[0],
            value => value,
        };
        query.extend((!query.is_empty()).then_some('&'));
        query.extend(byte_serialize(name.as_bytes()));
        match value {
            Value::Array(_) | Value::Object(_) => query.push_str("[]=1"),
            value => {
                query.push('=');
                query.extend(byte_serialize(text_of(value).as_bytes()));
            }
        }
    }
    query
}

/// The text of a parameter.
fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        value => value.to_string(),
    }
}

/// The query of a list of parameters, each with its name (or key) and its value, as tools for HTTP keep them.
pub fn query_of_pairs(items: &[Value]) -> Option<String> {
    let mut members = Map::new();
    for item in items {
        let name = item.get("name").or_else(|| item.get("key"))?.as_str()?;
        let is_left_out = item.get("disabled").is_some_and(|own| own != &Value::Bool(false));
        if is_left_out || members.insert(name.to_owned(), item.get("value")?.clone()).is_some() {
            return None;
        }
    }
    is_signed(&members).then(|| query_of(&members))
}
