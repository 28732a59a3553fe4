//! Answers whether a received callback is authentic: finds the query in what a person pasted, reads
//! it as PHP's `$_GET` does (the documented check is PHP code), hashes it with the secret and looks
//! at the forms of the values.
//!
//! Leaves out: why a checksum does not fit, the signing and sending of callbacks, and whether a
//! payment took place. Nothing here reads, prints or keeps anything; a secret comes in as bytes and
//! does not go out.

use sha2::{Digest, Sha256};
use std::fmt;
use subtle::ConstantTimeEq;

use crate::base::hex;

/// Which of the two documented samples checks a callback; the value of `--kind` (quirk 21).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallbackKind {
    /// Company if `companyCheckUuid` stands before `checksum` and there is no `orderUuid`, else
    /// order.
    Auto,
    /// Every parameter but `checksum` is signed.
    Order,
    /// The parameters before `checksum` are signed, what follows is not.
    Company,
}

/// The query of a callback, as it stood in what was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// Still encoded; without `?` and fragment.
    pub query: String,
    /// Holds `×tamp=`: some program took `&times` of `&timestamp` for an HTML entity (quirk
    /// 26). A hint for a checksum that does not fit; the query is not repaired.
    pub swallowed_timestamp: bool,
}

/// Why no single query was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindError {
    /// Nothing looks like a query.
    Nothing,
    /// Two or more different queries: a verdict on one would be taken for a verdict on all.
    Several,
}

impl fmt::Display for FindError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nothing => {
                "no query found; looked for a URL with \"?\", a query string (name=value&…), \
                 a line of a server's log (\"GET /path?… HTTP/1.1\") and the head of a request"
            }
            Self::Several => "more than one query found; give one callback at a time, on one line",
        })
    }
}

impl std::error::Error for FindError {}

/// What the check of one callback came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The kind settled on; never `Auto`.
    pub kind: CallbackKind,
    /// What PHP sees, in PHP's order.
    pub parameters: Vec<Parameter>,
    /// The documented check as PHP carries it out; alone it says little, see `outcome`.
    pub hash_fits: bool,
    /// Breached forms and the like, also where they do not decide the outcome. None if nothing is
    /// signed.
    pub findings: Vec<Finding>,
    /// The verdict in one word.
    pub outcome: CheckOutcome,
}

impl Verdict {
    /// Authentic; that is no proof of payment.
    pub fn passed(&self) -> bool {
        self.outcome == CheckOutcome::Authentic
    }
}

/// One parameter as PHP sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// After PHP's changes (`.` becomes `_`); bytes that are no UTF-8 are replaced, for display.
    pub name: String,
    /// Decoded; `Array` for an array, since that word is all that PHP hashes of it.
    pub value: Vec<u8>,
    /// Its part in the check.
    pub mark: ParameterRole,
}

/// The part that a parameter plays in the check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterRole {
    /// Its value is under the hash; its name never is.
    Signed,
    /// Anybody can have put it there.
    NotSigned,
    /// The checksum itself.
    Checksum,
}

/// One sentence about one parameter: "`parameter` `what`".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The name, as in `Parameter`.
    pub parameter: String,
    /// The rest of the sentence.
    pub what: String,
}

/// The verdict in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckOutcome {
    /// The documented check passes, and with `CallbackKind::Auto` the forms hold too.
    Authentic,
    /// The checksum belongs to other values or to another secret.
    HashDoesNotFit,
    /// The hash fits, the boundaries do not: bytes may have moved from one value to another.
    BoundariesDoNotHold,
    /// Without a checksum nothing here is signed, as in every terminal callback (quirk 23).
    NothingSigned,
    /// The hash fits, but parameters follow the checksum of a company check (quirk 21).
    UnsignedRest,
}

/// Finds the one query in a URL, a bare query string, a line of a web server's log or the head of a
/// request. Never HTML-decodes (quirk 26) and never joins lines.
pub fn find_query(pasted: &str) -> Result<Pasted, FindError> {
    let text = pasted.trim_matches(is_blank);
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    // A request line decides even without a query, so that no `Referer` is taken for the callback.
    let targets = request_targets(&words);
    let queries: Vec<&str> = if targets.is_empty() {
        words.iter().filter_map(|word| query_of_url(unquoted(word))).collect()
    } else {
        targets.iter().filter_map(|target| query_of_url(target)).collect()
    };
    let query = match queries.split_first() {
        Some((first, others)) if others.iter().all(|other| other == first) => first,
        Some(_) => return Err(FindError::Several),
        None if targets.is_empty() => bare_query(text)?,
        None => return Err(FindError::Nothing),
    };
    let swallowed_timestamp =
        ["×tamp", "%C3%97tamp", "%c3%97tamp"].iter().any(|seen| query.contains(seen));
    Ok(Pasted { query: query.to_owned(), swallowed_timestamp })
}

