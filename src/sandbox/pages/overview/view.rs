//! Which part of the overview is looked at, as its address says it.

use super::rows::RowKind;

/// Where the overview stands.
pub const PATH: &str = "/";

/// A part of the overview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// The newest of everything.
    All,
    /// Objects of one kind, those that stand before this place.
    Kind(RowKind, Option<i64>),
    /// Callbacks, those that stand before this place.
    Callbacks(Option<i64>),
    /// One object, with what happened to it.
    One(String),
}

/// The name of the view of callbacks.
const CALLBACKS: &str = "callbacks";

impl View {
    /// The view that a query or a form names. What means nothing is the newest of everything.
    pub fn of(value: impl Fn(&str) -> Option<String>) -> View {
        let before = value("before").and_then(|place| place.parse().ok());
        if let Some(uuid) = value("find") {
            let uuid = uuid.trim();
            return if uuid.is_empty() { View::All } else { View::One(uuid.to_owned()) };
        }
        match value("kind").as_deref() {
            Some(CALLBACKS) => View::Callbacks(before),
            Some(name) => {
                RowKind::from_name(name).map_or(View::All, |kind| View::Kind(kind, before))
            }
            None => View::All,
        }
    }

    /// The keys and values that name it, for its address and for forms that come back to it.
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let (kind, before) = match self {
            View::All => return Vec::new(),
            View::One(uuid) => return vec![("find", uuid.clone())],
            View::Kind(kind, before) => (kind.name(), before),
            View::Callbacks(before) => (CALLBACKS, before),
        };
        let mut fields = vec![("kind", kind.to_owned())];
        fields.extend(before.map(|place| ("before", place.to_string())));
        fields
    }

    /// Its address, with what was just done if something was.
    pub fn address(&self, done: Option<&str>) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(self.fields());
        if let Some(done) = done {
            query.append_pair("done", done);
        }
        match query.finish() {
            query if query.is_empty() => PATH.to_owned(),
            query => format!("{PATH}?{query}"),
        }
    }

    /// The same view further back.
    pub fn before(&self, place: i64) -> View {
        match self {
            View::Kind(kind, _) => View::Kind(*kind, Some(place)),
            View::Callbacks(_) => View::Callbacks(Some(place)),
            other => other.clone(),
        }
    }
}
