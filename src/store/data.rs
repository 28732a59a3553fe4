//! The data directory: made for its owner alone, refused when others may look in, and the advisory locks in it.
//! What stands in its files is left to the journal and the sandbox.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

use crate::base::error::{Error, Result};
use crate::base::hex;
use crate::base::input;

/// What SQLite keeps beside a database, by the end of its name.
pub const COMPANIONS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// A directory that only its owner may use.
#[derive(Clone, Debug)]
pub struct DataDir {
    path: PathBuf,
}

impl DataDir {
    /// Makes the directory if it is missing, and refuses one that others may use.
    pub fn open(path: &Path) -> Result<DataDir> {
        make_private(path).map_err(|error| not_writable(path, &error))?;
        refuse_loose(path, "700")?;
        Ok(DataDir { path: path.to_owned() })
    }

    /// The directory, if it is there; refuses one that others may use.
    pub fn find(path: &Path) -> Result<Option<DataDir>> {
        if !path.is_dir() {
            return Ok(None);
        }
        refuse_loose(path, "700")?;
        Ok(Some(DataDir { path: path.to_owned() }))
    }

    /// A file inside, to be read: `None` where there is none. It and the directory must be their owner's alone.
    pub fn read(path: &Path, name: &str) -> Result<Option<Vec<u8>>> {
        let file = path.join(name);
        let none = [io::ErrorKind::NotFound, io::ErrorKind::NotADirectory];
        DataDir::find(path)?;
        if let Some(kind) = special(&file) {
            return Err(Error::config(format!("{} is {kind} and no file", file.display())));
        }
        match input::read(&file, input::LARGEST) {
            Ok(bytes) => {
                refuse_loose(&file, "600")?;
                Ok(Some(bytes))
            }
            Err(error) if none.contains(&error.kind()) => Ok(None),
            Err(error) => Err(Error::config(format!("{} cannot be read: {error}", file.display()))),
        }
    }

    /// Refuses a directory on a network file system: neither locks nor syncs can be relied on there.
    pub fn refuse_network(&self) -> Result<()> {
        match network::type_of(&self.path) {
            None => Ok(()),
            Some(name) => Err(Error::guarded(format!(
                "{} is on a network file system ({name}), where a journal cannot be relied on",
                self.path.display()
            ))
            .detail("two machines could write to it at once, and what was synced could be lost")
            .next("set FPGO_DATA_DIR to a directory on a disk of this machine")),
        }
    }

    /// A directory inside.
    pub fn inside(&self, name: &str) -> Result<DataDir> {
        DataDir::open(&self.path.join(name))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A file inside, made empty for its owner alone before anybody else opens it.
    pub fn file(&self, name: &str) -> Result<PathBuf> {
        let path = self.path.join(name);
        refuse_special(&path)?;
        private_file(&path).map_err(|error| not_writable(&path, &error))?;
        refuse_loose(&path, "600")?;
        Ok(path)
    }

    /// A new file inside, for its owner alone; `None` where one of this name is there already.
    pub fn new_file(&self, name: &str) -> Result<Option<PathBuf>> {
        let path = self.path.join(name);
        match private(OpenOptions::new().write(true).create_new(true)).open(&path) {
            Ok(_) => Ok(Some(path)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(None),
            Err(error) => Err(not_writable(&path, &error)),
        }
    }

    /// The same for a database, which has companions beside it.
    pub fn database(&self, name: &str) -> Result<PathBuf> {
        for companion in COMPANIONS {
            let path = self.path.join(format!("{name}{companion}"));
            if path.exists() {
                refuse_special(&path)?;
                refuse_loose(&path, "600")?;
            }
        }
        self.file(name)
    }

    /// Waits until nobody else holds this name, at most this long.
    pub fn lock(&self, name: &str, patience: Duration) -> Result<Lock> {
        let path = self.inside("locks")?.file(&lock_name(name))?;
        let file = File::open(&path).map_err(|error| not_writable(&path, &error))?;
        let deadline = Instant::now() + patience;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Lock { _file: file }),
                Err(TryLockError::WouldBlock) if Instant::now() < deadline => {
                    std::thread::sleep(Duration::from_millis(10));
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(Error::guarded(format!("another fpgo is working on {name}"))
                        .next("wait until it is done, then look at the state and try again"));
                }
                Err(TryLockError::Error(error)) => return Err(not_writable(&path, &error)),
            }
        }
    }

    /// Whether some process holds this name right now.
    pub fn is_held(&self, name: &str) -> bool {
        let path = self.path.join("locks").join(lock_name(name));
        if special(&path).is_some() {
            // Nobody can hold it, and to open a pipe would wait for a writer.
            return false;
        }
        let file = File::open(path);
        // Shared, so that two who look do not take each other for the holder.
        file.is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
    }

    /// Gives up a lock whose name nobody will ever take again, and clears its file away.
    pub fn forget(&self, name: &str, lock: Lock) {
        // A file that stays is harmless: it is empty and its lock is free.
        let _ = fs::remove_file(self.path.join("locks").join(lock_name(name)));
        drop(lock);
    }
}

fn lock_name(name: &str) -> String {
    let hash = Sha256::digest(name.as_bytes());
    format!("{}.lock", hex::digits(&hash[..12]))
}

/// Held until dropped, or until the process ends in any way.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// The journal or the directory around it cannot be written: writes are refused.
pub fn not_writable(path: &Path, error: &io::Error) -> Error {
    Error::guarded(format!("{} cannot be written: {error}", path.display()))
        .detail("without it nothing would record what is sent, so nothing is")
        .next("make room or mend the permissions, or set FPGO_DATA_DIR to another directory")
}

