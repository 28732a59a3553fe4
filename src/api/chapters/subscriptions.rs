//! Subscription Management, chapter 4 of the documents: payments that repeat.

use serde_json::Value;

use super::shared::{
    CUSTOMER_KIND, CUSTOMER_LANGUAGE, CUSTOMER_NAME, CUSTOMER_ORGANIZATION,
    CUSTOMER_PERSONAL_NUMBER, FillResult, KEYED_LINES, LINE_FIELDS, LINES, LINK_DUE, ORDER_SUMMARY,
    RESEND, address, channels, object, reach, returns, sums_from_lines,
};
use crate::api::endpoint::Chapter;
use crate::api::endpoint::{
    Compute, ComputeError, ComputeInput, Effect, Endpoint, Example, Method, PLAIN, Part, Quirk,
    RuleTime, Table, Total, Way,
};
use crate::api::kinds::{
    AMOUNT, BOOLEAN, COUNT, CYCLE, DAY, DAY_DATE, FAILED_STATUS, MSISDN, ORDER_ID,
    ORGANIZATION_CODE, ORGANIZATION_DIGITS, ROWS, SUBSCRIPTION_ID, SUBSCRIPTION_STATUS, SWITCH,
    TEXT, UNCHECKED_COUNTRY,
};
use crate::api::line_id::LineId;
use crate::api::moved::{self, Lines};
use crate::api::param::{Absent, Need, Param, field, list, local, path_var, query, segment};
use crate::api::request::{Typed, put};
use crate::api::state::object::{Fetch, Line, State};
use crate::api::state::order::is_about;
use crate::api::state::pool::{Pool, Words};
use crate::api::state::pool_id::PoolId;
use crate::api::sums::{lines_agree, sums_agree};
use crate::base::error::{Error, Result};
use crate::base::money::{self, Amount};
use crate::base::problem::{Problem, Severity, locate};
use crate::base::step::Command;

/// The chapter.
pub const CHAPTER: Chapter = Chapter {
    group: "subscriptions",
    about: "Create, look up, stop and refund payments that repeat",
    groups: &[("failed", "Look at cycles whose payment failed")],
    endpoints: ENDPOINTS,
};

const SUBSCRIPTION: &[Param] =
    &[path_var("subscriptionUuid", &SUBSCRIPTION_ID, "Subscription, SUB and digits")];

/// What both lists can be narrowed by (pages).
const FILTERS: &[Param] = &[
    query("page", "page", &ROWS, "Page to show; 1 unless given").not_with(&["all"]),
    local("all", &SWITCH, "All pages, one after another"),
    local("limit", &ROWS, "At most so many rows"),
    query("msisdn", "phone", &MSISDN, "Only customers with this phone number"),
    query("name", "customerName", &TEXT, "Only customers with this name"),
    query("since", "startDate", &DAY, "Started on this day or later; with --until")
        .needed(Need::RequiredWith("until")),
    query("until", "endDate", &DAY, "Ended on this day or before; with --since")
        .needed(Need::RequiredWith("since")),
];

/// The address of a subscription's customer: no check of its country is documented, and an example has `Norway`.
const fn unchecked([street, zip, city, country]: [Param; 4]) -> [Param; 4] {
    [street, zip, city, country.checked_as(&UNCHECKED_COUNTRY)]
}

const PER_CYCLE: &str = "/orderSummary/payablePerCycle";

const TERM: &[Param] = &[
    field(
        "per-cycle",
        PER_CYCLE,
        &AMOUNT,
        "Amount of each cycle; the sum of the lines unless given",
    )
    .required(),
    field("frequency", "/billingFrequency", &TEXT, "How often: month as in the documents' example")
        .required(),
    field("repeats", "/numberOfRepeats", &COUNT, "Number of cycles").required(),
    field("start", "/subscriptionStartDate", &DAY_DATE, "First day").required(),
    field("end", "/subscriptionEndsDate", &DAY_DATE, "Last day").required(),
    LINK_DUE,
];

const MONEY: &str = "Moves no money yet: once the customer agrees, each cycle draws its amount. Undo it with \
                     `fpgo subscriptions cancel`; cycles that were paid are given back with `fpgo subscriptions refund-cycles`.";

