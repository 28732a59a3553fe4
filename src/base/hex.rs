//! Bytes as text: hashes and random names.

/// Lower-case hexadecimal digits, two for each byte.
pub fn digits(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
