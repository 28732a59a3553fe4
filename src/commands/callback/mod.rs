//! `fpgo callback …`: the subcommands for received callbacks, one file each. The checksum itself stands in the room
//! `callback`.

mod account;
mod age;
mod check;
mod claims;
mod input;
mod kind_name;
mod list;
mod listen;
mod other_secrets;
mod resend;
mod send;
mod sentences;
mod show_one;
mod sign;
mod stored;
mod test_callback;
mod test_secret;
mod verify;
mod verify_all;

#[cfg(all(test, feature = "fuzz"))]
pub use self::verify_all::fuzzed;

pub use list::numbers;
pub use resend::COLUMNS as RESEND_COLUMNS;
pub use send::COLUMNS as SEND_COLUMNS;
pub use stored::STORED_COLUMNS;

use clap::Subcommand;

use self::send::SendArgs;
use self::sign::SignArgs;
use self::verify::VerifyArgs;
use crate::api::ColumnKind;
use crate::base::error::Result;
use crate::base::text;
use crate::options::Globals;
use crate::output::ui::Ui;

/// The columns of both tables of `callback verify`, for completion.
pub const COLUMNS: [(&str, ColumnKind); 8] = {
    let ([one, two, three], [line, verdict, object, status, reason]) =
        (verify::COLUMNS, verify_all::COLUMNS);
    [one, two, three, line, verdict, object, status, reason]
};

/// The subcommands.
#[derive(Subcommand, Debug)]
pub enum CallbackCommand {
    /// Check the checksum of a callback
    #[command(after_help = verify::HELP)]
    Verify(Box<VerifyArgs>),
    /// Print a test callback, right or wrong on purpose
    #[command(after_help = sign::HELP)]
    Sign(Box<SignArgs>),
    /// Deliver a test callback to an endpoint, right or wrong on purpose
    #[command(after_help = send::HELP)]
    Send(Box<SendArgs>),
    /// Receive callbacks on this machine, check and keep each, and forward the authentic ones
    #[command(after_help = listen::HELP)]
    Listen(listen::ListenArgs),
    /// List the callbacks that were received
    #[command(after_help = list::HELP)]
    List(list::ListArgs),
    /// Show all that is known of one received callback
    #[command(after_help = show_one::HELP)]
    Show {
        /// The callback's number, as `callback list` shows it
        #[arg(value_name = "CALLBACK_NUMBER", value_parser = text::number::<i64>)]
        id: i64,
    },
    /// Send a received callback to its receiver once more
    #[command(after_help = resend::HELP)]
    Resend(resend::ResendArgs),
}

impl CallbackCommand {
    /// Whether it hears signals for itself, and ends in order.
    pub fn hears_signals(&self) -> bool {
        match self {
            Self::Listen(_) => true,
            Self::Verify(args) => args.all.is_some() && args.check,
            _ => false,
        }
    }

    /// Whether it shows what was received, in the form that the profile sets.
    pub fn shows_received(&self) -> bool {
        matches!(self, Self::List(_) | Self::Show { .. } | Self::Resend(_))
    }
}

/// Runs the subcommand.
pub fn run(command: CallbackCommand, globals: &Globals, ui: &mut Ui) -> Result<()> {
    match command {
        CallbackCommand::Verify(args) => match &args.all {
            Some(file) => verify_all::run(file, &args, globals, ui),
            None => verify::run(*args, globals, ui),
        },
        CallbackCommand::Sign(args) => sign::run(&args, globals, ui),
        CallbackCommand::Send(args) => send::run(&args, globals, ui),
        CallbackCommand::Listen(arguments) => listen::run(&arguments, globals, ui),
        CallbackCommand::List(arguments) => list::run(&arguments, globals, ui),
        CallbackCommand::Show { id } => show_one::run(id, globals, ui),
        CallbackCommand::Resend(arguments) => resend::run(&arguments, globals, ui),
    }
}
