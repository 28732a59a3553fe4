//! `fpgo sandbox tour`: the operator's story on a throw-away sandbox. Each step shows the command as one would type it
//! and runs just that, as a process of its own.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::base::error::{Error, Result};
use crate::callback::{self, CallbackKind};
use crate::output::delivery::delivered;
use crate::output::ui::Ui;

/// Signs the tour's callbacks; it protects nothing.
const SECRET: &str = "the-tour's-own-secret";

/// The chapters that can be asked for.
pub const CHAPTERS: [&str; 2] = ["orders", "reservations"];

/// Tells a chapter's whole story. A step that ends otherwise than told is a fault of ours.
pub fn run(chapter: &str, ui: &mut Ui) -> Result<()> {
    let home = ThrowAway::make()?;
    let mut tour = Tour { ui, home: &home.path, step: 0 };
    match chapter {
        "reservations" => reservations(&mut tour)?,
        _ => orders(&mut tour)?,
    }
    tour.say("\nThat was the tour. The sandbox it used is gone; yours starts with: fpgo --sandbox orders list\n")
}

fn orders(tour: &mut Tour) -> Result<()> {
    let sent = tour.step(
        "Send a customer a payment link for 800. The sandbox stands in for Front Payment.",
        &[
            "--sandbox",
            "orders",
            "send-payment-link",
            "--line",
            "name=Bike service,qty=2,rate=400,tax=25",
            "--date",
            "now",
            "--by-sms",
            "--customer-type",
            "private",
            "--name",
            "Ola Test",
            "--country-code",
            "+47",
            "--msisdn",
            "40000001",
            "--street",
            "Testveien 7",
            "--zip",
            "0010",
            "--city",
            "Oslo",
            "--country",
            "NO",
            "--invoice-option=false",
        ],
        0,
    )?;
    let order = identifier(&sent, "ODR")?;
    tour.step(
        "The customer pays by card. In the sandbox we do that ourselves.",
        &["sandbox", "pay", &order],
        0,
    )?;
    tour.step(
        "Look it up: paid, nothing refunded.",
        &["--sandbox", "orders", "status", &order],
        0,
    )?;
    tour.step(
        "Refund a part. --yes stands in for the question that a terminal would ask.",
        &["--sandbox", "orders", "refund", &order, "--amount", "300", "--yes"],
        0,
    )?;
    tour.step(
        "Refund the rest.",
        &["--sandbox", "orders", "refund", &order, "--full", "--yes"],
        0,
    )?;
    tour.step(
        "A third refund is refused before anything is sent: exit code 8.",
        &["--sandbox", "orders", "refund", &order, "--amount", "300", "--yes"],
        8,
    )?;
    let paid = tour.quietly(&["--sandbox", "orders", "list", "--status", "paid", "-q"])?;
    let paid = identifier(&paid, "ODR")?;
    tour.step(
        "Another order is paid. Cancelling it is refused by the API: exit code 4.",
        &["--sandbox", "orders", "cancel", &paid, "--note", "Customer called", "--yes"],
        4,
    )?;
    let query = format!(
        "orderUuid={order}&status=PAID&paymentMethod=Visa&amount=800&createdAt=1767225600&timestamp=1767225660"
    );
    let checksum = callback::checksum(&query, SECRET.as_bytes(), CallbackKind::Order);
    let good = format!("https://shop.example/fp/callback?{query}&checksum={checksum}");
    tour.step(
        "Is this callback really from Front Payment? (The secret is in FPGO_CALLBACK_SECRET.)",
        &["callback", "verify", &good],
        0,
    )?;
    tour.step(
        "The same with another amount: exit code 10.",
        &["callback", "verify", &good.replace("amount=800", "amount=900")],
        10,
    )?;
    Ok(())
}

