//! A query as PHP's `$_GET` shows it, since the documented check of a callback is PHP code. `name.rs` tells what PHP makes of one
//! parameter, `decoding.rs` what it makes of its bytes.

mod decoding;
mod name;

pub use decoding::decoded;

use memchr::memchr3;

use self::decoding::{decode_to, up_to_nul};
use self::name::{Assignment, assignment, name_and_value};
use super::known::KnownName;
use super::short_search::places;

/// What PHP reads at most (`max_input_vars`); what follows would be neither hashed nor seen.
const MAX_PARAMETERS: usize = 1000;

/// PHP's `$_GET` of a query, as main/php_variables.c fills it.
#[derive(Default)]
pub struct PhpQuery {
    /// In PHP's order.
    pub variables: Vec<PhpVariable>,
    /// The names that were set once more, or removed; each as often as that.
    repeats: Vec<Vec<u8>>,
    /// The name of the first parameter that PHP does not read any more.
    pub unread: Option<Vec<u8>>,
    /// Variables of the query before, whose memory is used again.
    spare: Vec<PhpVariable>,
    /// A bit for each name that was set, by what is quick to see of it: a name whose bit is not there is new.
    seen: u64,
}

/// One variable of `$_GET`.
#[derive(Clone, Default)]
pub struct PhpVariable {
    /// After PHP's changes: `.` becomes `_`.
    pub name: Vec<u8>,
    /// Decoded; `Array` for an array, since that word is all that PHP hashes of it.
    pub value: Vec<u8>,
    /// Whether it is an array.
    pub is_array: bool,
    /// What its name is known as.
    pub known: KnownName,
    /// The bit of its name.
    bit: u64,
    /// PHP takes its name as it stands in a query.
    is_plain: bool,
}

/// Names and values of a query: what a check sees of it.
pub type PhpValues = Vec<(Vec<u8>, Vec<u8>)>;

impl PhpVariable {
    /// A text.
    pub fn text(name: Vec<u8>, value: Vec<u8>) -> PhpVariable {
        let (known, bit) = (KnownName::of(&name), bit_of(&name));
        PhpVariable { name, value, known, bit, ..PhpVariable::default() }
    }

    /// The value in a part of a query that begins with this name.
    fn value_in<'q>(&self, part: &'q [u8]) -> Option<&'q [u8]> {
        let (name, rest) = part.split_at_checked(self.name.len())?;
        let value = rest.strip_prefix(b"=")?;
        (self.is_plain && is_same_name(name, &self.name)).then_some(value)
    }
}

impl PhpQuery {
    /// Reads a query that is still encoded.
    pub fn read(query: impl AsRef<[u8]>) -> Self {
        let mut read = Self::default();
        read.refill(query.as_ref());
        read
    }

    /// A query of these variables, each named once.
    pub fn of(variables: Vec<PhpVariable>) -> Self {
        Self { variables, ..Self::default() }
    }

    /// Reads another query into the same memory.
    pub fn refill(&mut self, query: &[u8]) {
        let count = self.fill(query);
        self.spare.extend(self.variables.drain(count..));
    }

    /// Writes the variables of a query over those that are there, and tells how many there are now.
    fn fill(&mut self, query: &[u8]) -> usize {
        self.repeats.clear();
        self.unread = None;
        self.seen = 0;
        // Most queries have nothing to decode, and one look tells it for all their values.
        let is_encoded = memchr3(b'%', b'+', 0, query).is_some();
        // PHP reads a C string: it ends at a NUL byte.
        let query = if is_encoded { up_to_nul(query) } else { query };
        let (mut start, mut index, mut count) = (0, 0, 0);
        for end in places(b'&', query).chain([query.len()]) {
            let part = &query[std::mem::replace(&mut start, end + 1)..end];
            if part.is_empty() {
                continue;
            }
            if index >= MAX_PARAMETERS {
                let (name, ..) = name_and_value(part);
                self.unread = Some(assignment(&decoded(name)).into_name());
                return count;
            }
            index += 1;
            let (variable, value) = match self.same_variable(part, &mut count) {
                Some(same) => same,
                None => match name_and_value(part) {
                    (name, value, true) => (self.plain_variable(name, &mut count), value),
                    (name, value, false) => {
                        self.assign(assignment(&decoded(name)), value, &mut count);
                        continue;
                    }
                },
            };
            match is_encoded {
                true => decode_to(variable, value),
                false => variable.extend_from_slice(value),
            }
        }
        count
    }

