//! The stories of the tour, a chapter each: what happens, the commands, and the exit codes that they must end with.

use std::sync::Arc;

use super::guide::{Guide, identifier};
use super::page_to_click;
use super::throwaway::Throwaway;
use crate::base::error::Result;
use crate::base::step::Command;
use crate::output::ui::Ui;
use crate::run::interrupt;

/// The chapters that can be asked for.
pub const CHAPTERS: [&str; 2] = ["orders", "reservations"];

/// Tells a chapter's whole story.
pub fn run(chapter: &str, ui: &mut Ui) -> Result<()> {
    let home = Arc::new(Throwaway::choose()?);
    let last = Arc::clone(&home);
    let again = Command::of_machine("sandbox tour").why("see it from the beginning");
    interrupt::ends_after(move || last.end(), again, ui)?;
    let told = tell(chapter, &mut Guide::new(ui, &home));
    home.end();
    told
}

fn tell(chapter: &str, guide: &mut Guide) -> Result<()> {
    match chapter {
        "reservations" => reservations(guide)?,
        _ => orders(guide)?,
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
    page_to_click::tell(guide)
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
