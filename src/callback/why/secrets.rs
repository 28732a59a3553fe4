//! The secrets that a callback may have been signed with: the one in use and others that are kept, each also as it is with
//! what files, editors and shells add to a text.

use super::cause::{Cause, SecretChange, SecretOwner};

/// Of so many secrets the forms are tried; of more only what is kept.
const MOST_WITH_FORMS: usize = 12;
/// Of so many, forms that differ in two things.
const MOST_WITH_PAIRS: usize = 4;
/// So many secrets at most are tried at all.
const MOST: usize = 200;
/// A byte order mark in UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// A secret that is kept beside the one in use.
#[derive(Clone)]
pub struct OtherSecret {
    /// Whose it is.
    pub owner: SecretOwner,
    /// Byte for byte.
    pub bytes: Vec<u8>,
}

/// A secret to try.
pub struct Candidate {
    /// What it departs in from the secret in use; none for that one.
    pub causes: Vec<Cause>,
    /// Byte for byte.
    pub bytes: Vec<u8>,
}

impl Candidate {
    /// Whether it is as it is kept.
    pub fn is_kept(&self) -> bool {
        !self.causes.iter().any(|cause| matches!(cause, Cause::SecretChanged(_)))
    }
}

/// The secret in use first, then those that differ from it in the fewest things: as another one that is kept, or in its form.
pub fn candidates(in_use: &[u8], others: &[OtherSecret]) -> Vec<Candidate> {
    let mut kept = vec![(Vec::new(), in_use.to_vec())];
    for other in others.iter().take(MOST) {
        kept.push((vec![Cause::SecretOf(other.owner.clone())], other.bytes.clone()));
    }
    let mut all = Vec::new();
    for (at, (owner, bytes)) in kept.into_iter().enumerate() {
        if at < MOST_WITH_FORMS {
            let most = if at < MOST_WITH_PAIRS { 2 } else { 1 };
            for (changes, bytes) in changed(&bytes, most) {
                let changes = changes.into_iter().map(Cause::SecretChanged);
                all.push((owner.iter().cloned().chain(changes).collect(), bytes));
            }
        }
        all.push((owner, bytes));
    }
    all.sort_by_key(|(causes, _): &(Vec<Cause>, Vec<u8>)| causes.len());
    let mut candidates: Vec<Candidate> = Vec::new();
    for (causes, bytes) in all {
        if !bytes.is_empty() && !candidates.iter().any(|known| known.bytes == bytes) {
            candidates.push(Candidate { causes, bytes });
        }
    }
    candidates
}

/// What stands around the text of a secret; empty where nothing does.
#[derive(Clone, Copy)]
struct Around<'a> {
    mark: &'a [u8],
    quote: &'a [u8],
    before: &'a [u8],
    behind: &'a [u8],
    newline: &'a [u8],
}

/// Marks, quotes, blanks and line breaks that are tried around a text.
const MARKS: [&[u8]; 2] = [b"", MARK];
const QUOTES: [&[u8]; 3] = [b"", b"\"", b"'"];
const BLANKS: [(&[u8], &[u8]); 5] =
    [(b"", b""), (b"", b" "), (b" ", b""), (b"", b"\t"), (b" ", b" ")];
const NEWLINES: [&[u8]; 3] = [b"", b"\n", b"\r\n"];

impl<'a> Around<'a> {
    /// A secret taken apart: what stands around it, and its text.
    fn of(secret: &'a [u8]) -> (Around<'a>, &'a [u8]) {
        let line = secret.strip_suffix(b"\n").unwrap_or(secret);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let (rest, newline) = secret.split_at(line.len());
        let (mark, rest) = rest.split_at(if rest.starts_with(MARK) { MARK.len() } else { 0 });
        let start = rest.len() - rest.trim_ascii_start().len();
        let (before, rest) = rest.split_at(start);
        let (rest, behind) = rest.split_at(rest.trim_ascii_end().len());
        let quoted = [b'"', b'\'', b'`'].into_iter().find_map(|quote| {
            Some((rest.get(..1)?, rest.strip_prefix(&[quote])?.strip_suffix(&[quote])?))
        });
        let (quote, text) = quoted.unwrap_or((b"", rest));
        (Around { mark, quote, before, behind, newline }, text)
    }

    /// This around the text.
    fn with(self, text: &[u8]) -> Vec<u8> {
        [self.mark, self.before, self.quote, text, self.quote, self.behind, self.newline].concat()
    }

    /// Which kinds of things stand there.
    fn kinds(self) -> [bool; 4] {
        let has_blanks = !self.before.is_empty() || !self.behind.is_empty();
        [!self.mark.is_empty(), !self.quote.is_empty(), has_blanks, !self.newline.is_empty()]
    }
}

/// The forms of a secret that differ from it in so many things at most, and in which.
fn changed(secret: &[u8], most: usize) -> Vec<(Vec<SecretChange>, Vec<u8>)> {
    let (around, text) = Around::of(secret);
    let mut others = vec![
        Around { newline: b"", ..around },
        Around { before: b"", behind: b"", ..around },
        Around { quote: b"", ..around },
        Around { mark: b"", ..around },
    ];
    for mark in MARKS {
        for quote in QUOTES {
            for (before, behind) in BLANKS {
                let around =
                    NEWLINES.map(|newline| Around { mark, quote, before, behind, newline });
                others.extend(around);
            }
        }
    }
    let mut forms = Vec::new();
    for other in others {
        let changes = changes(around, other);
        if !changes.is_empty() && changes.len() <= most {
            forms.push((changes, other.with(text)));
        }
    }
    forms
}

