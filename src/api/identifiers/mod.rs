//! Identifiers of the API: which kinds there are and what each is, reading one as people paste it, and finding them in a
//! text. Which kind an operation takes stands in `kinds/vocabulary.rs`.

pub mod id_kind;
pub mod likely;
pub mod reading;
pub mod search;
