//! Texts that hold a genuine callback beside the one that was received, which is forged: for the tests of everything that reads them.

use super::other_requests::{OTHER_PASTES, OTHERS};

/// The genuine one, which everybody may have: its own cheap order. Signed with `s3cret`.
pub const GENUINE: &str = "orderUuid=ODR1234567890&status=PAID&paymentMethod=Visa&amount=800&createdAt=1767225600\
    &timestamp=1767225660&checksum=2960b8f47191ac54ead4413206d0d2a932207d420f7aefb60d623e7c36a59fb3";
/// The forged one, without a checksum.
const FORGED: &str = "orderUuid=ODR666&status=PAID&paymentMethod=Visa&amount=99999&createdAt=1767225600&timestamp=1767225660";

/// Every form, with `<F>` the forged one, `<G>` the genuine one, `<R>` that in another order, `<U>` its address, `<E>` that percent-encoded once.
const FORMS: &[&str] = &[
    // Within an address or a query: a parameter.
    "https://shop.no/cb?<F>&u=<E>",
    "https://shop.no/cb?<F>&u=<U>",
    "https://shop.no/cb?<F>#<U>",
    "https://shop.no/cb?<F>&u='<U>'",
    "https://shop.no/cb?u=<E>",
    "https://shop.no/cb?u=<E>&<F>",
    "<F>&u=<E>",
    "<F>&u='<U>'",
    "<F>&u='<U>",
    "<F>&u=\"<U>\"",
    "?<F>&u='<U>'",
    "/cb?<F>&u='<U>'",
    "/cb?<F>&u='<U>",
    "shop.no/cb?<F>&u='<U>'",
    "/cb?u='<U>'",
    "u='<U>'",
    // Beside the request in a line of a log.
    "GET /cb?<F> HTTP/1.1\" 200 2 \"<E>\" \"curl/8\"",
    "1.2.3.4 - - [t] \"GET /cb?<F> HTTP/1.1\" 200 2 \"<E>\" \"curl/8\"",
    "1.2.3.4 - - [t] \"GET /cb?<F> HTTP/1.1\" 200 2 \"<U>\" \"x\"",
    "1.2.3.4 - - [t] \"GET /cb?<F> HTTP/1.1\" 200 2 <U> x",
    "1.2.3.4 - - [t] \"GET /cb?u=<E> HTTP/1.1\" 200 2 \"<U>\" \"x\"",
    "1.2.3.4 - - [t] \"GET /cb HTTP/1.1\" 200 2 \"<U>\" \"x\"",
    "1.2.3.4 - - [t] \"POST /cb?<F> HTTP/1.1\" 200 2 \"-\" \"x GET /cb?<G>\"",
    "\"POST /cb?<F> HTTP/1.1\" 200 2 \"-\" \"x GET /cb?<G>\"",
    "POST /cb?<F> HTTP/1.1\" 200 2 \"-\" \"x GET /cb?<G>\"",
    "1.2.3.4 - - [t] \"HEAD /cb?<F> HTTP/1.1\" 200 2 \"<U>\" \"GET /cb?<G>\"",
    "1.2.3.4 - - [t] \"GET /cb?<F> HTTP/1.1\" 200 2 \"-\" \"GET /cb?<G>\"",
    "1.2.3.4 - GET /cb?<G> [t] \"GET /cb?<F> HTTP/1.1\" 200 2 \"-\" \"x\"",
    "GET /cb?<G> - 1.2.3.4 [t] \"GET /cb?<F> HTTP/1.1\" 200 2",
    "1.2.3.4 GET /cb?<F> 200 <U>",
    "1.2.3.4 GET /cb 200 <U>",
    "1.2.3.4 GET /cb?<G> [t] /cb?<F> 200",
    "1.2.3.4 POST /cb?<F> 200 <U>",
    "1.2.3.4 \\\"GET /cb HTTP/1.1\\\" 200 \\\"<U>\\\"",
    "1.2.3.4 \\\"GET /cb?<F> HTTP/1.1\\\" 200 \\\"<U>\\\"",
    "time=1 uri=\"/cb?<F>\" referer=\"<U>\"",
    "time=1 referer=<U> uri=/cb?<F>",
    "time=1 <F>&u='<U>'",
    "1.2.3.4 - - [t] \"GET /cb?<G> &amount=999 HTTP/1.1\" 200",
    // Records of JSON.
    "{\"args\":\"<F>\",\"ua\":\"<U>\"}",
    "{\"user_agent\":\"<U>\",\"path\":\"/cb\",\"args\":\"<F>\"}",
    "{\"args\":\"<F>\",\"device\":\"<U>\"}",
    "{\"device\":\"<U>\",\"uri\":\"/cb\",\"args\":\"<F>\"}",
    "{\"device\":\"<U>\",\"uri\":\"/cb?x=1\"}",
    // Of two members with one name nobody can tell which counts.
    "{\"uri\":\"/cb?<F>\",\"uri\":\"/cb?<G>\"}",
    "{\"uri\":\"/cb?<G>\",\"uri\":\"/cb?<F>\"}",
    "{\"request\":{\"uri\":\"/cb?<F>\"},\"request\":{\"uri\":\"/cb?<G>\"}}",
    "[t] x.INFO: callback {\"uri\":\"/cb?<F>\",\"uri\":\"/cb?<G>\"} []",
    "{\"msg\":\"{\\\"uri\\\":\\\"/cb?<F>\\\",\\\"uri\\\":\\\"/cb?<G>\\\"}\"}",
    "{\"remote_user\":\"GET /cb?<G>\",\"request\":\"GET /cb?<F> HTTP/1.1\"}",
    "{\"request\":\"GET /cb?<F> HTTP/1.1\",\"x\":\"GET /cb?<G>\"}",
    "{\"request\":\"POST /cb?<F> HTTP/1.1\",\"http_user_agent\":\"<U>\"}",
    "{\"method\":\"POST\",\"uri\":\"/cb?<G>\"}",
    "{\"headers\":{\"Referer\":[\"<U>\"],\"X\":[\"<U>\"]},\"uri\":\"/cb?<F>\"}",
    "{\"request\":{\"headers\":[{\"name\":\"Referer\",\"value\":\"<U>\"}],\"url\":\"https://shop.no/cb?<F>\"}}",
    "{\"request\":{\"url\":\"/cb?<F>\",\"queryString\":[{\"name\":\"u\",\"value\":\"<U>\"}]}}",
    "{\"query\":{\"orderUuid\":\"ODR666\",\"u\":\"<U>\"}}",
    "{\"uri\":\"/cb?<F>\",\"cookie\":\"x=<U>\",\"x_forwarded_for\":\"<U>\",\"X-Forwarded-Host\":\"<U>\"}",
    "{\"ua\":\"<U>\",\"args\":\"<F>",
    "{\"remote_user\":\"GET /cb?<G>\",\"uri\":\"/cb\",\"args\":\"<F>\"}",
    "{\"remote_user\":\"GET /cb?<G>\",\"args\":\"<F>",
    "{\"remote_user\": \"GET /cb?<G>\", \"args\": \"<F>",
    "ser\":\"GET /cb?<G>\",\"args\":\"<F>\"}",
    "user_agent=\"GET /cb?<G>\" uri=\"/cb?<F>\"",
    "user_agent=\"GET /cb?<G>\" uri=\"/cb\"",
    "user_agent=\"x <U> y\" uri=\"/cb?<F>\"",
    // Beside a request whose method is another one, or not told.
    "1.2.3.4 - - [t] \"FOO /cb?<F> HTTP/1.1\" 405 2 \"<U>\" \"x\"",
    "1.2.3.4 - - [t] \"FOO /x HTTP/1.1\" 405 2 \"<U>\" \"x\"",
    "1.2.3.4 - - [t] \"post /x HTTP/1.1\" 405 2 \"<U>\" \"x\"",
    "1.2.3.4 - - [t] \"get /x HTTP/1.1\" 405 2 \"<U>\" \"x\"",
    "1.2.3.4 [t] \"/cb\" 200 \"<U>\"",
    "1.2.3.4 [t] /cb 200 \"<U>\" \"x\"",
    "1.2.3.4 [t] 200 \"/cb?x=1\" \"<U>\"",
    "1.2.3.4 [t] \"/cb?<F>\" 200 \"<U>\"",
    "get /cb?<F> 200 <U>",
    "post /cb?<G> 200",
    "1.2.3.4 post /cb?<G> 200",
    "1.2.3.4 PROPFIND /cb?<G> 200",
    "2026-01-01 00:01:00 10.0.0.1 post /cb <G> 443 - 192.0.2.7 x - 200 0 0 15",
    "2026-01-01 00:01:00 10.0.0.1 FOO /cb <G> 443 - 192.0.2.7 x - 200 0 0 15",
    "GET /cb?<G> x HTTP/1.1",
    "GET /cb?<G>\tx HTTP/1.1",
    "https://shop.no/cb/<E>",
    "/cb/<E>",
    // Commands, and what they send beside the address.
    "curl -e '<U>' 'https://shop.no/cb?<F>'",
    "curl -e '<U>' https://shop.no/cb",
    "curl https://shop.no/cb -H 'Referer: <U>'",
    "curl https://shop.no/cb -sd '<G>'",
    "$ curl https://shop.no/cb -d '<G>'",
    "curl 'https://shop.no/cb?<G>'x",
    "curl -sX post 'https://shop.no/cb?<G>'",
    "wget --referer '<U>' https://shop.no/cb",
    "wget --post-data '<G>' https://shop.no/cb",
    "http https://shop.no/cb 'Referer:<U>'",
    "http 'https://shop.no/cb?<G>' a=1",
    "iwr https://shop.no/cb -Method Post -Body '<G>'",
    "fetch('https://shop.no/cb?<F>', {referrer: '<U>'})",
    "fetch('https://shop.no/cb?<G>', {method: 'PUT'})",
    // What was sent as content.
    "{\"request_body\":\"<G>\"}",
    "{\"path\":\"/cb\",\"body\":\"<G>\"}",
    "level=info path=/cb body=\"<G>\"",
    "{\"request\":{\"url\":\"https://x.no/y\"},\"_initiator\":{\"url\":\"<U>\"}}",
    "{\"http\":{\"request\":{\"method\":\"POST\"}},\"url\":{\"original\":\"<U>\"}}",
    "{\"ClientRequestMethod\":\"post\",\"ClientRequestURI\":\"/cb?<G>\"}",
    // The order is signed.
    "{\"device\":\"<U>\",\"uri\":\"/cb?<R>\"}",
    "{\"uri\":\"/cb?<R>\",\"device\":\"<U>\"}",
    "1.2.3.4 \"<U>\" /cb?<R>",
    "{\"args\":\"<F>\",\"ua\":\"<U>",
    "{\"ua\": \"<U>\", \"args\": \"<F>",
];

