//! The overview as a page. What stands in it came from the world; what users typed is escaped by the templates.

use maud::{Markup, html};

use super::acts::Act;
use super::callback_rows::{CallbackRow, CallbackRows};
use super::rows::{Row, RowKind, Rows};
use super::view::{PATH, View};
use crate::sandbox::objects::event::Event;
use crate::sandbox::pages::amounts::moment;

/// How far the clock can be set forward: in seconds, and in words.
const STEPS: [(i64, &str); 5] = [
    (3_600, "an hour"),
    (86_400, "a day"),
    (604_800, "a week"),
    (2_592_000, "30 days"),
    (7_776_000, "90 days"),
];

/// What the page shows.
pub struct Overview {
    /// What is looked at.
    pub view: View,
    /// The token of its forms.
    pub token: String,
    /// The sandbox's time, in Unix seconds.
    pub now: i64,
    /// What was done, or why it was not.
    pub notice: Option<Notice>,
    /// Objects.
    pub rows: Vec<Rows>,
    /// Callbacks.
    pub callbacks: Option<CallbackRows>,
    /// What happened to the one object that is looked at.
    pub events: Vec<Event>,
}

/// What was done, or why it was not.
pub struct Notice {
    /// In words.
    pub words: String,
    /// Whether it was done.
    pub is_good: bool,
}

/// The page's main part.
pub fn body(page: &Overview) -> Markup {
    html! {
        h1 { (title(&page.view)) }
        (parts(&page.view))
        @if let Some(notice) = &page.notice {
            @let class = if notice.is_good { "notice good" } else { "notice bad" };
            p class=(class) role=(if notice.is_good { "status" } else { "alert" }) { (notice.words) }
        }
        (tools(page))
        @for rows in &page.rows { (list(page, rows)) }
        @if !page.events.is_empty() { (events(&page.events)) }
        @if let Some(callbacks) = &page.callbacks { (callback_list(page, callbacks)) }
    }
}

/// The title of a view.
pub fn title(view: &View) -> &str {
    match view {
        View::All => "The sandbox",
        View::Kind(kind, _) => kind_title(*kind),
        View::Callbacks(_) => "Callbacks",
        View::One(uuid) => uuid,
    }
}

fn kind_title(kind: RowKind) -> &'static str {
    match kind {
        RowKind::Orders => "Orders",
        RowKind::Reservations => "Reservations",
        RowKind::Subscriptions => "Subscriptions",
    }
}

/// The ways to the parts of the overview.
fn parts(current: &View) -> Markup {
    let mut parts = vec![View::All];
    parts.extend(RowKind::ALL.map(|kind| View::Kind(kind, None)));
    parts.push(View::Callbacks(None));
    html! {
        nav aria-label="Parts" {
            ul class="parts" {
                @for part in &parts {
                    @let words = if *part == View::All { "The newest" } else { title(part) };
                    li {
                        @if part == current { span aria-current="page" { (words) } }
                        @else { a href=(part.address(None)) { (words) } }
                    }
                }
            }
        }
    }
}

/// The clock, and the way to one object.
fn tools(page: &Overview) -> Markup {
    html! {
        div class="tools" {
            form class="card" method="post" action=(PATH) {
                (hidden(page))
                p { "It is " strong { (moment(page.now)) } " here." }
                label for="advance" { "Set the clock forward by" }
                div class="line" {
                    select id="advance" name="advance" {
                        @for (seconds, words) in STEPS { option value=(seconds) { (words) } }
                    }
                    button { "Set" }
                }
            }
            form class="card" method="get" action=(PATH) {
                label for="find" { "Identifier of an order, a reservation or a subscription" }
                div class="line" {
                    input id="find" name="find" autocomplete="off" spellcheck="false";
                    button { "Look" }
                }
            }
        }
    }
}

/// What every form carries: its token, and where to come back to.
fn hidden(page: &Overview) -> Markup {
    html! {
        input type="hidden" name="token" value=(page.token);
        @for (name, value) in page.view.fields() { input type="hidden" name=(name) value=(value); }
    }
}

