//! A field of a request: how it is typed, where its value goes, when it must be there.

use super::kinds::Kind;

/// Where a typed value goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// A `{variable}` of the path, typed as a positional argument.
    Path,
    /// A `{variable}` of the path that has a flag of its own and may be left out.
    Segment(&'static str, Absent),
    /// Nowhere: a switch of ours that a hook of the endpoint reads.
    Local,
    /// A key of the query string.
    Query(&'static str),
    /// A JSON pointer in the body.
    Field(&'static str),
    /// Repeated: the elements of the list at this pointer.
    List(&'static str),
    /// The same in the shape `{"0": …, "1": …}` (quirk 1).
    Keyed(&'static str),
}

/// What stands in the path where a variable was not typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// Nothing: the segment is left out.
    LeftOut,
    /// The instant so many seconds ago.
    Ago(i64),
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
    /// When the field at this pointer is there.
    RequiredWith(&'static str),
    /// Always, though it may be null (quirk 33).
    Present,
    /// Always, with this value, which is filled in where no payload decides.
    Fixed(&'static str),
}

impl Need {
    /// The rule as a person reads it.
    pub fn in_words(self) -> String {
        let name = |pointer: &str| pointer.trim_start_matches('/').replace('/', ".");
        match self {
            Need::Optional | Need::Required | Need::Fixed(_) => self.word().to_owned(),
            Need::RequiredWhen(other, value) => {
                format!("required when {} is {value}", name(other))
            }
            Need::RequiredWithout(other) => format!("required without {}", name(other)),
            Need::RequiredWith(other) => format!("required with {}", name(other)),
            Need::Present => "required, may be null".to_owned(),
        }
    }

    /// The rule in a word, as the documents have it.
    pub fn word(self) -> &'static str {
        match self {
            Need::Optional => "optional",
            Need::Required | Need::Present | Need::Fixed(_) => "required",
            Need::RequiredWhen(..) | Need::RequiredWithout(_) | Need::RequiredWith(_) => {
                "conditional"
            }
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

    /// The same field, with another need.
    pub const fn needed(mut self, need: Need) -> Param {
        self.need = need;
        self
    }

    /// The same field, checked as another kind.
    pub const fn checked_as(mut self, kind: &'static Kind) -> Param {
        self.kind = kind;
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
            To::Field(pointer) | To::List(pointer) | To::Keyed(pointer) => {
                pointer.rsplit('/').next().unwrap_or_default()
            }
            To::Query(key) => key,
            To::Segment(name, _) => name.trim_end_matches('?'),
            To::Path | To::Local => "",
        }
    }

    /// Its place in the body, if it has one.
    pub fn pointer(&self) -> Option<&'static str> {
        match self.to {
            To::Field(pointer) | To::List(pointer) | To::Keyed(pointer) => Some(pointer),
            To::Path | To::Segment(..) | To::Local | To::Query(_) => None,
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

/// A repeatable flag for the elements of a list that the API shows as `{"0": …}` (quirk 1).
pub const fn keyed(
    flag: &'static str,
    pointer: &'static str,
    kind: &'static Kind,
    help: &'static str,
) -> Param {
    Param { flag, to: To::Keyed(pointer), kind, need: Need::Optional, help, not_with: &[] }
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

/// A flag that fills a `{VARIABLE}` of the path, or what stands there without it.
pub const fn segment(
    flag: &'static str,
    name: &'static str,
    kind: &'static Kind,
    absent: Absent,
    help: &'static str,
) -> Param {
    let to = To::Segment(name, absent);
    Param { flag, to, kind, need: Need::Optional, help, not_with: &[] }
}

/// A flag that only a hook of the endpoint reads.
pub const fn local(flag: &'static str, kind: &'static Kind, help: &'static str) -> Param {
    Param { flag, to: To::Local, kind, need: Need::Optional, help, not_with: &[] }
}
