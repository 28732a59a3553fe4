//! The flags of an operation beside its own parameters, by what it does: body, reason, expectations, waiting. They are
//! added to its command here, and read again together with its parameters.

use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};
use serde_json::Value;

use super::argument::is_switch;
use super::value::not_a_flag;
use crate::api::{Endpoint, Total, Typed};
use crate::base::money;
use crate::options::{
    AgainFlag, BodyFlags, Expectations, Globals, Invocation, JournalFlags, WaitFlag,
};

/// Flags of operations that carry a body.
#[derive(Args, Default)]
struct PayloadArgs {
    #[command(flatten)]
    body: BodyFlags,
    /// Print a skeleton of the body with comments (without them as JSON), and send nothing
    #[arg(long, help_heading = "Body", conflicts_with_all = ["data", "set", "unset", "edit", "quiet"])]
    template: bool,
    /// Edit the body in $VISUAL or $EDITOR before it is sent
    #[arg(long, help_heading = "Body")]
    edit: bool,
}

/// Flags of operations whose answer has an address to send the customer to.
#[derive(Args, Default)]
struct LinkArgs {
    /// Show the address to send the customer to as a QR code on stderr
    #[arg(long)]
    qr: bool,
}

/// Adds the flags that this operation takes beside its own parameters.
pub fn add(endpoint: &Endpoint, mut command: Command) -> Command {
    if has_payload(endpoint) {
        command = PayloadArgs::augment_args(command);
    }
    if endpoint.effect.writes() {
        command = JournalFlags::augment_args(command);
    }
    if endpoint.has_guards() {
        command = AgainFlag::augment_args(command);
    }
    command = command.args(expectations(endpoint));
    if endpoint.can_be_awaited() {
        command = WaitFlag::augment_args(command);
    }
    if endpoint.table.link.is_some() {
        command = LinkArgs::augment_args(command);
    }
    command
}

/// Reads what was typed of an operation: its parameters and all its flags.
pub fn read(
    endpoint: &'static Endpoint,
    matches: &ArgMatches,
    globals: &Globals,
) -> Result<Invocation, clap::Error> {
    let payload: PayloadArgs = of_group(has_payload(endpoint), matches)?;
    let write: JournalFlags = of_group(endpoint.effect.writes(), matches)?;
    let again: AgainFlag = of_group(endpoint.has_guards(), matches)?;
    let wait: WaitFlag = of_group(endpoint.can_be_awaited(), matches)?;
    let link: LinkArgs = of_group(endpoint.table.link.is_some(), matches)?;
    Ok(Invocation {
        typed: typed(endpoint, matches),
        data: payload.body.data,
        set: payload.body.set,
        unset: payload.body.unset,
        no_validate: payload.body.no_validate,
        template: payload.template,
        edit: payload.edit,
        qr: link.qr,
        yes: globals.yes,
        dry_run: globals.dry_run,
        again: again.again,
        reason: write.reason,
        ticket: write.ticket,
        expect: expected(matches),
        wait: wait.wait,
        show_personal: globals.show_personal_data,
        verbose: globals.verbose,
        ..Invocation::default()
    })
}

fn has_payload(endpoint: &Endpoint) -> bool {
    endpoint.has_body() && endpoint.effect.writes()
}

/// The flags of one group, or none of them where the command does not have the group.
fn of_group<T: FromArgMatches + Default>(
    is_there: bool,
    matches: &ArgMatches,
) -> Result<T, clap::Error> {
    if is_there { T::from_arg_matches(matches) } else { Ok(T::default()) }
}

/// The parameters that were typed.
fn typed(endpoint: &Endpoint, matches: &ArgMatches) -> Typed {
    let mut typed = Typed::default();
    for param in endpoint.all_params().filter(|param| !param.flag.is_empty()) {
        if is_switch(param) {
            if matches.get_flag(param.flag) {
                typed.push(param.flag, Value::Bool(true));
            }
            continue;
        }
        for value in matches.get_many::<Value>(param.flag).into_iter().flatten() {
            match value {
                Value::Array(items) => {
                    for item in items {
                        typed.push(param.flag, item.clone());
                    }
                }
                other => typed.push(param.flag, other.clone()),
            }
        }
    }
    typed
}

const EXPECT_STATUS: &str = "expect-status";
const EXPECT_TOTAL: &str = "expect-total";
const EXPECT_REFUNDABLE: &str = "expect-refundable";

/// The flags `--expect-…` of this operation: only those whose value is known before it is sent.
fn expectations(endpoint: &Endpoint) -> Vec<Arg> {
    let mut args = Vec::new();
    if endpoint.knows_status_before() {
        let status = Arg::new(EXPECT_STATUS).long(EXPECT_STATUS).value_name("STATUS");
        args.push(status.help("Send only if the status is this"));
    }
    match endpoint.total {
        Total::NotTold => {}
        Total::Object => {
            args.push(amount(EXPECT_TOTAL, "Send only if the total of the object is this"))
        }
        _ => args.push(amount(EXPECT_TOTAL, "Send only if the total of the request is this")),
    }
    if endpoint.gives_back() {
        let help = "Send only if this much can still be given back";
        args.push(amount(EXPECT_REFUNDABLE, help));
    }
    args
}

fn amount(name: &'static str, help: &'static str) -> Arg {
    let arg = Arg::new(name).long(name).value_name("AMOUNT").value_parser(expected_amount);
    arg.allow_hyphen_values(true).help(help)
}

fn expected_amount(typed: &str) -> Result<money::Amount, String> {
    not_a_flag(typed).and_then(money::parse_or_zero)
}

/// The typed expectations. A flag that the command does not have was not typed.
fn expected(matches: &ArgMatches) -> Expectations {
    Expectations {
        status: typed_once(matches, EXPECT_STATUS),
        total: typed_once(matches, EXPECT_TOTAL),
        refundable: typed_once(matches, EXPECT_REFUNDABLE),
    }
}

fn typed_once<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, name: &str) -> Option<T> {
    matches.try_get_one(name).ok().flatten().cloned()
}
