//! Shows what happens while `callback listen` runs, and ends it in order at a signal, whatever becomes of what is shown.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::setup::Running;
use super::shown::Shown;
use crate::base::error::{ErrorKind, Result};
use crate::base::step::Command;
use crate::base::threads::{self, lock};
use crate::listener::{EndAsked, Events, ListenEvent, NotTaken};
use crate::options::Globals;
use crate::output::delivery::{OutputError, delivered};
use crate::output::ui::{Ui, UiSettings};
use crate::run::interrupt::ShutdownSignals;

/// How long the end waits for the receiver without a word.
const SILENCE: Duration = Duration::from_millis(300);

/// How long the end waits for the receiver, unless a person asked for it with Ctrl-C and can see what it waits for.
const LAST_WAIT: Duration = Duration::from_secs(2);

/// Whoever writes one line for so long is stuck: nobody reads standard output.
const STUCK: Duration = Duration::from_secs(1);

/// How often it is looked whether the end is stuck.
const LOOK: Duration = Duration::from_millis(50);

/// What is shown, and what was.
struct Watch<'a> {
    running: &'a Running,
    shown: Shown,
    /// From when on nothing is shown any more.
    until: Option<Instant>,
    /// Whether the forwarder has ended: it may be faster than the words that ask for the end.
    is_forwarder_done: bool,
    /// How often each of these things happened that are told once.
    repeated: BTreeMap<String, u64>,
}

/// How the work goes on after an event.
enum Next {
    Go,
    End(EndAsked),
}

/// Shows everything until a signal comes, or until nobody reads it any more.
pub fn until_the_end(running: Running, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let shown = Shown {
        account: running.account.clone(),
        kept: Arc::clone(&running.kept),
        show_personal: globals.show_personal_data,
    };
    delivered(shown.begin(ui)?)?;
    let mut watch = Watch {
        running: &running,
        shown,
        until: None,
        is_forwarder_done: false,
        repeated: BTreeMap::new(),
    };
    loop {
        running.events.set_busy(false);
        let Ok(event) = running.happened.recv() else { return Ok(()) };
        running.events.set_busy(true);
        if let Next::End(asked) = watch.take(event, ui)? {
            return watch.end(asked, ui);
        }
    }
}

/// Hears the first signal: nothing more is taken in, and the end has a bound. At the second one the process ends at once.
pub fn hear(mut signals: ShutdownSignals, running: &Running, ui: &Ui) -> Result<()> {
    let (events, ending) = (running.events.clone(), Arc::clone(&running.ending));
    let (wake, settings) = (running.wake.clone(), ui.settings());
    threads::start("signals", move || {
        let asked = match signals.wait_for_next() {
            true => EndAsked::CtrlC,
            false => EndAsked::Signal,
        };
        ending.store(true, Ordering::SeqCst);
        // It is awake already where there is no room for this.
        let _ = wake.try_send(());
        events.ask_for_end(asked);
        // Without this thread the second signal is what ends it.
        let _ = threads::start("end", move || end_where_stuck(&events, settings));
        signals.wait_for_next();
        std::process::exit(ErrorKind::Interrupted.code().into());
    })
}

/// Ends the process where nobody takes what is being written. Everything that was received is on the disk.
fn end_where_stuck(events: &Events, settings: UiSettings) {
    while events.since_asked() < Some(LAST_WAIT) || events.busy_for() < STUCK {
        sleep(LOOK);
    }
    let (telling, told) = channel();
    let events = events.clone();
    // Nobody may take this either.
    let started = threads::start("last words", move || {
        tell_counts(&events, &mut settings.open());
        // The process ends, whether it is heard or not.
        let _ = telling.send(());
    });
    if started.is_ok() {
        let _ = told.recv_timeout(SILENCE);
    }
    std::process::exit(0);
}

/// Tells how many callbacks came, and how many of their lines nobody saw.
fn tell_counts(events: &Events, ui: &mut Ui) {
    ui.note(&format!("{} received", counted(events.received(), "callback")));
    let hidden = events.not_shown();
    if hidden > 0 {
        let words = match hidden {
            1 => "1 line was not shown, because nobody read it; ".to_owned(),
            _ => format!("{hidden} lines were not shown, because nobody read them; "),
        };
        ui.suggest(&words, &Command::new("callback list").why("see all callbacks"));
    }
}

