//! Order Management, chapter 1 of the documents: payment links and what happens to an order after it.
//! Invoices of every kind (1.2 to 1.4) are not here yet.

use serde_json::{Value, json};

use super::Chapter;
use super::endpoint::{
    Compute, Effect, Endpoint, Example, Method, Moment, Param, Part, Picked, Quirk, Stuck, Table,
    Typed, Way, field, inner, list, local, path_var, put, query,
};
use super::kinds::{
    AMOUNT, BOOLEAN, COUNTRY_CODE, EMAIL, LINE_ID, LINE_REFUND, MSISDN, ORDER_ID, ORDER_STATUS,
    REFUND_SOURCE, REFUND_TYPE, SWITCH, TEXT, UNIX_DATE,
};
use super::problem::{Problem, Weight, locate};
use super::shared::{
    ADDRESS, CALLBACK, CUSTOMER, LINES, ORDER_SUMMARY, PHONE_OR_EMAIL, REFERENCES,
};
use super::state::{Fetch, Line, State};
use crate::dates;
use crate::error::{Error, Result};
use crate::money::{self, Amount, Sums};

/// The chapter.
pub const CHAPTER: Chapter = Chapter {
    group: "orders",
    about: "Send, look up, cancel, refund and charge orders",
    endpoints: ENDPOINTS,
};

const ORDER: &[Param] = &[path_var("ORDER_UUID", &ORDER_ID, "Order, ODR and digits")];

