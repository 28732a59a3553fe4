//! The words of a command line by flag name, each value parsed by its kind.

use serde_json::Value;

/// The words of a command line by flag name, each value parsed by its kind, in the order typed.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    values: Vec<(&'static str, Value)>,
}

impl Typed {
    /// Adds a value for this flag or positional.
    pub fn push(&mut self, flag: &'static str, value: Value) {
        self.values.push((flag, value));
    }

    /// Each value with its flag, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = (&'static str, &mut Value)> {
        self.values.iter_mut().map(|(flag, value)| (*flag, value))
    }

    /// The last value of this flag.
    pub fn get(&self, flag: &str) -> Option<&Value> {
        self.values.iter().rev().find(|(name, _)| *name == flag).map(|(_, value)| value)
    }

    /// Every value of this flag, in the order typed.
    pub fn all<'a>(&'a self, flag: &'a str) -> impl Iterator<Item = &'a Value> {
        self.values.iter().filter(move |(name, _)| *name == flag).map(|(_, value)| value)
    }

    /// These words with only the value at this position of a flag that has several.
    pub fn with_one(&self, flag: &str, at: usize) -> Typed {
        let (mut one, mut seen) = (Typed::default(), 0);
        for (name, value) in &self.values {
            if *name != flag || seen == at {
                one.push(name, value.clone());
            }
            seen += usize::from(*name == flag);
        }
        one
    }

    /// These words without the flags of these names.
    pub fn without(&self, flags: &[&str]) -> Typed {
        let mut rest = self.clone();
        rest.values.retain(|(flag, _)| !flags.contains(flag));
        rest
    }

    /// As words to be typed after the command.
    pub fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        for (flag, value) in &self.values {
            let text = match value {
                Value::Object(line) => {
                    format!("{}={}", plain(line.get("id")), plain(line.get("amount")))
                }
                // A switch stands alone, and a value of one behind `=`.
                Value::Bool(true) => {
                    words.push(format!("--{flag}"));
                    continue;
                }
                Value::Bool(false) => {
                    words.push(format!("--{flag}=false"));
                    continue;
                }
                other => plain(Some(other)),
            };
            if flag.bytes().any(|byte| byte.is_ascii_uppercase()) {
                // A positional argument.
                words.push(text);
            } else if text.starts_with('-') {
                // What begins with a hyphen would be taken for a flag of its own.
                words.push(format!("--{flag}={text}"));
            } else {
                words.extend([format!("--{flag}"), text]);
            }
        }
        words
    }

    /// Whether this flag was typed.
    pub fn has(&self, flag: &str) -> bool {
        self.get(flag).is_some()
    }
}

/// A value as it is typed; nothing where there is none.
fn plain(value: Option<&Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}
