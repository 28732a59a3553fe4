//! Input from files and from standard input, read up to a bound. Everything that a person hands over is read here.
//! Devices, directories, sockets and pipes that nobody writes to are refused before a byte of them is read.

use std::fs::{FileType, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use crate::base::text;

/// The largest file of input, and the most that standard input may hold: 64 MiB.
pub const LARGEST: u64 = 64 << 20;

/// The most JSON values that are taken apart of one object or one file of input: each takes up to 200 bytes of memory.
pub const MOST_VALUES: usize = 500_000;

/// The bytes of a file, or of a pipe that somebody writes to.
pub fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let length = std::fs::metadata(path)?.len();
    if length > most {
        return Err(too_large(most));
    }
    // With room for all of it and more, one call reads it and a second one finds its end.
    let room = usize::try_from(length).unwrap_or_default() + 64;
    read_all(open(path)?, most, Vec::with_capacity(room))
}

/// The text of a file, or of a pipe that somebody writes to.
pub fn read_text(path: &Path, most: u64) -> io::Result<String> {
    as_text(read(path, most)?)
}

/// The bytes of standard input, until it ends.
pub fn stdin(most: u64) -> io::Result<Vec<u8>> {
    read_all(io::stdin().lock(), most, Vec::new())
}

/// The text of standard input, until it ends.
pub fn stdin_text(most: u64) -> io::Result<String> {
    as_text(stdin(most)?)
}

/// Standard input, for whoever reads it piece by piece.
pub fn open_stdin() -> impl Read {
    io::stdin()
}

/// Opens a file, or a pipe that somebody writes to, for whoever reads it piece by piece.
pub fn open(path: &Path) -> io::Result<impl Read + use<>> {
    refuse_endless(std::fs::metadata(path)?.file_type())?;
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    let file = pipes::open(path, &mut options)?;
    #[cfg(not(unix))]
    let file = options.open(path)?;
    Ok(file)
}

/// Refuses what can never be read to its end.
fn refuse_endless(kind: FileType) -> io::Result<()> {
    if kind.is_dir() {
        return Err(io::Error::other("it is a directory"));
    }
    #[cfg(unix)]
    if pipes::is_device(kind) {
        return Err(io::Error::other("it is a device, which need not end"));
    }
    #[cfg(unix)]
    if pipes::is_socket(kind) {
        return Err(io::Error::other("it is a socket"));
    }
    Ok(())
}

fn too_large(most: u64) -> io::Error {
    let most = match most >> 20 {
        0 => format!("{} KiB", most >> 10),
        mebibytes => format!("{mebibytes} MiB"),
    };
    io::Error::other(format!("it is larger than {most}"))
}

fn read_all(source: impl Read, most: u64, mut bytes: Vec<u8>) -> io::Result<Vec<u8>> {
    source.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(too_large(most)) } else { Ok(bytes) }
}

fn as_text(bytes: Vec<u8>) -> io::Result<String> {
    text::decoded(bytes).map_err(io::Error::other)
}

/// Pipes that have a name: opening one waits for somebody who writes, unless it is asked not to.
#[cfg(unix)]
mod pipes {
    use std::fs::{File, FileType, OpenOptions};
    use std::io::{self, Chain, Cursor, ErrorKind, Read};
    use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
    use std::path::Path;

    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;

    pub(super) fn is_device(kind: FileType) -> bool {
        kind.is_char_device() || kind.is_block_device()
    }

    pub(super) fn is_socket(kind: FileType) -> bool {
        kind.is_socket()
    }

    /// Opens without waiting. A pipe gives something at once, or somebody has it open to write, or it is refused.
    pub(super) fn open(
        path: &Path,
        options: &mut OpenOptions,
    ) -> io::Result<Chain<Cursor<Vec<u8>>, Patient>> {
        options.custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY);
        let mut file = options.open(path)?;
        let kind = file.metadata()?.file_type();
        super::refuse_endless(kind)?;
        if !kind.is_fifo() {
            return Ok(Cursor::new(Vec::new()).chain(Patient(file)));
        }
        let mut first = vec![0; 4096];
        let count = match file.read(&mut first) {
            Ok(0) => return Err(io::Error::other("it is a pipe that nobody writes to")),
            Ok(count) => count,
            Err(error) if error.kind() == ErrorKind::WouldBlock => 0,
            Err(error) => return Err(error),
        };
        first.truncate(count);
        Ok(Cursor::new(first).chain(Patient(file)))
    }

    /// What was opened without waiting, and is waited for where it has nothing yet.
    pub(super) struct Patient(File);

    impl Read for Patient {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            loop {
                match self.0.read(buffer) {
                    Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                    read => return read,
                }
                match poll(&mut [PollFd::new(&self.0, PollFlags::IN)], None) {
                    Ok(_) | Err(Errno::INTR) => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
    }
}
