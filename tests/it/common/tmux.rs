//! A shell in a window of tmux, which pastes as terminals do: marked where the program at the terminal asked for it, or not.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::Home;
use super::binary::fpgo_dir;
use super::pty::PATIENCE;

/// A window with a shell in it. It ends with its server.
pub struct Tmux<'a> {
    home: &'a Home,
    /// The socket of this server alone.
    socket: TempDir,
}

impl<'a> Tmux<'a> {
    /// A window of so many columns, in which this shell says `ready>` when it waits.
    pub fn start(home: &'a Home, shell: &[&str], columns: usize) -> Tmux<'a> {
        let tmux = Tmux { home, socket: TempDir::new().expect("a directory") };
        let columns = columns.to_string();
        tmux.does(&[&["new-session", "-d", "-x", &columns, "-y", "24"], shell].concat());
        tmux.sees("ready>");
        tmux
    }

    fn command(&self, words: &[&str]) -> Command {
        let bin = fpgo_dir().display();
        let path = format!("{bin}:{}", std::env::var("PATH").expect("a path"));
        let home = self.home.dir.path();
        let mut command = Command::new("tmux");
        command.env_clear().env("HOME", home).env("PATH", path).env("LANG", "C.UTF-8");
        command.env("ZDOTDIR", home).env("XDG_CONFIG_HOME", home.join(".config"));
        command.env("FPGO_DATA_DIR", self.home.data_dir()).env("FPGO_CALLBACK_SECRET", "s3cret");
        command.current_dir(home).stdin(Stdio::null());
        command.arg("-S").arg(self.socket.path().join("socket")).args(["-f", "/dev/null"]);
        command.args(words);
        command
    }

    #[track_caller]
    fn does(&self, words: &[&str]) -> String {
        let output = self.command(words).output().expect("tmux runs");
        assert!(output.status.success(), "{words:?}: {output:?}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Types a line, and Enter.
    pub fn types(&self, line: &str) {
        self.does(&["send-keys", "-l", line]);
        self.does(&["send-keys", "Enter"]);
    }

    /// Sends these bytes as they are.
    pub fn sends(&self, bytes: &[u8]) {
        let codes: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
        self.does(&[&["send-keys", "-H"], codes.as_slice()].concat());
    }

    /// Pastes the text of a file, with marks if it may and the program asked for them.
    pub fn pastes(&self, file: &Path, is_marked: bool) {
        self.does(&["load-buffer", &file.display().to_string()]);
        self.does(if is_marked { &["paste-buffer", "-p"] } else { &["paste-buffer"] });
    }

    /// What stands in the window, and above it.
    pub fn screen(&self) -> String {
        self.does(&["capture-pane", "-p", "-S", "-1000"])
    }

    /// Waits for this text in the window.
    #[track_caller]
    pub fn sees(&self, part: &str) {
        self.until(part, |screen| screen.contains(part));
    }

    /// Waits until this is the last that stands in the window.
    #[track_caller]
    pub fn waits_for(&self, prompt: &str) {
        self.until(prompt, |screen| screen.trim_end().ends_with(prompt));
    }

    #[track_caller]
    fn until(&self, part: &str, is_there: impl Fn(&str) -> bool) {
        let begun = Instant::now();
        while !is_there(&self.screen()) {
            let waited = begun.elapsed() > PATIENCE;
            assert!(!waited, "{part:?} never came: {}", self.screen());
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Tmux<'_> {
    fn drop(&mut self) {
        // A shell that ended took its server with it.
        let _ = self.command(&["kill-server"]).output();
    }
}
