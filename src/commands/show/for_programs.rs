//! An object as one value of JSON, for programs: the same facts, amounts with two decimals, commands as words.

use serde_json::{Map, Value, json};

use super::ShownObject;
use super::advice::Advice;
use super::offers::Offer;
use super::timeline::Moment;
use crate::api::{LineLeft, ObjectPart, StatusMeaning};
use crate::base::dates;
use crate::base::money::{self, Amount};
use crate::base::step::AccountFlags;

/// The object as JSON.
pub fn json(object: &ShownObject, account: &AccountFlags) -> Value {
    let told = &object.overview;
    let status = told.status.as_deref();
    let meaning = status.and_then(|status| StatusMeaning::find(told.status_of, status));
    json!({
        "id": told.id,
        "kind": told.kind,
        "status": status,
        "meaning": meaning.map(|known| known.meaning),
        "facts": named(&told.facts),
        "customer": named(&told.customer),
        "money": amounts(&told.money),
        "lines": told.lines.iter().map(|own| line(own, told.lines_count)).collect::<Vec<_>>(),
        "parts": told.parts.iter().map(part).collect::<Vec<_>>(),
        "timeline": object.timeline.iter().map(moment).collect::<Vec<_>>(),
        "actions": object.offers.open.iter().map(|offer| action(offer, account)).collect::<Vec<_>>(),
        "ruled_out": ruled_out(object),
        "unwanted": object.advice.as_ref().map(|advice| unwanted(advice, account)),
        "unsettled": object.offers.unsettled,
    })
}

/// A title as a key.
fn key(title: &str) -> String {
    title.to_lowercase().replace([' ', '-'], "_").replace('\'', "")
}

fn named(pairs: &[(&str, String)]) -> Value {
    pairs.iter().map(|(title, value)| (key(title), json!(value))).collect::<Map<_, _>>().into()
}

fn amounts(pairs: &[(&str, Amount)]) -> Value {
    pairs
        .iter()
        .map(|(word, amount)| (key(word), cents(Some(*amount))))
        .collect::<Map<_, _>>()
        .into()
}

fn cents(amount: Option<Amount>) -> Value {
    amount.map_or(Value::Null, |amount| money::number(&money::show(amount)))
}

fn line(own: &LineLeft, counts: bool) -> Value {
    let mut line = json!({
        "id": own.line.id.as_ref().map(|id| id.to_json()),
        "name": own.line.name,
        "amount": cents(own.line.amount),
    });
    if counts {
        line["left"] = cents(own.known());
        line["left_at_least"] = cents(Some(own.least));
        line["left_at_most"] = cents(own.most);
    }
    line
}

fn part(part: &ObjectPart) -> Value {
    json!({
        "what": part.what,
        "name": part.name,
        "about": part.about,
        "status": part.status,
        "amount": cents(part.amount),
        "refunded": cents(part.refunded),
        "left": cents(part.left),
    })
}

fn moment(moment: &Moment) -> Value {
    json!({
        "at": moment.at,
        // A time without a zone is no instant, though it is sorted as one.
        "instant": dates::received(&moment.at).map(|instant| instant.to_string()),
        "what": moment.what,
        "amount": cents(moment.amount),
        "reference": moment.reference,
        "journal": moment.entry,
    })
}

fn action(offer: &Offer, account: &AccountFlags) -> Value {
    json!({
        "command": offer.endpoint.command,
        "argv": offer.argv(account),
        "effect": offer.endpoint.effect_mark(),
        "to": offer.operation.title,
        "needs": offer.operation.needs,
        "doubt": offer.doubt,
    })
}

fn ruled_out(object: &ShownObject) -> Value {
    let mut all = Vec::new();
    for ruled_out in &object.offers.ruled_out {
        all.push(json!({"command": ruled_out.operation.command, "why": ruled_out.why}));
    }
    all.into()
}

fn unwanted(advice: &Advice, account: &AccountFlags) -> Value {
    let mut not = Vec::new();
    for (command, why) in &advice.not {
        not.push(json!({"command": command, "why": why}));
    }
    json!({
        "take": advice.take.as_ref().map(|offer| action(offer, account)),
        "because": advice.take.as_ref().map(|offer| offer.operation.because),
        "afterwards": advice.afterwards.as_ref().map(|offer| action(offer, account)),
        "not": not,
    })
}
