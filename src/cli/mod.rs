//! The clap tree: global flags, one subcommand for each operation, the local commands. It turns words into values and
//! finds out which operation is meant; what then happens stands elsewhere.

pub mod invocation;

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use clap::builder::{PossibleValuesParser, TypedValueParser, ValueParser};
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches, Subcommand};
use serde_json::Value;

use crate::api::{self, CHAPTERS, Chapter, Endpoint, Kind, Need, Param, To, Typed};
use crate::base::error::{Error, Money, Result};
use crate::base::money;
use crate::cli::invocation::{Expectations, Invocation};
use crate::commands::{COLORS, Local};
use crate::profile::Format;
use crate::profile::{self, ProfileChoice};
use crate::run::payload;

/// Flags that every command takes.
#[derive(Args, Clone, Debug, Default)]
pub struct Globals {
    /// Profile of the configuration file to use
    #[arg(short, long, global = true, value_name = "NAME", help_heading = "Global options")]
    pub profile: Option<String>,
    /// Speak to the sandbox on this machine
    #[arg(long, global = true, help_heading = "Global options")]
    pub sandbox: bool,
    /// How data is written; table unless given
    #[arg(short, long, global = true, value_name = "FORMAT", value_parser = PossibleValuesParser::new(Format::NAMES),
          help_heading = "Global options")]
    pub output: Option<String>,
    /// Columns to show, by their titles, in this order; for table, csv and tsv
    #[arg(
        long,
        global = true,
        value_name = "A,B",
        value_delimiter = ',',
        help_heading = "Global options"
    )]
    pub columns: Vec<String>,
    /// Program of jq to run over what -o json prints; each result is a line of JSON
    #[arg(long, global = true, value_name = "EXPR", help_heading = "Global options")]
    pub jq: Option<String>,
    /// Print only identifiers, one a line
    #[arg(short, long, global = true, help_heading = "Global options")]
    pub quiet: bool,
    /// Show the exchange on stderr, without secrets
    #[arg(short, long, global = true, help_heading = "Global options")]
    pub verbose: bool,
    /// Colour on stderr
    #[arg(long, global = true, value_name = "WHEN", value_parser = PossibleValuesParser::new(COLORS),
          help_heading = "Global options")]
    pub color: Option<String>,
    /// Print the request and send nothing
    #[arg(long, global = true, help_heading = "Global options")]
    pub dry_run: bool,
    /// Do not ask before sending
    #[arg(short, long, global = true, help_heading = "Global options")]
    pub yes: bool,
    /// Never ask; fail where an answer would be needed
    #[arg(long, global = true, help_heading = "Global options")]
    pub no_input: bool,
    /// Time for one attempt: 30s, 2m, 500ms; 30s unless given
    #[arg(long, global = true, value_name = "TIME", value_parser = profile::parse_timeout, help_heading = "Global options")]
    pub timeout: Option<Duration>,
    /// Configuration file to use
    #[arg(long, global = true, value_name = "FILE", help_heading = "Global options")]
    pub config: Option<PathBuf>,
    /// Show personal numbers in tables
    #[arg(long, global = true, help_heading = "Global options")]
    pub show_personal_data: bool,
}

impl Globals {
    /// Which profile is asked for.
    pub fn asked(&self) -> ProfileChoice {
        ProfileChoice {
            profile: self.profile.clone(),
            sandbox: self.sandbox,
            config: self.config.clone(),
        }
    }

