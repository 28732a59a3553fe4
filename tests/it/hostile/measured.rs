//! A call of the binary, with the time and the memory that it took.

use std::io::Read;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use crate::common::Call;
use crate::common::memory::watched;

/// The time-out of the calls, as typed and as it is.
pub const TIMEOUT: (&str, Duration) = ("2s", Duration::from_secs(2));
/// The time-out where a bound in size decides: on busy cores a flood of that size may take longer than a short one.
pub const ROOMY: &str = "60s";
/// What starting and a busy machine may take besides.
pub const SLACK: Duration = Duration::from_secs(20);
/// The most memory, in KiB: 200 MB.
pub const MOST: u64 = 200_000;

/// A call that has ended, and what it took.
#[derive(Debug)]
pub struct Measured {
    pub code: Option<i32>,
    pub out: usize,
    pub err: String,
    pub took: Duration,
    /// The largest resident memory, in KiB.
    pub peak: u64,
}

impl Measured {
    /// It ended with this code, in time and within its memory, and says this.
    #[track_caller]
    pub fn is(&self, row: &str, code: i32, says: &str) {
        self.ends(row, code, says);
        assert!(self.took < TIMEOUT.1 * 2 + SLACK, "{row}: {self:#?}");
    }

    /// It ended with this code and within its memory, and says this.
    #[track_caller]
    #[expect(clippy::print_stdout, reason = "with --nocapture it is the table of measurements")]
    pub fn ends(&self, row: &str, code: i32, says: &str) {
        println!("{row}: {code}, {:.1} s, {} MB", self.took.as_secs_f32(), self.peak / 1000);
        assert_eq!(self.code, Some(code), "{row}: {self:#?}");
        assert!(self.peak < MOST, "{row}: {self:#?}");
        assert!(self.err.contains(says), "{row}: stderr lacks {says:?}: {self:#?}");
    }
}

/// Runs a call and watches its memory.
pub fn measured(mut call: Call) -> Measured {
    call.command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let since = Instant::now();
    let mut child = call.command.spawn().expect("fpgo starts");
    let (mut out, mut err) =
        (child.stdout.take().expect("a pipe"), child.stderr.take().expect("a pipe"));
    let out = thread::spawn(move || std::io::copy(&mut out, &mut std::io::sink()).unwrap_or(0));
    let err = thread::spawn(move || {
        let mut all = Vec::new();
        err.read_to_end(&mut all).map(|_| all)
    });
    let (peak, ended) = watched(&mut child);
    let took = since.elapsed();
    let err = err.join().expect("it is read").expect("it is read");
    let err = String::from_utf8_lossy(&err).chars().take(4000).collect();
    let out = usize::try_from(out.join().expect("it is read")).expect("a size");
    Measured { code: ended.code(), out, err, took, peak }
}

/// Runs each row at the same time as the others: most only wait.
pub fn at_once<'a, R: Sync>(rows: &'a [R], run: impl Fn(&'a R) + Sync) {
    thread::scope(|scope| {
        for row in rows {
            scope.spawn(|| run(row));
        }
    });
}
