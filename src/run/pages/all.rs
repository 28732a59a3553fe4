//! All pages of a list, one after another: rows are shown as pages come, and none is held.

use std::collections::{HashSet, VecDeque};
use std::rc::Rc;

use serde_json::{Value, json};

use super::one::{Page, read_page};
use crate::api::{Endpoint, Typed};
use crate::base::error::{Error, ErrorKind, Result};
use crate::options::Invocation;
use crate::output::delivery::{OutputError, delivered};
use crate::output::list::ListStream;
use crate::output::ui::Ui;
use crate::run::session::Session;

/// Shows the rows of all pages, page after page.
pub(super) fn show_all(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    session: &Session,
    limit: Option<usize>,
    ui: &mut Ui,
) -> Result<()> {
    let stream = match ListStream::open(endpoint, invocation, ui) {
        Ok(stream) => stream,
        Err(error) => return delivered(Err(error)),
    };
    let left = limit.unwrap_or(usize::MAX);
    let mut pages = Pages { stream, left, count: 0, total: None, recent: RecentIds::default() };
    let read = pages.read_all(endpoint, &invocation.typed, session, ui);
    match read {
        Err(PagesFailure::Undelivered(error)) => delivered(Err(error)),
        Err(PagesFailure::Cut(error)) => {
            delivered(pages.stream.end(false, ui))?;
            Err(error)
        }
        Ok(()) => delivered(pages.stream.end(true, ui)),
    }
}

/// Pages that are read one after another.
struct Pages {
    stream: ListStream,
    /// How many more rows are wanted.
    left: usize,
    /// How many were shown.
    count: usize,
    /// How many there are, as the last page says.
    total: Option<usize>,
    recent: RecentIds,
}

/// Why pages are not read to the last.
enum PagesFailure {
    /// The list is cut.
    Cut(Error),
    /// Nobody takes what is shown.
    Undelivered(OutputError),
}

impl Pages {
    fn read_all(
        &mut self,
        endpoint: &'static Endpoint,
        typed: &Typed,
        session: &Session,
        ui: &mut Ui,
    ) -> std::result::Result<(), PagesFailure> {
        for wanted in 1.. {
            if self.left == 0 {
                break;
            }
            let mut typed = typed.clone();
            typed.push("page", json!(wanted));
            let read = read_page(endpoint, &typed, session, ui);
            let (envelope, _) = read.map_err(|error| self.cut(error))?;
            let page = Page::of(&envelope);
            if page.current != wanted {
                let what =
                    format!("asked for page {wanted}, the API answered page {}", page.current);
                return Err(self.cut(Error::new(ErrorKind::Unavailable, what)));
            }
            self.note_total(&page, ui);
            if let Some(Value::Array(rows)) = envelope.get("data") {
                self.take(rows, endpoint, ui).map_err(PagesFailure::Undelivered)?;
            }
            if page.last > 1 && self.left > 0 {
                ui.note(&format!("page {wanted} of {}: {} rows so far", page.last, self.count));
            }
            if wanted >= page.last {
                break;
            }
        }
        Ok(())
    }

    /// Shows the rows of a page that were not on one before.
    fn take(
        &mut self,
        rows: &[Value],
        endpoint: &Endpoint,
        ui: &mut Ui,
    ) -> std::result::Result<(), OutputError> {
        for row in rows {
            let id = endpoint.table.id.and_then(|id| row.pointer(id)).map(Value::to_string);
            if self.left > 0 && id.is_none_or(|id| self.recent.add(id)) {
                self.stream.value(row, ui)?;
                self.count += 1;
                self.left -= 1;
            }
        }
        Ok(())
    }

    fn note_total(&mut self, page: &Page, ui: &mut Ui) {
        if let (Some(was), Some(is)) = (self.total, page.total)
            && was != is
        {
            ui.warn(&format!(
                "the list changed while it was read ({was} rows, now {is}): some may be missing"
            ));
        }
        self.total = page.total.or(self.total);
    }

    /// Adds to a failure that the list is cut, so that nobody takes it for whole.
    fn cut(&self, error: Error) -> PagesFailure {
        let of = self.total.map(|total| format!(" of {total}")).unwrap_or_default();
        let what = format!("the list is cut: {} rows{of} were read", self.count);
        PagesFailure::Cut(error.detail(what))
    }
}

/// The identifiers of the last rows: a row that moved from one page to the next while they were read comes twice.
#[derive(Default)]
struct RecentIds {
    known: HashSet<Rc<str>>,
    order: VecDeque<Rc<str>>,
}

impl RecentIds {
    /// A row is found again among so many that came before it.
    const BOUND: usize = 20_000;

    /// Adds an identifier; says no if it is there.
    fn add(&mut self, id: String) -> bool {
        let id: Rc<str> = id.into();
        if !self.known.insert(Rc::clone(&id)) {
            return false;
        }
        self.order.push_back(id);
        if self.order.len() > RecentIds::BOUND
            && let Some(oldest) = self.order.pop_front()
        {
            self.known.remove(&oldest);
        }
        true
    }
}