const ENDPOINTS: &[Endpoint] = &[
    Endpoint {
        command: "orders send-payment-link",
        about: "Create an order and send its payment link to the customer",
        method: Method::Post,
        path: "/connect/orders/payment-link/create",
        effect: Effect::Writes,
        asks: false,
        money: "Moves no money: the customer pays later, or never. Undo it with `fpgo orders cancel` while it is not \
                paid, and with `fpgo orders refund` afterwards.",
        look: "orders list",
        params: &[
            LINES,
            ORDER_SUMMARY,
            &[
                field("by-sms", "/sendOrderBy/sms", &BOOLEAN, "Send the link by SMS"),
                field("by-email", "/sendOrderBy/email", &BOOLEAN, "Send the link by e-mail"),
                field(
                    "date",
                    "/orderDate",
                    &UNIX_DATE,
                    "Order date: now, +7d, 2026-12-24, RFC 3339 or Unix seconds",
                )
                .required(),
            ],
            CUSTOMER,
            PHONE_OR_EMAIL,
            ADDRESS,
            &[
                field(
                    "invoice-option",
                    "/invoiceAsPaymentOption",
                    &BOOLEAN,
                    "Let the customer choose invoice",
                )
                .required(),
                field(
                    "secure-details",
                    "/secureDetails",
                    &BOOLEAN,
                    "Hide the details until BankID",
                ),
            ],
            REFERENCES,
            CALLBACK,
        ],
        rules: &[order_date_now_or_later, lines_agree, sums_agree],
        fill: Some(sums_from_lines),
        state: None,
        compute: None,
        quirks: &[],
        table: Table {
            list: false,
            columns: &[("Order", "/uuid"), ("Customer", "/customerUuid")],
            parts: &[],
            id: Some("/uuid"),
        },
        example: Example {
            args: [
                "--line 'name=Bike service,id=BS-10,qty=2,rate=400,tax=25' --date now --by-sms --customer-type private \
                 --name 'Ola Test' --country-code +47 --msisdn 40000001 --street 'Testveien 7' --zip 0010 --city Oslo \
                 --country NO --invoice-option=false",
                "--line 'name=Helmet,qty=1,rate=599.90,tax=25' --line 'name=Fitting,qty=1,rate=100,tax=25' --date now \
                 --by-email --customer-type corporate --name 'Test Sykkel AS' --organization-id 999888777 \
                 --email faktura@example.com --street 'Testveien 7' --zip 0010 --city Oslo --country NO \
                 --invoice-option --reference WEB-1001",
            ],
            on: "",
            reply: r#"{"status_code": 201, "status_message": "OK", "message": "orderAddedSuccessfully", "is_data": false,
                "data": {"uuid": "ODR1234567890", "customerUuid": "CSRT1234567890"}}"#,
        },
    },
    Endpoint {
        command: "orders resend",
        about: "Send the payment link of an order again",
        method: Method::Post,
        path: "/connect/orders/resend/{ORDER_UUID}",
        effect: Effect::Writes,
        asks: false,
        money: "Moves no money. A message that was sent cannot be called back; `fpgo orders cancel` makes its link \
                useless.",
        look: "orders status",
        params: &[
            ORDER,
            &[
                field(
                    "country-code",
                    "/countryCode",
                    &COUNTRY_CODE,
                    "Country calling code, such as +47",
                ),
                field(
                    "msisdn",
                    "/msisdn",
                    &MSISDN,
                    "Phone number without country code, to resend by SMS",
                ),
                field("email", "/email", &EMAIL, "E-mail address, to resend by e-mail"),
            ],
        ],
        rules: &[one_channel],
        fill: None,
        state: None,
        compute: None,
        quirks: &[],
        table: RESULT,
        example: Example {
            args: [
                "ODR1234567890 --country-code +47 --msisdn 40000001",
                "ODR1234567890 --email ola.test@example.com",
            ],
            on: "SENT",
            reply: r#"{"status_code": 202, "status_message": "OK", "message": "resentOrderSuccessfully", "is_data": true,
                "data": null}"#,
        },
    },
    Endpoint {
        command: "orders cancel",
        about: "Cancel (void) an order that is not paid",
        method: Method::Post,
        path: "/connect/orders/cancel/{ORDER_UUID}",
        effect: Effect::Writes,
        asks: true,
        money: "Moves no money: an order that is paid is refused, refund it instead. It cannot be undone; send a new \
                payment link with `fpgo orders send-payment-link`.",
        look: "orders status",
        params: &[ORDER, &[field("note", "/cancellationNote", &TEXT, "Reason").required()]],
        rules: &[],
        fill: None,
        state: Some(read_status),
        compute: None,
        quirks: &[],
        table: RESULT,
        example: Example {
            args: [
                "ODR1234567890 --note 'Out of stock'",
                "ODR1234567890 --note 'Customer called' --dry-run",
            ],
            on: "SENT",
            reply: r#"{"status_code": 202, "status_message": "OK", "message": "cancelledOrderSuccessfully",
                "is_data": false, "data": null}"#,
        },
    },
    Endpoint {
        command: "orders refund",
        about: "Give money back for a paid order, in full, by line or in part",
        method: Method::Post,
        path: "/connect/orders/refund/{ORDER_UUID}",
        effect: Effect::MovesMoney { way: Way::Out, amount: Some("/grandTotal") },
        asks: true,
        money: "Gives money back to the customer: the API accepts the refund and carries it out later. It cannot be \
                undone. Follow it with `fpgo orders status`.",
        look: "orders status",
        params: &[
            ORDER,
            &[
                local("full", &SWITCH, "Refund everything that is left")
                    .not_with(&["line", "amount"]),
                list("line", "/products", &LINE_REFUND, "Line to refund and how much (repeatable)")
                    .required(),
                field(
                    "amount",
                    "/grandTotal",
                    &AMOUNT,
                    "Amount to refund; the line is found where only one is possible",
                )
                .required(),
                field(
                    "type",
                    "/type",
                    &REFUND_TYPE,
                    "Kind of order; must be given for an invoiced one",
                )
                .required(),
                inner("/products/*/id", &LINE_ID).required(),
                inner("/products/*/amount", &AMOUNT).required(),
                field(
                    "source",
                    "/source",
                    &REFUND_SOURCE,
                    "What was taken, only with --type reservation",
                ),
                field(
                    "reference",
                    "/reference",
                    &TEXT,
                    "Capture or charge, only with --type reservation",
                ),
            ],
        ],
        rules: &[refund_lines_agree],
        fill: None,
        state: Some(read_refundable),
        compute: Some(Compute {
            fills: &["/type", "/grandTotal", "/products"],
            run: compute_refund,
        }),
        quirks: &[],
        table: RESULT,
        example: Example {
            args: ["ODR1234567890 --full", "ODR1234567890 --amount 100"],
            on: "PAID",
            reply: r#"{"status_code": 202, "status_message": "OK", "message": "orderRefundedSuccessfully",
                "is_data": true, "data": null}"#,
        },
    },
    Endpoint {
        command: "orders list",
        about: "List the orders with their statuses",
        method: Method::Get,
        path: "/connect/orders/status",
        effect: Effect::Reads,
        asks: false,
        money: "Moves no money.",
        look: "orders list",
        params: &[&[query(
            "status",
            "type",
            &ORDER_STATUS,
            "Only orders in this status, in any case",
        )]],
        rules: &[],
        fill: None,
        state: None,
        compute: None,
        quirks: &[Quirk::EmptyIs404],
        table: Table {
            list: true,
            columns: &[("Order", "/uuid"), ("Status", "/status")],
            parts: &[],
            id: Some("/uuid"),
        },
        example: Example {
            args: ["", "--status 'partial refunded'"],
            on: "",
            reply: r#"{"status_code": 200, "status_message": "OK", "message": "Order Status Retrieved Successfully",
                "is_data": true, "data": [{"uuid": "ODR1234567890", "status": "PAID"}]}"#,
        },
    },
    Endpoint {
        command: "orders status",
        about: "Show the status of one order, and what is refunded of it",
        method: Method::Get,
        path: "/connect/orders/status/{ORDER_UUID}",
        effect: Effect::Reads,
        asks: false,
        money: "Moves no money.",
        look: "orders status",
        params: &[ORDER],
        rules: &[],
        fill: None,
        state: None,
        compute: None,
        quirks: &[],
        table: Table {
            list: false,
            columns: &[
                ("Order", "/uuid"),
                ("Status", "/status"),
                ("Amount", "/orderAmount"),
                ("Refunded", "/refundedAmount"),
            ],
            parts: &[],
            id: Some("/uuid"),
        },
        example: Example {
            args: ["ODR1234567890", "ODR1234567890 -o json"],
            on: "PAID",
            reply: r#"{"status_code": 200, "status_message": "OK", "message": "Order Status Retrieved Successfully",
                "is_data": true,
                "data": {"uuid": "ODR1234567890", "status": "PAID", "orderAmount": 800, "refundedAmount": 0}}"#,
        },
    },
    Endpoint {
        command: "orders details",
        about: "Show everything about one order",
        method: Method::Get,
        path: "/connect/orders/details/{ORDER_UUID}",
        effect: Effect::Reads,
        asks: false,
        money: "Moves no money.",
        look: "orders status",
        params: &[ORDER],
        rules: &[],
        fill: None,
        state: None,
        compute: None,
        quirks: &[],
        table: DETAILS,
        example: Example {
            args: ["ODR1234567890", "ODR1234567890 -o json"],
            on: "PAID",
            reply: r#"{"status_code": 200, "status_message": "OK", "message": "orderRetrievedSuccessfully", "is_data": true,
                "data": {"type": "regular", "orderUuid": "ODR1234567890", "invoiceNumber": null, "status": "PAID",
                "orderDate": "1893456000", "paymentLinkDueDate": "1894060800",
                "productList": [{"id": 7001, "name": "Bike service", "productId": "BS-10", "quantity": 2, "rate": 400,
                "discount": 0, "tax": 25, "amount": 800}],
                "orderSummary": {"subTotal": 640, "tax": 160, "discount": 0, "grandTotal": 800},
                "customerDetails": {"type": "private", "uuid": "CSRT1234567890", "countryCode": "+47",
                "msisdn": "40000001", "email": "ola.test@example.com", "name": "Ola Test", "preferredLanguage": "no",
                "personalNumber": "01019012345", "organizationId": null, "address": {"street": "Testveien 7",
                "zip": "0010", "city": "Oslo", "country": "NO"}}}}"#,
        },
    },
    Endpoint {
        command: "orders invoice-number",
        about: "Show the invoice number of an invoiced order",
        method: Method::Get,
        path: "/connect/orders/invoice-number/{ORDER_UUID}",
        effect: Effect::Reads,
        asks: false,
        money: "Moves no money.",
        look: "orders status",
        params: &[ORDER],
        rules: &[],
        fill: None,
        state: None,
        compute: None,
        quirks: &[],
        table: Table {
            list: false,
            columns: &[
                ("Order", "/orderUuid"),
                ("Invoice", "/invoiceNumber"),
                ("Status", "/status"),
            ],
            parts: &[],
            id: Some("/invoiceNumber"),
        },
        example: Example {
            args: ["ODR1234567890", "ODR1234567890 -q"],
            on: "INVOICED",
            reply: r#"{"status_code": 200, "status_message": "OK", "message": "orderInvoiceNoRetrievedSuccessfully",
                "is_data": true,
                "data": {"orderUuid": "ODR1234567890", "invoiceNumber": "10000042", "status": "INVOICED"}}"#,
        },
    },
    Endpoint {
        command: "orders charge",
        about: "Charge an order later (delayed charge)",
        method: Method::Post,
        path: "/connect/orders/delayed/charge/{ORDER_UUID}",
        effect: Effect::MovesMoney { way: Way::In, amount: None },
        asks: true,
        money: "Takes the order's amount from the customer. Undo it with `fpgo orders refund`. Which orders can be \
                charged is not documented.",
        look: "orders status",
        params: &[ORDER],
        rules: &[],
        fill: None,
        state: Some(read_charge),
        compute: None,
        quirks: &[],
        table: RESULT,
        example: Example {
            args: ["ODR1234567890", "ODR1234567890 --dry-run"],
            on: "SENT",
            reply: r#"{"status_code": 200, "status_message": "OK", "message": "orderDelayedChargedSuccessfully",
                "is_data": true, "data": null}"#,
        },
    },
];