    /// The flag that asks for rows, if one does: where there are none, it means nothing.
    pub fn asks_for_rows(&self) -> Option<&'static str> {
        match self.output.as_deref() {
            _ if !self.columns.is_empty() => Some("--columns"),
            Some("csv") => Some("-o csv"),
            Some("tsv") => Some("-o tsv"),
            _ => None,
        }
    }

    /// Combinations that only the whole line can tell, since a global flag may stand on either side of a command.
    pub fn check(&self) -> Result<()> {
        if self.sandbox && self.profile.is_some() {
            return Err(Error::invalid("--sandbox and --profile cannot be used together"));
        }
        if self.quiet && self.output.is_some() {
            return Err(Error::invalid("--quiet and --output cannot be used together"));
        }
        if self.quiet && !self.columns.is_empty() {
            return Err(Error::invalid("--quiet and --columns cannot be used together"));
        }
        if self.quiet && self.jq.is_some() {
            return Err(Error::invalid("--quiet and --jq cannot be used together"));
        }
        if let (Some(output), Some(_)) =
            (self.output.as_deref().filter(|name| *name != "json"), &self.jq)
        {
            return Err(Error::invalid(format!(
                "--jq needs JSON and cannot stand beside -o {output}"
            )));
        }
        if self.jq.is_some() && !self.columns.is_empty() {
            return Err(Error::invalid("--jq and --columns cannot be used together"));
        }
        if self.dry_run && !self.columns.is_empty() {
            return Err(Error::invalid(
                "--columns means nothing to --dry-run, which shows the request",
            ));
        }
        Ok(())
    }
}