    fn assign(&mut self, assignment: Assignment, value: &[u8], count: &mut usize) {
        match assignment {
            Assignment::Text(name) => {
                decode_to(&mut self.variable_to_set(&name, count).value, value)
            }
            Assignment::Array(name) => {
                let variable = self.variable_to_set(&name, count);
                variable.is_array = true;
                variable.value.extend_from_slice(b"Array");
            }
            Assignment::Remove(name) => {
                if let Some(index) = self.position_among(&name, *count) {
                    self.variables.remove(index);
                    *count -= 1;
                    self.repeats.push(name);
                }
            }
            Assignment::Nothing => {}
        }
    }

    /// The value to fill of a new name that the query before had in the same place, as most do, and what stands there.
    fn same_variable<'q>(
        &mut self,
        part: &'q [u8],
        count: &mut usize,
    ) -> Option<(&mut Vec<u8>, &'q [u8])> {
        let variable = self.variables.get_mut(*count)?;
        let value = variable.value_in(part).filter(|_| self.seen & variable.bit == 0)?;
        self.seen |= variable.bit;
        *count += 1;
        variable.value.clear();
        Some((&mut variable.value, value))
    }

    /// The value to fill of a name that PHP takes as it stands.
    fn plain_variable(&mut self, name: &[u8], count: &mut usize) -> &mut Vec<u8> {
        let variable = self.variable_to_set(name, count);
        variable.is_plain = true;
        &mut variable.value
    }

    /// The variable of a name, as an empty text. The last of equal names wins, in the place of the first: PHP overwrites within the
    /// array.
    fn variable_to_set(&mut self, name: &[u8], count: &mut usize) -> &mut PhpVariable {
        let bit = bit_of(name);
        let known = if self.seen & bit == 0 { None } else { self.position_among(name, *count) };
        self.seen |= bit;
        let index = match known {
            Some(index) => {
                self.repeats.push(name.to_vec());
                index
            }
            None => {
                if *count == self.variables.len() {
                    self.variables.push(self.spare.pop().unwrap_or_default());
                }
                let variable = &mut self.variables[*count];
                variable.name.clear();
                variable.name.extend_from_slice(name);
                variable.known = KnownName::of(name);
                variable.bit = bit;
                *count += 1;
                *count - 1
            }
        };
        let variable = &mut self.variables[index];
        variable.is_array = false;
        variable.is_plain = false;
        variable.value.clear();
        variable
    }

    /// The place of a name among the first variables, of a query that is being read.
    fn position_among(&self, name: &[u8], count: usize) -> Option<usize> {
        let bit = bit_of(name);
        self.variables[..count].iter().position(|own| own.bit == bit && own.name == name)
    }

    /// The place of this name among the variables.
    #[inline]
    pub fn position(&self, name: &[u8]) -> Option<usize> {
        let bit = bit_of(name);
        self.variables.iter().position(|own| own.bit == bit && own.name == name)
    }

    /// The place of a known name among the variables.
    #[inline]
    pub fn known_position(&self, name: KnownName) -> Option<usize> {
        self.variables.iter().position(|variable| variable.known == name)
    }

    /// The variable of a known name.
    #[inline]
    pub fn known(&self, name: KnownName) -> Option<&PhpVariable> {
        self.variables.iter().find(|variable| variable.known == name)
    }

    /// The value of a known name.
    #[inline]
    pub fn known_value(&self, name: KnownName) -> Option<&[u8]> {
        Some(self.known(name)?.value.as_slice())
    }

    /// The variable of this name.
    #[inline]
    pub fn variable(&self, name: &[u8]) -> Option<&PhpVariable> {
        self.variables.get(self.position(name)?)
    }

    /// The value of this name.
    #[inline]
    pub fn value(&self, name: &str) -> Option<&[u8]> {
        Some(self.variable(name.as_bytes())?.value.as_slice())
    }

    /// Whether a name stands there more than once.
    pub fn has_repeats(&self) -> bool {
        !self.repeats.is_empty()
    }

    /// Names and values, in PHP's order.
    pub fn into_values(self) -> PhpValues {
        self.variables.into_iter().map(|own| (own.name, own.value)).collect()
    }

    /// How often the name stands in the query.
    pub fn times(&self, name: &[u8]) -> usize {
        let repeats = self.repeats.iter().filter(|known| *known == name).count();
        repeats + usize::from(self.position(name).is_some())
    }
}

/// Whether two names of one length are equal. Most have eight letters and few more, so that two looks tell it.
#[inline]
fn is_same_name(one: &[u8], other: &[u8]) -> bool {
    match (ends_of(one), ends_of(other)) {
        (Some(one_ends), Some(other_ends)) if one.len() <= 16 => one_ends == other_ends,
        _ => one == other,
    }
}

/// The first eight bytes and the last eight, which may be some of the same.
#[inline]
fn ends_of(name: &[u8]) -> Option<(u64, u64)> {
    let (first, last) = (name.first_chunk()?, name.last_chunk()?);
    Some((u64::from_le_bytes(*first), u64::from_le_bytes(*last)))
}

