//! The numbers of rows that have something in common, as a person reads them: `rows 2-203`, `rows 2, 7-9 and 14 more`. However
//! many they are, only the first ranges are kept.

/// So many ranges are told.
const MOST: usize = 5;

/// Numbers of rows, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowNumbers {
    ranges: Vec<(u64, u64)>,
    count: u64,
}

impl RowNumbers {
    /// Adds a row behind those that are there. One that is there counts once.
    pub fn add(&mut self, row: u64) {
        let count = self.ranges.len();
        match self.ranges.last_mut() {
            Some((_, last)) if *last == row => return,
            Some((_, last)) if *last + 1 == row => *last = row,
            _ if count < MOST => self.ranges.push((row, row)),
            _ => {}
        }
        self.count += 1;
    }

    /// How many there are.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// As told to people.
    pub fn in_words(&self) -> String {
        let mut parts = Vec::new();
        let mut told = 0;
        for (first, last) in &self.ranges {
            told += last - first + 1;
            parts.push(match last - first {
                0 => first.to_string(),
                1 => format!("{first}, {last}"),
                _ => format!("{first}-{last}"),
            });
        }
        let noun = if self.count == 1 { "row" } else { "rows" };
        match self.count.saturating_sub(told) {
            0 => format!("{noun} {}", parts.join(", ")),
            more => format!("{noun} {} and {more} more", parts.join(", ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rows: impl IntoIterator<Item = u64>, expected: &str) {
        let mut numbers = RowNumbers::default();
        rows.into_iter().for_each(|row| numbers.add(row));
        assert_eq!(numbers.in_words(), expected);
    }

    #[test]
    fn rows_are_told_as_ranges_and_many_are_counted() {
        check([7], "row 7");
        check([7, 7], "row 7");
        check([2, 3], "rows 2, 3");
        check(2..=203, "rows 2-203");
        check([2, 4, 5, 6, 9], "rows 2, 4-6, 9");
        check((2..30).step_by(2), "rows 2, 4, 6, 8, 10 and 9 more");
    }
}