const ENDPOINTS: &[Endpoint] = &[
    Endpoint {
        command: "subscriptions submit",
        about: "Create a subscription and a payment link for it",
        method: Method::Post,
        path: "/connect/subscriptions/submit",
        effect: Effect::Writes,
        money: MONEY,
        look: "orders list",
        params: &[
            &[LINES],
            LINE_FIELDS,
            ORDER_SUMMARY,
            TERM,
            &channels(Need::Required),
            &[CUSTOMER_KIND.needed(Need::Present)],
            &reach(Need::Present),
            &[
                CUSTOMER_NAME,
                CUSTOMER_PERSONAL_NUMBER,
                CUSTOMER_ORGANIZATION.checked_as(&ORGANIZATION_DIGITS),
                CUSTOMER_LANGUAGE,
            ],
            &unchecked(address(Need::Optional)),
        ],
        rules: &[lines_agree, sums_agree, cycle_is_the_sum],
        fill: Some(sums_and_cycle),
        table: Table::object(&[
            ("Subscription", "/subscriptionUuid"),
            ("Order", "/orderUuid"),
            ("Pay at", "/paymentLink"),
        ])
        .identified("/subscriptionUuid")
        .linking("/paymentLink"),
        total: Total::Request("/orderSummary/grandTotal"),
        example: Example {
            args: [
                "--line 'name=Bike rental,id=BR-1,qty=1,rate=300,tax=25' --frequency month --repeats 6 \
                 --start 2030-01-01 --end 2030-06-30 --link-due +7d --by-sms=false --by-email \
                 --customer-type private --name 'Ola Test' --country-code +47 --msisdn 40000001 \
                 --email ola.test@example.com",
                "--line 'name=Bike rental,qty=1,rate=300,tax=25' --frequency week --repeats 4 --start 2030-01-01 \
                 --end 2030-01-31 --link-due +2d --by-sms --by-email=false --customer-type corporate \
                 --name 'Test Sykkel AS' --organization-id 999888777 --country-code +47 --msisdn 40000002 \
                 --email faktura@example.com --dry-run",
            ],
            on: "",
            reply: r#"{"status_code": 200, "status_message": "OK", "message": "subscriptionCreatedSuccessfully",
                "is_data": true, "data": {"paymentLink": "https://demo.frontpayment.no/pay/SUB1234567890",
                "subscriptionUuid": "SUB1234567890", "orderUuid": "ODR1234567890"}}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "subscriptions session",
        about: "Create a subscription and the page where the customer agrees to it",
        method: Method::Post,
        path: "/connect/subscription/create",
        effect: Effect::Writes,
        money: MONEY,
        look: "orders list",
        params: &[
            &[KEYED_LINES],
            LINE_FIELDS,
            ORDER_SUMMARY,
            TERM,
            // In an example only.
            &[
                field(
                    "customer",
                    "/customerDetails/customerUuid",
                    &TEXT,
                    "Customer's UUID, CSRT and digits",
                ),
                CUSTOMER_KIND.needed(Need::Present),
            ],
            &reach(Need::Present),
            &[
                CUSTOMER_NAME,
                CUSTOMER_PERSONAL_NUMBER,
                CUSTOMER_ORGANIZATION.checked_as(&ORGANIZATION_CODE),
                CUSTOMER_LANGUAGE.required(),
                object("/customerDetails/address"),
            ],
            &unchecked(address(Need::Required)),
            &[
                field("customer-notes", "/customerNotes", &TEXT, "Note from the customer"),
                field("terms", "/termsAndConditions", &TEXT, "Terms and conditions"),
                field("currency", "/submitPayment/currency", &TEXT, "Currency, such as NOK")
                    .required(),
                field("via", "/submitPayment/via", &TEXT, "How it is paid, such as visa"),
                field(
                    "secure-details",
                    "/settings/secureDetails",
                    &BOOLEAN,
                    "Hide the details until BankID",
                ),
            ],
            &returns(Need::Required),
        ],
        rules: &[lines_agree, sums_agree, cycle_is_the_sum, short_product_ids],
        fill: Some(sums_and_cycle),
        table: Table::object(&[
            ("Subscription", "/subscriptionUuid"),
            ("Order", "/orderUuid"),
            ("Customer", "/customerUuid"),
            ("Pay at", "/paymentUrl"),
        ])
        .identified("/subscriptionUuid")
        .linking("/paymentUrl"),
        total: Total::Request("/orderSummary/grandTotal"),
        example: Example {
            args: [
                "--line 'name=Bike rental,qty=1,rate=300,tax=25' --frequency month --repeats 6 --start 2030-01-01 \
                 --end 2030-06-30 --link-due +7d --customer-type private --name 'Ola Test' --language no \
                 --country-code +47 --msisdn 40000001 --email ola.test@example.com --street 'Testveien 7' --zip 0010 \
                 --city Oslo --country NO --currency NOK --via visa --success-url https://shop.example/thanks \
                 --failure-url https://shop.example/retry",
                "--line 'name=Bike rental,qty=1,rate=300,tax=25' --frequency month --repeats 6 --start 2030-01-01 \
                 --end 2030-06-30 --link-due +7d --name 'Ola Test' --language no --street 'Testveien 7' --zip 0010 \
                 --city Oslo --country NO --currency NOK --success-url https://shop.example/thanks \
                 --failure-url https://shop.example/retry -q",
            ],
            on: "",
            reply: r#"{"status_code": 201, "status_message": "OK", "message": "subscriptionRequestSuccessfullyHandled",
                "is_data": true, "data": {"subscriptionUuid": "SUB1234567890", "orderUuid": "ODR1234567890",
                "customerUuid": "CSRT1234567890", "paymentUrl": "https://pay.example/SUB1234567890"}}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "subscriptions list",
        about: "List the subscriptions",
        path: "/connect/subscriptions/list/{status?}",
        look: "subscriptions list",
        params: &[
            &[segment(
                "status",
                "status",
                &SUBSCRIPTION_STATUS,
                Absent::LeftOut,
                "Only subscriptions in this status, in any case",
            )],
            FILTERS,
        ],
        paged: true,
        table: Table::list(&[
            ("Subscription", "/subscriptionUuid"),
            ("Order", "/orderUuid"),
            ("Status", "/status"),
            ("Paid", "/isPaid"),
            ("Amount", "/amount"),
            ("Currency", "/currency"),
            ("Frequency", "/frequency"),
            ("Repeats", "/repeats"),
            ("Paid cycles", "/numberOfPaidCycles"),
            ("Refundable", "/isRefundable"),
            ("Created", "/createdAt"),
            ("Customer", "/customerName"),
            ("E-mail", "/customerEmail"),
            ("MSISDN", "/msisdn"),
        ])
        .identified("/subscriptionUuid"),
        example: Example {
            args: ["", "--status ongoing --all"],
            on: "",
            reply: r#"{"status_code": 200, "status_message": "OK", "message": "subscriptionRetrieveSuccessfully",
                "is_data": true, "data": [{"subscriptionUuid": "SUB1234567890", "orderUuid": "ODR1234567890",
                "repeats": 6, "frequency": "month", "amount": 300, "currency": "NOK", "createdAt": "07.11.2023",
                "customerName": "Ola Test", "clientName": "Test Sykkel AS", "customerEmail": "ola.test@example.com",
                "countryCode": "+47", "msisdn": "40000001", "status": "ONGOING", "isPaid": true,
                "isRefundable": true, "numberOfPaidCycles": 2}],
                "metaData": {"total": 1, "perPage": 50, "currentPage": 1, "lastPage": 1},
                "links": {"previous": null, "next": null}}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "subscriptions failed list",
        about: "List the cycles whose payment failed",
        path: "/connect/subscriptions/failed/list/{status?}",
        look: "subscriptions failed list",
        params: &[
            &[
                segment(
                    "status",
                    "status",
                    &FAILED_STATUS,
                    Absent::LeftOut,
                    "Only what became so of it, in any case",
                ),
                query(
                    "subscription",
                    "subscriptionUuid",
                    &SUBSCRIPTION_ID,
                    "Only this subscription",
                ),
            ],
            FILTERS,
        ],
        paged: true,
        table: Table::list(&[
            ("Order", "/orderUuid"),
            ("Subscription", "/subscriptionUuid"),
            ("Date", "/orderDate"),
            ("Status", "/status"),
            ("Amount", "/amount"),
            ("Currency", "/currency"),
            ("Customer", "/customerName"),
            ("MSISDN", "/msisdn"),
        ])
        .identified("/orderUuid"),
        example: Example {
            args: ["", "--status invoiced"],
            on: "",
            reply: r#"{"status_code": 200, "status_message": "OK",
                "message": "failedSubscriptionOrdersRetrievedSuccessfully!", "is_data": true,
                "data": [{"orderUuid": "ODR1234567891", "orderDate": "07.11.2023", "customerName": "Ola Test",
                "clientName": "Test Sykkel AS", "countryCode": "+47", "msisdn": "40000001", "currency": "NOK",
                "amount": 300, "status": "INVOICED", "translationKey": "failedSubscriptionOrderInvoiced",
                "subscriptionUuid": "SUB1234567890"}],
                "metaData": {"total": 1, "perPage": 50, "currentPage": 1, "lastPage": 1},
                "links": {"previous": null, "next": null}}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "subscriptions details",
        about: "Show everything about one subscription, and its cycles",
        path: "/connect/subscriptions/details/{subscriptionUuid}",
        look: "subscriptions details",
        params: &[SUBSCRIPTION],
        table: DETAILS,
        example: Example {
            args: ["SUB1234567890", "SUB1234567890 -o json"],
            on: "ongoing",
            reply: DETAILS_REPLY,
        },
        ..PLAIN
    },
    Endpoint {
        command: "subscriptions failed details",
        about: "Show one cycle whose payment failed",
        path: "/connect/subscriptions/failed/details/{orderUuid}",
        look: "subscriptions failed details",
        params: &[&[path_var("orderUuid", &ORDER_ID, "Order of the failed cycle, ODR and digits")]],
        table: FAILED,
        example: Example {
            args: ["ODR1234567891", "ODR1234567891 -o json"],
            on: "failed",
            reply: r#"{"status_code": 200, "status_message": "OK", "message": "orderRetrievedSuccessfully",
                "is_data": true, "data": {"subscriptionUuid": "SUB1234567890", "orderDate": "07.11.2023",
                "customerNotes": null, "isInvoiced": 1, "termsAndConditions": null, "customerName": "Ola Test",
                "countryCode": "+47", "msisdn": "40000001", "email": "ola.test@example.com", "street": "Testveien 7",
                "zip": "0010", "city": "Oslo", "country": "NO", "subTotal": 240, "totalDiscount": 0, "totalTax": 60,
                "currency": "NOK", "status": "INVOICED", "products": [{"productName": "Bike rental", "quantity": 1,
                "rate": 300, "discount": 0, "tax": 25, "amount": 300}]}}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "subscriptions resend",
        about: "Send the payment link of a subscription again",
        method: Method::Post,
        path: "/connect/subscriptions/resend/{subscriptionUuid}",
        effect: Effect::Writes,
        money: "Moves no money. A message that was sent cannot be undone; `fpgo subscriptions cancel` makes its \
                link useless.",
        look: "subscriptions details",
        // Which of the four are needed is not documented.
        params: &[
            SUBSCRIPTION,
            &[field("order", "/orderUuid", &ORDER_ID, "Order of the subscription")],
            RESEND,
        ],
        example: Example {
            args: [
                "SUB1234567890 --email ola.test@example.com",
                "SUB1234567890 --order ODR1234567890 --country-code +47 --msisdn 40000001",
            ],
            on: "subscription sent",
            reply: r#"{"status_code": 202, "status_message": "OK", "message": "subscriptionOrderResentSuccessfully",
                "is_data": false, "data": null}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "subscriptions cancel",
        about: "Stop a subscription",
        method: Method::Post,
        path: "/connect/subscriptions/cancel/{subscriptionUuid}",
        effect: Effect::Writes,
        asks: true,
        money: "Moves no money: no further cycle is drawn. It cannot be undone. Cycles that were paid stay paid; give \
                them back with `fpgo subscriptions refund-cycles`.",
        look: "subscriptions details",
        // Required in another client only; the documents do not say.
        params: &[SUBSCRIPTION, &[field("note", "/note", &TEXT, "Reason")]],
        state: Some(read),
        becomes: "CANCELLED",
        example: Example {
            args: [
                "SUB1234567890 --note 'Customer moved'",
                "SUB1234567890 --note 'Customer moved' --dry-run",
            ],
            on: "ongoing",
            reply: r#"{"status_code": 201, "status_message": "OK", "message": "successfullyCancelledSubscription",
                "is_data": true, "data": []}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "subscriptions refund-cycles",
        about: "Give back cycles of a subscription",
        method: Method::Post,
        path: "/connect/subscriptions/cycles/refund/{subscriptionUuid}",
        effect: Effect::MovesMoney { way: Way::Out, amount: Some("/amount") },
        asks: true,
        money: "Gives money back to the customer. It cannot be undone. Each cycle is a call of its own unless \
                `--together` is typed. Follow it with `fpgo subscriptions details`.",
        look: "subscriptions details",
        params: &[
            SUBSCRIPTION,
            &[
                list("cycle", "/cycles", &CYCLE, "Cycle, such as 'Cycle 1' or 1 (repeatable)")
                    .required(),
                local("full", &SWITCH, "Refund everything that is left of each cycle")
                    .not_with(&["amount"]),
                field("amount", "/amount", &AMOUNT, "Amount to refund of the one cycle").required(),
                local("together", &SWITCH, "Send several cycles in one call"),
            ],
        ],
        state: Some(read),
        compute: Some(Compute {
            from: &["full", "amount"],
            fills: &["/amount", "/cycles"],
            complete,
            guard,
            pool: cycles,
        }),
        each: Some("cycle"),
        quirks: &[Quirk::PartlyDone],
        total: Total::Object,
        example: Example {
            args: [
                "SUB1234567890 --cycle 'Cycle 1' --full",
                "SUB1234567890 --cycle 1 --amount 100",
            ],
            on: "ongoing",
            reply: r#"{"status_code": 201, "status_message": "OK", "message": "refundProcessedSuccessfully",
                "is_data": true, "data": []}"#,
        },
        ..PLAIN
    },
];

