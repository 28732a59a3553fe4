//! One line is read in the same way whether it is checked alone or among many: lines of many programs, each with one callback.

use super::forged::GENUINE;
use super::records::{Found, callback_in};
use super::why::{LineReason, Why};
use super::{CallbackKind, CheckOutcome, Checker, WhyNot, find_query, verify};

const SECRET: &[u8] = b"s3cret";

/// Lines as programs write them, with `<Q>` for the query.
const LINES: &[&str] = &[
    "<Q>",
    "https://shop.example/fp/callback?<Q>",
    "<https://shop.example/fp/callback?<Q>>",
    "curl -v 'https://shop.example/fp/callback?<Q>' -k",
    // Apache and nginx, combined; common; behind a proxy.
    "192.0.2.7 - - [01/Jan/2026:00:01:00 +0000] \"GET /fp/callback?<Q> HTTP/1.1\" 200 2 \"https://shop.example/?r=1\" \"Guzzle/7\"",
    "shop.example:443 192.0.2.7 - - [01/Jan/2026:00:01:00 +0000] \"GET /fp/callback?<Q> HTTP/2.0\" 200 2",
    "GET /fp/callback?<Q> HTTP/1.1",
    "GET /fp/callback?<Q> 200 12.3 ms - 2",
    // Caddy, and others that write JSON.
    "{\"level\":\"info\",\"ts\":1.5,\"request\":{\"method\":\"GET\",\"host\":\"shop.example\",\"uri\":\"/fp/callback?<Q>\",\"headers\":{\"User-Agent\":[\"Guzzle/7\"]}},\"status\":200}",
    "{\"message\": \"{\\\"url\\\": \\\"https://shop.example/fp/callback?<Q>\\\", \\\"status\\\": 200}\"}",
    "{\"log\": \"192.0.2.7 - - [t] \\\"GET /fp/callback?<Q> HTTP/1.1\\\" 200 2\\n\", \"stream\": \"stdout\"}",
    "[2026-01-01 00:01:00] local.INFO: callback {\"url\":\"https://shop.example/fp/callback?<Q>\"} []",
    // Load balancers and platforms.
    "https 2026-01-01T00:01:00.186641Z app/lb/50dc 192.0.2.7:2817 10.0.0.1:80 0.0 0.0 0.0 200 200 34 366 \"GET https://shop.example:443/fp/callback?<Q> HTTP/1.1\" \"Guzzle/7\" TLS",
    "2026-01-01\t00:01:00\tOSL50-C1\t500\t192.0.2.7\tGET\td1.cloudfront.net\t/fp/callback\t200\t-\tGuzzle/7\t<Q>\t-\tHit",
    "2026-01-01 00:01:00 10.0.0.1 GET /fp/callback <Q> 443 - 192.0.2.7 Guzzle/7 - 200 0 0 15",
    "2026-01-01T00:01:00+00:00 heroku[router]: at=info method=GET path=\"/fp/callback?<Q>\" host=shop.example fwd=\"192.0.2.7\" status=200",
    // logfmt and the like.
    "level=info msg=\"callback\" url=\"https://shop.example/fp/callback?<Q>\" status=200",
    "level=info uri=/fp/callback?<Q> status=200",
    "time=\"2026-01-01 00:01:00\" query=\"<Q>\" status=403",
    "level=warn msg=\"checksum mismatch: <Q>\" status=403",
    // Frameworks.
    "2026-01-01 00:01:00.123 DEBUG 1 --- [nio-8080-exec-1] o.s.w.f.CommonsRequestLoggingFilter : Before request [GET /fp/callback?<Q>, client=192.0.2.7]",
    "Request{method=GET, url=https://shop.example/fp/callback?<Q>, tags={}}",
    "Started GET \"/fp/callback?<Q>\" for 192.0.2.7 at 2026-01-01 00:01:00 +0000",
    "[01-Jan-2026 00:01:00 UTC] PHP Warning:  checksum mismatch: <Q> in /var/www/cb.php on line 3",
    "DEBUG callback received: https://shop.example/fp/callback?<Q>",
    "{'url': 'https://shop.example/fp/callback?<Q>', 'status': 200}",
    // Rows of tables, tuples and lists.
    "1,\"https://shop.example/fp/callback?<Q>\",200",
    "1;200;\"https://shop.example/fp/callback?<Q>\"",
    "GET,\"https://shop.example/fp/callback?<Q>\",200",
    "\"1\",\"https://shop.example/fp/callback?<Q>\",\"\",",
    "\"1\";\"/fp/callback?<Q>\";\"200\"",
    "(1,'https://shop.example/fp/callback?<Q>',200),",
    "('https://shop.example/fp/callback?<Q>')",
    "['https://shop.example/fp/callback?<Q>']",
    "INSERT INTO `c` VALUES (1,'GET','https://shop.example/fp/callback?<Q>',200);",
    "- `https://shop.example/fp/callback?<Q>`",
    "| GET | `/fp/callback?<Q>` | 200 |",
    // Variables of a server, and of a file of them.
    "QUERY_STRING=<Q>",
    "REQUEST_URI=/fp/callback?<Q>",
    "export QUERY_STRING=\"<Q>\"",
    "URL=https://shop.example/fp/callback?<Q>",
    "CALLBACK_URL=\"https://shop.example/fp/callback?<Q>\"",
    // Sentences and mails.
    "please look at https://shop.example/fp/callback?<Q>.",
    "(https://shop.example/fp/callback?<Q>)",
    "the callback (https://shop.example/fp/callback?<Q>), which came twice",
    "**https://shop.example/fp/callback?<Q>**",
    "[https://shop.example/fp/callback?<Q>](https://shop.example/fp/callback?<Q>)",
    "<https://shop.example/fp/callback?<Q>|https://shop.example/fp/callback?<Q>>",
    "<a href=\"https://shop.example/fp/callback?<Q>\">https://shop.example/fp/callback?<Q></a>",
];

