//! Text that could fool whoever reads it, and answers that hold it.

use serde_json::{Value, json};

use super::{Sandbox, envelope};

/// What could fool a terminal: C0, DEL, C1, and characters that hide or turn others around.
pub const HOSTILE: &str = "PAID\u{1b}[2J\u{1b}]0;title\u{7}\u{8}\r\u{7f}\u{9b}31m\u{85}\u{202e}\u{2066}\u{200b}\u{200f}\u{feff}\u{61c}\u{ad}\u{34f}\u{115f}\u{1160}\u{3164}\u{ffa0}\u{17b4}\u{180b}\u{180f}\u{200d}\u{2028}\u{2065}\u{fe00}\u{fe0f}\u{fff3}\u{fff9}\u{1bca0}\u{1d173}\u{e0001}\u{e0041}\u{e0100}\u{e000}\u{fdd0}.";

/// Whether a terminal could be made to lie by it.
pub fn hides(letter: char) -> bool {
    letter.is_control() && letter != '\n'
        || matches!(letter, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// Nothing in this text can fool a terminal.
#[track_caller]
pub fn clean(text: &str, what: &str) {
    let found: Vec<char> = text.chars().filter(|letter| hides(*letter)).collect();
    assert!(found.is_empty(), "{what}: {found:?} in {text:?}");
}

/// An answer to a read with this as its data.
pub fn with_data(data: &Value) -> Value {
    let mut body = envelope(200, "ok");
    body["data"] = data.clone();
    body
}

/// Lets the sandbox answer the next call of this operation so.
pub fn answers(sandbox: &Sandbox, route: &str, status: u16, body: &Value) {
    sandbox.fault(json!({"route": route, "fault": "status", "status": status, "body": body}));
}
