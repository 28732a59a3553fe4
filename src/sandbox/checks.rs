//! What the calls of chapters 8 and 9, Credit Check and Company Check, do to the world. Scores follow from the number
//! alone, so that a test can count on them.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::answer::Answer;
use super::order::text;
use super::world::World;
use super::{Handler, Operation, callbacks, pages};
use crate::base::error::Result;

/// The operations of the chapters, by command.
pub const HANDLERS: &[(&str, Handler)] = &[
    ("credit check-private", check_private),
    ("credit check-corporate", check_corporate),
    ("credit list", credit_list),
    ("company check", check_company),
    ("company details", company_details),
    ("company invoice-fee", invoice_fee),
];

const CREDIT: &str = "credit-check";
/// Kind of company checks in the world.
pub const COMPANY: &str = "company-check";

/// A check with its result, as the lists tell it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Check {
    number: String,
    row: Value,
}

/// What a number is worth: the remainder by 101, so every score from 0 to 100 can be had.
struct CreditScore {
    points: u64,
    risk: &'static str,
    message: &'static str,
    range: &'static str,
}

fn score(number: &str) -> CreditScore {
    let points = number
        .bytes()
        .filter(u8::is_ascii_digit)
        .fold(0, |rest, digit| (rest * 10 + u64::from(digit - b'0')) % 101);
    let (risk, message, range) = match points {
        0..34 => ("High", "Payment defaults are likely", "27% - 100%"),
        34..67 => ("Moderate", "Payment defaults are possible", "15% - 27%"),
        _ => ("Low", "Payment defaults are unlikely", "0% - 15%"),
    };
    CreditScore { points, risk, message, range }
}

fn is_number(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn company_name(number: &str) -> String {
    if number == "999888777" { "Test Sykkel AS".into() } else { format!("Company {number} AS") }
}

fn check_private(call: &Operation) -> Result<Answer> {
    let number = call.body["personalId"].as_str().unwrap_or_default();
    if !is_number(number, 11) {
        return Ok(refused());
    }
    let shown = format!("{}*******{}", &number[..2], &number[9..]);
    let row = json!({
        "date": date(call.world), "name": format!("Person {}", &number[9..]), "type": "Private", "companyType": null,
        "organizationId": null, "personalNumber": shown, "countryCode": call.body["countryCode"],
        "msisdn": call.body["msisdn"],
    });
    keep_credit(call, number, row)
}

fn check_corporate(call: &Operation) -> Result<Answer> {
    let number = text(&call.body["organizationId"]);
    let number = number.as_str().unwrap_or_default();
    if !is_number(number, 9) {
        return Ok(refused());
    }
    let row = json!({
        "date": date(call.world), "name": company_name(number), "type": "Corporate", "companyType": "AS",
        "organizationId": number, "personalNumber": null, "countryCode": null, "msisdn": null,
    });
    keep_credit(call, number, row)
}

/// The result is there at once (a choice of the sandbox).
fn keep_credit(call: &Operation, number: &str, mut row: Value) -> Result<Answer> {
    let score = score(number);
    row["defaultProbability"] = score.range.into();
    row["score"] = score.points.into();
    row["scoreMessage"] = score.message.into();
    row["riskLevel"] = score.risk.into();
    let id = format!("credit {}", call.world.next_number(CREDIT, 1)?);
    call.world.put(CREDIT, &id, &Check { number: number.to_owned(), row })?;
    Ok(Answer::done(200, "creditCheckRequestedSuccessful", false, Value::Null))
}

fn refused() -> Answer {
    Answer::error(510, "personCurrentStatusIsWrong", true, json!("Ugyldig fødselsnummer"))
}

/// `DD.MM.YYYY`.
fn date(world: &World) -> String {
    let day = jiff::Timestamp::from_second(world.now()).unwrap_or_default();
    day.strftime("%d.%m.%Y").to_string()
}

fn credit_list(call: &Operation) -> Result<Answer> {
    let checks = call.world.objects::<Check>(CREDIT)?;
    let rows: Value = checks.into_iter().map(|check| check.row).collect();
    Ok(Answer::done(200, "creditCheckHistoryRetrievedSuccessfully", true, rows))
}

/// Signed with BankID as soon as it is asked for (a choice of the sandbox).
fn check_company(call: &Operation) -> Result<Answer> {
    let number = text(&call.body["companyId"]);
    let number = number.as_str().unwrap_or_default();
    let uuid = call.world.fresh_id("COMCHK")?;
    let score = score(number);
    let row = json!({
        "companyCheckUuid": uuid, "companyId": number, "companyType": "AS", "companyName": company_name(number),
        "score": score.points.to_string(), "riskLevel": score.risk, "scoreMessage": score.message,
        "defaultProbability": (100 - score.points).to_string(), "personalNumber": "01019012345",
        "contactPersonName": "Eva Test", "contactPersonEmail": "eva@example.com", "createdAt": call.world.now(),
    });
    callbacks::company_checked(call.world, &call.body["callback"]["callbackUrl"], &row)?;
    call.world.put(COMPANY, &uuid, &Check { number: number.to_owned(), row })?;
    let data = json!({"url": pages::bank_id(call, &uuid), "companyCheckUuid": uuid});
    Ok(Answer::done(201, "Company Check Request Created Successfully", false, data))
}

fn company_details(call: &Operation) -> Result<Answer> {
    let checks = call.world.objects::<Check>(COMPANY)?.into_iter();
    let rows: Value =
        checks.filter(|check| check.number == call.id).map(|check| check.row).collect();
    Ok(Answer::done(200, "companyRecordRetriveSuccessfully", true, rows))
}

/// Any company number has a fee, and an organization whose number follows from it (choices of the sandbox).
fn invoice_fee(call: &Operation) -> Result<Answer> {
    let digits: u64 = call
        .id
        .bytes()
        .filter(u8::is_ascii_digit)
        .fold(0, |rest, digit| (rest * 10 + u64::from(digit - b'0')) % 1_000_000_000);
    let data = json!({
        "companyUuid": format!("ORG{}", 1_000_000_000 + digits), "companyId": call.id, "companyType": "AS",
        "companyName": company_name(call.id), "B2BInvoiceFee": 45, "B2BVatRate": "25", "B2CInvoiceFee": 35,
        "B2CVatRate": "25",
    });
    Ok(Answer::done(200, "companyInvoiceFeeRetriveSuccessfully", true, data))
}
