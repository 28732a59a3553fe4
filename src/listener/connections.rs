//! The connections that have not sent a whole request yet: there is room for some, and the one that has waited longest
//! makes room for the next. So a flood of slow ones costs bounded memory and keeps nobody out.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use tokio::task::AbortHandle;

use crate::base::threads::lock;

/// So many connections may be about to send a request.
const MOST: usize = 256;

/// The connections whose request is not there yet.
#[derive(Clone, Default)]
pub struct Waiting {
    inner: Arc<Mutex<Inner>>,
}

#[derive(Default)]
struct Inner {
    next: u64,
    /// In the order in which they came.
    tasks: BTreeMap<u64, AbortHandle>,
}

/// The place of one connection among those that wait; leaves it when it is dropped.
pub struct Place {
    number: u64,
    waiting: Waiting,
}

impl Waiting {
    /// A place for a connection that is about to be served.
    pub fn place(&self) -> Place {
        let mut inner = lock(&self.inner);
        inner.next += 1;
        Place { number: inner.next, waiting: self.clone() }
    }

    /// Puts a connection there. If there are too many, the oldest ends.
    pub fn put(&self, number: u64, task: AbortHandle) {
        let mut inner = lock(&self.inner);
        inner.tasks.insert(number, task);
        if inner.tasks.len() > MOST
            && let Some((_, oldest)) = inner.tasks.pop_first()
        {
            oldest.abort();
        }
    }
}

impl Place {
    /// The number of the connection.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The request is there: from now on the connection is not ended for another one.
    pub fn leave(&self) {
        lock(&self.waiting.inner).tasks.remove(&self.number);
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.leave();
    }
}