fn list(page: &Overview, rows: &Rows) -> Markup {
    html! {
        section class="card" {
            @if page.view == View::All {
                h2 { a href=(View::Kind(rows.kind, None).address(None)) { (kind_title(rows.kind)) } " " span class="soft" { (rows.count) } }
            }
            @if let View::Kind(..) = page.view { p class="soft" { (rows.count) " in all, the newest first." } }
            @if rows.rows.is_empty() { p class="soft" { "There are none." } }
            ul class="rows" { @for row in &rows.rows { li { (item(page, row)) } } }
            (older(&page.view, View::Kind(rows.kind, None), rows.older))
        }
    }
}

fn item(page: &Overview, row: &Row) -> Markup {
    html! {
        a class="id" href=(View::One(row.uuid.clone()).address(None)) { (row.uuid) }
        span class={ "status " (row.class) } { (row.status) }
        span class="amount" { (row.total) }
        span class="who" { (row.customer) }
        span class="when soft" { (row.created) }
        div class="acts" {
            @if let Some(address) = row.page.as_ref().filter(|_| shows_page(page, row)) {
                a class="button" href=(address) aria-label={ "Payer's page: " (row.uuid) } { "Page" }
            }
            @if !row.acts.is_empty() {
                form method="post" action=(PATH) {
                    (hidden(page))
                    input type="hidden" name="object" value=(row.uuid);
                    @for act in &row.acts { (button(act, &row.uuid)) }
                }
            }
        }
    }
}

/// Whether the way to the payer's page is offered: where there is something to do there, or nothing else to look at.
fn shows_page(page: &Overview, row: &Row) -> bool {
    !row.acts.is_empty() || matches!(page.view, View::One(_))
}

fn button(act: &Act, uuid: &str) -> Markup {
    html! { button name="act" value=(act.name) aria-label={ (act.words) ": " (uuid) } { (act.words) } }
}

fn events(events: &[Event]) -> Markup {
    html! {
        section class="card" {
            h2 { "What happened" }
            dl class="facts" {
                @for event in events.iter().rev() { dt { (moment(event.at)) } dd { (event.what) } }
            }
        }
    }
}

fn callback_list(page: &Overview, callbacks: &CallbackRows) -> Markup {
    html! {
        section class="card" {
            @match page.view {
                View::All => h2 { a href=(View::Callbacks(None).address(None)) { "Callbacks" } " " span class="soft" { (callbacks.count) } },
                View::One(_) => h2 { "Callbacks" },
                _ => p class="soft" { (callbacks.count) " in all, the newest first." },
            }
            @if callbacks.rows.is_empty() { p class="soft" { "None was sent." } }
            ul class="rows" { @for row in &callbacks.rows { li { (callback(page, row)) } } }
            (older(&page.view, View::Callbacks(None), callbacks.older))
        }
    }
}

fn callback(page: &Overview, row: &CallbackRow) -> Markup {
    html! {
        a class="id" href=(View::One(row.object.clone()).address(None)) { (row.object) }
        span class={ "status " (row.class) } { (row.outcome) }
        span class="amount" { (row.status) }
        span class="who" { (row.place) @if !row.remark.is_empty() { span class="soft" { " (" (row.remark) ")" } } }
        span class="when soft" { (row.at) }
        div class="acts" {
            form method="post" action=(PATH) {
                (hidden(page))
                button name="resend" value=(row.number) aria-label={ "Send again: callback " (row.number) } { "Send again" }
            }
        }
    }
}

/// The way to older ones, if there are any.
fn older(view: &View, list: View, older: Option<i64>) -> Markup {
    let Some(place) = older.filter(|_| !matches!(view, View::One(_))) else { return html! {} };
    let words = if *view == View::All { "All of them" } else { "Older ones" };
    let target = if *view == View::All { list } else { list.before(place) };
    html! { p { a href=(target.address(None)) { (words) } } }
}