/// One bit of 64 for a name, by its length, its first and its last byte: names of which it differs need not be compared.
#[inline]
fn bit_of(name: &[u8]) -> u64 {
    let ends = name
        .first()
        .zip(name.last())
        .map_or(0, |(first, last)| first.wrapping_mul(5).wrapping_add(last.wrapping_mul(3)));
    1 << ((usize::from(ends) + name.len()) % 64)
}

/// A name as text; bytes that are no UTF-8 are replaced.
pub fn shown(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected` as PHP 8.2 shows `$_GET`: `name=value` in its order.
    fn check_read(query: &str, expected: &[&str]) {
        let show = |variable: &PhpVariable| {
            format!(
                "{}={}",
                shown(&variable.name),
                String::from_utf8_lossy(&variable.value).escape_default()
            )
        };
        assert_eq!(
            PhpQuery::read(query).variables.iter().map(show).collect::<Vec<_>>(),
            expected,
            "{query}"
        );
    }

    #[test]
    fn values_are_decoded_as_php_does() {
        check_read(
            "a=1+2%2B&b=%c3%B8&c=%zz%4&d=b=c&e",
            &["a=1 2+", "b=\\u{f8}", "c=%zz%4", "d=b=c", "e="],
        );
        check_read("a=%00x&&b=%2541&", &["a=\\u{0}x", "b=%41"]);
        check_read("a=1\0&b=2", &["a=1"]);
    }

    #[test]
    fn names_are_changed_as_php_does() {
        check_read("a.b+c=1&+%20d=2&e%00f=3&%61=4", &["a_b_c=1", "d=2", "e=3", "a=4"]);
        check_read("=1&+=2&%00=3&[a]=4&[=5&.=6", &["_=6"]);
        check_read(
            "a[b.c d[e=1&f[=2&g]=3&h[[=4&i[+=5",
            &["a_b_c_d_e=1", "f_=2", "g]=3", "h__=4", "i__=5"],
        );
        check_read("0=1&08=2&-5=3&0=4", &["0=4", "08=2", "-5=3"]);
        check_read(
            "..Host-a=1&__Host-b=2&.%5FSecure-c=3&..Host[-d=4&_.Host-[=5",
            &["__Host-b=2", "__Host_-d=4"],
        );
    }

    #[test]
    fn the_last_of_equal_names_wins_in_the_place_of_the_first() {
        check_read("a=1&b=2&a=3", &["a=3", "b=2"]);
        check_read("a.b=1&c=2&a_b=3", &["a_b=3", "c=2"]);
        check_read("checksum=1&a=2&checksum=3", &["checksum=3", "a=2"]);
    }

    #[test]
    fn a_query_is_read_alike_into_the_memory_of_another() {
        let deep = "[1]".repeat(65);
        let queries = [
            "orderUuid=ODR1&status=PAID&createdAt=1&timestamp=2&checksum=3".to_owned(),
            "a=1&a=2&b[]=3&a=%34".to_owned(),
            String::new(),
            format!("a=1&b=2&c=3&a{deep}=4&d=5&a=6"),
            "aXc=1&aYc=2&aXc=3&a.c=4".to_owned(),
            "x=1&".repeat(1001) + "y=1",
            "b=+\0&c=1".to_owned(),
        ];
        let shown = |query: &PhpQuery| {
            let variables: Vec<_> = query
                .variables
                .iter()
                .map(|own| (own.name.clone(), own.value.clone(), own.is_array))
                .collect();
            (variables, query.repeats.clone(), query.unread.clone())
        };
        let mut memory = PhpQuery::default();
        for first in &queries {
            for second in &queries {
                memory.refill(first.as_bytes());
                memory.refill(second.as_bytes());
                assert_eq!(shown(&memory), shown(&PhpQuery::read(second)), "{first} {second}");
            }
        }
    }

    #[test]
    fn an_array_is_the_word_array() {
        check_read(
            "a[]=1&b[x][y]=2&c[d]e=3&f%5B%5D=4&g[ ]=5",
            &["a=Array", "b=Array", "c=Array", "f=Array", "g=Array"],
        );
        check_read("a[]=1&a=2&b=3&b[]=4", &["a=2", "b=Array"]);
        check_read("a[b][c=1", &["a=Array"]);
        let deep = |levels| "[1]".repeat(levels);
        check_read(&format!("a=1&b=2&a{}=3", deep(64)), &["a=Array", "b=2"]);
        check_read(&format!("a=1&b=2&a{}=3&a=4", deep(65)), &["b=2", "a=4"]);
        check_read(&format!("a=1&b=2&a{}[=3", deep(64)), &["b=2"]);
        check_read(&format!("a=1&b=2&a{}x[=3", deep(64)), &["a=Array", "b=2"]);
    }
}