/// The lines are those of one cycle, as in the documents' example. What a cycle draws stays as stated.
fn sums_and_cycle(typed: &Typed, body: &mut Value) -> FillResult {
    sums_from_lines(typed, body)?;
    let is_stated = body.pointer(PER_CYCLE).is_some_and(|stated| !stated.is_null());
    if typed.has("line") && !is_stated {
        let total = body.pointer("/orderSummary/grandTotal").cloned().unwrap_or_default();
        put(body, PER_CYCLE, total);
    }
    Ok(())
}

/// In every example each cycle draws what the lines come to; that it must be so is not documented.
fn cycle_is_the_sum(body: &Value, _: &RuleTime) -> Vec<Problem> {
    let amount = |pointer: &str| body.pointer(pointer).and_then(money::of);
    match (amount(PER_CYCLE), amount("/orderSummary/grandTotal")) {
        (Some(cycle), Some(total)) if !money::close(cycle, total) => {
            let rule = format!("is usually the grand total, {}", money::show(total));
            vec![Problem::wrong(PER_CYCLE, rule).weighing(Severity::Doubtful)]
        }
        _ => Vec::new(),
    }
}

/// At most 25 characters (operation 4.2).
fn short_product_ids(body: &Value, _: &RuleTime) -> Vec<Problem> {
    let ids = locate(body, "/products/*/productId").into_iter();
    let long =
        ids.filter(|(_, id)| id.and_then(Value::as_str).is_some_and(|id| id.chars().count() > 25));
    long.map(|(place, _)| Problem::wrong(place, "must not be greater than 25 characters")).collect()
}

