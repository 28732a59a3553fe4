//! What a process has seen of the attempts that came from elsewhere. How they are looked up stands in `from_elsewhere.rs`.

/// The attempts that came from elsewhere, as far as they were seen.
#[derive(Default)]
pub(super) struct Arrivals {
    /// The newest of them. What others add comes behind it.
    pub(super) last: i64,
    /// Those whose outcome was not known when they were seen.
    pub(super) open: Vec<i64>,
}
