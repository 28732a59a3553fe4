//! The many ways in which parameters can have been signed: one or more of them left out, one moved, two exchanged, and
//! every order of a few. What a found way means stands in `signing.rs`.

use crate::callback::php::PhpVariable;

/// The parameters whose values are joined.
pub type Signed<'a> = Vec<&'a PhpVariable>;

/// Of so many parameters every order is tried.
const FEW: usize = 7;
/// Of so many each one is moved to each place, and each two are left out.
const SOME: usize = 40;

/// One parameter less; then one moved, or two exchanged.
pub fn one_change<'a>(all: &[&'a PhpVariable]) -> impl Iterator<Item = Signed<'a>> {
    let count = all.len();
    let reach = if count <= SOME { count } else { 1 };
    let removed = (0..count).map(move |index| left(all, index..index + 1));
    let moved = (0..count).flat_map(move |from| {
        let places = from.saturating_sub(reach)..count.min(from + reach + 1);
        places.filter(move |to| *to != from).map(move |to| moved(all, from, to))
    });
    let far = if count <= SOME { count } else { 0 };
    let exchanged = (0..far)
        .flat_map(move |first| (first + 2..far).map(move |second| exchanged(all, first, second)));
    removed.chain(moved).chain(exchanged)
}

/// Several parameters less, that stand beside each other; any two; every order of a few.
pub fn many_changes<'a>(all: &[&'a PhpVariable]) -> impl Iterator<Item = Signed<'a>> {
    let count = if all.len() <= SOME { all.len() } else { 0 };
    let runs =
        (0..count).flat_map(move |first| (first + 2..=count).map(move |end| left(all, first..end)));
    let pairs = (0..count)
        .flat_map(move |first| (first + 2..count).map(move |second| left_two(all, first, second)));
    runs.chain(pairs).chain(Permutations::of(all))
}

fn left<'a>(all: &[&'a PhpVariable], gone: std::ops::Range<usize>) -> Signed<'a> {
    [&all[..gone.start], &all[gone.end..]].concat()
}

fn left_two<'a>(all: &[&'a PhpVariable], first: usize, second: usize) -> Signed<'a> {
    [&all[..first], &all[first + 1..second], &all[second + 1..]].concat()
}

fn moved<'a>(all: &[&'a PhpVariable], from: usize, to: usize) -> Signed<'a> {
    let mut signed = all.to_vec();
    let variable = signed.remove(from);
    signed.insert(to, variable);
    signed
}

fn exchanged<'a>(all: &[&'a PhpVariable], first: usize, second: usize) -> Signed<'a> {
    let mut signed = all.to_vec();
    signed.swap(first, second);
    signed
}

/// Every order of a few parameters but the given one, in turn.
struct Permutations<'a> {
    all: Signed<'a>,
    places: Vec<usize>,
}

impl<'a> Permutations<'a> {
    fn of(all: &[&'a PhpVariable]) -> Permutations<'a> {
        let count = if all.len() <= FEW { all.len() } else { 0 };
        Permutations { all: all.to_vec(), places: (0..count).collect() }
    }

    /// Goes on to the next order; `None` after the last one.
    fn advance(&mut self) -> Option<()> {
        let places = &mut self.places;
        let before_last = places.len().checked_sub(1)?;
        let pivot = (0..before_last).rev().find(|at| places[*at] < places[at + 1])?;
        let next = (pivot + 1..places.len()).rev().find(|at| places[*at] > places[pivot])?;
        places.swap(pivot, next);
        places[pivot + 1..].reverse();
        Some(())
    }
}

impl<'a> Iterator for Permutations<'a> {
    type Item = Signed<'a>;

    fn next(&mut self) -> Option<Signed<'a>> {
        self.advance()?;
        Some(self.places.iter().map(|place| self.all[*place]).collect())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::callback::php::PhpQuery;

    /// How many different ways there are for so many parameters.
    fn check_count(count: usize, one: usize, many: usize) {
        let query: String = (0..count).map(|number| format!("{number}={number}&")).collect();
        let query = PhpQuery::read(&query);
        let all: Signed = query.variables.iter().collect();
        let text = |signed: Signed| -> Vec<u8> {
            signed.into_iter().flat_map(|variable| variable.value.clone()).collect()
        };
        let different = |ways: Vec<Vec<u8>>| ways.into_iter().collect::<HashSet<_>>().len();
        assert_eq!(different(one_change(&all).map(text).collect()), one, "one of {count}");
        assert_eq!(different(many_changes(&all).map(text).collect()), many, "many of {count}");
    }

    #[test]
    fn each_way_comes_up() {
        check_count(0, 0, 0);
        check_count(1, 1, 0);
        check_count(2, 2 + 1, 1 + 1);
        // Three less: one, of which each is moved to four places, and each two exchanged.
        check_count(3, 3 + 5, 3 + 1 + 5);
        check_count(7, 7 + 36 + 15, 5040 - 1 + 21 + 15);
    }
}