/// What a command line asks for.
pub enum ParsedCommand {
    /// An operation of the API.
    Operation(&'static Endpoint, Box<Invocation>),
    /// A command without one.
    Local(Local),
}

/// A command line, understood.
pub struct CommandLine {
    /// The global flags.
    pub globals: Globals,
    /// The command.
    pub meant: ParsedCommand,
}

const ABOUT: &str = "Operate a payments account at Front Payment (FPGO Connect), or its sandbox";

/// The whole tree.
pub fn tree() -> Command {
    tree_of(&TreeExtent::Whole)
}

/// How much of the tree is built: the whole would cost a good part of each look-up.
enum TreeExtent<'a> {
    /// Everything.
    Whole,
    /// Every command, with the flags of those typed: enough for a help page or a complaint.
    Listing(&'a [OsString]),
    /// The commands typed alone: enough for a line without fault, since no word of it can mean another command.
    Typed(&'a [OsString]),
}

impl TreeExtent<'_> {
    fn flags(&self, command: &str) -> bool {
        match self {
            Self::Whole => true,
            Self::Listing(words) | Self::Typed(words) => {
                command.split(' ').all(|part| words.iter().any(|word| word == part))
            }
        }
    }

    fn lists(&self, command: &str) -> bool {
        !matches!(self, Self::Typed(_)) || self.flags(command)
    }

    fn lists_local(&self) -> bool {
        let is_local = |word: &OsString| word.to_str().is_some_and(Local::has_subcommand);
        !matches!(self, Self::Typed(words) if !words.iter().any(is_local))
    }
}

fn tree_of(extent: &TreeExtent) -> Command {
    let root = Command::new("fpgo")
        .version(env!("CARGO_PKG_VERSION"))
        .after_help(
            "Try it without an account:\n  fpgo sandbox tour\n  fpgo --sandbox orders list\n\n\
             Exit codes: 0 done or accepted, 2 wrong use, 3 settings, 4 refused, 5 not found, 6 unavailable,\n\
             7 OUTCOME UNKNOWN, 8 refused on this machine, 9 not confirmed, 10 a check said no, 11 done in part,\n\
             12 not delivered",
        )
        .subcommand_required(true)
        .arg_required_else_help(true)
        .infer_subcommands(false)
        .disable_help_subcommand(true);
    let mut root = Globals::augment_args(root);
    for chapter in CHAPTERS.iter().filter(|chapter| extent.lists(chapter.group)) {
        let mut chapter_group = group(chapter.group, chapter.about);
        let listed =
            |endpoint: &&Endpoint| extent.flags(chapter.group) && extent.lists(endpoint.command);
        for endpoint in chapter.endpoints.iter().filter(listed) {
            let leaf = leaf(endpoint, extent.flags(endpoint.command));
            let words: Vec<&str> = endpoint.command.split(' ').collect();
            chapter_group = match words[..] {
                [_, inner, _] => nest(chapter_group, chapter, inner, leaf),
                _ => chapter_group.subcommand(leaf),
            };
        }
        root = root.subcommand(chapter_group);
    }
    if extent.lists_local() {
        root = Local::augment_subcommands(root);
    }
    root.about(ABOUT)
}

fn group(name: &'static str, about: &'static str) -> Command {
    Command::new(name).about(about).subcommand_required(true).arg_required_else_help(true)
}

/// Adds a command of three words to the group of its second.
fn nest(outer: Command, chapter: &Chapter, name: &'static str, leaf: Command) -> Command {
    if outer.find_subcommand(name).is_some() {
        return outer.mut_subcommand(name, |inner| inner.subcommand(leaf));
    }
    let about = chapter.groups.iter().find(|(own, _)| *own == name).map_or("", |(_, about)| about);
    outer.subcommand(group(name, about).subcommand(leaf))
}

fn leaf(endpoint: &'static Endpoint, whole: bool) -> Command {
    let name = endpoint.command.rsplit(' ').next().unwrap_or(endpoint.command);
    let mut leaf = Command::new(name);
    if !whole {
        return leaf.about(endpoint.about);
    }
    for param in endpoint.all_params().filter(|param| !param.flag.is_empty()) {
        leaf = leaf.arg(argument(endpoint, param));
    }
    if endpoint.has_body() && endpoint.effect.writes() {
        leaf = PayloadArgs::augment_args(leaf);
    }
    if endpoint.effect.writes() {
        leaf = WriteArgs::augment_args(leaf);
    }
    if endpoint.has_guards() {
        leaf = AgainArgs::augment_args(leaf);
    }
    for arg in expectations(endpoint) {
        leaf = leaf.arg(arg);
    }
    if endpoint.can_be_awaited() {
        leaf = WaitArgs::augment_args(leaf);
    }
    if endpoint.table.link.is_some() {
        leaf = LinkArgs::augment_args(leaf);
    }
    // After the shared flags, whose own descriptions are no help lines of a command.
    leaf.about(endpoint.about).after_help(after_help(endpoint))
}

/// Flags of operations that carry a body.
#[derive(Args, Default)]
struct PayloadArgs {
    /// JSON file with the body, or - for standard input; later files win (repeatable)
    #[arg(long, value_name = "FILE", help_heading = "Body")]
    data: Vec<String>,
    /// Set a field of the body, path=value (repeatable)
    #[arg(long, value_name = "PATH=VALUE", help_heading = "Body")]
    set: Vec<String>,
    /// Take a field out of the body (repeatable)
    #[arg(long, value_name = "PATH", help_heading = "Body")]
    unset: Vec<String>,
    /// Send a body that breaks the documented rules
    #[arg(long, help_heading = "Body")]
    no_validate: bool,
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

/// Flags of operations whose guards can be overridden.
#[derive(Args, Default)]
struct AgainArgs {
    /// Send although a guard says no, but not while an earlier outcome is unknown; needs --reason
    #[arg(long, requires = "reason")]
    again: bool,
}

/// Flags of operations that write.
#[derive(Args, Default)]
struct WriteArgs {
    /// Why, for the journal of this machine
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Ticket that it belongs to, for the journal of this machine
    #[arg(long, value_name = "TEXT")]
    ticket: Option<String>,
}

/// Flags of operations whose result shows later.
#[derive(Args, Default)]
struct WaitArgs {
    /// Wait until the result shows, at most this long, 2m unless given; 10 if it is rejected or not seen in time
    #[arg(long, value_name = "TIME", value_parser = profile::parse_timeout, num_args = 0..=1, require_equals = true,
          default_missing_value = "2m")]
    wait: Option<Duration>,
}

/// The names of `--expect-…`.
const EXPECT: [&str; 3] = ["expect-status", "expect-total", "expect-refundable"];

