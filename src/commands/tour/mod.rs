//! `fpgo sandbox tour`: the operator's story on a throw-away sandbox. Each step shows the command as one would type it
//! and runs just that, as a process of its own.

mod guide;
mod page_to_click;
mod stories;
mod throwaway;

pub use self::stories::{CHAPTERS, run};
