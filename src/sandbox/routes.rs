//! Which operation a request means: by method and path, since two commands may share a route. The operations are those
//! of `api`; paths are compared part by part, so that doubled slashes are one (quirk 7).

use std::sync::LazyLock;

use serde_json::Value;

use crate::api::{self, Endpoint, Location, Param, Presence, Quirk};

/// A request that means an operation.
pub struct RoutedCall {
    /// The operation that is meant.
    pub endpoint: &'static Endpoint,
    /// Path after the base URL, without empty parts, decoded.
    pub parts: Vec<String>,
    /// The variables of the path, in order.
    pub variables: Vec<String>,
}

impl RoutedCall {
    /// The first variable of the path; empty if there is none.
    pub fn id(&self) -> &str {
        self.variables.first().map(String::as_str).unwrap_or_default()
    }
}

/// Why a request means no operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoRoute {
    /// No such path.
    NoPath,
    /// The path is there, for these methods.
    NoMethod(Vec<&'static str>),
}

/// The operation for a method and a path after the base URL. HEAD asks for what GET gives. Where two operations share a
/// route, the body's own word tells them apart.
pub fn find(method: &str, path: &str, body: &Value) -> Result<RoutedCall, NoRoute> {
    let parts = decoded_parts(path);
    let fitting = fitting(&parts);
    let mut first = None;
    for endpoint in fitting.iter().copied() {
        if takes(endpoint, method) {
            if has_fixed_words(endpoint, body) {
                return Ok(routed(endpoint, parts));
            }
            first = first.or(Some(endpoint));
        }
    }
    match first {
        Some(endpoint) => Ok(routed(endpoint, parts)),
        None if fitting.is_empty() => Err(NoRoute::NoPath),
        None => Err(NoRoute::NoMethod(methods(&fitting))),
    }
}

/// The path of an operation, taken apart.
struct Route {
    endpoint: &'static Endpoint,
    template: Template<'static>,
}

/// The parts of a path; so many of the last ones may be left out.
struct Template<'a> {
    parts: Vec<&'a str>,
    optional: usize,
}

/// All routes, the most literal first: `/failed/{ID}` comes before `/{ID}/{STATUS}`.
static ROUTES: LazyLock<Vec<Route>> = LazyLock::new(|| {
    let mut routes: Vec<_> = api::endpoints().map(Route::of).collect();
    routes.sort_by_key(|route| route.endpoint.path.matches('{').count());
    routes
});

impl Route {
    /// Variables with a flag of their own may be left out at the end (quirk 17).
    fn of(endpoint: &'static Endpoint) -> Route {
        let is_optional = |param: &&Param| matches!(param.location, Location::Segment(..));
        let optional = endpoint.all_params().filter(is_optional).count();
        Route { endpoint, template: Template::of(endpoint.path, optional) }
    }
}

impl<'a> Template<'a> {
    fn of(path: &'a str, optional: usize) -> Template<'a> {
        Template { parts: split(path).collect(), optional }
    }

    /// `{VARIABLE}` stands for any one part.
    fn fits(&self, parts: &[String]) -> bool {
        let most = self.parts.len();
        (most - self.optional..=most).contains(&parts.len())
            && self.parts.iter().zip(parts).all(|(own, part)| own.starts_with('{') || own == part)
    }
}

/// The operations whose path this is, the most literal first.
fn fitting(parts: &[String]) -> Vec<&'static Endpoint> {
    ROUTES.iter().filter(|route| route.template.fits(parts)).map(|route| route.endpoint).collect()
}

fn routed(endpoint: &'static Endpoint, parts: Vec<String>) -> RoutedCall {
    let mut variables = Vec::new();
    for (wanted, part) in split(endpoint.path).zip(&parts) {
        if wanted.starts_with('{') {
            variables.push(part.clone());
        }
    }
    RoutedCall { endpoint, parts, variables }
}

/// The methods of these operations, in alphabetical order.
fn methods(endpoints: &[&Endpoint]) -> Vec<&'static str> {
    let mut methods = Vec::new();
    for method in ["GET", "HEAD", "POST", "PUT"] {
        if endpoints.iter().any(|endpoint| takes(endpoint, method)) {
            methods.push(method);
        }
    }
    methods
}

/// Whether the operation is called by this method: the documented one, or the one that other sources have.
fn takes(endpoint: &Endpoint, method: &str) -> bool {
    let method = if method == "HEAD" { "GET" } else { method };
    if endpoint.method.name() == method {
        return true;
    }
    for quirk in endpoint.quirks {
        if matches!(quirk, Quirk::OrMethod(other) if other.name() == method) {
            return true;
        }
    }
    false
}

