//! Where the session bus listens: what `DBUS_SESSION_BUS_ADDRESS` names, or the socket that each login has.

use std::env;
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::os::unix::net::SocketAddr;
use std::path::{Path, PathBuf};

/// The sockets to try, one after another. `None` where this session has no bus at all.
pub fn sockets() -> Option<Vec<SocketAddr>> {
    let given = env::var("DBUS_SESSION_BUS_ADDRESS").unwrap_or_default();
    let dir = env::var_os("XDG_RUNTIME_DIR").filter(|dir| !dir.is_empty()).map(PathBuf::from);
    if given.is_empty() {
        let usual = dir?.join("bus");
        return usual.exists().then(|| SocketAddr::from_pathname(usual).into_iter().collect());
    }
    Some(given.split(';').filter_map(|one| socket(one, dir.as_deref())).collect())
}

/// The socket of one address. Other kinds than sockets of this machine are left out.
fn socket(address: &str, dir: Option<&Path>) -> Option<SocketAddr> {
    let mut keys = address.strip_prefix("unix:")?.split(',').filter_map(|key| key.split_once('='));
    keys.find_map(|(key, value)| match key {
        "path" => SocketAddr::from_pathname(OsString::from_vec(unescaped(value)?)).ok(),
        "abstract" => without_a_file(&unescaped(value)?),
        "runtime" if value == "yes" => SocketAddr::from_pathname(dir?.join("bus")).ok(),
        _ => None,
    })
}

#[cfg(target_os = "linux")]
fn without_a_file(name: &[u8]) -> Option<SocketAddr> {
    use std::os::linux::net::SocketAddrExt;
    SocketAddr::from_abstract_name(name).ok()
}

#[cfg(not(target_os = "linux"))]
fn without_a_file(_: &[u8]) -> Option<SocketAddr> {
    None
}

/// The bytes of a value, in which `%20` and its like are the bytes that they mean.
fn unescaped(value: &str) -> Option<Vec<u8>> {
    let mut pieces = value.split('%');
    let mut bytes = pieces.next()?.as_bytes().to_vec();
    for piece in pieces {
        bytes.push(u8::from_str_radix(piece.get(..2)?, 16).ok()?);
        bytes.extend_from_slice(&piece.as_bytes()[2..]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_socket_of_this_machine() {
        let dir = Some(Path::new("/run/user/1"));
        let path = |address| socket(address, dir)?.as_pathname().map(Path::to_owned);
        for (address, expected) in [
            ("unix:path=/run/bus", Some("/run/bus")),
            ("unix:guid=ab12,path=/tmp/my%20bus%2c1", Some("/tmp/my bus,1")),
            ("unix:path=/run/bus,guid=ab12", Some("/run/bus")),
            ("unix:runtime=yes", Some("/run/user/1/bus")),
            ("unix:path=/run/%zz", None),
            ("unix:path=/run/%2", None),
            ("unix:path=/run/%é", None),
            ("unix:dir=/tmp", None),
            ("unix:", None),
            ("tcp:host=localhost,port=1", None),
            ("autolaunch:", None),
        ] {
            assert_eq!(path(address).as_deref(), expected.map(Path::new), "{address}");
        }
        assert!(socket("unix:runtime=yes", None).is_none());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_socket_may_have_a_name_without_a_file() {
        use std::os::linux::net::SocketAddrExt;
        let found = socket("unix:abstract=/tmp/dbus-1", None).expect("an address");
        assert_eq!(found.as_abstract_name(), Some(b"/tmp/dbus-1".as_slice()));
    }
}
