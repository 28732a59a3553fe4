//! A secret that a program prints: its first line. The program gets neither a shell, nor our secrets, nor more than 30
//! seconds.

use std::env;
use std::fs;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use secrecy::SecretString;

use super::secret_variables;
use crate::base::error::{Error, Result};
use crate::base::redact;
use crate::base::threads;

/// No secret is longer, in bytes.
pub const LONGEST_SECRET: u64 = 64 * 1024;

/// How long a program may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Whether there is a program of this name: at its path, or where the system looks for programs.
pub fn is_program(program: &str) -> bool {
    if program.contains(std::path::is_separator) {
        return can_be_run(Path::new(program));
    }
    let places = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&places).any(|dir| {
        let path = dir.join(program);
        can_be_run(&path) || cfg!(windows) && can_be_run(&path.with_extension("exe"))
    })
}

#[cfg(unix)]
fn can_be_run(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn can_be_run(path: &Path) -> bool {
    path.is_file()
}

/// Runs the program of this key in the file, and gives the first line that it prints.
pub fn first_line(words: &[String], key: &str) -> Result<SecretString> {
    let (program, arguments) =
        words.split_first().ok_or_else(|| Error::bug(format!("{key} is empty")))?;
    match run(program, arguments)? {
        Ok(secret) => Ok(secret),
        Err(what) => {
            Err(Error::config(format!("{key}: {} {what}", redact::hide_suspects(program))))
        }
    }
}

/// The secret, or what went wrong with the program.
fn run(program: &str, arguments: &[String]) -> Result<std::result::Result<SecretString, String>> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    secret_variables::withhold(&mut command);
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(error) => return Ok(Err(format!("cannot be started: {error}"))),
    };
    let output = child.stdout.take().ok_or_else(|| Error::bug("no pipe"))?;
    let deadline = Instant::now() + PATIENCE;
    let line = read_line(output)?.recv_timeout(PATIENCE);
    let Some(status) = end_of(&mut child, deadline) else {
        return Ok(Err("did not end within 30 s".into()));
    };
    Ok(match status.success() {
        true => secret_in(line.unwrap_or_default()),
        false => Err(format!("failed ({status})")),
    })
}

/// How the program ended, unless it takes too long: then it is told to end.
fn end_of(child: &mut Child, deadline: Instant) -> Option<ExitStatus> {
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if Instant::now() < deadline => thread::sleep(Duration::from_millis(5)),
            _ => {
                // Killing it may fail; that changes nothing here.
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
}

/// Reads a first line of at most 64 KiB on a thread of its own, and the rest away, so that the program can end.
fn read_line(output: ChildStdout) -> Result<Receiver<Vec<u8>>> {
    let (send, receive) = mpsc::channel();
    threads::start("secret", move || {
        let mut output = BufReader::new(output);
        let mut line = Vec::new();
        let read = output.by_ref().take(LONGEST_SECRET).read_until(b'\n', &mut line);
        // Nobody listens any more after the time-out.
        let _ = send.send(if read.is_ok() { line } else { Vec::new() });
        let _ = io::copy(&mut output, &mut io::sink());
    })?;
    Ok(receive)
}

fn secret_in(line: Vec<u8>) -> std::result::Result<SecretString, String> {
    if line.len() as u64 >= LONGEST_SECRET {
        let most = LONGEST_SECRET >> 10;
        return Err(format!("printed more than {most} KiB without a line break"));
    }
    let Ok(line) = String::from_utf8(line) else {
        return Err("printed something that is no text".into());
    };
    match line.trim_end_matches(['\r', '\n']) {
        "" => Err("printed nothing".into()),
        secret => Ok(secret.into()),
    }
}
