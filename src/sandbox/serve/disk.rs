//! No answer leaves before everything that it may tell is on the disk. Requests that come at the same time wait for it
//! together: one sync serves all of them.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::Mutex;
use tokio::task::yield_now;

use crate::base::error::{Error, Result};
use crate::sandbox::world::LogFile;

/// How often those who have just come are let in before a sync that they would wait for in vain.
const ROUNDS: usize = 16;

/// How far the changes of a server are on the disk.
pub struct Disk {
    log: LogFile,
    synced: AtomicU64,
    turn: Mutex<()>,
    failure: OnceLock<String>,
}

impl Disk {
    /// Nothing is known to be there yet.
    pub fn new(log: LogFile) -> Disk {
        Disk { log, synced: AtomicU64::new(0), turn: Mutex::new(()), failure: OnceLock::new() }
    }

    /// Waits until as many changes are on the disk as there are now.
    pub async fn settle(&self, changes: impl Fn() -> u64) -> Result<()> {
        let wanted = changes();
        if self.is_synced(wanted) {
            return Ok(());
        }
        let _turn = self.turn.lock().await;
        if self.is_synced(wanted) {
            return Ok(());
        }
        let reached = after_the_others(wanted, changes).await;
        self.sync()?;
        self.synced.store(reached, Ordering::Release);
        Ok(())
    }

    fn is_synced(&self, wanted: u64) -> bool {
        self.synced.load(Ordering::Acquire) >= wanted
    }

    /// Waits for the disk, in the server's own thread: whatever else would be answered meanwhile had to wait for it too.
    /// What the system could not write once it may have thrown away, so that no later sync says anything.
    fn sync(&self) -> Result<()> {
        if self.failure.get().is_none() {
            match self.log.sync() {
                Ok(()) => return Ok(()),
                Err(error) => drop(self.failure.set(error.to_string())),
            }
        }
        Err(Error::config(self.failure.get().cloned().unwrap_or_default()))
    }
}

/// Lets every request that has come change what it wants to; gives how many changes there are then.
async fn after_the_others(wanted: u64, changes: impl Fn() -> u64) -> u64 {
    let mut reached = wanted;
    for _ in 0..ROUNDS {
        yield_now().await;
        let now = changes();
        if now == reached {
            break;
        }
        reached = now;
    }
    reached
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use tokio::runtime;

    use super::*;

    fn disk(dir: &Path) -> Disk {
        Disk::new(LogFile::of(&dir.join("world.sqlite")).expect("a log"))
    }

    fn run(work: impl Future) {
        let runtime = runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(work);
    }

    /// Changes something, and gives how many changes are on the disk when that one is.
    async fn change(disk: Arc<Disk>, changes: Arc<AtomicU64>) -> u64 {
        changes.fetch_add(1, Ordering::AcqRel);
        disk.settle(|| changes.load(Ordering::Acquire)).await.expect("synced");
        disk.synced.load(Ordering::Acquire)
    }

    #[test]
    fn changes_that_come_together_are_synced_together() {
        let dir = tempfile::tempdir().expect("a directory");
        std::fs::write(dir.path().join("world.sqlite-wal"), "").expect("a log");
        let (disk, changes) = (Arc::new(disk(dir.path())), Arc::new(AtomicU64::new(0)));
        run(async {
            let mut together = Vec::new();
            for _ in 0..3 {
                together.push(tokio::spawn(change(Arc::clone(&disk), Arc::clone(&changes))));
            }
            for one in together {
                assert_eq!(one.await.expect("done"), 3, "one sync is for all");
            }
            assert_eq!(change(disk, changes).await, 4, "a later one has its own");
        });
    }

    /// A log that is no file on a disk cannot be synced.
    #[cfg(unix)]
    #[test]
    fn what_did_not_reach_the_disk_once_is_never_said_to_be_there() {
        let dir = tempfile::tempdir().expect("a directory");
        let log = dir.path().join("world.sqlite-wal");
        std::os::unix::fs::symlink("/dev/null", &log).expect("a link");
        let disk = disk(dir.path());
        run(async {
            for _ in 0..2 {
                let error = disk.settle(|| 1).await.expect_err("there is no disk");
                assert!(error.to_string().contains("may not be on the disk"), "{error}");
            }
            disk.settle(|| 0).await.expect("nothing was changed");
        });
    }
}
