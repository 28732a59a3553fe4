//! The orders that a new world begins with: one in each status that an operator meets. All of it is made up.

use serde_json::{Value, json};

use super::objects::line::LineAmount;
use super::objects::order::{Order, OrderStage};
use super::objects::refund::Refund;
use super::world::World;
use crate::base::error::Result;
use crate::base::money::{self, Amount};

/// How old every order is that does not wait for its payer, so that limits of a week are unused.
const AGE: i64 = 10 * 24 * 60 * 60;

/// A customer by number, name and organization number.
struct SeedCustomer(u32, &'static str, Option<&'static str>);

/// Name, product id, quantity, rate and VAT percent.
type SeedProduct = (&'static str, &'static str, u32, &'static str, u32);

const BIKE_SERVICE: SeedProduct = ("Bike service", "BS-10", 2, "400", 25);
const HELMET: SeedProduct = ("Helmet", "HE-20", 1, "599.90", 25);
const LOCK: SeedProduct = ("Lock", "LO-30", 1, "349.50", 25);
const FITTING: SeedProduct = ("Fitting", "FI-40", 1, "250.60", 25);
const BOOK: SeedProduct = ("Book of tours", "BO-50", 3, "150", 0);
const LUNCH: SeedProduct = ("Lunch", "LU-60", 4, "115", 15);

/// Adds the orders.
pub fn fill(world: &World) -> Result<()> {
    add(world, SeedCustomer(1, "Ola Test", None), &[BIKE_SERVICE], OrderStage::Sent)?;
    add(world, SeedCustomer(2, "Kari Prøve", None), &[BIKE_SERVICE], OrderStage::Paid)?;
    let corporate = SeedCustomer(3, "Test Sykkel AS", Some("999888777"));
    add(world, corporate, &[HELMET, LOCK, FITTING], OrderStage::Paid)?;
    let partly =
        add(world, SeedCustomer(4, "Nils Eksempel", None), &[HELMET, BOOK], OrderStage::Paid)?;
    give_back(world, partly, 1, Amount::from(150))?;
    let back = add(world, SeedCustomer(5, "Lise Demo", None), &[BOOK], OrderStage::Paid)?;
    give_back(world, back, 0, Amount::from(450))?;
    add(world, SeedCustomer(6, "Per Fiktiv", None), &[LOCK], OrderStage::Cancelled)?;
    add(world, SeedCustomer(7, "Anne Øvelse", None), &[LUNCH], OrderStage::Expired)?;
    let buyer = SeedCustomer(8, "Eksempel Kontor AS", Some("999777666"));
    add(world, buyer, &[LUNCH, BOOK], OrderStage::Invoiced)?;
    add(world, SeedCustomer(9, "Jon Sandkasse", None), &[BIKE_SERVICE], OrderStage::Purring)?;
    Ok(())
}

fn add(
    world: &World,
    customer: SeedCustomer,
    products: &[SeedProduct],
    stage: OrderStage,
) -> Result<Order> {
    let age = if stage == OrderStage::Sent { 0 } else { AGE };
    let mut order = Order::new(world, &body(world.now() - age, &customer, products))?;
    if matches!(stage, OrderStage::Invoiced | OrderStage::Purring) {
        order.send_invoice(world)?;
        order.kind = "invoice".into();
    }
    order.stage = stage;
    order.note(world, format!("seeded as {}", order.status(world.now())));
    order.save(world)?;
    Ok(order)
}

fn give_back(world: &World, mut order: Order, line: usize, amount: Amount) -> Result<()> {
    let then = world.now() - AGE;
    let lines = vec![LineAmount { id: order.lines[line].id, amount }];
    order.refunds.push(Refund { amount, lines, asked: then, due: then });
    order.save(world)
}

/// The body with which a merchant would have created such an order.
fn body(date: i64, customer: &SeedCustomer, products: &[SeedProduct]) -> Value {
    let SeedCustomer(number, name, organization) = customer;
    let kind = if organization.is_some() { "corporate" } else { "private" };
    let personal_number = organization.is_none().then_some("01019012345");
    let (lines, sums) = lines(products);
    json!({
        "products": lines,
        "orderSummary": {
            "subTotal": money::to_json(sums.sub_total),
            "totalTax": money::to_json(sums.total_tax),
            "totalDiscount": money::to_json(sums.total_discount),
            "grandTotal": money::to_json(sums.grand_total),
        },
        "sendOrderBy": {"sms": true, "email": false},
        "orderDate": date.to_string(),
        "customerDetails": {
            "type": kind,
            "countryCode": "+47",
            "msisdn": format!("4000000{number}"),
            "email": format!("customer{number}@example.com"),
            "name": name,
            "preferredLanguage": "no",
            "personalNumber": personal_number,
            "organizationId": organization,
            "address": {"street": format!("Testveien {number}"), "zip": "0010", "city": "Oslo", "country": "NO"},
        },
        "invoiceAsPaymentOption": true,
        "referenceNo": format!("SEED-{number}"),
    })
}

fn lines(products: &[SeedProduct]) -> (Vec<Value>, money::Sums) {
    let mut sums = money::Sums::default();
    let mut lines = Vec::new();
    for (name, id, quantity, rate, tax) in products {
        let (count, tax) = (Amount::from(*quantity), Amount::from(*tax));
        let price = money::of(&json!(rate)).unwrap_or_default();
        let amount = money::line_amount(price, count, Amount::ZERO).unwrap_or_default();
        money::add_line(&mut sums, amount, Amount::ZERO, tax).unwrap_or_default();
        lines.push(json!({
            "name": name, "productId": id, "quantity": quantity, "rate": money::number(rate), "discount": 0,
            "tax": money::to_json(tax), "amount": money::to_json(amount),
        }));
    }
    (lines, sums)
}