/// What is shown of an answer without `data`.
const RESULT: Table =
    Table { list: false, columns: &[("Result", "^/message")], parts: &[], id: None };

const DETAILS: Table = Table {
    list: false,
    columns: &[
        ("Order", "/orderUuid"),
        ("Kind", "/type"),
        ("Status", "/status"),
        ("Invoice", "/invoiceNumber"),
        ("Order date", "/orderDate"),
        ("Link due", "/paymentLinkDueDate"),
        ("Before tax", "/orderSummary/subTotal"),
        ("Tax", "/orderSummary/tax"),
        ("Discount", "/orderSummary/discount"),
        ("Total", "/orderSummary/grandTotal"),
        ("Customer", "/customerDetails/uuid"),
        ("Customer type", "/customerDetails/type"),
        ("Name", "/customerDetails/name"),
        ("E-mail", "/customerDetails/email"),
        ("Country code", "/customerDetails/countryCode"),
        ("MSISDN", "/customerDetails/msisdn"),
        ("Language", "/customerDetails/preferredLanguage"),
        ("Personal number", "/customerDetails/personalNumber"),
        ("Organization", "/customerDetails/organizationId"),
        ("Street", "/customerDetails/address/street"),
        ("Zip", "/customerDetails/address/zip"),
        ("City", "/customerDetails/address/city"),
        ("Country", "/customerDetails/address/country"),
    ],
    parts: &[Part {
        title: "Lines",
        rows: "/productList",
        columns: &[
            ("Line id", "/id"),
            ("Product", "/name"),
            ("Product id", "/productId"),
            ("Quantity", "/quantity"),
            ("Rate", "/rate"),
            ("Discount", "/discount"),
            ("Tax %", "/tax"),
            ("Amount", "/amount"),
        ],
    }],
    id: Some("/orderUuid"),
};