/// The lines whose callback stands in them plainly, so that a right one is authentic.
fn is_plain(line: &str) -> bool {
    !["URL=", "look at", "(https", "**", "]("].iter().any(|part| line.contains(part))
}

/// The lines that are nothing but an address, with what a mail, a chat or a person puts around it.
fn is_of_record(line: &str) -> bool {
    let starts = ["<Q>", "http", "<", "curl", "URL=", "CALLBACK_URL", "please", "(h", "**", "- `"];
    let is_link = line.starts_with("[http") || line.starts_with("the callback");
    !is_link && !starts.iter().any(|start| line.starts_with(start)) || line.contains("app/lb")
}

/// What is said of a line.
#[derive(Debug, PartialEq, Eq)]
enum Said {
    Nothing,
    Of(CheckOutcome, Option<String>),
}

fn alone(line: &str) -> Said {
    let found = find_query(line);
    if let Ok(pasted) = &found {
        let verdict = verify(pasted, SECRET, CallbackKind::Auto);
        if verdict.hash_fits {
            return Said::Of(verdict.outcome, None);
        }
    }
    let mut why = Why::of(line, CallbackKind::Auto);
    assert!(why.repaired(SECRET).is_none(), "{line}");
    let explanation = why.explain(SECRET, &[]);
    let meant = match found {
        Ok(own) if explanation.is_received && explanation.reason.is_some() => Some(own),
        found => explanation.pasted.or(found.ok()),
    };
    let Some(meant) = meant else { return Said::Nothing };
    let outcome = match verify(&meant, SECRET, CallbackKind::Auto) {
        verdict if verdict.hash_fits => CheckOutcome::HashDoesNotFit,
        verdict => verdict.outcome,
    };
    Said::Of(outcome, explanation.reason.map(|reason| reason.key()))
}

fn among_many(line: &str, checker: &mut Checker) -> Said {
    let found = callback_in(line.as_bytes(), &mut |query| checker.reads_callback(query));
    let Found::One(query) = found else { return Said::Nothing };
    checker.reads_callback(&query);
    let (outcome, why_not) = checker.check(line.as_bytes(), &query);
    let reason = match why_not {
        WhyNot::Checksum(LineReason::Known(reason)) => Some(reason.key()),
        _ => None,
    };
    Said::Of(outcome, reason)
}

/// What is said of each of these lines with this query, which is the same in both ways.
fn same(lines: &[&str], query: &str) -> Vec<(String, Said)> {
    let mut all = Vec::new();
    for form in lines {
        let line = form.replace("<Q>", query);
        let mut checker = Checker::new(SECRET, &[], CallbackKind::Auto);
        let said = alone(&line);
        let one_of_many = among_many(&line, &mut checker);
        // Alone, a query without a checksum and an order is told to be not signed.
        let is_none =
            one_of_many == Said::Nothing && said == Said::Of(CheckOutcome::NothingSigned, None);
        assert!(is_none || one_of_many == said, "{line}: {one_of_many:?}, alone {said:?}");
        all.push((line, said));
    }
    all
}

