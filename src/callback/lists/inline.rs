//! The parameters of a callback in a dump of them, in one line or over several: as PHP, Ruby, Python, JavaScript, Java and Go print
//! what holds them. Nothing else of a callback may stand around, and nothing of the dump may be left unread.

use super::pairs::{is_name, query_of};
use crate::callback::kind::NAMES;
use crate::callback::method::is_target;

/// So many brackets are tried as the first of a dump.
const MOST_STARTS: usize = 6;

/// Names and values, in their order.
type Pairs = Vec<(String, String)>;

/// The query of the dump in a text; nothing where there is none of a callback's, or a part of it cannot be read.
pub fn query_in(text: &str) -> Option<String> {
    if !text.contains("checksum") {
        return None;
    }
    named_values(text).or_else(|| {
        let starts = text.match_indices(['(', '[', '{']).take(MOST_STARTS);
        starts.into_iter().find_map(|(at, bracket)| {
            let (before, body) = (&text[..at], &text[at + bracket.len()..]);
            if !is_harmless(before) || before.ends_with(|sign: char| "=:\"'".contains(sign)) {
                return None;
            }
            let forms =
                [of_print_r(body, before), of_go(body, before), of_java(body), of_quoted(body)];
            let (pairs, rest) = forms.into_iter().flatten().next()?;
            is_harmless(rest).then(|| query_of(&pairs))?
        })
    })
}

/// Words beside a dump that say it is of something else than the query.
const ELSEWHERE: [&str; 6] = ["post", "body", "form", "agent", "referer", "cookie"];

/// Whether nothing in a text can be of a callback or of a request, or say that the dump is of something else than a query.
fn is_harmless(text: &str) -> bool {
    let small = text.to_ascii_lowercase();
    let mut words = text.split_whitespace();
    let has_target = words.any(|word| is_target(word.trim_start_matches(['"', '\'']).as_bytes()));
    !has_target
        && !text.contains(['?', '&'])
        && !NAMES.iter().any(|name| text.contains(name))
        && !ELSEWHERE.iter().any(|word| small.contains(word))
}

/// `name: value name: value`, as a browser's list becomes in one line.
fn named_values(text: &str) -> Option<String> {
    let text = text.trim();
    let mut starts: Vec<(usize, &str)> = Vec::new();
    for (at, _) in text.match_indices(": ") {
        let name = text[..at].rsplit(char::is_whitespace).next()?;
        starts.push((at - name.len(), name));
    }
    if text.contains('\n') || starts.first()?.0 > 0 || !starts.iter().all(|(_, name)| is_name(name))
    {
        return None;
    }
    let mut pairs = Pairs::new();
    for (at, (start, name)) in starts.iter().enumerate() {
        let end = starts.get(at + 1).map_or(text.len(), |(next, _)| *next);
        let value = &text[start + name.len() + 2..end];
        // The blank before the next name is no part of the value, which may be empty.
        let value = value.strip_suffix(char::is_whitespace).unwrap_or(value);
        pairs.push(((*name).to_owned(), value.to_owned()));
    }
    query_of(&pairs)
}

/// `[name] => value [name] => value )`, behind `Array`. A value may have blanks in it, and they cannot be told from those behind it
/// unless each value has as many behind it.
fn of_print_r<'a>(body: &'a str, before: &str) -> Option<(Pairs, &'a str)> {
    // What opens behind a name is the value of an element.
    if before.trim_end().strip_suffix("Array")?.trim_end().ends_with("=>") {
        return None;
    }
    let (body, rest) = body.rsplit_once(')')?;
    let mut pairs = Pairs::new();
    let mut blanks = Vec::new();
    let mut parts = body.split("] => ");
    let mut name = parts.next()?.trim_start().strip_prefix('[')?;
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let (value, next) = match parts.peek() {
            Some(_) => part.rsplit_once('[')?,
            None => (part, ""),
        };
        let own = value.trim_end();
        blanks.push(value.len() - own.len());
        pairs.push((name.to_owned(), own.to_owned()));
        name = next;
    }
    let (last, others) = blanks.split_last()?;
    let is_even = others.windows(2).all(|pair| pair[0] == pair[1])
        && others.first().is_none_or(|own| last <= own);
    // The elements of a value that is an array itself would be taken for parameters.
    let is_flat = pairs.iter().all(|(name, value)| is_name(name) && !value.ends_with("Array ("));
    (is_even && is_flat).then_some((pairs, rest))
}

/// `map[name:[value] name:[value]]` of Go.
fn of_go<'a>(body: &'a str, before: &str) -> Option<(Pairs, &'a str)> {
    if !before.ends_with("map") {
        return None;
    }
    let (mut pairs, mut rest) = (Pairs::new(), body);
    loop {
        let (name, behind) = rest.trim_start().split_once(":[")?;
        let (value, behind) = behind.split_once(']')?;
        pairs.push((name.to_owned(), value.to_owned()));
        if let Some(rest) = behind.strip_prefix(']') {
            return pairs.iter().all(|(name, _)| is_name(name)).then_some((pairs, rest));
        }
        rest = behind;
    }
}

