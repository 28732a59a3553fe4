//! The overview at the server's root: what is in the sandbox, newest first, with the callbacks that were sent; and buttons for
//! what happens without a call of the API. It acts through the same actors as the routes under `/_sandbox/`.

mod acts;
mod callback_rows;
mod page;
mod rows;
mod view;

pub use self::view::PATH;

use self::callback_rows::CallbackRows;
use self::page::{Notice, Overview};
use self::rows::{Row, RowKind, Rows};
use self::view::View;
use super::amounts::moment;
use super::language::Language;
use super::layout::{Page, Width, see_other};
use super::request::PageRequest;
use crate::base::error::{Error, Result};
use crate::sandbox::answer::{Answer, status_of};
use crate::sandbox::callbacks;
use crate::sandbox::world::World;

/// So many of each kind are on one page.
const MOST: usize = 50;

/// So many of each kind are on the page of everything.
const MOST_OF_ALL: usize = 10;

/// What `done` in an address says of the clock.
const CLOCK: &str = "clock";

/// What it says of a callback.
const CALLBACK: &str = "callback";

/// Shows the overview, or does what one of its forms asks for.
pub fn answer(world: &World, request: &PageRequest) -> Result<Answer> {
    if request.is_look() {
        let view = View::of(|name| request.query(name).map(str::to_owned));
        let notice = request.query("done").map(|done| told(world, done)).transpose()?.flatten();
        return shown(world, request, view, notice, 200);
    }
    let done = act(world, request)?;
    Ok(see_other(&form_view(request).address(Some(&done))))
}

/// Tells why a form could not be followed, on the page that it comes from. Nothing of what it began is left then. `None` for
/// a failure of the sandbox itself.
pub fn refused(world: &World, request: &PageRequest, error: &Error) -> Result<Option<Answer>> {
    let Some(status) = status_of(error) else { return Ok(None) };
    let notice = Notice { words: error.to_string(), is_good: false };
    shown(world, request, form_view(request), Some(notice), status).map(Some)
}

/// The part of the overview that a form comes from.
fn form_view(request: &PageRequest) -> View {
    View::of(|name| request.field(name))
}

/// Does what the form asks for. Gives what was acted upon, for the address of the page that follows.
fn act(world: &World, request: &PageRequest) -> Result<String> {
    if let Some(seconds) = request.field("advance") {
        return set_clock_forward(world, &seconds).map(|()| CLOCK.to_owned());
    }
    if let Some(number) = request.field("resend") {
        callbacks::resend(world, &number)?;
        return Ok(CALLBACK.to_owned());
    }
    let (Some(act), Some(uuid)) = (request.field("act"), request.field("object")) else {
        return Err(Error::invalid("the form asks for nothing"));
    };
    acts::carry_out(world, &uuid, &act)?;
    Ok(uuid)
}

/// What can be said of what was just done, by what the world knows of it.
fn told(world: &World, done: &str) -> Result<Option<Notice>> {
    let words = match done {
        CLOCK => format!("The clock says {} now.", moment(world.now())),
        CALLBACK => "The callback is sent again.".to_owned(),
        uuid => match Row::find(world, uuid)? {
            Some((row, events)) => {
                let last = events.last().map(|event| format!(" ({})", event.what));
                format!("{} is {} now{}.", row.uuid, row.status, last.unwrap_or_default())
            }
            None => return Ok(None),
        },
    };
    Ok(Some(Notice { words, is_good: true }))
}

fn set_clock_forward(world: &World, seconds: &str) -> Result<()> {
    match seconds.parse() {
        Ok(seconds @ 1..) => world.set_clock(world.now().saturating_add(seconds)),
        _ => Err(Error::invalid("the clock goes forward by a number of seconds")),
    }
}

fn shown(
    world: &World,
    request: &PageRequest,
    view: View,
    notice: Option<Notice>,
    status: u16,
) -> Result<Answer> {
    let mut page = Overview {
        view,
        token: request.form_token(),
        now: world.now(),
        notice,
        rows: Vec::new(),
        callbacks: None,
        events: Vec::new(),
    };
    let mut status = status;
    match &page.view {
        View::All => {
            for kind in RowKind::ALL {
                page.rows.push(Rows::newest(world, kind, None, MOST_OF_ALL)?);
            }
            page.callbacks = Some(CallbackRows::newest(world, None, MOST_OF_ALL)?);
        }
        View::Kind(kind, before) => page.rows.push(Rows::newest(world, *kind, *before, MOST)?),
        View::Callbacks(before) => {
            page.callbacks = Some(CallbackRows::newest(world, *before, MOST)?);
        }
        View::One(uuid) => match Row::find(world, uuid)? {
            Some((row, events)) => {
                page.callbacks = Some(CallbackRows::of(world, uuid)?);
                page.rows.push(Rows::one(row));
                page.events = events;
            }
            None => {
                status = if status == 200 { 404 } else { status };
                let words = format!("The sandbox has no {uuid}.");
                page.notice.get_or_insert(Notice { words, is_good: false });
            }
        },
    }
    let title = format!("{} - fpgo sandbox", page::title(&page.view));
    Ok(Page {
        status,
        language: Language::English,
        title: &title,
        width: Width::Wide,
        content: page::body(&page),
        form_sources: Vec::new(),
        offered_at: None,
    }
    .answer())
}
