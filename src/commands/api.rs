//! `fpgo api`: any call by its method and path. What the documents list goes the way of its operation, with everything that
//! holds for it; anything else is taken to move money unless it is a GET or a HEAD.

use clap::Args;
use serde_json::Value;

use super::in_force;
use crate::api::{self, CallPath, Endpoint, Method, OperationCall, Total, Typed};
use crate::base::error::{Error, Money, Result};
use crate::base::money::{self, Amount};
use crate::base::step::Command;
use crate::options::{
    AgainFlag, BodyFlags, Expectations, Globals, Invocation, JournalFlags, WaitFlag,
};
use crate::output::columns::TableLayout;
use crate::output::ui::Ui;
use crate::profile::Profile;
use crate::run;
use crate::run::body::payload;
use crate::run::interrupt::SignalWatch;

/// The options.
#[derive(Args, Debug)]
#[command(
    after_help = "Money: What it does to money is what the operation of this path does, with the same checks, guards, \
                  questions and journal.\nA path that no document lists is taken to move money, unless it is a GET or a \
                  HEAD.\n\nExamples:\n  fpgo api GET '/connect/orders/status?type=PAID'\n  fpgo api POST \
                  /connect/orders/cancel/ODR1234567890 --data cancel.json"
)]
pub struct ApiArgs {
    /// HTTP method: GET, POST, PUT, HEAD, PATCH or DELETE
    #[arg(value_name = "METHOD", value_parser = method)]
    method: Method,
    /// Path below the base URL, with its query string
    #[arg(value_name = "PATH")]
    path: String,
    #[command(flatten)]
    body: BodyFlags,
    #[command(flatten)]
    record: JournalFlags,
    #[command(flatten)]
    again: AgainFlag,
    /// Send only if the status is this
    #[arg(long, value_name = "STATUS")]
    expect_status: Option<String>,
    /// Send only if the total of the object or the request is this
    #[arg(long, value_name = "AMOUNT", value_parser = money::parse_or_zero)]
    expect_total: Option<Amount>,
    /// Send only if this much can still be given back
    #[arg(long, value_name = "AMOUNT", value_parser = money::parse_or_zero)]
    expect_refundable: Option<Amount>,
    #[command(flatten)]
    wait: WaitFlag,
}

fn method(name: &str) -> std::result::Result<Method, String> {
    Method::of_call(name).ok_or_else(|| "it is none of GET, POST, PUT, HEAD, PATCH, DELETE".into())
}

/// Carries out the call.
pub fn run(arguments: &ApiArgs, globals: &Globals, ui: &mut Ui) -> Result<()> {
    found(arguments, globals, ui).map_err(|mut error| {
        let report = error.report_mut();
        if !arguments.method.is_safe() && report.money.is_none() {
            report.money = Some(Money::NotMoved);
        }
        error
    })
}

/// Finds what the path means, by the profile alone: no token was looked for, and nothing was sent.
fn found(arguments: &ApiArgs, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    let base = profile.target.as_ref().map(|target| &target.base_url);
    let path = CallPath::parse(&arguments.path, base).map_err(|why| wrong_path(&why))?;
    let overrides = |command: &str| profile.overrides.get(command).cloned().unwrap_or_default();
    let calls = api::calls(arguments.method, &path, &overrides).map_err(|why| wrong_path(&why))?;
    let writes = match calls.first() {
        Some(call) => call.endpoint.effect.writes(),
        None => !arguments.method.is_safe(),
    };
    if writes {
        path.refuse_personal().map_err(|why| wrong_path(&why))?;
    }
    let watch = SignalWatch::start(writes, ui)?;
    let done = FoundCall { arguments, path, calls, profile }.carry_out(globals, &watch, ui);
    watch.note_ended(done.as_ref().map_or_else(|error| error.kind().code(), |()| 0));
    done
}

fn wrong_path(why: &str) -> Error {
    Error::invalid(format!("PATH: {why}"))
        .next(Command::of_machine("commands").why("the paths of the documents"))
}

/// A call, and the operations that its path can mean.
struct FoundCall<'a> {
    arguments: &'a ApiArgs,
    path: CallPath,
    calls: Vec<OperationCall>,
    profile: Profile,
}

