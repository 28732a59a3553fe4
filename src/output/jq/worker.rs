//! The process that compiles and runs a program of jq for the command that started it, within bounds of memory and
//! time.

use std::io::{self, BufRead, BufReader, BufWriter, Write};

use serde_json::Value;

use super::compiled::Compiled;
use super::message::{BY_ROWS, COMPILING, receive, send};
use super::rows::takes_rows;
use crate::output::delivery::OutputError;

/// What a program may need beside a multiple of what it is given: 256 MiB.
const MEMORY: u64 = 256 << 20;
/// How many times the size of its input a program may need.
const MEMORY_PER_BYTE: u64 = 16;

/// Compiles and runs for the process that started this one, until that has no more to ask.
pub fn serve() -> io::Result<()> {
    let mut input = BufReader::new(io::stdin().lock());
    let mut output = BufWriter::new(io::stdout().lock());
    let (allowed, text) = next_work(&mut input)?;
    set_bounds(allowed, text.len());
    let program = match Compiled::compile(&text) {
        Ok(program) => program,
        Err(wrong) => {
            let mut lines = vec![wrong.report().message.clone()];
            lines.extend_from_slice(&wrong.report().details);
            send(&mut output, '!', &Value::from(lines).to_string())?;
            return output.flush();
        }
    };
    send(&mut output, '.', if takes_rows(&text) { BY_ROWS } else { "" })?;
    output.flush()?;
    loop {
        let (allowed, json) = next_work(&mut input)?;
        set_bounds(allowed, json.len());
        let ran = program.run(&json, |result| {
            send(&mut output, '+', result)?;
            output.flush()
        });
        match ran {
            Ok(()) => send(&mut output, '.', "")?,
            Err(OutputError::Program(why)) => send(&mut output, '!', &why)?,
            Err(OutputError::Stdout(error)) => return Err(error),
        }
        output.flush()?;
    }
}

/// Reads one piece of work: how many seconds it may take, and the program or its input.
fn next_work(input: &mut impl BufRead) -> io::Result<(u64, String)> {
    let (_, seconds) = receive(input)?;
    let (_, text) = receive(input)?;
    Ok((seconds.parse().unwrap_or(COMPILING), text))
}

/// Sets the bounds for the next piece of work. Where the system knows none, the process goes without.
#[cfg(unix)]
fn set_bounds(seconds: u64, length: usize) {
    use rustix::process::Resource;
    let used = cpu_time::ProcessTime::try_now().map_or(0, |used| used.as_duration().as_secs());
    limit(Resource::Cpu, used.saturating_add(seconds));
    let given = u64::try_from(length).unwrap_or(u64::MAX);
    limit(Resource::As, MEMORY.saturating_add(given.saturating_mul(MEMORY_PER_BYTE)));
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{Signal, set_parent_process_death_signal};
        // Without it the process ends when its time is used up.
        let _ = set_parent_process_death_signal(Some(Signal::KILL));
    }
}

#[cfg(unix)]
fn limit(resource: rustix::process::Resource, most: u64) {
    let mut limit = rustix::process::getrlimit(resource);
    limit.current = Some(limit.maximum.map_or(most, |hard| hard.min(most)));
    // What cannot be bounded runs without a bound: it is still a process of its own.
    let _ = rustix::process::setrlimit(resource, limit);
}

#[cfg(not(unix))]
fn set_bounds(_: u64, _: usize) {}
