//! What `doctor` finds out on the way to the API: the connection, the certificate, the clocks, the token.

use std::time::{Duration, SystemTime};

use crate::base::error::ErrorKind;
use crate::base::step::Command;
use crate::base::target::{Target, is_loopback};
use crate::commands::findings::{Finding, worst};
use crate::http::handshake::{HandshakeFailure, shake_hands};
use crate::output::ui::Ui;
use crate::profile::Profile;
use crate::profile::proxy::Proxy;
use crate::profile::secret_source::SecretSource;
use crate::run::context::Context;
use crate::run::probe::{Probe, probe};

/// A difference of the clocks that a `Date` header, which has whole seconds, can tell for sure.
const NOTABLE: Duration = Duration::from_secs(30);
/// A difference that makes dates wrong, and what is signed too old.
const WRONG: Duration = Duration::from_secs(300);

/// Looks at all of it.
pub fn look(context: &Context, ui: &mut Ui) -> Vec<Finding> {
    let mut found = Vec::new();
    if let Some(target) = &context.profile.target {
        found.push(tls(target, context.timeout));
        if worst(&found).is_some() {
            let why = "not asked, since there is no connection";
            found.extend(
                ["reachable", "clock", "accepted"].map(|check| Finding::skipped(check, why)),
            );
            return found;
        }
    }
    match probe(context, ui) {
        Ok(answered) => {
            found.push(answer(&answered));
            found.push(clock(&answered));
            found.push(token(&answered, &context.profile));
        }
        Err(error) => found.push(Finding::failed("reachable", &error)),
    }
    found
}

/// What is said where the network is left alone.
pub fn skipped(why: &str) -> Vec<Finding> {
    ["tls", "reachable", "clock", "accepted"].map(|check| Finding::skipped(check, why)).to_vec()
}

fn tls(target: &Target, timeout: Duration) -> Finding {
    let host = target.base_url.host_str().unwrap_or_default();
    if target.base_url.scheme() == "http" {
        return Finding::ok("tls", "not needed: plain http to this machine");
    }
    match Proxy::on_the_way_to(&target.base_url) {
        Ok(None) => {}
        Ok(Some(_)) => {
            return Finding::skipped("tls", "the proxy is passed by the read below alone");
        }
        Err(error) => return Finding::failed("tls", &error),
    }
    match shake_hands(target, timeout) {
        Ok(Ok(version)) => Finding::ok("tls", format!("{version} with {host}")),
        Ok(Err(failure)) => of_failure(&failure, target),
        Err(error) => Finding::failed("tls", &error),
    }
}

fn of_failure(failure: &HandshakeFailure, target: &Target) -> Finding {
    let host = target.base_url.host_str().unwrap_or_default();
    let (words, step) = match failure {
        HandshakeFailure::Name(why) => (why.clone(), "check the network and the name".to_owned()),
        HandshakeFailure::Connection(why) => {
            (format!("no connection: {why}"), "check the network, and the firewall".to_owned())
        }
        HandshakeFailure::Certificate(why) => {
            (format!("the certificate of {host} is not trusted: {why}"), trust(target))
        }
        HandshakeFailure::Protocol(why) => (
            format!("no handshake with {host}: {why}"),
            "check that base_url is an https address".to_owned(),
        ),
    };
    Finding::problem("tls", ErrorKind::Unavailable, words).next(step)
}

/// What to do about a certificate that is not trusted.
fn trust(target: &Target) -> String {
    match (is_loopback(&target.base_url), &target.ca_file) {
        (_, Some(path)) => {
            format!("put the certificate of its issuer into {}", path.display())
        }
        (true, None) => "set ca_file in the profile to the issuer's certificate (PEM)".to_owned(),
        (false, None) => "check this machine's date, and whether something between here and there \
                          reads along; if that is meant, set ca_file in the profile to its \
                          certificate (PEM)"
            .to_owned(),
    }
}

fn answer(probe: &Probe) -> Finding {
    Finding::ok("reachable", format!("the API answered in {} ms", probe.took.as_millis()))
}

fn clock(probe: &Probe) -> Finding {
    let Some(server) = probe.server_time else {
        return Finding::skipped("clock", "the answer has no Date header to compare with");
    };
    let (apart, word) = difference(probe.own_time, server);
    let detail = format!("{} s {word} the server's", apart.as_secs());
    let step = "set the clock by the network (Linux: sudo timedatectl set-ntp true)";
    match apart {
        apart if apart < NOTABLE => Finding::ok("clock", detail),
        apart if apart < WRONG => Finding::warning("clock", detail).next(step),
        _ => Finding::problem("clock", ErrorKind::Config, detail).next(step),
    }
}

/// How far apart two clocks are, and on which side the first is.
fn difference(own: SystemTime, server: SystemTime) -> (Duration, &'static str) {
    match own.duration_since(server) {
        Ok(ahead) => (ahead, "ahead of"),
        Err(behind) => (behind.duration(), "behind"),
    }
}

fn token(probe: &Probe, profile: &Profile) -> Finding {
    let Err(error) = probe.accepted() else {
        return Finding::ok("accepted", "the API takes the token");
    };
    let finding = Finding::failed("accepted", &error);
    let is_kept = matches!(profile.token, Some(SecretSource::Keyring { .. }));
    match error.report().http {
        Some(401 | 403) if is_kept => {
            finding.next(Command::new("auth login").why("store another token"))
        }
        _ => finding,
    }
}
