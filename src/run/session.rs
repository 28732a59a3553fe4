//! One command's way to the API: reads, repeated where that does no harm, and writes, each sent once. `profile/token_choice.rs`
//! decides which token is used, `throttle.rs` how long is waited; what a command does with answers is left to it.

use std::mem::ManuallyDrop;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use secrecy::ExposeSecret;
use serde_json::{Value, json};

use crate::api::{self, Endpoint, Quirk, ReadState, Request, State, Typed};
use crate::base::error::{Error, Result};
use crate::base::redact;
use crate::base::target::account_key;
use crate::base::threads::lock;
use crate::http::client::{Client, SendResult};
use crate::http::receive::{Bounds, UnansweredCause};
use crate::http::verdict::{Answer, Purpose, Verdict};
use crate::output::ui::Ui;
use crate::profile::token_bindings::{self, UnknownToken};
use crate::profile::{token_to_read, token_to_write};
use crate::run::answer::{self, no_answer, no_connection};
use crate::run::context::Context;
use crate::run::intent::RecordedIntent;
use crate::run::local_sandbox::{self, LocalSandbox};
use crate::run::pace::Pace;
use crate::run::shared_pace::SharedPace;
use crate::run::throttle::{Throttle, backoff};
use crate::sandbox;
use crate::store::journal::Journal;

/// Further tries of a read after a failed connection or a 5xx.
const READ_REPEATS: u32 = 2;

/// The way to one account.
pub struct Session<'a> {
    /// What the command works with.
    pub context: &'a Context,
    /// Never dropped: the process ends right after, and closing the connection would cost a part of each look-up.
    client: ManuallyDrop<Client>,
    throttle: Throttle,
    /// The token, while it is not known here where it belongs.
    unknown_token: Arc<Mutex<Option<UnknownToken>>>,
    /// The sandbox that runs inside this process, if it does.
    _server: Option<sandbox::Server>,
}

impl<'a> Session<'a> {
    /// Settles address and token, under the rules for this purpose.
    pub fn open(context: &'a Context, purpose: Purpose, ui: &mut Ui) -> Result<Session<'a>> {
        let profile = &context.profile;
        let LocalSandbox { target, token, server } = match &profile.target {
            None => local_sandbox::reach()?,
            Some(target) => LocalSandbox {
                target: target.clone(),
                token: match purpose {
                    Purpose::Read => token_to_read(profile)?,
                    Purpose::Write => token_to_write(profile)?,
                },
                server: None,
            },
        };
        redact::conceal(token.expose_secret().as_bytes());
        let unknown_token = match &profile.target {
            Some(_) => token_bindings::check(profile, &target, &token)?,
            None => None,
        };
        let log = context.verbose.then(|| ui.log());
        let client = Client::new(&target, token, context.timeout, log)?;
        Ok(Session {
            context,
            client: ManuallyDrop::new(client),
            throttle: Throttle::default(),
            unknown_token: Arc::new(Mutex::new(unknown_token)),
            _server: server,
        })
    }

    /// Another way to the same account, with the same token, for a thread of its own. All that are beside it send at one
    /// pace.
    pub fn beside(&self, pace: &Arc<Pace>) -> Result<Session<'a>> {
        Ok(Session {
            context: self.context,
            client: ManuallyDrop::new(self.client.beside()?),
            throttle: Throttle::at(pace),
            unknown_token: Arc::clone(&self.unknown_token),
            _server: None,
        })
    }

    /// The pace of so many at the same time, which is that of all who send with this token to this account where they share
    /// their journal.
    pub fn pace(&self, at_once: usize, journal: Option<&Journal>) -> Result<Arc<Pace>> {
        let at_once = u32::try_from(at_once).unwrap_or(u32::MAX);
        let Context { profile, base_url, .. } = self.context;
        let token = self.client.token().expose_secret();
        let account = format!("{} {token}", account_key(base_url));
        let key = journal.and_then(|journal| journal.shared_hash_of("pace", &account));
        let (Some(server), Some(key)) = (profile.journal_server()?, key) else {
            return Ok(Pace::new(at_once));
        };
        Ok(Pace::with(at_once, SharedPace::open(&server, key, at_once)))
    }

    /// Begins with another item of many: the waits of the one before do not count.
    pub fn begin_item(&self) {
        self.throttle.begin_item();
    }

