//! What can be wrong with a test callback, by name. The sandbox's rules have the same words.

use super::kinds::Pairs;
use crate::base::money::Amount;
use crate::callback::formula::Formula;

/// How old a late callback is, in seconds: 30 days.
const AGE: i64 = 30 * 24 * 60 * 60;

/// What is wrong with a test callback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// A value was changed after signing.
    Tampered,
    /// Its times are 30 days old; the checksum is right.
    Late,
    /// It comes twice; the checksum is right.
    Duplicate,
    /// Two parameters changed places after signing.
    Reordered,
    /// A parameter was added after signing.
    Added,
    /// The parameters of the merchant's own are not signed.
    OwnUnsigned,
    /// A digit went from one value to its neighbour: the hash fits, the boundaries do not.
    Moved,
    /// Signed by the formula before the one of today (quirk 20, b).
    FormulaB,
    /// Signed by the first formula (quirk 20, c).
    FormulaC,
    /// Signed with another secret.
    OtherSecret,
    /// Signed with the secret and a line break behind it.
    SecretNewline,
    /// The checksum is right, in capitals.
    UpperCase,
    /// There is no checksum.
    Missing,
}

impl Wrong {
    /// Everything that can be wrong.
    pub const ALL: [Wrong; 13] = [
        Wrong::Tampered,
        Wrong::Late,
        Wrong::Duplicate,
        Wrong::Reordered,
        Wrong::Added,
        Wrong::OwnUnsigned,
        Wrong::Moved,
        Wrong::FormulaB,
        Wrong::FormulaC,
        Wrong::OtherSecret,
        Wrong::SecretNewline,
        Wrong::UpperCase,
        Wrong::Missing,
    ];

    /// The word for it, as it is typed.
    pub fn word(self) -> &'static str {
        match self {
            Self::Tampered => "tampered",
            Self::Late => "late",
            Self::Duplicate => "duplicate",
            Self::Reordered => "reordered",
            Self::Added => "added",
            Self::OwnUnsigned => "own-unsigned",
            Self::Moved => "moved",
            Self::FormulaB => "formula-b",
            Self::FormulaC => "formula-c",
            Self::OtherSecret => "other-secret",
            Self::SecretNewline => "secret-newline",
            Self::UpperCase => "upper-case",
            Self::Missing => "missing",
        }
    }

    /// What this word means.
    pub fn from_word(word: &str) -> Option<Wrong> {
        Self::ALL.into_iter().find(|wrong| wrong.word() == word)
    }

    /// What it is, in a sentence's end.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Tampered => "a value was changed after signing",
            Self::Late => "its times are 30 days old",
            Self::Duplicate => "it comes twice",
            Self::Reordered => "two parameters changed places after signing",
            Self::Added => "a parameter was added after signing",
            Self::OwnUnsigned => "the parameters of the address itself are not signed",
            Self::Moved => "a digit of createdAt went to amount: the hash fits all the same",
            Self::FormulaB => "it is signed by an earlier formula (b)",
            Self::FormulaC => "it is signed by the first formula (c)",
            Self::OtherSecret => "it is signed with another secret",
            Self::SecretNewline => "it is signed with a line break behind the secret",
            Self::UpperCase => "its checksum is in capitals",
            Self::Missing => "it has no checksum",
        }
    }

    /// The values that are signed.
    pub(super) fn before_signing(self, mut pairs: Pairs) -> Pairs {
        if self == Self::Late {
            for (name, value) in &mut pairs {
                if ["createdAt", "timestamp"].contains(name)
                    && let Ok(time) = value.parse::<i64>()
                {
                    *value = (time - AGE).to_string();
                }
            }
        }
        pairs
    }

    /// What becomes of them after signing.
    pub(super) fn after_signing(self, mut pairs: Pairs) -> Pairs {
        match self {
            Self::Tampered => tamper(&mut pairs),
            Self::Reordered if pairs.len() > 1 => pairs.swap(0, 1),
            Self::Added => pairs.push(("utm_source", "newsletter".to_owned())),
            Self::Moved => move_digit(&mut pairs),
            _ => {}
        }
        pairs
    }

    /// The formula that signs.
    pub(super) fn formula(self) -> Formula {
        match self {
            Self::FormulaB => Formula::FiveNamed,
            Self::FormulaC => Formula::ThreeNamed,
            _ => Formula::InUrlOrder,
        }
    }

    /// The secret that signs.
    pub(super) fn secret(self, secret: &[u8]) -> Vec<u8> {
        match self {
            Self::OtherSecret => [b"another ", secret].concat(),
            Self::SecretNewline => [secret, b"\n"].concat(),
            _ => secret.to_vec(),
        }
    }

    /// The checksum as it is sent; `None` for none.
    pub(super) fn shown(self, checksum: String) -> Option<String> {
        match self {
            Self::Missing => None,
            Self::UpperCase => Some(checksum.to_ascii_uppercase()),
            _ => Some(checksum),
        }
    }
}

/// Makes an amount, or a score, one more.
fn tamper(pairs: &mut Pairs) {
    let changed = ["amount", "totalAmount", "score"];
    for (_, value) in pairs.iter_mut().filter(|(name, _)| changed.contains(name)) {
        *value = match Amount::from_str_exact(value) {
            Ok(amount) => (amount + Amount::ONE).to_string(),
            Err(_) => format!("{value}1"),
        };
    }
}

/// Gives the amount the first digit of the time behind it.
fn move_digit(pairs: &mut Pairs) {
    let (amount, time) = (place(pairs, "amount"), place(pairs, "createdAt"));
    let Some((amount, time)) = amount.zip(time) else { return };
    if let Some(digit) = pairs[time].1.chars().next() {
        pairs[time].1.remove(0);
        pairs[amount].1.push(digit);
    }
}

fn place(pairs: &Pairs, wanted: &str) -> Option<usize> {
    pairs.iter().position(|(name, _)| *name == wanted)
}
