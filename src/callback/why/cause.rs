//! What can be the matter with a callback whose checksum is wrong, as values with a key for programs. The sentences
//! for people stand in `commands/callback/`.

use crate::base::redact;
use crate::callback::formula::Formula;

/// What a program on the way did to a text that was right. Undoing it changes nothing of what was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Repair {
    /// Soft line breaks of an e-mail (`=` at the end of a line) and its `=3D`.
    SoftBreaks,
    /// Line breaks, blanks and invisible letters within the address.
    Wrapped,
    /// The address stood percent-encoded within another text.
    PercentEncoded,
    /// `&amp;` and other ways to write `&`, `=` or `?` in HTML, JSON or a shell.
    Escapes,
    /// `×tamp`: the beginning of a name was taken for an HTML entity (quirk 26).
    EntityLetters,
    /// Blanks stand in a value as they are, where an address has `%20`.
    BlankInValue,
}

impl Repair {
    /// Its name for programs.
    pub fn key(self) -> &'static str {
        match self {
            Self::SoftBreaks => "soft_breaks",
            Self::Wrapped => "wrapped",
            Self::PercentEncoded => "percent_encoded",
            Self::Escapes => "escapes",
            Self::EntityLetters => "entity_letters",
            Self::BlankInValue => "blank_in_value",
        }
    }
}

/// Whose secret it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecretOwner {
    /// The previous one of the profile in use.
    Previous,
    /// Another profile's, by its name.
    Profile(String),
    /// The previous one of another profile.
    PreviousOf(String),
    /// The one of this machine's sandbox.
    Sandbox,
}

/// How a secret differs from the one that is kept: what a file or a program adds to it, or takes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretChange {
    /// The kept one ends with a line break, the right one does not.
    WithoutNewline,
    /// The kept one has blanks around it.
    WithoutBlanks,
    /// The kept one stands between quotes.
    WithoutQuotes,
    /// The kept one begins with a byte order mark.
    WithoutMark,
    /// The right one ends with a line break.
    WithNewline,
    /// The right one has a blank before or behind it.
    WithBlank,
    /// The right one stands between quotes.
    WithQuotes,
    /// The right one begins with a byte order mark.
    WithMark,
}

impl SecretChange {
    fn key(self) -> &'static str {
        match self {
            Self::WithoutNewline => "secret_without_newline",
            Self::WithoutBlanks => "secret_without_blanks",
            Self::WithoutQuotes => "secret_without_quotes",
            Self::WithoutMark => "secret_without_bom",
            Self::WithNewline => "secret_with_newline",
            Self::WithBlank => "secret_with_blank",
            Self::WithQuotes => "secret_with_quotes",
            Self::WithMark => "secret_with_bom",
        }
    }
}

/// One thing that is not as the documentation says. The checksum fits when all of a reason's causes are undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The paste was damaged as well.
    Damaged(Repair),
    /// A `#` stands in a value as it is.
    NumberSignInValue,
    /// `+` and a blank stand for each other.
    PlusAndBlank,
    /// The values were encoded twice, or signed after decoding them twice.
    DecodedTwice,
    /// The values were signed as they stand in the URL, or were decoded before they came here.
    NotDecoded,
    /// The checksum is in capitals.
    UpperCase,
    /// The end of the checksum is missing; so many digits are there, and they are right.
    CutOff(usize),
    /// The end is missing, and too few digits are there to be compared.
    CutShort(usize),
    /// Something that does not belong to the checksum stands behind it.
    BehindChecksum,
    /// The first of equal names was signed.
    FirstOfEquals(Vec<String>),
    /// What follows `checksum` was not signed.
    StopsAtChecksum,
    /// What follows `checksum` was signed, in a company check.
    SignsPastChecksum,
    /// The own parameters of the callback URL, which stand before all others, were not signed.
    OwnLeftOut(Vec<String>),
    /// These were not signed, or added later.
    Added(Vec<String>),
    /// A parameter is missing, that had this value.
    Missing { name: &'static str, value: String },
    /// The parameters were signed in another order.
    Reordered,
    /// An earlier formula.
    Formula(Formula),
    /// Another secret.
    SecretOf(SecretOwner),
    /// The secret in another form.
    SecretChanged(SecretChange),
}

impl Cause {
    /// What it holds of the callback.
    fn texts(&mut self) -> &mut [String] {
        match self {
            Self::FirstOfEquals(names) | Self::OwnLeftOut(names) | Self::Added(names) => names,
            Self::Missing { value, .. } => std::slice::from_mut(value),
            _ => &mut [],
        }
    }

    /// Its name for programs.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Damaged(repair) => repair.key(),
            Self::NumberSignInValue => "number_sign_in_value",
            Self::PlusAndBlank => "plus_and_blank",
            Self::DecodedTwice => "decoded_twice",
            Self::NotDecoded => "not_decoded",
            Self::UpperCase => "upper_case",
            Self::CutOff(_) | Self::CutShort(_) => "cut_off",
            Self::BehindChecksum => "behind_checksum",
            Self::FirstOfEquals(_) => "first_of_equals",
            Self::StopsAtChecksum => "stops_at_checksum",
            Self::SignsPastChecksum => "signs_past_checksum",
            Self::OwnLeftOut(_) => "own_left_out",
            Self::Added(_) => "added",
            Self::Missing { .. } => "missing",
            Self::Reordered => "reordered",
            Self::Formula(Formula::InUrlOrder) => "formula_a",
            Self::Formula(Formula::FiveNamed) => "formula_b",
            Self::Formula(Formula::ThreeNamed) => "formula_c",
            Self::SecretOf(SecretOwner::Previous) => "secret_previous",
            Self::SecretOf(SecretOwner::Profile(_)) => "secret_of_profile",
            Self::SecretOf(SecretOwner::PreviousOf(_)) => "secret_previous_of_profile",
            Self::SecretOf(SecretOwner::Sandbox) => "secret_of_sandbox",
            Self::SecretChanged(change) => change.key(),
        }
    }
}

/// Why a checksum is wrong: all that must be undone until it fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// At least one.
    pub causes: Vec<Cause>,
    /// The names of the parameters that were signed, in that order.
    pub signed: Vec<String>,
}

impl Reason {
    /// Hides a secret where a name or a value is the same.
    pub fn hide(&mut self, secret: &[u8]) {
        let names = self.causes.iter_mut().flat_map(Cause::texts).chain(&mut self.signed);
        for text in names.filter(|text| !secret.is_empty() && text.as_bytes() == secret) {
            text.replace_range(.., redact::HIDDEN);
        }
    }

    /// Its name for programs: the keys of its causes with `+` between them.
    pub fn key(&self) -> String {
        let keys: Vec<&str> = self.causes.iter().map(Cause::key).collect();
        keys.join("+")
    }
}
