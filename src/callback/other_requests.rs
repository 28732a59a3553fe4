//! Texts that hold a genuine callback which no server received as one: its request had another method, it stands in an answer, or the
//! record says two things. Beside them texts that are like them, of a callback that was received.

/// `<G>` is the query of the genuine one, `<U>` its address.
pub const OTHERS: &[&str] = &[
    // A method that nobody knows, or in letters that only look so.
    "FOO /cb?<G>",
    "2026-01-01T00:01:00Z FOO /cb?<G> 200",
    "1.2.3.4\tFOO\t/cb?<G>\t200",
    "\"FOO\",\"/cb?<G>\",\"200\"",
    "FOO,/cb?<G>",
    "| FOO | /cb?<G> | 200 |",
    "[FOO] /cb?<G>",
    "**FOO** /cb?<G>",
    "FOO - /cb?<G>",
    "M-SEARCH /cb?<G> 200",
    "ＧＥＴ /cb?<G> HTTP/1.1",
    "РOST /cb?<G> 200",
    "1.2.3.4 - - [t] \"РOST /cb?<G> HTTP/1.1\" 200",
    "P\u{200b}OST /cb?<G> HTTP/1.1",
    // A method of which a column, a field or a word tells.
    "[POST] /cb?<G>",
    "**POST** <U>",
    "POST: <U>",
    "POST - <U>",
    "POST → <U>",
    "<POST /cb?<G>>",
    "Requested <U> with POST",
    "Request Method: FOO Request URL: <U>",
    "Request URL: <U> Request Method: FOO",
    "HTTP method: FOO URL: <U>",
    "URL: <U> Method: FOO",
    "method=FOO uri=/cb?<G>",
    "verb=POST uri=/cb?<G>",
    "uri=/cb?<G> HttpMethod.POST",
    // A call.
    "axios.post('<U>', {})",
    "requests.post(\"<U>\", data={})",
    "requests.request(\"FOO\", \"<U>\")",
    "xhr.open(\"FOO\", \"<U>\");",
    "$client->request('purge', '<U>');",
    "http.Post(\"<U>\", \"x\", nil)",
    "$.ajax({url: \"<U>\", type: \"POST\"})",
    "curl_setopt($ch, CURLOPT_URL, \"<U>\"); curl_setopt($ch, CURLOPT_POST, 1);",
    "const answer = await fetch(\"<U>\", {method})",
    "fetch(\"<U>\", options)",
    "fetch(\"<U>\", {...options})",
    "fetch(\"<U>\", {\"m\\u0065thod\": \"POST\"})",
    "fetch(\"<U>\".replace(\"800\", \"900\"))",
    "fetch(\"<U>\" + more)",
    "fetch(\"<U>\", {",
    "fetch(\"<U>\"); fetch(\"/other\")",
    "fetch(\"<U>\", {method: \"GET\"}); fetch(\"https://shop.no/\")",
    "curl '<U>' \\",
    "iwr '<U>' `",
    // Rows of tables.
    "1,\"<U>\",POST",
    "<U>;POST",
    "1,<U>,POST",
    "PURGE,\"<U>\",200",
    "\"PURGE\",\"<U>\",\"200\"",
    "\"<U>\",\"PURGE\"",
    "(1,'POST','<U>',200),",
    "1\tPURGE\t<U>\t200",
    "['<U>', 'POST']",
    "GET,/cb,200,\"<U>\"",
    "GET,\"/cb?x=1\",200,\"<U>\"",
    "/cb?x=1,\"<U>\",",
    "x=1,\"<U>\",2",
    "1,<U>,&amount=999",
    "1,\"<U>x\",\"<U>\"",
    "t,x,\"{\"\"method\"\":\"\"POST\"\",\"\"url\"\":\"\"<U>\"\"}\"",
    "t,x,\"{\"\"method\"\":\"\"PURGE\"\",\"\"url\"\":\"\"<U>\"\"}\"",
    "x.no,PURGE,/cb,\"<G>\",200",
    "[t] x.INFO: callback {\"url\":\"<U>\",\"method\":\"PURGE\"} []",
    // Records of JSON.
    "{\"m\":\"POST\",\"u\":\"/cb?<G>\"}",
    "{\"Method\":[\"POST\"],\"url\":\"<U>\"}",
    "{\"method\":{\"name\":\"POST\"},\"url\":\"<U>\"}",
    "{\"ctx\":{\"method\":\"POST\"},\"url\":\"<U>\"}",
    "{\"data\":{\"request\":{\"method\":\"POST\"}},\"url\":\"<U>\"}",
    "{\"event\":{\"httpMethod\":\"POST\"},\"path\":\"/cb?<G>\"}",
    "{\"attributes\":[{\"key\":\"http.method\",\"value\":{\"stringValue\":\"POST\"}},{\"key\":\"http.url\",\"value\":{\"stringValue\":\"<U>\"}}]}",
    "[\"POST\",\"<U>\",200]",
    "{\"request\": [\"FOO\", \"/cb?<G>\"]}",
    "{\"msg\":\"POST\",\"url\":\"<U>\"}",
    "{\"msg\":\"handled POST /cb 200\",\"url\":\"<U>\"}",
    "{\"msg\":\"method=POST\",\"url\":\"<U>\"}",
    "{\"m\":\"POST\",\"msg\":\"{\\\"url\\\":\\\"<U>\\\"}\"}",
    // What stands there twice.
    "{\"uri\":\"/cb?x=1\",\"uri\":\"/cb?<G>\"}",
    "{\"uri\":\"/cb?<G>\",\"uri\":\"/cb?x=1\"}",
    "{\"uri\":\"/cb\",\"ur\\u0069\":\"/cb?<G>\"}",
    "{\"uri\":\"/cb\",\"URI\":\"/cb?<G>\"}",
    "{\"method\":\"POST\",\"method\":\"GET\",\"uri\":\"/cb?<G>\"}",
    "{\"request\":{\"method\":\"POST\"},\"request\":{\"uri\":\"/cb?<G>\"}}",
    "{\"msg\":\"{\\\"uri\\\":\\\"/cb\\\",\\\"uri\\\":\\\"/cb?<G>\\\"}\"}",
    "[t] x.INFO: callback {\"url\":\"https://shop.no/cb\",\"url\":\"<U>\"} []",
    "level=info uri=/cb uri=/cb?<G>",
    "uri=/cb?<G> x=1 uri=\"/cb\" status=200",
    "{'url': '/cb', 'url': '<U>'}",
    // A NUL byte, where PHP would end the query.
    "/cb?<G>\0",
    "<G>\0",
    "GET /cb?<G>\0 HTTP/1.1",
    "1.2.3.4 - - [t] \"GET /cb?<G>\\x00&amount=1 HTTP/1.1\" 400",
    "{\"uri\":\"/cb?<G>\\u0000\"}",
    "level=info uri=\"/cb?<G>\0\"",
    "curl 'https://shop.no/cb?<G>\0'",
    "https://shop.no/cb?<G>\0&amount=99999",
    // Answers.
    "Location: <U>",
    "< location: <U>",
    "X-Original-URL: /cb?<G>",
    "{\"response\":{\"url\":\"<U>\"}}",
    "{\"status\":302,\"location\":\"<U>\"}",
    "{\"redirectURL\":\"<U>\"}",
];

