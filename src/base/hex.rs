//! Bytes as hexadecimal digits: hashes, random names, and what is encoded with a sign and two digits.

/// Lower-case hexadecimal digits, two for each byte.
pub fn digits(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    text.extend(bytes.iter().flat_map(|byte| pair(*byte).map(char::from)));
    text
}

/// The bytes that hexadecimal digits stand for.
pub fn bytes(digits: &str) -> Option<Vec<u8>> {
    let pairs = digits.as_bytes().chunks(2);
    pairs.map(|pair| byte(*pair.first()?, *pair.get(1)?)).collect()
}

/// The two digits of a byte.
#[inline]
fn pair(byte: u8) -> [u8; 2] {
    [digit(byte >> 4), digit(byte & 15)]
}

/// The digit of a value below 16. Computed and not looked up, so that those of many bytes are at once.
#[inline]
fn digit(value: u8) -> u8 {
    let beyond_nine = u8::from(value > 9);
    value + b'0' + beyond_nine * (b'a' - b'9' - 1)
}

/// The eight digits of four bytes, the first in the lowest byte: those of a hash are compared without being written down.
#[inline]
pub fn eight_digits(bytes: [u8; 4]) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let mut spread = u64::from(u32::from_le_bytes(bytes));
    spread = (spread | (spread << 16)) & 0x0000_ffff_0000_ffff;
    spread = (spread | (spread << 8)) & 0x00ff_00ff_00ff_00ff;
    let (high, low) = (spread >> 4, spread << 8);
    let values = (high & 0x000f_000f_000f_000f) | (low & 0x0f00_0f00_0f00_0f00);
    let beyond_nine = ((values + 6 * EACH) >> 4) & EACH;
    values + u64::from(b'0') * EACH + u64::from(b'a' - b'9' - 1) * beyond_nine
}

/// The value of a hexadecimal digit, small or capital.
#[inline]
pub fn value(digit: u8) -> Option<u8> {
    u8::try_from(char::from(digit).to_digit(16)?).ok()
}

/// The byte that two hexadecimal digits stand for.
#[inline]
pub fn byte(high: u8, low: u8) -> Option<u8> {
    Some(value(high)? * 16 + value(low)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_read_back() {
        assert_eq!(bytes(&digits(&[0, 255, 16])), Some(vec![0, 255, 16]));
        assert_eq!((bytes("0"), bytes("0g")), (None, None));
    }

    #[test]
    fn eight_digits_are_those_of_each_byte() {
        for byte in 0..=255_u8 {
            for four in [[byte, 0, 0x9a, 255], [0x0f, byte, byte, 0xf0], [1, 2, 3, byte]] {
                let at_once = eight_digits(four).to_le_bytes();
                assert_eq!(at_once.as_slice(), digits(&four).as_bytes());
            }
        }
    }

    #[test]
    fn two_digits_are_a_byte_and_nothing_else_is() {
        assert_eq!(byte(b'0', b'0'), Some(0));
        assert_eq!(byte(b'f', b'F'), Some(255));
        for [high, low] in [*b"+5", *b"5 ", *b"g0", *b"0x", [b'a', 0xe5]] {
            assert_eq!(byte(high, low), None, "{high} {low}");
        }
    }
}