impl FoundCall<'_> {
    fn carry_out(self, globals: &Globals, watch: &SignalWatch, ui: &mut Ui) -> Result<()> {
        let FoundCall { arguments, path, calls, mut profile } = self;
        let body = payload::read(&arguments.body.data)?;
        let (endpoint, typed) = match api::meant_by(calls, &body).map_err(Error::invalid)? {
            Some(call) => of_operation(call, &mut profile, ui),
            None => api::unlisted(arguments.method, &path, arguments.body.is_typed())
                .map_err(|why| wrong_path(&why))?,
        };
        let mut invocation = arguments.invocation(endpoint, typed, body, globals)?;
        invocation.timeout = in_force::timeout(globals, &profile)?;
        ui.jq_time = invocation.timeout;
        TableLayout::of(&endpoint.table, &ui.columns)?;
        globals.refuse_quiet(endpoint.command, endpoint.has_identifier())?;
        let reads_stdin = arguments.body.data.iter().any(|file| file == "-");
        ui.ask_nobody_but_a_person(reads_stdin);
        run::run(endpoint, &invocation, profile, watch, ui)
    }
}

/// The operation that the path means, called as it was typed.
fn of_operation(
    call: OperationCall,
    profile: &mut Profile,
    ui: &mut Ui,
) -> (&'static Endpoint, Typed) {
    let OperationCall { endpoint, typed, overrides, undocumented } = call;
    let command = endpoint.command;
    ui.note(&format!("this is {command}"));
    for key in undocumented {
        ui.note(&format!("?{key} is not documented for {command}; it is sent as it is"));
    }
    profile.overrides.insert(command.to_owned(), overrides);
    (endpoint, typed)
}

impl ApiArgs {
    /// What was typed, as the operation takes it. Flags that mean nothing to it are refused, as its own command does.
    fn invocation(
        &self,
        endpoint: &Endpoint,
        typed: Typed,
        body: Value,
        globals: &Globals,
    ) -> Result<Invocation> {
        self.refuse_meaningless(endpoint)?;
        Ok(Invocation {
            typed,
            body: endpoint.effect.writes().then_some(body),
            set: self.body.set.clone(),
            unset: self.body.unset.clone(),
            no_validate: self.body.no_validate,
            yes: globals.yes,
            dry_run: globals.dry_run,
            again: self.again.again,
            reason: self.record.reason.clone(),
            ticket: self.record.ticket.clone(),
            expect: Expectations {
                status: self.expect_status.clone(),
                total: self.expect_total,
                refundable: self.expect_refundable,
            },
            wait: self.wait.wait,
            show_personal: globals.show_personal_data,
            verbose: globals.verbose,
            ..Invocation::default()
        })
    }

    fn refuse_meaningless(&self, endpoint: &Endpoint) -> Result<()> {
        let writes = endpoint.effect.writes();
        // What would not be sent is not taken.
        let sends = writes && endpoint.sends_body(self.method);
        let flags = [
            ("--data", !self.body.data.is_empty(), sends),
            ("--set", !self.body.set.is_empty(), sends),
            ("--unset", !self.body.unset.is_empty(), sends),
            ("--no-validate", self.body.no_validate, writes),
            ("--reason", self.record.reason.is_some(), writes),
            ("--ticket", self.record.ticket.is_some(), writes),
            ("--again", self.again.again, endpoint.has_guards()),
            ("--expect-status", self.expect_status.is_some(), endpoint.knows_status_before()),
            ("--expect-total", self.expect_total.is_some(), endpoint.total != Total::NotTold),
            ("--expect-refundable", self.expect_refundable.is_some(), endpoint.gives_back()),
            ("--wait", self.wait.wait.is_some(), endpoint.can_be_awaited()),
        ];
        match flags.into_iter().find(|(_, is_typed, has_meaning)| *is_typed && !has_meaning) {
            Some((flag, ..)) => {
                let command = endpoint.command;
                Err(Error::invalid(format!("{flag} means nothing to {command}")))
            }
            None => Ok(()),
        }
    }
}
