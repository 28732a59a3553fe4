//! The time frame of an operation that lists: its beginning is before its end. Such a frame would come back empty, and
//! an empty list would be believed.

use jiff::Timestamp;
use serde_json::Value;

use super::endpoint::Endpoint;
use super::param::{Location, Param};
use super::request::RequestContext;
use super::typed::Typed;
use crate::base::dates::{self, BareDay};
use crate::base::error::{Error, Result};

impl Endpoint {
    /// Refuses a frame that ends before it begins, as typed or by what stands for an end that was not typed.
    pub(super) fn refuse_reversed_frame(
        &self,
        typed: &Typed,
        context: &RequestContext,
    ) -> Result<()> {
        let since = self.end_of_frame(BareDay::Start, typed, context)?;
        let until = self.end_of_frame(BareDay::End, typed, context)?;
        match (since, until) {
            (Some(since), Some(until)) => {
                dates::refuse_reversed(since, until, context.clock).map_err(Error::invalid)
            }
            _ => Ok(()),
        }
    }

    /// The instant of one end of the frame; `None` where the operation has none, or leaves it open.
    fn end_of_frame(
        &self,
        bare_day: BareDay,
        typed: &Typed,
        context: &RequestContext,
    ) -> Result<Option<Timestamp>> {
        let Some(param) = self.all_params().find(|param| param.kind.bare_day == bare_day) else {
            return Ok(None);
        };
        let text = match typed.get(param.flag) {
            Some(value) => value.as_str().map(str::to_owned),
            None => absent(param, context).and_then(|value| value.as_str().map(str::to_owned)),
        };
        let Some(text) = text else { return Ok(None) };
        match dates::read_at(&text, context.clock, bare_day) {
            Ok(instant) => Ok(Some(instant)),
            Err(why) => Err(Error::invalid(format!("--{}: {why}", param.flag))),
        }
    }
}

/// What stands for an end that was not typed.
fn absent(param: &Param, context: &RequestContext) -> Option<Value> {
    match param.location {
        Location::Segment(_, absent) => absent.stands_for(context.clock),
        _ => None,
    }
}
