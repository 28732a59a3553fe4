//! What must hold for the world whatever is called, without a socket.

use std::fs;

use proptest::prelude::*;
use serde_json::json;
use tempfile::TempDir;

use super::order::Order;
use super::*;

fn world() -> (TempDir, World) {
    let dir = tempfile::tempdir().expect("a directory");
    let world = World::open(&dir.path().join("sandbox")).expect("a world");
    (dir, world)
}

/// Carries out a call that has passed the checks, and gives its HTTP status.
fn call(world: &View, settings: &Settings, path: &str, id: &str, body: &Value) -> u16 {
    let (_, handler) = orders::HANDLERS.iter().find(|(own, _)| *own == path).expect("a handler");
    let operation = Operation {
        world,
        settings,
        origin: "http://127.0.0.1:1",
        id,
        variables: &[],
        query: &[],
        body,
    };
    handler(&operation).expect("an answer").status
}

fn with_status(view: &View, status: &str) -> Order {
    let orders = Order::all(view).expect("orders");
    orders.into_iter().rfind(|order| order.status(view.now()) == status).expect("seeded")
}

fn refund(order: &Order, line: usize, amount: u32) -> Value {
    json!({"type": "regular", "grandTotal": amount, "products": [{"id": order.lines[line].id, "amount": amount}]})
}

const REFUND: &str = "orders refund";

#[test]
fn a_new_world_has_an_order_in_each_status() {
    let (_dir, mut world) = world();
    world
        .change(|view| {
            for status in [
                "SENT",
                "PAID",
                "PARTIAL REFUNDED",
                "REFUNDED",
                "CANCELLED",
                "EXPIRED",
                "INVOICED",
                "Purring",
            ] {
                with_status(view, status);
            }
            assert_eq!(with_status(view, "PAID").lines.len(), 3);
            assert_eq!(
                with_status(view, "INVOICED").invoice_number.map(|text| text.len()),
                Some(8)
            );
            Ok(())
        })
        .expect("seeded");
}

#[test]
fn a_reset_gives_identifiers_that_were_never_used() {
    let (_dir, mut world) = world();
    let mut seen = std::collections::HashSet::new();
    for _ in 0..5 {
        let orders = world.change(Order::all).expect("orders");
        assert_eq!(orders.len(), 9);
        for order in &orders {
            assert!(
                seen.insert(order.uuid.clone())
                    && seen.insert(order.customer_uuid.clone().expect("a customer"))
            );
            for line in &order.lines {
                assert!(seen.insert(line.id.to_string()));
            }
        }
        world.reset().expect("reset");
    }
}

#[test]
fn a_waiting_refund_counts_as_given_but_does_not_show() {
    let (_dir, mut world) = world();
    let mut settings = Settings::new(PathBuf::new());
    settings.refund_delay = Some(Duration::from_secs(60));
    let uuid = world
        .change(|view| {
            let order = with_status(view, "PAID");
            let body = refund(&order, 0, 599);
            assert_eq!(call(view, &settings, REFUND, &order.uuid, &body), 202);
            assert_eq!(call(view, &settings, REFUND, &order.uuid, &body), 400);
            let order = Order::find(view, &order.uuid)?.expect("kept");
            assert_eq!(order.status(view.now()), "PAID");
            view.set_clock(view.now() + 60)?;
            Ok(order.uuid)
        })
        .expect("done");
    world
        .change(|view| {
            let order = Order::find(view, &uuid)?.expect("kept");
            assert_eq!(order.status(view.now()), "PARTIAL REFUNDED");
            assert_eq!(order.refunded(view.now()), Amount::from(599));
            Ok(())
        })
        .expect("done");
}

#[test]
fn an_error_undoes_the_whole_call() {
    let (_dir, mut world) = world();
    let failed: Result<()> = world.change(|view| {
        view.clear_faults()?;
        let mut order = with_status(view, "SENT");
        order.stage = super::order::Stage::Cancelled;
        order.keep(view)?;
        Err(Error::bug("on purpose"))
    });
    assert!(failed.is_err());
    let order = world.change(|view| Ok(with_status(view, "SENT"))).expect("still sent");
    assert_eq!(order.stage, super::order::Stage::Sent);
}

#[test]
fn the_world_of_a_newer_format_is_left_alone() {
    let dir = tempfile::tempdir().expect("a directory");
    let data = dir.path().join("sandbox");
    drop(World::open(&data).expect("a world"));
    let connection = rusqlite::Connection::open(data.join("world.sqlite")).expect("a file");
    connection.pragma_update(None, "user_version", 99).expect("set");
    let error = World::open(&data).err().expect("refused");
    assert!(error.to_string().contains("newer fpgo"), "{error}");
}

#[cfg(unix)]
#[test]
fn every_file_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().expect("a directory");
    let data = dir.path().join("sandbox");
    let server = Server::serve(Settings::new(data.clone())).expect("a server");
    let mode = |path: &Path| fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    assert_eq!(mode(&data), 0o700);
    for file in fs::read_dir(&data).expect("a directory") {
        let path = file.expect("a file").path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
    drop(server);
}

#[test]
fn one_server_is_found_while_it_runs() {
    let dir = tempfile::tempdir().expect("a directory");
    let data = dir.path().join("sandbox");
    let settings = || Settings { token: Some("known".into()), ..Settings::new(data.clone()) };
    assert!(find(&data).expect("asked").is_none());
    let server = Server::serve(settings()).expect("a server");
    let found = find(&data).expect("asked").expect("found");
    assert_eq!((&found.base_url, found.token.as_str()), (&server.served().base_url, "known"));
    let second = Server::serve(settings()).err().expect("refused");
    assert_eq!(second.kind(), crate::error::Kind::Guarded);
    assert!(second.to_string().contains(&found.base_url), "{second}");
    drop(server);
    assert!(find(&data).expect("asked").is_none());
}

#[test]
fn beyond_this_machine_needs_a_word() {
    let dir = tempfile::tempdir().expect("a directory");
    let data = dir.path().join("sandbox");
    let settings =
        Settings { listen: SocketAddr::from(([0; 4], 0)), ..Settings::new(data.clone()) };
    let error = Server::start(settings).err().expect("refused");
    assert!(error.report().next[0].contains("--allow-remote"), "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn never_more_is_given_back_than_was_taken(
        steps in prop::collection::vec((0..6_u8, 0..3_usize, 1..700_u32, 0..2_i64), 1..25),
        delay in 0..3_u64,
    ) {
        let (_dir, mut world) = world();
        let settings = Settings {
            refund_delay: Some(Duration::from_secs(delay)),
            ..Settings::new(PathBuf::new())
        };
        let order = world.change(|view| Ok(with_status(view, "PAID"))).expect("seeded");
        for (what, line, amount, seconds) in steps {
            let (order, now) = world.change(|view| {
                match what {
                    0 => drop(call(view, &settings, "orders charge", &order.uuid, &json!({}))),
                    1 => drop(call(view, &settings, "orders cancel", &order.uuid, &json!({"cancellationNote": "x"}))),
                    _ => drop(call(view, &settings, REFUND, &order.uuid, &refund(&order, line, amount))),
                }
                view.set_clock(view.now() + seconds)?;
                Ok((Order::find(view, &order.uuid)?.expect("kept"), view.now()))
            }).expect("done");
            prop_assert!(order.refunded(now) <= order.total && order.refundable() >= Amount::ZERO);
            for line in &order.lines {
                prop_assert!(order.refundable_of(line) >= Amount::ZERO);
            }
        }
    }
}
