//! The kinds of callbacks as they are typed.

use clap::ValueEnum;

use crate::callback::CallbackKind;

/// The kinds of callback by name.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum KindName {
    /// Recognised by the parameters, whose forms are checked strictly
    Auto,
    /// Order, reservation or subscription: every parameter is signed
    Order,
    /// Company check: the parameters after the checksum are not signed
    Company,
}

impl From<KindName> for CallbackKind {
    fn from(name: KindName) -> CallbackKind {
        match name {
            KindName::Auto => CallbackKind::Auto,
            KindName::Order => CallbackKind::Order,
            KindName::Company => CallbackKind::Company,
        }
    }
}
