//! Commands and calls that request an address, as people copy them from a terminal or from a browser's tools: what they request is the
//! address alone. A `Referer`, a cookie, data and headers are what they send beside it.

mod curl;
mod fetch;
mod httpie;
mod posix;
mod powershell;
mod wget;

use crate::callback::pasted::FindError;

/// What stands between a terminal's prompt and a command.
const PROMPTS: [&str; 5] = ["$ ", "# ", "% ", "> ", ">"];
/// No prompt is longer.
const LONGEST_PROMPT: usize = 60;

/// Beginnings of lines that may be commands.
#[rustfmt::skip]
const BEGINNINGS: [&[u8]; 19] = [
    b"curl", b"wget", b"http ", b"https ", b"xh ", b"xhs ", b"iwr ", b"irm ", b"Invoke-", b"invoke-", b"$ ", b"# ",
    b"fetch(", b"await ", b"window.fetch(", b"const ", b"let ", b"var ", b"return ",
];

/// Whether a line may be a command. Most begin with something else.
pub fn may_be_command(line: &[u8]) -> bool {
    matches!(
        line.first(),
        Some(b'#' | b'$' | b'I' | b'a' | b'c' | b'f' | b'h' | b'i' | b'l' | b'r' | b'v'..=b'x')
    ) && BEGINNINGS.iter().any(|start| line.starts_with(start))
}

/// The address that a command requests, with the parameters that it adds; nothing where a text is no such command.
pub fn requested_by(text: &str) -> Option<Result<String, FindError>> {
    let command = command_in(text)?;
    if fetch::is_call(command) {
        return fetch::address(command);
    }
    let (program, rest) = command.split_once(|letter: char| letter.is_ascii_whitespace())?;
    let reader = reader_of(program)?;
    // What goes on with the next line was not pasted to its end.
    if rest.trim_end().ends_with(['\\', '^', '`']) {
        return Some(Err(FindError::Unclear));
    }
    reader(rest)
}

/// Reads the address that the words behind a program request.
type Reader = fn(&str) -> Option<Result<String, FindError>>;

/// What reads the commands of a program; nothing where it is none of these.
fn reader_of(program: &str) -> Option<Reader> {
    let reader: Reader = match program.strip_suffix(".exe").unwrap_or(program) {
        "curl" => |rest| curl::address(&posix::words(rest)?),
        "wget" => |rest| wget::address(&posix::words(rest)?),
        "http" | "https" | "xh" | "xhs" => |rest| httpie::address(&posix::words(rest)?),
        _ if powershell::is_program(program) => powershell::address,
        _ => return None,
    };
    Some(reader)
}

/// The command in a text, without the prompt before it.
fn command_in(text: &str) -> Option<&str> {
    if is_command(text) {
        return Some(text);
    }
    if let Some(at) = powershell::start(text) {
        return Some(&text[at..]);
    }
    let mut rests = PROMPTS.iter().filter_map(|prompt| {
        let (before, rest) = text.split_once(prompt)?;
        let is_prompt = before.len() < LONGEST_PROMPT && !before.contains(['?', '"', '\'', '\n']);
        is_prompt.then(|| rest.trim_start())
    });
    rests.find(|rest| is_command(rest))
}

/// Whether a text begins with a program and a blank, or with a call.
fn is_command(text: &str) -> bool {
    let program =
        text.split(|letter: char| letter.is_ascii_whitespace()).next().unwrap_or_default();
    program.len() < text.len() && reader_of(program).is_some() || fetch::is_call(text)
}

