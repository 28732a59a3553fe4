//! `fpgo callback …`: the subcommands for received callbacks, one file each. The checksum itself stands in the room
//! `callback`.

mod input;
mod send;
mod sign;
mod test_callback;
mod test_secret;
mod verify;

pub use verify::COLUMNS;

use clap::{Subcommand, ValueEnum};

use self::send::SendArgs;
use self::sign::SignArgs;
use crate::base::error::Result;
use crate::callback::CallbackKind;
use crate::options::Globals;
use crate::output::ui::Ui;

/// The subcommands.
#[derive(Subcommand, Debug)]
pub enum CallbackCommand {
    /// Check the checksum of a callback
    #[command(
        after_help = "The callback is a URL, a query string, a log line or a header dump: as an argument, from \
        standard input (or -), or pasted at a prompt, where the shell does not see it.\nThe secret comes from \
        FPGO_CALLBACK_SECRET or the profile, never from the command line.\n\nExamples:\n  \
        fpgo callback verify 'https://shop.example/cb?orderUuid=ODR1234567890&status=PAID&checksum=…'\n  \
        grep fp/callback access.log | tail -1 | fpgo callback verify\n\n\
        Exit codes: 0 the checksum is right, 10 it is not, or nothing is signed"
    )]
    Verify {
        /// Callback as received; if left out, it is pasted at a prompt or read from standard input (-)
        #[arg(value_name = "CALLBACK")]
        pasted: Option<String>,
        /// Kind of the callback, which decides what is signed
        #[arg(long, value_enum, default_value_t = KindName::Auto, value_name = "KIND")]
        kind: KindName,
    },
    /// Print a test callback, right or wrong on purpose
    #[command(after_help = sign::HELP)]
    Sign(Box<SignArgs>),
    /// Deliver a test callback to an endpoint, right or wrong on purpose
    #[command(after_help = send::HELP)]
    Send(Box<SendArgs>),
}

/// The kinds of callback by name.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum KindName {
    /// Recognised by the parameters, whose forms are checked strictly
    Auto,
    /// Order, reservation or subscription: every parameter is signed
    Order,
    /// Company check: the parameters after the checksum are not signed
    Company,
}

/// Runs the subcommand.
pub fn run(command: CallbackCommand, globals: &Globals, ui: &mut Ui) -> Result<()> {
    match command {
        CallbackCommand::Verify { pasted, kind } => {
            let kind = match kind {
                KindName::Auto => CallbackKind::Auto,
                KindName::Order => CallbackKind::Order,
                KindName::Company => CallbackKind::Company,
            };
            verify::run(pasted, kind, globals, ui)
        }
        CallbackCommand::Sign(args) => sign::run(&args, globals, ui),
        CallbackCommand::Send(args) => send::run(&args, globals, ui),
    }
}
