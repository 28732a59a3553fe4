//! Recognises file systems of other machines: neither locks nor syncs can be relied on there.

use std::path::{Path, PathBuf};

/// The types of network file systems, as Linux lists them; those that begin with `fuse.` are programs that speak to another
/// machine.
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
    if is_usual(dir) {
        return None;
    }
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
    let dir = dir.canonicalize().ok()?;
    type_in(&mounts, &dir).filter(|name| KNOWN.contains(&name.as_str()))
}

/// Whether a directory is on a disk that the kernel knows, and no file system is loaded that several machines have on one
/// disk together: to list all mounts takes the system many times longer.
#[cfg(target_os = "linux")]
fn is_usual(dir: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    const SHARED_DISKS: [&str; 2] = ["/sys/fs/gfs2", "/sys/fs/ocfs2"];
    let Ok(found) = dir.metadata() else { return false };
    Path::new("/sys/dev/block").join(device(found.dev())).exists()
        && !SHARED_DISKS.iter().any(|loaded| Path::new(loaded).exists())
}

/// A device as the kernel names it: the C library has both of its numbers in one.
#[cfg(target_os = "linux")]
fn device(number: u64) -> String {
    let major = ((number >> 8) & 0xFFF) | ((number >> 32) & 0xFFFF_F000);
    let minor = (number & 0xFF) | ((number >> 12) & 0xFFFF_FF00);
    format!("{major}:{minor}")
}

#[cfg(not(target_os = "linux"))]
fn is_usual(_: &Path) -> bool {
    false
}

/// The type of the last mount that is nearest above the directory, as proc(5) lists them.
fn type_in(mounts: &str, dir: &Path) -> Option<String> {
    let mut nearest: Option<(usize, &str)> = None;
    for line in mounts.lines() {
        let Some((mount, rest)) = line.split_once(" - ") else { continue };
        let (Some(point), Some(name)) = (mount.split(' ').nth(4), rest.split(' ').next()) else {
            continue;
        };
        let point = PathBuf::from(unescaped(point));
        let depth = point.components().count();
        if dir.starts_with(&point) && nearest.is_none_or(|(known, _)| depth >= known) {
            nearest = Some((depth, name));
        }
    }
    Some(nearest?.1.to_owned())
}

/// A text of that list in which `\040` and its like are the characters that they mean.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        match (first, octal(more)) {
            (b'\\', Some(byte)) => {
                bytes.push(byte);
                rest = &more[3..];
            }
            _ => {
                bytes.push(*first);
                rest = more;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The byte that three octal digits at the beginning mean.
fn octal(bytes: &[u8]) -> Option<u8> {
    let digits = std::str::from_utf8(bytes.get(..3)?).ok()?;
    u8::from_str_radix(digits, 8).ok()
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
        assert!(!is_usual(Path::new("/proc")) && !is_usual(Path::new("/not there")));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_device_is_named_by_both_of_its_numbers() {
        for (number, name) in
            [(0x801, "8:1"), (0x15, "0:21"), (0x11_032C, "259:300"), (0x1000_0000_0000, "4096:0")]
        {
            assert_eq!(device(number), name);
        }
    }
}
