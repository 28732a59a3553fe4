//! Hostile servers and files, as one table: what the other side does, and with which exit code, in which time and memory each
//! command ends. `rows.rs` has the servers, `connecting.rs` faults before a request can leave, `files.rs` what is read on this
//! machine, `lists.rs` what is so for lists alone, `tunnel.rs` proxies and TLS in the middle of a command, `odd.rs` answers that look
//! odd and are right. With `--nocapture` the figures of each cell are printed.

mod connecting;
mod deeds;
mod files;
mod flat;
mod lists;
mod measured;
mod odd;
mod rows;
mod tunnel;

use self::deeds::{Deed, before, large_text, server};
use self::measured::{Measured, ROOMY, TIMEOUT, at_once, measured};
use self::rows::{LATE, ROWS, Row};
use super::common::{Home, Sandbox, profile};

/// A column of the table: when the server does its deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Moment {
    /// One object is read.
    Read,
    /// A list is read.
    List,
    /// The state is read, before a refund is sent.
    State,
    /// The refund is answered.
    Answer,
    /// It was accepted, and is read back.
    ReadBack,
    /// The same, and its result is waited for.
    Wait,
    /// A status is waited for.
    Waiting,
}

use Moment::{Answer, List, Read, ReadBack, State, Wait, Waiting};

/// The moments at which a write is under way.
const OF_WRITES: [Moment; 4] = [State, Answer, ReadBack, Wait];

impl Row {
    /// How long the client waits: briefly where the server is late, else long enough for a flood of a known size on busy cores.
    fn timeout(&self) -> &'static str {
        if self.says == LATE || self.says.is_empty() { TIMEOUT.0 } else { ROOMY }
    }

    fn code(&self, moment: Moment) -> i32 {
        let codes = self.codes;
        match moment {
            Read => codes.read,
            List => codes.list,
            State => codes.state,
            Answer => codes.answer,
            ReadBack => codes.read_back,
            Wait => codes.wait,
            Waiting => codes.waiting,
        }
    }
}

/// Runs a command against a server that only ever does this.
fn alone(deed: Deed, words: &[&str]) -> Measured {
    let home = Home::new();
    let port = server(deed);
    home.config(&profile("test", &format!("http://127.0.0.1:{port}/api/v1"), ""));
    measured(home.fpgo(&[&["-p", "test"], words].concat()))
}

/// Refunds the whole of an order of the sandbox behind this port.
fn refund(port: u16, order: &str, timeout: &str, more: &[&str]) -> Measured {
    let home = Home::new();
    home.config(&profile("test", &format!("http://127.0.0.1:{port}/api/v1"), ""));
    let words = ["-p", "test", "orders", "refund", order, "--full", "--yes", "--timeout", timeout];
    measured(home.fpgo(&[&words, more].concat()))
}

/// One cell of the table.
fn cell(row: &Row, moment: Moment, sandbox: &Sandbox, order: &str) {
    let (name, code) = (format!("{} | {moment:?}", row.name), row.code(moment));
    let of_write = |start, after, more: &[&str]| {
        let port = before(sandbox, start, after, row.deed);
        refund(port, order, row.timeout(), more)
    };
    let told = match moment {
        Read => alone(row.deed, &["orders", "status", "ODR1234567890", "--timeout", row.timeout()]),
        List => alone(row.deed, &["orders", "list", "--timeout", row.timeout()]),
        Waiting => {
            let until = ["wait", "ODR1234567890", "--until", "PAID", "--for", "2s"];
            alone(row.deed, &[&until[..], &["--timeout", row.timeout()]].concat())
        }
        State => of_write("GET", false, &[]),
        Answer => of_write("POST", false, &[]),
        ReadBack => of_write("GET", true, &[]),
        Wait => of_write("GET", true, &["--wait=2s"]),
    };
    let says = match moment {
        Read | Answer => row.says,
        State => "money: nothing was moved",
        ReadBack => "could not be read back",
        Wait => "did not show within 2s",
        List | Waiting => "",
    };
    told.is(&name, code, says);
    match (moment, code) {
        (Answer, 7) => assert!(told.err.contains("money: "), "{name}: {told:#?}"),
        (Answer, _) => assert!(told.err.contains("nothing was moved"), "{name}: {told:#?}"),
        (ReadBack, _) => assert!(told.out > 0, "{name}: the answer is shown: {told:#?}"),
        _ => {}
    }
    if OF_WRITES.contains(&moment) {
        let is_done = matches!(moment, ReadBack | Wait);
        assert_eq!(sandbox.refunded(order), if is_done { "800" } else { "0" }, "{name}");
    } else {
        let offers = ["next: ", "hint: ", "the answer was"];
        assert!(offers.iter().any(|offer| told.err.contains(offer)), "{name}: {told:#?}");
    }
}

/// Fills these cells, all at once: most only wait.
fn fill(cells: impl Iterator<Item = (&'static Row, Moment)>) {
    let sandbox = Sandbox::start();
    let untouched = sandbox.paid_order("800");
    let cells: Vec<_> = cells
        .map(|(row, moment)| {
            let is_done = matches!(moment, ReadBack | Wait);
            let order = if is_done { sandbox.paid_order("800") } else { untouched.clone() };
            (row, moment, order)
        })
        .collect();
    for some in cells.chunks(32) {
        at_once(some, |(row, moment, order)| cell(row, *moment, &sandbox, order));
    }
}

#[test]
fn a_read_of_an_object_ends_whatever_the_server_does() {
    fill(ROWS.iter().map(|row| (row, Read)));
}

#[test]
fn an_answer_to_a_write_that_says_nothing_is_7() {
    fill(ROWS.iter().map(|row| (row, Answer)));
}

/// One row of each kind: it floods, it waits, it breaks off, it says something else.
const KINDS: [&str; 6] =
    ["an endless body", "a slow body", "no answer", "closed in the body", "a page", "302"];

#[test]
fn whenever_a_server_fails_the_command_ends_and_knows_of_the_money() {
    let rows = ROWS.iter().filter(|row| KINDS.contains(&row.name));
    fill(rows.flat_map(|row| [List, State, ReadBack, Wait, Waiting].map(|moment| (row, moment))));
}

#[test]
#[ignore = "takes minutes"]
fn the_whole_table() {
    for moment in [Read, List, State, Answer, ReadBack, Wait, Waiting] {
        fill(ROWS.iter().map(|row| (row, moment)));
    }
}

#[test]
fn a_large_answer_within_the_bound_is_shown_within_its_memory() {
    // One after the other: each alone keeps a core busy.
    for format in ["json", "csv"] {
        let home = Home::new();
        let port = server(large_text);
        home.config(&profile("test", &format!("http://127.0.0.1:{port}/api/v1"), ""));
        let read = measured(home.fpgo(&["-p", "test", "orders", "details", "ODR1", "-o", format]));
        // The exchange has its time, and is over; what an unoptimised build then takes to lay the text out has none.
        read.ends(format, 0, "");
        assert!(read.out > 16 << 20, "{read:#?}");
    }
}
