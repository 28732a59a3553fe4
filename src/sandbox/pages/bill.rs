//! What is bought, as a table: a row for each line, and below them sums, VAT, shipping and what is to be paid.

use maud::{Markup, html};
use serde_json::Value;

use super::amounts;
use super::language::Language;
use super::layout::typed;
use super::subject::{PaymentState, Subject, SubjectKind};
use super::texts::{Text, filled};
use crate::base::money::{self, Amount};
use crate::sandbox::objects::line::OrderLine;
use crate::sandbox::values::text_json;

/// The table.
pub fn table(subject: &Subject, language: Language) -> Markup {
    html! {
        table.bill {
            caption { (Text::Bill.say(language)) }
            thead.unseen {
                tr {
                    th scope="col" { (Text::Item.say(language)) }
                    th scope="col" { (Text::Amount.say(language)) }
                }
            }
            tbody {
                @for line in &subject.lines {
                    tr {
                        th scope="row" {
                            (typed(text_json(&line.product["name"]).as_str().unwrap_or_default()))
                            span.soft { (details(line, language)) }
                        }
                        td { (amounts::amount(line.amount, language)) }
                    }
                }
            }
            tfoot {
                @for (name, sum) in sums(&subject.body["orderSummary"], language) {
                    tr { th scope="row" { (name) } td { (amounts::amount(sum, language)) } }
                }
                tr.sum {
                    th scope="row" { (total_name(subject).say(language)) }
                    td { (total(subject, language)) }
                }
            }
        }
    }
}

/// What is to be paid or was paid, with its currency if one is known.
pub fn total(subject: &Subject, language: Language) -> Markup {
    html! {
        (amounts::amount(subject.total, language))
        @if let Some(currency) = subject.currency() { " " (typed(currency)) }
    }
}

/// What the total is called.
fn total_name(subject: &Subject) -> Text {
    match subject.kind {
        SubjectKind::Cycle => Text::EachTime,
        _ if subject.state != PaymentState::Open => Text::Total,
        SubjectKind::Reservation => Text::ToReserve,
        _ => Text::ToPay,
    }
}

/// Quantity, price, VAT and discount of a line, as far as it has them: those of a reservation have no quantity.
fn details(line: &OrderLine, language: Language) -> String {
    let field = |name: &str| money::of(&line.product[name]);
    let rate = field("rate").map(|rate| amounts::amount(rate, language));
    let mut parts = Vec::new();
    match (field("quantity"), rate) {
        (Some(quantity), Some(rate)) => {
            parts.push(format!("{}\u{a0}×\u{a0}{rate}", amounts::number(quantity, language)));
        }
        (None, Some(rate)) => parts.push(rate),
        _ => {}
    }
    if let Some(tax) = field("tax") {
        parts.push(filled(Text::VatRate.say(language), "rate", &amounts::number(tax, language)));
    }
    if let Some(discount) = field("discount").filter(|discount| !discount.is_zero()) {
        let discount = amounts::amount(discount, language);
        parts.push(filled(Text::DiscountOf.say(language), "amount", &discount));
    }
    parts.join(", ")
}

/// The sums that the summary states; a discount or shipping of nothing is left out.
fn sums(summary: &Value, language: Language) -> Vec<(&'static str, Amount)> {
    let mut sums = Vec::new();
    let other_than_zero = |name: &str| money::of(&summary[name]).filter(|sum| !sum.is_zero());
    if let Some(sum) = money::of(&summary["subTotal"]) {
        sums.push((Text::SubTotal.say(language), sum));
    }
    if let Some(discount) = other_than_zero("totalDiscount") {
        sums.push((Text::Discount.say(language), -discount));
    }
    if let Some(tax) = money::of(&summary["totalTax"]) {
        sums.push((Text::Vat.say(language), tax));
    }
    if let Some(shipping) = other_than_zero("shippingCost") {
        sums.push((Text::Shipping.say(language), shipping));
    }
    sums
}
