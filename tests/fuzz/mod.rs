//! What attacks every part that reads what others wrote: bytes of any kind come in, and what must hold is held. Each target is a
//! test, run for some seconds with random bytes (`just fuzz`), or for hours with bytes that a fuzzer makes from what they
//! reach (`just fuzz-long`). They are a part of the binary's own tests, with the feature `fuzz`, because a binary has no
//! library that others could call. What a target found is mended with a test in its room; here stands what must hold.

mod altered;
mod amounts;
mod answers;
mod callbacks;
mod config;
mod dates;
mod field_paths;
mod journal_import;
#[cfg(all(unix, not(target_os = "macos")))]
mod keyring;
mod php_rule;
mod plans;
mod records;
mod sandbox_http;
mod sandbox_rules;
mod sandbox_seed;
mod sheets;
mod shown;
mod typed_values;
mod words;
