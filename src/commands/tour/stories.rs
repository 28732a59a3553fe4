//! The stories of the tour, a chapter each: what happens, the commands, and the exit codes that they must end with.

use super::guide::{Guide, SECRET, TemporaryHome, identifier};
use crate::base::error::Result;
use crate::callback::{self, CallbackKind};
use crate::output::ui::Ui;

/// The chapters that can be asked for.
pub const CHAPTERS: [&str; 2] = ["orders", "reservations"];

/// Tells a chapter's whole story.
pub fn run(chapter: &str, ui: &mut Ui) -> Result<()> {
    let home = TemporaryHome::choose()?;
    let mut guide = Guide::new(ui, home.path());
    match chapter {
        "reservations" => reservations(&mut guide)?,
        _ => orders(&mut guide)?,
    }
    guide.say("\nThat was the tour. The sandbox it used is gone; yours starts with: fpgo --sandbox orders list\n")
}

const SEND_PAYMENT_LINK: &str = "--sandbox orders send-payment-link \
    --line 'name=Bike service,qty=2,rate=400,tax=25' --date now --by-sms --customer-type private --name 'Ola Test' \
    --country-code +47 --msisdn 40000001 --street 'Testveien 7' --zip 0010 --city Oslo --country NO \
    --invoice-option=false";

fn orders(guide: &mut Guide) -> Result<()> {
    let sent = guide.step(
        "Send a customer a payment link for 800. The sandbox stands in for Front Payment.",
        SEND_PAYMENT_LINK,
        0,
    )?;
    let order = identifier(&sent, "ODR")?;
    guide.step(
        "The customer pays by card. In the sandbox we do that ourselves.",
        &format!("sandbox pay {order}"),
        0,
    )?;
    guide.step(
        "Look it up: paid, nothing refunded.",
        &format!("--sandbox orders status {order}"),
        0,
    )?;
    guide.step(
        "Refund a part. --yes stands in for the question that a terminal would ask.",
        &format!("--sandbox orders refund {order} --amount 300 --yes"),
        0,
    )?;
    guide.step("Refund the rest.", &format!("--sandbox orders refund {order} --full --yes"), 0)?;
    guide.step(
        "A third refund is refused before anything is sent: exit code 8.",
        &format!("--sandbox orders refund {order} --amount 300 --yes"),
        8,
    )?;
    let paid = guide.run_unseen("--sandbox orders list --status paid -q")?;
    let paid = identifier(&paid, "ODR")?;
    guide.step(
        "Another order is paid, so it cannot be cancelled: exit code 8, and what to do instead.",
        &format!("--sandbox orders cancel {paid} --note 'Customer called' --yes"),
        8,
    )?;
    callbacks(guide, &order)
}

fn callbacks(guide: &mut Guide, order: &str) -> Result<()> {
    let query = format!(
        "orderUuid={order}&status=PAID&paymentMethod=Visa&amount=800&createdAt=1767225600&timestamp=1767225660"
    );
    let checksum = callback::checksum(&query, SECRET.as_bytes(), CallbackKind::Order);
    let url = format!("https://shop.example/fp/callback?{query}&checksum={checksum}");
    guide.step(
        "Is this callback really from Front Payment? (The secret is in FPGO_CALLBACK_SECRET.)",
        &format!("callback verify '{url}'"),
        0,
    )?;
    let forged = url.replace("amount=800", "amount=900");
    guide.step(
        "The same with another amount: exit code 10.",
        &format!("callback verify '{forged}'"),
        10,
    )?;
    Ok(())
}

const SUBMIT_RESERVATION: &str = "--sandbox reservations submit --line 'name=Cabin,rate=1500,tax=0' --date now \
    --link-due +7d --by-sms=false --by-email --customer-type private --name 'Ola Test' --language no \
    --country-code +47 --msisdn 40000001 --email 'ola.test@example.com' --street 'Testveien 7' --zip 0010 --city Oslo \
    --country NO";

fn reservations(guide: &mut Guide) -> Result<()> {
    let sent = guide.step(
        "Ask a customer to let 1500 be held for two nights in a cabin. Nothing is taken yet.",
        SUBMIT_RESERVATION,
        0,
    )?;
    let id = identifier(&sent, "RES")?;
    guide.step("The customer agrees, and the card is held.", &format!("sandbox pay {id}"), 0)?;
    guide.step(
        "The first night is over: capture a part of what is held.",
        &format!("--sandbox reservations capture {id} --amount 600 --yes"),
        0,
    )?;
    guide.step(
        "More than is left is refused before anything is sent: exit code 8.",
        &format!("--sandbox reservations capture {id} --amount 1000 --yes"),
        8,
    )?;
    guide.step(
        "Something was not foreseen: charge it beside what is held.",
        &format!(
            "--sandbox reservations charge {id} --line 'name=Late check-out,rate=200,tax=0' --yes"
        ),
        0,
    )?;
    let details = guide.run_unseen(&format!("--sandbox reservations details {id}"))?;
    let capture = identifier(&details, "CAP")?;
    guide.step(
        "The night was not as promised: give the capture back.",
        &format!("--sandbox reservations refund {id} --capture {capture} --full --yes"),
        0,
    )?;
    guide.step(
        "Something was taken of it, so it cannot be cancelled: exit code 8, and what to do instead.",
        &format!("--sandbox reservations cancel {id} --note 'Guest left' --yes"),
        8,
    )?;
    guide.step(
        "Complete it instead; the rest of what is held is released.",
        &format!("--sandbox reservations complete {id} --note 'Stay finished' --yes"),
        0,
    )?;
    guide.step("All that was paid.", &format!("--sandbox reservations details {id}"), 0)?;
    Ok(())
}
