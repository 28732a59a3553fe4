//! The token in each form: it is made of the server's nonce and the page's path, so another site cannot know it, and
//! that of one page is no use on another.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use crate::base::hex;

/// The token for the forms of the page at this path.
pub fn make(nonce: &str, path: &str) -> String {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(nonce.as_bytes()).expect("HMAC takes a key of any length");
    mac.update(b"form\n");
    mac.update(path.as_bytes());
    hex::digits(&mac.finalize().into_bytes())
}

/// Whether this is the token of the page at this path.
pub fn is_right(nonce: &str, path: &str, given: &str) -> bool {
    bool::from(make(nonce, path).as_bytes().ct_eq(given.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_fits_its_own_page_and_server_alone() {
        let token = make("nonce", "/pay/ODR1");
        assert!(is_right("nonce", "/pay/ODR1", &token));
        for (nonce, path, given) in [
            ("nonce", "/pay/ODR2", token.as_str()),
            ("other", "/pay/ODR1", &token),
            ("nonce", "/pay/ODR1", &token[1..]),
            ("nonce", "/pay/ODR1", &token.to_uppercase()),
            ("nonce", "/pay/ODR1", ""),
        ] {
            assert!(!is_right(nonce, path, given), "{nonce} {path} {given}");
        }
    }
}
