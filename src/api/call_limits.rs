//! What the path of a call that writes may hold: no data of a person, which the journal would keep for ever, and one
//! identifier at most, which is then the object of a call that no document lists.

use super::call_path::CallPath;
use super::identifiers::id_kind::{ID_KINDS, IdKind};
use super::identifiers::reading::read;
use super::identifiers::search;
use crate::base::privacy;

impl CallPath {
    /// Refuses what the journal must not keep: the path of a write stands there in clear.
    pub fn refuse_personal(&self) -> Result<(), String> {
        let beside = "and the journal keeps the path of what writes: put it into the body";
        let mut whole = self.parts.join("/");
        for (key, value) in &self.query {
            if privacy::names_person(key) {
                return Err(format!("?{key} is personal data, {beside}"));
            }
            whole.push_str(&format!("&{key}={value}"));
        }
        if privacy::without_numbers(&whole) != whole {
            return Err(format!("it holds what looks like a personal number, {beside}"));
        }
        match whole.split(['/', '&', '=', ',', ';', ' ']).any(is_email) {
            true => Err(format!("it holds an e-mail address, {beside}")),
            false => Ok(()),
        }
    }

    /// The identifier that the path or the query names, if one does. Several are refused: nothing would guard the objects
    /// but one.
    pub fn object(&self) -> Result<Option<String>, String> {
        let mut found: Vec<String> = Vec::new();
        let values = self.query.iter().map(|(_, value)| value);
        for text in self.parts.iter().chain(values) {
            let Some(id) = identifier(text)? else { continue };
            if !found.contains(&id) {
                found.push(id);
            }
        }
        match found.len() {
            0 | 1 => Ok(found.pop()),
            _ => Err(format!(
                "it names {}, and which object the call works on cannot be told",
                found.join(" and ")
            )),
        }
    }
}

/// The identifier that a part is. One that is spelt otherwise than it is sent, or has something beside it, is refused: to
/// some servers it would be the object all the same.
fn identifier(text: &str) -> Result<Option<String>, String> {
    if IdKind::of(text).is_some() {
        return Ok(Some(text.to_owned()));
    }
    let prefixes: Vec<&str> = ID_KINDS.iter().map(|kind| kind.prefix).collect();
    let inside = read(text, &prefixes).ok().or_else(|| search::all(text).into_iter().next());
    match inside {
        Some(id) => Err(format!("{text:?} is written {id}, with nothing beside it")),
        None => Ok(None),
    }
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, place)| !name.is_empty() && place.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(typed: &str) -> CallPath {
        CallPath::parse(typed, None).unwrap_or_else(|why| panic!("{typed}: {why}"))
    }

    #[test]
    fn data_of_a_person_is_recognised() {
        for typed in [
            "/x/01019012345",
            "/x/%30%31019012345",
            "/x/010190-12345",
            "/x/010190/12345",
            "/x?a=01019012345",
            "/x?01019012345=a",
            "/x/ola@example.com",
            "/x/to,ola@example.com",
            "/x?a=ola%40example.com",
            "/x?msisdn=40000000",
            "/x?customer%5Bpersonal_number%5D=1",
            "/x?first-name=Ola",
        ] {
            assert!(path(typed).refuse_personal().is_err(), "{typed}");
        }
        for typed in ["/x/ODR12345678901", "/x/1234567890?a=1", "/x/@me", "/x?via=sms&page=2"] {
            assert_eq!(path(typed).refuse_personal(), Ok(()), "{typed}");
        }
    }

    #[test]
    fn one_identifier_is_the_object() {
        for typed in ["/x/ODR1", "/x/ODR1/y", "/x?o=ODR1", "/x/ODR1?o=ODR1", "/ODR1"] {
            assert_eq!(path(typed).object(), Ok(Some("ODR1".to_owned())), "{typed}");
        }
        for typed in ["/x", "/x/12", "/x/order/subs", "/x?ODR1=", "/x/ODR", "/x/v2"] {
            assert_eq!(path(typed).object(), Ok(None), "{typed}");
        }
        for typed in [
            "/x/ODR1/RES2",
            "/x/ODR1?o=ODR2",
            "/x/odr1",
            "/x/%20ODR1",
            "/x/ODR1,ODR2",
            "/x/ODR1.json",
        ] {
            assert!(path(typed).object().is_err(), "{typed}");
        }
    }
}
