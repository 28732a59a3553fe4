//! The head of an HTTP/2 request, whose method and path stand in fields of their own, `:method` and `:path`: as browsers, `curl -v` and
//! servers show them, with the value behind the name or on the next line.

/// No mark that a program writes before a field is longer.
const LONGEST_MARK: usize = 60;

/// What a field says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PseudoField<'a> {
    /// The method.
    Method(&'a str),
    /// The target, with its query.
    Path(&'a str),
}

/// The field that a line holds, the next line being this.
pub fn pseudo_field<'a>(line: &'a str, next: &'a str) -> Option<PseudoField<'a>> {
    let at = line.find(":path").or_else(|| line.find(":method"))?;
    let before = &line[..at];
    if before.len() > LONGEST_MARK || before.contains(['?', '&']) || before.contains("://") {
        return None;
    }
    let (is_path, name) =
        if line[at..].starts_with(":path") { (true, ":path") } else { (false, ":method") };
    let rest = line[at + name.len()..].trim_ascii();
    let rest = match rest.is_empty() {
        true => next.trim_ascii(),
        // Another name, such as `:pathway`.
        false if rest.starts_with(|sign: char| sign.is_alphanumeric() || sign == '-') => {
            return None;
        }
        false => rest,
    };
    let value = rest.trim_start_matches([':', ' ', '\t', '"', '\'', ',', '=']);
    let closed = match before.chars().next_back() {
        Some('[') => value.strip_suffix(']').unwrap_or(value),
        Some(quote @ ('"' | '\'')) => {
            value.trim_end_matches([',', ')', '}']).strip_suffix(quote).unwrap_or(value)
        }
        _ => value,
    };
    Some(if is_path { PseudoField::Path(closed) } else { PseudoField::Method(closed) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_as_programs_write_them() {
        let check = |line: &str, next: &str, expected: Option<PseudoField>| {
            assert_eq!(pseudo_field(line, next), expected, "{line} {next}");
        };
        let path = Some(PseudoField::Path("/cb?a=1"));
        check(":path: /cb?a=1", "", path);
        check("> :path: /cb?a=1\r", "", path);
        check(":path:/cb?a=1", "x", path);
        check(":path", "/cb?a=1", path);
        check("* [HTTP/2] [1] [:path: /cb?a=1]", "", path);
        check("  ':path': '/cb?a=1',", "", path);
        check("\":path\": \"/cb?a=1\",", "", path);
        check("':path', '/cb?a=1'", "", path);
        check(":path: /cb?a=1 x\u{a0}", "", Some(PseudoField::Path("/cb?a=1 x\u{a0}")));
        check(":method: post", "", Some(PseudoField::Method("post")));
        check(":method", "POST", Some(PseudoField::Method("POST")));
        check("* [HTTP/2] [1] [:method: GET]", "", Some(PseudoField::Method("GET")));
        for line in
            ["GET /cb?x=:path: /b", "https://x.no/:path: /b", ":pathway: /b", "path: /b", ""]
        {
            check(line, "", None);
        }
    }
}