/// What a person can expect of the object or the request: only what can be told.
fn expectations(endpoint: &Endpoint) -> Vec<Arg> {
    let [status, total, refundable] = EXPECT.map(|name| Arg::new(name).long(name));
    let amount = |arg: Arg, help: &'static str| {
        arg.value_name("AMOUNT").value_parser(money::parse_or_zero).help(help)
    };
    let of_what = match endpoint.total {
        api::Total::Object => "Send only if what it comes to is this",
        _ => "Send only if the request comes to this",
    };
    let mut args = Vec::new();
    if endpoint.effect.writes() && endpoint.state.is_some() && endpoint.replaces.is_none() {
        let help = "Send only if the status is this";
        args.push(status.value_name("STATUS").help(help));
    }
    if endpoint.total != api::Total::NotTold {
        args.push(amount(total, of_what));
    }
    if endpoint.gives_back() {
        args.push(amount(refundable, "Send only if this much can still be given back"));
    }
    args
}

fn expected(endpoint: &Endpoint, leaf: &ArgMatches) -> Expectations {
    let taken = expectations(endpoint);
    let has = |name: &str| taken.iter().any(|arg| arg.get_id() == name);
    let amount =
        |name: &str| has(name).then(|| leaf.get_one::<money::Amount>(name).copied()).flatten();
    let [status, total, refundable] = EXPECT;
    Expectations {
        status: has(status).then(|| leaf.get_one::<String>(status).cloned()).flatten(),
        total: amount(total),
        refundable: amount(refundable),
    }
}

fn after_help(endpoint: &Endpoint) -> String {
    let [first, second] = endpoint.example.args;
    format!(
        "Operation: {} {}\nMoney: {}\n\nExamples:\n  {}\n  {}",
        endpoint.method.name(),
        endpoint.path,
        endpoint.money,
        format!("fpgo {} {first}", endpoint.command).trim_end(),
        format!("fpgo {} {second}", endpoint.command).trim_end(),
    )
}

fn argument(endpoint: &'static Endpoint, param: &'static Param) -> Arg {
    let kind = param.kind;
    let mut arg = Arg::new(param.flag)
        .help(param.help)
        .value_parser(parser(kind, matches!(param.to, To::Query(_) | To::Segment(..))));
    if param.to == To::Path {
        // A skeleton is of no object in particular.
        let may_be_absent = endpoint.has_body() && endpoint.effect.writes();
        let arg = arg.value_name(kind.name);
        return if may_be_absent {
            arg.required_unless_present("template")
        } else {
            arg.required(true)
        };
    }
    arg = arg.long(param.flag).conflicts_with_all(param.not_with);
    if !kind.name.is_empty() {
        arg = arg.value_name(kind.name);
    }
    if let (To::Query(_), Need::RequiredWith(other)) = (param.to, param.need) {
        arg = arg.requires(other);
    }
    if kind.date.is_some() {
        // `-7d` is a date, no flag.
        arg = arg.allow_hyphen_values(true);
    }
    arg = match param.to {
        To::List(_) | To::Keyed(_) => arg.action(ArgAction::Append),
        _ => arg.action(ArgAction::Set),
    };
    if is_switch(param) {
        return arg.value_parser(clap::value_parser!(bool)).action(ArgAction::SetTrue);
    }
    if kind.switch {
        arg = arg
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value("true")
            .hide_possible_values(true);
    }
    // The API's own name is understood too, where it cannot be taken for another flag.
    let own = param.api_name();
    let taken = |name: &str| endpoint.all_params().any(|other| other.flag == name);
    let first = endpoint
        .all_params()
        .find(|other| !other.flag.is_empty() && other.api_name() == own)
        .is_some_and(|other| other.flag == param.flag);
    if own.is_empty() || own == param.flag {
        return arg;
    }
    if first && !taken(own) {
        return arg.alias(own);
    }
    // Where several have the same name, the whole path tells them apart: `addresses.shipping.city`.
    let path = param.pointer().unwrap_or_default().trim_start_matches('/').replace('/', ".");
    // The tree lives as long as the process.
    if path.contains('.') { arg.alias(&*path.leak()) } else { arg }
}

