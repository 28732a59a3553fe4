//! The beginning of an answer that nobody can read, for a message.

use super::numbers::without_numbers;
use crate::base::redact;
use crate::base::text;

/// How much of an answer is looked at, in bytes.
const LOOKED_AT: usize = 8 * 1024;
/// How much of it is shown, in characters.
const LENGTH: usize = 120;

/// The beginning of these bytes as text. Secrets and personal numbers are taken out before it is cut.
pub fn excerpt(bytes: &[u8]) -> String {
    let looked_at = redact::cut_bytes(&bytes[..bytes.len().min(LOOKED_AT)]);
    let text = String::from_utf8_lossy(&looked_at);
    let text = without_numbers(text.trim());
    let start: String = text.chars().take(LENGTH).collect();
    let rest = if text.len() > start.len() || bytes.len() > LOOKED_AT { "…" } else { "" };
    format!("{}{rest}", text::visible(&start))
}