/// `{name=value, name=value}` of Java.
fn of_java(body: &str) -> Option<(Pairs, &str)> {
    let (body, rest) = body.split_once('}')?;
    let mut pairs = Pairs::new();
    for part in body.split(", ") {
        let (name, value) = part.split_once('=')?;
        // Quotes are of another language.
        if !is_name(name) || value.contains(['"', '\'', ',', '=']) {
            return None;
        }
        pairs.push((name.to_owned(), value.to_owned()));
    }
    Some((pairs, rest))
}

/// Names and values in quotes, with what each language puts between and around them; the name may have none.
fn of_quoted(body: &str) -> Option<(Pairs, &str)> {
    let (mut pairs, mut rest) = (Pairs::new(), body);
    loop {
        rest = rest.trim_start_matches(|sign: char| sign.is_whitespace() || ",(▼".contains(sign));
        if rest.starts_with([')', ']', '}']) {
            break;
        }
        let (name, behind) = name(rest)?;
        let behind = behind.trim_start();
        let behind = ["=>", ":", ","].iter().find_map(|sign| behind.strip_prefix(sign))?;
        let (value, behind) = value(behind.trim_start())?;
        pairs.push((name, value));
        rest = behind.trim_start().trim_start_matches(')');
        let is_end =
            rest.trim_start().starts_with([',', ']', '}', '[', '"', '\'']) || rest.is_empty();
        if !is_end && !rest.starts_with(char::is_whitespace) {
            return None;
        }
        if rest.trim().is_empty() {
            break;
        }
    }
    Some((pairs, rest.trim_start_matches([')', ']', '}', '>', ' ', ';'])))
}

/// A name: in quotes, in brackets and quotes, behind a `:`, or alone.
fn name(text: &str) -> Option<(String, &str)> {
    let inner = text.strip_prefix('[').unwrap_or(text);
    if let Some((name, rest)) = quoted(inner) {
        return is_name(&name).then(|| (name, rest.strip_prefix(']').unwrap_or(rest)));
    }
    let text = text.strip_prefix(':').unwrap_or(text);
    let end = text.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')?;
    is_name(&text[..end]).then(|| (text[..end].to_owned(), &text[end..]))
}

/// A value: in quotes, in a list of its own, behind its length as `var_dump` writes it, or a number.
fn value(text: &str) -> Option<(String, &str)> {
    if let Some((length, rest)) =
        text.strip_prefix("string(").and_then(|rest| rest.split_once(") \""))
    {
        let length: usize = length.parse().ok()?;
        let (value, rest) = rest.split_at_checked(length)?;
        return Some((value.to_owned(), rest.strip_prefix('"')?));
    }
    if let Some(list) = text.strip_prefix('[') {
        let (value, rest) = quoted(list)?;
        return Some((value, rest.strip_prefix(']')?));
    }
    quoted(text).or_else(|| {
        let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.')?;
        (end > 0).then(|| (text[..end].to_owned(), &text[end..]))
    })
}