/// Which file systems are other machines'.
mod network {
    use std::path::{Path, PathBuf};

    /// Their types, as Linux lists them; those that begin with `fuse.` are programs that speak to another machine.
    const KNOWN: &[&str] = &[
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "ncpfs",
        "9p",
        "afs",
        "ceph",
        "coda",
        "davfs",
        "gfs2",
        "gpfs",
        "lustre",
        "ocfs2",
        "fuse.ceph",
        "fuse.cephfs",
        "fuse.curlftpfs",
        "fuse.davfs2",
        "fuse.gcsfuse",
        "fuse.glusterfs",
        "fuse.goofys",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs",
    ];

    /// The network file system that a directory is on; `None` for a local one, and where that cannot be told.
    pub fn type_of(dir: &Path) -> Option<String> {
        let mounts = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
        let dir = dir.canonicalize().ok()?;
        type_in(&mounts, &dir).filter(|name| KNOWN.contains(&name.as_str()))
    }

    /// The type of the last mount that is nearest above the directory, as proc(5) lists them.
    fn type_in(mounts: &str, dir: &Path) -> Option<String> {
        let mount = |line: &str| {
            let (mount, rest) = line.split_once(" - ")?;
            let point = PathBuf::from(unescaped(mount.split(' ').nth(4)?));
            Some((point, rest.split(' ').next()?.to_owned()))
        };
        let above = mounts.lines().filter_map(mount).filter(|(point, _)| dir.starts_with(point));
        above.max_by_key(|(point, _)| point.components().count()).map(|(_, name)| name)
    }

    /// Blanks and their kin stand there as `\\040`.
    fn unescaped(text: &str) -> String {
        let mut bytes = Vec::new();
        let mut rest = text.as_bytes();
        while let Some((first, more)) = rest.split_first() {
            let code = more.get(..3).and_then(|digits| std::str::from_utf8(digits).ok());
            let code = code.and_then(|digits| u8::from_str_radix(digits, 8).ok());
            match code.filter(|_| *first == b'\\') {
                Some(byte) => {
                    bytes.push(byte);
                    rest = &more[3..];
                }
                None => {
                    bytes.push(*first);
                    rest = more;
                }
            }
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn network_file_systems_are_known_by_their_mounts() {
            let mounts = "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n\
                          30 22 0:50 / /home rw shared:1 - nfs4 server:/home rw\n\
                          31 30 0:51 / /home/ola/my\\040disk rw - ext4 /dev/sdb1 rw\n\
                          32 22 0:52 / /mnt rw - ext4 /dev/sdc1 rw\n\
                          33 22 0:53 / /mnt rw - fuse.sshfs ola@server: rw\n";
            let name = |dir: &str| type_in(mounts, Path::new(dir));
            assert_eq!(name("/home/ola/.local").as_deref(), Some("nfs4"));
            assert_eq!(name("/home/ola/my disk/data").as_deref(), Some("ext4"));
            assert_eq!(name("/homes").as_deref(), Some("ext4"));
            // The later of two at one place lies above.
            assert_eq!(name("/mnt/data").as_deref(), Some("fuse.sshfs"));
            assert!(KNOWN.contains(&"nfs4") && !KNOWN.contains(&"ext4"));
            assert_eq!(type_of(Path::new("/proc")), None);
        }
    }
}

#[cfg(unix)]
fn make_private(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    if path.is_dir() {
        return Ok(());
    }
    fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

#[cfg(not(unix))]
fn make_private(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

fn private_file(path: &Path) -> io::Result<()> {
    private(OpenOptions::new().write(true).create(true).truncate(false)).open(path).map(drop)
}

#[cfg(unix)]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600)
}

#[cfg(not(unix))]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// What stands at a path, if it is there and no file: to read or write it could wait for ever, or never end.
pub fn special(path: &Path) -> Option<&'static str> {
    let kind = fs::metadata(path).ok()?.file_type();
    if kind.is_file() {
        return None;
    }
    Some(if kind.is_dir() { "a directory" } else { name_of(kind) })
}

#[cfg(unix)]
fn name_of(kind: fs::FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    match kind {
        kind if kind.is_fifo() => "a pipe (FIFO)",
        kind if kind.is_socket() => "a socket",
        _ => "a device",
    }
}

#[cfg(not(unix))]
fn name_of(_: fs::FileType) -> &'static str {
    "something else"
}

/// Refuses what is there and no file.
fn refuse_special(path: &Path) -> Result<()> {
    let Some(kind) = special(path) else { return Ok(()) };
    Err(Error::guarded(format!("{} is {kind} and no file", path.display()))
        .detail("without it nothing would record what is sent, so nothing is")
        .next("take it away, or set FPGO_DATA_DIR to another directory"))
}

#[cfg(unix)]
fn refuse_loose(path: &Path, mode: &str) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let actual = fs::metadata(path).map(|data| data.permissions().mode()).unwrap_or(0);
    if actual & 0o077 == 0 {
        return Ok(());
    }
    Err(Error::config(format!(
        "{} may be used by others (mode {:o})",
        path.display(),
        actual & 0o777
    ))
    .next(format!("chmod {mode} {}", path.display())))
}

#[cfg(not(unix))]
fn refuse_loose(_: &Path, _: &str) -> Result<()> {
    Ok(())
}
