//! What holds the lines of a plan together: each ends with a check over all that stands before it, and the last line is the
//! hash over all. So the first line that is not as it was written can be named, and is noticed before it is used. Whoever
//! can write the file can seal it anew: that a plan is a certain person's is said by an approval alone.

use sha2::{Digest, Sha256};

use crate::base::hex;

/// What stands before the digits of a line's check.
const CHECK: &str = r#","check":""#;
/// How many bytes of the hash a line's check has.
const BYTES: usize = 4;
/// What stands behind them.
const END: &str = "\"}\n";

/// What the line of the hash begins with.
pub const HASH: &str = r#"{"sha256":"#;

/// The line of this hash.
pub fn hash_line(hash: &str) -> String {
    format!("{HASH}\"{hash}\"}}\n")
}

/// The hash over the lines so far.
#[derive(Default)]
pub struct Seal {
    hash: Sha256,
}

impl Seal {
    /// Takes the line that holds this JSON object, and gives it with its check.
    pub fn close(&mut self, json: &str) -> String {
        let open = json.strip_suffix('}').unwrap_or(json);
        self.hash.update(open);
        let line = format!("{open}{CHECK}{}{END}", self.check());
        self.hash.update(&line[open.len()..]);
        line
    }

    /// Takes a line that was read. Whether it, and all before it, is as it was written.
    pub fn takes(&mut self, line: &[u8]) -> bool {
        let tail = CHECK.len() + 2 * BYTES + END.len();
        let Some(at) = line.len().checked_sub(tail) else { return false };
        let (open, end) = line.split_at(at);
        self.hash.update(open);
        let is_right = end == format!("{CHECK}{}{END}", self.check()).as_bytes();
        self.hash.update(end);
        is_right
    }

    /// The hash over all lines, in digits.
    pub fn hash(&self) -> String {
        hex::digits(&self.hash.clone().finalize())
    }

    fn check(&self) -> String {
        hex::digits(&self.hash.clone().finalize()[..BYTES])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_of_every_line_is_held() {
        let mut seal = Seal::default();
        let lines =
            [r#"{"a":1}"#, r#"{"row":2,"cells":["ODR1","5"]}"#].map(|json| seal.close(json));
        let holds = |lines: &[Vec<u8>]| {
            let mut seal = Seal::default();
            lines.iter().all(|line| seal.takes(line))
        };
        let whole = lines.map(String::into_bytes);
        assert!(holds(&whole));
        for line in 0..whole.len() {
            for byte in 0..whole[line].len() {
                let mut edited = whole.clone();
                edited[line][byte] ^= 1;
                assert!(!holds(&edited), "byte {byte} of line {line}");
            }
        }
        assert!(!holds(&[whole[1].clone(), whole[0].clone()]));
        assert!(!holds(&whole[1..]));
    }
}
