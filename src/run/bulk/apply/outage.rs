//! The database that machines share may be away for a while, as it is when it is begun anew: a run waits for it, at most so long as
//! it may be away, and says so. What may be done again then is decided where it is done.

use std::sync::Arc;
use std::time::Duration;

use crate::base::duration;
use crate::output::ui::Ui;
use crate::run::interrupt::SignalWatch;
use crate::store::sql::{Outage, OutageNews};

/// How a run bears outages: until somebody wants it to end, and at most so long each.
pub fn outage(longest: Duration, watch: &SignalWatch, ui: &Ui) -> Arc<Outage> {
    let (log, watch) = (ui.log(), watch.clone());
    let tell = move |news: OutageNews| log(&in_words(&news));
    Arc::new(Outage::new(longest, tell, move || watch.is_ending()))
}

fn in_words(news: &OutageNews) -> String {
    match news {
        OutageNews::Away(error, longest) => format!(
            "the database of the journal is not reached ({error}): the run waits for it, at most {}, and begins no row meanwhile \
             (Ctrl-C ends that)",
            duration::spoken(*longest)
        ),
        OutageNews::Back(after) => {
            format!(
                "the database is there again after {}: the run goes on",
                duration::spoken(*after)
            )
        }
    }
}