/// There or not, without a value.
fn is_switch(param: &Param) -> bool {
    param.to == To::Local && param.kind.switch
}

fn parser(kind: &'static Kind, is_filter: bool) -> ValueParser {
    if kind.choices.is_empty() || kind.switch {
        return ValueParser::new(move |typed: &str| parse(kind, typed));
    }
    if is_filter {
        // What a filter may be, a profile can widen; it is held against the choices when it is known.
        return ValueParser::new(AnyText(kind));
    }
    let choices = PossibleValuesParser::new(kind.choices)
        .map(move |choice| Value::String(kind.spelling(&choice)));
    ValueParser::new(IgnoringCase(kind, choices))
}

/// Takes any text, and offers the choices to completions and help.
#[derive(Clone)]
struct AnyText(&'static Kind);

impl TypedValueParser for AnyText {
    type Value = Value;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &std::ffi::OsStr,
    ) -> std::result::Result<Value, clap::Error> {
        clap::builder::NonEmptyStringValueParser::new()
            .parse_ref(command, arg, value)
            .map(Value::String)
    }

    fn possible_values(
        &self,
    ) -> Option<Box<dyn Iterator<Item = clap::builder::PossibleValue> + '_>> {
        let choices = self.0.choices.iter().copied();
        Some(Box::new(choices.map(clap::builder::PossibleValue::new)))
    }
}

/// Takes a choice in any case, and offers the choices to completions and help.
#[derive(Clone)]
struct IgnoringCase<P>(&'static Kind, P);

impl<P: TypedValueParser<Value = Value>> TypedValueParser for IgnoringCase<P> {
    type Value = Value;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &std::ffi::OsStr,
    ) -> std::result::Result<Value, clap::Error> {
        let known = self.0.choices.iter().find(|choice| value.eq_ignore_ascii_case(choice));
        // The words as typed are kept: an override may want them so (quirk 9).
        match known.and(value.to_str()) {
            Some(typed) => Ok(Value::String(typed.to_owned())),
            None => self.1.parse_ref(command, arg, value),
        }
    }

    fn possible_values(
        &self,
    ) -> Option<Box<dyn Iterator<Item = clap::builder::PossibleValue> + '_>> {
        self.1.possible_values()
    }
}

/// One value, or the elements of a list from `@FILE`.
fn parse(kind: &'static Kind, typed: &str) -> std::result::Result<Value, String> {
    match typed.strip_prefix('@').filter(|_| kind.row.is_some()) {
        Some(file) => payload::rows(file, kind).map(Value::Array),
        None => (kind.parse)(typed),
    }
}

/// Understands a command line. Clap's own endings (help, version, wrong use) come back as its error.
pub fn understand(words: &[OsString]) -> std::result::Result<CommandLine, clap::Error> {
    let mut tree = tree_of(&TreeExtent::Typed(words));
    let matches = match tree.try_get_matches_from_mut(words) {
        Ok(matches) => matches,
        // The value is wrong wherever it stands, and a pipe that it was read from cannot be read again.
        Err(error) if error.kind() == ErrorKind::ValueValidation => return Err(error),
        Err(_) => tree_of(&TreeExtent::Listing(words)).try_get_matches_from(words)?,
    };
    // Taking it apart costs more than the process will ever need its memory for.
    std::mem::forget(tree);
    let (command, leaf) = leaf_of(&matches);
    let globals = Globals::from_arg_matches(leaf)?;
    let meant = match api::endpoint(&command) {
        Some(endpoint) => {
            ParsedCommand::Operation(endpoint, Box::new(invocation(endpoint, leaf, &globals)?))
        }
        None => ParsedCommand::Local(Local::from_arg_matches(&matches)?),
    };
    Ok(CommandLine { globals, meant })
}

