//! Names of members and fields by what they hold: the request itself, or what the one who sent it could write into it beside.

/// Names of what was requested. Where a record has them, its callback stands there.
const REQUEST: [&str; 22] = [
    "request",
    "requesturi",
    "requesturl",
    "requestline",
    "requestpath",
    "uri",
    "url",
    "fullurl",
    "originalurl",
    "path",
    "rawpath",
    "rawquery",
    "target",
    "href",
    "args",
    "query",
    "querystring",
    "rawquerystring",
    "queryparams",
    "params",
    "parameters",
    "get",
];

/// Ends of the names of what was not requested.
const BESIDE: [&str; 13] = [
    "referer",
    "referrer",
    "useragent",
    "ua",
    "agent",
    "cookie",
    "cookies",
    "user",
    "username",
    "userid",
    "headers",
    "header",
    "origin",
];

/// A name without what programs write differently.
pub fn folded(name: &str) -> String {
    name.to_ascii_lowercase().replace(['_', '-', '.'], "")
}

/// Whether a folded name is that of what was requested.
pub fn is_request(name: &str) -> bool {
    REQUEST.contains(&name)
}

/// Whether a folded name is that of the method of a request.
pub fn is_method_name(name: &str) -> bool {
    matches!(name, "method" | "requestmethod" | "httpmethod" | "verb")
}

/// Whether a folded name is that of what stands beside the request.
pub fn is_beside(name: &str) -> bool {
    name.contains("forwarded") || BESIDE.iter().any(|own| name.ends_with(own))
}