    /// Ends it: what it did not use is there for others.
    pub fn end_item(&self) {
        self.throttle.end_item();
    }

    /// Remembers nothing of this session from now on: it is a dry run.
    pub fn remember_nothing(&self) {
        lock(&self.unknown_token).take();
    }

    /// Reads with an endpoint, repeating where that does no harm, and gives the whole answer. The last try begins
    /// within one time-out of the first.
    pub fn read(&self, endpoint: &Endpoint, request: &Request, ui: &mut Ui) -> Result<Answer> {
        let bounds = match endpoint.table.list {
            true => Bounds::list(),
            false => Bounds::object(self.context.timeout),
        };
        self.read_within(bounds, request, ui)
    }

    /// Reads within these bounds, repeating where that does no harm.
    pub fn read_within(&self, bounds: Bounds, request: &Request, ui: &mut Ui) -> Result<Answer> {
        let timeout = self.context.timeout;
        let (mut repeats, mut since) = (0, Instant::now());
        loop {
            self.throttle.slow_down(ui);
            let failed = match self.send(request, Purpose::Read, bounds)? {
                SendResult::Answered(answer) if answer.status() == 429 => {
                    self.wait(&answer, ui)?;
                    since = Instant::now();
                    continue;
                }
                SendResult::Answered(answer) if answer.status() >= 500 => {
                    FailedRead::Answered(answer)
                }
                SendResult::Answered(answer) => {
                    if answer.verdict == Verdict::Done && answer.rows.is_none() {
                        self.remember_token(ui);
                    }
                    return Ok(answer);
                }
                SendResult::NotSent(why) => FailedRead::NoAnswer(no_connection(&why), why),
                SendResult::Unanswered(none) => match none.cause {
                    UnansweredCause::Broken => FailedRead::NoAnswer(no_answer(&none.why), none.why),
                    UnansweredCause::TooLarge => return Err(no_answer(&none.why)),
                    UnansweredCause::TimedOut => return Err(answer::too_late(&none.why, timeout)),
                },
            };
            repeats += 1;
            let pause = backoff(repeats);
            if repeats > READ_REPEATS || since.elapsed() + pause >= timeout {
                return failed.end();
            }
            ui.note(&format!("{}: trying again ({repeats} of {READ_REPEATS})", failed.why()));
            std::thread::sleep(pause);
        }
    }

    /// Reads, once more by the other method where the sources disagree about it (quirk 6).
    pub fn read_by_either_method(
        &self,
        endpoint: &Endpoint,
        request: Request,
        ui: &mut Ui,
    ) -> Result<Answer> {
        let answer = self.read(endpoint, &request, ui)?;
        self.unless_other_method(answer, endpoint, request, ui)
    }

    /// The answer by the other method, if this one says that the server does not take it.
    pub fn unless_other_method(
        &self,
        answer: Answer,
        endpoint: &Endpoint,
        mut request: Request,
        ui: &mut Ui,
    ) -> Result<Answer> {
        if answer.status() != 405 {
            return Ok(answer);
        }
        let overrides = self.context.profile.overrides(endpoint.command);
        let Some(method) = endpoint.other_method(&overrides) else { return Ok(answer) };
        let (taken, other) = (request.method.name(), method.name());
        ui.note(&format!("the server does not take {taken} here (HTTP 405): asking by {other}"));
        request = request.by(method);
        self.read(endpoint, &request, ui)
    }

    /// Waits as a throttling server asks, over all requests of the command.
    pub fn wait(&self, answer: &Answer, ui: &mut Ui) -> Result<()> {
        self.throttle.wait(&answer.reply, ui)
    }

    /// Waits for the turn of a write before its intent is recorded, so that none waits while it counts as on its way.
    pub fn take_turn(&self) -> Result<()> {
        self.throttle.take_turn()
    }

    /// Sends a write once. Only what has its intent in the journal can be sent.
    pub fn write(&self, intent: &RecordedIntent) -> Result<SendResult> {
        self.throttle.note_writing();
        self.send(intent.request(), Purpose::Write, Bounds::object(self.context.timeout))
    }

    fn send(&self, request: &Request, purpose: Purpose, bounds: Bounds) -> Result<SendResult> {
        self.throttle.send(|| self.client.send(request, purpose, bounds))
    }

