//! How much memory the binary took, as the system tells it for as long as the process lives.

use std::fs;
use std::process::{Child, ExitStatus};
use std::thread;
use std::time::Duration;

/// The largest resident memory that this process of the binary has had, in KiB; none where it is not the binary. For an instant
/// after its start a child still has the memory and the name of what started it: here, of all the tests that run beside it. Where
/// no `/proc` tells, there is none either.
pub fn peak(child: &Child) -> Option<u64> {
    let told = |name: &str| fs::read_to_string(format!("/proc/{}/{name}", child.id())).ok();
    // The name changes after the memory does, so it is asked first.
    if told("comm")?.trim_end() != "fpgo" {
        return None;
    }
    let status = told("status")?;
    let size = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    size.trim().strip_suffix(" kB")?.parse().ok()
}

/// Waits for the end of a process of the binary: the largest memory that was seen, in KiB, and how it ended. 0 where it had
/// ended before it could be looked at.
pub fn watched(child: &mut Child) -> (u64, ExitStatus) {
    let (mut most, mut pause) = (0, Duration::from_millis(1));
    loop {
        most = peak(child).unwrap_or(most);
        if let Some(ended) = child.try_wait().expect("its state") {
            return (most, ended);
        }
        // Looking costs more than what most calls do, which wait.
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(16));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_started_the_binary_does_not_count() {
    use std::process::{Command, Stdio};
    let mut other = Command::new("cat").stdin(Stdio::piped()).spawn().expect("cat starts");
    let told = fs::read_to_string(format!("/proc/{}/status", other.id())).expect("a process");
    assert!(told.contains("VmHWM:"), "{told}");
    assert_eq!(peak(&other), None);
    drop(other.stdin.take());
    assert!(other.wait().expect("cat ends").success());
    let home = super::Home::new();
    let (mut sandbox, _) = super::serve(&home, "served", &[]);
    let size = peak(&sandbox).expect("a size");
    sandbox.kill().expect("it ends");
    let (most, ended) = watched(&mut sandbox);
    assert!(
        (1_000..200_000).contains(&size) && !ended.success(),
        "{size} KiB, {most} KiB, {ended}"
    );
}
