//! The time frame of an operation that lists, as typed or by what stands for an end that was not typed.

use serde_json::Value;

use super::endpoint::Endpoint;
use super::param::{Location, Param};
use super::request::RequestContext;
use super::typed::Typed;
use crate::base::dates::{BareDay, TimeFrame};
use crate::base::error::{Error, Result};

impl Endpoint {
    /// The time frame; without an end where the operation has none, or leaves it open. One that ends before it begins is
    /// refused.
    pub fn time_frame(&self, typed: &Typed, context: &RequestContext) -> Result<TimeFrame> {
        let since = self.end_of_frame(BareDay::Start, typed, context);
        let until = self.end_of_frame(BareDay::End, typed, context);
        TimeFrame::typed(since.as_deref(), until.as_deref(), context.clock).map_err(Error::invalid)
    }

    /// One end of the frame as text.
    fn end_of_frame(
        &self,
        bare_day: BareDay,
        typed: &Typed,
        context: &RequestContext,
    ) -> Option<String> {
        let param = self.all_params().find(|param| param.kind.bare_day == bare_day)?;
        let value = match typed.get(param.flag) {
            Some(value) => Some(value.clone()),
            None => absent(param, context),
        };
        value?.as_str().map(str::to_owned)
    }
}

/// What stands for an end that was not typed.
fn absent(param: &Param, context: &RequestContext) -> Option<Value> {
    match param.location {
        Location::Segment(_, absent) => absent.stands_for(context.clock),
        _ => None,
    }
}
