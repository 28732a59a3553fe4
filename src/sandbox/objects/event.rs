//! An event in the life of an object, in words, and the events of one object.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::base::error::Result;
use crate::sandbox::world::World;

/// Something that happened to an object.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Event {
    /// When it happened, in Unix seconds.
    pub at: i64,
    /// What happened, in words.
    pub what: String,
}

impl Event {
    /// Something that happens now.
    pub fn now(world: &World, what: impl Into<String>) -> Event {
        Event { at: world.now(), what: what.into() }
    }
}

/// The events of an object, oldest first. One that was read from the world has only the first of them, which tells when it
/// was made: the others stand beside it there, so that a call costs the same however much happened before.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Events(Vec<Event>);

impl Events {
    /// Adds something that happens now.
    pub fn add(&mut self, world: &World, what: impl Into<String>) {
        self.0.push(Event::now(world, what));
    }

    /// When the object was made.
    pub fn begin(&self) -> Option<i64> {
        self.0.first().map(|event| event.at)
    }

    /// Puts all but the first beside the object with this identifier.
    pub fn keep(&mut self, world: &World, id: &str) -> Result<()> {
        for event in self.0.drain(1.min(self.0.len())..) {
            world.add_event(id, &event)?;
        }
        Ok(())
    }

    /// All events of the object with this identifier.
    pub fn all(&self, world: &World, id: &str) -> Result<Vec<Event>> {
        let mut all = self.0.clone();
        let place = 1.min(all.len());
        all.splice(place..place, world.events(id)?);
        Ok(all)
    }

    /// The newest event of the object with this identifier.
    pub fn last(&self, world: &World, id: &str) -> Result<Option<Event>> {
        match self.0.as_slice() {
            [] | [_] => Ok(world.last_event(id)?.or_else(|| self.0.last().cloned())),
            [.., last] => Ok(Some(last.clone())),
        }
    }
}

/// Gives the JSON of an object, as it is kept, all of its events.
pub fn complete(world: &World, object: &mut Value) -> Result<()> {
    let Some(id) = object["uuid"].as_str().map(str::to_owned) else { return Ok(()) };
    if let Some(Value::Array(events)) = object.get_mut("events") {
        let place = 1.min(events.len());
        events.splice(place..place, world.events(&id)?);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::sandbox::lifecycle;
    use crate::sandbox::objects::inspect;
    use crate::sandbox::objects::order::Order;
    use crate::sandbox::world::WorldFile;

    fn world(dir: &tempfile::TempDir) -> WorldFile {
        lifecycle::open(&dir.path().join("sandbox")).expect("a world")
    }

    /// What happened to this order, as people are shown it, in words.
    fn told(world: &World, uuid: &str) -> Vec<String> {
        let shown = inspect::object(world, "order", uuid).expect("an order");
        let events: Vec<Event> = serde_json::from_value(shown["events"].clone()).expect("events");
        events.into_iter().map(|event| event.what).collect()
    }

    fn size(world: &World, uuid: &str) -> i64 {
        let select = "SELECT length(json) FROM objects WHERE id = ?1";
        world.first(select, [uuid]).expect("read").expect("an order")
    }

    fn note(world: &World, uuid: &str, what: &str) {
        let mut order = Order::get(world, uuid).expect("an order");
        order.note(world, what);
        order.save(world).expect("kept");
    }

    #[test]
    fn an_order_does_not_grow_with_what_happens_to_it() {
        let dir = tempfile::tempdir().expect("a directory");
        let shown = world(&dir).change(|world| {
            let uuid = Order::all(world)?.remove(0).uuid;
            let (before, mut expected) = (size(world, &uuid), told(world, &uuid));
            for time in 0..50 {
                note(world, &uuid, &format!("resent {time}"));
                expected.push(format!("resent {time}"));
            }
            assert_eq!(size(world, &uuid), before);
            assert_eq!(told(world, &uuid), expected);
            Ok(())
        });
        shown.expect("done");
    }

    #[test]
    fn events_of_an_older_world_stay_before_the_new_ones() {
        let dir = tempfile::tempdir().expect("a directory");
        let older = json!([{"at": 1, "what": "a"}, {"at": 2, "what": "b"}, {"at": 3, "what": "c"}]);
        let uuid = world(&dir).change(|world| {
            let uuid = Order::all(world)?.remove(0).uuid;
            let mut object: Value = world.existing("order", &uuid)?;
            object["events"] = older;
            world.put("order", &uuid, &object)?;
            world.execute("DROP TABLE events", [])?;
            world.execute("PRAGMA user_version = 5", [])?;
            Ok(uuid)
        });
        let uuid = uuid.expect("made older");
        let shown = world(&dir).change(|world| {
            let order = Order::get(world, &uuid)?;
            assert_eq!(order.events.last(world, &uuid)?.map(|event| event.at), Some(3));
            assert_eq!(told(world, &uuid), ["a", "b", "c"]);
            note(world, &uuid, "d");
            assert_eq!(told(world, &uuid), ["a", "b", "c", "d"]);
            assert_eq!(Order::get(world, &uuid)?.events.begin(), Some(1));
            Ok(())
        });
        shown.expect("done");
    }
}
