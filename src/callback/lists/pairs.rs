//! Parameters that are listed, one a line, as `print_r`, `var_export` and `var_dump` of PHP and the tools of browsers show them, or in
//! the two rows of a table. Their values are decoded, and stand there byte for byte.

use std::collections::HashSet;

use url::form_urlencoded::byte_serialize;

use crate::callback::values::CHECKSUM_DIGITS;

/// Lines that stand around the list, or have nothing of it.
const AROUND: [&str; 14] =
    ["Array", "(", ")", "array (", "array(", "[", "]", "{", "}", "),", ");", "];", "}, ", ""];

/// What browsers write above a list.
const TITLES: [&str; 8] = [
    "query string parameters",
    "query string parametersview sourceview url-encoded",
    "query string parametersview sourceview decoded",
    "query parameters",
    "params",
    "view source",
    "view url-encoded",
    "view decoded",
];

/// The query that has the listed parameters, in their order; nothing where the text is no list of a callback's, or something else
/// stands in it too.
pub fn query_in(text: &str) -> Option<String> {
    // `var_dump` breaks the line behind a name.
    let text = text.replace("=>\r\n", "=>").replace("=>\n", "=>");
    let mut pairs: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        match pair(line) {
            Some((name, value)) => pairs.push((name, value)),
            // The elements of a value that is an array itself would be taken for parameters.
            None if line.trim() == "(" && pairs.last().is_some_and(|(_, own)| own == "Array") => {
                return None;
            }
            None if AROUND.contains(&line.trim()) || is_title(line) => {}
            None => return in_turns(&text).or_else(|| in_rows(&text)),
        }
    }
    query_of(&pairs).or_else(|| in_rows(&text))
}

/// Names and values on lines in turns, as newer browsers copy them.
fn in_turns(text: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().filter(|line| !is_title(line)).collect();
    let (pairs, rest) = lines.as_chunks::<2>();
    let is_list =
        rest.iter().all(|line| line.is_empty()) && pairs.iter().all(|[name, _]| is_name(name));
    let pairs = pairs.iter().map(|[name, value]| ((*name).to_owned(), (*value).to_owned()));
    is_list.then(|| query_of(&pairs.collect::<Vec<_>>()))?
}

/// Names in one row and values in the next, as copied from a sheet. What needs quotes there is not read.
fn in_rows(text: &str) -> Option<String> {
    let rows: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let [names, values] = rows.as_slice() else { return None };
    let sign = ['\t', ';', ','].into_iter().find(|sign| names.contains(*sign))?;
    let (names, values) = (names.split(sign), values.split(sign));
    let pairs: Vec<(String, String)> = names
        .clone()
        .zip(values.clone())
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let is_table = names.count() == values.count()
        && pairs.iter().all(|(name, value)| is_name(name) && !value.contains('"'));
    is_table.then(|| query_of(&pairs))?
}

/// The query that has these parameters; nothing where they are not those of a callback, once each.
pub fn query_of(pairs: &[(String, String)]) -> Option<String> {
    let named = |name: &str| pairs.iter().find(|(own, _)| own == name);
    let (_, checksum) = named("checksum")?;
    let is_whole =
        checksum.len() == CHECKSUM_DIGITS && checksum.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_about = named("orderUuid").or_else(|| named("companyCheckUuid")).is_some();
    let mut names = HashSet::new();
    if !is_whole || !is_about || !pairs.iter().all(|(name, _)| names.insert(name)) {
        return None;
    }
    let encode = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
    let parts: Vec<String> =
        pairs.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    Some(parts.join("&"))
}

/// A title above a list, as browsers have one.
fn is_title(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("array(") && line.ends_with('{')
        || TITLES.iter().any(|title| line.to_ascii_lowercase().trim_end_matches(':') == *title)
}

/// Name and value of a line.
fn pair(line: &str) -> Option<(String, String)> {
    let line = line.strip_suffix('\r').unwrap_or(line);
    let start = line.trim_start();
    of_print_r(start)
        .or_else(|| of_var_export(start))
        .or_else(|| of_var_dump(start))
        .or_else(|| plain(start))
}

/// `[name] => value`.
fn of_print_r(line: &str) -> Option<(String, String)> {
    let (name, value) = line.strip_prefix('[')?.split_once("] => ")?;
    is_name(name).then(|| (name.to_owned(), value.to_owned()))
}

/// `'name' => 'value',`, with its escapes undone.
fn of_var_export(line: &str) -> Option<(String, String)> {
    let (name, value) = line.strip_prefix('\'')?.split_once("' => '")?;
    let value = value.trim_end().trim_end_matches(',').strip_suffix('\'')?;
    let mut text = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => text.push(letters.next().filter(|next| "\\'".contains(*next))?),
            '\'' => return None,
            other => text.push(other),
        }
    }
    is_name(name).then(|| (name.to_owned(), text))
}