fn reservations(tour: &mut Tour) -> Result<()> {
    let sent = tour.step(
        "Ask a customer to let 1500 be held for two nights in a cabin. Nothing is taken yet.",
        &[
            "--sandbox",
            "reservations",
            "submit",
            "--line",
            "name=Cabin,rate=1500,tax=0",
            "--date",
            "now",
            "--link-due",
            "+7d",
            "--by-sms=false",
            "--by-email",
            "--customer-type",
            "private",
            "--name",
            "Ola Test",
            "--language",
            "no",
            "--country-code",
            "+47",
            "--msisdn",
            "40000001",
            "--email",
            "ola.test@example.com",
            "--street",
            "Testveien 7",
            "--zip",
            "0010",
            "--city",
            "Oslo",
            "--country",
            "NO",
        ],
        0,
    )?;
    let id = identifier(&sent, "RES")?;
    tour.step("The customer agrees, and the card is held.", &["sandbox", "pay", &id], 0)?;
    tour.step(
        "The first night is over: capture a part of what is held.",
        &["--sandbox", "reservations", "capture", &id, "--amount", "600", "--yes"],
        0,
    )?;
    tour.step(
        "More than is left is refused before anything is sent: exit code 8.",
        &["--sandbox", "reservations", "capture", &id, "--amount", "1000", "--yes"],
        8,
    )?;
    let extra = "name=Late check-out,rate=200,tax=0";
    tour.step(
        "Something was not foreseen: charge it beside what is held.",
        &["--sandbox", "reservations", "charge", &id, "--line", extra, "--yes"],
        0,
    )?;
    let details = tour.quietly(&["--sandbox", "reservations", "details", &id])?;
    let capture = identifier(&details, "CAP")?;
    tour.step(
        "The night was not as promised: give the capture back.",
        &["--sandbox", "reservations", "refund", &id, "--capture", &capture, "--full", "--yes"],
        0,
    )?;
    tour.step(
        "Giving up a reservation of which something was taken is refused by the API: exit code 4.",
        &["--sandbox", "reservations", "cancel", &id, "--note", "Guest left", "--yes"],
        4,
    )?;
    tour.step(
        "Close it instead; the rest of the hold is let go.",
        &["--sandbox", "reservations", "complete", &id, "--note", "Stay finished", "--yes"],
        0,
    )?;
    tour.step("All that was paid.", &["--sandbox", "reservations", "details", &id], 0)?;
    Ok(())
}

struct Tour<'a> {
    ui: &'a mut Ui,
    home: &'a Path,
    step: u32,
}

impl Tour<'_> {
    /// Shows and runs one step; gives what it printed.
    fn step(&mut self, story: &str, words: &[&str], code: i32) -> Result<String> {
        self.step += 1;
        let typed: Vec<String> = words.iter().map(|word| quoted(word)).collect();
        self.say(&format!("\n{}. {story}\n\n$ fpgo {}\n", self.step, typed.join(" ")))?;
        let (out, err, ended) = self.spawn(words)?;
        self.say(&format!("{out}{err}"))?;
        if ended != Some(code) {
            return Err(Error::bug(format!(
                "step {} of the tour ended with {ended:?} instead of {code}",
                self.step
            )));
        }
        Ok(out)
    }

    fn quietly(&self, words: &[&str]) -> Result<String> {
        self.spawn(words).map(|(out, ..)| out)
    }

    fn spawn(&self, words: &[&str]) -> Result<(String, String, Option<i32>)> {
        let program = std::env::current_exe()
            .map_err(|error| Error::bug(format!("finding fpgo itself: {error}")))?;
        let mut command = Command::new(program);
        // Nothing of the user's own settings reaches the throw-away sandbox, or the other way round.
        for (name, _) in
            std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("FPGO_"))
        {
            command.env_remove(name);
        }
        command.args(words).env("FPGO_DATA_DIR", self.home).env("FPGO_CALLBACK_SECRET", SECRET);
        let output = command
            .output()
            .map_err(|error| Error::bug(format!("starting fpgo itself: {error}")))?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ok((text(&output.stdout), text(&output.stderr), output.status.code()))
    }

    fn say(&mut self, text: &str) -> Result<()> {
        delivered(self.ui.data(text))
    }
}

/// The first identifier with this prefix in a command's output.
fn identifier(output: &str, prefix: &str) -> Result<String> {
    let found = output.split_whitespace().find(|word| word.starts_with(prefix));
    found
        .map(str::to_owned)
        .ok_or_else(|| Error::bug(format!("the tour found no {prefix}… in: {output}")))
}

/// A word as a shell wants it.
fn quoted(word: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_=+./:".contains(letter);
    if !word.is_empty() && word.chars().all(plain) { word.to_owned() } else { format!("'{word}'") }
}

/// A data directory that goes with the tour, unless the process is killed.
struct ThrowAway {
    path: PathBuf,
}

impl ThrowAway {
    fn make() -> Result<ThrowAway> {
        let mut nonce = [0; 8];
        getrandom::fill(&mut nonce)
            .map_err(|error| Error::bug(format!("no randomness: {error}")))?;
        let name = format!("fpgo-tour-{:016x}", u64::from_le_bytes(nonce));
        Ok(ThrowAway { path: std::env::temp_dir().join(name) })
    }
}

impl Drop for ThrowAway {
    fn drop(&mut self) {
        // What cannot be removed is an empty sandbox in the temporary directory.
        let _ = std::fs::remove_dir_all(&self.path);
    }
}