#[test]
fn a_right_callback_is_authentic_in_every_line_and_in_both_ways() {
    for (line, said) in same(LINES, GENUINE) {
        let expected = match is_plain(&line) {
            true => Said::Of(CheckOutcome::Authentic, None),
            false => Said::Of(CheckOutcome::HashDoesNotFit, Some("behind_checksum".to_owned())),
        };
        assert_eq!(said, expected, "{line}");
    }
}

#[test]
fn what_was_added_or_left_out_is_named_in_both_ways() {
    for (line, said) in same(LINES, &GENUINE.replace("&status", "&utm_source=mail&status")) {
        let Said::Of(CheckOutcome::HashDoesNotFit, Some(reason)) = &said else {
            panic!("{line}: {said:?}")
        };
        assert!(reason.contains("added"), "{line}: {reason}");
    }
    for (line, said) in same(LINES, &GENUINE.replace("checksum=", "other=")) {
        let outcome = Said::Of(CheckOutcome::NothingSigned, None);
        assert!(said == outcome || said == Said::Nothing || !is_plain(&line), "{line}: {said:?}");
    }
}

/// What a server wrote was received so: nothing of it is repaired, alone or among many.
#[test]
fn what_was_received_with_escapes_stays_wrong_in_both_ways() {
    let lines: Vec<&str> = LINES.iter().copied().filter(|line| is_of_record(line)).collect();
    assert!(lines.len() > 22, "{lines:?}");
    for (line, said) in same(&lines, &GENUINE.replace('&', "&amp;")) {
        let Said::Of(outcome, Some(reason)) = &said else { panic!("{line}: {said:?}") };
        assert!(*outcome != CheckOutcome::Authentic && reason == "escapes", "{line}: {said:?}");
    }
}

/// A fragment is never sent: PHP sees no query, whatever stands behind the `#`.
#[test]
fn what_stands_behind_a_number_sign_is_no_callback_in_both_ways() {
    let authentic = Said::Of(CheckOutcome::Authentic, None);
    for form in LINES.iter().filter(|form| form.contains("?<Q>")) {
        for address in ["#?<Q>", "#/fp?<Q>", "/#/fp/callback?<Q>", "?a=1#?<Q>"] {
            let line = form.replace("?<Q>", address).replace("<Q>", GENUINE);
            let mut checker = Checker::new(SECRET, &[], CallbackKind::Auto);
            assert_ne!(alone(&line), authentic, "{line}");
            assert_ne!(among_many(&line, &mut checker), authentic, "{line}");
        }
    }
}

/// A member, a quoted field and the target of a request line are one address or query, with the blanks in it.
#[test]
fn what_stands_behind_the_checksum_and_a_blank_was_received_so() {
    let lines = [
        "{\"uri\":\"/cb?<Q>\",\"status\":200}",
        "{\"request\": {\"method\": \"GET\", \"url\": \"https://shop.example/cb?<Q>\"}}",
        "{\"query\":\"<Q>\"}",
        "{\"query_string\": \"?<Q>\"}",
        "{\"message\": \"{\\\"url\\\": \\\"https://shop.example/cb?<Q>\\\"}\"}",
        "uri=\"/cb?<Q>\" status=200",
        "level=info query=\"<Q>\" status=200",
        "at=info method=GET path=\"/cb?<Q>\" host=shop.example",
        "192.0.2.7 - - [01/Jan/2026:00:01:00 +0000] \"GET /cb?<Q> HTTP/1.1\" 200 2",
        "{'url': 'https://shop.example/cb?<Q>', 'status': 200}",
    ];
    for (line, said) in same(&lines, GENUINE) {
        assert_eq!(said, Said::Of(CheckOutcome::Authentic, None), "{line}");
    }
    for behind in [" x", " x y", " x=1", " &x=1"] {
        for (line, said) in same(&lines, &format!("{GENUINE}{behind}")) {
            let Said::Of(CheckOutcome::HashDoesNotFit, Some(reason)) = &said else {
                panic!("{line}: {said:?}")
            };
            assert!(
                reason.contains("behind_checksum") || reason.contains("added"),
                "{line}: {reason}"
            );
        }
    }
    let reason = Some("behind_checksum".to_owned());
    for behind in [" ", "\\n"] {
        let query = format!("{GENUINE}{behind}");
        for (line, said) in same(&lines[..4], &query) {
            assert_eq!(said, Said::Of(CheckOutcome::HashDoesNotFit, reason.clone()), "{line}");
        }
    }
}

