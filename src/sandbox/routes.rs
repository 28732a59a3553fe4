//! Which operation a request means: by method and path, since two commands may share a route. The operations are those
//! of `api`; paths are compared part by part, so that doubled slashes are one (quirks.md 7).

use crate::api::{self, Endpoint};

/// What a request asks for.
pub struct Target {
    /// The operation.
    pub endpoint: &'static Endpoint,
    /// Path after the base URL, without empty parts, decoded.
    pub parts: Vec<String>,
    /// The first variable of the path; empty if there is none.
    pub id: String,
}

/// Why a request asks for nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stray {
    /// No such path.
    NoPath,
    /// The path is there, for these methods.
    NoMethod(Vec<&'static str>),
}

/// The operation for a method and a path after the base URL. HEAD asks for what GET gives.
pub fn find(method: &str, path: &str) -> Result<Target, Stray> {
    let parts: Vec<String> = path.split('/').filter(|part| !part.is_empty()).map(decode).collect();
    let mut fitting: Vec<&Endpoint> =
        api::endpoints().filter(|endpoint| fits(endpoint.path, &parts)).collect();
    // `/failed/{ID}` comes before `/{ID}/{STATUS}`: the most literal path is meant.
    fitting.sort_by_key(|endpoint| endpoint.path.matches('{').count());
    let asked = if method == "HEAD" { "GET" } else { method };
    if let Some(endpoint) = fitting.iter().find(|endpoint| endpoint.method.name() == asked) {
        let id = variable(endpoint.path, &parts);
        return Ok(Target { endpoint, parts, id });
    }
    if fitting.is_empty() {
        return Err(Stray::NoPath);
    }
    let mut methods: Vec<&str> = fitting.iter().map(|endpoint| endpoint.method.name()).collect();
    if methods.contains(&"GET") {
        methods.push("HEAD");
    }
    methods.sort_unstable();
    methods.dedup();
    Err(Stray::NoMethod(methods))
}

/// Whether a fault's route can ever be met.
pub fn is_known(route: &str) -> bool {
    if route == "*" || api::endpoint(route).is_some() {
        return true;
    }
    let Some((method, path)) = route.split_once(' ') else { return false };
    api::endpoints().any(|endpoint| {
        let parts: Vec<String> = split(path).map(str::to_owned).collect();
        endpoint.method.name() == method && fits(endpoint.path, &parts)
    })
}

/// Whether a fault's route means this call.
pub fn is_meant(route: &str, target: &Target) -> bool {
    if route == "*" || route == target.endpoint.command {
        return true;
    }
    let Some((method, path)) = route.split_once(' ') else { return false };
    target.endpoint.method.name() == method && fits(path, &target.parts)
}

fn split(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|part| !part.is_empty())
}

/// `{VARIABLE}` stands for any one part; `{VARIABLE?}` may be left out at the end.
fn fits(template: &str, parts: &[String]) -> bool {
    let wanted: Vec<&str> = split(template).collect();
    let needed = wanted.iter().filter(|part| !part.ends_with("?}")).count();
    (needed..=wanted.len()).contains(&parts.len())
        && wanted.iter().zip(parts).all(|(wanted, part)| wanted.starts_with('{') || wanted == part)
}

fn variable(template: &str, parts: &[String]) -> String {
    let position = split(template).position(|part| part.starts_with('{'));
    position.and_then(|position| parts.get(position)).cloned().unwrap_or_default()
}

fn decode(part: &str) -> String {
    // A plus sign stands for itself in a path.
    let query = format!("x={}", part.replace('+', "%2B").replace('&', "%26"));
    url::form_urlencoded::parse(query.as_bytes()).map(|(_, value)| value.into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(method: &str, path: &str, expected: &str) {
        let got = match find(method, path) {
            Ok(target) => format!("{} {}", target.endpoint.command, target.id),
            Err(stray) => format!("{stray:?}"),
        };
        assert_eq!(got.trim_end(), expected, "{method} {path}");
    }

    #[test]
    fn requests_are_found_by_method_and_path() {
        check("POST", "/connect/orders/refund/ODR1", "orders refund ODR1");
        check("GET", "/connect//orders/status/", "orders list");
        check("HEAD", "/connect/orders/status/ODR1", "orders status ODR1");
        check("GET", "/connect/orders/status/a%2Fb+c", "orders status a/b+c");
        check("GET", "/connect/orders/refund/ODR1", "NoMethod([\"POST\"])");
        check("PUT", "/connect/orders/status", "NoMethod([\"GET\", \"HEAD\"])");
        check("GET", "/connect/orders/nothing", "NoPath");
        check("GET", "/", "NoPath");
    }

    #[test]
    fn a_fault_names_a_route_in_three_ways() {
        let target = find("POST", "/connect/orders/refund/ODR1").expect("a route");
        for route in [
            "*",
            "orders refund",
            "POST /connect/orders/refund/{ORDER_UUID}",
            "POST /connect/orders/refund/ODR1",
        ] {
            assert!(is_known(route) && is_meant(route, &target), "{route}");
        }
        for route in ["orders cancel", "POST /connect/orders/refund/ODR2"] {
            assert!(is_known(route) && !is_meant(route, &target), "{route}");
        }
        for route in ["orders pay", "GET /connect/orders/refund/{ORDER_UUID}", "", "POST"] {
            assert!(!is_known(route), "{route}");
        }
    }

    #[test]
    fn optional_variables_may_be_left_out() {
        let parts = |path: &str| split(path).map(str::to_owned).collect::<Vec<_>>();
        assert!(fits("/history/{FROM?}/{TO?}", &parts("/history//")));
        assert!(fits("/history/{FROM?}/{TO?}", &parts("/history/1/2")));
        assert!(!fits("/history/{FROM?}/{TO?}", &parts("/history/1/2/3")));
        assert!(!fits("/history/{FROM}", &parts("/history")));
    }
}
