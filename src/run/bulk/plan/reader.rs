//! Reads a plan: once whole, to check it, and then row by row. Each row is checked again as it is read, so that a change in
//! between is noticed before the row is used.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::approval::Approval;
use super::faults;
use super::header::{FORM, PlanHeader};
use super::lines::Lines;
use super::row::PlanRow;
use super::seal::{HASH, Seal, hash_line};
use crate::base::error::{Error, Result};
use crate::store::approval_keys::ApprovalKey;

/// What every plan begins with, before the number of its form.
const BEGINNING: &str = r#"{"fpgo_plan":"#;

/// A plan whose file is whole and as it was planned.
#[derive(Debug)]
pub struct PlanReader {
    /// What is planned, by whom, and what it comes to.
    pub header: PlanHeader,
    /// The hash over header and rows.
    pub hash: String,
    /// The approvals, as they stand there: whose they are is not checked yet.
    pub approvals: Vec<Approval>,
    path: PathBuf,
    file: File,
}

impl PlanReader {
    /// Opens a plan, and reads it whole: one that is cut, altered, of another form or no plan is refused.
    pub fn open(path: &Path) -> Result<PlanReader> {
        faults::refuse_special(path)?;
        let file = File::open(path).map_err(|error| faults::unreadable(path, &error))?;
        let mut lines = Lines::of(&file).map_err(|error| faults::unreadable(path, &error))?;
        advance(&mut lines, path)?;
        let header = lines.line().to_vec();
        let form = form_of(&header).ok_or_else(|| faults::no_plan(path))?;
        if form != FORM {
            return Err(faults::other_form(path, form));
        }
        let mut seal = Seal::default();
        refuse_cut(&lines, path)?;
        if !seal.takes(&header) {
            return Err(faults::altered(path, 1));
        }
        let hash = through_rows(&mut lines, &mut seal, path)?;
        let approvals = approvals(&mut lines, path)?;
        let header: PlanHeader =
            serde_json::from_slice(&header).map_err(|_| faults::altered(path, 1))?;
        if !header.names_run() {
            return Err(faults::no_run(path, &header.run));
        }
        Ok(PlanReader { header, hash, approvals, path: path.to_owned(), file })
    }

    /// Whether a text begins as a plan of any form does.
    pub fn begins_with(text: &[u8]) -> bool {
        form_of(text).is_some()
    }

    /// The rows from the first on. One at a time may read them.
    pub fn rows(&self) -> Result<PlanRows> {
        let path = &self.path;
        let mut lines = Lines::of(&self.file).map_err(|error| faults::unreadable(path, &error))?;
        let mut seal = Seal::default();
        advance(&mut lines, path)?;
        if !seal.takes(lines.line()) {
            return Err(faults::altered(&self.path, 1));
        }
        Ok(PlanRows { lines, seal, path: self.path.clone(), is_over: false })
    }

    /// Adds an approval behind the hash, for good before it returns.
    pub fn add(&mut self, approval: Approval) -> Result<()> {
        let shown = self.path.display();
        let line = serde_json::to_string(&approval)
            .map_err(|error| Error::bug(format!("an approval cannot be written: {error}")))?;
        let written = OpenOptions::new().append(true).open(&self.path).and_then(|mut file| {
            file.write_all(format!("{line}\n").as_bytes())?;
            file.sync_all()
        });
        written.map_err(|error| {
            Error::guarded(format!("{shown} cannot be written, so it is not approved: {error}"))
        })?;
        self.approvals.push(approval);
        Ok(())
    }

    /// Whether this key approved the plan as it is.
    pub fn is_approved_by(&self, key: &ApprovalKey) -> bool {
        let is_by =
            |approval: &Approval| approval.names(key) && approval.is_signed_by(key, &self.hash);
        self.approvals.iter().any(is_by)
    }

    /// Where the plan is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// The rows of a plan, each read when it is asked for.
pub struct PlanRows {
    lines: Lines,
    seal: Seal,
    path: PathBuf,
    /// The last row was read: what stands behind it is none.
    is_over: bool,
}

impl Iterator for PlanRows {
    type Item = Result<PlanRow>;