/// Whether failures should be told in JSON, for a line that could not be understood.
pub fn wants_json(words: &[OsString]) -> bool {
    let words: Vec<&str> = words.iter().filter_map(|word| word.to_str()).collect();
    let is_json = |name: &str| Format::from_name(name).is_some_and(Format::is_json);
    let asked = words.windows(2).any(|pair| is_output(pair[0]) && is_json(pair[1]));
    let joined = words.iter().any(|word| {
        let flag = word.strip_suffix("ndjson").or_else(|| word.strip_suffix("json"));
        flag.is_some_and(|flag| is_output(flag.trim_end_matches('=')))
    });
    let jq = words.iter().any(|word| *word == "--jq" || word.starts_with("--jq="));
    asked || joined || jq || profile::variable("FPGO_OUTPUT").as_deref().is_some_and(is_json)
}

/// `--output`, or `-o` at the end of joined short flags.
fn is_output(word: &str) -> bool {
    let short = |word: &str| {
        word.strip_suffix('o').is_some_and(|others| others.chars().all(|flag| "qvy".contains(flag)))
    };
    word == "--output" || word.strip_prefix('-').is_some_and(short)
}

/// What a line that could not be understood means for money: nothing moved, if it names an operation that writes.
pub fn money_of(words: &[OsString]) -> Option<Money> {
    let words: Vec<&str> = words.iter().filter_map(|word| word.to_str()).collect();
    let named = api::endpoints().find(|endpoint| {
        let command: Vec<&str> = endpoint.command.split(' ').collect();
        words.windows(command.len()).any(|window| window == command)
    });
    named.filter(|endpoint| endpoint.effect.writes()).map(|_| Money::NotMoved)
}

fn leaf_of(matches: &ArgMatches) -> (String, &ArgMatches) {
    let (mut words, mut leaf) = (Vec::new(), matches);
    while let Some((name, inner)) = leaf.subcommand() {
        words.push(name);
        leaf = inner;
    }
    (words.join(" "), leaf)
}

fn invocation(
    endpoint: &'static Endpoint,
    leaf: &ArgMatches,
    globals: &Globals,
) -> std::result::Result<Invocation, clap::Error> {
    let mut typed = Typed::default();
    for param in endpoint.all_params().filter(|param| !param.flag.is_empty()) {
        if is_switch(param) {
            if leaf.get_flag(param.flag) {
                typed.push(param.flag, Value::Bool(true));
            }
            continue;
        }
        for value in leaf.get_many::<Value>(param.flag).into_iter().flatten() {
            match value {
                Value::Array(items) => {
                    items.iter().for_each(|item| typed.push(param.flag, item.clone()))
                }
                other => typed.push(param.flag, other.clone()),
            }
        }
    }
    let has_payload = endpoint.has_body() && endpoint.effect.writes();
    let payload =
        if has_payload { PayloadArgs::from_arg_matches(leaf)? } else { PayloadArgs::default() };
    let again = if endpoint.has_guards() {
        AgainArgs::from_arg_matches(leaf)?
    } else {
        AgainArgs::default()
    };
    let qr = endpoint.table.link.is_some() && LinkArgs::from_arg_matches(leaf)?.qr;
    let writes = endpoint.effect.writes();
    let write = if writes { WriteArgs::from_arg_matches(leaf)? } else { WriteArgs::default() };
    let awaited = endpoint.can_be_awaited();
    let wait = if awaited { WaitArgs::from_arg_matches(leaf)?.wait } else { None };
    Ok(Invocation {
        typed,
        data: payload.data,
        set: payload.set,
        unset: payload.unset,
        no_validate: payload.no_validate,
        template: payload.template,
        edit: payload.edit,
        qr,
        yes: globals.yes,
        dry_run: globals.dry_run,
        again: again.again,
        reason: write.reason,
        ticket: write.ticket,
        expect: expected(endpoint, leaf),
        wait,
        show_personal: globals.show_personal_data,
        verbose: globals.verbose,
        ..Invocation::default()
    })
}
