//! The callbacks of the overview: what each told, where it went and what came of it.

use url::Url;

use crate::base::error::Result;
use crate::base::text;
use crate::sandbox::callbacks::{self, Callback};
use crate::sandbox::pages::amounts::moment;
use crate::sandbox::world::World;

/// Among so many of the newest those of one object are looked for.
const SEARCHED: usize = 1000;

/// A callback, as the overview shows it.
pub struct CallbackRow {
    /// Its number.
    pub number: i64,
    /// When the change was.
    pub at: String,
    /// Identifier of what it is about.
    pub object: String,
    /// The status that it tells.
    pub status: String,
    /// Where it goes, without parameters: they may name a person.
    pub place: String,
    /// What came of it.
    pub outcome: String,
    /// What that means in a glance, as a class of the stylesheet.
    pub class: &'static str,
    /// How often it was sent, and what of it could not be done.
    pub remark: String,
}

/// Callbacks, the newest first.
pub struct CallbackRows {
    /// How many there are in all.
    pub count: i64,
    /// The callbacks.
    pub rows: Vec<CallbackRow>,
    /// The place before which older ones follow, if they do.
    pub older: Option<i64>,
}

impl CallbackRows {
    /// So many callbacks at most that stand before this place.
    pub fn newest(world: &World, before: Option<i64>, most: usize) -> Result<CallbackRows> {
        let found = callbacks::newest(world, before, most)?;
        let rows = found.objects.iter().map(CallbackRow::new).collect();
        Ok(CallbackRows { count: callbacks::count(world)?, rows, older: found.older })
    }

    /// The callbacks about this object, among the newest.
    pub fn of(world: &World, uuid: &str) -> Result<CallbackRows> {
        let found = callbacks::newest(world, None, SEARCHED)?;
        let about = found.objects.iter().filter(|callback| callback.object == uuid);
        let rows: Vec<CallbackRow> = about.map(CallbackRow::new).collect();
        Ok(CallbackRows { count: i64::try_from(rows.len()).unwrap_or(i64::MAX), rows, older: None })
    }
}

impl CallbackRow {
    fn new(callback: &Callback) -> CallbackRow {
        let status = callback.status.as_deref().unwrap_or_default();
        CallbackRow {
            number: callback.number,
            at: moment(callback.at),
            object: text::visible(&callback.object).into_owned(),
            status: text::visible(status).into_owned(),
            place: Url::parse(&callback.url).as_ref().map(place).unwrap_or_default(),
            class: class(callback),
            outcome: callback.outcome.clone(),
            remark: remark(callback),
        }
    }
}

/// What is to be said of it beside its outcome.
fn remark(callback: &Callback) -> String {
    let often = match callback.attempts.len() {
        0 | 1 => None,
        times => Some(format!("sent {times} times")),
    };
    let remarks: Vec<String> = often.into_iter().chain(callback.note.clone()).collect();
    remarks.join("; ")
}

/// Host and path of an address.
fn place(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    text::visible(&format!("{host}{port}{}", url.path())).into_owned()
}

fn class(callback: &Callback) -> &'static str {
    match callback.outcome.as_str() {
        _ if callback.has_arrived() => "done",
        callbacks::WAITING | callbacks::SENDING => "waiting",
        _ => "failed",
    }
}
