//! A sandbox that begins with the objects of a file, and tells all of them in the same form. Which seeds are refused, and
//! with which words, is tested beside the code.

use serde_json::json;

use crate::common::{Home, Sandbox, exchange};

const SEED: &str = r#"{"orders": [{"uuid": "ODR1000000001", "stage": "Paid", "via": "visa", "body": {
    "products": [{"name": "Bike service", "quantity": 2, "rate": 400, "discount": 0, "tax": 25, "amount": 800}],
    "orderSummary": {"grandTotal": 800}, "orderDate": "1767225600",
    "callback": {"callbackUrl": "http://127.0.0.1:9/never"},
    "customerDetails": {"type": "private", "countryCode": "+47", "msisdn": "40000001", "name": "Ola Test"}}}]}"#;

#[test]
fn a_reset_begins_with_the_objects_of_a_file() {
    let home = Home::new();
    let file = home.write("seed.json", SEED);
    let file = file.to_str().expect("a path");
    home.fpgo(&["sandbox", "reset", "--seed", file]).ends(0);
    let list = home.fpgo(&["--sandbox", "orders", "list", "-q"]).ends(0);
    assert_eq!(list.out, "ODR1000000001\n");
    let refund = ["--sandbox", "orders", "refund", "ODR1000000001", "--full", "--yes"];
    home.fpgo(&refund).ends(0);
    // The usual one again, by standard input too, and what is no seed changes nothing.
    home.fpgo(&["sandbox", "reset", "--seed", "-"]).input(SEED);
    assert!(
        home.fpgo(&["--sandbox", "orders", "status", "ODR1000000001"]).ends(0).out.contains("PAID")
    );
    for (text, why) in [
        ("[", "is not JSON"),
        (r#"{"orders": [], "orders": []}"#, "has /orders twice"),
        (r#"{"orders": [{"body": 7}]}"#, "orders[0].body"),
    ] {
        let file = home.write("wrong.json", text);
        home.fpgo(&["sandbox", "reset", "--seed", file.to_str().expect("a path")])
            .ends(2)
            .says(why);
    }
    home.fpgo(&["sandbox", "reset", "--seed", "nowhere.json"]).ends(2).says("nowhere.json");
    home.fpgo(&["--sandbox", "orders", "status", "ODR1000000001"]).ends(0);
    home.fpgo(&["sandbox", "reset"]).ends(0);
    home.fpgo(&["--sandbox", "orders", "status", "ODR1000000001"]).ends(5);
}

#[test]
fn a_served_sandbox_tells_all_objects_and_takes_them_back() {
    let sandbox = Sandbox::start();
    let paid = sandbox.order("PAID");
    let told = sandbox.get("/_sandbox/objects");
    assert!(told["orders"].as_array().is_some_and(|orders| orders.len() == 9), "{told}");
    sandbox.post("/_sandbox/reset", &json!({}));
    assert_ne!(sandbox.get("/_sandbox/objects"), told, "fresh identifiers");
    sandbox.post("/_sandbox/reset", &told);
    assert_eq!(sandbox.get("/_sandbox/objects"), told);
    assert_eq!(sandbox.truth(&paid)["status"], "PAID");
    assert_eq!(sandbox.get("/_sandbox/callbacks"), json!([]), "nobody is told of a seed");
    let body = r#"{"orders": [{"stage": "Paid"}]}"#;
    let answer = exchange(
        sandbox.port(),
        &format!(
            "POST /_sandbox/reset HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            sandbox.port(),
            body.len()
        ),
    );
    assert!(answer.contains(" 400 ") && answer.contains("orders[0].body: is missing"), "{answer}");
    assert_eq!(sandbox.get("/_sandbox/objects"), told);
}
