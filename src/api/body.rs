//! Writing into the body of a request: setting fields, and where some of them stand. Which fields an operation has is told
//! by its declaration.

use serde_json::{Map, Value};

use crate::base::json;
use crate::base::problem::Problem;

/// Where every operation has its order date.
pub const ORDER_DATE: &str = "/orderDate";

/// Where a checkout names the order that it updates.
pub const PARTNER_ORDER: &str = "/fpgoUuid";

/// Nothing, or what is wrong with the words that a field was to be filled from.
pub type FillResult = std::result::Result<(), Vec<Problem>>;

/// Where a body comes from whose fields are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodySource {
    /// A file or flags: nothing that a person wrote is dropped.
    File,
    /// An object as the API returned it, in which null means that nothing is there.
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

/// Sets the field at a pointer and makes the objects around it that are missing. Where something else stands in the place
/// of such an object, the body stays as it is, and the result says so.
pub fn set_field(body: &mut Value, pointer: &str, value: Value, source: BodySource) -> FillResult {
    let mut place = body;
    let mut path = String::new();
    for part in pointer.split('/').skip(1) {
        let members = match source.inside(place) {
            Ok(members) => members,
            Err(is) => {
                let rule = format!(
                    "is {is}, in which no field can be set; leave it out, or give it whole"
                );
                return Err(vec![Problem::wrong(path, rule)]);
            }
        };
        path.push_str(&format!("/{part}"));
        place = members.entry(part).or_insert(Value::Object(Map::new()));
    }
    *place = value;
    Ok(())
}

/// Sets a field where nothing can stand in the way: a member of the body itself, or of objects that are known to be some.
pub fn put(body: &mut Value, pointer: &str, value: Value) {
    // A body that is no object was refused when it was read.
    let _ = set_field(body, pointer, value, BodySource::Object);
}

/// `{"0": …, "1": …}` of a list.
pub fn keyed(items: Vec<Value>) -> Value {
    let members = items.into_iter().enumerate();
    Value::Object(members.map(|(index, item)| (index.to_string(), item)).collect())
}