impl Watch<'_> {
    fn take(&mut self, event: ListenEvent, ui: &mut Ui) -> Result<Next> {
        let left_out = self.running.events.left_out();
        if left_out > 0 {
            let lines = counted(left_out, "line");
            ui.warn(&format!("left out, because nobody took them in time: {lines}; callback list has all callbacks"));
        }
        let is_line = self.running.events.is_line(&event);
        if is_line && self.until.is_some_and(|until| Instant::now() > until) {
            return Ok(self.next());
        }
        let shown = match event {
            ListenEvent::Received { id, fate, repeats } => {
                self.shown.received(id, fate, repeats, ui)?
            }
            ListenEvent::Forwarded { id } => self.shown.forwarded(id, ui)?,
            ListenEvent::Refused(refusal) => {
                self.tell_once(format!("a request was refused: {}", refusal.words()), ui);
                Ok(())
            }
            ListenEvent::NotTaken(why) => {
                self.tell_once(not_taken(&why), ui);
                Ok(())
            }
            ListenEvent::Unreachable { why } => {
                ui.warn(&format!("the receiver cannot be reached ({why}): what is to be forwarded waits until it can"));
                Ok(())
            }
            ListenEvent::Trouble(error) => return Err(error),
            ListenEvent::ForwarderEnded => {
                self.is_forwarder_done = true;
                Ok(())
            }
            ListenEvent::EndAsked => Ok(()),
        };
        match shown {
            Err(OutputError::Stdout(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
                return Ok(Next::End(EndAsked::Signal));
            }
            shown => delivered(shown)?,
        }
        if is_line {
            self.running.events.line_shown();
        }
        Ok(self.next())
    }

    fn next(&self) -> Next {
        self.running.events.end_asked().map_or(Next::Go, Next::End)
    }

    /// Tells the first of these; the others are counted, so that a flood of requests is none of lines.
    fn tell_once(&mut self, what: String, ui: &mut Ui) {
        if !self.repeated.contains_key(&what) {
            ui.warn(&what);
        }
        *self.repeated.entry(what).or_insert(0) += 1;
    }

    /// Takes nothing more in, waits for what is being forwarded, and tells what is left.
    fn end(mut self, asked: EndAsked, ui: &mut Ui) -> Result<()> {
        self.running.ending.store(true, Ordering::SeqCst);
        // It is awake already where there is no room for this.
        let _ = self.running.wake.try_send(());
        let asked_ago = self.running.events.since_asked().unwrap_or_default();
        self.until = Some(Instant::now() + LAST_WAIT.saturating_sub(asked_ago));
        if self.running.forward_to.is_some() {
            self.wait_for_receiver(asked, ui)?;
        }
        while let Ok(event) = self.running.happened.try_recv() {
            // It ends already, whatever this says.
            let _ = self.take(event, ui)?;
        }
        for (what, times) in &self.repeated {
            if *times > 1 {
                ui.note(&format!("{what} ({times} times)"));
            }
        }
        tell_counts(&self.running.events, ui);
        self.tell_waiting(ui)
    }

    fn wait_for_receiver(&mut self, asked: EndAsked, ui: &mut Ui) -> Result<()> {
        let began = Instant::now();
        let mut is_told = false;
        while !self.is_forwarder_done {
            self.running.events.set_busy(false);
            let event = match self.running.happened.try_recv() {
                Ok(event) => Ok(event),
                Err(_) => {
                    // All that was due is shown: what comes now has its own time.
                    let event = self.running.happened.recv_timeout(SILENCE);
                    self.until = Some(Instant::now() + LAST_WAIT);
                    event
                }
            };
            self.running.events.set_busy(true);
            match event {
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
                Ok(event) => {
                    // It ends already, whatever this says.
                    let _ = self.take(event, ui)?;
                }
                Err(RecvTimeoutError::Timeout)
                    if asked == EndAsked::Signal && began.elapsed() > LAST_WAIT =>
                {
                    ui.warn("a callback is being forwarded, and the receiver has not answered: nobody knows whether it arrived");
                    return Ok(());
                }
                Err(RecvTimeoutError::Timeout) if !is_told => {
                    is_told = true;
                    ui.note(
                        "waiting for the receiver's answer (Ctrl-C again ends fpgo without it)",
                    );
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
        Ok(())
    }

    fn tell_waiting(&self, ui: &mut Ui) -> Result<()> {
        let Some(receiver) = &self.running.forward_to else { return Ok(()) };
        let kept = lock(&self.running.kept);
        let waiting = kept.store.waiting_for(&self.running.account, receiver.as_str())?;
        let lost = kept.personal.len();
        if lost > 0 {
            let lost = counted(lost as u64, "callback");
            ui.warn(&format!("not forwarded any more, since personal values were not kept (--keep-personal): {lost}"));
        }
        if waiting as usize > lost {
            let words = format!("{} to be forwarded; ", waits(waiting as u64 - lost as u64));
            ui.suggest(&words, &Command::typed().why("forward them"));
        }
        Ok(())
    }
}

/// `1 callback`, `2 callbacks`.
pub fn counted(count: u64, what: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {what}{ending}")
}

/// `1 callback waits`, `2 callbacks wait`.
pub fn waits(count: u64) -> String {
    let verb = if count == 1 { "waits" } else { "wait" };
    format!("{} {verb}", counted(count, "callback"))
}

fn not_taken(why: &NotTaken) -> String {
    match why {
        NotTaken::QueueFull => {
            "a callback was not taken (503), because too many wait to be forwarded".to_owned()
        }
        NotTaken::Failed(error) => format!("a callback was not taken (503): {error}"),
    }
}