/// `["name"]=> string(5) "value"`, whose length must be right.
fn of_var_dump(line: &str) -> Option<(String, String)> {
    let (name, rest) = line.strip_prefix("[\"")?.split_once("\"]=>")?;
    let (length, value) = rest.trim_start().strip_prefix("string(")?.split_once(") \"")?;
    let value = value.trim_end().strip_suffix('"')?;
    (is_name(name) && length.parse() == Ok(value.len()))
        .then(|| (name.to_owned(), value.to_owned()))
}

/// `name: value`, `name:value`, `name<tab>value`; `name=value` where nothing in the value can be encoded.
fn plain(line: &str) -> Option<(String, String)> {
    let at = line.find([':', '\t', '='])?;
    let (name, value) = (&line[..at], &line[at + 1..]);
    let value = match line.as_bytes()[at] {
        b':' => value.strip_prefix(' ').unwrap_or(value),
        b'=' if value.contains(['%', '+', '&', '=']) => return None,
        _ => value,
    };
    is_name(name).then(|| (name.to_owned(), value.to_owned()))
}

pub fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHECKSUM: &str = "2960b8f47191ac54ead4413206d0d2a932207d420f7aefb60d623e7c36a59fb3";

    #[test]
    fn a_list_of_parameters_is_their_query() {
        let expected = format!("orderUuid=ODR1&status=a+%26%2B+&own=it%27s&checksum={CHECKSUM}");
        for form in [
            "Array\n(\n    [orderUuid] => ODR1\n    [status] => a &+ \n    [own] => it's\n    [checksum] => C\n)\n",
            "array (\n  'orderUuid' => 'ODR1',\n  'status' => 'a &+ ',\n  'own' => 'it\\'s',\n  'checksum' => 'C',\n)",
            "array(4) {\n  [\"orderUuid\"]=>\n  string(4) \"ODR1\"\n  [\"status\"]=>\n  string(5) \"a &+ \"\n  [\"own\"]=>\n  string(4) \"it's\"\n  [\"checksum\"]=>\n  string(64) \"C\"\n}",
            "Query String Parameters\norderUuid: ODR1\nstatus: a &+ \nown: it's\nchecksum: C",
            "orderUuid\tODR1\r\nstatus\ta &+ \r\nown\tit's\r\nchecksum\tC",
            "Query String Parameters\nview source\norderUuid\nODR1\nstatus\na &+ \nown\nit's\nchecksum\nC\n",
            "orderUuid\tstatus\town\tchecksum\nODR1\ta &+ \tit's\tC",
            "orderUuid;status;own;checksum\r\nODR1;a &+ ;it's;C\r\n",
        ] {
            assert_eq!(
                query_in(
                    &form
                        .replace("C\n", &format!("{CHECKSUM}\n"))
                        .replace(";C\r", &format!(";{CHECKSUM}\r"))
                        .replace("'C'", &format!("'{CHECKSUM}'"))
                        .replace("\"C\"", &format!("\"{CHECKSUM}\""))
                        .replace(" C", &format!(" {CHECKSUM}"))
                        .replace("\tC", &format!("\t{CHECKSUM}"))
                )
                .as_ref(),
                Some(&expected),
                "{form}"
            );
        }
    }

    #[test]
    fn what_is_no_list_or_says_more_is_none() {
        let list = format!("orderUuid: ODR1\nstatus: PAID\nchecksum: {CHECKSUM}");
        assert!(query_in(&list).is_some());
        for text in [
            list.replace("status: PAID", "status: PAID\nand more of it"),
            list.replace("status: PAID", "status: PAID\nstatus: PAID"),
            list.replace(CHECKSUM, "12"),
            list.replace("orderUuid", "order"),
            list.replace(": ", "=").replace("PAID", "a+b"),
            format!("https://x.no/cb?orderUuid=ODR1&checksum={CHECKSUM}"),
            format!("orderUuid=ODR1&status=PAID\n&checksum={CHECKSUM}"),
            format!("Form Data\norderUuid: ODR1\nchecksum: {CHECKSUM}"),
            format!("orderUuid,status,checksum\nODR1,{CHECKSUM}"),
            format!(
                "Array\n(\n    [orderUuid] => ODR1\n    [x] => Array\n        (\n            [0] => y\n        )\n\n    [checksum] => {CHECKSUM}\n)\n"
            ),
            format!("orderUuid,status,checksum\nODR1,\"PAID\",{CHECKSUM}"),
        ] {
            assert_eq!(query_in(&text), None, "{text}");
        }
    }
}