/// A text in quotes, with its escapes undone, and what stands behind it. An escape that the languages undo in different ways is not read.
fn quoted(text: &str) -> Option<(String, &str)> {
    let quote = text.chars().next().filter(|first| ['"', '\''].contains(first))?;
    let mut own = String::new();
    let mut letters = text.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => own.push(
                letters.next().map(|(_, next)| next).filter(|next| "\\/\"'".contains(*next))?,
            ),
            end if end == quote => return Some((own, &text[at + 1..])),
            other => own.push(other),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHECKSUM: &str = "2960b8f47191ac54ead4413206d0d2a932207d420f7aefb60d623e7c36a59fb3";

    #[test]
    fn a_dump_of_the_parameters_is_their_query() {
        let expected = format!("orderUuid=ODR1&status=PARTIAL+REFUNDED&checksum={CHECKSUM}");
        for form in [
            "Array ( [orderUuid] => ODR1 [status] => PARTIAL REFUNDED [checksum] => @ )",
            "[01-Jan-2026 00:01:00 UTC] Array\n(\n    [orderUuid] => ODR1\n    [status] => PARTIAL REFUNDED\n    [checksum] => @\n)\n",
            "array(3) { [\"orderUuid\"]=> string(4) \"ODR1\" [\"status\"]=> string(16) \"PARTIAL REFUNDED\" [\"checksum\"]=> string(64) \"@\" }",
            "array ( 'orderUuid' => 'ODR1', 'status' => 'PARTIAL REFUNDED', 'checksum' => '@', )",
            "['orderUuid' => 'ODR1', 'status' => 'PARTIAL REFUNDED', 'checksum' => '@']",
            "array:3 [▼\n  \"orderUuid\" => \"ODR1\"\n  \"status\" => \"PARTIAL REFUNDED\"\n  \"checksum\" => \"@\"\n]",
            "Parameters: {\"orderUuid\"=>\"ODR1\", \"status\"=>\"PARTIAL REFUNDED\", \"checksum\"=>\"@\"}",
            "{orderUuid: \"ODR1\", status: \"PARTIAL REFUNDED\", checksum: \"@\"}",
            "{:orderUuid=>\"ODR1\", :status=>\"PARTIAL REFUNDED\", :checksum=>\"@\"}",
            "{'orderUuid': 'ODR1', 'status': 'PARTIAL REFUNDED', 'checksum': '@'}",
            "INFO callback {'orderUuid': 'ODR1', 'status': 'PARTIAL REFUNDED', 'checksum': '@'}",
            "<QueryDict: {'orderUuid': ['ODR1'], 'status': ['PARTIAL REFUNDED'], 'checksum': ['@']}>",
            "ImmutableMultiDict([('orderUuid', 'ODR1'), ('status', 'PARTIAL REFUNDED'), ('checksum', '@')])",
            "[Object: null prototype] {\n  orderUuid: 'ODR1',\n  status: 'PARTIAL REFUNDED',\n  checksum: '@'\n}",
            "{orderUuid=ODR1, status=PARTIAL REFUNDED, checksum=@}",
            "map[orderUuid:[ODR1] status:[PARTIAL REFUNDED] checksum:[@]]",
            "orderUuid: ODR1 status: PARTIAL REFUNDED checksum: @",
        ] {
            let text = form.replace('@', CHECKSUM);
            assert_eq!(query_in(&text).as_ref(), Some(&expected), "{text}");
        }
    }

    #[test]
    fn a_value_may_be_empty_and_a_blank_of_any_length() {
        for blank in [" ", "\u{a0}", "\u{3000}"] {
            let text = format!("orderUuid: {blank}status: PAID{blank}checksum: {CHECKSUM}");
            let expected = format!("orderUuid=&status=PAID&checksum={CHECKSUM}");
            assert_eq!(query_in(&text), Some(expected), "{text}");
        }
        let text = format!("orderUuid: status: PAID checksum: {CHECKSUM}");
        assert_eq!(query_in(&text), Some(format!("orderUuid=&status=PAID&checksum={CHECKSUM}")));
        for text in ["Referer: Host: shop.no", ": ", "a: : b", "a:  : b", "\u{a0}Host: \u{3000}: "]
        {
            assert_eq!(query_in(text), None, "{text}");
        }
    }

    #[test]
    fn a_value_goes_up_to_the_next_name() {
        let text = format!("orderUuid: ODR1 at 00:01 x: https://x.no/cb?a=1 checksum: {CHECKSUM}");
        let expected = "orderUuid=ODR1+at+00%3A01&x=https%3A%2F%2Fx.no%2Fcb%3Fa%3D1";
        assert_eq!(query_in(&text), Some(format!("{expected}&checksum={CHECKSUM}")));
    }

    #[test]
    fn what_is_not_wholly_read_is_none() {
        let dump = format!("{{'orderUuid': 'ODR1', 'status': 'PAID', 'checksum': '{CHECKSUM}'}}");
        assert!(query_in(&dump).is_some());
        for text in [
            dump.replace("'PAID'", "None"),
            dump.replace("'PAID'", "['PAID', 'SENT']"),
            dump.replace("'PAID'", "{'a': 'b'}"),
            dump.replace("'PAID'", "'PA\\nID'"),
            dump.replace("'PAID'", "'PAID' + x"),
            dump.replace("'PAID', ", "'PAID', 'status': 'SENT', "),
            dump.replace("orderUuid", "order"),
            dump.replace(CHECKSUM, "12"),
            format!("POST {dump}"),
            format!("form_data={dump}"),
            format!("/cb?a=1 {dump}"),
            format!("1.2.3.4 GET /cb 200 {dump}"),
            format!("get /cb {dump} 200"),
            format!("{dump} GET /cb 200"),
            format!("1.2.3.4 \"/cb\" 200 x {dump}"),
            format!("user agent x {dump}"),
            format!("{dump} checksum=1"),
            format!("$_POST: Array ( [orderUuid] => ODR1 [checksum] => {CHECKSUM} )"),
            format!("Array ( [orderUuid] => ODR1  [status] => PAID [checksum] => {CHECKSUM} )"),
            format!("Array ( [orderUuid] => ODR1 [status] => PAID [checksum] => {CHECKSUM}  )"),
            format!(
                "Array ( [orderUuid] => ODR1 [x] => Array ( [0] => y ) [checksum] => {CHECKSUM} )"
            ),
            format!(
                "Array ( [orderUuid] => ODR1 [checksum] => {CHECKSUM} [x] => Array ( [0] => y ) )"
            ),
            format!(
                "Array ( [x] => Array ( [0] => y ) [orderUuid] => ODR1 [checksum] => {CHECKSUM} )"
            ),
            format!("{{orderUuid=ODR1, status=PA,ID, checksum={CHECKSUM}}}"),
            format!("map[orderUuid:[ODR1 ODR2] checksum:{CHECKSUM}]"),
        ] {
            assert_eq!(query_in(&text), None, "{text}");
        }
    }
}
