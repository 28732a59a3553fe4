//! Refuses what cannot succeed in the state that was just read, before anybody is asked. `--again` does not override it: it
//! is a reason to repeat what can be done, and this cannot.

use crate::api::{Endpoint, State};
use crate::base::error::{Error, Result};

/// Refuses an operation on the object with this identifier that its state makes impossible.
pub fn may_succeed(endpoint: &Endpoint, object: &str, state: &State) -> Result<()> {
    let Some(impossible) = endpoint.impossible_in(object, state) else { return Ok(()) };
    let mut error = Error::guarded(impossible.why).detail(format!("it is {}", state.to_line()));
    for step in impossible.instead {
        error = error.next(step);
    }
    Err(error)
}
