//! An answer before it is sent: the API's envelope in its several forms, and what the web server and the
//! framework around the API answer on their own. Which answer a call gets is decided elsewhere.

use serde_json::{Value, json};

use super::long_text::LongText;
use crate::base::error::{Error, ErrorKind, Result};

/// What the API's web server calls itself (README of the API, recorded).
pub const SERVER: &str = "nginx/1.24.0 (Ubuntu)";

/// An answer.
#[derive(Debug)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Headers beside those that every answer of its origin has; they replace these.
    pub headers: Vec<(String, String)>,
    /// Media type of the body.
    pub content_type: String,
    /// Body, as it is sent.
    pub body: String,
    /// What stands behind that, where it may be long.
    pub rest: LongText,
    /// Which part of the server answers.
    pub origin: Origin,
    /// How much of the body is sent.
    pub extent: Extent,
}

/// How much of a body is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// Its first half, as if that were all.
    FirstHalf,
    /// Its first half, where all of it was announced: the connection breaks.
    CutInHalf,
}

/// The part of the server that answers, which decides about the headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The application: rate limit, caching and cross-origin headers as recorded.
    Api,
    /// The web server before it.
    Proxy,
    /// The routes under `/_sandbox/`, which no browser may read across origins.
    Control,
}

impl Answer {
    /// Success. The flag often contradicts the data (quirk 12).
    pub fn done(status: u16, message: &str, is_data: bool, data: Value) -> Answer {
        Answer::enveloped(status, "OK", message, ("is_data", is_data), ("data", data))
    }

    /// Success with a list that may be long, as PHP writes it, whose end is still missing.
    pub fn done_with_list(message: &str, mut list: LongText) -> Result<Answer> {
        list.end_list()?;
        list.add("}")?;
        let mut answer = Answer::done(200, message, true, Value::Null);
        answer.body.truncate(answer.body.len() - "null}".len());
        Ok(Answer { rest: list, ..answer })
    }

    /// A refusal in the form with `data`: false and null.
    pub fn no_data(status: u16, message: &str) -> Answer {
        let words = status_message(status);
        Answer::enveloped(status, words, message, ("is_data", false), ("data", Value::Null))
    }

    /// A refusal in the form with `errors`.
    pub fn error(status: u16, message: &str, is_error: bool, errors: Value) -> Answer {
        let words = status_message(status);
        Answer::enveloped(status, words, message, ("is_error", is_error), ("errors", errors))
    }

    /// A refusal by the rules of business, in the form with `errors`.
    pub fn conflict(message: &str) -> Answer {
        Answer::error(400, message, false, Value::Null)
    }

    fn enveloped(
        status: u16,
        words: &str,
        message: &str,
        flag: (&str, bool),
        rest: (&str, Value),
    ) -> Answer {
        let envelope = json!({
            "status_code": status, "status_message": words, "message": message, flag.0: flag.1, rest.0: rest.1,
        });
        Answer::api(status, &envelope)
    }

    /// There is no such object, in the form with `errors` that some operations document.
    pub fn not_found(message: &str) -> Answer {
        Answer::error(404, message, false, Value::Null)
    }

    /// Changes the HTTP status alone, so that it differs from the body's (quirk 14).
    pub fn with_status(mut self, status: u16) -> Answer {
        self.status = status;
        self
    }

    /// Changes the `status_message` (docs/api.md, Messages, other texts).
    pub fn with_status_message(mut self, words: &str) -> Answer {
        let usual = status_message(self.status);
        self.body = self.body.replacen(usual, words, 1);
        self
    }

    /// An answer of the application with this JSON.
    pub fn api(status: u16, body: &Value) -> Answer {
        Answer::new(status, "application/json", php_json(body), Origin::Api)
    }

    /// An answer of the application's framework, without the envelope.
    pub fn framework(status: u16, message: impl Into<String>) -> Answer {
        Answer::api(status, &json!({ "message": message.into() }))
    }

    /// A page of the web server before the application.
    pub fn proxy(status: u16, title: &str) -> Answer {
        let title = format!("{status} {title}");
        let body = format!(
            "<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n\
             <hr><center>{SERVER}</center>\r\n</body>\r\n</html>\r\n"
        );
        Answer::new(status, "text/html", body, Origin::Proxy)
    }

    /// An answer of the routes under `/_sandbox/`.
    pub fn control(status: u16, body: &Value) -> Answer {
        Answer::new(status, "application/json", body.to_string(), Origin::Control)
    }

    /// The same with JSON that may be long.
    pub fn control_text(body: LongText) -> Answer {
        Answer {
            rest: body,
            ..Answer::new(200, "application/json", String::new(), Origin::Control)
        }
    }

    /// A refusal of the routes under `/_sandbox/`.
    pub fn refused(status: u16, message: impl Into<String>) -> Answer {
        Answer::control(status, &json!({ "message": message.into() }))
    }

    /// An answer with these parts and no further header.
    pub fn new(status: u16, content_type: &str, body: String, origin: Origin) -> Answer {
        Answer {
            status,
            headers: Vec::new(),
            content_type: content_type.to_owned(),
            body,
            rest: LongText::default(),
            origin,
            extent: Extent::Whole,
        }
    }

    /// Adds a header.
    pub fn header(mut self, name: &str, value: impl Into<String>) -> Answer {
        self.headers.push((name.to_owned(), value.into()));
        self
    }
}

/// The HTTP status with which control routes and pages refuse; `None` for a failure of the sandbox itself.
pub fn status_of(error: &Error) -> Option<u16> {
    match error.kind() {
        ErrorKind::Invalid => Some(400),
        ErrorKind::NotFound => Some(404),
        ErrorKind::Refused => Some(409),
        _ => None,
    }
}

/// `status_message` of a refusal (docs/api.md, Messages, other texts).
fn status_message(status: u16) -> &'static str {
    match status {
        400 => "Conflict of Business Logic",
        404 => "Not Found",
        500 => "Internal Dependency Error",
        510 => "Execution Exception Occurred",
        _ => "Client Error",
    }
}

/// JSON as PHP writes it: slashes and everything beyond ASCII escaped (quirk 45).
pub fn php_json(value: &Value) -> String {
    let json = value.to_string();
    if json.bytes().all(|byte| byte.is_ascii() && byte != b'/') {
        return json;
    }
    let mut text = String::new();
    for letter in json.chars() {
        match letter {
            // Slashes and letters beyond ASCII occur in JSON only inside of strings.
            '/' => text.push_str("\\/"),
            letter if letter.is_ascii() => text.push(letter),
            letter => {
                for unit in letter.encode_utf16(&mut [0; 2]) {
                    text.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_written_as_php_does() {
        let value = json!({"url": "https://a/b", "name": "Ørn 🚲", "amount": 599.9});
        let text = php_json(&value);
        assert_eq!(
            text,
            r#"{"url":"https:\/\/a\/b","name":"\u00d8rn \ud83d\udeb2","amount":599.9}"#
        );
        assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON"), value);
    }

    #[test]
    fn the_envelope_keeps_the_documented_order() {
        let answer = Answer::no_data(404, "orderNotFound");
        assert_eq!(
            answer.body,
            r#"{"status_code":404,"status_message":"Not Found","message":"orderNotFound","is_data":false,"data":null}"#
        );
    }
}
