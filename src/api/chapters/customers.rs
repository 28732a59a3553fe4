//! Customer Management, chapter 5 of the documents. An update replaces the customer: what its body leaves out is gone,
//! so what was typed is laid over the customer as it is.

use serde_json::{Map, Value};

use super::shared::object;
use crate::api::effect::Effect;
use crate::api::endpoint::{Chapter, Endpoint, Example, Method, PLAIN};
use crate::api::kinds::vocabulary::{
    CONTACT, COUNTRY, COUNTRY_CODE, CUSTOMER_ID, EMAIL, LANGUAGE, MSISDN, ORGANIZATION_NUMBER,
    PERSONAL_NUMBER, POSTAL_CODE, TEXT,
};
use crate::api::param::{Param, field, inner, keyed, path_var};
use crate::api::state::object::{Fetch, State};
use crate::api::table::{Column, Table};
use crate::base::error::{Error, Result};
use crate::base::privacy;
use crate::base::problem::{Problem, Severity};
use crate::base::step::Command;

/// The chapter.
pub const CHAPTER: Chapter = Chapter {
    group: "customers",
    about: "Look up and update customers",
    groups: &[],
    endpoints: ENDPOINTS,
};

const CUSTOMER: &[Param] = &[path_var("CUSTOMER_UUID", &CUSTOMER_ID, "Customer, CSRT and digits")];

const DATA: &[Param] = &[
    field("name", "/name", &TEXT, "Full name").required(),
    field("email", "/email", &EMAIL, "E-mail address").required(),
    field("country-code", "/countryCode", &COUNTRY_CODE, "Country calling code, such as +47")
        .required(),
    field("msisdn", "/msisdn", &MSISDN, "Phone number without country code").required(),
    field("language", "/preferredLanguage", &LANGUAGE, "Customer's language").required(),
    object("/addresses"),
    field("street", "/addresses/billing/street", &TEXT, "Street and number").required(),
    field("zip", "/addresses/billing/zip", &POSTAL_CODE, "Postal code").required(),
    field("city", "/addresses/billing/city", &TEXT, "City").required(),
    field("country", "/addresses/billing/country", &COUNTRY, "Country, ISO 3166-1 alpha-2")
        .required(),
    field("shipping-street", "/addresses/shipping/street", &TEXT, "Street of deliveries"),
    field("shipping-zip", "/addresses/shipping/zip", &POSTAL_CODE, "Postal code of deliveries"),
    field("shipping-city", "/addresses/shipping/city", &TEXT, "City of deliveries"),
    field("shipping-country", "/addresses/shipping/country", &COUNTRY, "Country of deliveries"),
];

const MONEY: &str = "Moves no money. The difference is shown before anything is sent; undo it with a second \
    `fpgo customers update-private` or `update-corporate`.";

const UPDATED: &str = r#"{"status_code": 202, "status_message": "OK", "message": "customerUpdatedSuccessfully",
    "is_data": false, "data": null}"#;