const WORDS: Words = Words {
    command: "subscriptions refund-cycles",
    whole: "paid",
    taken: "refunded",
    take: "give back",
    been: "given back",
    details: "subscriptions details",
};

fn read(id: &str, fetch: Fetch) -> Result<State> {
    let known = fetch("subscriptions details", id)?;
    is_about(id, &known, "/subscriptionUuid")?;
    let summary = |key: &str| known["subscriptionSummary"].get(key).and_then(money::of);
    let also = summary("amountPaid").map(|paid| ("paid", paid));
    Ok(State {
        status: known["status"].as_str().map(str::to_owned),
        refunded: summary("amountRefunded"),
        also: also.into_iter().collect(),
        lines: told_cycles(&known),
        known,
        ..State::default()
    })
}

/// Each cycle as a line: its name is its id.
fn told_cycles(known: &Value) -> Vec<Line> {
    let Some(cycles) = known["subscriptionCycles"].as_object() else { return Vec::new() };
    let line = |(name, cycle): (&String, &Value)| Line {
        id: cycle_of(&Value::from(name.as_str())).or_else(|| Some(LineId::Name(name.clone()))),
        name: cycle["status"].as_str().unwrap_or_default().to_owned(),
        amount: cycle.get("amount").and_then(money::of),
        taken: cycle.get("refundedAmount").and_then(money::of),
    };
    cycles.iter().map(line).collect()
}