/// What stands around the one and not around the other.
fn changes(kept: Around, other: Around) -> Vec<SecretChange> {
    use SecretChange::{
        WithBlank, WithMark, WithNewline, WithQuotes, WithoutBlanks, WithoutMark, WithoutNewline,
        WithoutQuotes,
    };
    let words = [
        (WithoutMark, WithMark),
        (WithoutQuotes, WithQuotes),
        (WithoutBlanks, WithBlank),
        (WithoutNewline, WithNewline),
    ];
    let kinds = kept.kinds().into_iter().zip(other.kinds());
    let changed =
        kinds.zip(words).filter_map(|((kept, other), (without, with))| match (kept, other) {
            (true, false) => Some(without),
            (false, true) => Some(with),
            _ => None,
        });
    changed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The changes by which one secret is found when another one is kept.
    #[track_caller]
    fn check(kept: &[u8], right: &[u8], expected: &[SecretChange]) {
        let found = candidates(kept, &[]).into_iter().find(|candidate| candidate.bytes == right);
        let causes = found.map(|candidate| candidate.causes).unwrap_or_default();
        let expected: Vec<Cause> = expected.iter().copied().map(Cause::SecretChanged).collect();
        assert_eq!(causes, expected, "{kept:?}");
    }

    #[test]
    fn what_files_add_to_a_secret_is_tried_both_ways() {
        use SecretChange::*;
        check(b"s3cret\n", b"s3cret", &[WithoutNewline]);
        check(b"s3cret\r\n", b"s3cret", &[WithoutNewline]);
        check(b" s3cret ", b"s3cret", &[WithoutBlanks]);
        check(b"\"s3cret\"", b"s3cret", &[WithoutQuotes]);
        check(b"'s3cret'\n", b"s3cret", &[WithoutQuotes, WithoutNewline]);
        check(b"'s3cret'\n", b"'s3cret'", &[WithoutNewline]);
        check("\u{feff}s3cret\n".as_bytes(), b"s3cret", &[WithoutMark, WithoutNewline]);
        check("\u{feff}s3cret\n".as_bytes(), b"s3cret\n", &[WithoutMark]);
        check(b"s3cret\t", b"s3cret", &[WithoutBlanks]);
        check(b"   s3cret\n", b"   s3cret", &[WithoutNewline]);
        check(b"s3cret", b"s3cret\n", &[WithNewline]);
        check(b"s3cret", b"s3cret\r\n", &[WithNewline]);
        check(b"s3cret", b" s3cret", &[WithBlank]);
        check(b"s3cret", b"s3cret\t", &[WithBlank]);
        check(b"s3cret", b"'s3cret'", &[WithQuotes]);
        check(b"s3cret", "\u{feff}s3cret".as_bytes(), &[WithMark]);
        check(b"s3cret", "\u{feff}s3cret\r\n".as_bytes(), &[WithMark, WithNewline]);
        check(b"s3cret", b"\"s3cret\"\n", &[WithQuotes, WithNewline]);
        check(b"s3cret", b"s3cret \n", &[WithBlank, WithNewline]);
        check(b"s3cret\n", b"s3cret ", &[WithBlank, WithoutNewline]);
        check(b"s3cret\n", b"'s3cret'", &[WithQuotes, WithoutNewline]);
        check(b"s3cret", b"S3cret", &[]);
        check(b"\n", b"", &[]);
    }

    #[test]
    fn of_two_explanations_the_smaller_one_is_given() {
        let other = |bytes: &[u8]| OtherSecret {
            owner: SecretOwner::Profile("a".into()),
            bytes: bytes.into(),
        };
        let causes = |kept: &[u8], others: &[u8], right: &[u8]| {
            let all = candidates(kept, &[other(others)]);
            all.into_iter().find(|own| own.bytes == right).map(|own| own.causes).unwrap_or_default()
        };
        let newline = Cause::SecretChanged(SecretChange::WithoutNewline);
        assert_eq!(causes(b"one\n", b"one", b"one"), [newline]);
        let of_profile = [Cause::SecretOf(SecretOwner::Profile("a".into()))];
        assert_eq!(causes(b"'one'\n", b"one", b"one"), of_profile);
        assert_eq!(causes(b"one", b"two", b"two"), of_profile);
    }

    #[test]
    fn the_number_of_secrets_is_bounded() {
        let mut others = Vec::new();
        for number in 0..1000 {
            let bytes = format!("secret {number}").into_bytes();
            others.push(OtherSecret { owner: SecretOwner::Profile(number.to_string()), bytes });
        }
        let count = candidates(b"s3cret", &others).len();
        assert!(count <= 1 + MOST + MOST_WITH_FORMS * 9 + MOST_WITH_PAIRS * 28, "{count}");
    }
}
