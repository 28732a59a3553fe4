//! Links that mail programs and their filters put in the place of an address: Outlook's Safe Links, Proofpoint's URL Defense, Google's.
//! No shop receives callbacks there, so what such a link leads to is the address that was pasted.

use super::kind::NAMES;
use super::php::decoded;

/// Links lead to links so often at most.
const DEEPEST: usize = 4;

/// The one address that a text holds, where links of mail programs lead to it, whatever stands around; nothing where there is no such
/// link, or where an address with a query beside it is another one.
pub fn unwrapped(text: &str) -> Option<String> {
    let mut one: Option<String> = None;
    let mut is_wrapped = false;
    for address in addresses(text) {
        let mut whole = address.to_owned();
        for _ in 0..DEEPEST {
            let Some(next) = inner(&without_escapes(&whole)).or_else(|| inner(&whole)) else {
                break;
            };
            (whole, is_wrapped) = (next, true);
        }
        if !whole.contains('?') {
            continue;
        }
        match &one {
            Some(known) if without_escapes(known) != without_escapes(&whole) => return None,
            Some(_) => {}
            None => one = Some(whole),
        }
    }
    one.filter(|_| is_wrapped && is_harmless(text))
}

/// The addresses in a text: each up to a blank, a quote or a bracket of HTML.
fn addresses(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for piece in text.split(|letter: char| letter.is_whitespace() || "\"<>|".contains(letter)) {
        let start = piece.find("https://").into_iter().chain(piece.find("http://")).min();
        // Behind a query it is the value of a parameter, which belongs to the address before.
        found.extend(start.filter(|at| !piece[..*at].contains(['?', '&'])).map(|at| &piece[at..]));
    }
    found
}

/// Whether nothing around the addresses can be of a query that was received.
fn is_harmless(text: &str) -> bool {
    let around = addresses(text).iter().fold(text.to_owned(), |rest, own| rest.replace(own, ""));
    let has_names = NAMES.iter().any(|name| around.contains(name));
    // The tags of HTML have attributes.
    let is_html = around.contains("<a ") && around.contains("href=");
    !has_names && (is_html || !around.contains(['=', '?']))
}

fn without_escapes(text: &str) -> String {
    text.replace("&amp;", "&")
}

/// What a link leads to; nothing where it is none of a mail program's.
fn inner(link: &str) -> Option<String> {
    let (host, rest) = link.strip_prefix("https://")?.split_once('/')?;
    let is_of = |domain: &str| {
        host == domain || host.strip_suffix(domain).is_some_and(|own| own.ends_with('.'))
    };
    if is_of("safelinks.protection.outlook.com") {
        return parameter(rest.strip_prefix('?')?, "url=");
    }
    if is_of("google.com") {
        let query = rest.strip_prefix("url?")?;
        return parameter(query, "q=").or_else(|| parameter(query, "url="));
    }
    if is_of("urldefense.proofpoint.com") || is_of("urldefense.com") || is_of("urldefense.us") {
        return of_url_defense(rest);
    }
    None
}

/// The decoded value of a parameter that begins so.
fn parameter(query: &str, name: &str) -> Option<String> {
    let value = query.split('&').find_map(|part| part.strip_prefix(name))?;
    // A `+` stands for itself there: these programs write blanks as `%20`.
    let value = value.replace('+', "%2B");
    String::from_utf8(decoded(value.as_bytes())).ok()
}

/// Versions 1 to 3 of URL Defense. What its third version left out is not guessed.
fn of_url_defense(rest: &str) -> Option<String> {
    if let Some(query) = rest.strip_prefix("v1/url?") {
        return parameter(query, "u=");
    }
    if let Some(query) = rest.strip_prefix("v2/url?") {
        let value = query.split('&').find_map(|part| part.strip_prefix("u="))?;
        let value = value.replace('-', "%").replace('_', "/");
        return String::from_utf8(decoded(value.replace('+', "%2B").as_bytes())).ok();
    }
    let (address, _) = rest.strip_prefix("v3/__")?.split_once("__;")?;
    (!address.contains('*')).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "https://shop.example/cb?a=1&b=x%20y&checksum=2";

    fn encoded(text: &str) -> String {
        url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
    }

    fn safe(address: &str) -> String {
        let address = encoded(address);
        format!(
            "https://eur03.safelinks.protection.outlook.com/?url={address}&data=05%7C02&sdata=x%3D&reserved=0"
        )
    }

    #[test]
    fn the_address_is_found_in_the_links_of_mail_programs() {
        let link = safe(ADDRESS);
        let proofpoint = encoded(ADDRESS).replace("%2F", "/").replace('/', "_").replace('%', "-");
        for text in [
            link.clone(),
            format!("callback<{link}>"),
            format!("{ADDRESS}<{link}>"),
            format!("see {ADDRESS} <{link}> please"),
            format!(
                "<a href=\"{}\">{}</a>",
                link.replace('&', "&amp;"),
                ADDRESS.replace('&', "&amp;")
            ),
            safe(&link),
            format!("https://urldefense.proofpoint.com/v2/url?u={proofpoint}&d=Dw&c=x&r=y"),
            format!("https://urldefense.com/v3/__{ADDRESS}__;!!abc!def$"),
            format!("https://www.google.com/url?q={}&sa=D", encoded(ADDRESS)),
        ] {
            let found = unwrapped(&text).map(|own| without_escapes(&own));
            assert_eq!(found.as_deref(), Some(ADDRESS), "{text}");
        }
    }

    #[test]
    fn nothing_is_taken_where_addresses_differ_or_the_link_is_a_parameter() {
        let link = safe(ADDRESS);
        let other = ADDRESS.replace("a=1", "a=2");
        for text in [
            ADDRESS.to_owned(),
            format!("{other}<{link}>"),
            format!("<a href=\"{link}\">{other}</a>"),
            format!("https://shop.example/cb?c=3&u={link}"),
            format!("a=1&checksum=3 {link}"),
            format!("u={link}"),
            format!("u=\"{link}\""),
            format!("/cb?orderUuid=ODR1 {link}"),
            link.replace("protection", "example"),
            link.replace("https://eur03.safelinks", "https://evil.example/safelinks"),
            format!(
                "https://urldefense.com/v3/__{}__;Kw!!abc!def$",
                ADDRESS.replace("x%20y", "x*y")
            ),
        ] {
            assert_eq!(unwrapped(&text), None, "{text}");
        }
    }
}
