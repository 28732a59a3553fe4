//! Company Check, chapter 9 of the documents: a person signs with BankID, then the company's score is fetched.

use super::shared::{CALLBACK, object, returns};
use crate::api::effect::Effect;
use crate::api::endpoint::{Chapter, Endpoint, Example, Method, PLAIN};
use crate::api::kinds::vocabulary::{COMPANY, COMPANY_NUMBER};
use crate::api::param::{Param, Presence, field, path_var};
use crate::api::table::{Column, Table};

/// The chapter.
pub const CHAPTER: Chapter =
    Chapter { group: "company", about: "Check companies", groups: &[], endpoints: ENDPOINTS };

const ID: &[Param] = &[path_var("company_id", &COMPANY, "Organization number")];

const ENDPOINTS: &[Endpoint] = &[
    Endpoint {
        command: "company check",
        about: "Start a company check, which a person confirms with BankID",
        method: Method::Post,
        path: "/connect/company/check",
        effect: Effect::Writes,
        money: "Moves no money. Nothing is checked until somebody signs with BankID at the address of the answer. It cannot be undone.",
        shown_by: "company details",
        shown_id: "/companyId",
        params: &[
            &[
                field("company", "/companyId", &COMPANY_NUMBER, "Organization number").required(),
                object("/callback"),
                CALLBACK.required(),
            ],
            &returns(Presence::Required),
        ],
        table: Table::object(&[
            Column::identifier("Check", "/companyCheckUuid"),
            Column::identifier("BankID", "/url"),
        ])
        .identified("/companyCheckUuid")
        .linking("/url"),
        example: Example {
            args: [
                "--company 999888777 --callback-url https://shop.example/fp/callback \
                 --success-url https://shop.example/thanks --failure-url https://shop.example/retry",
                "--company 999888777 --callback-url https://shop.example/fp/callback \
                 --success-url https://shop.example/thanks --failure-url https://shop.example/retry -q",
            ],
            object_status: "",
            reply: r#"{"status_code": 201, "status_message": "OK",
                "message": "Company Check Request Created Successfully", "is_data": false,
                "data": {"url": "https://bankid.example/COMCHK1234567890",
                "companyCheckUuid": "COMCHK1234567890"}}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "company details",
        about: "List the checks of a company with their results",
        path: "/connect/company/details/{company_id}",
        shown_by: "company details",
        params: &[ID],
        table: Table::list(&[
            Column::identifier("Check", "/companyCheckUuid"),
            Column::identifier("Company", "/companyId"),
            Column::text("Type", "/companyType"),
            Column::text("Name", "/companyName"),
            Column::text("Score", "/score"),
            Column::text("Risk", "/riskLevel"),
            Column::text("Default probability", "/defaultProbability"),
            Column::text("Message", "/scoreMessage"),
            Column::identifier("Personal number", "/personalNumber"),
            Column::text("Contact", "/contactPersonName"),
            Column::text("Contact's e-mail", "/contactPersonEmail"),
            Column::instant("Created", "/createdAt"),
        ])
        .identified("/companyCheckUuid"),
        example: Example {
            args: ["999888777", "999888777 -o json"],
            object_status: "",
            reply: r#"{"status_code": 200, "status_message": "OK", "message": "companyRecordRetriveSuccessfully",
                "is_data": true, "data": [{"companyCheckUuid": "COMCHK1234567890", "companyId": "999888777",
                "companyType": "BRL", "companyName": "Test Sykkel AS", "score": "72", "riskLevel": "Low",
                "scoreMessage": "Little risk", "defaultProbability": "2", "personalNumber": "01019012345",
                "contactPersonName": "Eva Test", "contactPersonEmail": "eva@example.com",
                "createdAt": 1893456000}]}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "company invoice-fee",
        about: "Show the invoice fees of a company",
        path: "/connect/company/invoice-fee/{company_id}",
        shown_by: "company invoice-fee",
        params: &[ID],
        table: Table::object(&[
            Column::identifier("Organization", "/companyUuid"),
            Column::identifier("Company", "/companyId"),
            Column::text("Type", "/companyType"),
            Column::text("Name", "/companyName"),
            Column::amount("Fee to companies", "/B2BInvoiceFee"),
            Column::text("VAT %", "/B2BVatRate"),
            Column::amount("Fee to persons", "/B2CInvoiceFee"),
            Column::text("VAT % to persons", "/B2CVatRate"),
        ])
        .identified("/companyUuid"),
        example: Example {
            args: ["999888777", "999888777 -q"],
            object_status: "",
            reply: r#"{"status_code": 200, "status_message": "OK", "message": "companyInvoiceFeeRetriveSuccessfully",
                "is_data": true, "data": {"companyUuid": "ORG1234567890", "companyId": "999888777",
                "companyType": "BRL", "companyName": "Test Sykkel AS", "B2BInvoiceFee": 45, "B2BVatRate": "25",
                "B2CInvoiceFee": 35, "B2CVatRate": "25"}}"#,
        },
        ..PLAIN
    },
];
