//! The outbox: callbacks with what came of each attempt, and the secret that signs them. Nothing is sent from here.

use serde_json::{Value, json};
use url::Url;

use super::callback::{AttemptReason, Callback, Message};
use super::rules::{self, ServerRules};
use super::{address, real_time};
use crate::base::error::{Error, ErrorKind, Result};
use crate::callback::Draft;
use crate::sandbox::long_text::LongText;
use crate::sandbox::world::{QueuedMessage, World};

/// Kind of callbacks in the world, and their series of numbers.
pub(super) const KIND: &str = "callback";

/// Kind and identifier of the chosen secret in the world.
pub const SECRET_KIND: &str = "callback-secret";

/// The secret that callbacks are signed with, where none was chosen.
pub const USUAL_SECRET: &str = "sandbox-callback-secret";

/// What is said of a callback that nobody is sending yet.
pub const WAITING: &str = "waiting";

/// What is said of one that is being sent.
pub const SENDING: &str = "sending";

/// How long a callback waits for the one that is to go first, in milliseconds.
const HELD: i64 = 15_000;

/// Chooses the secret for everything that is signed from now on.
pub fn choose_secret(world: &World, secret: &str) -> Result<()> {
    world.put(SECRET_KIND, SECRET_KIND, &secret)
}

/// The secret that callbacks are signed with now.
pub fn secret(world: &World) -> Result<String> {
    let chosen: Option<String> = world.object(SECRET_KIND, SECRET_KIND)?;
    Ok(chosen.unwrap_or_else(|| USUAL_SECRET.to_owned()))
}

/// Adds a callback, if the merchant named an address. Parameters of the merchant's own stay first, and are signed like
/// the others (quirk 20).
pub fn add(world: &World, to: &Value, message: Message) -> Result<()> {
    let Some(to) = to.as_str().filter(|to| !to.is_empty()) else { return Ok(()) };
    let number = world.next_number(KIND, 1)?;
    let mut callback = Callback::new(number, world.now(), &message);
    callback.rule = rules::effects_on(world, &callback.object, callback.status.as_deref())?;
    callback.url = match Url::parse(to) {
        Ok(to) => sign(world, &mut callback, to, message)?,
        Err(_) => to.to_owned(),
    };
    callback.retries_left = callback.rule.retries.unwrap_or_default();
    callback.copies_left = callback.rule.copies();
    callback.outcome = match address::refusal(&callback.url, &ServerRules::get(world)?.hosts) {
        Some(why) => format!("withheld: {why}"),
        None if callback.rule.drop == Some(true) => "dropped by a rule".into(),
        None => WAITING.into(),
    };
    if callback.outcome == WAITING {
        let held = callback.rule.reorder == Some(true);
        let due = real_time::after(callback.rule.delay()) + if held { HELD } else { 0 };
        world.enqueue(&QueuedMessage { number, line: &callback.object, due, held })?;
    }
    put(world, &callback)
}

/// The address with everything that the callback says, signed as its rule wants it.
fn sign(world: &World, callback: &mut Callback, to: Url, message: Message) -> Result<String> {
    let draft = Draft { to, pairs: message.pairs, signed: message.signed };
    let secret = secret(world)?;
    let url = match draft.url(secret.as_bytes(), callback.rule.wrong()) {
        Ok(url) => url,
        Err(why) => {
            callback.note = Some(why);
            draft.right_url(secret.as_bytes())
        }
    };
    Ok(url.into())
}

/// Keeps a callback as it is now.
pub fn put(world: &World, callback: &Callback) -> Result<()> {
    world.put(KIND, &key(callback.number), callback)
}

/// The callback with this number.
pub fn find(world: &World, number: i64) -> Result<Option<Callback>> {
    world.object(KIND, &key(number))
}

/// The number of the next callback.
pub fn coming_number(world: &World) -> Result<i64> {
    world.coming_number(KIND, 1)
}

/// Two kinds never have the same identifier in the world.
fn key(number: i64) -> String {
    format!("callback {number}")
}

/// All callbacks, oldest first. One that waits has the Unix time when it is due, by the system's clock.
pub fn all(world: &World) -> Result<LongText> {
    let mut all = LongText::default();
    world.each::<Callback>(KIND, |callback| {
        let mut shown = json!(callback);
        if callback.outcome == WAITING
            && let Some(due) = world.due_of(callback.number)?
        {
            shown["due"] = (due / 1000).into();
        }
        all.add_item(&shown.to_string())
    })?;
    all.end_list()?;
    Ok(all)
}

/// Removes all callbacks: an older fpgo kept them in another form.
pub fn forget_all(world: &World) -> Result<()> {
    world.remove_all(KIND)
}

/// Sends a callback once more, whatever came of it. Gives it as it is now.
pub fn resend(world: &World, number: &str) -> Result<Value> {
    let found = number.parse().ok().map(|number| find(world, number)).transpose()?.flatten();
    let Some(mut callback) = found else {
        let words = format!("the sandbox has no callback {number}");
        return Err(Error::new(ErrorKind::NotFound, words));
    };
    if world.due_of(callback.number)?.is_some() {
        let words = format!("callback {number} is {} already", callback.outcome);
        return Err(Error::new(ErrorKind::Refused, words));
    }
    let hosts = ServerRules::get(world)?.hosts;
    if let Some(why) = address::refusal(&callback.url, &hosts) {
        let words =
            format!("callback {number} is withheld: {why}; serve --callbacks-to allows more hosts");
        return Err(Error::new(ErrorKind::Refused, words));
    }
    callback.outcome = WAITING.into();
    callback.next = AttemptReason::Resent;
    let (number, line, due) = (callback.number, callback.object.as_str(), real_time::now());
    world.enqueue(&QueuedMessage { number, line, due, held: false })?;
    put(world, &callback)?;
    Ok(json!(callback))
}
