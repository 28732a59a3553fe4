//! The rules that the data keeps: those of `serve --callbacks`, which live as long as that server, and those that were
//! posted, until they are removed. And which of them meet a callback.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::rule::Rule;
use crate::base::error::Result;
use crate::sandbox::world::World;

/// Kind and identifier of what a server was told of callbacks.
pub const SERVER_KIND: &str = "callback-server";

/// Kind and identifier of the posted rules.
const POSTED: &str = "callback-rules";

/// What `serve` was told of callbacks. It is kept with the data, so that commands on the same data do the same.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct ServerRules {
    /// Hosts beyond this machine that may be told.
    pub hosts: Vec<String>,
    /// The rules.
    pub rules: Vec<Rule>,
}

impl ServerRules {
    /// What the server on this data was told.
    pub fn get(world: &World) -> Result<ServerRules> {
        Ok(world.object(SERVER_KIND, SERVER_KIND)?.unwrap_or_default())
    }

    /// Whether one was told anything, and did not forget it yet.
    pub fn is_kept(world: &World) -> Result<bool> {
        world.has(SERVER_KIND)
    }

    /// Keeps it, for as long as the server lives.
    pub fn put(&self, world: &World) -> Result<()> {
        world.put(SERVER_KIND, SERVER_KIND, self)
    }

    /// Forgets it: there is no server.
    pub fn forget(world: &World) -> Result<()> {
        world.remove_all(SERVER_KIND)
    }
}

/// The rules, those of the server first.
pub fn all(world: &World) -> Result<Value> {
    let server = ServerRules::get(world)?.rules;
    Ok(json!({"serve": server, "posted": posted(world)?}))
}

/// Adds a rule.
pub fn add(world: &World, rule: Rule) -> Result<()> {
    let mut rules = posted(world)?;
    rules.push(rule);
    world.put(POSTED, POSTED, &rules)
}

/// Removes the posted rules.
pub fn clear(world: &World) -> Result<()> {
    world.remove_all(POSTED)
}

fn posted(world: &World) -> Result<Vec<Rule>> {
    Ok(world.object(POSTED, POSTED)?.unwrap_or_default())
}

/// All that is done to this callback. It counts for every rule that is for it.
pub fn effects_on(world: &World, object: &str, status: Option<&str>) -> Result<Rule> {
    let mut server = ServerRules::get(world)?;
    let mut effects = Rule::default();
    if met(&mut server.rules, object, status, &mut effects) {
        server.put(world)?;
    }
    let mut posted = posted(world)?;
    if met(&mut posted, object, status, &mut effects) {
        world.put(POSTED, POSTED, &posted)?;
    }
    Ok(effects)
}

/// Adds the effects of these rules, and counts; tells whether a rule was changed by that.
fn met(rules: &mut Vec<Rule>, object: &str, status: Option<&str>, effects: &mut Rule) -> bool {
    let mut changed = false;
    for rule in rules.iter_mut().filter(|rule| rule.is_for(object, status)) {
        if let Some(nth) = rule.nth.filter(|nth| *nth > 1) {
            rule.nth = Some(nth - 1);
            changed = true;
            continue;
        }
        *effects = std::mem::take(effects).and(rule);
        if let Some(times) = rule.times {
            rule.times = Some(times - 1);
            changed = true;
        }
    }
    rules.retain(|rule| rule.times != Some(0));
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_meets_the_callbacks_that_it_counts() {
        let rule = |words| Rule::from_words(words).expect("a rule");
        let mut rules = vec![rule("drop,nth=2,times=2"), rule("delay=1,status=paid")];
        let mut seen = Vec::new();
        for status in ["PAID", "REFUNDED", "PAID", "PAID"] {
            let mut effects = Rule::default();
            met(&mut rules, "ODR1", Some(status), &mut effects);
            seen.push((effects.drop.is_some(), effects.delay.is_some()));
        }
        assert_eq!(seen, [(false, true), (true, false), (true, true), (false, true)]);
        assert_eq!(rules.len(), 1, "what is used up is gone");
    }
}
