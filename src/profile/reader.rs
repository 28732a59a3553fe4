//! Reading one profile of the configuration file: each key, and what is wrong with it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use reqwest::Url;
use toml::{Table, Value};

use super::{
    ENDPOINT_KEYS, Environment, Format, HOME_ZONE, Limits, Origin, PROFILE_KEYS, Profile, account,
    parse_timeout, unknown_key,
};
use crate::api::{self, Endpoint, Method, Overrides, To};
use crate::base::dates::{self, Form};
use crate::base::error::{Error, Result};
use crate::base::money::{self, Amount};
use crate::base::redact;
use crate::base::target::{Target, is_loopback};
use crate::profile::secrets::Source;

/// Reads one profile's keys.
pub struct Reader<'a> {
    /// The file, for messages.
    pub file: &'a Path,
    /// The profile's name.
    pub name: &'a str,
    /// Its keys.
    pub table: &'a Table,
}

impl Reader<'_> {
    /// The profile, settled.
    pub fn settle(&self, chosen_by: Origin) -> Result<Profile> {
        if let Some(key) = self.table.keys().find(|key| !PROFILE_KEYS.contains(&key.as_str())) {
            let key = format!("profiles.{}.{key}", self.name);
            return Err(Error::config(unknown_key(&key, PROFILE_KEYS, self.file)));
        }
        let named = match self.text("environment")?.as_deref() {
            Some("demo") => Environment::Demo,
            Some("production") => Environment::Production,
            Some(other) => {
                return Err(
                    self.wrong("environment", &format!("{other:?} is neither demo nor production"))
                );
            }
            None => return Err(self.wrong("environment", "is missing: demo or production")),
        };
        let base_url = self.base_url(named)?;
        let environment = self.environment(named, &base_url)?;
        if base_url.path().contains("//")
            || base_url.path().contains('%')
            || base_url.host_str().is_some_and(|host| host.ends_with('.'))
        {
            // Two spellings of one address would be two accounts to the journal and the locks.
            return Err(self
                .wrong("base_url", "must have no doubled slash, no %, and no dot after the host"));
        }
        let zone_name = self.text("time_zone")?.unwrap_or_else(|| HOME_ZONE.into());
        let zone = dates::zone(&zone_name)
            .ok_or_else(|| self.wrong("time_zone", "is no IANA time zone, such as Europe/Oslo"))?;
        let target = Target {
            base_url,
            named: self.table.contains_key("base_url"),
            ca_file: self.text("ca_file")?.map(|path| self.beside(&path)),
        };
        let own = self.secret("token", &["token", "token_env", "token_command"])?;
        let in_keyring = || Source::Keyring {
            account: account(environment, &target.key()),
            profile: self.name.to_owned(),
        };
        let token = Some(own.unwrap_or_else(in_keyring));
        Ok(Profile {
            name: self.name.to_owned(),
            chosen_by,
            environment,
            target: Some(target),
            token,
            callback_secret: self
                .secret("callback_secret", &["callback_secret", "callback_secret_command"])?,
            zone,
            zone_name,
            zone_from: self.origin("time_zone"),
            timeout: self.duration("timeout")?,
            output: self.output()?,
            overrides: self.overrides()?,
            date_form: self.date_form(self.table, "order_date")?,
            limits: self.limits()?,
            resolve_after: self.duration("resolve_after")?,
        })
    }

    fn base_url(&self, named: Environment) -> Result<Url> {
        let own = self.text("base_url")?;
        let text = own.as_deref().or(named.base_url()).unwrap_or_default();
        let url = Url::parse(text.trim_end_matches('/'))
            .map_err(|error| self.wrong("base_url", &format!("{error}")))?;
        if !url.username().is_empty()
            || url.password().is_some()
            || url.query().is_some()
            || url.fragment().is_some()
        {
            return Err(self.wrong("base_url", "must be scheme, host and path alone"));
        }
        match url.scheme() {
            "https" => Ok(url),
            "http" if is_loopback(&url) => Ok(url),
            "http" => Err(self.wrong(
                "base_url",
                "must be https: a token goes over plain http to this machine only",
            )),
            _ => Err(self.wrong("base_url", "must begin with https://")),
        }
    }

    /// Where the request goes decides: a known host must agree with the profile, an unknown one is production.
    fn environment(&self, named: Environment, url: &Url) -> Result<Environment> {
        if is_loopback(url) {
            return Ok(named);
        }
        let host = url.host_str().unwrap_or_default();
        let of_host =
            [Environment::Demo, Environment::Production].into_iter().find(|environment| {
                let known = environment.base_url().and_then(|known| Url::parse(known).ok());
                known.is_some_and(|known| known.host_str() == Some(host.trim_end_matches('.')))
            });
        match of_host {
            Some(of_host) if of_host != named => Err(self.wrong(
                "environment",
                &format!(
                    "says {}, but {host} is {}: one of the two is wrong",
                    named.name(),
                    of_host.name()
                ),
            )),
            Some(of_host) => Ok(of_host),
            None => Ok(Environment::Production),
        }
    }

    fn secret(&self, what: &'static str, keys: &[&str]) -> Result<Option<Source>> {
        let given: Vec<&str> =
            keys.iter().copied().filter(|key| self.table.contains_key(*key)).collect();
        if let [first, second, ..] = given.as_slice() {
            return Err(self.wrong(first, &format!("stands beside {second}: keep one of the two")));
        }
        let Some(key) = given.first() else { return Ok(None) };
        Ok(Some(match *key {
            "token_env" => Source::Variable(self.variable(key)?),
            "token_command" | "callback_secret_command" => {
                let words = self.words(key)?;
                if words.is_empty() {
                    return Err(self.wrong(key, "is empty: [\"program\", \"argument\", …]"));
                }
                Source::Command { words, key: (*key).to_owned() }
            }
            _ => {
                let text = self.text(key)?.unwrap_or_default();
                if text.is_empty() {
                    return Err(self.wrong(what, "is empty"));
                }
                Source::Literal(text.into())
            }
        }))
    }

    /// The name of a variable. A token that was put there itself is not told back.
    fn variable(&self, key: &str) -> Result<String> {
        let name = self.text(key)?.unwrap_or_default();
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        if !name.is_empty()
            && name.bytes().all(fits)
            && !name.starts_with(|first: char| first.is_ascii_digit())
        {
            return Ok(name);
        }
        let error = self.wrong(key, "must be the name of an environment variable");
        Err(error.next("a token itself is best kept in the OS keyring: take this key out, then fpgo auth login"))
    }

    fn duration(&self, key: &str) -> Result<Option<Duration>> {
        match self.table.get(key) {
            None => Ok(None),
            Some(Value::String(text)) => {
                parse_timeout(text).map(Some).map_err(|why| self.wrong(key, &why))
            }
            Some(_) => Err(self.wrong(key, "must be a text such as \"30s\"")),
        }
    }

    fn limits(&self) -> Result<Limits> {
        let read_only = match self.table.get("read_only") {
            None => false,
            Some(Value::Boolean(yes)) => *yes,
            Some(_) => return Err(self.wrong("read_only", "must be true or false")),
        };
        let most = match self.table.get("max_writes_per_hour") {
            None => None,
            Some(value) => {
                let count = value.as_integer().and_then(|count| u32::try_from(count).ok());
                Some(count.ok_or_else(|| self.wrong("max_writes_per_hour", "must be a count"))?)
            }
        };
        Ok(Limits {
            read_only,
            max_amount: self.amount("max_amount")?,
            max_amount_per_day: self.amount("max_amount_per_day")?,
            max_writes_per_hour: most,
            allow: self.allowed()?,
        })
    }

    /// An amount as a text or a whole number: a number with decimals would not be exact in TOML.
    fn amount(&self, key: &str) -> Result<Option<Amount>> {
        let text = match self.table.get(key) {
            None => return Ok(None),
            Some(Value::String(text)) => text.clone(),
            Some(Value::Integer(whole)) => whole.to_string(),
            Some(_) => {
                return Err(self.wrong(key, "must be an amount in quotes, such as \"1000.50\""));
            }
        };
        let amount =
            money::parse(&text).map_err(|why| self.wrong(key, &format!("{text}: {why}")))?;
        Ok(Some(amount))
    }

    /// The commands that may write. One that is mistyped must not stand there without meaning anything.
    fn allowed(&self) -> Result<Option<Vec<String>>> {
        if !self.table.contains_key("allow") {
            return Ok(None);
        }
        let allowed = self.words("allow")?;
        let writes = |own: &str| {
            api::endpoints().any(|endpoint| endpoint.effect.writes() && endpoint.is_in(own))
        };
        match allowed.iter().find(|own| !writes(own)) {
            None => Ok(Some(allowed)),
            Some(own) => {
                let near = api::nearest(own, api::endpoints().map(|endpoint| endpoint.command));
                let near = near.map(|near| format!(": did you mean {near:?}?")).unwrap_or_default();
                Err(self.wrong(
                    "allow",
                    &format!("names {own:?}, which is no command that writes{near}"),
                ))
            }
        }
    }

    fn output(&self) -> Result<Option<Format>> {
        let Some(name) = self.text("output")? else { return Ok(None) };
        let format = Format::from_name(&name);
        format.map(Some).ok_or_else(|| {
            self.wrong("output", &format!("is none of {}", Format::NAMES.join(", ")))
        })
    }

    fn overrides(&self) -> Result<BTreeMap<String, Overrides>> {
        let mut all = BTreeMap::new();
        let Some(value) = self.table.get("endpoints") else { return Ok(all) };
        let Some(commands) = value.as_table() else {
            return Err(self.wrong("endpoints", "must be tables by command"));
        };
        for (command, value) in commands {
            let key = format!("endpoints.{command:?}");
            if api::endpoint(command).is_none() {
                let near = api::nearest(command, api::endpoints().map(|endpoint| endpoint.command));
                let near = near.map(|near| format!(": did you mean {near:?}?")).unwrap_or_default();
                return Err(self.wrong(&key, &format!("is no command{near}")));
            }
            let Some(table) = value.as_table() else {
                return Err(self.wrong(&key, "must be a table"));
            };
            if let Some(unknown) = table.keys().find(|key| !ENDPOINT_KEYS.contains(&key.as_str())) {
                let unknown = format!("profiles.{}.{key}.{unknown}", self.name);
                return Err(Error::config(unknown_key(&unknown, ENDPOINT_KEYS, self.file)));
            }
            all.insert(command.clone(), self.one_override(command, table)?);
        }
        Ok(all)
    }

    fn one_override(&self, command: &str, table: &Table) -> Result<Overrides> {
        let key = |name: &str| format!("endpoints.{command:?}.{name}");
        let text = |name: &str| match table.get(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.as_str())),
            Some(_) => Err(self.wrong(&key(name), "must be a text")),
        };
        let choice = |name: &str, yes: &str, no: &str| match text(name)? {
            Some(value) if value == yes => Ok(true),
            None => Ok(false),
            Some(value) if value == no => Ok(false),
            Some(value) => {
                Err(self.wrong(&key(name), &format!("{value:?} is neither {yes:?} nor {no:?}")))
            }
        };
        let method = match text("method")? {
            None => None,
            Some(name) => {
                let method = Method::from_name(name);
                Some(method.ok_or_else(|| {
                    self.wrong(&key("method"), "is none of \"GET\", \"POST\" and \"PUT\"")
                })?)
            }
        };
        let path = text("path")?.map(str::to_owned);
        if path.as_ref().is_some_and(|path| !path.starts_with('/') || path.contains(['?', '#'])) {
            return Err(self.wrong(&key("path"), "must begin with / and have no query"));
        }
        let documented = api::endpoint(command).map(|endpoint| variables(endpoint.path));
        let fits =
            |path: &String| api::endpoint(command).is_some_and(|endpoint| fits(path, endpoint));
        if path.as_ref().is_some_and(|path| !fits(path)) {
            return Err(self.wrong(
                &key("path"),
                &format!("must have the variables {:?}", documented.unwrap_or_default()),
            ));
        }
        if let Some(endpoint) = api::endpoint(command) {
            self.keeps_its_effect(endpoint, method, path.as_deref())?;
        }
        Ok(Overrides {
            method,
            path,
            date_form: self.date_form(table, "order_date")?,
            strict_empty: choice("empty_list", "error", "empty")?,
            as_typed: choice("filter", "as typed", "as documented")?,
            keyed: match text("products")? {
                None => None,
                Some("list") => Some(false),
                Some("object") => Some(true),
                Some(_) => {
                    return Err(self.wrong(&key("products"), "is neither \"list\" nor \"object\""));
                }
            },
        })
    }

    /// A command must not become one that does something else: nothing would guard it as that, ask about it as that, or
    /// record it as that.
    fn keeps_its_effect(
        &self,
        endpoint: &Endpoint,
        method: Option<Method>,
        path: Option<&str>,
    ) -> Result<()> {
        let key = |name: &str| format!("endpoints.{:?}.{name}", endpoint.command);
        let known = [Some(endpoint.method), endpoint.other_method(&Overrides::default())];
        if !endpoint.effect.writes() && method.is_some() && !known.contains(&method) {
            let what = format!("is not {}: the command only reads", endpoint.method.name());
            return Err(self.wrong(&key("method"), &what));
        }
        let Some(path) = path else { return Ok(()) };
        if path.contains('%') {
            return Err(self.wrong(&key("path"), "must be plain: % could make it another path"));
        }
        let does_else = |other: &&Endpoint| {
            let same = (other.effect, other.asks) == (endpoint.effect, endpoint.asks);
            !same && may_be(other.path, path)
        };
        match api::endpoints().filter(|other| other.effect.writes()).find(does_else) {
            None => Ok(()),
            Some(other) => Err(self.wrong(
                &key("path"),
                &format!("is that of {:?}, which does something else", other.command),
            )),
        }
    }

    fn date_form(&self, table: &Table, key: &str) -> Result<Option<Form>> {
        match table.get(key).map(Value::as_str) {
            None => Ok(None),
            Some(name) => {
                let form = name.and_then(Form::from_name);
                form.map(Some).ok_or_else(|| self.wrong(key, "is neither \"unix\" nor \"d M, Y\""))
            }
        }
    }

    fn origin(&self, key: &str) -> Origin {
        if self.table.contains_key(key) { Origin::File } else { Origin::Default }
    }

    fn text(&self, key: &str) -> Result<Option<String>> {
        match self.table.get(key) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(_) => Err(self.wrong(key, "must be a text")),
        }
    }

    fn words(&self, key: &str) -> Result<Vec<String>> {
        let words = self
            .table
            .get(key)
            .and_then(Value::as_array)
            .ok_or_else(|| self.wrong(key, "must be a list of texts"))?;
        let words: Option<Vec<String>> =
            words.iter().map(|word| word.as_str().map(str::to_owned)).collect();
        words.ok_or_else(|| self.wrong(key, "must be a list of texts"))
    }

    /// Relative paths count from the file.
    fn beside(&self, path: &str) -> PathBuf {
        self.file.parent().unwrap_or(Path::new("")).join(path)
    }

    fn wrong(&self, key: &str, what: &str) -> Error {
        let (name, key, what) =
            (redact::suspects(self.name), redact::suspects(key), redact::suspects(what));
        Error::config(format!("profiles.{name}.{key} in {} {what}", self.file.display()))
    }
}

