//! What became of a run, told from the outside: `bulk report`, `bulk list` and `show`.

use crate::common::Home;

#[test]
fn a_run_that_is_not_there_is_not_found() {
    let home = Home::new();
    let run = "RUN123456789012";
    home.fpgo(&["--sandbox", "bulk", "report", run]).ends(5).says("no run RUN123456789012");
    home.fpgo(&["--sandbox", "show", run]).ends(5).says("no run RUN123456789012");
    home.fpgo(&["--sandbox", "bulk", "report", "ODR1"]).ends(2).says("ODR1 is an order");
    home.fpgo(&["--sandbox", "bulk", "list"]).ends(0).says("no run was begun here yet");
    assert_eq!(home.fpgo(&["--sandbox", "bulk", "list", "-q"]).ends(0).out, "");
    assert_eq!(home.fpgo(&["--sandbox", "bulk", "list", "-o", "json"]).ends(0).out, "[]\n");
    home.fpgo(&["explain", run]).ends(0).shows("a bulk run");
}
