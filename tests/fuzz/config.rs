//! The configuration file: read or refused, with a reason that shows no secret of it, even where the file is no TOML; and a
//! profile that is taken sends its token to nobody who may listen.

use std::os::unix::fs::PermissionsExt;

use super::shown::Shown;
use super::words::{NASTY, SECRET, choice, part, spelt};
use crate::base::redact;
use crate::profile::{
    ConfigFile, Environment, Format, ProfileFlags, all_of_profile, profile_named,
};

const WORDS: [&str; 60] = [
    "[profiles.demo]\n",
    "[profiles.shop]\n",
    "[profiles.sandbox]\n",
    "default_profile = \"demo\"\n",
    "environment = \"demo\"\n",
    "environment = \"production\"\n",
    "environment = ",
    "token = \"",
    SECRET,
    "\"\n",
    "token_env = \"HOME\"\n",
    "token_command = [\"true\"]\n",
    "callback_secret = \"",
    "callback_secret_previous = \"",
    "time_zone = \"Europe/Oslo\"\n",
    "time_zone = \"",
    "base_url = \"https://127.0.0.1:8443/api/v1\"\n",
    "base_url = \"http://shop.example/api/v1\"\n",
    "base_url = \"",
    "ca_file = \"ca.pem\"\n",
    "timeout = \"30s\"\n",
    "timeout = ",
    "output = \"csv\"\n",
    "remember_seen = false\n",
    "read_only = true\n",
    "max_amount = 100\n",
    "max_amount = 1.5\n",
    "max_amount = \"100.50\"\n",
    "max_amount_per_day = 1e3\n",
    "max_writes_per_hour = 5\n",
    "allow = [\"orders refund\"]\n",
    "allow = ",
    "bulk_approvals = [\"kari:",
    "\"]\n",
    "journal_url = \"postgres://kari:",
    "@db.example/fpgo\"\n",
    "journal_password = \"",
    "resolve_after = \"5m\"\n",
    "order_date = \"unix\"\n",
    "[profiles.demo.endpoints.\"reservations cancel\"]\n",
    "method = \"POST\"\n",
    "strict_empty = true\n",
    " = ",
    "\"",
    "'",
    "'''",
    "\n",
    "#",
    "[",
    "]",
    "{",
    "}",
    "=",
    ".",
    "true",
    "1",
    "-1",
    "1979-05-27",
    "inf",
    "\\u0000",
];

fn words() -> Vec<&'static str> {
    WORDS.iter().chain(&NASTY).copied().collect()
}

#[test]
fn a_configuration_is_read_or_refused_and_never_betrays_a_secret() {
    redact::conceal(SECRET.as_bytes());
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("config.toml");
    std::fs::write(&path, "").expect("written");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).expect("its owner's");
    bolero::check!().for_each(|bytes: &[u8]| {
        let bytes = part(bytes, 64);
        let (what, rest) = choice(bytes);
        let mut text = spelt(rest, &words());
        if what & 1 == 1 {
            text = [b"[profiles.demo]\nenvironment = \"demo\"\n".as_slice(), &text].concat();
        }
        std::fs::write(&path, text).expect("written");
        let flags = ProfileFlags {
            profile: Some("demo".into()),
            sandbox: false,
            config: Some(path.clone()),
        };
        let mut shown =
            Shown::new(if what & 2 == 2 { Format::Table } else { Format::Json }, false, true);
        let file = match ConfigFile::read(&flags) {
            Ok(file) => file,
            Err(error) => {
                shown.ui.error(&error);
                return assert!(!shown.err().is_empty());
            }
        };
        file.warnings("demo").iter().for_each(|warning| shown.ui.warn(warning));
        if let Ok((_, Err(faults))) = all_of_profile(&file, &flags) {
            assert!(!faults.is_empty());
            faults.iter().for_each(|fault| shown.ui.error(fault));
        }
        for name in file.profiles() {
            match profile_named(&file, &name) {
                Err(error) => shown.ui.error(&error),
                Ok(profile) => {
                    let target = profile.target.as_ref().expect("an address");
                    let url = &target.base_url;
                    let is_here = url.host_str().is_some_and(|host| {
                        matches!(host, "localhost" | "[::1]")
                            || host.starts_with("127.")
                            || host.ends_with(".localhost")
                    });
                    assert!(url.scheme() == "https" || url.scheme() == "http" && is_here, "{url}");
                    assert_ne!(profile.environment, Environment::Sandbox, "{name}");
                    assert!(url.username().is_empty() && url.password().is_none(), "{url}");
                }
            }
        }
        _ = shown.err();
    });
}
