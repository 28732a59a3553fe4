//! A call of JavaScript's `fetch`, as typed and as browsers copy it: the text that it is called with first. What cannot be read wholly
//! up to the end of the call may say another method.

use super::{is_get, with_parameters};
use crate::callback::pasted::FindError;

/// No words before the call, such as `const answer = await`, are longer.
const LONGEST_LEAD: usize = 60;

/// Whether a text is such a call.
pub fn is_call(text: &str) -> bool {
    inside(text).is_some()
}

/// What stands behind its bracket.
fn inside(text: &str) -> Option<&str> {
    let (lead, rest) = text.split_once("fetch(")?;
    let is_word = |sign: char| sign.is_alphanumeric() || "_$ .=".contains(sign);
    let is_lead = lead.len() < LONGEST_LEAD && lead.chars().all(is_word);
    let is_other_name = lead.ends_with(|sign: char| sign.is_alphanumeric() || "_$".contains(sign));
    (is_lead && !is_other_name).then_some(rest)
}

/// The address that it requests.
pub fn address(text: &str) -> Option<Result<String, FindError>> {
    let (address, rest) = literal(inside(text)?.trim_start())?;
    let Some((is_other, behind)) = options(rest) else { return Some(Err(FindError::Unclear)) };
    if behind.contains("fetch(") || behind.contains("://") {
        return Some(Err(FindError::Several));
    }
    if is_other { Some(Err(FindError::NotGet)) } else { with_parameters(vec![address], &[]) }
}

/// Whether the options behind the address say another method than `GET`, and what stands behind the call; nothing where not all of
/// them can be read.
fn options(rest: &str) -> Option<(bool, &str)> {
    let rest = rest.trim_start();
    let Some(rest) = rest.strip_prefix(',') else { return Some((false, rest.strip_prefix(')')?)) };
    let rest = rest.trim_start();
    let Some(members) = rest.strip_prefix('{') else {
        return Some((false, rest.strip_prefix(')')?));
    };
    let (is_other, rest) = method_in(members)?;
    let rest = rest.trim_start();
    Some((is_other, rest.strip_prefix(',').unwrap_or(rest).trim_start().strip_prefix(')')?))
}

/// Whether the members of an object say another method, and what stands behind its bracket.
fn method_in(mut rest: &str) -> Option<(bool, &str)> {
    let mut is_other = false;
    loop {
        rest = rest.trim_start().trim_start_matches(',').trim_start();
        if let Some(behind) = rest.strip_prefix('}') {
            return Some((is_other, behind));
        }
        let (name, behind) = match literal(rest) {
            Some(named) => named,
            None => {
                let end = rest.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_')?;
                (rest[..end].to_owned(), &rest[end..])
            }
        };
        let behind = behind.trim_start();
        let value = match behind.strip_prefix(':') {
            Some(value) => value.trim_start(),
            // The value of a variable of that name.
            None if !name.is_empty() && name != "method" && behind.starts_with([',', '}']) => {
                rest = behind;
                continue;
            }
            None => return None,
        };
        if name == "method" {
            // What no text tells is another one.
            is_other |= literal(value).is_none_or(|(method, _)| !is_get(&method));
        }
        rest = behind_value(value)?;
    }
}

/// What stands behind a value, from the sign that ends it; nothing where it is not closed, or holds a comment.
fn behind_value(text: &str) -> Option<&str> {
    let (mut depth, mut rest) = (0_usize, text);
    loop {
        rest = match rest.chars().next()? {
            '"' | '\'' | '`' => literal(rest)?.1,
            '/' if rest.starts_with("//") || rest.starts_with("/*") => return None,
            ',' | '}' if depth == 0 => return Some(rest),
            sign => {
                match sign {
                    '{' | '[' | '(' => depth += 1,
                    '}' | ']' | ')' => depth = depth.checked_sub(1)?,
                    _ => {}
                }
                &rest[sign.len_utf8()..]
            }
        };
    }
}

/// A text in quotes, and what stands behind it; nothing where something is filled in.
fn literal(text: &str) -> Option<(String, &str)> {
    let quote = text.chars().next().filter(|first| ['"', '\'', '`'].contains(first))?;
    let mut own = String::new();
    let mut letters = text.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => own
                .push(letters.next().map(|(_, next)| next).filter(|next| !next.is_alphanumeric())?),
            end if end == quote => {
                let is_filled = quote == '`' && own.contains("${");
                return (!is_filled).then(|| (own, &text[at + 1..]));
            }
            other => own.push(other),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_is_read_wholly_or_not_at_all() {
        let found = |text: &str| {
            let text = text.replace('@', "\"https://x.no/cb?a=1\"");
            address(&text).map(|own| own.map(|own| own.ends_with("/cb?a=1")))
        };
        for text in [
            "fetch(@)",
            "await fetch(@);",
            "const answer = await window.fetch(@, {}).then(it => it.text())",
            "fetch( @ , )",
            "fetch(@, {cache, headers: {\"a\": [\"}\", `)`], 'b': f(1, {c: 2})}, method: \"get\",},)",
            "fetch(@, {\"method\": 'GET', body: null})\n",
        ] {
            assert_eq!(found(text), Some(Ok(true)), "{text}");
        }
        for text in ["fetch(@, {method: 'POST'})", "fetch(@, {x: 1, \"method\": m})"] {
            assert_eq!(found(text), Some(Err(FindError::NotGet)), "{text}");
        }
        for text in [
            "fetch(@",
            "fetch(@, {",
            "fetch(@, {method: 'GET'}",
            "fetch(@, options)",
            "fetch(@, {method})",
            "fetch(@, {...options})",
            "fetch(@, {['method']: 'POST'})",
            "fetch(@, {\"m\\u0065thod\": 'POST'})",
            "fetch(@, {cache: 1 /* } */, method: 'POST'})",
            "fetch(@ + more)",
            "fetch(@.replace(\"1\", \"2\"))",
        ] {
            assert_eq!(found(text), Some(Err(FindError::Unclear)), "{text}");
        }
        for text in ["fetch(@); fetch(\"/other\")", "fetch(@).then(() => go(\"https://x.no/\"))"] {
            assert_eq!(found(text), Some(Err(FindError::Several)), "{text}");
        }
        for text in
            ["prefetch(@)", "fetch(address)", "fetch(`https://x.no/cb?a=${a}`)", "see: fetch(@)"]
        {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
