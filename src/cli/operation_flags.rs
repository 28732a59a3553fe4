//! The flags of an operation beside its own parameters, by what it does: body, reason, expectations, waiting. They are
//! added to its command here, and read again together with its parameters.

use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};
use serde_json::Value;

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
        if param.is_switch() {
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

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::io::Cursor;

    use super::*;
    use crate::api::{endpoints, read_id};
    use crate::cli::parse::{ParsedCommand, parse};
    use crate::options::SheetFlags;
    use crate::run::bulk::sheet::{Sheet, columns};

    /// Flags of examples that no row has.
    const NOT_PER_ROW: [&str; 9] =
        ["yes", "dry-run", "wait", "qr", "data", "template", "edit", "columns", "jq"];

    /// The call that a command line makes, its identifiers read as the command reads them.
    fn of_words(words: &[String]) -> Option<(&'static Endpoint, Invocation)> {
        let line: Vec<OsString> = words.iter().map(OsString::from).collect();
        let parsed = parse(&line).ok()?;
        let ParsedCommand::Operation(endpoint, mut invocation) = parsed.command else {
            return None;
        };
        for (flag, value) in invocation.typed.values_mut() {
            let param = endpoint.all_params().find(|param| param.flag == flag)?;
            if let (Some(text), false) = (value.as_str(), param.kind.ids.is_empty()) {
                *value = Value::String(read_id(text, param.kind.ids).ok()?);
            }
        }
        Some((endpoint, *invocation))
    }

    /// The titles and the cells of a row that says the same.
    fn as_row(endpoint: &Endpoint, words: &[String]) -> (Vec<String>, Vec<String>) {
        let (mut titles, mut cells) = (Vec::new(), Vec::new());
        let mut positionals = endpoint.path_params();
        let mut words = words.iter().skip(1 + endpoint.command.split(' ').count()).peekable();
        while let Some(word) = words.next() {
            if word == "-o" {
                words.next();
            }
            if matches!(word.as_str(), "-o" | "-q" | "-y") {
                continue;
            }
            let (title, cell) = match word
                .strip_prefix("--")
                .map(|flag| flag.split_once('=').unwrap_or((flag, "")))
            {
                None => (positionals.next().expect("a positional").flag, word.clone()),
                Some((flag, "")) => {
                    let value = words.next_if(|next| !next.starts_with("--"));
                    (flag, value.cloned().unwrap_or("yes".into()))
                }
                Some((flag, value)) => (flag, value.to_owned()),
            };
            if !NOT_PER_ROW.contains(&title) {
                titles.push(title.to_owned());
                cells.push(cell);
            }
        }
        (titles, cells)
    }

    fn of_row(
        endpoint: &'static Endpoint,
        titles: &[String],
        cells: &[String],
        delimiter: u8,
    ) -> Invocation {
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        writer.write_record(titles).expect("titles");
        writer.write_record(cells).expect("cells");
        let text = writer.into_inner().expect("a file");
        let mut sheet = Sheet::of("a.csv", Box::new(Cursor::new(text))).expect("a sheet");
        let columns = columns(&sheet, endpoint, &SheetFlags::default()).expect("columns");
        let row = sheet.read().expect("a row").expect("a row");
        columns.invocation(endpoint, &row.cells).unwrap_or_else(|problems| {
            panic!("{}: {titles:?} {cells:?}: {problems:?}", endpoint.command)
        })
    }

    fn told(endpoint: &Endpoint, invocation: &Invocation) -> String {
        let mut typed = Vec::new();
        for param in endpoint.all_params() {
            let values: Vec<&Value> = invocation.typed.all(param.flag).collect();
            if !values.is_empty() {
                typed.push(format!("{}={values:?}", param.flag));
            }
        }
        let Invocation { set, unset, again, reason, ticket, expect, .. } = invocation;
        format!("{typed:?} {set:?} {unset:?} {again} {reason:?} {ticket:?} {expect:?}")
    }

    /// Holds a row against the line that says the same.
    fn check(line: &str) -> bool {
        let words = shell_words::split(line).expect("words");
        let (endpoint, invocation) = of_words(&words).unwrap_or_else(|| panic!("{line}"));
        let (titles, cells) = as_row(endpoint, &words);
        if titles.is_empty()
            || invocation.has_data()
            || cells.iter().any(|cell| cell.starts_with('@'))
        {
            return false;
        }
        for delimiter in [b',', b';', b'\t'] {
            let row = of_row(endpoint, &titles, &cells, delimiter);
            assert_eq!(told(endpoint, &row), told(endpoint, &invocation), "{line}");
        }
        true
    }

    #[test]
    fn a_row_makes_the_call_that_the_same_words_make() {
        let (mut seen, mut operations) = (0, 0);
        for endpoint in endpoints() {
            let rows = endpoint.examples().iter().filter(|line| check(line)).count();
            seen += rows;
            operations += usize::from(rows > 0);
        }
        assert!(seen > 80 && operations > 44, "{seen} rows of {operations} operations");
        for line in [
            "fpgo orders refund odr12 --line 7001=400.50 --line 7002=1 --type REGULAR --reason 'a b' --ticket T-1",
            "fpgo orders refund ODR1 --full --again --reason twice --expect-status PAID --expect-refundable 0",
            "fpgo orders send-invoice --name Ola --set a.b=1 --set c=2 --unset d --expect-total 5.5 --invoice-fee=false",
            "fpgo reservations refund '<RES1>' --capture cap5 --amount 5",
            "fpgo subscriptions refund-cycles SUB1 --cycle 1 --cycle 'Cycle 2' --together --full",
            "fpgo orders charge ODR1 --expect-total 5",
        ] {
            assert!(check(line), "{line}");
        }
    }

    #[test]
    fn every_flag_is_found_by_every_name_of_its_own() {
        let mut seen = 0;
        for endpoint in endpoints() {
            let command = build_command(endpoint);
            for arg in command.get_arguments().filter(|arg| !arg.is_global_set()) {
                let own = arg.get_id().as_str();
                let mut names: Vec<&str> = arg.get_long().into_iter().collect();
                names.extend(arg.get_all_aliases().unwrap_or_default());
                for name in
                    names.iter().filter(|_| endpoint.all_params().any(|param| param.flag == own))
                {
                    let found = flag_of_title(endpoint, name);
                    assert_eq!(found.as_deref(), Some(own), "{}: {name}", endpoint.command);
                    seen += 1;
                }
            }
        }
        assert!(seen > 500, "{seen}");
    }

    /// The flag that a column of this title is, in a sheet that has all identifiers too.
    fn flag_of_title(endpoint: &'static Endpoint, title: &str) -> Option<String> {
        let mut titles = vec![title.to_owned()];
        titles.extend(endpoint.path_params().map(|param| param.flag.to_lowercase()));
        let text = format!("{}\n", titles.join(";"));
        let sheet = Sheet::of("a.csv", Box::new(Cursor::new(text))).expect("a sheet");
        let columns = columns(&sheet, endpoint, &SheetFlags::default()).expect("columns");
        columns.columns.first().and_then(|column| column.flag.clone())
    }

    fn build_command(endpoint: &'static Endpoint) -> Command {
        let mut command = Command::new("operation");
        for param in endpoint.all_params().filter(|param| !param.flag.is_empty()) {
            command = command.arg(crate::cli::argument::argument(endpoint, param));
        }
        command
    }
}
