//! The calls of chapters 8 and 9, Credit Check and Company Check. Scores follow from the number alone, so that a test can
//! count on them.

use serde_json::{Value, json};

use super::call::{ApiCall, Handler};
use crate::base::error::Result;
use crate::sandbox::answer::{Answer, php_json};
use crate::sandbox::links;
use crate::sandbox::long_text::LongText;
use crate::sandbox::objects::check::{CompanyCheck, CreditCheck};
use crate::sandbox::objects::event::Event;
use crate::sandbox::values::{day_text, text_json};

/// The operations of the chapters, by command.
pub const HANDLERS: &[(&str, Handler)] = &[
    ("credit check-private", check_private),
    ("credit check-corporate", check_corporate),
    ("credit list", credit_list),
    ("company check", check_company),
    ("company details", company_details),
    ("company invoice-fee", invoice_fee),
];

/// The score of a number: its remainder by 101, so every score from 0 to 100 can be had.
struct CreditScore {
    points: u64,
    risk: &'static str,
    message: &'static str,
    range: &'static str,
}

fn score(number: &str) -> CreditScore {
    let points = remainder(number, 101);
    let (risk, message, range) = match points {
        0..34 => ("High", "Payment defaults are likely", "27% - 100%"),
        34..67 => ("Moderate", "Payment defaults are possible", "15% - 27%"),
        _ => ("Low", "Payment defaults are unlikely", "0% - 15%"),
    };
    CreditScore { points, risk, message, range }
}

/// The remainder of the number that the digits of a text make.
fn remainder(text: &str, divisor: u64) -> u64 {
    let mut rest = 0;
    for digit in text.bytes().filter(u8::is_ascii_digit) {
        rest = (rest * 10 + u64::from(digit - b'0')) % divisor;
    }
    rest
}

fn is_number(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn company_name(number: &str) -> String {
    if number == "999888777" { "Test Sykkel AS".into() } else { format!("Company {number} AS") }
}

fn check_private(call: &ApiCall) -> Result<Answer> {
    let number = call.text("personalId");
    if !is_number(number, 11) {
        return Ok(wrong_number());
    }
    let shown = format!("{}*******{}", &number[..2], &number[9..]);
    let row = json!({
        "date": day_text(call.world.now()), "name": format!("Person {}", &number[9..]), "type": "Private",
        "companyType": null, "organizationId": null, "personalNumber": shown, "countryCode": call.body["countryCode"],
        "msisdn": call.body["msisdn"],
    });
    save_credit_check(call, number, row)
}

fn check_corporate(call: &ApiCall) -> Result<Answer> {
    let number = text_json(&call.body["organizationId"]);
    let number = number.as_str().unwrap_or_default();
    if !is_number(number, 9) {
        return Ok(wrong_number());
    }
    let row = json!({
        "date": day_text(call.world.now()), "name": company_name(number), "type": "Corporate", "companyType": "AS",
        "organizationId": number, "personalNumber": null, "countryCode": null, "msisdn": null,
    });
    save_credit_check(call, number, row)
}

/// The result is there at once (a choice of the sandbox).
fn save_credit_check(call: &ApiCall, number: &str, mut row: Value) -> Result<Answer> {
    let score = score(number);
    row["defaultProbability"] = score.range.into();
    row["score"] = score.points.into();
    row["scoreMessage"] = score.message.into();
    row["riskLevel"] = score.risk.into();
    CreditCheck { number: number.to_owned(), row }.add(call.world)?;
    Ok(Answer::done(200, "creditCheckRequestedSuccessful", false, Value::Null))
}

fn wrong_number() -> Answer {
    Answer::error(510, "personCurrentStatusIsWrong", true, json!("Ugyldig fødselsnummer"))
}

fn credit_list(call: &ApiCall) -> Result<Answer> {
    let mut rows = LongText::default();
    CreditCheck::each(call.world, |check| rows.add_item(&php_json(&check.row)))?;
    Answer::done_with_list("creditCheckHistoryRetrievedSuccessfully", rows)
}

/// The result is there, and told, once somebody has signed with BankID.
fn check_company(call: &ApiCall) -> Result<Answer> {
    let number = text_json(&call.body["companyId"]);
    let number = number.as_str().unwrap_or_default();
    let uuid = call.world.fresh_id("COMCHK")?;
    let score = score(number);
    let row = json!({
        "companyCheckUuid": uuid, "companyId": number, "companyType": "AS", "companyName": company_name(number),
        "score": score.points.to_string(), "riskLevel": score.risk, "scoreMessage": score.message,
        "defaultProbability": (100 - score.points).to_string(), "personalNumber": "01019012345",
        "contactPersonName": "Eva Test", "contactPersonEmail": "eva@example.com", "createdAt": call.world.now(),
    });
    let events = vec![Event::now(call.world, "created")];
    let (number, body) = (number.to_owned(), call.body.clone());
    CompanyCheck { number, row, signed: false, body, events }.save(call.world)?;
    let data = json!({"url": links::bank_id(call.origin, &uuid), "companyCheckUuid": uuid});
    Ok(Answer::done(201, "Company Check Request Created Successfully", false, data))
}

fn company_details(call: &ApiCall) -> Result<Answer> {
    let mut rows = LongText::default();
    CompanyCheck::each(call.world, |check| match check.signed && check.number == call.id {
        true => rows.add_item(&php_json(&check.row)),
        false => Ok(()),
    })?;
    Answer::done_with_list("companyRecordRetriveSuccessfully", rows)
}

/// Any company number has a fee, and an organization whose number follows from it (choices of the sandbox).
fn invoice_fee(call: &ApiCall) -> Result<Answer> {
    let organization = 1_000_000_000 + remainder(call.id, 1_000_000_000);
    let data = json!({
        "companyUuid": format!("ORG{organization}"), "companyId": call.id, "companyType": "AS",
        "companyName": company_name(call.id), "B2BInvoiceFee": 45, "B2BVatRate": "25", "B2CInvoiceFee": 35,
        "B2CVatRate": "25",
    });
    Ok(Answer::done(200, "companyInvoiceFeeRetriveSuccessfully", true, data))
}
