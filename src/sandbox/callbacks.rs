//! Callbacks to the merchant: what is told of a change is written down with the change itself, and sent once when that is
//! committed. Nothing is sent beyond this machine, no redirect is followed, and no answer is waited for long.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use url::{Host, Url};

use super::order::{Order, Refund, plain};
use super::reservation::Reservation;
use super::world::{World, WorldFile};
use crate::base::error::Result;
use crate::base::money::Amount;
use crate::callback::{self, CallbackKind};

/// Kind of these objects in the world.
const KIND: &str = "callback";

/// Kind and identifier of the chosen secret in the world.
pub const SECRET_KIND: &str = "callback-secret";

/// The secret that callbacks are signed with, where none was chosen.
const SECRET: &str = "sandbox-callback-secret";

/// How long a merchant may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// A callback: where it goes, and how that went.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Callback {
    id: String,
    /// When the change was, in Unix seconds.
    at: i64,
    /// With everything in the query.
    url: String,
    /// `waiting`, `sending`, the HTTP status, or why nothing came of it.
    outcome: String,
}

/// Chooses the secret for everything that is signed from now on.
pub fn choose_secret(world: &World, secret: &str) -> Result<()> {
    world.put(SECRET_KIND, SECRET_KIND, &secret)
}

fn secret(world: &World) -> Result<String> {
    let chosen: Option<String> = world.object(SECRET_KIND, SECRET_KIND)?;
    Ok(chosen.unwrap_or_else(|| SECRET.to_owned()))
}

/// Tells of an order's new status (chapter 12.1).
pub fn order_changed(world: &World, order: &Order, status: &str) -> Result<()> {
    let to = &order.body["callback"]["callbackUrl"];
    let created = order.events.first().map_or(world.now(), |event| event.at);
    let method = order.via.clone().unwrap_or_else(|| "invoice".into());
    general(world, to, &order.uuid, status, &method, order.total, created)
}

/// Tells of a reservation that is reserved, captured or charged (chapter 12.2).
pub fn reservation_changed(world: &World, reservation: &Reservation, status: &str) -> Result<()> {
    let to = &reservation.body["callback"]["callbackUrl"];
    let created = reservation.events.first().map_or(world.now(), |event| event.at);
    let method = reservation.reserved.as_ref().map_or("", |(_, via)| via.as_str());
    general(world, to, &reservation.uuid, status, method, reservation.total, created)
}

fn general(
    world: &World,
    to: &Value,
    uuid: &str,
    status: &str,
    method: &str,
    amount: Amount,
    created: i64,
) -> Result<()> {
    let pairs = [
        ("orderUuid", uuid.to_owned()),
        ("status", status.to_owned()),
        ("paymentMethod", method.to_owned()),
        ("amount", plain(amount).to_string()),
        ("createdAt", created.to_string()),
        ("timestamp", world.now().to_string()),
    ];
    tell(world, to, &pairs, Some(CallbackKind::Order))
}

/// Tells of what happened at a terminal, unsigned (chapter 12.3).
pub fn at_terminal(
    world: &World,
    order: &Order,
    approved: bool,
    refund: Option<&Refund>,
) -> Result<()> {
    let status = if approved { "Approved" } else { "Cancelled" };
    let kind = if refund.is_some() { "Payment_Refund" } else { "Payment" };
    let mut pairs = vec![
        ("orderUuid", order.uuid.clone()),
        ("status", status.to_owned()),
        ("type", kind.to_owned()),
    ];
    if refund.is_none() {
        let sums = &order.body["orderSummary"];
        let sum = |key: &str| crate::base::money::of(&sums[key]).unwrap_or_default();
        pairs.push(("baseAmount", plain(order.total - sum("totalTax")).to_string()));
        pairs.push(("vatAmount", plain(sum("totalTax")).to_string()));
    }
    let amount = refund.map_or(order.total, |refund| refund.amount);
    pairs.push(("totalAmount", plain(amount).to_string()));
    pairs.push(("currency", "NOK".to_owned()));
    tell(world, &order.body["callbackUrl"], &pairs, None)
}

