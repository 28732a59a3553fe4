//! One command's way to the API: the profile settled, the token fetched when something will be sent, reads repeated,
//! writes never. What a command does with answers is left to `run/mod.rs`.

use std::cell::{Cell, RefCell};
use std::mem::ManuallyDrop;
use std::time::{Duration, Instant};

use reqwest::Url;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

use crate::api::{self, Endpoint, Method, Quirk, Request, RequestContext, Typed};
use crate::base::dates::Clock;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::redact;
use crate::base::step::Command;
use crate::base::target::{Target, is_loopback};
use crate::http::client::{Bounds, Client, SendResult};
use crate::http::verdict::{Quota, Reply, Verdict, judge};
use crate::output::ui::Ui;
use crate::profile::token_bindings::{self, UnknownToken};
use crate::profile::{self, Environment, Profile};
use crate::sandbox;
use crate::store::data::DataDir;

/// Waiting after a 429: at most this often, and this long in all.
const THROTTLED_TIMES: u32 = 3;
const THROTTLED_FOR: Duration = Duration::from_secs(90);
/// The server does not always say how long (quirk 49).
const THROTTLED_WAIT: Duration = Duration::from_secs(60);
/// Further tries of a read after a failed connection or a 5xx.
const READ_REPEATS: u32 = 2;

/// The way to one account.
pub struct Session {
    /// The profile in use.
    pub profile: Profile,
    /// What dates mean.
    pub clock: Clock,
    /// The base URL, as the journal knows it.
    pub base_url: String,
    /// Never dropped: the process ends right after, and a connection's farewell would cost a part of each look-up.
    client: ManuallyDrop<Client>,
    patience: RefCell<ThrottleWait>,
    /// What the last answer says of the rate limit.
    quota: Cell<Option<Quota>>,
    /// Slowing down has been announced.
    slowed: Cell<bool>,
    /// The token, while it is not known here where it belongs.
    stranger: RefCell<Option<UnknownToken>>,
    /// The sandbox that runs inside this process, if it does.
    _server: Option<sandbox::Server>,
}

/// Waiting for a server that throttles, over all requests of one command.
#[derive(Default)]
struct ThrottleWait {
    times: u32,
    waited: Duration,
}

impl Session {
    /// Settles address and token. With `writes`, the rules for writes hold for the token.
    pub fn open(
        profile: Profile,
        writes: bool,
        timeout: Duration,
        verbose: bool,
        ui: &mut Ui,
    ) -> Result<Session> {
        let (target, token, server) = match &profile.target {
            Some(target) => (target.clone(), token(&profile, writes)?, None),
            None => reach_sandbox()?,
        };
        redact::conceal(token.expose_secret().as_bytes());
        let stranger = match &profile.target {
            Some(_) => token_bindings::check(&profile, &target, &token)?,
            None => None,
        };
        let client = Client::new(&target, token, timeout, verbose.then(|| ui.log()))?;
        let clock = Clock::system(profile.zone.clone());
        let base_url = profile.key();
        Ok(Session {
            profile,
            clock,
            base_url,
            client: ManuallyDrop::new(client),
            patience: RefCell::default(),
            quota: Cell::default(),
            slowed: Cell::default(),
            stranger: RefCell::new(stranger),
            _server: server,
        })
    }

    /// From now on nothing is remembered of this session: it only rehearses.
    pub fn rehearse(&self) {
        self.stranger.take();
    }

