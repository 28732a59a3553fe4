//! A test callback as it is asked for on the command line: its kind, its values, and what is wrong with it.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use jiff::Timestamp;
use url::Url;

use super::input::CallbackSecret;
use crate::base::dates::{self, BareDay, Clock};
use crate::base::error::{Error, Result};
use crate::base::money::{self, Amount};
use crate::callback::{Draft, TestKind, TestValues, Wrong};
use crate::commands::in_force;
use crate::options::Globals;
use crate::output::ui::Ui;

/// Seconds between the two times of a callback, where one of them is not given.
const USUAL_AGE: i64 = 60;

/// What a test callback says.
#[derive(Args, Debug)]
pub struct TestCallbackArgs {
    /// Kind of the callback
    #[arg(value_enum, default_value_t = KindWord::Order, value_name = "KIND")]
    kind: KindWord,
    /// Identifier of the object
    #[arg(long, value_name = "ID")]
    order: Option<String>,
    /// Status that it tells; at a terminal approved or declined
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,
    /// Amount of the order or the refund
    #[arg(long, value_name = "AMOUNT", default_value = "800", value_parser = money::parse_or_zero)]
    amount: Amount,
    /// VAT in it, at a terminal; a fifth of the amount unless given
    #[arg(long, value_name = "AMOUNT", value_parser = money::parse_or_zero)]
    vat: Option<Amount>,
    /// Means of payment
    #[arg(long, value_name = "METHOD", default_value = "Visa")]
    method: String,
    /// When the object was created; a minute before --timestamp unless given
    #[arg(long, value_name = "DATE")]
    created_at: Option<String>,
    /// When the callback was sent; a minute after --created-at, or now
    #[arg(long, value_name = "DATE")]
    timestamp: Option<String>,
    /// Another value for a parameter of its kind (repeatable)
    #[arg(long, value_name = "NAME=VALUE", value_parser = pair)]
    set: Vec<(String, String)>,
    /// What is wrong with it
    #[arg(long, value_name = "WHAT", value_parser = wrong_words())]
    wrong: Option<Wrong>,
}

/// The kinds by name.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum KindWord {
    /// Status of an order
    Order,
    /// Status of a reservation
    Reservation,
    /// Status of a subscription
    Subscription,
    /// Decision about a payment at a terminal, not signed
    TerminalPayment,
    /// Decision about a refund at a terminal, not signed
    TerminalRefund,
    /// Result of a company check
    Company,
}

fn wrong_words() -> impl TypedValueParser<Value = Wrong> {
    let words = Wrong::ALL.map(|wrong| PossibleValue::new(wrong.word()).help(wrong.meaning()));
    // The parser takes no other word.
    PossibleValuesParser::new(words).map(|word| Wrong::from_word(&word).unwrap_or(Wrong::Tampered))
}

fn pair(typed: &str) -> std::result::Result<(String, String), String> {
    let (name, value) = typed.split_once('=').ok_or("must be NAME=VALUE")?;
    Ok((name.to_owned(), value.to_owned()))
}

/// A test callback, signed.
pub struct TestCallback {
    /// Its address, with everything that it says.
    pub url: Url,
    /// How often it comes.
    pub times: usize,
    /// The word for its kind.
    pub kind: String,
    /// Whether it is signed, as its kind is.
    pub is_signed: bool,
    /// What is wrong with it.
    pub wrong: Option<Wrong>,
}

impl TestCallbackArgs {
    /// The callback to this address, signed with this secret.
    pub fn signed(
        &self,
        to: &Url,
        secret: &CallbackSecret,
        globals: &Globals,
    ) -> Result<TestCallback> {
        let kind = self.test_kind();
        let mut pairs = kind.pairs(&self.values(globals)?);
        for (name, value) in &self.set {
            let Some(pair) = pairs.iter_mut().find(|(own, _)| own == name) else {
                let own: Vec<&str> = pairs.iter().map(|(own, _)| *own).collect();
                let words = format!("--set {name}: the parameters are {}", own.join(", "));
                return Err(Error::invalid(words));
            };
            pair.1.clone_from(value);
        }
        let draft = Draft { to: to.clone(), pairs, signed: kind.signed() };
        let url = draft.url(&secret.bytes, self.wrong);
        Ok(TestCallback {
            url: url.map_err(|why| Error::invalid(format!("--wrong {why}")))?,
            times: if self.wrong == Some(Wrong::Duplicate) { 2 } else { 1 },
            kind: self
                .kind
                .to_possible_value()
                .map(|word| word.get_name().to_owned())
                .unwrap_or_default(),
            is_signed: kind.signed().is_some(),
            wrong: self.wrong,
        })
    }

    fn test_kind(&self) -> TestKind {
        match self.kind {
            KindWord::Order => TestKind::Order,
            KindWord::Reservation => TestKind::Reservation,
            KindWord::Subscription => TestKind::Subscription,
            KindWord::TerminalPayment => TestKind::TerminalPayment,
            KindWord::TerminalRefund => TestKind::TerminalRefund,
            KindWord::Company => TestKind::Company,
        }
    }

    fn values(&self, globals: &Globals) -> Result<TestValues> {
        let (created, sent) = self.times(globals)?;
        Ok(TestValues {
            id: self.order.clone(),
            status: self.status.clone(),
            method: self.method.clone(),
            amount: self.amount,
            vat: self.vat,
            created,
            sent,
        })
    }

    /// When the object was created and the callback sent, in Unix seconds.
    fn times(&self, globals: &Globals) -> Result<(i64, i64)> {
        let clock = Clock::system(in_force::zone(globals));
        let created = seconds("--created-at", self.created_at.as_deref(), &clock)?;
        let sent = seconds("--timestamp", self.timestamp.as_deref(), &clock)?;
        Ok(match (created, sent) {
            (Some(created), Some(sent)) => (created, sent),
            (Some(created), None) => (created, created + USUAL_AGE),
            (None, Some(sent)) => (sent - USUAL_AGE, sent),
            (None, None) => {
                let now = Timestamp::now().as_second();
                (now - USUAL_AGE, now)
            }
        })
    }
}

/// The Unix seconds of a typed date.
fn seconds(flag: &str, typed: Option<&str>, clock: &Clock) -> Result<Option<i64>> {
    let Some(text) = typed else { return Ok(None) };
    match dates::read_at(text, clock, BareDay::Noon) {
        Ok(instant) => Ok(Some(instant.as_second())),
        Err(why) => Err(Error::invalid(format!("{flag}: {why}"))),
    }
}

impl TestCallback {
    /// Tells what it is, so that nobody takes it for a real one.
    pub fn tell(&self, secret: &CallbackSecret, ui: &mut Ui) {
        let signed = match self.is_signed {
            true => format!("signed with the secret of {}", secret.source),
            false => "not signed, as all of a terminal are".to_owned(),
        };
        ui.note(&format!("a test callback ({}), {signed}; no money is involved", self.kind));
        if let Some(wrong) = self.wrong {
            ui.note(&format!("it is wrong on purpose ({}): {}", wrong.word(), wrong.meaning()));
        }
    }
}

/// An address that a callback can go to.
pub fn address(typed: &str) -> std::result::Result<Url, String> {
    let url = Url::parse(typed).map_err(|error| format!("is no address: {error}"))?;
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        return Err("must begin with http:// or https://".into());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("must not hold a user or a password".into());
    }
    Ok(url)
}