/// An address with these parameters behind its own; nothing where there is none, and no choice between two.
fn with_parameters(
    mut addresses: Vec<String>,
    more: &[String],
) -> Option<Result<String, FindError>> {
    addresses.dedup();
    let [address] = addresses.as_slice() else {
        return (!addresses.is_empty()).then_some(Err(FindError::Several));
    };
    let address = address.split('#').next().unwrap_or_default();
    let address = if address.contains("://") || address.starts_with('/') {
        address.to_owned()
    } else {
        format!("http://{address}")
    };
    if more.is_empty() {
        return Some(Ok(address));
    }
    let sign = match address.split_once('?') {
        None => "?",
        Some((_, "")) => "",
        Some(_) => "&",
    };
    Some(Ok(format!("{address}{sign}{}", more.join("&"))))
}

/// Whether a method is that of a callback.
fn is_get(method: &str) -> bool {
    method.eq_ignore_ascii_case("GET")
}

/// Whether a word may be an address.
fn may_be_address(word: &str) -> bool {
    word.contains('/') || word.starts_with(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A genuine callback, and another address.
    const GOOD: &str = "https://x.no/cb?a=1&checksum=2";
    const OTHER: &str = "https://x.no/other";

    #[test]
    fn a_command_requests_its_address_and_nothing_else_of_it() {
        for text in [
            "curl 'GOOD'",
            "$ curl 'GOOD'",
            "root@host:~# curl -sS 'GOOD'",
            "C:\\Users\\ola> curl.exe \"GOOD\"",
            "curl GOOD -H 'Referer: OTHER?a=2'",
            "curl 'GOOD' \\\n  -H 'accept: */*' \\\n  --compressed | jq .",
            "curl ^\"https://x.no/cb?a=1^&checksum=2^\" ^\n  -H ^\"accept: */*^\"",
            "curl https://x.no/cb\\?a=1\\&checksum=2",
            "curl -sG https://x.no/cb -d a=1 -dchecksum=2",
            "curl --get --url https://x.no/cb --data-urlencode a=1 --data 'checksum=2'",
            "curl https://x.no/cb --url-query a=1 --url-query checksum=2",
            "curl -X GET 'GOOD'",
            "curl -X GET 'GOOD' -d b=1",
            "curl -sXGET 'GOOD'",
            "curl -e OTHER?b=2 -A 'x' -b 'c=OTHER?c=3' 'GOOD'",
            "wget 'GOOD'",
            "wget -qO- 'GOOD'",
            "wget --referer='OTHER?b=2' --method=GET 'GOOD'",
            "wget --referer 'OTHER?b=2' -O out.txt 'GOOD'",
            "http 'GOOD'",
            "http -v GET 'GOOD' 'Referer:OTHER?b=2'",
            "https x.no/cb a==1 checksum==2",
            "Invoke-WebRequest -UseBasicParsing -Uri \"GOOD\"",
            "iwr 'GOOD' -Method get",
            "iwr 'GOOD' -NoProxy -Meth GET",
            "$session = New-Object X\n$session.UserAgent = \"y\"\nInvoke-WebRequest -UseBasicParsing -Uri \"GOOD\" `\n-WebSession $session `\n-Headers @{\n\"method\"=\"GET\"\n  \"referer\"=\"OTHER?b=2\"\n}",
            "fetch(\"GOOD\");",
            "await fetch('GOOD', {method: 'GET'})",
            "fetch(\"GOOD\", {\n  \"headers\": {\"accept\": \"*/*\"},\n  \"referrer\": \"OTHER?b=2\",\n  \"body\": null,\n  \"method\": \"GET\"\n});",
        ] {
            let text = text.replace("GOOD", GOOD).replace("OTHER", OTHER);
            let found = requested_by(&text)
                .map(|own| own.map(|own| own.split_once('?').map(|(_, query)| query.to_owned())));
            assert_eq!(found, Some(Ok(Some("a=1&checksum=2".to_owned()))), "{text}");
        }
    }

    #[test]
    fn what_a_command_sends_beside_its_address_is_no_callback() {
        for text in [
            "curl -e 'GOOD' OTHER",
            "curl --referer 'GOOD' OTHER",
            "curl -A 'GOOD' OTHER",
            "curl -sb 'GOOD' OTHER",
            "curl OTHER -H 'Referer: GOOD' --proxy GOOD",
            "curl -X GET OTHER -d 'a=1&checksum=2'",
            "wget --referer='GOOD' OTHER",
            "wget --referer 'GOOD' OTHER",
            "http OTHER 'Referer:GOOD'",
            "iwr OTHER -Headers @{Referer='GOOD'}",
            "fetch('OTHER', {referrer: 'GOOD'})",
        ] {
            let text = text.replace("GOOD", GOOD).replace("OTHER", OTHER);
            assert_eq!(requested_by(&text), Some(Ok(OTHER.to_owned())), "{text}");
        }
    }

    #[test]
    fn only_a_get_is_a_callback() {
        for text in [
            "curl -X POST 'GOOD'",
            "curl -sX post 'GOOD'",
            "curl -sXPROPFIND 'GOOD'",
            "curl --request=FOO 'GOOD'",
            "curl -vI 'GOOD'",
            "curl --head 'GOOD'",
            "curl -sF a=1 'GOOD'",
            "curl 'GOOD' -sd a=1",
            "curl 'GOOD' -da=1",
            "curl 'GOOD' --data='a=1'",
            "curl 'GOOD' --data @file",
            "curl 'GOOD' --json '{}'",
            "curl -T file 'GOOD'",
            "$ curl.exe OTHER -d 'a=1&checksum=2'",
            "wget --post-data 'a=1' 'GOOD'",
            "wget --post-data='a=1&checksum=2' OTHER",
            "wget --method PROPFIND 'GOOD'",
            "wget --body-file=x --method=GET 'GOOD'",
            "wget --spider 'GOOD'",
            "wget --spid 'GOOD'",
            "wget --meth=POST 'GOOD'",
            "wget --post-d a=1 'GOOD'",
            "http POST 'GOOD'",
            "http 'GOOD' a=1",
            "http -f 'GOOD' a@file",
            "http foo 'GOOD'",
            "iwr 'GOOD' -Method Post",
            "Invoke-RestMethod -Method:Put -Uri GOOD",
            "iwr GOOD -CustomMethod FOO",
            "iwr 'GOOD' -Met Post",
            "iwr -NoProxy 'GOOD' -NoProxy -Method Post",
            "fetch('GOOD', {method: 'post'})",
            "fetch(\"GOOD\", {\n  \"body\": \"x\",\n  \"method\": \"POST\"\n});",
        ] {
            let text = text.replace("GOOD", GOOD).replace("OTHER", OTHER);
            assert_eq!(requested_by(&text), Some(Err(FindError::NotGet)), "{text}");
        }
    }

    #[test]
    fn what_is_no_such_command_is_none() {
        for text in [
            GOOD,
            "curl",
            "curl 'https://x.no",
            "curl -v",
            "GET /cb?a=1 HTTP/1.1",
            "please curl it",
            "> GET /cb?a=1 HTTP/1.1\n> Host: x",
            "level=info msg=\"curl x\"",
            "fetch the callback https://x.no/cb?a=1",
        ] {
            assert_eq!(requested_by(text), None, "{text}");
        }
        for text in [
            "curl 'https://x.no/cb?a=1' \\",
            "curl \"https://x.no/cb?a=1\" ^",
            "iwr GOOD `",
            "iwr 'GOOD' @more",
            "iwr -Unknown 'https://x.no/cb?a=1'",
        ] {
            assert_eq!(requested_by(text), Some(Err(FindError::Unclear)), "{text}");
        }
        let two = format!("curl '{GOOD}' '{OTHER}'");
        assert_eq!(requested_by(&two), Some(Err(FindError::Several)));
        assert_eq!(requested_by("curl -G https://x.no/cb -d @file"), Some(Err(FindError::Unclear)));
        let glued = requested_by("curl \"https://x.no/cb?a=1\"'x'");
        assert_eq!(glued, Some(Ok("https://x.no/cb?a=1x".to_owned())));
    }
}