/// Fills the sums when the lines were typed: they are never typed twice.
fn sums_from_lines(typed: &Typed, body: &mut Value) -> std::result::Result<(), Vec<Problem>> {
    if !typed.has("line") {
        return Ok(());
    }
    let mut sums = Sums::default();
    for (index, line) in typed.all("line").enumerate() {
        let number = |key: &str| line.get(key).and_then(money::of).unwrap_or_default();
        money::add_line(&mut sums, number("amount"), number("discount"), number("tax"))
            .ok_or_else(|| {
                vec![Problem::wrong(format!("/products/{index}/amount"), "is too large")]
            })?;
    }
    put(body, "/orderSummary/subTotal", money::to_json(sums.sub_total));
    put(body, "/orderSummary/totalTax", money::to_json(sums.total_tax));
    put(body, "/orderSummary/totalDiscount", money::to_json(sums.total_discount));
    put(body, "/orderSummary/grandTotal", money::to_json(sums.grand_total));
    Ok(())
}

/// "Now or a later date" is demanded by the documents, but a recorded call with a past date passed (quirks.md 4).
fn order_date_now_or_later(body: &Value, moment: &Moment) -> Vec<Problem> {
    const DAY: i64 = 24 * 60 * 60;
    let date = body.get("orderDate").and_then(Value::as_str).and_then(dates::recognise);
    match date {
        Some((_, seconds)) if seconds < moment.now - DAY => {
            vec![
                Problem::wrong("/orderDate", "must be now or a later date")
                    .weighing(Weight::Disputed),
            ]
        }
        _ => Vec::new(),
    }
}

