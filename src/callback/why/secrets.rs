//! The secrets that a callback may have been signed with: the one in use and others that are kept, each also as it is with
//! what files, editors and shells add to a text.

use super::cause::{Cause, SecretChange, SecretOwner};

/// Of so many secrets the forms are tried; of more only what is kept.
const MOST_WITH_FORMS: usize = 12;
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

/// The secret in use first, then the others as they are kept, then all of them in other forms.
pub fn candidates(in_use: &[u8], others: &[OtherSecret]) -> Vec<Candidate> {
    let mut kept = vec![Candidate { causes: Vec::new(), bytes: in_use.to_vec() }];
    for other in others.iter().take(MOST) {
        add(&mut kept, vec![Cause::SecretOf(other.owner.clone())], other.bytes.clone());
    }
    let mut forms = Vec::new();
    for known in kept.iter().take(MOST_WITH_FORMS) {
        for (change, bytes) in changed(&known.bytes) {
            let causes = [&known.causes[..], &[Cause::SecretChanged(change)]].concat();
            forms.push((causes, bytes));
        }
    }
    for (causes, bytes) in forms {
        add(&mut kept, causes, bytes);
    }
    kept
}

fn add(kept: &mut Vec<Candidate>, causes: Vec<Cause>, bytes: Vec<u8>) {
    if !bytes.is_empty() && !kept.iter().any(|known| known.bytes == bytes) {
        kept.push(Candidate { causes, bytes });
    }
}

/// A secret with something taken off it, then with something added to it.
fn changed(secret: &[u8]) -> Vec<(SecretChange, Vec<u8>)> {
    use SecretChange::{
        WithBlank, WithMark, WithNewline, WithQuotes, WithoutBlanks, WithoutMark, WithoutNewline,
        WithoutQuotes,
    };
    let line = secret.strip_suffix(b"\n").unwrap_or(secret);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let unmarked = secret.strip_prefix(MARK).unwrap_or(secret);
    let bare = unmarked.trim_ascii();
    let unquoted = without_quotes(bare);
    let mut forms = vec![
        (WithoutNewline, line.to_vec()),
        (WithoutBlanks, secret.trim_ascii().to_vec()),
        (WithoutMark, unmarked.to_vec()),
        (WithoutMark, bare.to_vec()),
        (WithoutQuotes, unquoted.to_vec()),
    ];
    for core in [secret, unquoted] {
        for (change, before, after) in [
            (WithNewline, &b""[..], &b"\n"[..]),
            (WithNewline, b"", b"\r\n"),
            (WithBlank, b"", b" "),
            (WithBlank, b" ", b""),
            (WithQuotes, b"\"", b"\""),
            (WithQuotes, b"'", b"'"),
            (WithMark, MARK, b""),
            (WithMark, MARK, b"\n"),
            (WithMark, MARK, b"\r\n"),
        ] {
            forms.push((change, [before, core, after].concat()));
        }
    }
    forms
}

fn without_quotes(secret: &[u8]) -> &[u8] {
    for quote in [b"\"", b"'", b"`"] {
        let inside = secret.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
        if let Some(inside) = inside {
            return inside.trim_ascii();
        }
    }
    secret
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The change by which one secret is found when another one is kept.
    fn check(kept: &[u8], right: &[u8], expected: Option<SecretChange>) {
        let found = candidates(kept, &[]).into_iter().find(|candidate| candidate.bytes == right);
        let causes = found.map(|candidate| candidate.causes);
        assert_eq!(causes, expected.map(|change| vec![Cause::SecretChanged(change)]), "{kept:?}");
    }

    #[test]
    fn what_files_add_to_a_secret_is_tried_both_ways() {
        use SecretChange::*;
        check(b"s3cret\n", b"s3cret", Some(WithoutNewline));
        check(b"s3cret\r\n", b"s3cret", Some(WithoutNewline));
        check(b" s3cret ", b"s3cret", Some(WithoutBlanks));
        check(b"\"s3cret\"", b"s3cret", Some(WithoutQuotes));
        check(b"'s3cret'\n", b"s3cret", Some(WithoutQuotes));
        check("\u{feff}s3cret\n".as_bytes(), b"s3cret", Some(WithoutMark));
        check(b"s3cret", b"s3cret\n", Some(WithNewline));
        check(b"s3cret", b"s3cret\r\n", Some(WithNewline));
        check(b"s3cret", b" s3cret", Some(WithBlank));
        check(b"s3cret", b"'s3cret'", Some(WithQuotes));
        check(b"s3cret", "\u{feff}s3cret".as_bytes(), Some(WithMark));
        check(b"s3cret", b"S3cret", None);
        check(b"\n", b"", None);
    }

    #[test]
    fn the_number_of_secrets_is_bounded() {
        let mut others = Vec::new();
        for number in 0..1000 {
            let bytes = format!("secret {number}").into_bytes();
            others.push(OtherSecret { owner: SecretOwner::Profile(number.to_string()), bytes });
        }
        let count = candidates(b"s3cret", &others).len();
        assert!(count <= 1 + MOST + MOST_WITH_FORMS * 23, "{count}");
    }
}