    /// Reads with an endpoint, repeating where that does no harm, and gives the whole answer. The last try begins
    /// within one time-out of the first.
    pub fn read(&self, endpoint: &Endpoint, request: &Request, ui: &mut Ui) -> Result<Reply> {
        let timeout = self.client.timeout();
        let bounds = bounds(endpoint, timeout);
        let (mut repeats, mut since) = (0, Instant::now());
        loop {
            self.slow_down(ui);
            let failed = match self.send(request, bounds)? {
                SendResult::Answered(reply) if reply.status == 429 => {
                    self.wait(&reply, ui)?;
                    since = Instant::now();
                    continue;
                }
                SendResult::Answered(reply) if reply.status >= 500 => Failed::Answered(reply),
                SendResult::Answered(reply) => {
                    if self.stranger.borrow().is_some()
                        && matches!(judge(&reply, false), Verdict::Done(_))
                    {
                        self.succeeded(ui);
                    }
                    return Ok(reply);
                }
                SendResult::NotSent(why) => Failed::Unanswered(unreachable(&why), why),
                SendResult::Lost(why) => Failed::Unanswered(unanswered(&why), why),
                SendResult::TimedOut(why) => {
                    let more = format!("the same command with --timeout {:?}", timeout * 2);
                    return Err(unanswered(&why).next(format!("give it more time: {more}")));
                }
                SendResult::TooLarge(why) => return Err(unanswered(&why)),
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
    pub fn ask(&self, endpoint: &Endpoint, mut request: Request, ui: &mut Ui) -> Result<Reply> {
        let reply = self.read(endpoint, &request, ui)?;
        let overrides = self.profile.overrides(endpoint.command);
        let other = endpoint.other_method(&overrides).filter(|_| reply.status == 405);
        let Some(method) = other else { return Ok(reply) };
        let (taken, other) = (request.method.name(), method.name());
        ui.note(&format!("the server does not take {taken} here (HTTP 405): asking by {other}"));
        request.method = method;
        request.body = request.body.filter(|_| method != Method::Get);
        self.read(endpoint, &request, ui)
    }

    /// Waits as a throttling server wishes, over all requests of the command.
    pub fn wait(&self, reply: &Reply, ui: &mut Ui) -> Result<()> {
        self.patience.borrow_mut().wait(reply, ui).map_err(|mut error| {
            error.report_mut().http = Some(reply.status);
            error
        })
    }

    /// Sends a write once.
    pub fn write(&self, request: &Request) -> Result<SendResult> {
        self.send(request, Bounds::object(self.client.timeout()))
    }

    fn send(&self, request: &Request, bounds: Bounds) -> Result<SendResult> {
        let fate = self.client.send(request, bounds)?;
        // How long a 429 is waited for is another matter.
        if let SendResult::Answered(reply) = &fate {
            self.quota.set(reply.quota.filter(|_| reply.status != 429));
        }
        Ok(fate)
    }

    /// How long the next read waits, so that a limit on the rate of requests is not run into.
    fn pause(&self) -> Duration {
        self.quota.get().map(|quota| quota.pause()).unwrap_or_default()
    }

    fn slow_down(&self, ui: &mut Ui) {
        let (pause, quota) = (self.pause(), self.quota.get());
        if let Some(quota) = quota.filter(|_| !pause.is_zero())
            && !self.slowed.replace(true)
        {
            let Quota { limit, remaining } = quota;
            ui.note(&format!("{remaining} of {limit} requests are left: slowing down"));
        }
        std::thread::sleep(pause);
    }

    /// The first success says where a token belongs. That it cannot be kept is no failure of what succeeded.
    pub fn succeeded(&self, ui: &mut Ui) {
        if let Some(stranger) = self.stranger.take()
            && let Err(error) = stranger.remember()
        {
            ui.warn(&format!("where this token belongs cannot be remembered: {error}"));
        }
    }

    /// Reads an object with another operation, for its `data`.
    pub fn fetch(&self, command: &'static str, id: &str, ui: &mut Ui) -> Result<Value> {
        let (endpoint, request) = self.read_of(command, id)?;
        data_of(endpoint, id, &self.ask(endpoint, request, ui)?)
    }

    /// Reads a list that does not come in pages; an empty one that is told as a 404 is empty (quirk 10).
    pub fn fetch_list(&self, command: &'static str, ui: &mut Ui) -> Result<Vec<Value>> {
        let (endpoint, request) = self.read_of(command, "")?;
        rows_of(data_of(endpoint, "", &self.ask(endpoint, request, ui)?))
    }

    /// The same as `glance`, for such a list.
    pub fn glance_list(&self, command: &'static str, within: Duration) -> Result<Vec<Value>> {
        rows_of(self.glance(command, "", within))
    }

    /// Reads an object once, whole within this time and at most one time-out, for a look that nothing depends on.
    pub fn glance(&self, command: &'static str, id: &str, within: Duration) -> Result<Value> {
        let (endpoint, request) = self.read_of(command, id)?;
        let within = within.min(self.client.timeout());
        std::thread::sleep(self.pause().min(within));
        match self.send(&request, Bounds::object(within))? {
            SendResult::Answered(reply) => data_of(endpoint, id, &reply),
            SendResult::NotSent(why)
            | SendResult::Lost(why)
            | SendResult::TimedOut(why)
            | SendResult::TooLarge(why) => Err(unreachable(&why)),
        }
    }

    fn read_of(&self, command: &'static str, id: &str) -> Result<(&'static Endpoint, Request)> {
        let endpoint =
            api::endpoint(command).ok_or_else(|| Error::bug(format!("no operation {command}")))?;
        let mut typed = Typed::default();
        for param in endpoint.all_params().filter(|param| param.to == api::To::Path) {
            typed.push(param.flag, Value::String(id.to_owned()));
        }
        let overrides = self.profile.overrides(command);
        let context = RequestContext { clock: &self.clock, overrides };
        Ok((endpoint, endpoint.request(&typed, json!({}), &context)?))
    }
}

/// A read that got no answer that can be read.
fn unanswered(why: &str) -> Error {
    Error::new(ErrorKind::Unavailable, format!("no answer: {why}"))
        .next(Command::new("config show").why("check the address"))
}

/// How much of its answer is read.
fn bounds(endpoint: &Endpoint, timeout: Duration) -> Bounds {
    if endpoint.table.list { Bounds::list() } else { Bounds::object(timeout) }
}

/// A try of a read that may be followed by another.
enum Failed {
    /// The server failed, and said so.
    Answered(Reply),
    /// What it would mean, and why.
    Unanswered(Error, String),
}

impl Failed {
    fn why(&self) -> String {
        match self {
            Failed::Answered(reply) => format!("HTTP {}", reply.status),
            Failed::Unanswered(_, why) => why.clone(),
        }
    }

    /// It was the last one.
    fn end(self) -> Result<Reply> {
        match self {
            Failed::Answered(reply) => Ok(reply),
            Failed::Unanswered(error, _) => Err(error),
        }
    }
}

impl ThrottleWait {
    /// Waits as the server wishes, if that is not too long.
    fn wait(&mut self, reply: &Reply, ui: &mut Ui) -> Result<()> {
        let wait = reply.retry_after.unwrap_or(THROTTLED_WAIT);
        let waited = self.waited.saturating_add(wait);
        if self.times >= THROTTLED_TIMES || waited > THROTTLED_FOR {
            return Err(Error::new(
                ErrorKind::Unavailable,
                "too many requests for the rate limit (HTTP 429)",
            )
            .next(format!("try again in {} s", wait.as_secs())));
        }
        self.times += 1;
        self.waited = waited;
        let seconds = wait.as_secs();
        ui.note(&format!(
            "too many requests (HTTP 429), nothing was carried out: waiting {seconds} s, then again"
        ));
        std::thread::sleep(wait);
        Ok(())
    }
}

fn rows_of(data: Result<Value>) -> Result<Vec<Value>> {
    match data {
        Ok(Value::Array(rows)) => Ok(rows),
        Ok(_) => Ok(Vec::new()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

fn data_of(endpoint: &Endpoint, id: &str, reply: &Reply) -> Result<Value> {
    let answer = answered(endpoint, Some(id), reply)?;
    if endpoint.quirks.contains(&Quirk::BesideData) {
        return Ok(Value::Object(answer));
    }
    Ok(answer.get("data").cloned().unwrap_or_default())
}

/// The failure to make a connection.
pub fn unreachable(why: &str) -> Error {
    Error::new(ErrorKind::Unavailable, format!("no connection: {why}"))
        .next(Command::new("config show").why("check the address and the network"))
}

/// The envelope of an answer to a read, or what its failure means.
pub fn answered(
    endpoint: &Endpoint,
    object: Option<&str>,
    reply: &Reply,
) -> Result<serde_json::Map<String, Value>> {
    match judge(reply, endpoint.effect.writes()) {
        Verdict::Done(envelope) => Ok(envelope),
        Verdict::Throttled => Err(Error::new(
            ErrorKind::Unavailable,
            "too many requests for the rate limit (HTTP 429)",
        )),
        Verdict::Failed(kind, why) => Err(failure(endpoint, object, reply, kind, &why)),
    }
}

/// A failed answer in the words of its command, with what the API says of it.
pub fn failure(
    endpoint: &Endpoint,
    object: Option<&str>,
    reply: &Reply,
    kind: ErrorKind,
    why: &str,
) -> Error {
    let about = object.map(|object| format!(" {object}")).unwrap_or_default();
    let mut error = Error::new(kind, format!("{}{about}: {why}", endpoint.command));
    let envelope = reply.envelope().unwrap_or_default();
    let report = error.report_mut();
    report.http = Some(reply.status);
    report.object = object.map(str::to_owned);
    report.api_message = envelope.get("message").and_then(Value::as_str).map(str::to_owned);
    report.api_errors = envelope.get("errors").filter(|errors| !errors.is_null()).cloned();
    let meaning = report.api_message.as_deref().and_then(api::explain);
    let steps = meaning.map(|meaning| meaning.steps(object)).unwrap_or_default();
    error = steps.into_iter().fold(error, Error::next);
    match kind {
        ErrorKind::Config => error.next(Command::new("config show").why("check the profile")),
        _ => error,
    }
}

/// The token, under the rules for `FPGO_TOKEN`.
pub fn token(profile: &Profile, writes: bool) -> Result<SecretString> {
    let Some(given) = profile::variable("FPGO_TOKEN").map(SecretString::from) else {
        let source = profile.token.as_ref();
        let source = source.ok_or_else(|| Error::bug("the sandbox's token is its own affair"))?;
        return source.get();
    };
    if profile.environment == Environment::Production && !profile.named_in_call() {
        return Err(Error::config(format!(
            "FPGO_TOKEN counts for the production profile {} only if this call names it",
            profile.name
        ))
        .next(format!("--profile {}, or FPGO_PROFILE={}", profile.name, profile.name)));
    }
    if let Some(source) = profile.token.as_ref().filter(|_| writes)
        && let Some(own) = source.find()?
        && own.expose_secret() != given.expose_secret()
    {
        return Err(Error::config(format!(
            "two different tokens are given for profile {}, by FPGO_TOKEN and by its own source ({}): nothing is written with either",
            profile.name,
            source.describe()
        ))
        .next("unset FPGO_TOKEN, or use a profile without a token"));
    }
    Ok(given)
}

/// The sandbox: one that is served on the default data directory, else one inside this process on the same data.
fn reach_sandbox() -> Result<(Target, SecretString, Option<sandbox::Server>)> {
    let dir = DataDir::open(&profile::data_dir()?)?.inside("sandbox")?;
    let (served, server) = match sandbox::find(dir.path())? {
        Some(served) => (served, None),
        None => {
            let mut settings = sandbox::Settings::new(dir.path().to_owned());
            settings.token = profile::variable("FPGO_SANDBOX_TOKEN");
            let server = sandbox::Server::start(settings)?;
            (server.served().clone(), Some(server))
        }
    };
    let base_url = Url::parse(&served.base_url)
        .map_err(|error| Error::config(format!("sandbox address: {error}")))?;
    let literal = matches!(base_url.host(), Some(url::Host::Ipv4(_) | url::Host::Ipv6(_)));
    if !literal || !is_loopback(&base_url) {
        return Err(Error::config(format!("the sandbox is not on this machine: {base_url}")));
    }
    let token = profile::variable("FPGO_SANDBOX_TOKEN").unwrap_or(served.token);
    Ok((Target { base_url, named: false, ca_file: None }, token.into(), server))
}

/// 0.2 s, 0.4 s, …, and up to half of it more, so that many do not come back at once.
pub fn backoff(repeat: u32) -> Duration {
    let base = Duration::from_millis(100) * 2u32.pow(repeat);
    let mut random = [0];
    // Without randomness everybody comes back at once; that is still a repeat.
    let _ = getrandom::fill(&mut random);
    base + base * u32::from(random[0]) / 512
}
