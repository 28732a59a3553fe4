//! How long a command waits before it sends again: as a throttling server asks, ahead of its limit where its headers
//! tell that few requests are left, and between two tries of what failed.

use std::cell::Cell;
use std::time::Duration;

use crate::base::error::{Error, ErrorKind, Result};
use crate::base::step::Command;
use crate::http::reply::{Quota, Reply};
use crate::output::ui::Ui;

/// The most waits after a 429, and the longest time of all of them.
const MOST_WAITS: u32 = 3;
const LONGEST_IN_ALL: Duration = Duration::from_secs(90);
/// The wait after a 429 that does not say how long (quirk 49).
const WAIT_UNTOLD: Duration = Duration::from_secs(60);

/// What a command knows of the server's limit, over all its requests.
#[derive(Default)]
pub struct Throttle {
    /// How often a 429 was waited for.
    times: Cell<u32>,
    /// How long 429s were waited for in all.
    waited: Cell<Duration>,
    /// What the last answer says of the limit.
    quota: Cell<Option<Quota>>,
    /// Whether a person was told that requests slow down.
    announced: Cell<bool>,
}

impl Throttle {
    /// Keeps what an answer says of the limit, unless it is a 429.
    pub fn keep_quota(&self, reply: &Reply) {
        self.quota.set(reply.quota.filter(|_| reply.status != 429));
    }

    /// The requests of a window, as the last answer tells them.
    pub fn limit(&self) -> Option<u32> {
        self.quota.get().map(|quota| quota.limit)
    }

    /// Counts the waits after a 429 anew: of many reads, each that succeeds is progress.
    pub fn forget_waits(&self) {
        self.times.set(0);
        self.waited.set(Duration::ZERO);
    }

    /// How long the next read waits, so that the limit is not reached.
    pub fn pause(&self) -> Duration {
        self.quota.get().as_ref().map(Quota::pause).unwrap_or_default()
    }

    /// Waits before a read where few requests are left.
    pub fn slow_down(&self, ui: &mut Ui) {
        let pause = self.pause();
        if let Some(Quota { limit, remaining }) = self.quota.get()
            && !pause.is_zero()
            && !self.announced.replace(true)
        {
            ui.note(&format!("{remaining} of {limit} requests are left: slowing down"));
        }
        std::thread::sleep(pause);
    }

    /// Waits after a 429 as the server asks, if that is not too long.
    pub fn wait(&self, reply: &Reply, ui: &mut Ui) -> Result<()> {
        let wait = reply.retry_after.unwrap_or(WAIT_UNTOLD);
        let waited = self.waited.get().saturating_add(wait);
        let seconds = wait.as_secs();
        if self.times.get() >= MOST_WAITS || waited > LONGEST_IN_ALL {
            let mut error =
                too_many_requests().next(Command::typed().why(format!("try again in {seconds} s")));
            error.report_mut().http = Some(reply.status);
            return Err(error);
        }
        self.times.set(self.times.get() + 1);
        self.waited.set(waited);
        ui.note(&format!(
            "too many requests (HTTP 429), nothing was carried out: waiting {seconds} s, then again"
        ));
        std::thread::sleep(wait);
        Ok(())
    }
}

/// The failure of a request that the server took no more of.
pub fn too_many_requests() -> Error {
    Error::new(ErrorKind::Unavailable, "too many requests for the rate limit (HTTP 429)")
}

/// The pause before a further try: 0.2 s, 0.4 s, …, and up to half of it more, so that many do not come back at once.
pub fn backoff(repeat: u32) -> Duration {
    let base = Duration::from_millis(100) * 2u32.pow(repeat);
    let mut random = [0];
    // Without randomness everybody comes back at once; that is still a repeat.
    let _ = getrandom::fill(&mut random);
    base + base * u32::from(random[0]) / 512
}
