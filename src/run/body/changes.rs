//! What differs between two bodies, field by field, and which fields a person is shown.

use serde_json::{Map, Value};

use crate::api::Problem;
use crate::base::privacy;

/// More values of a body nobody reads before an answer.
const MOST_FACTS: usize = 60;
/// The longest value that is told, in letters.
const LONGEST_FACT: usize = 120;

/// One field that differs between two bodies.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pointer: String,
    old: Value,
    new: Value,
}

impl Change {
    /// The member of the body in which it is.
    fn top(&self) -> &str {
        self.pointer.split('/').nth(1).unwrap_or_default()
    }

    /// `$.email: "old" becomes "new"`; personal numbers masked unless they may be shown.
    pub fn to_line(&self, hide: bool) -> String {
        let path = Problem::wrong(self.pointer.as_str(), "").path();
        format!("{path}: {} becomes {}", self.shown(&self.old, hide), self.shown(&self.new, hide))
    }

    fn shown(&self, value: &Value, hide: bool) -> String {
        match value {
            Value::Null => "nothing".to_owned(),
            value if hide => privacy::value_for_message(&self.pointer, value),
            value => value.to_string(),
        }
    }
}

/// What differs, field by field; null is as good as absent.
pub fn differences(old: &Value, new: &Value) -> Vec<Change> {
    let mut changes = Vec::new();
    compare("", old, new, &mut changes);
    changes
}

/// The fields of what was sent that are not told back, or only masked; `None` where something else is told.
pub fn not_told_back(told: &Value, sent: &Value) -> Option<Vec<String>> {
    let mut paths = Vec::new();
    for change in differences(told, sent) {
        let top = format!("/{}", change.top());
        let is_hidden =
            told.pointer(&top).is_none() || privacy::may_stand_for(&change.old, &change.new);
        let path = Problem::wrong(top, "").path();
        if !is_hidden {
            return None;
        }
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    Some(paths)
}

/// The values of a body that hold no others, by their pointers.
pub fn leaves(body: &Value) -> Vec<(String, &Value)> {
    let mut found = Vec::new();
    collect_leaves(String::new(), body, &mut found);
    found
}

fn collect_leaves<'a>(pointer: String, value: &'a Value, found: &mut Vec<(String, &'a Value)>) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            for (key, member) in members {
                collect_leaves(format!("{pointer}/{key}"), member, found);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for (at, item) in items.iter().enumerate() {
                collect_leaves(format!("{pointer}/{at}"), item, found);
            }
        }
        leaf => found.push((pointer, leaf)),
    }
}

fn compare(pointer: &str, old: &Value, new: &Value, changes: &mut Vec<Change>) {
    let (before, after) = (members(old), members(new));
    if is_leaf(old) || is_leaf(new) || before.is_empty() && after.is_empty() {
        if old != new {
            let (old, new) = (old.clone(), new.clone());
            changes.push(Change { pointer: pointer.to_owned(), old, new });
        }
        return;
    }
    for (key, old) in &before {
        let new = after.get(key).unwrap_or(&Value::Null);
        compare(&format!("{pointer}/{key}"), old, new, changes);
    }
    for (key, new) in &after {
        if !before.contains_key(key) {
            compare(&format!("{pointer}/{key}"), &Value::Null, new, changes);
        }
    }
}

fn is_leaf(value: &Value) -> bool {
    !value.is_object() && !value.is_array() && !value.is_null()
}

/// The members of an object, or of a list by position; nothing of anything else.
fn members(value: &Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members.clone(),
        Value::Array(items) => {
            let mut members = Map::new();
            for (at, item) in items.iter().enumerate() {
                members.insert(at.to_string(), item.clone());
            }
            members
        }
        _ => Map::new(),
    }
}

/// What else a person should see of a body: its own short texts, and what is true or false.
pub fn facts(body: &Value, hide: bool) -> Vec<(&'static str, String)> {
    let Value::Object(members) = body else { return Vec::new() };
    let mut facts = Vec::new();
    for (key, value) in members {
        let is_number = privacy::is_personal_number(key);
        let told = match value {
            Value::String(_) | Value::Number(_) if is_number && hide => {
                privacy::value_for_message(key, value)
            }
            Value::String(text) => text.clone(),
            Value::Number(digits) if is_number => digits.to_string(),
            Value::Bool(is_so) => is_so.to_string(),
            _ => continue,
        };
        facts.push(("will send", format!("{key}: {told}")));
    }
    facts
}

/// Every value of a body whose fields nobody knows: `$.a.b[0]: 12`, long ones cut, and so many of them at most.
pub fn all_facts(body: &Value, hide: bool) -> Vec<(&'static str, String)> {
    let masked = if hide { privacy::numbers_masked(body) } else { body.clone() };
    let (all, mut facts) = (leaves(&masked), Vec::new());
    for (pointer, value) in all.iter().take(MOST_FACTS) {
        let path = Problem::wrong(pointer.as_str(), "").path();
        let mut told = value.to_string();
        if let Some((end, _)) = told.char_indices().nth(LONGEST_FACT) {
            told.replace_range(end.., "…");
        }
        facts.push(("will send", format!("{path}: {told}")));
    }
    if all.len() > MOST_FACTS {
        let more = all.len() - MOST_FACTS;
        facts.push(("will send", format!("and {more} more values: --dry-run shows them all")));
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn differences_are_told_field_by_field() {
        let old = json!({"name": "Ola", "personalNumber": "01019012345", "a": {"b": 1, "c": [1, 2]}, "n": null});
        let new = json!({"name": "Ola", "personalNumber": "01019012346", "a": {"c": [1, 3]}, "d": {"e": true}});
        let lines: Vec<String> =
            differences(&old, &new).iter().map(|change| change.to_line(true)).collect();
        assert_eq!(
            lines,
            [
                "$.personalNumber: *********45 becomes *********46",
                "$.a.b: 1 becomes nothing",
                "$.a.c[1]: 2 becomes 3",
                "$.d.e: nothing becomes true",
            ]
        );
    }

    #[test]
    fn a_personal_number_is_masked_whatever_its_type() {
        for number in [json!("01019012345"), json!(11_019_012_345_u64)] {
            let body = json!({"personalId": number, "note": "as agreed", "amount": 1});
            let told =
                |hide| facts(&body, hide).into_iter().map(|(_, told)| told).collect::<Vec<_>>();
            assert_eq!(told(true), ["personalId: *********45", "note: as agreed"]);
            let whole = number.to_string().replace('"', "");
            assert_eq!(told(false), [format!("personalId: {whole}"), "note: as agreed".into()]);
        }
    }
}
