//! A byte looked for in a short text in which it stands often: eight bytes at once, where the search of `memchr` costs more to
//! begin than it saves.

/// A byte eight times.
const EACH: u64 = 0x0101_0101_0101_0101;

/// Every place of a byte in a text, in their order.
pub fn places(wanted: u8, text: &[u8]) -> impl Iterator<Item = usize> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let place = place_from(from, wanted, text)?;
        from = place + 1;
        Some(place)
    })
}

/// The first place of a byte in a text, from this one on.
#[inline]
fn place_from(from: usize, wanted: u8, text: &[u8]) -> Option<usize> {
    let (eights, rest) = text.get(from..)?.as_chunks();
    for (at, eight) in eights.iter().enumerate() {
        let differing = u64::from_le_bytes(*eight) ^ (EACH * u64::from(wanted));
        // The lowest bit of it is that of the first byte that is equal; those above may be of others.
        let equal = differing.wrapping_sub(EACH) & !differing & (0x80 * EACH);
        if equal != 0 {
            return Some(from + at * 8 + (equal.trailing_zeros() / 8) as usize);
        }
    }
    let place = rest.iter().position(|byte| *byte == wanted)?;
    Some(text.len() - rest.len() + place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_place_is_found_and_no_other(
            text in "[&\u{0}\u{1}a'%\u{a6}]{0,40}",
            wanted in prop::sample::select(b"&\0\x01a\xa6".to_vec()),
        ) {
            let text = text.as_bytes();
            let expected = (0..text.len()).filter(|at| text[*at] == wanted);
            prop_assert!(places(wanted, text).eq(expected));
        }
    }
}
