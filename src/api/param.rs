//! A field of a request: how it is typed, where its value goes, when it must be there.

use super::kinds::kind::Kind;

/// Where a typed value goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// A `{variable}` of the path, typed as a positional argument.
    Path,
    /// A `{variable}` of the path that has a flag of its own and may be left out.
    Segment(&'static str, WhenAbsent),
    /// Nowhere: a switch of ours that a hook of the endpoint reads.
    Local,
    /// A key of the query string.
    Query(&'static str),
    /// A JSON pointer in the body.
    Field(&'static str),
    /// Repeated: the elements of the list at this pointer.
    List(&'static str),
    /// Repeated: the members of an object with the keys `"0"`, `"1"`… at this pointer (quirk 1).
    Keyed(&'static str),
}

/// What stands in the path where a variable was not typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenAbsent {
    /// Nothing: the segment is left out.
    LeftOut,
    /// The instant so many seconds ago.
    Ago(i64),
}

/// When a field must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
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
    Nullable,
    /// Always, with this value, which is filled in where no payload decides.
    Fixed(&'static str),
}

impl Presence {
    /// The rule as a person reads it.
    pub fn in_words(self) -> String {
        let name = |pointer: &str| pointer.trim_start_matches('/').replace('/', ".");
        match self {
            Presence::Optional | Presence::Required | Presence::Fixed(_) => self.word().to_owned(),
            Presence::RequiredWhen(other, value) => {
                format!("required when {} is {value}", name(other))
            }
            Presence::RequiredWithout(other) => format!("required without {}", name(other)),
            Presence::RequiredWith(other) => format!("required with {}", name(other)),
            Presence::Nullable => "required, may be null".to_owned(),
        }
    }

    /// The rule in a word, as the documents have it.
    pub fn word(self) -> &'static str {
        match self {
            Presence::Optional => "optional",
            Presence::Required | Presence::Nullable | Presence::Fixed(_) => "required",
            Presence::RequiredWhen(..)
            | Presence::RequiredWithout(_)
            | Presence::RequiredWith(_) => "conditional",
        }
    }
}

/// A field of a request, and how it is typed.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// Name of the flag or positional; empty for a field that only a file or `--set` reaches.
    pub flag: &'static str,
    /// Where its value goes.
    pub location: Location,
    /// How it is typed, and when it is right.
    pub kind: &'static Kind,
    /// When it must be there.
    pub presence: Presence,
    /// One line of help, without a full stop.
    pub help: &'static str,
    /// Flags that cannot stand beside it.
    pub not_with: &'static [&'static str],
}

impl Param {
    /// This field, always required.
    pub const fn required(mut self) -> Param {
        self.presence = Presence::Required;
        self
    }

    /// This field, required when another has this value.
    pub const fn required_when(mut self, pointer: &'static str, value: &'static str) -> Param {
        self.presence = Presence::RequiredWhen(pointer, value);
        self
    }

    /// This field, required when another is absent.
    pub const fn required_without(mut self, pointer: &'static str) -> Param {
        self.presence = Presence::RequiredWithout(pointer);
        self
    }

    /// This field, with another rule about its presence.
    pub const fn with_presence(mut self, presence: Presence) -> Param {
        self.presence = presence;
        self
    }

    /// This field, checked as another kind.
    pub const fn checked_as(mut self, kind: &'static Kind) -> Param {
        self.kind = kind;
        self
    }

    /// This flag, which cannot be typed together with these.
    pub const fn not_with(mut self, others: &'static [&'static str]) -> Param {
        self.not_with = others;
        self
    }

    /// The API's own name of the field: the last part of its pointer.
    pub fn api_name(&self) -> &'static str {
        match self.location {
            Location::Field(pointer) | Location::List(pointer) | Location::Keyed(pointer) => {
                pointer.rsplit('/').next().unwrap_or_default()
            }
            Location::Query(key) => key,
            Location::Segment(name, _) => name.trim_end_matches('?'),
            Location::Path | Location::Local => "",
        }
    }

    /// JSON pointer of its place in the body, if it has one.
    pub fn pointer(&self) -> Option<&'static str> {
        match self.location {
            Location::Field(pointer) | Location::List(pointer) | Location::Keyed(pointer) => {
                Some(pointer)
            }
            Location::Path | Location::Segment(..) | Location::Local | Location::Query(_) => None,
        }
    }
}

/// A positional argument that fills a `{VARIABLE}` of the path.
pub const fn path_var(flag: &'static str, kind: &'static Kind, help: &'static str) -> Param {
    Param {
        flag,
        location: Location::Path,
        kind,
        presence: Presence::Required,
        help,
        not_with: &[],
    }
}

/// A flag for a field of the body.
pub const fn field(
    flag: &'static str,
    pointer: &'static str,
    kind: &'static Kind,
    help: &'static str,
) -> Param {
    Param {
        flag,
        location: Location::Field(pointer),
        kind,
        presence: Presence::Optional,
        help,
        not_with: &[],
    }
}

/// A field of the body without a flag of its own: lines are typed whole, sums are computed.
pub const fn inner(pointer: &'static str, kind: &'static Kind) -> Param {
    Param {
        flag: "",
        location: Location::Field(pointer),
        kind,
        presence: Presence::Optional,
        help: "",
        not_with: &[],
    }
}

/// A repeatable flag for the elements of a list in the body.
pub const fn list(
    flag: &'static str,
    pointer: &'static str,
    kind: &'static Kind,
    help: &'static str,
) -> Param {
    Param {
        flag,
        location: Location::List(pointer),
        kind,
        presence: Presence::Optional,
        help,
        not_with: &[],
    }
}

/// A repeatable flag for the elements of a list that the API shows as `{"0": …}` (quirk 1).
pub const fn keyed(
    flag: &'static str,
    pointer: &'static str,
    kind: &'static Kind,
    help: &'static str,
) -> Param {
    Param {
        flag,
        location: Location::Keyed(pointer),
        kind,
        presence: Presence::Optional,
        help,
        not_with: &[],
    }
}

/// A flag for a key of the query string.
pub const fn query(
    flag: &'static str,
    key: &'static str,
    kind: &'static Kind,
    help: &'static str,
) -> Param {
    Param {
        flag,
        location: Location::Query(key),
        kind,
        presence: Presence::Optional,
        help,
        not_with: &[],
    }
}

/// A flag that fills a `{VARIABLE}` of the path, or what stands there without it.
pub const fn segment(
    flag: &'static str,
    name: &'static str,
    kind: &'static Kind,
    absent: WhenAbsent,
    help: &'static str,
) -> Param {
    let to = Location::Segment(name, absent);
    Param { flag, location: to, kind, presence: Presence::Optional, help, not_with: &[] }
}

/// A flag that only a hook of the endpoint reads.
pub const fn local(flag: &'static str, kind: &'static Kind, help: &'static str) -> Param {
    Param {
        flag,
        location: Location::Local,
        kind,
        presence: Presence::Optional,
        help,
        not_with: &[],
    }
}
