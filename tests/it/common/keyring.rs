//! A keyring of its own for a test: a private session bus on which nothing starts by itself, and a real Secret Service
//! on it, with a home apart from the test's.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::Call;

/// Nothing takes this long unless it never comes.
const PATIENCE: Duration = Duration::from_secs(60);

/// A session bus without any service.
pub struct Bus {
    dir: TempDir,
    address: String,
    bus: Child,
}

impl Bus {
    pub fn start() -> Bus {
        let dir = TempDir::new().expect("a temporary directory");
        let private = std::fs::Permissions::from_mode(0o700);
        std::fs::set_permissions(dir.path(), private).expect("a mode");
        let config = dir.path().join("bus.conf");
        let rules = format!(
            "<busconfig><type>session</type><listen>unix:dir={}</listen><auth>EXTERNAL</auth>\
             <policy context='default'><allow send_destination='*' eavesdrop='true'/>\
             <allow eavesdrop='true'/><allow own='*'/></policy></busconfig>",
            dir.path().display()
        );
        std::fs::write(&config, rules).expect("a file");
        let mut bus = Command::new("dbus-daemon")
            .args(["--nofork", "--nopidfile", "--nosyslog", "--print-address=1", "--config-file"])
            .arg(&config)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon starts: it is in the package dbus");
        let mut address = String::new();
        BufReader::new(bus.stdout.take().expect("a pipe")).read_line(&mut address).expect("text");
        let address = address.trim().to_owned();
        assert!(address.starts_with("unix:"), "the bus tells its address: {address:?}");
        Bus { dir, address, bus }
    }

    /// The same call on this bus.
    pub fn on(&self, call: Call) -> Call {
        call.env("DBUS_SESSION_BUS_ADDRESS", &self.address)
    }

    fn has_keyring(&self) -> bool {
        let ask = Command::new("dbus-send")
            .args(["--session", "--print-reply", "--dest=org.freedesktop.DBus", "/"])
            .args(["org.freedesktop.DBus.GetNameOwner", "string:org.freedesktop.secrets"])
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address)
            .output();
        ask.expect("dbus-send starts: it is in the package dbus").status.success()
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.bus.kill();
        let _ = self.bus.wait();
    }
}

/// A Secret Service on a bus of its own.
pub struct Keyring {
    daemon: Child,
    bus: Bus,
}

impl Keyring {
    /// One that is open, and empty.
    pub fn start() -> Keyring {
        let bus = Bus::start();
        Keyring { daemon: daemon(&bus, true), bus }
    }

    /// The same one, which nobody has unlocked since it was started, and nobody can.
    pub fn locked(mut self) -> Keyring {
        end(&mut self.daemon);
        let deadline = Instant::now() + PATIENCE;
        while self.bus.has_keyring() {
            assert!(Instant::now() < deadline, "the keyring does not leave the bus");
            std::thread::sleep(Duration::from_millis(10));
        }
        self.daemon = daemon(&self.bus, false);
        self
    }

    /// The same call with this keyring.
    pub fn on(&self, call: Call) -> Call {
        self.bus.on(call)
    }
}

impl Drop for Keyring {
    fn drop(&mut self) {
        end(&mut self.daemon);
    }
}

fn end(daemon: &mut Child) {
    let _ = daemon.kill();
    let _ = daemon.wait();
}

fn daemon(bus: &Bus, unlock: bool) -> Child {
    let home = bus.dir.path();
    let mut command = Command::new("gnome-keyring-daemon");
    command.args(["--foreground", "--components=secrets"]);
    if unlock {
        command.arg("--unlock");
    }
    command.arg("--control-directory").arg(home.join("control"));
    command
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_CACHE_HOME", home.join("cache"))
        .env("XDG_RUNTIME_DIR", home)
        .env("DBUS_SESSION_BUS_ADDRESS", &bus.address)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut child =
        command.spawn().expect("gnome-keyring-daemon starts: it is in the package gnome-keyring");
    child.stdin.take().expect("a pipe").write_all(b"a password").expect("it is read");
    let deadline = Instant::now() + PATIENCE;
    while !bus.has_keyring() {
        assert!(Instant::now() < deadline, "the keyring does not come to the bus");
        assert!(child.try_wait().expect("its state").is_none(), "the keyring has ended");
        std::thread::sleep(Duration::from_millis(10));
    }
    child
}
