//! Finding the topics that somebody asks about: by a key in any spelling, or in a whole line or JSON that was pasted.

use serde_json::Value;

use super::effects::EFFECTS;
use super::exit_codes::EXIT_CODES;
use super::http_statuses::HTTP_STATUSES;
use super::own_topic::OwnTopic;
use super::own_words::OWN_WORDS;
use super::reasons;
use super::topic::{self, Topic};
use crate::api::{self, IdKind, StatusMeaning};

/// The topics of what was pasted, the most telling first; none where nothing is known of it.
pub fn topics(asked: &str) -> Vec<Topic> {
    let asked = asked.trim();
    let mut found = by_key(unquoted(asked));
    if found.is_empty() {
        found = in_json(asked);
    }
    if found.is_empty() {
        found = in_text(asked);
    }
    found
}

/// What is most likely meant, where nothing is known of what was typed.
pub fn nearest(asked: &str) -> Option<String> {
    let asked = unquoted(asked.trim());
    if asked.chars().count() > 100 {
        return None;
    }
    let keys: Vec<String> = topic::all().into_iter().map(|topic| topic.key).collect();
    let near = api::nearest_word(asked, keys.iter().map(String::as_str)).map(str::to_owned);
    near.or_else(|| {
        let likely = api::likely_id(asked).filter(|id| id.len() > 6)?;
        Some(likely)
    })
}

/// Without quotes, backquotes and closing punctuation around it.
fn unquoted(text: &str) -> &str {
    text.trim_matches(|letter: char| letter.is_whitespace() || "\"'`“”„‘’«»,;:".contains(letter))
}

/// What has exactly this name.
fn by_key(key: &str) -> Vec<Topic> {
    let mut found = Vec::new();
    if let Some(message) = api::meaning_of(key) {
        found.push(Topic::from(message));
    }
    found.extend(StatusMeaning::all_of(key).into_iter().map(Topic::from));
    found.extend(status_of_kind(key).map(Topic::from));
    found.extend(id_kind(key).map(Topic::from));
    found.extend(own(EXIT_CODES, key).or_else(|| exit_code_named(key)));
    let word = key.replace(' ', "_");
    let words = OWN_WORDS.iter().filter(|own| own.key.eq_ignore_ascii_case(&word));
    found.extend(words.map(Topic::from));
    if found.is_empty() {
        found.extend(own(HTTP_STATUSES, key));
        found.extend(own(EFFECTS, key));
        found.extend(
            api::endpoints().find(|endpoint| is_command(endpoint.command, key)).map(Topic::from),
        );
    }
    found
}

/// `reservation CANCELLED`, also with `status` between.
fn status_of_kind(key: &str) -> Option<&'static StatusMeaning> {
    let (before, word) = key.rsplit_once(' ')?;
    let before = before.to_lowercase();
    let of = before.strip_suffix(" status").unwrap_or(&before);
    StatusMeaning::find(of, word)
}

fn own(topics: &'static [OwnTopic], key: &str) -> Option<Topic> {
    topics.iter().find(|topic| topic.key.eq_ignore_ascii_case(key)).map(Topic::from)
}

fn is_command(command: &str, key: &str) -> bool {
    key.strip_prefix("fpgo ").unwrap_or(key).eq_ignore_ascii_case(command)
}

/// The kind of an identifier: by one of them, by its prefix, or by what it names.
fn id_kind(key: &str) -> Option<&'static IdKind> {
    let prefixes: Vec<&str> = api::ID_KINDS.iter().map(|kind| kind.prefix).collect();
    if let Ok(id) = api::read_id(key, &prefixes) {
        return IdKind::of(&id);
    }
    let noun = key.trim_end_matches('…').to_lowercase();
    IdKind::of_prefix(key.trim_end_matches('…')).or_else(|| {
        api::ID_KINDS.iter().find(|kind| kind.noun() == noun || format!("{}s", kind.noun()) == noun)
    })
}

