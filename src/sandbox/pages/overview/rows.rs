//! The rows of the overview: what a person sees of each object, the newest ones first and so many at a time.

use serde_json::Value;

use super::acts::{self, Act};
use crate::api::{StatusClass, status_class};
use crate::base::error::Result;
use crate::base::money::{self, Amount};
use crate::base::text;
use crate::sandbox::links;
use crate::sandbox::objects::event::Event;
use crate::sandbox::objects::order::{self, Order};
use crate::sandbox::objects::reservation::{self, Reservation};
use crate::sandbox::objects::subscription::{self, Subscription};
use crate::sandbox::pages::amounts::moment;
use crate::sandbox::world::World;

/// The kinds that have rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    Orders,
    Reservations,
    Subscriptions,
}

impl RowKind {
    /// Every kind, in the order of the page.
    pub const ALL: [RowKind; 3] = [RowKind::Orders, RowKind::Reservations, RowKind::Subscriptions];

    /// Its name, in addresses too.
    pub fn name(self) -> &'static str {
        match self {
            RowKind::Orders => "orders",
            RowKind::Reservations => "reservations",
            RowKind::Subscriptions => "subscriptions",
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<RowKind> {
        RowKind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The kind in the world.
    fn in_world(self) -> &'static str {
        match self {
            RowKind::Orders => order::KIND,
            RowKind::Reservations => reservation::KIND,
            RowKind::Subscriptions => subscription::KIND,
        }
    }
}

/// An object, as the overview shows it.
pub struct Row {
    /// Its identifier.
    pub uuid: String,
    /// The page where its payer acts.
    pub page: Option<String>,
    /// Its status, as the API spells it.
    pub status: &'static str,
    /// What that means in a glance, as a class of the stylesheet.
    pub class: &'static str,
    /// What it is about.
    pub total: String,
    /// Whose it is.
    pub customer: String,
    /// When it was created.
    pub created: String,
    /// What can happen to it.
    pub acts: Vec<&'static Act>,
}

/// Rows of one kind.
pub struct Rows {
    /// Their kind.
    pub kind: RowKind,
    /// How many there are in all.
    pub count: i64,
    /// The rows.
    pub rows: Vec<Row>,
    /// The place before which older ones follow, if they do.
    pub older: Option<i64>,
}

impl Rows {
    /// So many rows of this kind at most that stand before this place.
    pub fn newest(world: &World, kind: RowKind, before: Option<i64>, most: usize) -> Result<Rows> {
        let now = world.now();
        let mut rows = Vec::new();
        let older = match kind {
            RowKind::Orders => {
                let found = world.newest(order::KIND, before, most)?;
                rows.extend(found.objects.iter().map(|order| Row::of_order(order, now)));
                found.older
            }
            RowKind::Reservations => {
                let found = world.newest(reservation::KIND, before, most)?;
                rows.extend(found.objects.iter().map(|one| Row::of_reservation(one, now)));
                found.older
            }
            RowKind::Subscriptions => {
                let found = world.newest(subscription::KIND, before, most)?;
                for subscription in &found.objects {
                    rows.push(Row::of_subscription(world, subscription)?);
                }
                found.older
            }
        };
        Ok(Rows { kind, count: world.count(kind.in_world())?, rows, older })
    }

    /// One row alone.
    pub fn one(row: Row) -> Rows {
        Rows { kind: RowKind::Orders, count: 1, rows: vec![row], older: None }
    }
}

impl Row {
    /// The row of the object with this identifier, with what happened to it.
    pub fn find(world: &World, uuid: &str) -> Result<Option<(Row, Vec<Event>)>> {
        if let Some(order) = Order::find(world, uuid)? {
            let events = order.events.all(world, uuid)?;
            return Ok(Some((Row::of_order(&order, world.now()), events)));
        }
        if let Some(reservation) = Reservation::find(world, uuid)? {
            let row = Row::of_reservation(&reservation, world.now());
            return Ok(Some((row, reservation.events.all(world, uuid)?)));
        }
        let Some(subscription) = Subscription::find(world, uuid)? else { return Ok(None) };
        let events = subscription.events.all(world, uuid)?;
        Ok(Some((Row::of_subscription(world, &subscription)?, events)))
    }

    fn of_order(order: &Order, now: i64) -> Row {
        let acts = acts::of_order(order, now);
        let page = order.terminal.is_none().then(|| links::payment("", &order.uuid));
        Row {
            page,
            ..Row::new(
                &order.uuid,
                order.status(now),
                order.total,
                &order.body,
                order.events.begin(),
                acts,
            )
        }
    }

    fn of_reservation(reservation: &Reservation, now: i64) -> Row {
        let acts = acts::of_reservation(reservation, now);
        let page = Some(links::reservation("", &reservation.uuid));
        let status = reservation.status(now);
        Row {
            page,
            ..Row::new(
                &reservation.uuid,
                status,
                reservation.total,
                &reservation.body,
                reservation.events.begin(),
                acts,
            )
        }
    }

    fn of_subscription(world: &World, subscription: &Subscription) -> Result<Row> {
        let status = subscription.status(world, subscription.first_order(world)?.as_ref());
        let acts = acts::of_subscription(status);
        let page = Some(links::payment("", &subscription.order_uuid));
        let row = Row::new(
            &subscription.uuid,
            status,
            subscription.per_cycle(),
            &subscription.body,
            subscription.events.begin(),
            acts,
        );
        Ok(Row { page, ..row })
    }

    fn new(
        uuid: &str,
        status: &'static str,
        total: Amount,
        body: &Value,
        created: Option<i64>,
        acts: Vec<&'static Act>,
    ) -> Row {
        let customer = body["customerDetails"]["name"].as_str().unwrap_or_default();
        Row {
            uuid: uuid.to_owned(),
            page: None,
            status,
            class: class(status),
            total: money::show(total),
            customer: text::visible(customer).into_owned(),
            created: created.map(moment).unwrap_or_default(),
            acts,
        }
    }
}

/// A status as a class of the stylesheet.
fn class(status: &str) -> &'static str {
    match status_class(status) {
        Some(StatusClass::Done) => "done",
        Some(StatusClass::Waiting) => "waiting",
        Some(StatusClass::GivenBack | StatusClass::Ended) | None => "ended",
        Some(StatusClass::Failed) => "failed",
    }
}