/// Checks a callback as the documented PHP does. With `CallbackKind::Auto` the forms must hold too, because
/// values are joined without separators and names are not signed (quirk 20); with a named kind
/// a breach is only a finding. More than 1000 parameters never pass: what PHP leaves out nobody
/// checks.
pub fn verify(pasted: &Pasted, secret: &[u8], kind: CallbackKind) -> Verdict {
    let get = Get::read(&pasted.query);
    let settled = get.settle(kind);
    let hash_fits = get.fits(secret, settled);
    let (breaches, rest, notes) =
        (breaches(&get, settled), unsigned_rest(&get, settled), notes(&get));
    let outcome = if get.checksum().is_none() {
        CheckOutcome::NothingSigned
    } else if !hash_fits {
        CheckOutcome::HashDoesNotFit
    } else if get.unread.is_some() || (kind == CallbackKind::Auto && !breaches.is_empty()) {
        CheckOutcome::BoundariesDoNotHold
    } else if kind == CallbackKind::Auto && !rest.is_empty() {
        CheckOutcome::UnsignedRest
    } else {
        CheckOutcome::Authentic
    };
    let signed = outcome != CheckOutcome::NothingSigned;
    let findings = if signed { [breaches, rest, notes].concat() } else { Vec::new() };
    Verdict { kind: settled, parameters: get.parameters(settled), hash_fits, findings, outcome }
}

/// The checksum that PHP computes for a query: the signed values and the secret under SHA-256, in
/// lower-case hex (quirk 20, formula a). The query may hold a `checksum` or not.
pub fn checksum(query: &str, secret: &[u8], kind: CallbackKind) -> String {
    let get = Get::read(query);
    get.computed(secret, get.settle(kind))
}

fn is_blank(letter: char) -> bool {
    letter.is_ascii_whitespace() || letter == '\u{feff}'
}

/// The word after each `GET` (in a log with a quote before it) and after `:path:`, its name in
/// HTTP/2.
fn request_targets<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let is_request =
        |pair: &&[&str]| matches!(pair[0], "GET" | "\"GET" | ":path:") && is_url(pair[1]);
    words.windows(2).filter(is_request).map(|pair| pair[1].trim_end_matches('"')).collect()
}

fn is_url(word: &str) -> bool {
    word.starts_with('/') || word.starts_with("http://") || word.starts_with("https://")
}

fn query_of_url(word: &str) -> Option<&str> {
    let (_, query) = without_fragment(word).split_once('?')?;
    (is_url(word) && !query.is_empty()).then_some(query)
}

/// A query alone, or behind a URL whose scheme was left out.
fn bare_query(text: &str) -> Result<&str, FindError> {
    if text.contains(['\n', '\r']) {
        let queries =
            text.lines().filter(|line| line.contains('=') && !line.contains(": ")).count();
        return Err(if queries > 1 { FindError::Several } else { FindError::Nothing });
    }
    let text = without_fragment(unquoted(text));
    let query = match text.split_once('?') {
        Some((before, query)) if !before.contains(['=', '&']) => query,
        _ => text,
    };
    if query.contains('=') && !is_url(text) { Ok(query) } else { Err(FindError::Nothing) }
}

fn without_fragment(text: &str) -> &str {
    text.split_once('#').map_or(text, |(before, _)| before)
}

/// What stands between quotes or angle brackets; without them the text itself.
fn unquoted(text: &str) -> &str {
    let pairs = [('"', '"'), ('\'', '\''), ('`', '`'), ('<', '>')];
    let inner = |(open, close)| {
        let rest = text.strip_prefix(open)?;
        Some(rest.rfind(close).map_or(rest, |end| &rest[..end]))
    };
    pairs.into_iter().find_map(inner).unwrap_or(text)
}

/// What PHP reads at most (`max_input_vars`); what follows would be neither hashed nor seen.
const MAX_PARAMETERS: usize = 1000;
/// `max_input_nesting_level`: a name with more brackets removes its variable.
const MAX_NESTING: usize = 64;

const CHECKSUM: &[u8] = b"checksum";

/// PHP's `$_GET` of a query, as main/php_variables.c fills it.
struct Get {
    variables: Vec<Variable>,
    /// The name of every parameter in the query, repeats included.
    names: Vec<Vec<u8>>,
    /// The name of the first parameter that PHP does not read any more.
    unread: Option<Vec<u8>>,
}

struct Variable {
    name: Vec<u8>,
    value: Vec<u8>,
    is_array: bool,
}

/// What a name in the query asks PHP to do.
enum AssignTarget {
    Text(Vec<u8>),
    Array(Vec<u8>),
    Remove(Vec<u8>),
    Nothing,
}

impl Get {
    fn read(query: &str) -> Self {
        let mut get = Self { variables: Vec::new(), names: Vec::new(), unread: None };
        // PHP reads a C string: it ends at a NUL byte.
        let query = up_to_nul(query.as_bytes());
        for (index, part) in
            query.split(|byte| *byte == b'&').filter(|part| !part.is_empty()).enumerate()
        {
            let (name, value) = split_at_equals(part);
            let target = target(&decoded(name));
            if index >= MAX_PARAMETERS {
                get.unread = Some(target.into_name());
                break;
            }
            get.register(target, decoded(value));
        }
        get
    }

    /// The last of equal names wins, in the place of the first: PHP overwrites within the array.
    fn register(&mut self, target: AssignTarget, value: Vec<u8>) {
        let (name, value, is_array) = match target {
            AssignTarget::Text(name) => (name, value, false),
            AssignTarget::Array(name) => (name, b"Array".to_vec(), true),
            AssignTarget::Remove(name) => {
                return self.variables.retain(|variable| variable.name != name);
            }
            AssignTarget::Nothing => return,
        };
        self.names.push(name.clone());
        let variable = Variable { name, value, is_array };
        match self.variables.iter().position(|known| known.name == variable.name) {
            Some(index) => self.variables[index] = variable,
            None => self.variables.push(variable),
        }
    }

    fn position(&self, name: &[u8]) -> Option<usize> {
        self.variables.iter().position(|variable| variable.name == name)
    }

