//! Parts that several kinds of seeded objects have: lines, customers, totals, refunds and events.

use serde_json::{Value, json};

use super::given::Given;
use crate::base::error::Result;
use crate::base::money::{self, Amount};
use crate::sandbox::objects::customer::Customer;
use crate::sandbox::objects::line::{LineAmount, OrderLine};
use crate::sandbox::objects::refund::Refund;
use crate::sandbox::world::World;

/// Gives it lines and a total by its body, and a customer: those that are not given.
pub fn complete_by_body(world: &World, given: &mut Given) -> Result<()> {
    let body = given.object("body")?;
    given.or_make("lines", || Ok(json!(OrderLine::all(world, &body)?)))?;
    let total = money::of(&body["orderSummary"]["grandTotal"]);
    if let Some(total) = total {
        given.or("total", total.to_string());
    }
    if given.value("total").is_null() {
        return Err(
            given.wrong("body.orderSummary.grandTotal", "is missing, and no total is given")
        );
    }
    given.or_make("customer_uuid", || match &body["customerDetails"] {
        details @ Value::Object(_) => Ok(Customer::find_or_add(world, details)?.into()),
        _ => Ok(Value::Null),
    })?;
    if let Some(uuid) = given.value("customer_uuid").as_str()
        && Customer::find(world, uuid)?.is_none()
    {
        let what = format!("the seed has no customer {uuid}");
        return Err(given.wrong("customer_uuid", &what));
    }
    Ok(())
}

/// Completes the refunds in this field, which give back what was taken from these lines.
pub fn complete_refunds(world: &World, given: &mut Given, lines: &[LineAmount]) -> Result<()> {
    let mut refunds = Vec::new();
    for mut refund in given.parts("refunds")? {
        complete_lines(&mut refund, lines)?;
        refund.or("asked", world.now());
        refund.or("due", world.now());
        refunds.push(refund.into_value());
    }
    given.set("refunds", refunds);
    Ok(())
}

/// Gives a part of an amount its lines, where only one answer is possible.
pub fn complete_lines(part: &mut Given, lines: &[LineAmount]) -> Result<()> {
    if !part.value("lines").is_null() {
        return Ok(());
    }
    let Some(amount) = money::of(part.value("amount")) else {
        return Err(part.wrong("amount", "must be an amount"));
    };
    let total = money::total(lines.iter().map(|line| line.amount));
    let taken = match lines {
        [only] => vec![LineAmount { id: only.id, amount }],
        several if total == amount => several.to_vec(),
        _ => return Err(part.wrong("lines", "must say which lines, by id and amount")),
    };
    part.set("lines", json!(taken));
    Ok(())
}

/// The lines as amounts of what can be taken.
pub fn amounts_of(given: &Given) -> Result<Vec<LineAmount>> {
    let mut amounts = Vec::new();
    for line in given.parts("lines")? {
        let id = line.value("id").as_i64();
        let amount = money::of(line.value("amount"));
        let Some((id, amount)) = id.zip(amount) else {
            return Err(line.wrong("id", "each line has an id, a product and an amount"));
        };
        amounts.push(LineAmount { id, amount });
    }
    Ok(amounts)
}

/// Refuses to give back, or take, more than there is.
pub fn refuse_excess(path: &str, what: &str, part: Amount, whole: Amount) -> Result<()> {
    if part <= whole {
        return Ok(());
    }
    let (part, whole) = (money::show(part), money::show(whole));
    Err(super::given::wrong(path, &format!("{part} {what} of {whole}")))
}

/// Refuses to give back more of a line than was paid for it.
pub fn refuse_excess_of_lines(path: &str, refunds: &[Refund], lines: &[LineAmount]) -> Result<()> {
    let given_back: Vec<&LineAmount> = refunds.iter().flat_map(|refund| &refund.lines).collect();
    for line in lines.iter().filter(|line| given_back.iter().any(|part| part.id == line.id)) {
        let of_line = given_back.iter().filter(|part| part.id == line.id);
        let sum = money::total(of_line.map(|part| part.amount));
        refuse_excess(&format!("{path}: line {}", line.id), "is given back", sum, line.amount)?;
    }
    Ok(())
}

/// The event that tells where it comes from.
pub fn seeded(world: &World) -> Value {
    json!([{"at": world.now(), "what": "seeded"}])
}
