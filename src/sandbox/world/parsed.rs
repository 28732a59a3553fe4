//! Objects that were read lately, as they were read: an object whose text is still the same is not parsed again. Nothing here
//! can be out of date, since the text comes from the file each time.

use std::any::Any;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

/// How many objects are remembered.
const MOST: usize = 64;

/// The longest text of one.
const LONGEST: usize = 16 * 1024;

/// An object of any kind.
type Object = Arc<dyn Any + Send + Sync>;

/// Objects that were read lately, by identifier, with their texts.
#[derive(Default)]
pub struct Parsed {
    objects: RefCell<HashMap<String, (String, Object)>>,
}

impl Parsed {
    /// What this text of this object was read as.
    pub fn get<T: Any + Send + Sync>(&self, id: &str, text: &str) -> Option<Arc<T>> {
        let objects = self.objects.borrow();
        let (known, object) = objects.get(id)?;
        if known == text { Arc::clone(object).downcast().ok() } else { None }
    }

    /// Remembers what this text of this object was read as.
    pub fn add<T: Any + Send + Sync>(&self, id: &str, text: &str, object: &Arc<T>) {
        if text.len() > LONGEST {
            return;
        }
        let mut objects = self.objects.borrow_mut();
        if objects.len() >= MOST {
            objects.clear();
        }
        let object: Object = Arc::<T>::clone(object);
        objects.insert(id.to_owned(), (text.to_owned(), object));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_text_of_the_same_kind_is_known() {
        let parsed = Parsed::default();
        parsed.add("ODR1", "1", &Arc::new(1_i64));
        assert_eq!(parsed.get::<i64>("ODR1", "1").as_deref(), Some(&1));
        assert_eq!(parsed.get::<i64>("ODR1", "2"), None);
        assert_eq!(parsed.get::<i64>("ODR2", "1"), None);
        assert_eq!(parsed.get::<String>("ODR1", "1"), None);
    }

    #[test]
    fn little_is_remembered() {
        let parsed = Parsed::default();
        parsed.add("long", &"1".repeat(LONGEST + 1), &Arc::new(1_i64));
        assert!(parsed.objects.borrow().is_empty());
        for number in 0..10 * MOST {
            parsed.add(&number.to_string(), "1", &Arc::new(1_i64));
            assert!(parsed.objects.borrow().len() <= MOST);
        }
    }
}
