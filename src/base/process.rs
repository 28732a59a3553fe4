//! What the system gives this process: standard output as it was given, no core dump of the secrets it holds, and
//! files that may only grow so far.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// There was no standard output when the process began. The language's own start puts `/dev/null` in its place, which
/// takes everything and keeps nothing.
static NO_STDOUT: AtomicBool = AtomicBool::new(false);

/// Runs before anything else of this process, the language's own start included.
#[cfg(unix)]
#[ctor::ctor]
fn look_at_stdout() {
    let is_open = rustix::io::fcntl_getfd(rustix::stdio::stdout()).is_ok();
    NO_STDOUT.store(!is_open, Ordering::Relaxed);
}

/// Prepares the process, before it holds any secret. What the system does not allow is left out.
pub fn prepare() {
    disable_core_dumps();
    ignore_file_size_signal();
}

/// Turns off core dumps, which would hold secrets.
#[cfg(unix)]
fn disable_core_dumps() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    // Where the limit cannot be lowered, a fault may leave a dump.
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}

#[cfg(not(unix))]
fn disable_core_dumps() {}

/// Makes a write beyond the system's file size limit fail, instead of ending the process (SIGXFSZ).
#[cfg(unix)]
fn ignore_file_size_signal() {
    // Without this the system may end the process; the journal then has the truth all the same.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
}

#[cfg(not(unix))]
fn ignore_file_size_signal() {}

/// Standard output. Unlike the language's own it says when nobody takes what is written: where it is closed, or open
/// for reading alone.
pub fn stdout() -> Box<dyn Write> {
    match NO_STDOUT.load(Ordering::Relaxed) {
        true => Box::new(Closed),
        false => Box::new(Stdout),
    }
}

struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct Stdout;

#[cfg(unix)]
impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        use rustix::io::Errno;
        match rustix::io::write(rustix::stdio::stdout(), bytes) {
            // Nobody ever takes anything there, as if it were closed.
            Err(Errno::BADF) => Err(io::ErrorKind::BrokenPipe.into()),
            written => Ok(written?),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(not(unix))]
impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        io::stdout().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stdout().flush()
    }
}