    /// Remembers at the first success where a token belongs. That this cannot be kept is no failure of what succeeded.
    pub fn remember_token(&self, ui: &mut Ui) {
        let unknown = lock(&self.unknown_token).take();
        if let Some(token) = unknown
            && let Err(error) = token.remember()
        {
            ui.warn(&format!("where this token belongs cannot be remembered: {error}"));
        }
    }

    /// Reads what a write on this object depends on.
    pub fn read_state(&self, read: ReadState, object: &str, ui: &mut Ui) -> Result<State> {
        read(object, &mut |command, id| self.fetch(command, id, ui))
    }

    /// Reads the state in one try, whole within this time, for a look that nothing depends on.
    pub fn read_state_once(
        &self,
        read: ReadState,
        object: &str,
        within: Duration,
    ) -> Result<State> {
        read(object, &mut |command, id| self.fetch_once(command, id, within))
    }

    /// Reads an object with another operation, for its `data`.
    pub fn fetch(&self, command: &'static str, id: &str, ui: &mut Ui) -> Result<Value> {
        let (endpoint, request) = self.read_request(command, id)?;
        data_of(endpoint, id, self.read_by_either_method(endpoint, request, ui)?)
    }

    /// Reads an object in one try, whole within this time and at most one time-out, for a look that nothing depends on.
    pub fn fetch_once(&self, command: &'static str, id: &str, within: Duration) -> Result<Value> {
        let (endpoint, request) = self.read_request(command, id)?;
        data_of(endpoint, id, self.read_once(&request, within)?)
    }

    /// Reads in one try, whole within this time and at most one time-out, and gives the whole answer.
    pub fn read_once(&self, request: &Request, within: Duration) -> Result<Answer> {
        self.try_once(request, within, Bounds::object)
    }

    /// The same with these bounds.
    pub(super) fn try_once(
        &self,
        request: &Request,
        within: Duration,
        bounds: fn(Duration) -> Bounds,
    ) -> Result<Answer> {
        let within = within.min(self.context.timeout);
        std::thread::sleep(self.throttle.pause().min(within));
        match self.send(request, Purpose::Read, bounds(within))? {
            SendResult::Answered(answer) => Ok(answer),
            SendResult::NotSent(why) => Err(no_connection(&why)),
            SendResult::Unanswered(none) => Err(no_connection(&none.why)),
        }
    }

    /// Asks for an object in one try, whole within this time, for whatever comes of it.
    pub fn send_once(
        &self,
        command: &'static str,
        id: &str,
        within: Duration,
    ) -> Result<SendResult> {
        let (_, request) = self.read_request(command, id)?;
        self.send(&request, Purpose::Read, Bounds::object(within))
    }

    /// The request of an operation that reads, for the object with this identifier, or for none.
    pub(super) fn read_request(
        &self,
        command: &str,
        id: &str,
    ) -> Result<(&'static Endpoint, Request)> {
        let Some(endpoint) = api::endpoint(command) else {
            return Err(Error::bug(format!("no operation {command}")));
        };
        let mut typed = Typed::default();
        for param in endpoint.all_params().filter(|param| param.location == api::Location::Path) {
            typed.push(param.flag, Value::String(id.to_owned()));
        }
        Ok((endpoint, endpoint.request(&typed, json!({}), &self.context.request(command))?))
    }
}

/// A try of a read that may be followed by another.
enum FailedRead {
    /// The server failed, and said so.
    Answered(Answer),
    /// No usable answer came: the failure if no other try follows, and the reason.
    NoAnswer(Error, String),
}

impl FailedRead {
    fn why(&self) -> String {
        match self {
            FailedRead::Answered(answer) => format!("HTTP {}", answer.status()),
            FailedRead::NoAnswer(_, why) => why.clone(),
        }
    }

    /// The result of the read where no other try follows.
    fn end(self) -> Result<Answer> {
        match self {
            FailedRead::Answered(answer) => Ok(answer),
            FailedRead::NoAnswer(error, _) => Err(error),
        }
    }
}

fn data_of(endpoint: &Endpoint, id: &str, answer: Answer) -> Result<Value> {
    let (mut envelope, _) = answer::require_done(endpoint, Some(id), answer)?;
    if endpoint.quirks.contains(&Quirk::BesideData) {
        return Ok(Value::Object(envelope));
    }
    Ok(envelope.remove("data").unwrap_or_default())
}