/// The cycles that a body names, however it spells them. `None` where it names none, one twice, or something else.
fn named(body: &Value) -> Option<Vec<LineId>> {
    let names = locate(body, "/cycles/*").into_iter();
    let mut names: Vec<LineId> = names.map(|(_, name)| cycle_of(name?)).collect::<Option<_>>()?;
    let count = names.len();
    // However they are typed, they are the same cycles.
    names.sort();
    names.dedup();
    (count > 0 && names.len() == count).then_some(names)
}

/// `Cycle 1`, in whatever case and with whatever between, or its number.
fn cycle_of(value: &Value) -> Option<LineId> {
    let number = match LineId::of(value)? {
        LineId::Number(number) => number.to_string(),
        LineId::Name(name) => {
            let start = name.get(..5).filter(|start| start.eq_ignore_ascii_case("cycle"))?;
            let rest = &name[start.len()..];
            let digits = rest.trim_matches(|letter: char| !letter.is_ascii_alphanumeric());
            match LineId::of(&Value::from(digits))? {
                LineId::Number(number) => number.to_string(),
                LineId::Name(_) => return None,
            }
        }
    };
    Some(LineId::Name(format!("Cycle {number}")))
}

/// The names of the cycles that the body names, for people.
fn names_told(body: &Value) -> String {
    PoolId::Cycles(named(body).unwrap_or_default()).to_string()
}