const ENDPOINTS: &[Endpoint] = &[
    Endpoint {
        command: "customers details",
        about: "Show everything about one customer",
        path: "/connect/customers/details/{CUSTOMER_UUID}",
        shown_by: "customers details",
        params: &[CUSTOMER],
        table: Table::object(&[
            Column::identifier("Customer", "/uuid"),
            Column::status("Status", "/status"),
            Column::text("Type", "/type"),
            Column::text("Name", "/name"),
            Column::text("E-mail", "/email"),
            Column::text("Country code", "/countryCode"),
            Column::text("MSISDN", "/msisdn"),
            Column::text("Language", "/preferredLanguage"),
            Column::identifier("Personal number", "/personalNumber"),
            Column::identifier("Organization", "/organizationId"),
            Column::identifier("Billing", "/addresses/billing/uuid"),
            Column::text("Street", "/addresses/billing/street"),
            Column::text("Zip", "/addresses/billing/zip"),
            Column::text("City", "/addresses/billing/city"),
            Column::text("Country", "/addresses/billing/country"),
            Column::identifier("Shipping", "/addresses/shipping/uuid"),
            Column::text("Shipping street", "/addresses/shipping/street"),
            Column::text("Shipping zip", "/addresses/shipping/zip"),
            Column::text("Shipping city", "/addresses/shipping/city"),
            Column::text("Shipping country", "/addresses/shipping/country"),
        ])
        .identified("/uuid"),
        example: Example {
            args: ["CSRT1234567890", "CSRT1234567890 -o json"],
            object_status: "private",
            reply: r#"{"status_code": 200, "status_message": "OK", "message": "customerDetailsRetrievedSuccessfully",
                "is_data": true, "data": {"uuid": "CSRT1234567890", "type": "Private", "name": "Ola Test",
                "countryCode": "+47", "msisdn": "40000001", "organizationId": null,
                "personalNumber": "01019012345", "email": "ola.test@example.com", "preferredLanguage": "no",
                "status": "Active", "addresses": {"billing": {"uuid": "ADRS1234567890", "street": "Testveien 7",
                "zip": "0010", "city": "Oslo", "country": "NO"}, "shipping": {"uuid": "ADRS1234567891",
                "street": "Lagerveien 3", "zip": "0010", "city": "Oslo", "country": "NO"}}}}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "customers update-private",
        about: "Change a private customer; what is not typed stays as it is",
        method: Method::Put,
        path: "/connect/customers/update/private/{CUSTOMER_UUID}",
        effect: Effect::Writes,
        asks: true,
        money: MONEY,
        shown_by: "customers details",
        params: &[
            CUSTOMER,
            DATA,
            &[field(
                "personal-number",
                "/personalNumber",
                &PERSONAL_NUMBER,
                "Personal number, 11 digits",
            )],
        ],
        rules: &[number_is_whole],
        state: Some(read),
        replaces: Some(private_body),
        example: Example {
            args: [
                "CSRT1234567890 --email ola@example.com",
                "CSRT1234567890 --street 'Lagerveien 3' --zip 0011 --dry-run",
            ],
            object_status: "private",
            reply: UPDATED,
        },
        ..PLAIN
    },
    Endpoint {
        command: "customers update-corporate",
        about: "Change a corporate customer; what is not typed stays as it is",
        method: Method::Put,
        path: "/connect/customers/update/corporate/{CUSTOMER_UUID}",
        effect: Effect::Writes,
        asks: true,
        money: MONEY,
        shown_by: "customers details",
        params: &[
            CUSTOMER,
            DATA,
            &[
                field(
                    "organization-id",
                    "/organizationId",
                    &ORGANIZATION_NUMBER,
                    "Organization number",
                ),
                keyed(
                    "contact",
                    "/additionalContact",
                    &CONTACT,
                    "Contact person, name=…[,designation=…,country-code=…,msisdn=…,email=…,note=…] (repeatable)",
                ),
                inner("/additionalContact/*/name", &TEXT),
                inner("/additionalContact/*/designation", &TEXT),
                inner("/additionalContact/*/countryCode", &COUNTRY_CODE),
                inner("/additionalContact/*/msisdn", &MSISDN),
                inner("/additionalContact/*/email", &EMAIL),
                inner("/additionalContact/*/note", &TEXT),
            ],
        ],
        rules: &[contacts_are_replaced],
        state: Some(read),
        replaces: Some(corporate_body),
        example: Example {
            args: [
                "CSRT1234567890 --contact 'name=Eva Test,designation=CFO,email=eva@example.com'",
                "CSRT1234567890 --name 'Test Sykkel AS' --msisdn 40000002",
            ],
            object_status: "corporate",
            reply: UPDATED,
        },
        ..PLAIN
    },
];

fn read(id: &str, fetch: Fetch) -> Result<State> {
    let data = fetch("customers details", id)?;
    let status = data.get("status").and_then(Value::as_str).map(str::to_owned);
    Ok(State { status, data, ..State::default() })
}

fn private_body(known: &Value) -> Result<Value> {
    body_of(known, "private", "personalNumber")
}

fn corporate_body(known: &Value) -> Result<Value> {
    body_of(known, "corporate", "organizationId")
}

/// The body that changes nothing: the fields of the update, as the details tell them.
fn body_of(known: &Value, kind: &str, number: &str) -> Result<Value> {
    if let Some(told) = known["type"].as_str().filter(|told| !told.eq_ignore_ascii_case(kind)) {
        let error = Error::guarded(format!(
            "the customer is {}, not {kind}; nothing was sent",
            told.to_lowercase()
        ));
        // What the server calls it becomes part of a command only where it is a word of ours.
        let known = ["private", "corporate"].into_iter().find(|own| own.eq_ignore_ascii_case(told));
        return Err(match known {
            Some(known) => {
                error.next(Command::new(&format!("customers update-{known}")).arg("--help"))
            }
            None => error,
        });
    }
    let mut body = Map::new();
    for key in ["name", "email", "countryCode", "msisdn", "preferredLanguage", number] {
        if let Some(value) = known.get(key).filter(|value| !value.is_null()) {
            body.insert(key.to_owned(), value.clone());
        }
    }
    let mut addresses = Map::new();
    for which in ["billing", "shipping"] {
        let told = &known["addresses"][which];
        let parts = ["street", "zip", "city", "country"].into_iter();
        let parts: Map<String, Value> = parts
            .filter_map(|part| Some((part.to_owned(), told.get(part)?.clone())))
            .filter(|(_, value)| !value.is_null())
            .collect();
        if !parts.is_empty() {
            addresses.insert(which.to_owned(), Value::Object(parts));
        }
    }
    body.insert("addresses".to_owned(), Value::Object(addresses));
    Ok(Value::Object(body))
}

/// A masked number, sent back, would take the place of the real one.
fn number_is_whole(body: &Value, _: i64) -> Vec<Problem> {
    let masked = privacy::is_masked("personalNumber", &body["personalNumber"]);
    let problem = || Problem::wrong("/personalNumber", "must be whole, and the API masks it");
    masked.then(problem).into_iter().collect()
}

/// The details do not tell the contacts, and the update replaces: whatever is given, there may be others.
fn contacts_are_replaced(body: &Value, _: i64) -> Vec<Problem> {
    let rule = match body.get("additionalContact") {
        None => "is not told by the API: contacts that are not given again may be lost",
        Some(_) => {
            "takes the place of all contacts, and the API tells none: those that are not given again are lost"
        }
    };
    vec![Problem::wrong("/additionalContact", rule).with_severity(Severity::Doubtful)]
}
