//! Lines in the extended format of W3C: of IIS, and of CloudFront. Their fields stand in fixed places without quotes, and the query
//! has one of its own, so that no user's browser or `Referer` is taken for it.

/// What such a line says of its request: the query of a `GET`, or none; nothing where the line is of another format.
pub fn query(line: &[u8]) -> Option<Option<&[u8]>> {
    if !begins_with_time(line) {
        return None;
    }
    let fields: Vec<&[u8]> = line.split(u8::is_ascii_whitespace).take(20).collect();
    let (method, query) = (0..fields.len()).find_map(|at| method_and_query(&fields[at..]))?;
    Some((method.eq_ignore_ascii_case(b"GET") && query != b"-").then_some(query))
}

/// The method that these fields begin with, and the query behind it. Servers write whatever they were sent as a method.
fn method_and_query<'a>(fields: &[&'a [u8]]) -> Option<(&'a [u8], &'a [u8])> {
    let (method, behind) = fields.split_first()?;
    let is_method = method.iter().all(|byte| byte.is_ascii_alphabetic() || b"-_".contains(byte));
    let query = match behind {
        [path, query, port, ..] if is_path(path) && is_number(port) => query,
        // CloudFront: host, path, status, Referer, browser, query.
        [_, path, status, _, _, query, ..] if is_path(path) && is_number(status) => query,
        _ => return None,
    };
    (is_method && *method != b"-").then_some((*method, *query))
}

/// `2026-01-01 00:01:00`, with a blank or a tab between and behind.
fn begins_with_time(line: &[u8]) -> bool {
    const FORM: &[u8] = b"0000-00-00 00:00:00 ";
    line.len() > FORM.len()
        && line.iter().zip(FORM).all(|(byte, form)| match form {
            b'0' => byte.is_ascii_digit(),
            b' ' => byte.is_ascii_whitespace(),
            sign => byte == sign,
        })
}

fn is_path(field: &[u8]) -> bool {
    field.first() == Some(&b'/') && !field.contains(&b'?')
}

fn is_number(field: &[u8]) -> bool {
    !field.is_empty() && field.len() <= 5 && field.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_query_has_a_place_of_its_own() {
        let found = |line: &str| {
            query(line.as_bytes())
                .map(|query| query.map(|own| String::from_utf8_lossy(own).into_owned()))
        };
        let iis = "2026-01-01 00:01:00 10.0.0.1 GET /fp/callback a=1&b=2 443 - 192.0.2.1 Guzzle - 200 0 0 15";
        assert_eq!(found(iis), Some(Some("a=1&b=2".to_owned())));
        assert_eq!(found(&iis.replace("a=1&b=2", "-")), Some(None));
        for method in ["POST", "post", "PROPFIND", "FOO"] {
            assert_eq!(found(&iis.replace("GET", method)), Some(None), "{method}");
        }
        let cloud = "2026-01-01\t00:01:00\tOSL50-C1\t500\t192.0.2.1\tGET\td1.cloudfront.net\t/fp\t200\thttps://x.no/?r=1\tcurl\ta=1\t-";
        assert_eq!(found(cloud), Some(Some("a=1".to_owned())));
        assert_eq!(found("2026-01-01 00:01:00 GET /cb?a=1 200"), None);
        assert_eq!(found("1.2.3.4 GET /cb a=1 443"), None);
    }
}
