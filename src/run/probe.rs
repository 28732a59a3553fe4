//! One harmless read that tells whether address and token are right, for `config init` and `doctor`: the status of an order
//! that nobody has. It shows no customer and no money, costs the server one look-up, and changes nothing; that the order
//! is not known is the expected answer.

use std::time::{Duration, Instant, SystemTime};

use crate::api;
use crate::base::error::{Error, ErrorKind, Result};
use crate::http::client::SendResult;
use crate::http::verdict::{Answer, Purpose, Verdict};
use crate::output::ui::Ui;
use crate::run::answer::{self, no_answer, no_connection};
use crate::run::context::Context;
use crate::run::session::Session;

/// The operation, and an identifier of its form that is given to no order.
const READ: (&str, &str) = ("orders status", "ODR0000000000");

/// An answer to the read.
pub struct Probe {
    answer: Answer,
    /// The server's clock, as the answer's `Date` header tells it.
    pub server_time: Option<SystemTime>,
    /// This machine's clock, in the middle between question and answer.
    pub own_time: SystemTime,
    /// How long the exchange took.
    pub took: Duration,
}

impl Probe {
    /// Whether the API took the token.
    pub fn accepted(&self) -> Result<()> {
        let (command, order) = READ;
        let Some(endpoint) = api::endpoint(command) else {
            return Err(Error::bug(format!("no operation {command}")));
        };
        match &self.answer.verdict {
            Verdict::Done | Verdict::Failed(ErrorKind::NotFound, _) => Ok(()),
            Verdict::Throttled => Err(Error::new(ErrorKind::Unavailable, "the API is too busy")
                .next("wait a minute, then try again")),
            Verdict::Failed(kind, why) => {
                Err(answer::failure(endpoint, Some(order), &self.answer, *kind, why))
            }
        }
    }
}

/// Asks once.
pub fn probe(context: &Context, ui: &mut Ui) -> Result<Probe> {
    let session = Session::open(context, Purpose::Read, ui)?;
    let (command, order) = READ;
    let (began, since) = (SystemTime::now(), Instant::now());
    let answer = match session.send_once(command, order, context.timeout)? {
        SendResult::Answered(answer) => answer,
        SendResult::NotSent(why) => return Err(no_connection(&why)),
        SendResult::Unanswered(none) => return Err(no_answer(&none.why)),
    };
    let took = since.elapsed();
    Ok(Probe { server_time: answer.reply.date, answer, own_time: began + took / 2, took })
}
