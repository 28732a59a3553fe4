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

    /// The last value of this flag.
    pub fn get(&self, flag: &str) -> Option<&Value> {
        self.values.iter().rev().find(|(name, _)| *name == flag).map(|(_, value)| value)
    }

    /// Every value of this flag, in the order typed.
    pub fn all<'a>(&'a self, flag: &'a str) -> impl Iterator<Item = &'a Value> {
        self.values.iter().filter(move |(name, _)| *name == flag).map(|(_, value)| value)
    }

    /// The same with only the value at this position of a flag that has several.
    pub fn with_one(&self, flag: &str, at: usize) -> Typed {
        let mut seen = 0..;
        let mut keep = |name: &str| name != flag || seen.next() == Some(at);
        Typed { values: self.values.iter().filter(|(name, _)| keep(name)).cloned().collect() }
    }

    /// The same without these flags.
    pub fn without(&self, flags: &[&str]) -> Typed {
        let stays = |(flag, _): &&(&'static str, Value)| !flags.contains(flag);
        Typed { values: self.values.iter().filter(stays).cloned().collect() }
    }

    /// As words to be typed after the command.
    pub fn words(&self) -> Vec<String> {
        let plain = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let words = self.values.iter().flat_map(|(flag, value)| {
            let text = match value {
                Value::Object(line) => {
                    let part = |key: &str| line.get(key).map(plain).unwrap_or_default();
                    format!("{}={}", part("id"), part("amount"))
                }
                // A switch stands alone, and a value of one behind `=`.
                Value::Bool(true) => return vec![format!("--{flag}")],
                Value::Bool(false) => return vec![format!("--{flag}=false")],
                other => plain(other),
            };
            let positional = flag.bytes().any(|byte| byte.is_ascii_uppercase());
            match positional {
                true => vec![text],
                // What begins with a hyphen would be taken for a flag of its own.
                false if text.starts_with('-') => vec![format!("--{flag}={text}")],
                false => vec![format!("--{flag}"), text],
            }
        });
        words.collect()
    }

    /// Whether this flag was typed.
    pub fn has(&self, flag: &str) -> bool {
        self.get(flag).is_some()
    }
}