    fn value(&self, name: &str) -> Option<&[u8]> {
        self.position(name.as_bytes()).map(|index| self.variables[index].value.as_slice())
    }

    fn times(&self, name: &[u8]) -> usize {
        self.names.iter().filter(|known| *known == name).count()
    }

    fn checksum(&self) -> Option<&Variable> {
        self.position(CHECKSUM).map(|index| &self.variables[index])
    }

    fn settle(&self, kind: CallbackKind) -> CallbackKind {
        if kind != CallbackKind::Auto {
            return kind;
        }
        let checksum = self.position(CHECKSUM).unwrap_or(usize::MAX);
        let is_company = self.position(b"companyCheckUuid").is_some_and(|index| index < checksum);
        if is_company && self.value("orderUuid").is_none() {
            CallbackKind::Company
        } else {
            CallbackKind::Order
        }
    }

    /// The order sample skips `checksum` with `continue`, the company sample leaves with `break`
    /// (quirk 21). A name such as `0` becomes an integer key in PHP; PHP 8 does not take it for
    /// equal to 'checksum', PHP 7 did.
    fn hashed(&self, kind: CallbackKind) -> impl Iterator<Item = &Variable> {
        let end = if kind == CallbackKind::Company { self.position(CHECKSUM) } else { None };
        let end = end.unwrap_or(self.variables.len());
        self.variables[..end].iter().filter(|variable| variable.name != CHECKSUM)
    }

    fn computed(&self, secret: &[u8], kind: CallbackKind) -> String {
        let mut hash = Sha256::new();
        self.hashed(kind).for_each(|variable| hash.update(&variable.value));
        hash.update(secret);
        hex::digits(&hash.finalize())
    }

    /// As PHP's `hash_equals`: in constant time, and the case of the digits counts. For an array
    /// PHP fails.
    fn fits(&self, secret: &[u8], kind: CallbackKind) -> bool {
        let computed = self.computed(secret, kind);
        let equals = |received: &Variable| computed.as_bytes().ct_eq(&received.value).into();
        self.checksum().is_some_and(|received| !received.is_array && equals(received))
    }

    fn parameters(&self, kind: CallbackKind) -> Vec<Parameter> {
        let parameter = |(index, variable): (usize, &Variable)| Parameter {
            name: shown(&variable.name),
            value: variable.value.clone(),
            mark: self.mark(index, kind),
        };
        self.variables.iter().enumerate().map(parameter).collect()
    }

    fn mark(&self, index: usize, kind: CallbackKind) -> ParameterRole {
        match self.position(CHECKSUM) {
            Some(checksum) if index == checksum => ParameterRole::Checksum,
            Some(checksum) if index > checksum && kind == CallbackKind::Company => {
                ParameterRole::NotSigned
            }
            Some(_) if !self.variables[index].is_array => ParameterRole::Signed,
            _ => ParameterRole::NotSigned,
        }
    }
}

impl AssignTarget {
    fn into_name(self) -> Vec<u8> {
        match self {
            Self::Text(name) | Self::Array(name) | Self::Remove(name) => name,
            Self::Nothing => Vec::new(),
        }
    }
}

fn shown(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

fn up_to_nul(bytes: &[u8]) -> &[u8] {
    bytes.split(|byte| *byte == 0).next().unwrap_or_default()
}

fn split_at_equals(part: &[u8]) -> (&[u8], &[u8]) {
    match part.iter().position(|byte| *byte == b'=') {
        Some(index) => (&part[..index], &part[index + 1..]),
        None => (part, b""),
    }
}

/// PHP's `urldecode`: `+` is a space, and a `%` without two hex digits stays.
fn decoded(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, tail @ ..] = rest {
        let (byte, after) = decoded_byte(*first, tail);
        bytes.push(byte);
        rest = after;
    }
    bytes
}

fn decoded_byte(first: u8, tail: &[u8]) -> (u8, &[u8]) {
    match (first, tail) {
        (b'+', _) => (b' ', tail),
        (b'%', [high, low, after @ ..]) => match hex_value(*high).zip(hex_value(*low)) {
            Some((high, low)) => (high * 16 + low, after),
            None => (first, tail),
        },
        _ => (first, tail),
    }
}

