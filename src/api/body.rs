//! Writing into the body of a request: setting fields, and where some of them stand. Which fields an operation has is told
//! by its declaration.

use serde_json::{Map, Value};

use crate::base::json;
use crate::base::problem::Problem;

/// Where every operation has its order date.
pub const ORDER_DATE: &str = "/orderDate";

/// Where a checkout names the order that it updates.
pub const PARTNER_ORDER: &str = "/fpgoUuid";

/// What computing leaves behind: nothing, or what is wrong with the words typed.
pub type FillResult = std::result::Result<(), Vec<Problem>>;

/// What lies below the fields that are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodySource {
    /// What a person said: nothing of it is dropped.
    File,
    /// An object as the API told it, in which null is nothing.
    Object,
}

impl BodySource {
    /// The members of an object that is written into, or what stands in its place and would be gone.
    pub fn inside(
        self,
        place: &mut Value,
    ) -> std::result::Result<&mut Map<String, Value>, &'static str> {
        if self == BodySource::Object && place.is_null() {
            *place = Value::Object(Map::new());
        }
        let is = json::kind_of(place);
        place.as_object_mut().ok_or(is)
    }
}

/// Sets the field at a pointer, making the objects on the way that are not there. What stands on the way and is none
/// stays, and is told.
pub fn lay(body: &mut Value, pointer: &str, value: Value, base: BodySource) -> FillResult {
    let mut place = body;
    let mut way = String::new();
    for part in pointer.split('/').skip(1) {
        let members = match base.inside(place) {
            Ok(members) => members,
            Err(is) => {
                let rule = format!(
                    "is {is}, in which no field can be set; leave it out, or give it whole"
                );
                return Err(vec![Problem::wrong(way, rule)]);
            }
        };
        way.push_str(&format!("/{part}"));
        place = members.entry(part).or_insert(Value::Object(Map::new()));
    }
    *place = value;
    Ok(())
}

/// The same for a member of the body itself, which is always an object, or where the objects on the way are known to be
/// some.
pub fn put(body: &mut Value, pointer: &str, value: Value) {
    // A body that is no object was refused when it was read.
    let _ = lay(body, pointer, value, BodySource::Object);
}

/// `{"0": …, "1": …}` of a list.
pub fn keyed(items: Vec<Value>) -> Value {
    let members = items.into_iter().enumerate();
    Value::Object(members.map(|(index, item)| (index.to_string(), item)).collect())
}
