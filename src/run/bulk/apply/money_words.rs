//! What is known about the money of a run, in words that say how much of how many rows. The word for programs is chosen where
//! the run ends.

use super::counts::Counts;
use crate::api::Endpoint;
use crate::base::error::Money;
use crate::base::money;
use crate::store::runs::RowOutcome;

/// What is known about the money of these rows.
pub fn of(endpoint: &Endpoint, counts: &Counts) -> (Option<Money>, String) {
    if !endpoint.effect.moves_money() {
        return (None, format!("{} moves none", endpoint.command));
    }
    let of = |outcome| (counts.tally.rows(outcome), money::show(counts.tally.sum(outcome)));
    let ((done, accepted), (unknown, open)) = (of(RowOutcome::Done), of(RowOutcome::Unknown));
    let rest = counts.tally.all().saturating_sub(done + unknown);
    let mut parts = Vec::new();
    if unknown > 0 {
        parts.push(format!("IT MAY HAVE MOVED: {open} of {}, nobody can know yet", rows(unknown)));
    }
    if done > 0 {
        parts.push(format!("the API accepted {accepted} of {}", rows(done)));
    }
    match (parts.is_empty(), rest) {
        (true, _) => parts.push("nothing was moved".to_owned()),
        (false, 0) => {}
        (false, rest) => parts.push(format!("nothing was moved by {}", others(rest))),
    }
    let word = match (unknown, done) {
        (0, 0) => Money::NotMoved,
        (0, _) => Money::Accepted,
        _ => Money::MayHaveMoved,
    };
    (Some(word), parts.join("; "))
}

fn rows(count: u64) -> String {
    if count == 1 { "1 row".to_owned() } else { format!("{count} rows") }
}

fn others(count: u64) -> String {
    if count == 1 { "the other row".to_owned() } else { format!("the other {count} rows") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::endpoint;
    use crate::base::money::Amount;

    #[track_caller]
    fn check(command: &str, rows: &[(RowOutcome, u64, i64)], expected: &str) {
        let mut counts = Counts::default();
        for (outcome, count, sum) in rows {
            counts.tally.add(*outcome, *count, Amount::from(*sum));
        }
        let (word, told) = of(endpoint(command).expect("an operation"), &counts);
        assert_eq!(format!("{}: {told}", word.map_or("none", Money::word)), expected);
    }

    #[test]
    fn every_end_says_how_much_of_how_many_rows() {
        use RowOutcome::{Done, Pending, Refused, Unknown};
        let refund = "orders refund";
        check(refund, &[(Pending, 3, 30)], "not_moved: nothing was moved");
        check(refund, &[(Done, 3, 30)], "accepted: the API accepted 30.00 of 3 rows");
        let some = [(Done, 1, 30), (Refused, 1, 5)];
        let expected =
            "accepted: the API accepted 30.00 of 1 row; nothing was moved by the other row";
        check(refund, &some, expected);
        let open = [(Done, 2, 20), (Unknown, 8, 80), (Pending, 9, 90)];
        let expected = "may_have_moved: IT MAY HAVE MOVED: 80.00 of 8 rows, nobody can know yet; the API accepted 20.00 of 2 \
                        rows; nothing was moved by the other 9 rows";
        check(refund, &open, expected);
        check("orders cancel", &open, "none: orders cancel moves none");
    }
}