/// `exit 7`, `exit code 7`, `code 7`, and the word that errors in JSON have for it.
fn exit_code_named(key: &str) -> Option<Topic> {
    const WORDS: [(&str, &str); 13] = [
        ("bug", "1"),
        ("invalid", "2"),
        ("config", "3"),
        ("refused", "4"),
        ("not_found", "5"),
        ("unavailable", "6"),
        ("unknown", "7"),
        ("guarded", "8"),
        ("declined", "9"),
        ("check_failed", "10"),
        ("partly_done", "11"),
        ("undelivered", "12"),
        ("interrupted", "130"),
    ];
    let named = WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(key));
    named.and_then(|(_, code)| own(EXIT_CODES, code))
}

/// What an error of fpgo, or an answer of the API, says in its fields.
fn in_json(text: &str) -> Vec<Topic> {
    let (Some(start), Some(end)) = (text.find('{'), text.rfind('}')) else { return Vec::new() };
    let Some(json) = text.get(start..=end) else { return Vec::new() };
    let Ok(json) = serde_json::from_str::<Value>(json) else { return Vec::new() };
    let error = json.get("error").unwrap_or(&json);
    let mut found = Vec::new();
    for pointer in ["/api/message", "/message"] {
        let message = error.pointer(pointer).and_then(Value::as_str);
        found.extend(message.and_then(api::meaning_of).map(Topic::from));
    }
    for pointer in ["/api/errors", "/errors"] {
        let reasons = error.pointer(pointer).and_then(Value::as_array);
        for reason in reasons.into_iter().flatten().filter_map(Value::as_str) {
            add(&mut found, reasons::of(reason).map(Topic::from));
        }
    }
    if let Some(code) = error.get("code").and_then(Value::as_u64) {
        found.extend(own(EXIT_CODES, &code.to_string()));
    }
    for pointer in ["/http", "/status_code"] {
        let http = error.pointer(pointer).and_then(Value::as_u64);
        add(&mut found, http.and_then(|http| own(HTTP_STATUSES, &http.to_string())));
    }
    found
}

fn add(found: &mut Vec<Topic>, topic: Option<Topic>) {
    if let Some(topic) = topic.filter(|topic| !found.contains(topic)) {
        found.push(topic);
    }
}

/// What a whole line names: messages, reasons, exit codes, statuses, identifiers.
fn in_text(text: &str) -> Vec<Topic> {
    let mut found = messages_in(text);
    add(&mut found, reasons::of(text).map(Topic::from));
    numbers_named(&text.to_lowercase(), &mut found);
    if found.is_empty() {
        for word in text.split(|letter: char| !letter.is_ascii_alphanumeric()) {
            let is_shouted = word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
            if is_shouted {
                for status in StatusMeaning::all_of(word) {
                    add(&mut found, Some(Topic::from(status)));
                }
            }
        }
        for id in api::ids_in(text) {
            add(&mut found, IdKind::of(&id).map(Topic::from));
        }
    }
    found
}

/// The messages whose letters stand in a text, however it spells them (quirk 13).
fn messages_in(text: &str) -> Vec<Topic> {
    let text = api::comparison_key(&text.replace('#', " "));
    let keys: Vec<_> = api::meanings()
        .map(|meaning| (api::comparison_key(meaning.key), meaning))
        .filter(|(key, _)| text.contains(key))
        .collect();
    let mut found = Vec::new();
    for (key, meaning) in &keys {
        let is_part = keys.iter().any(|(other, _)| other != key && other.contains(key.as_str()));
        if !is_part {
            found.push(Topic::from(*meaning));
        }
    }
    found
}

/// Exit codes and HTTP statuses that a line names as such: `exit code 7`, `exit status 5`, `HTTP 417`.
fn numbers_named(lower: &str, found: &mut Vec<Topic>) {
    let words: Vec<&str> = lower
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    for (at, word) in words.iter().enumerate() {
        if !["exit", "exited", "code", "rc", "http", "status"].contains(word) {
            continue;
        }
        let after = words.iter().skip(at + 1).take(3);
        let number = after.into_iter().find(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
        if let Some(number) = number {
            add(found, own(EXIT_CODES, number).or_else(|| own(HTTP_STATUSES, number)));
        }
    }
}