/// Tells of a company check's result (chapter 12.4).
pub fn company_checked(world: &World, to: &Value, row: &Value) -> Result<()> {
    const NAMES: [&str; 12] = [
        "companyCheckUuid",
        "companyId",
        "companyType",
        "companyName",
        "score",
        "riskLevel",
        "scoreMessage",
        "defaultProbability",
        "personalNumber",
        "contactPersonName",
        "contactPersonEmail",
        "createdAt",
    ];
    let told = |name: &'static str| {
        let value = &row[name];
        (name, value.as_str().map_or_else(|| value.to_string(), str::to_owned))
    };
    tell(world, to, &NAMES.map(told), Some(CallbackKind::Company))
}

/// Writes a callback down; parameters of the merchant's own stay first, and are signed like the others (quirk 20).
fn tell(
    world: &World,
    to: &Value,
    pairs: &[(&str, String)],
    signed: Option<CallbackKind>,
) -> Result<()> {
    let Some(mut url) = to.as_str().and_then(|to| Url::parse(to).ok()) else { return Ok(()) };
    url.query_pairs_mut().extend_pairs(pairs);
    if let Some(kind) = signed {
        let query = url.query().unwrap_or_default().to_owned();
        let checksum = callback::checksum(&query, secret(world)?.as_bytes(), kind);
        url.query_pairs_mut().append_pair("checksum", &checksum);
    }
    let here = match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    let outcome = if here { "waiting" } else { "withheld: not this machine" };
    let id = format!("callback {}", world.next_number(KIND, 1)?);
    let callback =
        Callback { id: id.clone(), at: world.now(), url: url.into(), outcome: outcome.into() };
    world.put(KIND, &id, &callback)
}

/// All callbacks, oldest first.
pub fn all(world: &World) -> Result<Value> {
    Ok(json!(world.objects::<Callback>(KIND)?))
}

/// The callbacks that nobody has begun to send, taken in hand: each is sent once at most.
pub fn claim(world: &mut WorldFile) -> Result<Vec<Callback>> {
    world.change(|view| {
        let mut waiting = view.objects::<Callback>(KIND)?;
        waiting.retain(|callback| callback.outcome == "waiting");
        for callback in &mut waiting {
            callback.outcome = "sending".into();
            view.put(KIND, &callback.id, callback)?;
        }
        Ok(waiting)
    })
}

/// Sends it, and gives it with what came of it.
pub fn send(mut callback: Callback) -> Callback {
    // It may be there already; a merchant on this machine hardly ever has TLS.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::blocking::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        // The name is this machine whatever a name service says.
        .resolve_to_addrs("localhost", &here())
        .timeout(PATIENCE)
        .build();
    let sent = client.and_then(|client| client.get(&callback.url).send());
    callback.outcome = match sent {
        Ok(answer) => answer.status().as_u16().to_string(),
        Err(error) if error.is_timeout() => "failed: no answer in time".into(),
        Err(_) => "failed: no answer".into(),
    };
    callback
}

fn here() -> [SocketAddr; 2] {
    [IpAddr::from(Ipv4Addr::LOCALHOST), IpAddr::from(Ipv6Addr::LOCALHOST)]
        .map(|address| SocketAddr::new(address, 0))
}

/// Writes down what came of it.
pub fn settle(world: &mut WorldFile, callback: &Callback) -> Result<()> {
    world.change(|view| view.put(KIND, &callback.id, callback))
}

/// Sends what waits, one after another. A merchant that does not answer changes nothing about what happened.
pub fn deliver(world: &mut WorldFile) -> Result<()> {
    for callback in claim(world)? {
        settle(world, &send(callback))?;
    }
    Ok(())
}