/// Each line's amount should be `rate` × `quantity` − `discount`, give or take 0.01 (quirks.md 37).
fn lines_agree(body: &Value, _: &Moment) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (place, line) in locate(body, "/products/*") {
        let number = |key: &str| line.and_then(|line| line.get(key)).and_then(money::of);
        let (Some(rate), Some(quantity), Some(amount)) =
            (number("rate"), number("quantity"), number("amount"))
        else {
            continue;
        };
        let expected = money::line_amount(rate, quantity, number("discount").unwrap_or_default());
        if let Some(expected) = expected.filter(|expected| !money::close(*expected, amount)) {
            let rule =
                format!("is usually rate × quantity − discount, {} here", money::show(expected));
            problems
                .push(Problem::wrong(format!("{place}/amount"), rule).weighing(Weight::Doubtful));
        }
    }
    problems
}

/// The lines must add up to `grandTotal`: a difference would charge the customer something else than the lines say.
fn sums_agree(body: &Value, _: &Moment) -> Vec<Problem> {
    let Some(total) = body.pointer("/orderSummary/grandTotal").and_then(money::of) else {
        return Vec::new();
    };
    lines_total(body)
        .filter(|sum| !money::close(*sum, total))
        .map(|sum| {
            let rule = format!("must be the sum of the lines, {}", money::show(sum));
            // What the server thinks of it is not documented.
            Problem::wrong("/orderSummary/grandTotal", rule)
        })
        .into_iter()
        .collect()
}

/// The refunded lines must add up to `grandTotal`, to the last digit.
fn refund_lines_agree(body: &Value, _: &Moment) -> Vec<Problem> {
    let Some(total) = body.get("grandTotal").and_then(money::of) else { return Vec::new() };
    lines_total(body)
        .filter(|sum| *sum != total)
        .map(|sum| {
            Problem::wrong(
                "/grandTotal",
                format!("must be the sum of the lines, {}", money::show(sum)),
            )
        })
        .into_iter()
        .collect()
}

/// Sum of `products[].amount`; `None` without lines, or where one has no amount.
fn lines_total(body: &Value) -> Option<Amount> {
    let places = locate(body, "/products/*/amount");
    if places.is_empty() {
        return None;
    }
    let amounts: Option<Vec<Amount>> =
        places.into_iter().map(|(_, amount)| amount.and_then(money::of)).collect();
    amounts.map(money::total)
}

fn one_channel(body: &Value, _: &Moment) -> Vec<Problem> {
    let has = |key: &str| body.get(key).is_some_and(|value| !value.is_null() && value != "");
    match (has("countryCode"), has("msisdn"), has("email")) {
        (false, false, false) => {
            vec![Problem::wrong(
                "/email",
                "field is required when country code and msisdn are not present",
            )]
        }
        (true, false, _) => {
            vec![Problem::wrong("/msisdn", "field is required when country code is present")]
        }
        (false, true, _) => {
            vec![Problem::wrong("/countryCode", "field is required when msisdn is present")]
        }
        _ => Vec::new(),
    }
}

fn read_status(id: &str, fetch: Fetch) -> Result<State> {
    let data = fetch("orders status", id)?;
    Ok(State {
        status: data.get("status").and_then(Value::as_str).map(str::to_owned),
        total: data.get("orderAmount").and_then(money::of),
        refunded: data.get("refundedAmount").and_then(money::of),
        ..State::default()
    })
}

/// The amount to be charged stands in the details where the status leaves it out (quirks.md 44).
fn read_charge(id: &str, fetch: Fetch) -> Result<State> {
    let mut state = read_status(id, fetch)?;
    if state.total.is_none() {
        state.total =
            fetch("orders details", id)?.pointer("/orderSummary/grandTotal").and_then(money::of);
    }
    Ok(state)
}

fn read_refundable(id: &str, fetch: Fetch) -> Result<State> {
    let mut state = read_status(id, fetch)?;
    let details = fetch("orders details", id)?;
    state.total =
        state.total.or_else(|| details.pointer("/orderSummary/grandTotal").and_then(money::of));
    state.lines = locate(&details, "/productList/*")
        .into_iter()
        .filter_map(|(_, line)| line.map(line_of))
        .collect();
    let status = state.status.as_deref().unwrap_or_default();
    let has_number =
        details.get("invoiceNumber").is_some_and(|number| !number.is_null() && number != "");
    state.invoiced = has_number
        || ["INVOICED", "Purring", "Inkasso"]
            .iter()
            .any(|known| known.eq_ignore_ascii_case(status));
    Ok(state)
}

