//! Reads an answer within bounds: of size, of time and of pace. What it means stands in `verdict.rs`.

use std::time::{Duration, Instant};

use hyper::body::Bytes;
use reqwest::Response;
use tokio::time;

use crate::base::input;
use crate::base::json_text;
use crate::base::target::is_loopback;
use crate::http::reply::{Quota, Reply, retry_after};

/// The largest single object: 64 MiB.
const LARGEST_OBJECT: u64 = 64 << 20;
/// The largest list: 1 GiB.
const LARGEST_LIST: u64 = 1 << 30;
/// More values than this are not taken apart, whatever the bytes: each takes about 100 bytes of memory.
const MOST_IN_LIST: usize = 20_000_000;
/// The header by which a sandbox says that it counts requests and refuses none.
const NOT_ENFORCED: &str = "x-sandbox-rate-limit";
/// A list that arrives more slowly, in bytes a second, is given up.
const SLOWEST: u128 = 1024;

/// How much of an answer is read, and how long.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Time limit of the whole exchange; `None` where only a pause or too slow a transfer ends it.
    pub within: Option<Duration>,
    /// The most bytes of a body.
    bytes: u64,
    /// The most values in a body.
    values: usize,
    /// Whether it is for a list: what turns out to be none is bounded as an object is.
    pub is_list: bool,
    /// Whether a long list is given row by row, while it arrives.
    pub by_rows: bool,
}

impl Bounds {
    /// One object, or the answer to a write: whole within this time.
    pub fn object(within: Duration) -> Bounds {
        Bounds {
            within: Some(within),
            bytes: LARGEST_OBJECT,
            values: input::MOST_VALUES,
            is_list: false,
            by_rows: false,
        }
    }

    /// No limit for the whole list: it is read as long as no pause reaches the client's time-out and at least 1 KiB a
    /// second arrives.
    pub fn list() -> Bounds {
        Bounds {
            within: None,
            bytes: LARGEST_LIST,
            values: MOST_IN_LIST,
            is_list: true,
            by_rows: false,
        }
    }

    /// The same for a list whose rows are taken while it arrives.
    pub fn rows() -> Bounds {
        Bounds { by_rows: true, ..Bounds::list() }
    }

    /// The same, whole within this time.
    pub fn rows_within(within: Duration) -> Bounds {
        Bounds { within: Some(within), ..Bounds::rows() }
    }

    /// The most values in an answer.
    pub fn values(&self) -> usize {
        self.values
    }

    /// The failure of an answer that did not come in time, where the client's time-out is this.
    pub fn timed_out(&self, timeout: Duration) -> Unanswered {
        let why = match self.within {
            Some(within) => format!("no whole answer within {within:?}"),
            None => format!("nothing arrived for {timeout:?}"),
        };
        Unanswered { cause: UnansweredCause::TimedOut, why }
    }
}

/// Why a request that may have left has no answer that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnansweredCause {
    /// The connection broke before a whole answer came.
    Broken,
    /// No whole answer came in time.
    TimedOut,
    /// The answer is larger than anything that the API answers.
    TooLarge,
}

/// A request that may have left, and has no answer that can be used.
#[derive(Debug)]
pub struct Unanswered {
    /// What kind of reason.
    pub cause: UnansweredCause,
    /// The reason in a sentence.
    pub why: String,
}

impl Unanswered {
    fn too_large(why: String) -> Unanswered {
        Unanswered { cause: UnansweredCause::TooLarge, why }
    }
}

/// Status and headers of an answer, without its body.
pub fn head(response: &Response) -> Reply {
    let limit = header(response, "x-ratelimit-limit");
    let remaining = header(response, "x-ratelimit-remaining");
    // A server elsewhere is never taken at its word that it has no limit.
    let is_enforced = header(response, NOT_ENFORCED).is_none() || !is_loopback(response.url());
    Reply {
        status: response.status().as_u16(),
        content_type: header(response, "content-type").unwrap_or_default().to_owned(),
        retry_after: header(response, "retry-after").and_then(retry_after),
        quota: limit
            .zip(remaining)
            .and_then(|(limit, remaining)| Quota::of_headers(limit, remaining, is_enforced)),
        date: header(response, "date").and_then(|date| httpdate::parse_http_date(date).ok()),
        location: header(response, "location").map(str::to_owned),
        body: Vec::new(),
    }
}

