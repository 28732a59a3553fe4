//! The tour: all of its steps without anybody there, and at a terminal the page that somebody clicks, or does not.

use std::io::BufReader;
use std::net::TcpStream;
use std::process::Stdio;

use crate::common::{Home, read_until, until};

#[test]
fn the_tour_tells_all_of_its_steps_where_nobody_can_click() {
    let home = Home::new();
    for (chapter, steps) in [("orders", 13), ("reservations", 9)] {
        let tour = home.fpgo(&["sandbox", "tour", "--chapter", chapter]).ends(0);
        for step in 1..=steps {
            assert!(tour.out.contains(&format!("\n{step}. ")), "step {step} is missing: {tour:#?}");
        }
    }
}

/// Nobody can end what runs in the background but that itself.
#[cfg(unix)]
#[test]
fn a_tour_that_is_killed_leaves_no_process() {
    let home = Home::new();
    let mut call = home.fpgo(&["sandbox", "tour"]);
    let temporary = home.path("tmp");
    std::fs::create_dir_all(&temporary).expect("a directory");
    call.command.env("TMPDIR", &temporary).stdout(Stdio::piped());
    let mut tour = call.command.spawn().expect("fpgo starts");
    let mut told = BufReader::new(tour.stdout.take().expect("a pipe"));
    let ports = ["sandbox serve", "callback listen"].map(|command| {
        read_until(&mut told, &format!("{command} "));
        let line = read_until(&mut told, "listening on http://127.0.0.1:");
        let (_, address) = line.rsplit_once("127.0.0.1:").expect("an address");
        let port = address.split(|letter: char| !letter.is_ascii_digit()).next();
        port.and_then(|port| port.parse::<u16>().ok()).expect("a port")
    });
    tour.kill().expect("it is running");
    tour.wait().expect("it ends");
    for port in ports {
        let gone = || TcpStream::connect(("127.0.0.1", port)).is_err().then_some(());
        until("the process in the background ends", gone);
    }
}

#[cfg(unix)]
mod at_a_terminal {
    use std::net::TcpStream;
    use std::path::Path;

    use crate::common::terminal::{ENTER, Terminal};
    use crate::common::{Home, browse, form_token};

    /// A tour that waits for somebody to pay, with the place of the page: the port and the path.
    fn waiting_tour(home: &Home) -> (Terminal, u16, String) {
        let temporary = home.path("tmp");
        std::fs::create_dir_all(&temporary).expect("a directory");
        let call = home.fpgo(&["sandbox", "tour"]).env("TERM", "xterm");
        let call = call.env("TMPDIR", temporary.to_str().expect("a path"));
        let tour = Terminal::of(call).sees("Ctrl-C ends the tour.");
        let (_, rest) =
            tour.seen().rsplit_once("The page to click: http://127.0.0.1:").expect("a page");
        let address = rest.lines().next().expect("a line").trim();
        let (port, path) = address.split_once('/').expect("a path");
        let (port, path) = (port.parse().expect("a port"), format!("/{path}"));
        (tour, port, path)
    }

    /// Neither the tour's directory nor its server is there any more.
    #[track_caller]
    fn nothing_is_left(temporary: &Path, port: u16) {
        let left = std::fs::read_dir(temporary).expect("a directory").count();
        assert_eq!(left, 0, "something is left in {}", temporary.display());
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err(), "the server is left");
    }

    /// Pays on the page as a browser does.
    fn click(port: u16, path: &str) {
        let token = form_token(&browse(port, &format!("GET {path}"), &[], ""));
        let form = format!("token={token}&via=visa&act=pay");
        let answer = browse(port, &format!("POST {path}"), &[], &form);
        assert!(answer.starts_with("HTTP/1.1 303 "), "{answer}");
    }

    #[test]
    fn a_click_on_the_page_goes_on_with_the_callback_that_arrives() {
        let home = Home::new();
        let (tour, port, path) = waiting_tour(&home);
        click(port, &path);
        let seen = tour.ends(0);
        // Once for the first order; the page was paid by the click.
        assert_eq!(seen.matches("$ fpgo sandbox pay").count(), 1, "{seen}");
        assert!(seen.contains("authentic      ODR") && seen.contains("\n12. "), "{seen}");
        nothing_is_left(&home.path("tmp"), port);
    }

    #[test]
    fn enter_pays_from_the_command_line_instead() {
        let home = Home::new();
        let (tour, port, _) = waiting_tour(&home);
        let seen = tour.types(ENTER).ends(0);
        assert_eq!(seen.matches("$ fpgo sandbox pay").count(), 2, "{seen}");
        assert!(seen.contains("authentic      ODR") && seen.contains("\n13. "), "{seen}");
        nothing_is_left(&home.path("tmp"), port);
    }

    #[test]
    fn ctrl_c_ends_the_tour_and_leaves_nothing() {
        let home = Home::new();
        let (tour, port, _) = waiting_tour(&home);
        let seen = tour.types("\u{3}").ends(130);
        assert!(seen.contains("interrupted"), "{seen}");
        nothing_is_left(&home.path("tmp"), port);
    }
}
