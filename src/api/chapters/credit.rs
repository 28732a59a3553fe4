//! Credit Check, chapter 8 of the documents. A check's result is not in its answer, but in the list.

use serde_json::Value;

use crate::api::effect::Effect;
use crate::api::endpoint::{Chapter, Endpoint, Example, Method, PLAIN, Quirk, ResultList};
use crate::api::kinds::vocabulary::{ANY_ORGANIZATION, COUNTRY_CODE, MSISDN, TEXT};
use crate::api::param::field;
use crate::api::table::{Column, Table};

/// The chapter.
pub const CHAPTER: Chapter = Chapter {
    group: "credit",
    about: "Check the credit of customers",
    groups: &[],
    endpoints: ENDPOINTS,
};

const MONEY: &str = "Moves no money, but the credit bureau is asked. It cannot be undone.";

const REQUESTED: &str = r#"{"status_code": 200, "status_message": "OK", "message": "creditCheckRequestedSuccessful",
    "is_data": false, "data": null}"#;

const ENDPOINTS: &[Endpoint] = &[
    Endpoint {
        command: "credit check-private",
        about: "Request a credit check of a person; the result stands in `credit list`",
        method: Method::Post,
        path: "/connect//credit/check/private",
        effect: Effect::Writes,
        asks: true,
        money: MONEY,
        shown_by: "credit list",
        params: &[&[
            // No length is stated, and the examples differ (quirk 32).
            field("personal-number", "/personalId", &TEXT, "Personal number").required(),
            field("country-code", "/countryCode", &COUNTRY_CODE, "Country calling code"),
            field("msisdn", "/msisdn", &MSISDN, "Phone number without country code"),
        ]],
        quirks: &[Quirk::OneSlash],
        result_list: Some(ResultList { command: "credit list", is_about: is_about_person, told }),
        example: Example {
            args: [
                "--personal-number 01019012345",
                "--personal-number 01019012345 --country-code +47 --msisdn 40000001",
            ],
            object_status: "",
            reply: REQUESTED,
        },
        ..PLAIN
    },
    Endpoint {
        command: "credit check-corporate",
        about: "Request a credit check of a company; the result stands in `credit list`",
        method: Method::Post,
        path: "/connect//credit/check/corporate",
        effect: Effect::Writes,
        asks: true,
        money: MONEY,
        shown_by: "credit list",
        params: &[&[field(
            "organization-id",
            "/organizationId",
            &ANY_ORGANIZATION,
            "Organization number",
        )
        .required()]],
        quirks: &[Quirk::OneSlash],
        result_list: Some(ResultList { command: "credit list", is_about: is_about_company, told }),
        example: Example {
            args: ["--organization-id 999888777", "--organization-id 999888777 --dry-run"],
            object_status: "",
            reply: REQUESTED,
        },
        ..PLAIN
    },
    Endpoint {
        command: "credit list",
        about: "List the credit checks with their results",
        path: "/connect//credit/check/list",
        shown_by: "credit list",
        quirks: &[Quirk::OneSlash],
        table: Table::list(&[
            Column::instant("Date", "/date"),
            Column::text("Name", "/name"),
            Column::text("Type", "/type"),
            Column::text("Company type", "/companyType"),
            Column::identifier("Organization", "/organizationId"),
            Column::identifier("Personal number", "/personalNumber"),
            Column::text("Country code", "/countryCode"),
            Column::text("MSISDN", "/msisdn"),
            Column::text("Score", "/score"),
            Column::text("Risk", "/riskLevel"),
            Column::text("Default probability", "/defaultProbability"),
            Column::text("Message", "/scoreMessage"),
        ]),
        example: Example {
            args: ["", "-o json"],
            object_status: "",
            reply: r#"{"status_code": 200, "status_message": "OK", "message": "creditCheckHistoryRetrievedSuccessfully",
                "is_data": true, "data": [{"date": "07.11.2023", "name": "Ola Test", "type": "Private",
                "companyType": null, "organizationId": null, "personalNumber": "01*******45", "countryCode": "+47",
                "msisdn": "40000001", "defaultProbability": "15% - 27%", "score": 48, "scoreMessage": "Some risk",
                "riskLevel": "Moderate"}]}"#,
        },
        ..PLAIN
    },
];

/// The list masks personal numbers: the first two digits and the last two are all that it shows.
fn is_about_person(body: &Value, row: &Value) -> bool {
    let ends = |value: &Value| {
        let digits: Vec<char> = value.as_str()?.trim().chars().collect();
        let [first, second, .., third, last] = digits.as_slice() else { return None };
        Some([*first, *second, *third, *last])
    };
    let (asked, told) = (ends(&body["personalId"]), ends(&row["personalNumber"]));
    asked.is_some() && asked == told
}

fn is_about_company(body: &Value, row: &Value) -> bool {
    let number = |value: &Value| match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let asked = number(&body["organizationId"]);
    asked.is_some() && asked == number(&row["organizationId"])
}

fn told(row: &Value) -> String {
    let text = |key: &str| match &row[key] {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let parts = [("score", "score"), ("riskLevel", "risk"), ("scoreMessage", "message")];
    let parts = parts.iter().filter_map(|(key, word)| Some(format!("{word} {}", text(key)?)));
    parts.collect::<Vec<_>>().join(", ")
}