fn line_of(line: &Value) -> Line {
    Line {
        id: line
            .get("id")
            .filter(|id| !id.is_null())
            .map(|id| id.to_string().trim_matches('"').to_owned()),
        name: line.get("name").and_then(Value::as_str).unwrap_or_default().to_owned(),
        amount: line.get("amount").and_then(money::of),
    }
}

/// Completes a refund from the order as just read, and refuses one that is larger than what can be given back.
/// What cannot be known is never guessed.
fn compute_refund(picked: &Picked) -> std::result::Result<Value, Stuck> {
    let mut body = picked.body.clone();
    let typed = picked.typed;
    if picked.state.invoiced && body.get("type").is_none_or(Value::is_null) {
        return Err(Stuck::Refused(needs_type(picked)));
    }
    if ["full", "amount", "line"].iter().any(|flag| typed.has(flag))
        && body.get("type").is_none_or(Value::is_null)
    {
        put(&mut body, "/type", json!("regular"));
    }
    let left = refundable(picked);
    if typed.has("full") {
        let left = left.ok_or_else(|| Stuck::Refused(not_known(picked)))?;
        if left <= Amount::ZERO {
            return Err(Stuck::Refused(nothing_left(picked)));
        }
        let lines = remaining_lines(picked, left)
            .ok_or_else(|| Stuck::Refused(lines_not_known(picked, left)))?;
        put(&mut body, "/products", lines_json(&lines));
        put(&mut body, "/grandTotal", money::to_json(left));
    } else if let Some(amount) =
        typed.get("amount").and_then(money::of).filter(|_| !has_lines(&body))
    {
        put(&mut body, "/products", lines_json(&lines_for(picked, amount, left)?));
    } else if typed.has("line")
        && !typed.has("amount")
        && let Some(total) = lines_total(&body)
    {
        put(&mut body, "/grandTotal", money::to_json(total));
    }
    within_limits(picked, &body, left).map_err(Stuck::Refused)?;
    Ok(body)
}

fn has_lines(body: &Value) -> bool {
    !locate(body, "/products/*").is_empty()
}

/// Paid minus what the API and this machine's journal say was given back, whichever says more. `None`: not known.
fn refundable(picked: &Picked) -> Option<Amount> {
    Some(picked.state.total?.saturating_sub(picked.state.refunded?.max(picked.past.refunded)))
}

fn within_limits(picked: &Picked, body: &Value, left: Option<Amount>) -> Result<()> {
    let Some(total) = body.get("grandTotal").and_then(money::of) else { return Ok(()) };
    match left {
        _ if picked.again => Ok(()),
        None => Err(not_known(picked)),
        Some(left) if left <= Amount::ZERO => Err(nothing_left(picked)),
        Some(left) if total > left => Err(Error::guarded(format!(
            "{} is more than can be given back for {}: {} is left",
            money::show(total),
            picked.id,
            money::show(left)
        ))
        .detail(account(picked))
        .next(format!("fpgo orders refund {} --amount {}", picked.id, money::show(left)))),
        Some(_) => Ok(()),
    }
}

/// What is left of each line: only where one answer is possible.
fn remaining_lines(picked: &Picked, left: Amount) -> Option<Vec<(String, Amount)>> {
    let lines: Option<Vec<(String, Amount)>> =
        picked.state.lines.iter().map(|line| Some((line.id.clone()?, line.amount?))).collect();
    let lines = lines.filter(|lines| !lines.is_empty())?;
    if let [(id, amount)] = lines.as_slice() {
        return (left <= *amount).then(|| vec![(id.clone(), left)]);
    }
    // With several lines, every refund so far must be one whose lines this machine knows.
    let known: Amount = money::total(picked.past.lines.iter().map(|(_, amount)| *amount));
    if picked.state.refunded? > known || picked.past.refunded != known {
        return None;
    }
    let rest: Vec<(String, Amount)> = lines
        .into_iter()
        .map(|(id, amount)| (id.clone(), amount.saturating_sub(picked.past.on_line(&id))))
        .filter(|(_, amount)| *amount > Amount::ZERO)
        .collect();
    (money::total(rest.iter().map(|(_, amount)| *amount)) == left).then_some(rest)
}