    fn next(&mut self) -> Option<Result<PlanRow>> {
        if self.is_over {
            return None;
        }
        if let Err(error) = advance(&mut self.lines, &self.path) {
            return Some(Err(error));
        }
        let line = self.lines.line();
        if line.starts_with(HASH.as_bytes()) {
            self.is_over = true;
            return None;
        }
        let row = serde_json::from_slice(line);
        let is_right = self.seal.takes(line);
        Some(match row {
            Ok(row) if is_right => Ok(row),
            _ => Err(faults::altered(&self.path, self.lines.number)),
        })
    }
}

fn advance(lines: &mut Lines, path: &Path) -> Result<()> {
    lines.advance().map_err(|error| faults::unreadable(path, &error))
}

/// Reads every row, and gives the hash that stands behind them.
fn through_rows(lines: &mut Lines, seal: &mut Seal, path: &Path) -> Result<String> {
    loop {
        advance(lines, path)?;
        refuse_cut(lines, path)?;
        let line = lines.line();
        if line.starts_with(HASH.as_bytes()) {
            let hash = seal.hash();
            return match line == hash_line(&hash).as_bytes() {
                true => Ok(hash),
                false => Err(faults::altered(path, lines.number)),
            };
        }
        if !seal.takes(line) {
            return Err(faults::altered(path, lines.number));
        }
    }
}

/// Every line behind the hash.
fn approvals(lines: &mut Lines, path: &Path) -> Result<Vec<Approval>> {
    let mut approvals = Vec::new();
    loop {
        advance(lines, path)?;
        let line = lines.line();
        if line.is_empty() {
            return Ok(approvals);
        }
        match serde_json::from_slice::<Approval>(line) {
            Ok(approval) if approval.is_known() && line.ends_with(b"\n") => {
                approvals.push(approval);
            }
            _ => return Err(faults::altered_approval(path, lines.number)),
        }
    }
}

/// Refuses a line without its end: the file ends in it, or it is longer than any line of a plan.
fn refuse_cut(lines: &Lines, path: &Path) -> Result<()> {
    match lines.line().ends_with(b"\n") {
        true => Ok(()),
        false => Err(faults::cut(path, lines.number)),
    }
}

/// The form of the plan that begins with this line; nothing where it is no plan.
fn form_of(line: &[u8]) -> Option<u32> {
    let rest = line.strip_prefix(BEGINNING.as_bytes())?;
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(&rest[..digits]).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::error::ErrorKind;
    use crate::run::bulk::plan::sample;

    fn lines() -> Vec<String> {
        sample::lines_with(&sample::header())
    }

    #[track_caller]
    fn is_refused(lines: &[String], kind: ErrorKind, why: &str) {
        let text = lines.concat();
        let (_dir, path) = sample::file(&text);
        let error = PlanReader::open(&path).expect_err(&text);
        assert_eq!(error.kind(), kind, "{error}\n{text}");
        assert!(error.to_string().contains(why), "{error} lacks {why:?}\n{text}");
    }

    #[test]
    fn a_whole_plan_is_read_row_by_row() {
        let (_dir, path) = sample::file(&lines().concat());
        let plan = PlanReader::open(&path).expect("a plan");
        assert_eq!((plan.header.counts.send, plan.approvals.len()), (1, 0));
        for _ in 0..2 {
            let rows: Result<Vec<PlanRow>> = plan.rows().expect("rows").collect();
            let rows = rows.expect("whole rows");
            assert_eq!((rows.len(), rows[0].row, rows[0].cells[1].as_str()), (2, 2, "5,10"));
            assert_eq!(rows[0].amount.map(|amount| amount.to_string()).as_deref(), Some("5.10"));
            assert_eq!(rows[1].why.as_deref(), Some("it is CANCELLED"));
        }
    }

    #[test]
    fn a_plan_that_is_edited_in_any_line_is_refused_and_the_line_named() {
        let whole = lines();
        for at in 0..whole.len() {
            let named = format!("altered since it was planned: see line {}", at + 1);
            let mut edited = whole.clone();
            edited[at].insert(1, ' ');
            if at > 0 {
                is_refused(&edited, ErrorKind::Guarded, &named);
            }
            let mut twice = whole.clone();
            twice.insert(at, whole[at].clone());
            is_refused(&twice, ErrorKind::Guarded, "altered since it was planned: ");
            let mut gone = whole.clone();
            gone.remove(at);
            match at {
                0 => is_refused(&gone, ErrorKind::Invalid, "is no plan of a bulk run"),
                3 => is_refused(&gone, ErrorKind::Guarded, "is cut: it ends in line 4"),
                _ => is_refused(&gone, ErrorKind::Guarded, &named),
            }
            let mut windows = whole.clone();
            windows[at] = windows[at].replace('\n', "\r\n");
            is_refused(&windows, ErrorKind::Guarded, &format!("see line {}", at + 1));
        }
        let header = whole[0].replace("RUN1", "RUN2");
        is_refused(&[&[header], &whole[1..]].concat(), ErrorKind::Guarded, "see line 1");
        let swapped = [0, 2, 1, 3].map(|at: usize| whole[at].clone());
        is_refused(&swapped, ErrorKind::Guarded, "see line 2");
    }

    #[test]
    fn what_is_cut_or_of_another_form_or_no_plan_is_told_apart() {
        let whole = lines();
        let text = whole.concat();
        for length in [text.len() - 1, text.len() - 40, whole[0].len() + 5, whole[0].len(), 20] {
            is_refused(&[text[..length].to_owned()], ErrorKind::Guarded, "is cut: it ends in line");
        }
        let later = text.replacen("\"fpgo_plan\":1", "\"fpgo_plan\":2", 1);
        is_refused(&[later], ErrorKind::Guarded, "its form is 2, and this one reads 1");
        for other in ["", "order,amount\n", "{}\n", "\n", "{\"fpgo_plan\":true}\n"] {
            is_refused(&[other.to_owned()], ErrorKind::Invalid, "is no plan of a bulk run");
        }
        let behind = [whole.clone(), vec!["ODR1\n".to_owned()]].concat();
        is_refused(&behind, ErrorKind::Guarded, "line 5 is behind its hash");
        let (dir, path) = sample::file(&text);
        let error = PlanReader::open(dir.path()).expect_err("a directory");
        assert_eq!(error.kind(), ErrorKind::Invalid);
        std::fs::remove_file(&path).expect("removed");
        assert_eq!(PlanReader::open(&path).expect_err("none").kind(), ErrorKind::Invalid);
    }

    #[test]
    fn a_header_that_names_no_run_is_refused_and_the_name_is_shown_visibly() {
        for run in [
            "../../evil",
            "",
            "RUN1",
            "run123456789012",
            " RUN123456789012",
            "RUN1234567890123",
            "ODR123456789012",
            "RUN12345678901\u{661}",
        ] {
            let mut header = sample::header();
            header["run"] = serde_json::json!(run);
            let lines = sample::lines_with(&header);
            is_refused(&lines, ErrorKind::Guarded, "altered since it was planned: see line 1");
        }
        let mut header = sample::header();
        header["run"] = serde_json::json!("../\u{1b}[2J\u{202e}");
        let (_dir, path) = sample::file(&sample::lines_with(&header).concat());
        let error = PlanReader::open(&path).expect_err("no run");
        let told = error.report().details.concat();
        assert_eq!(told, r#""../\u{1b}[2J\u{202e}" names no run: that is RUN and 12 digits"#);
    }

    #[test]
    fn a_change_after_the_check_is_noticed_before_the_row_is_used() {
        let text = lines().concat();
        let (_dir, path) = sample::file(&text);
        let plan = PlanReader::open(&path).expect("a plan");
        std::fs::write(&path, text.replace("5,10", "9,10")).expect("written");
        let mut rows = plan.rows().expect("rows");
        assert!(rows.next().expect("a row").is_err());
    }
}
