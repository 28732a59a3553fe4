//! Reading an object without parsing it each time, and whether it is kept as it is.

use std::any::Any;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::failure::{failed, from_json, to_json};
use super::transaction::{SELECT, World};
use crate::base::error::Result;

impl World<'_> {
    /// The object of this kind with this identifier, to be read only. As long as nobody changes it, it is not parsed again.
    pub fn shared<T>(&self, kind: &str, id: &str) -> Result<Option<Arc<T>>>
    where
        T: DeserializeOwned + Any + Send + Sync,
    {
        let mut query = self.prepare(SELECT)?;
        let mut rows = query.query([id, kind]).map_err(failed)?;
        let Some(row) = rows.next().map_err(failed)? else { return Ok(None) };
        let text = row.get_ref(0).and_then(|value| Ok(value.as_str()?)).map_err(failed)?;
        if let Some(known) = self.parsed().get(id, text) {
            return Ok(Some(known));
        }
        let object = Arc::new(from_json(text)?);
        self.parsed().add(id, text, &object);
        Ok(Some(object))
    }

    /// Whether the object of this kind with this identifier is kept just so.
    pub fn keeps(&self, kind: &str, id: &str, object: &impl Serialize) -> Result<bool> {
        Ok(self.first::<String>(SELECT, [id, kind])? == Some(to_json(object)?))
    }
}