/// The line that a bare `--amount` means, where only one can be meant.
fn lines_for(
    picked: &Picked,
    amount: Amount,
    left: Option<Amount>,
) -> std::result::Result<Vec<(String, Amount)>, Stuck> {
    let left = left.ok_or_else(|| Stuck::Refused(not_known(picked)))?;
    if amount > left {
        // `within_limits` says it better than a missing line would.
        return Ok(vec![]);
    }
    if amount == left
        && let Some(lines) = remaining_lines(picked, left)
    {
        return Ok(lines);
    }
    let lines = &picked.state.lines;
    if let [line] = lines.as_slice()
        && let Some(id) = &line.id
    {
        return Ok(vec![(id.clone(), amount)]);
    }
    let otherwise = lines_not_known(picked, left);
    if lines.is_empty() || lines.iter().any(|line| line.id.is_none()) {
        return Err(Stuck::Refused(otherwise));
    }
    let fits =
        lines.iter().filter_map(|line| Some((line.id.as_deref()?, &line.name, line.amount?)));
    let options: Vec<_> = fits
        .filter(|(_, _, whole)| *whole >= amount)
        .map(|(id, name, whole)| {
            let value = json!({"id": money::number(id), "amount": money::to_json(amount)});
            (format!("line {id}, {name}, {}", money::show(whole)), "line", value)
        })
        .collect();
    if options.is_empty() {
        return Err(Stuck::Refused(otherwise));
    }
    let question =
        format!("Which line of {} are {} given back for?", picked.id, money::show(amount));
    Err(Stuck::Choice { question, options, otherwise })
}

fn lines_json(lines: &[(String, Amount)]) -> Value {
    lines
        .iter()
        .map(|(id, amount)| json!({"id": money::number(id), "amount": money::to_json(*amount)}))
        .collect()
}

fn needs_type(picked: &Picked) -> Error {
    Error::guarded(format!("{} is an invoiced order: say what kind of refund is meant", picked.id))
        .detail(account(picked))
        .next(format!("fpgo orders refund {} … --type invoiced (or --type regular)", picked.id))
}

fn nothing_left(picked: &Picked) -> Error {
    Error::guarded(format!("nothing is left to give back for {}", picked.id))
        .detail(account(picked))
        .next(format!("fpgo orders status {}", picked.id))
}

fn not_known(picked: &Picked) -> Error {
    Error::guarded(format!("what is already refunded of {} cannot be known: the API does not tell it", picked.id))
        .detail(account(picked))
        .detail("a refund now could be a second one".to_owned())
        .next("look the order up in Front Payment's own pages")
        .next(format!(
            "then say so: fpgo orders refund {} --line ID=AMOUNT --again --reason 'checked in the portal'",
            picked.id
        ))
}

fn lines_not_known(picked: &Picked, left: Amount) -> Error {
    let mut error =
        Error::guarded(format!("the lines to refund of {} cannot be computed", picked.id));
    if picked.state.lines.iter().any(|line| line.id.is_none()) {
        error = error.detail("the API gives no line ids for this order, and refunds need them");
    } else if picked.state.lines.len() > 1 {
        error = error
            .detail("the order has several lines, and how much of each is meant cannot be known");
    }
    for line in &picked.state.lines {
        let id = line.id.as_deref().unwrap_or("(id not told)");
        let amount = line.amount.map(money::show).unwrap_or_else(|| "amount not told".into());
        error = error.detail(format!("line {id}: {}, {amount}", line.name));
    }
    error
        .detail(format!("{} is left in total", money::show(left)))
        .next(format!("fpgo orders refund {} --line ID=AMOUNT (repeat --line for each)", picked.id))
}

/// One line of account: what was paid and given back, and who says so.
fn account(picked: &Picked) -> String {
    let told =
        |amount: Option<Amount>| amount.map(money::show).unwrap_or_else(|| "not told".into());
    let mut line = format!(
        "paid {}, refunded {} as the API says",
        told(picked.state.total),
        told(picked.state.refunded)
    );
    if picked.past.refunded > Amount::ZERO {
        line.push_str(&format!(
            ", {} as this machine's journal says",
            money::show(picked.past.refunded)
        ));
    }
    line
}