/// Only a GET is a callback, and what its sender says of where it came from is none.
#[test]
fn another_method_and_a_referer_are_no_callback_in_both_ways() {
    let authentic = Said::Of(CheckOutcome::Authentic, None);
    for form in [
        "level=info method=POST path=\"/cb?<Q>\"",
        "method=POST uri=/cb?<Q> status=200",
        "uri=/cb?<Q> status=200 method=POST",
        "uri=\"/cb?<Q>\" http_method=\"PUT\"",
        "time:1\tmethod:POST\turi:/cb?<Q>\tstatus:200",
        "Request{method=POST, url=https://shop.example/cb?<Q>, tags={}}",
        "{'method': 'POST', 'url': 'https://shop.example/cb?<Q>'}",
        "{\"rawPath\":\"/cb\",\"rawQueryString\":\"<Q>\",\"requestContext\":{\"http\":{\"method\":\"POST\"}}}",
        "{\"httpMethod\":\"POST\",\"path\":\"/cb?<Q>\"}",
        "{\"msg\":\"{\\\"method\\\":\\\"POST\\\",\\\"uri\\\":\\\"/cb?<Q>\\\"}\"}",
        "\"POST\",\"/cb?<Q>\",\"200\"",
        "POST | /cb?<Q> | 200",
        "Started POST \"/cb?<Q>\" for 192.0.2.7 at 2026-01-01 00:01:00 +0000",
        "curl -X POST 'https://shop.example/cb?<Q>'",
        "curl -XPOST 'https://shop.example/cb?<Q>'",
        "curl 'https://shop.example/cb?<Q>' -d a=1",
        "curl 'https://shop.example/cb' -d '<Q>'",
        "curl -I 'https://shop.example/cb?<Q>'",
        "Referer: https://shop.example/cb?<Q>",
        "> referer: https://shop.example/cb?<Q>",
        "[Thu Jan 01 00:00:00 2026] [php:warn] PHP Warning: bad, referer: https://shop.example/cb?<Q>",
    ] {
        for query in [GENUINE.to_owned(), GENUINE.replace('&', "&amp;")] {
            let line = form.replace("<Q>", &query);
            let mut checker = Checker::new(SECRET, &[], CallbackKind::Auto);
            assert_ne!(alone(&line), authentic, "{line}");
            assert_ne!(among_many(&line, &mut checker), authentic, "{line}");
        }
    }
    let same_line = "method=GET uri=/cb?<Q> referer: https://shop.example/cb?<Q>";
    for (line, said) in same(&[same_line, "curl -G https://shop.example/cb -d '<Q>'"], GENUINE) {
        assert_eq!(said, authentic, "{line}");
    }
}

#[test]
fn a_forged_callback_is_refused_in_both_ways_and_nothing_explains_it() {
    // Each search that finds nothing takes its time.
    let lines: Vec<&str> = LINES.iter().copied().step_by(6).collect();
    for (line, said) in same(&lines, &GENUINE.replace("amount=800", "amount=801")) {
        let Said::Of(CheckOutcome::HashDoesNotFit, None) = said else { panic!("{line}: {said:?}") };
    }
}

/// What a server received with something behind the checksum is refused, whatever closes a bracket or a quote of the line.
#[test]
fn a_sign_that_was_received_behind_the_checksum_is_never_taken_for_one_of_the_line() {
    for sign in [",", ";", ")", "]", "}", ">", "\"", "'", ".", "|"] {
        for form in LINES {
            let is_quoted =
                form.contains('"') && sign == "\"" || form.contains('\'') && sign == "'";
            // A quote that the line does not escape, and the brackets of `<…>`, end the address wherever they stand.
            if is_quoted || sign == ">" && form.contains("<Q>>") {
                continue;
            }
            let line = form.replace("<Q>", &format!("{GENUINE}{sign}"));
            let found = find_query(&line);
            let fits = |query| verify(&query, SECRET, CallbackKind::Auto).hash_fits;
            assert!(!found.is_ok_and(fits), "{line}");
            assert!(Why::of(&line, CallbackKind::Auto).repaired(SECRET).is_none(), "{line}");
        }
    }
}
