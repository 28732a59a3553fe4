//! A request as it was received.

use hyper::HeaderMap;
use hyper::body::Bytes;
use hyper::http::request::Parts;
use serde_json::{Map, Value, json};
use url::form_urlencoded;

/// A request, its body included once it has come.
pub struct ReceivedRequest {
    /// In capitals.
    pub method: String,
    /// Path without the query.
    pub path: String,
    /// Path and query as sent.
    pub target: String,
    /// The query's keys and values, decoded.
    pub query: Vec<(String, String)>,
    /// As sent, the token included.
    pub headers: HeaderMap,
    /// Whether a body follows the head.
    pub has_body: bool,
    /// The body; empty for none.
    pub body: Bytes,
}

impl ReceivedRequest {
    /// The head of a request; its body has not come yet.
    pub fn from_head(head: Parts, has_body: bool) -> ReceivedRequest {
        let query = form_urlencoded::parse(head.uri.query().unwrap_or_default().as_bytes());
        ReceivedRequest {
            method: head.method.as_str().to_owned(),
            path: head.uri.path().to_owned(),
            target: head.uri.path_and_query().map(ToString::to_string).unwrap_or_default(),
            query: query.into_owned().collect(),
            headers: head.headers,
            has_body,
            body: Bytes::new(),
        }
    }

    /// About how many bytes of memory it takes.
    pub fn size(&self) -> usize {
        let query = self.query.iter().map(|(key, value)| key.len() + value.len());
        let headers = self.headers.iter().map(|(name, value)| name.as_str().len() + value.len());
        let texts = self.path.len() + self.target.len() + self.body.len();
        texts + query.chain(headers).sum::<usize>()
    }

    /// The request as the log shows it, without its token, and the status that was answered.
    pub fn to_json(&self, status: Option<u16>) -> Value {
        let mut headers = Map::new();
        for (name, value) in &self.headers {
            if name != "authorization" {
                let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
                headers.insert(name.to_string(), json!(value));
            }
        }
        json!({
            "method": self.method,
            "target": self.target,
            "headers": headers,
            "body": String::from_utf8_lossy(&self.body),
            "status": status,
        })
    }

    /// The JSON object of the body. Anything else counts as an empty one, as the API's framework takes it.
    pub fn json(&self) -> Value {
        let value = serde_json::from_slice(&self.body).unwrap_or_default();
        if matches!(value, Value::Object(_)) { value } else { json!({}) }
    }
}