fn header<'a>(response: &'a Response, name: &str) -> Option<&'a str> {
    response.headers().get(name)?.to_str().ok()
}

/// A body on its way.
pub struct Body {
    response: Response,
    bounds: Bounds,
    /// The longest silence.
    timeout: Duration,
    pace: Pace,
    /// How many bytes have arrived.
    arrived: u64,
}

impl Body {
    /// The body of this answer, within these bounds; `timeout` is the longest silence.
    pub fn of(response: Response, bounds: Bounds, timeout: Duration) -> Result<Body, Unanswered> {
        let body = Body { response, bounds, timeout, pace: Pace::new(), arrived: 0 };
        body.check_announced().map(|()| body)
    }

    /// What has arrived begins no list, so the rest is bounded as an object is.
    pub fn is_no_list(&mut self) -> Result<(), Unanswered> {
        self.bounds.bytes = LARGEST_OBJECT;
        self.bounds.values = input::MOST_VALUES;
        self.check_announced()
    }

    /// Refuses an answer that says itself that it is too large.
    fn check_announced(&self) -> Result<(), Unanswered> {
        let left = self.response.content_length().unwrap_or_default();
        match self.arrived.saturating_add(left) > self.bounds.bytes {
            true => Err(self.too_large()),
            false => Ok(()),
        }
    }

    /// The next bytes; none at its end.
    pub async fn piece(&mut self) -> Result<Option<Bytes>, Unanswered> {
        let Ok(arrived) = time::timeout(self.timeout, self.response.chunk()).await else {
            return Err(self.bounds.timed_out(self.timeout));
        };
        let piece = match arrived {
            Ok(None) => return Ok(None),
            Ok(Some(piece)) => piece,
            Err(error) if error.is_timeout() => {
                return Err(self.bounds.timed_out(self.timeout));
            }
            Err(error) => {
                let why = self.told(&format!("the answer broke off: {error}"));
                return Err(Unanswered { cause: UnansweredCause::Broken, why });
            }
        };
        self.arrived += piece.len() as u64;
        if self.arrived > self.bounds.bytes {
            return Err(self.too_large());
        }
        if !self.pace.keeps_up(self.arrived, self.timeout) {
            let why = self.told("less than 1 KiB a second arrived");
            return Err(Unanswered { cause: UnansweredCause::TimedOut, why });
        }
        Ok(Some(piece))
    }

    /// Reads to the end, or until more than so many bytes are there. Says whether it is the end.
    pub async fn read_up_to(
        &mut self,
        most: usize,
        bytes: &mut Vec<u8>,
    ) -> Result<bool, Unanswered> {
        while bytes.len() <= most {
            match self.piece().await? {
                Some(piece) => bytes.extend_from_slice(&piece),
                None => return self.check_values(bytes).map(|()| true),
            }
        }
        Ok(false)
    }

    /// Refuses an answer of too many values, as far as its punctuation tells.
    fn check_values(&self, bytes: &[u8]) -> Result<(), Unanswered> {
        match json_text::has_more_values(bytes, self.bounds.values) {
            true => Err(self.too_many_values()),
            false => Ok(()),
        }
    }

    /// The failure of an answer of more values than are taken apart.
    pub fn too_many_values(&self) -> Unanswered {
        let most = self.bounds.values;
        Unanswered::too_large(self.told(&format!("the answer holds more than {most} values")))
    }

    fn too_large(&self) -> Unanswered {
        let most = self.bounds.bytes >> 20;
        Unanswered::too_large(self.told(&format!("the answer is larger than {most} MiB")))
    }

    /// What is wrong with an answer whose status is as good as its status tells.
    fn told(&self, what: &str) -> String {
        format!("HTTP {}, but {what}", self.response.status().as_u16())
    }
}

/// Whether a body arrives fast enough, measured over one time-out after another.
struct Pace {
    since: Instant,
    /// Bytes that had arrived when the window began.
    before: u64,
}

impl Pace {
    fn new() -> Pace {
        Pace { since: Instant::now(), before: 0 }
    }

    /// Whether, with so many bytes so far, it kept up over the last window; before that is over, it does.
    fn keeps_up(&mut self, arrived: u64, window: Duration) -> bool {
        let elapsed = self.since.elapsed();
        if elapsed < window {
            return true;
        }
        let count = u128::from(arrived - self.before);
        *self = Pace { since: Instant::now(), before: arrived };
        count * 1000 >= elapsed.as_millis() * SLOWEST
    }
}
