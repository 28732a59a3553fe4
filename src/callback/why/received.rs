//! The checksum that a callback came with, read so that it can be compared where it is not as documented: in capitals, cut
//! off, or with something behind it.

use subtle::ConstantTimeEq;

use super::cause::{Cause, Reason};
use crate::base::hex;
use crate::callback::formula::in_url_order;
use crate::callback::kind::{CHECKSUM, CallbackKind};
use crate::callback::php::{PhpQuery, shown};

/// Digits of a whole checksum.
const WHOLE: usize = 64;
/// Fewer digits than these could fit by chance: 16 are 64 bits.
const FEWEST: usize = 16;

/// A checksum as received.
pub struct Received {
    /// Whole bytes of it.
    bytes: Vec<u8>,
    /// The digit behind them, where their number is odd.
    half: Option<u8>,
    /// What is odd about it.
    pub causes: Vec<Cause>,
}

impl Received {
    /// The checksum of this callback, if it has one that can be compared.
    pub fn of(query: &PhpQuery) -> Option<Received> {
        let variable = query.variable(CHECKSUM).filter(|variable| !variable.is_array)?;
        let value = without_dots(variable.value.trim_ascii());
        let digits = digits_of(value);
        let (own, rest) = value.split_at(digits);
        let mut causes = Vec::new();
        if own.iter().any(u8::is_ascii_uppercase) {
            causes.push(Cause::UpperCase);
        }
        if !rest.is_empty() || digits == WHOLE && value.len() < variable.value.len() {
            causes.push(Cause::BehindChecksum);
        } else if digits < WHOLE {
            causes.push(Cause::CutOff(digits));
        }
        if digits < FEWEST || digits < WHOLE && !rest.is_empty() {
            return None;
        }
        let values: Vec<u8> = own.iter().filter_map(|digit| hex::value(*digit)).collect();
        let pairs = values.chunks_exact(2);
        let half = pairs.remainder().first().copied();
        Some(Received { bytes: pairs.map(|pair| pair[0] * 16 + pair[1]).collect(), half, causes })
    }

    /// How many digits are there of a checksum that is cut off, or that is empty; `None` where it is whole, or is none.
    fn cut_off(query: &PhpQuery) -> Option<usize> {
        let variable = query.variable(CHECKSUM).filter(|variable| !variable.is_array)?;
        let value = without_dots(variable.value.trim_ascii());
        let digits = digits_of(value);
        (digits < WHOLE && digits == value.len()).then_some(digits)
    }

    /// Whether it is this one, as far as it is there. In constant time.
    pub fn fits(&self, computed: &[u8]) -> bool {
        let (own, rest) = computed.split_at(self.bytes.len().min(computed.len()));
        let half = match (self.half, rest.first()) {
            (Some(half), Some(next)) => half.ct_eq(&(next >> 4)),
            _ => 1.into(),
        };
        (own.ct_eq(&self.bytes) & half).into()
    }
}

/// That the end of a callback is cut off, where too few digits of the checksum are there to be compared.
pub fn cut_short(query: &PhpQuery, kind: CallbackKind) -> Option<Reason> {
    let digits = Received::cut_off(query).filter(|digits| *digits < FEWEST)?;
    let signed = in_url_order(query, kind.of(query)).map(|own| shown(&own.name)).collect();
    Some(Reason { causes: vec![Cause::CutShort(digits)], signed })
}

fn digits_of(value: &[u8]) -> usize {
    value.iter().take_while(|byte| byte.is_ascii_hexdigit()).count().min(WHOLE)
}

/// A value without the dots that programs put in the place of a text's end, where it is no whole checksum.
fn without_dots(value: &[u8]) -> &[u8] {
    if digits_of(value) == WHOLE {
        return value;
    }
    let mut own = value;
    while let Some(shorter) = own
        .strip_suffix(b".")
        .or_else(|| own.strip_suffix("…".as_bytes()))
        .or_else(|| own.strip_suffix(b"]"))
        .or_else(|| own.strip_suffix(b"["))
    {
        own = shorter;
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(checksum: &str, computed: &[u8], expected: Option<bool>) {
        let query = PhpQuery::read(format!("checksum={checksum}"));
        assert_eq!(Received::of(&query).map(|own| own.fits(computed)), expected, "{checksum}");
    }

    #[test]
    fn what_is_there_of_a_checksum_is_compared() {
        let computed = [0xa5; 32];
        let whole = "a5".repeat(32);
        check(&whole, &computed, Some(true));
        check(&whole.to_uppercase(), &computed, Some(true));
        check(&format!("{whole}."), &computed, Some(true));
        check(&whole[..63], &computed, Some(true));
        check(&format!("{}6", &whole[..62]), &computed, Some(false));
        check(&format!("{}b", &whole[..62]), &computed, Some(false));
        check(&whole[..16], &computed, Some(true));
        check(&whole[..15], &computed, None);
        for dots in [".", "...", "…", "[...]", "%E2%80%A6"] {
            check(&format!("{}{dots}", &whole[..40]), &computed, Some(true));
        }
        check(&format!("{}x", &whole[..40]), &computed, None);
        check(&format!("{}b5", &whole[..62]), &computed, Some(false));
        check("", &computed, None);
    }

    #[test]
    fn how_many_digits_are_there_of_what_is_cut_off_is_told() {
        let whole = "a5".repeat(32);
        for digits in 0..64 {
            for dots in ["", "...", "…", "[…]", "+"] {
                let query = PhpQuery::read(format!("a=1&checksum={}{dots}", &whole[..digits]));
                assert_eq!(Received::cut_off(&query), Some(digits), "{digits} {dots}");
            }
        }
        for other in ["checksum=x", "checksum=12x", "checksum[]=1", "a=1"] {
            assert_eq!(Received::cut_off(&PhpQuery::read(other)), None, "{other}");
        }
        for dots in ["", "...", "x"] {
            let query = PhpQuery::read(format!("checksum={whole}{dots}"));
            assert_eq!(Received::cut_off(&query), None, "{dots}");
        }
    }
}
