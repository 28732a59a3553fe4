//! What `callback verify` says of a callback that was copied from somewhere: out of lists, mails, commands and sentences. Lines of
//! logs, alone and among many, are a table of the room `callback` itself.

use crate::common::listener::{SECRET, paid};
use crate::common::{Done, Home};

/// What is said of a paste, with this exit code.
#[track_caller]
fn verified(home: &Home, paste: &str, code: i32) -> Done {
    let call = home.fpgo(&["callback", "verify", "-"]).env("FPGO_CALLBACK_SECRET", SECRET);
    let done = call.input(paste);
    assert_eq!(done.code, Some(code), "{paste}: {done:#?}");
    // A whole checksum stands in each of them.
    assert!(!done.err.contains("nothing here is signed"), "{paste}: {done:#?}");
    done
}

#[test]
fn a_callback_is_read_out_of_lists_links_and_commands() {
    let (home, query) = (Home::new(), paid(7));
    let address = format!("https://shop.example/cb?{query}");
    let encoded: String = url::form_urlencoded::byte_serialize(address.as_bytes()).collect();
    let link =
        format!("https://eur03.safelinks.protection.outlook.com/?url={encoded}&data=05&reserved=0");
    let list = query.replace('=', ": ").replace('&', "\n");
    let html = format!("<a href=\"{link}\">{address}</a>").replace('&', "&amp;");
    for paste in [
        list,
        format!("curl -G https://shop.example/cb -d {}", query.replace('&', " -d ")),
        format!("QUERY_STRING={query}\nREQUEST_URI=/cb?{query}\nHTTP_REFERER=https://x.example/"),
        format!("2026-01-01 00:01:00 10.0.0.1 GET /cb {query} 443 - 192.0.2.1 Guzzle - 200 0 0 15"),
        format!("{address}<{link}>"),
        html,
        format!("<{address}|{address}>").replace('&', "&amp;"),
        format!("curl ^\"{}^\"", address.replace('&', "^&")),
        format!("{encoded} {address}"),
    ] {
        verified(&home, &paste, 0).says("authentic");
    }
}

/// The parameters as `print_r` shows them, with one that is an array: `own[]=1`.
fn print_r(query: &str) -> String {
    let elements: String = query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| format!("    [{name}] => {value}\n"))
        .collect();
    format!(
        "Array\n(\n    [own] => Array\n        (\n            [0] => 1\n        )\n\n{elements})\n"
    )
}

#[test]
fn what_cannot_be_read_says_so_and_what_stands_around_is_no_reason_to_distrust() {
    let (home, query) = (Home::new(), paid(7));
    let address = format!("https://shop.example/cb?{query}");
    for (paste, says) in [
        (format!("POST /cb?{query} HTTP/1.1"), "the request is no GET"),
        (format!("curl https://shop.example/cb -d {}", query.replace('&', " -d ")), "is no GET"),
        (format!("GET /cb HTTP/1.1\nReferer: {address}"), "a checksum stands in it"),
        (format!("<a href=\"{address}\">{}</a>", address.replace("ODR7", "ODR8")), "more than one"),
        (format!("{address}\0"), "a NUL byte stands in the query"),
        (format!("GET /cb?{query}\0&amount=1 HTTP/1.1"), "a NUL byte stands in the query"),
        (query.replace('&', " and ").replace('=', " is "), "a checksum stands in it"),
        (print_r(&query), "a checksum stands in it"),
        (
            print_r(&query).split_whitespace().collect::<Vec<_>>().join(" "),
            "a checksum stands in it",
        ),
    ] {
        verified(&home, &paste, 2).says(says);
    }
    for paste in [
        format!("{address}."),
        format!("({address})"),
        format!("**{address}**"),
        format!("[{address}]({address})"),
        format!("URL={address}"),
    ] {
        let done = verified(&home, &paste, 10).says("something stands around the callback");
        assert!(!done.err.contains("do not trust"), "{paste}: {done:#?}");
    }
    let many: String = (0..1001).map(|number| format!("a{number}=1&")).collect();
    let done = verified(&home, &format!("https://shop.example/cb?{many}{query}"), 10);
    done.says("a checksum stands in it").says("PHP reads 1,000 parameters");
    let nul =
        format!("https://shop.example/cb?x=1%00&{}", query.replace("checksum", "%00checksum"));
    verified(&home, &nul, 10).says("a checksum stands in it");
}
