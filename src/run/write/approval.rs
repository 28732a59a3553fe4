//! The request for approval that may follow when a limit of the merchant refuses a write.

use super::prepared::Prepared;
use crate::api::{Endpoint, Typed};
use crate::base::step::Command;
use crate::http::verdict::Answer;
use crate::options::Invocation;
use crate::run::guards::may_write;

/// A request for approval of what was refused.
pub struct ApprovalRequest {
    /// The operation that asks for approval.
    pub endpoint: &'static Endpoint,
    typed: Typed,
    /// The journal's entry of what was refused.
    refused: i64,
}

impl ApprovalRequest {
    /// The request that answers this refusal, if there is one and the profile allows it.
    pub fn after(write: &Prepared, entry: i64, answer: &Answer) -> Option<ApprovalRequest> {
        let (object, body) = (write.call.object()?, write.request.body.as_ref()?);
        let (endpoint, typed) =
            write.call.endpoint.approval_request(object, body, answer.message()?)?;
        may_write(endpoint, &write.call.context.profile).ok()?;
        Some(ApprovalRequest { endpoint, typed, refused: entry })
    }

    /// The command that asks for approval.
    pub fn command(&self) -> Command {
        Command::new(self.endpoint.command).args(self.typed.words())
    }

    /// What would be typed to ask for approval, with the reason, the ticket and the settings of the refused write.
    pub fn invocation(self, refused: &Invocation) -> Invocation {
        Invocation {
            typed: self.typed,
            follows: Some(self.refused),
            reason: refused.reason.clone(),
            ticket: refused.ticket.clone(),
            show_personal: refused.show_personal,
            timeout: refused.timeout,
            verbose: refused.verbose,
            ..Invocation::default()
        }
    }
}
