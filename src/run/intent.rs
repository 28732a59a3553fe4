//! The intent of a write in the journal. Nothing that writes is sent without one: the way to the API takes no other
//! request of that kind.

use crate::api::Request;
use crate::base::error::Result;
use crate::run::confirmation::Confirmation;
use crate::store::journal::{Confidential, Intent, Journal};

/// An intent that is synced to the journal. Only [`RecordedIntent::begin`] makes one.
pub struct RecordedIntent {
    entry: i64,
    request: Request,
}

impl RecordedIntent {
    /// Writes and syncs the intent to send this request, which was confirmed, if `admit` allows it in the same
    /// transaction.
    pub fn begin(
        journal: &mut Journal,
        intent: Intent,
        confidential: &Confidential,
        request: &Request,
        _: &Confirmation,
        admit: impl FnOnce(&Journal) -> Result<()>,
    ) -> Result<RecordedIntent> {
        let entry = journal.begin(intent, confidential, admit)?;
        Ok(RecordedIntent { entry, request: request.clone() })
    }

    /// Its number in the journal.
    pub fn entry(&self) -> i64 {
        self.entry
    }

    /// What is to be sent.
    pub fn request(&self) -> &Request {
        &self.request
    }
}
