//! `fpgo callback listen`: receives callbacks on this machine until it is ended. How that is done stands in the room
//! `listener`; here it is set up, shown and ended in order.

mod advice;
mod setup;
mod shown;
mod watch;

use clap::Args;

use super::account::CallbackAccount;
use super::input;
use crate::base::error::{Error, Result};
use crate::base::redact;
use crate::base::step::Command;
use crate::base::target::host_header;
use crate::commands::in_force;
use crate::listener::{Receiver, USUAL_PORT};
use crate::options::Globals;
use crate::output::ui::Ui;
use crate::profile::Format;
use crate::run::interrupt::ShutdownSignals;

/// What stands below its help.
pub const HELP: &str = "Each callback is checked, kept, and answered: 200 to what is authentic, 403 to the rest. The queue of what \
    is to be forwarded\nis on the disk; each callback is sent on once at most, however slow the receiver is. Ctrl-C ends \
    it.\n\nExamples:\n  fpgo --sandbox callback listen\n  fpgo callback listen --public-url https://hooks.example \
    --forward-to http://localhost:3000/fp/callback\n  fpgo callback listen -o ndjson\n\nExit codes: 0 it was ended, \
    3 the port is taken, 8 nothing can be kept, or another one forwards there";

/// How callbacks are received, and where they go.
#[derive(Args, Debug)]
pub struct ListenArgs {
    /// Port of this machine to receive on; 0 takes a free one
    #[arg(long, value_name = "PORT", default_value_t = USUAL_PORT)]
    port: u16,
    /// Address of this machine to forward authentic callbacks to
    #[arg(long, value_name = "URL", value_parser = receiver_here)]
    forward_to: Option<Receiver>,
    /// Forward also what is not authentic
    #[arg(long, requires = "forward_to")]
    forward_all: bool,
    /// Public address that leads here, such as that of a tunnel: requests for its host are taken too
    #[arg(long, value_name = "URL", value_parser = public_url)]
    public_url: Option<String>,
    /// Store personal values too, so that company checks can be sent again
    #[arg(long)]
    keep_personal: bool,
    /// End when standard input ends, as a pipe does with the program that started this
    #[arg(long)]
    until_stdin_ends: bool,
}

fn receiver_here(typed: &str) -> std::result::Result<Receiver, String> {
    let receiver = Receiver::parse(typed)?;
    match receiver.is_here() {
        true => Ok(receiver),
        false => {
            Err("it is not this machine; `fpgo callback resend` sends single callbacks elsewhere"
                .to_owned())
        }
    }
}

fn public_url(typed: &str) -> std::result::Result<String, String> {
    match host_header(typed) {
        Some(_) => Ok(typed.to_owned()),
        None => Err(format!("{:?} is no http or https address", redact::hide_suspects(typed))),
    }
}

/// Receives until a signal ends it.
pub fn run(arguments: &ListenArgs, globals: &Globals, ui: &mut Ui) -> Result<()> {
    if ui.format == Format::Table && !ui.columns.is_empty() {
        return Err(Error::invalid("--columns is for rows, and here are lines for people")
            .next(Command::typed().arg("-o").arg("csv")));
    }
    let account = CallbackAccount::in_use(globals, ui)?;
    let secret = input::secret(globals, ui)?;
    let source = secret.source.clone();
    let timeout = in_force::patience(globals)?;
    // Heard before anything is received, so that nothing is lost between.
    let signals = ShutdownSignals::prepare()?;
    if arguments.until_stdin_ends {
        signals.also_at_end_of_stdin()?;
    }
    let running = setup::start(arguments, &account, secret.bytes, timeout, shown::lines_of(ui))?;
    watch::hear(signals, &running, ui)?;
    advice::tell(&running, &account, arguments.public_url.as_deref(), &source, ui)?;
    watch::until_the_end(running, globals, ui)
}