/// The same over several lines, which only a single paste can be.
pub const OTHER_PASTES: &[&str] = &[
    "Method\nPOST\nURL\n<U>",
    "Request URL:\n<U>\nRequest Method:\nFOO",
    "Request URL: <U>\nRequest Method: FOO",
    "Request Method\n\t\nFOO\nRequest URL\n\t<U>",
    "URL: <U>\nMethod: FOO",
    "Forespørsels-URL: <U>\nForespørselsmetode: POST",
    "axios.post(\n  '<U>',\n  {}\n)",
    "HTTP/1.1 302 Found\nLocation: <U>",
    "HTTP/1.1 200 OK\nContent-Type: text/html\n\n<a href=\"<U>\">x</a>",
    "< HTTP/2 200\n< x: y\n\n<U>",
    "> GET /other HTTP/1.1\n> Host: x\n< HTTP/1.1 301 Moved\n< Location: <U>",
    "{\n  \"uri\": \"/cb?x=1\",\n  \"uri\": \"/cb?<G>\"\n}",
    "{\n  \"op\": \"POST\",\n  \"url\": \"<U>\"\n}",
];

/// Texts like these of a callback that was received.
const LIKE_THEM: &[&str] = &[
    "| GET | /cb?<G> | 200 |",
    "[GET] /cb?<G>",
    "2026-01-01 00:01:00 UTC /cb?<G>",
    "INFO /cb?<G>",
    "HIT /cb?<G> 200",
    "\"PAID\",\"<U>\"",
    "Request Method: GET Request URL: <U>",
    "URL: <U> Method: GET",
    "method=card uri=/cb?<G>",
    "requests.get(\"<U>\", timeout=1)",
    "xhr.open(\"GET\", \"<U>\");",
    "const answer = await fetch(\"<U>\", {cache: \"no-store\"});",
    "fetch(\"<U>\").then(it => it.text())",
    "{\"method\":\"GET\",\"url\":\"<U>\",\"forward\":{\"method\":\"POST\"}}",
    "{\"request\":{\"method\":\"GET\",\"url\":\"<U>\"},\"response\":{\"allow\":\"POST\"}}",
    "{\"level\":30,\"level\":20,\"service\":\"a\",\"service\":\"b\",\"url\":\"<U>\"}",
    "{\"uri\":\"/cb?<G>\",\"uri\":\"/cb?<G>\"}",
    "{\"uri\":\"/cb\",\"args\":\"<G>\"}",
    "uri=/cb args=<G>",
    "uri=/cb?<G> uri=/cb?<G>",
    "[\"GET\",\"<U>\",200]",
    "1,<U>,200",
    "2026-11-27 10:00:00;GET;/cb?<G>;200",
    "t,x,\"{\"\"method\"\":\"\"GET\"\",\"\"url\"\":\"\"<U>\"\"}\"",
    "2026,x,\"callback: <U>\",app",
    "1,GET,/cb,\"<G>\",200",
];

#[cfg(test)]
mod tests {
    use super::LIKE_THEM;
    use crate::callback::forged::GENUINE;
    use crate::callback::records::{Found, callback_in};
    use crate::callback::{CallbackKind, Checker, find_query, verify};

    #[test]
    fn what_is_like_them_and_was_received_is_authentic_in_both_ways() {
        let is_taken = |form: &&str| {
            let text = form.replace("<U>", "https://shop.no/cb?<G>").replace("<G>", GENUINE);
            let alone = find_query(&text).map(|own| verify(&own, b"s3cret", CallbackKind::Auto));
            let mut checker = Checker::new(b"s3cret", &[], CallbackKind::Auto);
            let found = callback_in(text.as_bytes(), &mut |query| checker.reads_callback(query));
            alone.is_ok_and(|own| own.passed())
                && matches!(found, Found::One(query) if &*query == GENUINE.as_bytes())
        };
        let refused: Vec<&str> = LIKE_THEM.iter().filter(|form| !is_taken(form)).copied().collect();
        assert!(refused.is_empty(), "{refused:#?}");
    }
}