/// Whether the fixed words of the operation stand in the body.
fn has_fixed_words(endpoint: &Endpoint, body: &Value) -> bool {
    for param in endpoint.all_params() {
        if let (Presence::Fixed(word), Some(pointer)) = (param.presence, param.pointer())
            && body.pointer(pointer).is_none_or(|sent| sent != word)
        {
            return false;
        }
    }
    true
}

/// Whether a fault's route can ever be met.
pub fn is_known(route: &str) -> bool {
    if route == "*" || api::endpoint(route).is_some() {
        return true;
    }
    let Some((method, path)) = route.split_once(' ') else { return false };
    let parts: Vec<String> = split(path).map(str::to_owned).collect();
    fitting(&parts).iter().any(|endpoint| endpoint.method.name() == method)
}

/// Whether a fault's route means this call.
pub fn is_meant(route: &str, call: &RoutedCall) -> bool {
    means(route, call.endpoint, &call.parts)
}

/// Whether a fault's route may mean a call whose body is not known: it could be any operation of its route.
pub fn may_be_meant(route: &str, method: &str, path: &str) -> bool {
    let parts = decoded_parts(path);
    for endpoint in fitting(&parts) {
        if takes(endpoint, method) && means(route, endpoint, &parts) {
            return true;
        }
    }
    false
}

fn means(route: &str, endpoint: &Endpoint, parts: &[String]) -> bool {
    if route == "*" || route == endpoint.command {
        return true;
    }
    let Some((method, path)) = route.split_once(' ') else { return false };
    takes(endpoint, method) && Template::of(path, 0).fits(parts)
}

fn split(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|part| !part.is_empty())
}

fn decoded_parts(path: &str) -> Vec<String> {
    split(path).map(decode).collect()
}

fn decode(part: &str) -> String {
    if !part.contains('%') {
        return part.to_owned();
    }
    // A plus sign stands for itself in a path.
    let query = format!("x={}", part.replace('+', "%2B").replace('&', "%26"));
    url::form_urlencoded::parse(query.as_bytes()).map(|(_, value)| value.into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(method: &str, path: &str, expected: &str) {
        let got = match find(method, path, &Value::Null) {
            Ok(call) => format!("{} {}", call.endpoint.command, call.id()),
            Err(none) => format!("{none:?}"),
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
        check("GET", "/connect/reservations/cancel/RES1", "reservations cancel RES1");
        check("POST", "/connect/reservations/cancel/RES1", "reservations cancel RES1");
        check("GET", "/connect/reservations/history//", "reservations history");
        check("GET", "/connect/subscriptions/failed/list", "subscriptions failed list");
        check("GET", "/connect/subscriptions/list/ongoing", "subscriptions list ongoing");
        check("GET", "/", "NoPath");
    }

    #[test]
    fn the_body_tells_two_operations_of_one_route_apart() {
        for (word, command) in
            [("payment", "terminals orders cancel"), ("refund", "terminals orders cancel-refund")]
        {
            let body = serde_json::json!({ "type": word });
            let call = find("POST", "/connect/terminal/orders/cancel/ODR1", &body);
            assert_eq!(call.expect("a route").endpoint.command, command);
        }
    }

    #[test]
    fn a_fault_names_a_route_in_three_ways() {
        let call = find("POST", "/connect/orders/refund/ODR1", &Value::Null).expect("a route");
        for route in [
            "*",
            "orders refund",
            "POST /connect/orders/refund/{ORDER_UUID}",
            "POST /connect/orders/refund/ODR1",
        ] {
            assert!(is_known(route) && is_meant(route, &call), "{route}");
        }
        for route in ["orders cancel", "POST /connect/orders/refund/ODR2"] {
            assert!(is_known(route) && !is_meant(route, &call), "{route}");
        }
        for route in ["orders pay", "GET /connect/orders/refund/{ORDER_UUID}", "", "POST"] {
            assert!(!is_known(route), "{route}");
        }
    }

    #[test]
    fn without_its_body_a_call_may_be_any_operation_of_its_route() {
        let path = "/connect/terminal/orders/cancel/ODR1";
        for route in ["*", "terminals orders cancel", "terminals orders cancel-refund"] {
            assert!(may_be_meant(route, "POST", path), "{route}");
        }
        assert!(!may_be_meant("terminals orders cancel", "GET", path));
        assert!(!may_be_meant("orders cancel", "POST", path));
    }

    #[test]
    fn optional_variables_may_be_left_out() {
        let fits = |template: &str, optional, path| {
            Template::of(template, optional).fits(&decoded_parts(path))
        };
        assert!(fits("/history/{FROM}/{TO}", 2, "/history//"));
        assert!(fits("/history/{FROM}/{TO}", 2, "/history/1/2"));
        assert!(!fits("/history/{FROM}/{TO}", 2, "/history/1/2/3"));
        assert!(!fits("/history/{FROM}", 0, "/history"));
    }
}
