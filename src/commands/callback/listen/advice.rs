//! What is told when `callback listen` begins: where it listens, which callback URL leads here, what waits to be forwarded,
//! and why nothing may be heard.

use super::setup::Running;
use super::watch::{counted, waits};
use crate::api;
use crate::base::error::Result;
use crate::base::step::Command;
use crate::base::target::{host_header, is_this_machine};
use crate::base::threads::lock;
use crate::commands::callback::account::CallbackAccount;
use crate::output::ui::Ui;
use crate::sandbox::local;

/// The operation whose example shows how a callback URL is set.
const EXAMPLE: &str = "orders send-payment-link";

/// Tells all of it.
pub fn tell(
    running: &Running,
    account: &CallbackAccount,
    public_url: Option<&str>,
    source: &str,
    ui: &mut Ui,
) -> Result<()> {
    let local_url = format!("http://127.0.0.1:{}/", running.port);
    let url = public_url.unwrap_or(&local_url);
    ui.note(&format!("listening on {local_url} for callbacks of {}", account.name));
    ui.note(&format!("callback URL to use: {url} (any path, and parameters of your own)"));
    ui.note(&format!("checked with the secret of {source}"));
    match &running.forward_to {
        Some(receiver) => ui.note(&format!("forwarding to {}", receiver.as_str())),
        None => ui.note("forwarding nowhere: --forward-to names a receiver on this machine"),
    }
    tell_left_over(running, ui)?;
    if account.is_sandbox {
        tell_of_sandbox(running, account, url, ui);
    } else if !account.is_here && public_url.is_none() {
        ui.note("Front Payment cannot reach this machine: let a tunnel lead to it, and give its address with --public-url");
    }
    Ok(())
}

/// Tells what earlier processes left in the queue.
fn tell_left_over(running: &Running, ui: &mut Ui) -> Result<()> {
    let left = &running.left_over;
    for id in &left.unknown {
        let show = Command::new("callback show").arg(id);
        ui.suggest(&format!("callback {id} was being forwarded when fpgo ended, so nobody knows whether it arrived; it is not sent again: "), &show.into());
    }
    for id in &left.lost {
        ui.warn(&format!(
            "callback {id} is not forwarded any more: its personal values were not kept"
        ));
    }
    if left.waiting > 0 {
        let waiting = counted(left.waiting.into(), "callback");
        ui.note(&format!("forwarding what was left: {waiting}"));
    }
    let own = running.forward_to.as_ref().map(|receiver| receiver.as_str());
    for (target, count) in lock(&running.kept).store.waiting_targets(&running.account)? {
        if Some(target.as_str()) != own {
            let waiting = waits(count.into());
            ui.note(&format!(
                "{waiting} to be forwarded to {target}: --forward-to {target} sends what waits"
            ));
        }
    }
    Ok(())
}

/// Says so where the sandbox knows no callback URL that leads here.
fn tell_of_sandbox(running: &Running, account: &CallbackAccount, url: &str, ui: &mut Ui) {
    // A sandbox that cannot be read says so to the commands that need it.
    let known = local::callback_urls(&account.dir).unwrap_or_default();
    let public = host_header(url);
    let leads_here = known
        .iter()
        .filter_map(|known| host_header(known))
        .any(|host| is_this_machine(&host, running.port) || public.as_ref() == Some(&host));
    if leads_here {
        return;
    }
    let step = match example(url) {
        Some(command) => command.why("make one"),
        None => "set callback.callbackUrl when you make one".into(),
    };
    ui.suggest("no order of the sandbox has a callback URL that leads here yet; ", &step);
}

/// A command that can be pasted, and makes an order whose callbacks come here.
fn example(url: &str) -> Option<Command> {
    let example = api::endpoint(EXAMPLE)?.example.args.first()?;
    let flags = shell_words::split(example).ok()?;
    Some(Command::of_sandbox(EXAMPLE).args(flags).arg("--callback-url").arg(url))
}