fn hex_value(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// What PHP makes of a decoded name.
fn target(decoded: &[u8]) -> AssignTarget {
    let text = up_to_nul(decoded);
    let start = text.iter().position(|byte| *byte != b' ').unwrap_or(text.len());
    let text = &text[start..];
    let bracket = text.iter().position(|byte| *byte == b'[');
    let (base, brackets) = text.split_at(bracket.unwrap_or(text.len()));
    let name = mangled(base);
    if name.is_empty() || is_forged_prefix(&name, text) {
        return AssignTarget::Nothing;
    }
    if !brackets.contains(&b']') {
        return AssignTarget::Text(mangled(text));
    }
    if nesting(brackets) > MAX_NESTING {
        AssignTarget::Remove(name)
    } else {
        AssignTarget::Array(name)
    }
}

fn mangled(name: &[u8]) -> Vec<u8> {
    name.iter().map(|byte| if matches!(byte, b' ' | b'.' | b'[') { b'_' } else { *byte }).collect()
}

/// PHP drops a name that only its own changes turn into one with the prefix of a protected cookie.
fn is_forged_prefix(name: &[u8], text: &[u8]) -> bool {
    [b"__Host-".as_slice(), b"__Secure-"]
        .iter()
        .any(|prefix| name.starts_with(prefix) && !text.starts_with(prefix))
}

/// How many brackets PHP opens: each closed one, and one more that follows directly.
fn nesting(brackets: &[u8]) -> usize {
    let mut rest = brackets;
    let mut levels = 0;
    while let [b'[', inside @ ..] = rest {
        levels += 1;
        rest = match inside.iter().position(|byte| *byte == b']') {
            Some(end) => &inside[end + 1..],
            None => b"",
        };
    }
    levels
}

/// The names of chapter 12.1 and 12.4 of the API; all others are the merchant's own.
const DOCUMENTED: &[&str] = &[
    "orderUuid",
    "status",
    "paymentMethod",
    "amount",
    "createdAt",
    "timestamp",
    "checksum",
    "companyCheckUuid",
    "companyId",
    "companyType",
    "companyName",
    "score",
    "riskLevel",
    "scoreMessage",
    "defaultProbability",
    "personalNumber",
    "contactPersonName",
    "contactPersonEmail",
];

type Form = (&'static str, fn(&[u8]) -> bool, &'static str);

const FORMS: &[Form] = &[
    ("orderUuid", is_order_id, "is not ODR, RES or SUB with digits behind it"),
    ("companyCheckUuid", is_company_check_id, "is not COMCHK or COM with digits behind it"),
    ("amount", is_amount, "is not a decimal amount of at most nine digits and two decimals"),
    ("createdAt", is_timestamp, "is not a Unix time of ten digits"),
    ("timestamp", is_timestamp, "is not a Unix time of ten digits"),
];

/// What shows that bytes may have moved between values, or that a value is not under the hash at
/// all. Not complete: names are not signed, so words can still change places, and a value can hide
/// in a word or under a name of the merchant's own.
fn breaches(get: &Get, kind: CallbackKind) -> Vec<Finding> {
    let mut found = Vec::new();
    found.extend(get.unread.as_deref().map(unread));
    found.extend(missing_identifier(get, kind));
    found.extend(FORMS.iter().filter_map(|form| breached_form(get, form)));
    found.extend(times_reversed(get));
    found.extend(DOCUMENTED.iter().filter_map(|name| repeated(get, name.as_bytes())));
    found.extend(get.variables.iter().filter_map(array));
    found.extend(borders_between_digits(get, kind));
    found
}

fn finding(name: &[u8], what: impl Into<String>) -> Finding {
    Finding { parameter: shown(name), what: what.into() }
}

fn unread(name: &[u8]) -> Finding {
    finding(
        name,
        "is parameter 1001: PHP reads 1000 (max_input_vars), the rest is neither signed nor seen",
    )
}

/// Both callbacks name what they are about; without that the other values belong to nothing.
fn missing_identifier(get: &Get, kind: CallbackKind) -> Option<Finding> {
    let name = if kind == CallbackKind::Company { "companyCheckUuid" } else { "orderUuid" };
    get.value(name).is_none().then(|| finding(name.as_bytes(), "is missing"))
}

fn breached_form(get: &Get, (name, holds, what): &Form) -> Option<Finding> {
    get.value(name).filter(|value| !holds(value)).map(|_| finding(name.as_bytes(), *what))
}

/// Ten digits each, so that the order of the bytes is the order of the times.
fn times_reversed(get: &Get) -> Option<Finding> {
    let time = |name| get.value(name).filter(|value| is_timestamp(value));
    let reversed = time("timestamp")? < time("createdAt")?;
    reversed.then(|| finding(b"timestamp", "is before createdAt"))
}

fn repeated(get: &Get, name: &[u8]) -> Option<Finding> {
    let times = get.times(name);
    (times > 1)
        .then(|| finding(name, format!("stands {times} times, PHP reads and signs only the last")))
}

fn array(variable: &Variable) -> Option<Finding> {
    let what = "is an array: PHP signs the word Array and nothing of the content";
    variable.is_array.then(|| finding(&variable.name, what))
}

/// A digit beside a digit, where a value of free length begins or ends: the hash holds wherever the
/// border stands. Documented callbacks have words and times of ten digits beside these values.
fn borders_between_digits(get: &Get, kind: CallbackKind) -> Vec<Finding> {
    let has_text = |variable: &&Variable| !variable.value.is_empty();
    let signed: Vec<&Variable> = get.hashed(kind).filter(has_text).collect();
    let open = signed.windows(2).filter(|pair| is_open_border(pair[0], pair[1]));
    let into = |next: &Variable| format!("runs on into the digits of {}", shown(&next.name));
    let what = |next: &Variable| into(next) + ": the border between them can be moved";
    open.map(|pair| finding(&pair[0].name, what(pair[1]))).collect()
}

fn is_open_border(left: &Variable, right: &Variable) -> bool {
    let pair = [left, right].map(|variable| variable.name.as_slice());
    let is_free = pair.iter().any(|name| [b"orderUuid".as_slice(), b"amount"].contains(name));
    let is_fixed = pair.iter().any(|name| [b"createdAt".as_slice(), b"timestamp"].contains(name));
    let is_number = |byte: &u8| byte.is_ascii_digit() || *byte == b'.';
    let in_digits =
        left.value.last().is_some_and(is_number) && right.value.first().is_some_and(is_number);
    is_free && !is_fixed && in_digits
}

fn unsigned_rest(get: &Get, kind: CallbackKind) -> Vec<Finding> {
    let rest = match get.position(CHECKSUM) {
        Some(index) if kind == CallbackKind::Company => &get.variables[index + 1..],
        _ => &[],
    };
    let what = "stands after checksum, where a company check is not signed";
    rest.iter().map(|variable| finding(&variable.name, what)).collect()
}

/// Worth knowing, but no reason to doubt a checksum that fits.
fn notes(get: &Get) -> Vec<Finding> {
    let is_own =
        |variable: &&Variable| !DOCUMENTED.iter().any(|name| name.as_bytes() == variable.name);
    let own = get.variables.iter().filter(is_own);
    let malformed = get.checksum().filter(|checksum| !is_checksum(&checksum.value));
    let mut found: Vec<Finding> =
        own.filter_map(|variable| repeated(get, &variable.name)).collect();
    found.extend(malformed.map(|_| finding(CHECKSUM, "is not 64 hex digits in lower case")));
    found
}

fn is_order_id(value: &[u8]) -> bool {
    let prefixes: [&[u8]; 3] = [b"ODR", b"RES", b"SUB"];
    prefixes.iter().filter_map(|prefix| value.strip_prefix(*prefix)).any(is_digits)
}

fn is_company_check_id(value: &[u8]) -> bool {
    let prefixes: [&[u8]; 2] = [b"COMCHK", b"COM"];
    prefixes.iter().filter_map(|prefix| value.strip_prefix(*prefix)).any(is_digits)
}

/// Nine digits at most: an amount that has taken in a time, or is one under another name, has ten
/// or more.
fn is_amount(value: &[u8]) -> bool {
    let mut parts = value.split(|byte| *byte == b'.');
    let whole = parts.next().is_some_and(|digits| is_digits(digits) && digits.len() <= 9);
    let decimals = parts.next().is_none_or(|digits| is_digits(digits) && digits.len() <= 2);
    whole && decimals && parts.next().is_none()
}

fn is_timestamp(value: &[u8]) -> bool {
    is_digits(value) && value.len() == 10
}

fn is_checksum(value: &[u8]) -> bool {
    value.len() == 64 && value.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn is_digits(value: &[u8]) -> bool {
    !value.is_empty() && value.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"s3cret";
    /// The worked example of chapter 12.1, whose checksum was not made by this code.
    const EXAMPLE: &str = "orderUuid=ODR1234567890&status=PAID&paymentMethod=Visa&amount=800\
                           &createdAt=1767225600&timestamp=1767225660";
    const EXAMPLE_CHECKSUM: &str =
        "2960b8f47191ac54ead4413206d0d2a932207d420f7aefb60d623e7c36a59fb3";
    const COMPANY: &str =
        "companyCheckUuid=COM1234&companyId=23451&companyName=Lorem&score=650&createdAt=1755764131";

    fn pasted(query: &str) -> Pasted {
        Pasted { query: query.to_owned(), swallowed_timestamp: false }
    }

    fn signed(query: &str, kind: CallbackKind) -> String {
        format!("{query}&checksum={}", checksum(query, SECRET, kind))
    }

    fn check_find(text: &str, expected: Result<&str, FindError>) {
        assert_eq!(
            find_query(text).map(|pasted| pasted.query),
            expected.map(str::to_owned),
            "{text}"
        );
    }

    /// `expected` as PHP 8.2 shows `$_GET`: `name=value` in its order.
    fn check_read(query: &str, expected: &[&str]) {
        let show = |variable: &Variable| {
            format!(
                "{}={}",
                shown(&variable.name),
                String::from_utf8_lossy(&variable.value).escape_default()
            )
        };
        assert_eq!(
            Get::read(query).variables.iter().map(show).collect::<Vec<_>>(),
            expected,
            "{query}"
        );
    }

    fn check(query: &str, kind: CallbackKind, expected: CheckOutcome) {
        let verdict = verify(&pasted(query), SECRET, kind);
        assert_eq!(verdict.outcome, expected, "{query}: {:?}", verdict.findings);
        assert_eq!(verdict.passed(), expected == CheckOutcome::Authentic);
    }

    /// A signed query: what auto says, and one part of a sentence that must (or with "" may not) be
    /// among the findings.
    fn check_forms(query: &str, expected: CheckOutcome, what: &str) {
        let query = signed(query, CallbackKind::Order);
        check(&query, CallbackKind::Auto, expected);
        check(&query, CallbackKind::Order, CheckOutcome::Authentic);
        let findings = verify(&pasted(&query), SECRET, CallbackKind::Auto).findings;
        let sentence = |finding: &Finding| format!("{} {}", finding.parameter, finding.what);
        let is_expected = |finding: &Finding| !what.is_empty() && sentence(finding).contains(what);
        assert_eq!(findings.iter().any(is_expected), !what.is_empty(), "{query}: {findings:?}");
        assert!(!what.is_empty() || findings.is_empty(), "{query}: {findings:?}");
    }

    #[test]
    fn a_query_is_found_in_whatever_was_pasted() {
        check_find("https://shop.no/cb?a=1&b=2#top", Ok("a=1&b=2"));
        check_find("  'https://shop.no/cb?a=1'\r\n", Ok("a=1"));
        check_find("<http://shop.no/cb?a=1>", Ok("a=1"));
        check_find("curl -v \"https://shop.no/cb?a=it's\" -k", Ok("a=it's"));
        check_find("a=1&b=2", Ok("a=1&b=2"));
        check_find("?a=1&b=x?y", Ok("a=1&b=x?y"));
        check_find("shop.no/cb?a=1", Ok("a=1"));
        check_find("name=Ola Nordmann&a=1", Ok("name=Ola Nordmann&a=1"));
        check_find("a=1&amp;b=2", Ok("a=1&amp;b=2"));
        check_find("a=1&b=%23", Ok("a=1&b=%23"));
    }

    #[test]
    fn a_query_is_found_in_logs_and_heads() {
        let log = |request: &str| {
            format!(
                "1.2.3.4 - - [01/Jan/2026:00:01:00 +0000] \"{request}\" 200 2 \
                 \"https://x.no/?r=1\" \"curl/8\""
            )
        };
        check_find(&log("GET /cb?a=1&b=2 HTTP/1.1"), Ok("a=1&b=2"));
        check_find(&log("GET /cb?a=1"), Ok("a=1"));
        check_find(&log("GET /cb HTTP/1.1"), Err(FindError::Nothing));
        check_find(
            "GET /cb?a=1 HTTP/1.1\r\nHost: x\r\nReferer: https://x.no/?r=1\r\n\r\n",
            Ok("a=1"),
        );
        check_find("> GET https://x.no/cb?a=1 HTTP/1.1\n> Host: x", Ok("a=1"));
        check_find(":method: GET\n:path: /cb?a=1\nreferer: https://x.no/?r=1", Ok("a=1"));
        check_find(&[log("GET /cb?a=1"), log("GET /cb?a=1")].join("\n"), Ok("a=1"));
        check_find(&[log("GET /cb?a=1"), log("GET /cb?a=2")].join("\n"), Err(FindError::Several));
    }

    #[test]
    fn what_holds_no_single_query_is_refused() {
        for text in [
            "",
            " \n ",
            "hello",
            "https://shop.no/cb",
            "https://shop.no/cb?",
            "https://shop.no/a=1",
            "a&b",
        ] {
            check_find(text, Err(FindError::Nothing));
        }
        check_find("Host: x\nAccept: text/html;q=0.9", Err(FindError::Nothing));
        check_find("a=1\nb=2", Err(FindError::Several));
        check_find("https://x.no/?a=1 https://x.no/?a=2", Err(FindError::Several));
    }

    #[test]
    fn a_swallowed_timestamp_is_noticed_and_not_repaired() {
        let found =
            find_query("https://x.no/cb?amount=1×tamp=1767225660").expect("a URL with a query");
        assert!(found.swallowed_timestamp);
        assert_eq!(found.query, "amount=1×tamp=1767225660");
        assert!(!find_query("amount=1&timestamp=1767225660").expect("a query").swallowed_timestamp);
    }

    #[test]
    fn values_are_decoded_as_php_does() {
        check_read(
            "a=1+2%2B&b=%c3%B8&c=%zz%4&d=b=c&e",
            &["a=1 2+", "b=\\u{f8}", "c=%zz%4", "d=b=c", "e="],
        );
        check_read("a=%00x&&b=%2541&", &["a=\\u{0}x", "b=%41"]);
        check_read("a=1\0&b=2", &["a=1"]);
    }

    #[test]
    fn names_are_changed_as_php_does() {
        check_read("a.b+c=1&+%20d=2&e%00f=3&%61=4", &["a_b_c=1", "d=2", "e=3", "a=4"]);
        check_read("=1&+=2&%00=3&[a]=4&[=5&.=6", &["_=6"]);
        check_read(
            "a[b.c d[e=1&f[=2&g]=3&h[[=4&i[+=5",
            &["a_b_c_d_e=1", "f_=2", "g]=3", "h__=4", "i__=5"],
        );
        check_read("0=1&08=2&-5=3&0=4", &["0=4", "08=2", "-5=3"]);
        check_read(
            "..Host-a=1&__Host-b=2&.%5FSecure-c=3&..Host[-d=4&_.Host-[=5",
            &["__Host-b=2", "__Host_-d=4"],
        );
    }

    #[test]
    fn the_last_of_equal_names_wins_in_the_place_of_the_first() {
        check_read("a=1&b=2&a=3", &["a=3", "b=2"]);
        check_read("a.b=1&c=2&a_b=3", &["a_b=3", "c=2"]);
        check_read("checksum=1&a=2&checksum=3", &["checksum=3", "a=2"]);
    }

    #[test]
    fn an_array_is_the_word_array() {
        check_read(
            "a[]=1&b[x][y]=2&c[d]e=3&f%5B%5D=4&g[ ]=5",
            &["a=Array", "b=Array", "c=Array", "f=Array", "g=Array"],
        );
        check_read("a[]=1&a=2&b=3&b[]=4", &["a=2", "b=Array"]);
        check_read("a[b][c=1", &["a=Array"]);
        let deep = |levels| "[1]".repeat(levels);
        check_read(&format!("a=1&b=2&a{}=3", deep(64)), &["a=Array", "b=2"]);
        check_read(&format!("a=1&b=2&a{}=3&a=4", deep(65)), &["b=2", "a=4"]);
        check_read(&format!("a=1&b=2&a{}[=3", deep(64)), &["b=2"]);
        check_read(&format!("a=1&b=2&a{}x[=3", deep(64)), &["a=Array", "b=2"]);
    }

    #[test]
    fn the_worked_example_fits() {
        assert_eq!(checksum(EXAMPLE, SECRET, CallbackKind::Auto), EXAMPLE_CHECKSUM);
        let query = format!("{EXAMPLE}&checksum={EXAMPLE_CHECKSUM}");
        for kind in [CallbackKind::Auto, CallbackKind::Order, CallbackKind::Company] {
            check(&query, kind, CheckOutcome::Authentic);
        }
        assert_eq!(verify(&pasted(&query), SECRET, CallbackKind::Auto).findings, []);
        assert!(!verify(&pasted(&query), b"s3cret\n", CallbackKind::Auto).hash_fits);
    }

    #[test]
    fn the_checksum_must_be_what_php_compares() {
        let upper = EXAMPLE_CHECKSUM.to_uppercase();
        for received in ["", "0", &EXAMPLE_CHECKSUM[1..], &upper, &format!("{EXAMPLE_CHECKSUM}+")] {
            check(
                &format!("{EXAMPLE}&checksum={received}"),
                CallbackKind::Order,
                CheckOutcome::HashDoesNotFit,
            );
        }
        check(
            &format!("{EXAMPLE}&checksum[]={EXAMPLE_CHECKSUM}"),
            CallbackKind::Order,
            CheckOutcome::HashDoesNotFit,
        );
        check(
            &format!("{EXAMPLE}&Checksum={EXAMPLE_CHECKSUM}"),
            CallbackKind::Order,
            CheckOutcome::NothingSigned,
        );
        check(
            &format!("{EXAMPLE}&+checksum%00={EXAMPLE_CHECKSUM}"),
            CallbackKind::Auto,
            CheckOutcome::Authentic,
        );
        check(
            &format!("checksum={EXAMPLE_CHECKSUM}&{EXAMPLE}"),
            CallbackKind::Auto,
            CheckOutcome::Authentic,
        );
    }

    #[test]
    fn of_two_checksums_the_last_counts() {
        let twice = |first: &str, last: &str| format!("checksum={first}&{EXAMPLE}&checksum={last}");
        check(&twice("0", EXAMPLE_CHECKSUM), CallbackKind::Order, CheckOutcome::Authentic);
        check(&twice("0", EXAMPLE_CHECKSUM), CallbackKind::Auto, CheckOutcome::BoundariesDoNotHold);
        check(&twice(EXAMPLE_CHECKSUM, "0"), CallbackKind::Order, CheckOutcome::HashDoesNotFit);
        // For the company sample the loop ends at the place of the first: it hashes the secret
        // alone.
        check(
            &twice("0", &checksum("", SECRET, CallbackKind::Company)),
            CallbackKind::Company,
            CheckOutcome::Authentic,
        );
    }

    #[test]
    fn a_terminal_callback_is_not_signed() {
        let query = "orderUuid=ODR1&status=Approved&type=Payment&totalAmount=42&currency=NOK";
        for kind in [CallbackKind::Auto, CallbackKind::Order, CallbackKind::Company] {
            check(query, kind, CheckOutcome::NothingSigned);
        }
        let verdict = verify(&pasted(query), SECRET, CallbackKind::Auto);
        assert!(
            verdict.parameters.iter().all(|parameter| parameter.mark == ParameterRole::NotSigned)
        );
    }

    #[test]
    fn what_follows_the_checksum_of_a_company_check_is_not_signed() {
        let query = signed(COMPANY, CallbackKind::Company);
        check(&query, CallbackKind::Auto, CheckOutcome::Authentic);
        let longer = format!("{query}&score=999&riskLevel=low");
        check(&format!("{query}&riskLevel=low"), CallbackKind::Auto, CheckOutcome::UnsignedRest);
        check(&format!("{query}&riskLevel=low"), CallbackKind::Company, CheckOutcome::Authentic);
        check(&format!("{query}&riskLevel=low"), CallbackKind::Order, CheckOutcome::HashDoesNotFit);
        check(&longer, CallbackKind::Company, CheckOutcome::HashDoesNotFit);
        let marks = verify(&pasted(&format!("{query}&riskLevel=low")), SECRET, CallbackKind::Auto)
            .parameters;
        let marks: Vec<ParameterRole> = marks.into_iter().map(|parameter| parameter.mark).collect();
        assert_eq!(
            marks[4..],
            [ParameterRole::Signed, ParameterRole::Checksum, ParameterRole::NotSigned]
        );
    }

    #[test]
    fn auto_is_company_only_without_an_order_and_before_the_checksum() {
        let settled = |query: &str| verify(&pasted(query), SECRET, CallbackKind::Auto).kind;
        assert_eq!(settled("companyCheckUuid=COM1&checksum=0"), CallbackKind::Company);
        assert_eq!(settled("checksum=0&companyCheckUuid=COM1"), CallbackKind::Order);
        assert_eq!(settled("companyCheckUuid=COM1&checksum=0&orderUuid=ODR1"), CallbackKind::Order);
        assert_eq!(settled("orderUuid=ODR1&checksum=0"), CallbackKind::Order);
    }

    #[test]
    fn documented_forms_hold() {
        check_forms(EXAMPLE, CheckOutcome::Authentic, "");
        check_forms(
            &format!("order_identifier=42&order.status=1&{EXAMPLE}"),
            CheckOutcome::Authentic,
            "",
        );
        check_forms(&format!("{EXAMPLE}&shop=7"), CheckOutcome::Authentic, "");
        check_forms(&EXAMPLE.replace("ODR", "RES"), CheckOutcome::Authentic, "");
        check_forms(&EXAMPLE.replace("=800&", "=800.50&"), CheckOutcome::Authentic, "");
        check_forms("orderUuid=ODR1&status=PAID", CheckOutcome::Authentic, "");
    }

    #[test]
    fn a_breached_form_fails_in_auto() {
        let check = |from: &str, to: &str, what: &str| {
            check_forms(&EXAMPLE.replace(from, to), CheckOutcome::BoundariesDoNotHold, what);
        };
        check("ODR1234567890&status=", "ODR1234567890P&status=", "orderUuid is not ODR");
        check("orderUuid", "order", "orderUuid is missing");
        check("=800&", "=-800&", "amount is not a decimal");
        check("=800&", "=1,5&", "amount is not a decimal");
        check("=800&", "=.5&", "amount is not a decimal");
        check("=800&", "=8.&", "amount is not a decimal");
        check("=800&", "=8.000&", "amount is not a decimal");
        check("=800&", "=1.2.3&", "amount is not a decimal");
        check("800&createdAt=1", "8001&createdAt=", "createdAt is not a Unix time");
        check("=1767225660", "=1767225599", "timestamp is before createdAt");
        check("=1767225660", "=1767225660.5", "timestamp is not a Unix time");
        check("status=PAID", "status=PAID&status=PAID", "status stands 2 times");
        check("status=PAID", "status[]=PAID", "status is an array");
    }

    /// Each of these has the same signed text as the worked example, and so its checksum.
    #[test]
    fn moved_borders_fail_in_auto() {
        let check = |from: &str, to: &str| {
            let moved = EXAMPLE.replace(from, to);
            assert_ne!(moved, EXAMPLE);
            assert_eq!(checksum(&moved, SECRET, CallbackKind::Order), EXAMPLE_CHECKSUM, "{moved}");
            check_forms(&moved, CheckOutcome::BoundariesDoNotHold, " ");
        };
        check("800&createdAt=1", "8001&createdAt=");
        check("800&createdAt=", "800");
        check("0&status=", "&status=0");
        check("0&status=", "&x=0&status=");
        check("amount=800", "amount=8&x=00");
        check("amount=800", "amount=8&x=&y=00");
        check("amount=800", "x=8&amount=00");
        check("Visa&amount=800", "Visa8&amount=00");
        check("amount=800&createdAt=1767225600&timestamp=", "x=800&createdAt=1767225600&amount=");
    }

    #[test]
    fn a_thousand_parameters_are_read_and_one_more_never_passes() {
        let many =
            |count: usize| "a=&".repeat(count) + &format!("{EXAMPLE}&checksum={EXAMPLE_CHECKSUM}");
        check(&many(993), CallbackKind::Order, CheckOutcome::Authentic);
        check(&(many(993) + "&&b=1"), CallbackKind::Order, CheckOutcome::BoundariesDoNotHold);
        check(&many(994), CallbackKind::Order, CheckOutcome::NothingSigned);
        // Parameters without a name count, though PHP drops them.
        check(&("=&".repeat(994) + &many(0)), CallbackKind::Order, CheckOutcome::NothingSigned);
    }

    /// Random callbacks, own parameters and encoded letters included, for the two tests below.
    fn random_callback(random: &mut impl FnMut(u32) -> u32) -> String {
        let words = ["PAID", "Ola+Nordmann", "%C3%B8l", "a%2Bb", "x-y_z~", "100%25", "CAPTURED"];
        let mut parts = vec![
            format!("orderUuid=ODR{}", random(1_000_000)),
            format!("amount={}.{}", random(9999), 10),
        ];
        for name in ["status", "paymentMethod", "order.identifier", "q"] {
            parts.insert(random(2) as usize, format!("{name}={}", words[random(7) as usize]));
        }
        parts.push(format!("createdAt=17{:08}", random(99_999_999)));
        signed(&parts.join("&"), CallbackKind::Order)
    }

    /// A linear congruential generator: the same callbacks in every run.
    fn generator() -> impl FnMut(u32) -> u32 {
        let mut state: u64 = 42;
        move |below| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            u32::try_from(state >> 33).expect("31 bits") % below
        }
    }

    /// What the hash and the comparison depend on; a change that leaves it alone cannot show.
    fn essence(query: &str) -> (Vec<u8>, Option<Vec<u8>>) {
        let get = Get::read(query);
        let text =
            get.hashed(CallbackKind::Order).flat_map(|variable| variable.value.clone()).collect();
        (text, get.checksum().map(|checksum| checksum.value.clone()))
    }

    #[test]
    fn any_other_byte_in_a_value_breaks_the_worked_example() {
        let query = format!("{EXAMPLE}&checksum={EXAMPLE_CHECKSUM}");
        let mut in_value = false;
        for (index, byte) in query.bytes().enumerate() {
            in_value = byte != b'&' && (in_value || byte == b'=');
            if !in_value || byte == b'=' {
                continue;
            }
            for other in (0x21..0x7f).filter(|other| *other != byte) {
                let changed =
                    [&query[..index], &char::from(other).to_string(), &query[index + 1..]].concat();
                assert!(
                    !verify(&pasted(&changed), SECRET, CallbackKind::Order).passed(),
                    "{changed}"
                );
            }
        }
    }

    #[test]
    fn any_other_byte_breaks_a_callback_unless_it_reads_the_same() {
        let mut random = generator();
        for _ in 0..100 {
            let query = random_callback(&mut random);
            assert!(verify(&pasted(&query), SECRET, CallbackKind::Order).passed(), "{query}");
            for (index, byte) in query.bytes().enumerate() {
                let other =
                    0x21 + (byte - 0x21 + 1 + u8::try_from(random(93)).expect("below 93")) % 94;
                let changed =
                    [&query[..index], &char::from(other).to_string(), &query[index + 1..]].concat();
                let passed = verify(&pasted(&changed), SECRET, CallbackKind::Order).passed();
                assert_eq!(passed, essence(&changed) == essence(&query), "{query}\n{changed}");
            }
        }
    }
}