/// Whether a path has the variables of the documented one. Those that a flag fills may be left out (quirk 17).
fn fits(path: &str, endpoint: &Endpoint) -> bool {
    let own = variables(path);
    let may_be_left_out = |variable: &str| {
        let plain = variable.trim_end_matches('?');
        endpoint.all_params().any(
            |param| matches!(param.to, To::Segment(name, _) if name.trim_end_matches('?') == plain),
        )
    };
    let mut rest = own.as_slice();
    for documented in variables(endpoint.path) {
        match rest.split_first() {
            Some((first, after)) if *first == documented => rest = after,
            _ if may_be_left_out(documented) => {}
            _ => return false,
        }
    }
    rest.is_empty()
}

/// The `{VARIABLES}` of a path.
fn variables(path: &str) -> Vec<&str> {
    path.split(['{', '}']).skip(1).step_by(2).collect()
}

/// Whether two paths can be the same address: a variable may be anything, and doubled slashes are one.
fn may_be(one: &str, other: &str) -> bool {
    let parts = |path: &'_ str| -> Vec<String> {
        path.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    let (one, other) = (parts(one), parts(other));
    let is_variable = |part: &str| part.starts_with('{');
    one.len() == other.len()
        && one.iter().zip(&other).all(|(one, other)| {
            is_variable(one) || is_variable(other) || one.eq_ignore_ascii_case(other)
        })
}