/// What was paid for the cycles that the body names.
fn cycles(state: &State, body: &Value) -> Pool {
    let names = named(body).unwrap_or_default();
    let is_named = |line: &Line| line.id.as_ref().is_some_and(|id| names.contains(id));
    let lines: Vec<Line> = state.lines.iter().filter(|line| is_named(line)).cloned().collect();
    let sum = |amounts: Vec<Option<Amount>>| {
        let amounts: Option<Vec<Amount>> = amounts.into_iter().collect();
        amounts.map(money::total)
    };
    Pool {
        id: PoolId::Cycles(names),
        words: &WORDS,
        whole: sum(lines.iter().map(|line| line.amount).collect()),
        taken: sum(lines.iter().map(|line| line.taken).collect()),
        lines,
        lines_are_bounds: false,
    }
}

fn left(picked: &ComputeInput, body: &Value) -> Option<Amount> {
    cycles(picked.state, body).left(picked.past)
}

fn complete(picked: &ComputeInput) -> std::result::Result<Value, ComputeError> {
    let mut body = picked.body.clone();
    let computes = picked.typed.has("full") || picked.typed.has("amount");
    if computes && locate(&body, "/cycles/*").is_empty() && body["cycles"].is_null() {
        put(&mut body, "/cycles", Value::from(vec![the_cycle(picked)?]));
    }
    if picked.typed.has("full") {
        known_cycles(picked).map_err(ComputeError::Refused)?;
        match left(picked, &body) {
            Some(left) if left > Amount::ZERO => put(&mut body, "/amount", money::to_json(left)),
            Some(_) => return Err(ComputeError::Refused(nothing_left(picked))),
            None => return Err(ComputeError::Refused(not_told(picked))),
        }
    }
    Ok(body)
}

/// The only cycle that can bear the amount, or that has anything left; or a choice among several.
fn the_cycle(picked: &ComputeInput) -> std::result::Result<Value, ComputeError> {
    let amount = picked.typed.get("amount").and_then(money::of);
    let of = |line: &Line| {
        let id = line.id.clone()?;
        let name = Value::from(id.to_string());
        let body = serde_json::json!({ "cycles": [name] });
        Some((id, left(picked, &body)))
    };
    let mut all: Vec<(LineId, Option<Amount>)> = picked.state.lines.iter().filter_map(of).collect();
    let told = |(id, left): &(LineId, Option<Amount>)| {
        let left = left.map(money::show).unwrap_or_else(|| "not told".into());
        format!("{id}, {left} left")
    };
    let labels: Vec<String> = all.iter().map(told).collect();
    let bears = |left: Option<Amount>| match (left, amount) {
        (None, _) => true,
        (Some(left), Some(amount)) => left >= amount,
        (Some(left), None) => left > Amount::ZERO,
    };
    all.retain(|(_, left)| bears(*left));
    if let [(id, _)] = all.as_slice() {
        return Ok(Value::from(id.to_string()));
    }
    let what = match (all.is_empty(), amount) {
        (false, _) => format!("{} has several cycles: say which is meant", picked.id),
        (true, None) => format!("nothing of {} can be given back", picked.id),
        (true, Some(amount)) => {
            format!("no cycle of {} alone has {} left to give back", picked.id, money::show(amount))
        }
    };
    let mut otherwise = labels.into_iter().fold(Error::guarded(what), Error::detail);
    let mut options = Vec::new();
    for (id, left) in &all {
        let mut typed = picked.typed.clone();
        typed.push("cycle", Value::from(id.to_string()));
        otherwise = otherwise.next(Command::new("subscriptions refund-cycles").args(typed.words()));
        options.push((told(&(id.clone(), *left)), "cycle", Value::from(id.to_string())));
    }
    if options.is_empty() {
        let look = Command::new("subscriptions details").arg(picked.id);
        return Err(ComputeError::Refused(otherwise.next(look)));
    }
    let question = format!("Which cycle of {} is given back?", picked.id);
    Err(ComputeError::Choice { question, options, otherwise })
}

