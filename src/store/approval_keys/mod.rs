//! The Ed25519 keys that plans of bulk runs are approved with: `public.rs` the half that a profile lists, `key_file.rs` a
//! person's own file with the other half. What is signed, and whose approval counts, is left to `run/bulk/`.

mod key_file;
mod public;

pub use key_file::KeyFile;
pub use public::{ApprovalKey, key_name};
