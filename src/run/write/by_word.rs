//! What the journal keeps of a write that a person tells of afterwards: what its words say, laid out as a dry run does, so that
//! guards and limits recognise it. Nothing is read or sent. What only the object says (lines, whole, before) is not known.

use serde_json::{Value, json};

use super::laid_out::Call;
use super::prepared::Prepared;
use crate::api::{Endpoint, State};
use crate::base::error::{Error, Result};
use crate::options::Invocation;
use crate::run::context::Context;
use crate::store::journal::{Intent, Journal};

/// A write as its words tell it.
pub struct Told {
    /// What the journal keeps, but for its place in a run, and for what the object said.
    pub intent: Intent,
    /// The body, where the words say all of it.
    pub body: Option<Value>,
}

/// Lays out a write of which a person tells. The clock of the context is to be that of the write.
pub fn told(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    context: &Context,
    journal: &mut Journal,
) -> Result<Told> {
    let calls = invocation.calls(endpoint)?;
    let Some(one) = calls.first() else { return Err(Error::bug("a row without a call")) };
    // What was sent is not refused now.
    let one = &Invocation { no_validate: true, ..one.clone() };
    let call = Call::lay_out(endpoint, one, context)?;
    // What the state completes is not all that was sent.
    let is_whole = endpoint.compute.is_none() && endpoint.replaces.is_none();
    let sent = if is_whole { call.body.clone() } else { json!({}) };
    let write = Prepared::unread(&call, call.request(sent)?, Vec::new());
    let input = write.guard_input();
    let compute = endpoint.compute.as_ref();
    let creation = write.creation_hash(journal)?;
    let profile = &context.profile;
    let intent = Intent {
        command: endpoint.command.to_owned(),
        method: write.request.method.name().to_owned(),
        target: write.request.target.clone(),
        base_url: context.base_url.clone(),
        object: call.object().map(str::to_owned),
        profile: Some(profile.name.clone()),
        environment: Some(profile.environment.name().to_owned()),
        binds: endpoint.blocks_others(),
        amount: input.amount.filter(|_| is_whole),
        counted: input.counted.filter(|_| is_whole),
        lines: if is_whole { input.lines.clone() } else { Vec::new() },
        way: endpoint.way(),
        pool: compute.map(|compute| (compute.pool)(&State::default(), &call.body).id),
        alike: creation.filter(|_| is_whole).map(|hashes| hashes.of_journal),
        reason: one.reason.clone(),
        ticket: one.ticket.clone(),
        ..Intent::default()
    };
    let body = write.request.body.clone().filter(|_| is_whole);
    Ok(Told { intent, body })
}