/// Only cycles that the subscription has, and no more than is left of them.
fn guard(picked: &ComputeInput) -> Result<()> {
    let what = format!("how much of {} is given back cannot be told", picked.id);
    let amount = match moved::count(picked.body, "/amount", Lines::None) {
        Ok(moved) => moved.stated,
        Err(why) => return Err(moved::uncounted(what, why)),
    };
    if named(picked.body).is_none() {
        return Err(Error::guarded(what)
            .detail("cycles is no list that names each cycle once, so no guard can count them")
            .next(
                Command::new("subscriptions details")
                    .arg(picked.id)
                    .why("name them as they are shown"),
            ));
    }
    if picked.again {
        return Ok(());
    }
    known_cycles(picked)?;
    let left = left(picked, picked.body).ok_or_else(|| not_told(picked))?;
    if left <= Amount::ZERO {
        return Err(nothing_left(picked));
    }
    if amount > left {
        let (amount, left) = (money::show(amount), money::show(left));
        let names = names_told(picked.body);
        let error = Error::guarded(format!(
            "{amount} is more than can be given back for {names} of {}: {left} is left",
            picked.id
        ));
        return Err(cycles(picked.state, picked.body)
            .with_account(picked, error)
            .next(Command::new("subscriptions details").arg(picked.id)));
    }
    Ok(())
}

fn known_cycles(picked: &ComputeInput) -> Result<()> {
    let known: Vec<LineId> = picked.state.lines.iter().filter_map(|line| line.id.clone()).collect();
    let names = named(picked.body).unwrap_or_default();
    let Some(unknown) = names.into_iter().find(|name| !known.contains(name)) else {
        return Ok(());
    };
    let known =
        if known.is_empty() { "none".to_owned() } else { PoolId::Cycles(known).to_string() };
    Err(Error::guarded(format!("{} has no {unknown}", picked.id))
        .detail(format!("its cycles are {known}"))
        .next(Command::new("subscriptions details").arg(picked.id)))
}

fn nothing_left(picked: &ComputeInput) -> Error {
    let names = names_told(picked.body);
    let pool = cycles(picked.state, picked.body);
    // What was sent for several cycles together may have been taken from the others.
    let told = pool.taken.zip(pool.whole).is_some_and(|(taken, whole)| taken >= whole);
    let is = if told { "is" } else { "may be" };
    let what = format!("nothing {is} left to give back for {names} of {}", picked.id);
    pool.with_account(picked, Error::guarded(what))
        .next(Command::new("subscriptions details").arg(picked.id))
}

fn not_told(picked: &ComputeInput) -> Error {
    let names = names_told(picked.body);
    Error::guarded(format!("what is left of {names} of {} cannot be known", picked.id))
        .detail(cycles(picked.state, picked.body).account(picked))
        .next("look it up in Front Payment's own pages, then add --again --reason TEXT")
}