/// Forms of several lines, which only a single paste can be.
const PASTES: &[&str] = &[
    "GET /cb?<F> HTTP/1.1\nHost: shop.no\nReferer: <U>\n",
    "GET /cb?<F> HTTP/1.1\r\nHost: shop.no\r\nReferer: <E>\r\n",
    "GET /cb HTTP/1.1\nReferer: <U>\nUser-Agent: \"GET /cb?<G>\"",
    "> GET /cb?<F> HTTP/2\n> Cookie: u=<U>\n> X-Forwarded-For: <U>",
    ":method: GET\n:path: /cb?<F>\nreferer: <U>",
    ":method: POST\n:path: /cb?<G>",
    "POST /cb HTTP/1.1\nReferer: <U>",
    "https://shop.no/cb?<F>\nhttps://shop.no/cb?<G>",
    "/cb?<F>\n<U>",
    "<F>\n<U>",
    "<F>\n<G>",
    "<U>\n<F>",
    "<U> &amount=999",
    "<F>\n<E>",
    "> https://shop.no/cb?<F>\n> https://shop.no/cb?<G>",
    "\"GET /cb?<F> HTTP/1.1\" 200\n\"GET /cb?<G> HTTP/1.1\" 200",
    "orderUuid=ODR666&amount=99999\n<E>",
    "GET /cb?<G> x HTTP/1.1\nHost: shop.no",
    "GET /cb?<G>\u{a0}x HTTP/1.1\nHost: shop.no",
    "post /cb?<G> HTTP/1.1\nHost: shop.no",
    "FOO /cb?<G> HTTP/1.1\nHost: shop.no",
    ":method: GET\n:path: /cb?<G> x",
    ":method\nPOST\n:path\n/cb?<G>",
    ":method\nGET\n:path\n/cb?<F>\nreferer\n<U>",
    "* [HTTP/2] [1] [:method: PUT]\n* [HTTP/2] [1] [:path: /cb?<G>]",
    "Request URL\n<U>\nRequest Method\nPOST",
    "Referer: <U>",
    "curl https://shop.no/cb \\\n  -H 'Referer: <U>' \\\n  -H 'X: y'",
    "$_POST\nArray\n(\n    [x] => <G>\n)",
];

/// All of them. The checksum of the forged one is wrong, missing, or written in another way.
pub fn forged(with_pastes: bool) -> Vec<String> {
    let address = format!("https://shop.no/cb?{GENUINE}");
    let encoded: String = url::form_urlencoded::byte_serialize(address.as_bytes()).collect();
    let pastes: [&[&str]; 2] = if with_pastes { [PASTES, OTHER_PASTES] } else { [&[], &[]] };
    let zeros = "0".repeat(64);
    let reordered =
        GENUINE.replace("status=PAID&paymentMethod=Visa", "paymentMethod=Visa&status=PAID");
    let mut texts = Vec::new();
    for form in [FORMS, OTHERS].iter().chain(&pastes).copied().flatten() {
        for checksum in ["", "&checksum=", "&%63hecksum="] {
            let sum = if checksum.is_empty() { "" } else { &zeros };
            let forged = format!("{FORGED}{checksum}{sum}");
            let text = form.replace("<F>", &forged).replace("<G>", GENUINE);
            let text = text.replace("<R>", &reordered);
            texts.push(text.replace("<E>", &encoded).replace("<U>", &address));
        }
    }
    // Without the forged one in it a form is one text.
    texts.dedup();
    texts
}
