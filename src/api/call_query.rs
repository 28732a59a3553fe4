//! Keys of a query that would change what a call is: the API's server takes query and body together, so that a key may take
//! the place of a field that was checked, or name another method.

use super::call_path::CallPath;
use super::endpoint::Endpoint;

/// The key by which the server's framework takes another method than that of the request.
const METHOD: &str = "_method";

/// Refuses a query that names another method.
pub fn refuse_other_method(path: &CallPath) -> Result<(), String> {
    match path.query.iter().any(|(key, _)| field_of(key).eq_ignore_ascii_case(METHOD)) {
        true => Err(format!("?{METHOD} makes another call of it: type that method as METHOD")),
        false => Ok(()),
    }
}

/// Refuses an undocumented key of a write that the server could take for a field of the body, or for a documented key.
pub fn refuse_field(endpoint: &Endpoint, key: &str) -> Result<(), String> {
    if !endpoint.effect.writes() {
        return Ok(());
    }
    let field = field_of(key);
    for (_, pointer) in endpoint.body_fields() {
        let own = pointer.split('/').nth(1).unwrap_or_default();
        if own.eq_ignore_ascii_case(&field) {
            return Err(format!(
                "?{key} is a field of the body of {}: put it there, where it is checked",
                endpoint.command
            ));
        }
    }
    Ok(())
}

/// The name that PHP gives to a key: blanks before it are lost, points and blanks are underscores, brackets reach inside.
fn field_of(key: &str) -> String {
    let key = key.trim_start_matches(' ');
    let name = match key.find('[') {
        Some(at) if at > 0 && key[at..].contains(']') => &key[..at],
        _ => key,
    };
    name.replace(['.', ' ', '['], "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_php_reads_it() {
        for (key, field) in [
            ("a", "a"),
            ("a[]", "a"),
            ("a[0][b]", "a"),
            (" _method", "_method"),
            (".method", "_method"),
            ("[method", "_method"),
            ("a.b c", "a_b_c"),
            ("a[b", "a_b"),
        ] {
            assert_eq!(field_of(key), field, "{key}");
        }
    }
}
