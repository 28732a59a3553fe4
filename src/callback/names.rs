//! Names of members and fields by what they hold: the request itself, or what the one who sent it could write into it beside.

/// Names of what was requested. Where a record has them, its callback stands there.
const REQUEST: [&str; 33] = [
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
    "querystringparameters",
    "multivaluequerystringparameters",
    "requestquery",
    "requesturiquery",
    "clientrequesturi",
    "clientrequestpath",
    "csuriquery",
    "csuristem",
    "urloriginal",
    "urlfull",
    "urlquery",
    "queryparams",
    "params",
    "parameters",
    "get",
];

/// Ends of the names of what was not requested.
const BESIDE: [&str; 18] = [
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
    "initiator",
    // Where an answer leads to.
    "location",
    "redirect",
    "redirecturl",
    "redirecturi",
];

/// Names of what was sent as the content of a request, which is in no query, and of its answer. A log has its message under the first of
/// them.
const CONTENT: [&str; 10] = [
    "body",
    "requestbody",
    "rawbody",
    "postdata",
    "formdata",
    "post",
    "form",
    "response",
    "responsebody",
    "res",
];

/// Names of the method of a request, and of nothing else.
const METHOD: [&str; 7] = [
    "requestmethod",
    "httpmethod",
    "httprequestmethod",
    "clientrequestmethod",
    "reqmethod",
    "csmethod",
    "verb",
];

/// A name without what programs write differently.
pub fn folded(name: &str) -> String {
    name.to_ascii_lowercase().replace(['_', '-', '.'], "")
}

/// Whether a folded name is that of what was requested.
pub fn is_request(name: &str) -> bool {
    REQUEST.contains(&name)
}

/// Whether a folded name is that of the method of a request. `method` alone may be that of a payment.
pub fn is_method_name(name: &str) -> bool {
    name == "method" || names_method_alone(name)
}

/// Whether a folded name is that of the method of a request, and of nothing else.
pub fn names_method_alone(name: &str) -> bool {
    METHOD.contains(&name)
}

/// Whether a folded name is that of what stands beside the request.
pub fn is_beside(name: &str) -> bool {
    name.contains("forwarded") || BESIDE.iter().any(|own| name.ends_with(own))
}

/// Whether a folded name is that of a header whose value is an address that was not requested, or whatever its sender wrote.
pub fn is_header_beside(name: &str) -> bool {
    const BEGINNINGS: [&str; 3] = ["xforwarded", "xoriginal", "xrewrite"];
    const WHOLE: [&str; 8] = [
        "referer",
        "referrer",
        "useragent",
        "cookie",
        "setcookie",
        "location",
        "contentlocation",
        "origin",
    ];
    WHOLE.contains(&name) || BEGINNINGS.iter().any(|start| name.starts_with(start))
}

/// Whether a folded name is that of the content of a request, or of its answer.
pub fn is_content(name: &str) -> bool {
    CONTENT.contains(&name)
}