const DETAILS: Table = Table {
    parts: &[
        Part {
            title: "Lines",
            rows: &[("", "/productList")],
            columns: &[
                ("Line id", "/id"),
                ("Product", "/productName"),
                ("Product id", "/productId"),
                ("Quantity", "/quantity"),
                ("Rate", "/rate"),
                ("Discount", "/discount"),
                ("Tax %", "/tax"),
                ("Amount", "/amount"),
            ],
        },
        Part {
            title: "Cycles",
            rows: &[("", "/subscriptionCycles")],
            columns: &[
                ("Cycle", "@"),
                ("Order", "/reference"),
                ("Status", "/status"),
                ("Invoiced", "/invoiced"),
                ("From", "/startDate"),
                ("To", "/endDate"),
                ("Amount", "/amount"),
                ("Refunded", "/refundedAmount"),
                ("Refunded at", "/refundedAt"),
            ],
        },
    ],
    ..Table::object(&[
        ("Subscription", "/subscriptionUuid"),
        ("Status", "/status"),
        ("Amount", "/subscriptionSummary/subscriptionAmount"),
        ("Per cycle", "/subscriptionSummary/payablePerCycle"),
        ("Paid", "/subscriptionSummary/amountPaid"),
        ("Refunded", "/subscriptionSummary/amountRefunded"),
        ("In bank", "/subscriptionSummary/amountInBank"),
        ("Currency", "/subscriptionSummary/currency"),
        ("Frequency", "/subscriptionSummary/frequency"),
        ("Repeats", "/subscriptionSummary/repeats"),
        ("Current cycle", "/subscriptionSummary/currentCycle"),
        ("Start", "/subscriptionSummary/startDate"),
        ("End", "/subscriptionSummary/endDate"),
        ("Link due", "/subscriptionSummary/dueDateForPaymentLink"),
        ("Refundable", "/subscriptionSummary/isRefundable"),
        ("Customer", "/customerDetails/customerUuid"),
        ("Name", "/customerDetails/customerName"),
        ("E-mail", "/customerDetails/customerEmail"),
        ("Country code", "/customerDetails/countryCode"),
        ("MSISDN", "/customerDetails/msisdn"),
        ("Organization", "/organizationDetails/name"),
        ("Notes", "/customerNote"),
        ("Terms", "/termsAndConditions"),
    ])
    .identified("/subscriptionUuid")
};

const DETAILS_REPLY: &str = r#"{"status_code": 200, "status_message": "OK",
    "message": "subscriptionDetailsRetrievedSuccessfully", "is_data": true, "data": {
    "subscriptionUuid": "SUB1234567890", "status": "ONGOING", "subscriptionSummary": {"subscriptionAmount": 1800,
    "amountPaid": 600, "amountRefunded": 0, "amountInBank": 600, "startDate": "01.01.2030", "endDate": "30.06.2030",
    "dueDateForPaymentLink": "07:13, 12.09.2029", "payablePerCycle": 300, "frequency": "monthly", "repeats": 6,
    "currency": "NOK", "currentCycle": "Cycle 2", "isPaid": true, "isRefundable": true}, "productList": [{"id": 9001,
    "productName": "Bike rental", "productId": null, "quantity": 1, "rate": 300, "amount": 300, "discount": 0,
    "tax": 25}], "sendOrderBy": {"sms": false, "email": true}, "customerDetails": {"customerUuid": "CSRT1234567890",
    "customerName": "Ola Test", "customerEmail": "ola.test@example.com", "countryCode": "+47", "msisdn": "40000001",
    "preferredLanguage": "no", "address": {"street": "Testveien 7", "zip": "0010", "city": "Oslo", "country": "Norway"}},
    "organizationDetails": {"name": "Test Sykkel AS", "billingAddress": {"countryCode": "+47", "msisdn": "40000002",
    "email": "faktura@example.com", "street": "Testveien 7", "zip": "0010", "city": "Oslo", "country": "NO"}},
    "subscriptionCycles": {"Cycle 1": {"reference": "ODR1234567891", "status": "PAID", "invoiced": false,
    "amount": 300, "startDate": "01.01.2030", "endDate": "31.01.2030", "isRefunded": false, "refundedAt": null,
    "refundedAmount": 0}}, "customerNote": null, "termsAndConditions": null}}"#;

const FAILED: Table = Table {
    parts: &[Part {
        title: "Lines",
        rows: &[("", "/products")],
        columns: &[
            ("Product", "/productName"),
            ("Quantity", "/quantity"),
            ("Rate", "/rate"),
            ("Discount", "/discount"),
            ("Tax %", "/tax"),
            ("Amount", "/amount"),
        ],
    }],
    ..Table::object(&[
        ("Subscription", "/subscriptionUuid"),
        ("Status", "/status"),
        ("Date", "/orderDate"),
        ("Invoiced", "/isInvoiced"),
        ("Before tax", "/subTotal"),
        ("Tax", "/totalTax"),
        ("Discount", "/totalDiscount"),
        ("Currency", "/currency"),
        ("Name", "/customerName"),
        ("E-mail", "/email"),
        ("Country code", "/countryCode"),
        ("MSISDN", "/msisdn"),
        ("Street", "/street"),
        ("Zip", "/zip"),
        ("City", "/city"),
        ("Country", "/country"),
        ("Notes", "/customerNotes"),
        ("Terms", "/termsAndConditions"),
    ])
};
