//! The values that go into a statement.

/// A value for a place in a statement.
#[derive(Clone, Copy, Debug)]
pub enum Param<'a> {
    /// A text, or nothing.
    Text(Option<&'a str>),
    /// An integer, or nothing.
    Integer(Option<i64>),
}

impl<'a> From<&'a str> for Param<'a> {
    fn from(text: &'a str) -> Param<'a> {
        Param::Text(Some(text))
    }
}

impl<'a> From<&'a String> for Param<'a> {
    fn from(text: &'a String) -> Param<'a> {
        Param::Text(Some(text))
    }
}

impl<'a> From<&'a Option<String>> for Param<'a> {
    fn from(text: &'a Option<String>) -> Param<'a> {
        Param::Text(text.as_deref())
    }
}

impl From<i64> for Param<'_> {
    fn from(integer: i64) -> Self {
        Param::Integer(Some(integer))
    }
}

impl From<Option<i64>> for Param<'_> {
    fn from(integer: Option<i64>) -> Self {
        Param::Integer(integer)
    }
}
