//! The outbox: callbacks with what came of each, and the secret that signs them. Nothing is sent from here.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use url::{Host, Url};

use crate::base::error::Result;
use crate::callback::{self, CallbackKind};
use crate::sandbox::world::{World, WorldFile};

/// Kind of callbacks in the world.
const KIND: &str = "callback";

/// Kind and identifier of the chosen secret in the world.
pub const SECRET_KIND: &str = "callback-secret";

/// The secret that callbacks are signed with, where none was chosen.
pub const USUAL_SECRET: &str = "sandbox-callback-secret";

/// A callback: where it goes, and what came of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Callback {
    id: String,
    /// When the change was, in Unix seconds.
    at: i64,
    /// Where it goes, its parameters included.
    pub url: String,
    /// `waiting`, `sending`, the HTTP status, or why nothing came of it.
    pub outcome: String,
}

/// Chooses the secret for everything that is signed from now on.
pub fn choose_secret(world: &World, secret: &str) -> Result<()> {
    world.put(SECRET_KIND, SECRET_KIND, &secret)
}

/// The secret that callbacks are signed with now.
pub fn secret(world: &World) -> Result<String> {
    let chosen: Option<String> = world.object(SECRET_KIND, SECRET_KIND)?;
    Ok(chosen.unwrap_or_else(|| USUAL_SECRET.to_owned()))
}

/// Adds a callback with these parameters, if the merchant named an address. Parameters of the merchant's own stay
/// first, and are signed like the others (quirk 20).
pub fn add(
    world: &World,
    to: &Value,
    pairs: &[(&str, String)],
    signed: Option<CallbackKind>,
) -> Result<()> {
    let Some(Ok(mut url)) = to.as_str().map(Url::parse) else { return Ok(()) };
    url.query_pairs_mut().extend_pairs(pairs);
    if let Some(kind) = signed {
        let query = url.query().unwrap_or_default().to_owned();
        let checksum = callback::checksum(&query, secret(world)?.as_bytes(), kind);
        url.query_pairs_mut().append_pair("checksum", &checksum);
    }
    let outcome = if is_here(&url) { "waiting" } else { "withheld: not this machine" };
    let id = format!("callback {}", world.next_number(KIND, 1)?);
    let callback =
        Callback { id: id.clone(), at: world.now(), url: url.into(), outcome: outcome.into() };
    world.put(KIND, &id, &callback)
}

/// Whether the address is this machine: literally, or by the name `localhost`.
fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

/// All callbacks, oldest first.
pub fn all(world: &World) -> Result<Value> {
    Ok(json!(world.objects::<Callback>(KIND)?))
}

/// The callbacks that nobody has begun to send, marked as being sent: each is sent once at most.
pub fn take_waiting(file: &mut WorldFile) -> Result<Vec<Callback>> {
    file.change(|world| {
        let mut taken = Vec::new();
        for mut callback in world.objects::<Callback>(KIND)? {
            if callback.outcome == "waiting" {
                callback.outcome = "sending".into();
                world.put(KIND, &callback.id, &callback)?;
                taken.push(callback);
            }
        }
        Ok(taken)
    })
}

/// Writes down what came of a callback.
pub fn record_outcome(file: &mut WorldFile, callback: &Callback) -> Result<()> {
    file.change(|world| world.put(KIND, &callback.id, callback))
}
