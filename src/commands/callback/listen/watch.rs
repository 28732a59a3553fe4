//! Shows what happens while `callback listen` runs, and ends it in order at a signal.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use super::setup::Running;
use super::shown::Shown;
use crate::base::error::{ErrorKind, Result};
use crate::base::step::Command;
use crate::base::threads;
use crate::listener::{EndAsked, Events, ListenEvent, NotTaken, lock};
use crate::options::Globals;
use crate::output::delivery::{OutputError, delivered};
use crate::output::ui::Ui;
use crate::run::interrupt::ShutdownSignals;

/// How long the end waits for the receiver without a word.
const SILENCE: Duration = Duration::from_millis(300);

/// How long the end waits for the receiver, unless a person asked for it with Ctrl-C and can see what it waits for.
const LAST_WAIT: Duration = Duration::from_secs(2);

/// What is shown, and what was.
struct Watch<'a> {
    running: &'a Running,
    shown: Shown,
    received: u64,
    /// How often each of these things happened that are told once.
    repeated: BTreeMap<String, u64>,
}

/// How the work goes on after an event.
enum Next {
    Go,
    End(EndAsked),
}

/// Shows everything until a signal comes, or until nobody reads it any more.
pub fn until_the_end(
    running: Running,
    signals: ShutdownSignals,
    globals: &Globals,
    ui: &mut Ui,
) -> Result<()> {
    hear(signals, running.events.clone())?;
    let shown = Shown {
        account: running.account.clone(),
        kept: Arc::clone(&running.kept),
        show_personal: globals.show_personal_data,
    };
    delivered(shown.begin(ui)?)?;
    let mut watch = Watch { running: &running, shown, received: 0, repeated: BTreeMap::new() };
    while let Ok(event) = running.happened.recv() {
        if let Next::End(asked) = watch.take(event, ui)? {
            return watch.end(asked, ui);
        }
    }
    Ok(())
}

/// Tells of the first signal; at the second the process ends at once.
fn hear(mut signals: ShutdownSignals, events: Events) -> Result<()> {
    threads::start("signals", move || {
        events.ask_for_end(match signals.wait_for_next() {
            true => EndAsked::CtrlC,
            false => EndAsked::Signal,
        });
        signals.wait_for_next();
        std::process::exit(ErrorKind::Interrupted.code().into());
    })
}

impl Watch<'_> {
    fn take(&mut self, event: ListenEvent, ui: &mut Ui) -> Result<Next> {
        let left_out = self.running.events.left_out();
        if left_out > 0 {
            ui.warn(&format!("{left_out} lines are left out, because nobody took them in time: callback list has all callbacks"));
        }
        let shown = match event {
            ListenEvent::Received { id, fate, repeats } => {
                self.received += 1;
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
            ListenEvent::ForwarderEnded | ListenEvent::EndAsked => Ok(()),
        };
        match shown {
            Err(OutputError::Stdout(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
                return Ok(Next::End(EndAsked::Signal));
            }
            shown => delivered(shown)?,
        }
        Ok(self.running.events.end_asked().map_or(Next::Go, Next::End))
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
        if self.running.forward_to.is_some() {
            self.wait_for_receiver(asked, ui)?;
        }
        for (what, times) in &self.repeated {
            if *times > 1 {
                ui.note(&format!("{what} ({times} times)"));
            }
        }
        ui.note(&format!("{} callbacks received", self.received));
        self.tell_waiting(ui)
    }

    fn wait_for_receiver(&mut self, asked: EndAsked, ui: &mut Ui) -> Result<()> {
        let began = Instant::now();
        let mut is_told = false;
        loop {
            match self.running.happened.recv_timeout(SILENCE) {
                Ok(ListenEvent::ForwarderEnded) | Err(RecvTimeoutError::Disconnected) => {
                    return Ok(());
                }
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
    }

    fn tell_waiting(&self, ui: &mut Ui) -> Result<()> {
        let Some(receiver) = &self.running.forward_to else { return Ok(()) };
        let kept = lock(&self.running.kept);
        let waiting = kept.store.waiting_for(&self.running.account, receiver.as_str())?;
        let lost = kept.personal.len();
        if lost > 0 {
            ui.warn(&format!("{lost} callbacks with personal values are not forwarded any more: they were not kept (--keep-personal)"));
        }
        if waiting as usize > lost {
            let words = format!("{} callbacks wait to be forwarded; ", waiting as usize - lost);
            ui.suggest(&words, &Command::typed().why("forward them"));
        }
        Ok(())
    }
}

fn not_taken(why: &NotTaken) -> String {
    match why {
        NotTaken::QueueFull => {
            "a callback was not taken (503), because too many wait to be forwarded".to_owned()
        }
        NotTaken::Failed(error) => format!("a callback was not taken (503): {error}"),
    }
}
