//! What is told at the end of a sandbox about callbacks that merchants do not know yet.

use crate::output::ui::Ui;
use crate::sandbox::QueueLength;

/// Tells how many callbacks wait, and how many may have arrived or not.
pub fn tell(open: QueueLength, ui: &mut Ui) {
    let QueueLength { waiting, claimed } = open;
    if waiting > 0 {
        let what = counted(waiting, "callback waits", "callbacks wait");
        ui.note(&format!("{what} in the data: the next sandbox on it sends what is due"));
    }
    if claimed > 0 {
        let what = counted(claimed, "callback was", "callbacks were");
        ui.note(&format!(
            "{what} being sent: not known whether it arrived; the next sandbox on the data sends it again"
        ));
    }
}

fn counted(number: i64, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}
