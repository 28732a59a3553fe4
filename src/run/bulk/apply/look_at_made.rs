//! One look at what a row made: it is confirmed where what is there has the customer, the lines, the amount and the date that
//! were sent, as far as the journal keeps them.

use crate::api::Endpoint;
use crate::run::fleet::Worker;
use crate::store::journal::Entry;

/// What shows that this row was carried out; nothing where it cannot be read, or looks different.
pub fn look_at_made(worker: &mut Worker, endpoint: &Endpoint, entry: &Entry) -> Option<String> {
    let (trace, made) = (endpoint.trace?, entry.made()?);
    let details = worker.session.fetch(trace.details, made, &mut worker.ui).ok()?;
    worker.ui.take_kept();
    trace.looks_like(&details, entry.body()).then(|| format!("{made} is what was sent"))
}
