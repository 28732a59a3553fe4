//! Sends one callback to its receiver, once; what its answer means for the queue.

use std::time::Duration;

use super::receiver::Receiver;
use super::request::FORWARDED;
use crate::base::error::Result;
use crate::http::deliver::{Deliverer, Unanswered};
use crate::store::callbacks::ForwardEnd;

/// What became of one attempt.
pub enum Delivery {
    /// No connection was made, so it provably did not arrive.
    NotSent(String),
    /// It was sent, and this came of it after so many milliseconds.
    Sent(ForwardEnd, Option<i64>),
}

/// Sends callbacks to one receiver.
pub struct Sender {
    deliverer: Deliverer,
    receiver: Receiver,
}

impl Sender {
    /// A sender, which gives up on an answer after this time.
    pub fn new(receiver: Receiver, timeout: Duration) -> Result<Sender> {
        let deliverer = Deliverer::new(receiver.url(), timeout)?;
        Ok(Sender { deliverer, receiver })
    }

    /// Where it sends to.
    pub fn receiver(&self) -> &Receiver {
        &self.receiver
    }

    /// Sends the callback of this number.
    pub fn send(&self, callback: i64, query: &str) -> Delivery {
        let mark = (FORWARDED, callback.to_string());
        match self.deliverer.status(self.receiver.with_query(query), mark) {
            Ok((status, took)) => {
                Delivery::Sent(ForwardEnd::Answered(status), i64::try_from(took.as_millis()).ok())
            }
            Err(Unanswered::NotSent(why)) => Delivery::NotSent(why),
            Err(Unanswered::MayHaveArrived(why)) => Delivery::Sent(ForwardEnd::Unknown(why), None),
        }
    }
}
