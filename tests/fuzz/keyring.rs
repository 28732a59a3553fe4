//! What a session bus sends, or whoever plays one: it is a message or none, and what is read of it stands in it.

use super::words::{part, spelt};
use crate::profile::keyring::Message;

const WORDS: [&str; 12] = [
    "l\x02\x01\x01",
    "B\x04\x01\x01",
    "\0\0\0",
    "\x05\x01u\0",
    "\x07\x01s\0",
    "\x08\x01g\0",
    "\x04aoao\0",
    "\x08(oayays)\0",
    "\x02bv\0",
    "\x01o\0",
    "/prompt\0",
    "\x09\x02a{sv}\0",
];
const KINDS: [&str; 8] = ["s", "aoao", "vo", "aoo", "oo", "v", "bv", "(oayays)"];

#[test]
fn a_message_of_any_bytes_is_read_or_refused() {
    bolero::check!().for_each(|bytes: &[u8]| {
        let bytes = spelt(part(bytes, 200), &WORDS);
        let Some(message) = Message::read(&bytes) else { return };
        assert!(message.text().len() + message.sender.len() < bytes.len());
        for mut values in KINDS.iter().filter_map(|kind| message.values(kind)) {
            let listed = values.clone().texts().unwrap_or_default();
            assert!(listed.iter().map(|text| text.len() + 5).sum::<usize>() < bytes.len());
            while values.signature().is_some_and(|kind| values.skip(kind).is_some()) {}
            assert!(values.rest().len() < bytes.len());
        }
    });
}
