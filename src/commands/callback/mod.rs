//! `fpgo callback …`: the subcommands for received callbacks, one file each. The checksum itself stands in the room
//! `callback`.

mod account;
mod input;
mod list;
mod listen;
mod resend;
mod send;
mod show_one;
mod sign;
mod stored;
mod test_callback;
mod test_secret;
mod verify;
mod verify_all;

pub use list::numbers;
pub use stored::STORED_COLUMNS;

use clap::{Subcommand, ValueEnum};

use self::send::SendArgs;
use self::sign::SignArgs;
use crate::api::ColumnKind;
use crate::base::error::Result;
use crate::base::text;
use crate::callback::CallbackKind;
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
    #[command(
        after_help = "The callback is a URL, a query string, a log line or a header dump: as an argument, from \
        standard input (or -), or pasted at a prompt, where the shell does not see it.\nThe secret comes from \
        FPGO_CALLBACK_SECRET or the profile, never from the command line.\n\nExamples:\n  \
        fpgo callback verify 'https://shop.example/cb?orderUuid=ODR1234567890&status=PAID&checksum=…'\n  \
        grep fp/callback access.log | tail -1 | fpgo callback verify\n  \
        fpgo callback verify --all access.log -o csv\n\n\
        Exit codes: 0 the checksum is right, 10 it is not, or nothing is signed; with --all 0 if there are callbacks and all are \
        authentic"
    )]
    Verify {
        /// Callback as received; if left out, it is pasted at a prompt or read from standard input (-)
        #[arg(value_name = "CALLBACK")]
        pasted: Option<String>,
        /// Check each callback in a log (access log, lines of JSON) or a HAR file, one verdict each; - is standard input
        #[arg(long, value_name = "FILE", conflicts_with = "pasted")]
        all: Option<String>,
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
    /// Whether it shows what was received, in the form that the profile sets.
    pub fn shows_received(&self) -> bool {
        matches!(self, Self::List(_) | Self::Show { .. } | Self::Resend(_))
    }
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
        CallbackCommand::Verify { pasted, all, kind } => {
            let kind = match kind {
                KindName::Auto => CallbackKind::Auto,
                KindName::Order => CallbackKind::Order,
                KindName::Company => CallbackKind::Company,
            };
            match all {
                Some(file) => verify_all::run(&file, kind, globals, ui),
                None => verify::run(pasted, kind, globals, ui),
            }
        }
        CallbackCommand::Sign(args) => sign::run(&args, globals, ui),
        CallbackCommand::Send(args) => send::run(&args, globals, ui),
        CallbackCommand::Listen(arguments) => listen::run(&arguments, globals, ui),
        CallbackCommand::List(arguments) => list::run(&arguments, globals, ui),
        CallbackCommand::Show { id } => show_one::run(id, globals, ui),
        CallbackCommand::Resend(arguments) => resend::run(&arguments, globals, ui),
    }
}
