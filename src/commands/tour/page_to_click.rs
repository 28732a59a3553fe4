//! The end of the tour: a payer's page to click, the callback that follows from it, and its verification. Where nobody can
//! click, `sandbox pay` does the same.

use super::guide::{Guide, identifier};
use crate::base::error::{Error, Result};

const CHECKOUT: &str = "--sandbox checkout session --line 'name=Bike service,qty=2,rate=400,tax=25' --date now \
    --via visa --with-customer --customer-type private --name 'Ola Test' --language en --country-code +47 \
    --msisdn 40000001 --email ola.test@example.com --street 'Testveien 7' --zip 0010 --city Oslo --country NO --qr";

/// What stands before an address where something listens.
const LISTENING: &str = "listening on ";

/// Tells it.
pub fn tell(guide: &mut Guide) -> Result<()> {
    let served = guide.background(
        "So far we were the customer. The sandbox has pages for that; from here on it runs in the background.",
        "sandbox serve",
        LISTENING,
    )?;
    let origin = address(&served)?.trim_end_matches("/api/v1");
    guide.say(&format!("(A browser shows all that is in it at {origin}/)\n"))?;
    let listening = guide.background(
        "Your shop wants to know when somebody pays. Wait for callbacks.",
        "--sandbox callback listen --port 0",
        LISTENING,
    )?;
    let callback_url = address(&listening)?;
    let made = guide.step(
        "Make a checkout. Its answer has the address where the customer pays, here as a QR code too.",
        &format!("{CHECKOUT} --callback-url {callback_url} --success-url {origin}/ --failure-url {origin}/"),
        0,
    )?;
    let order = identifier(&made, "ODR")?;
    pay(guide, &order, address(&made)?)?;
    verify(guide, callback_url)
}

/// Lets the person pay on the page, or pays where there is nobody, or nobody wants to. Ends when the callback has come.
fn pay(guide: &mut Guide, order: &str, page: &str) -> Result<()> {
    if guide.has_company() {
        guide.say(&format!(
            "\nThe page to click: {page}\nOpen it in a browser on this machine, and pay. Enter pays from here instead; \
             Ctrl-C ends the tour.\n"
        ))?;
        if guide.line_or_enter(order)? {
            return Ok(());
        }
    } else {
        guide.say(&format!("\nThe page to click: {page}\n"))?;
    }
    guide.step(
        "Pay from the command line instead, which does the same. The callback comes at once.",
        &format!("sandbox pay {order}"),
        0,
    )?;
    guide.line(order).map(drop)
}

fn verify(guide: &mut Guide, callback_url: &str) -> Result<()> {
    let received = guide.run_unseen("--sandbox callback list -q")?;
    let number = received.lines().next().unwrap_or_default().to_owned();
    let query =
        guide.run_unseen(&format!("--sandbox callback show {number} -o json --jq .query --raw"))?;
    let url = format!("{callback_url}?{}", query.trim());
    guide.step(
        "Is this callback really from Front Payment? With --sandbox it is checked with the sandbox's own secret.",
        &format!("--sandbox callback verify '{url}'"),
        0,
    )?;
    let forged = url.replace("amount=800", "amount=900");
    guide.step(
        "The same with another amount: exit code 10.",
        &format!("--sandbox callback verify '{forged}'"),
        10,
    )?;
    Ok(())
}

/// The first address in a command's output.
fn address(output: &str) -> Result<&str> {
    match output.split_whitespace().find(|word| word.starts_with("http://")) {
        Some(address) => Ok(address),
        None => Err(Error::bug(format!("the tour found no address in: {output}"))),
    }
}
