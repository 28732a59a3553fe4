//! From the titles of a sheet to what its columns are. Whatever may not be what was meant is refused: a title that is almost a
//! flag, a flag of two columns, an identifier that no column holds.

use super::cell_problem::CellProblem;
use super::columns::{Column, Columns, SetFlag};
use super::names::{Names, letters, likely, refused, same};
use super::own_flag;
use super::row_flag::RowFlag;
use super::rows::Sheet;
use super::typed_pairs::pairs;
use crate::api::{Endpoint, Presence};
use crate::base::error::{Error, Result};
use crate::options::SheetFlags;

/// What the columns of a sheet are, for this operation.
pub fn columns(sheet: &Sheet, endpoint: &'static Endpoint, flags: &SheetFlags) -> Result<Columns> {
    let heading = Heading::new(sheet.titles(), endpoint, flags)?;
    let (columns, problems) = heading.read(sheet.has_decimal_comma());
    if problems.is_empty() {
        return Ok(columns);
    }
    let count = problems.len();
    let problems: Vec<_> = problems.into_iter().map(|problem| problem.at(1, 1)).collect();
    let what = if count == 1 { "a problem".to_owned() } else { format!("{count} problems") };
    let mut error = Error::invalid(format!("the heading of {} has {what}", sheet.name()));
    error.report_mut().problems = problems;
    Err(error)
}

/// The titles of a sheet beside what was typed about them.
struct Heading<'a> {
    titles: &'a [String],
    /// The flag that each title names by itself.
    named: Vec<Option<RowFlag>>,
    endpoint: &'static Endpoint,
    /// Each flag that was mapped, with its column's title.
    map: Vec<(RowFlag, &'a str)>,
    set: Vec<(RowFlag, &'a str)>,
    keep: &'a [String],
}

impl<'a> Heading<'a> {
    fn new(
        titles: &'a [String],
        endpoint: &'static Endpoint,
        flags: &'a SheetFlags,
    ) -> Result<Heading<'a>> {
        let map = pairs(endpoint, &flags.map, "--map", "FLAG=COLUMN")?;
        let set = pairs(endpoint, &flags.set, "--set", "FLAG=VALUE")?;
        let names = Names::of(endpoint);
        let named = titles.iter().map(|title| names.named(title)).collect();
        let heading = Heading { titles, named, endpoint, map, set, keep: &flags.keep };
        for (flag, column) in &heading.map {
            heading.must_have("--map", column)?;
            if heading.map.iter().filter(|(_, other)| same(other, column)).count() > 1 {
                let why = format!("--map uses the column {column} for more than one flag");
                return Err(Error::invalid(why));
            }
            if heading.keep.iter().any(|kept| same(kept, column)) {
                let name = heading.name(*flag);
                let why = format!("the column {column} is both --map {name} and --keep");
                return Err(Error::invalid(why));
            }
        }
        heading.keep.iter().try_for_each(|column| heading.must_have("--keep", column))?;
        Ok(heading)
    }

    fn must_have(&self, option: &str, column: &str) -> Result<()> {
        if self.titles.iter().any(|title| same(title, column)) {
            return Ok(());
        }
        let known: Vec<String> = self.titles.iter().map(|title| title.trim().to_owned()).collect();
        let hint = match likely(column, &known) {
            Some(near) => format!(": did you mean {near}?"),
            None => format!("; its columns are {}", known.join(", ")),
        };
        Err(Error::invalid(format!("{option}: the sheet has no column {column}{hint}")))
    }

    fn read(&self, decimal_comma: bool) -> (Columns, Vec<CellProblem>) {
        let mut problems = Vec::new();
        let mut columns = Vec::new();
        let free = self.free_names();
        for (at, title) in self.titles.iter().enumerate() {
            let flag = self.flag_of(at, title, &free).unwrap_or_else(|problem| {
                problems.push(problem);
                None
            });
            columns.push(Column {
                title: title.trim().to_owned(),
                flag: flag.map(|flag| flag.flag().to_owned()),
            });
        }
        let set = self.set.iter().map(|(flag, value)| SetFlag {
            flag: flag.flag().to_owned(),
            value: (*value).to_owned(),
        });
        let columns = Columns { columns, set: set.collect(), decimal_comma };
        problems.extend(self.given_twice(&columns));
        // A title that is almost the identifier's says the same better.
        if problems.is_empty() {
            problems.extend(self.missing_identifiers(&columns));
        }
        (columns, problems)
    }

    /// The flag that a column is, where these names of flags are free; none where it is kept for the report.
    fn flag_of(
        &self,
        at: usize,
        title: &str,
        free: &[String],
    ) -> std::result::Result<Option<RowFlag>, CellProblem> {
        let title = title.trim();
        if let Some((flag, _)) = self.map.iter().find(|(_, column)| same(column, title)) {
            return Ok(Some(*flag));
        }
        if self.keep.iter().any(|kept| same(kept, title)) {
            return Ok(None);
        }
        if title.is_empty() {
            let letter = letters(at);
            return Err(CellProblem::of_row(format!(
                "the column {letter} has no title: give it one"
            )));
        }
        if let Some(flag) = self.named[at] {
            // Who says which column is a flag does not mean another one of its name.
            let is_mapped = self.map.iter().any(|(mapped, _)| mapped.flag() == flag.flag());
            return Ok(Some(flag).filter(|_| !is_mapped || flag.is_repeatable()));
        }
        if let Some(name) = refused(title)
            && let Some(why) = own_flag::refused(name)
        {
            return Err(wrong(title, format!("--{name} cannot be a column: {why}")));
        }
        match likely(title, free) {
            Some(near) => {
                let why = format!("did you mean {near}? It is used so with --map {near}={title:?}");
                Err(wrong(title, why))
            }
            None => Ok(None),
        }
    }

    /// The names of the flags that no title, --map or --set names.
    fn free_names(&self) -> Vec<String> {
        let mut names = Vec::new();
        for flag in RowFlag::all(self.endpoint) {
            let is = |other: RowFlag| other.flag() == flag.flag();
            let is_typed = self.map.iter().chain(&self.set).any(|(typed, _)| is(*typed));
            let is_titled = self.named.iter().flatten().any(|titled| is(*titled));
            if flag.is_told_by_likeness() && !is_typed && !is_titled {
                names.extend(flag.names(self.endpoint));
            }
        }
        names
    }

    /// Flags that may stand once and have several columns or values.
    fn given_twice(&self, columns: &Columns) -> Vec<CellProblem> {
        let mut problems = Vec::new();
        for flag in RowFlag::all(self.endpoint) {
            let own = flag.flag();
            let of_flag = |column: &&Column| column.flag.as_deref() == Some(own);
            let titles: Vec<&str> = columns
                .columns
                .iter()
                .filter(of_flag)
                .map(|column| column.title.as_str())
                .collect();
            let sets = columns.set.iter().filter(|set| set.flag == own).count();
            let name = self.name(flag);
            let why = match (titles.as_slice(), sets) {
                ([title, ..], 1..) => format!("{name} is the column {title} and --set too"),
                ([_, _, ..], 0) if !flag.is_repeatable() => {
                    format!(
                        "{name} can stand once, and several columns are it: {}",
                        titles.join(", ")
                    )
                }
                ([], 2..) if !flag.is_repeatable() => format!("--set {name} can stand once"),
                _ => continue,
            };
            problems.push(CellProblem::of_row(why));
        }
        problems
    }

    /// Identifiers of the path that no column holds.
    fn missing_identifiers(&self, columns: &Columns) -> Vec<CellProblem> {
        let mut problems = Vec::new();
        for param in self.endpoint.path_params() {
            if param.presence == Presence::Required && !columns.has(param.flag) {
                let name = self.name(RowFlag::Param(param));
                let titles: Vec<&str> =
                    columns.columns.iter().map(|column| column.title.as_str()).collect();
                problems.push(CellProblem::of_row(format!(
                    "no column is named {name}: add one, or say which one it is with --map {name}=COLUMN; \
                     the columns are {}",
                    titles.join(", ")
                )));
            }
        }
        problems
    }

    fn name(&self, flag: RowFlag) -> String {
        flag.names(self.endpoint).into_iter().next().unwrap_or_default()
    }
}

/// A title that is not taken as it stands.
fn wrong(title: &str, why: String) -> CellProblem {
    let mut problem =
        CellProblem::of_row(format!("{why}; it is kept for the report with --keep {title:?}"));
    problem.column = Some(title.to_owned());
    problem
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::api::endpoint;

    /// What each column of a heading is, or all that is wrong with it.
    fn read(command: &str, titles: &str, options: &[&str]) -> String {
        let operation = endpoint(command).expect("an operation");
        let mut flags = SheetFlags::default();
        for pair in options.chunks(2) {
            let list = match pair[0] {
                "--map" => &mut flags.map,
                "--set" => &mut flags.set,
                _ => &mut flags.keep,
            };
            list.push(pair[1].to_owned());
        }
        let text = format!("{titles}\n");
        let sheet = Sheet::of("a.csv", Box::new(Cursor::new(text))).expect("a sheet");
        match columns(&sheet, operation, &flags) {
            Ok(columns) => {
                let each =
                    columns.columns.iter().map(|column| column.flag.as_deref().unwrap_or("-"));
                each.collect::<Vec<_>>().join(" ")
            }
            Err(error) => {
                let report = error.report();
                let problems = report.problems.iter().map(|problem| problem.to_line());
                std::iter::once(report.message.clone())
                    .chain(problems)
                    .collect::<Vec<_>>()
                    .join("\n")
            }
        }
    }

    #[track_caller]
    fn check(command: &str, titles: &str, options: &[&str], expected: &str) {
        let told = read(command, titles, options);
        let is_right = if expected.contains(' ') && !expected.contains("ORDER") {
            told.contains(expected)
        } else {
            told == expected
        };
        assert!(is_right, "{titles} {options:?}: {told}");
    }

    #[test]
    fn titles_are_flags_in_any_case_and_with_any_blanks() {
        let refund = "orders refund";
        for order in ["order", "Order", " ORDER_ID ", "order uuid", "orderUuid", "Order-ID"] {
            check(refund, &format!("{order};amount"), &[], "ORDER_UUID amount");
        }
        check(
            refund,
            "order;Expect Refundable;expect_status",
            &[],
            "ORDER_UUID expect-refundable expect-status",
        );
        check(refund, "order;grandTotal;Kunde", &[], "ORDER_UUID amount -");
        check(refund, "order;line;line", &[], "ORDER_UUID line line");
        check(refund, "order;Line 1;line2;line.3", &[], "ORDER_UUID line line line");
        check("refunds request-approval", "Reservation;full;note", &[], "ORDER_UUID full note");
        check(
            "orders send-invoice",
            "Customer-Type;countryCode;line",
            &[],
            "customer-type country-code line",
        );
    }

    #[test]
    fn what_was_typed_about_columns_has_the_last_word() {
        let refund = "orders refund";
        check(
            refund,
            "Ordre;Sum;amount",
            &["--map", "order=Ordre", "--map", "amount=Sum"],
            "ORDER_UUID amount -",
        );
        check(refund, "order;amount;type", &["--keep", "type"], "ORDER_UUID amount -");
        check(refund, "order;a;b", &["--map", "line=a", "--map", "line=b"], "ORDER_UUID line line");
        check(refund, "order;amout", &["--keep", "amout", "--set", "full=yes"], "ORDER_UUID -");
        check(refund, "order;Amounts", &["--set", "amount=5"], "ORDER_UUID -");
    }

    #[test]
    fn what_may_not_be_meant_is_refused() {
        for (titles, options, says) in [
            ("order;amout", &[][..], "column amout: did you mean amount?"),
            ("ordre;amount", &[], "did you mean order?"),
            ("order;expect-refundible", &[], "did you mean expect-refundable?"),
            ("nr;amount", &[], "no column is named order: add one"),
            (
                "order;amount;Amount",
                &[],
                "amount can stand once, and several columns are it: amount, Amount",
            ),
            ("order;;amount", &[], "the column B has no title"),
            ("order;dry run", &[], "--dry-run cannot be a column: a plan sends nothing"),
            ("order;Data", &[], "--data cannot be a column: the columns of a row make its body"),
            ("order;amount", &["--set", "amount=5"], "amount is the column amount and --set too"),
            ("order;x", &["--set", "amount=5", "--set", "amount=6"], "--set amount can stand once"),
            ("order;x", &["--map", "amount=y"], "no column y; its columns are order, x"),
            ("order;x", &["--map", "amount"], "must be FLAG=COLUMN"),
            ("order;x", &["--map", "amount=x", "--map", "type=x"], "more than one flag"),
            ("order;x", &["--map", "amount=x", "--keep", "x"], "both --map amount and --keep"),
            ("order;x", &["--set", "amount="], "nothing follows ="),
            ("order;x", &["--set", "yes=1"], "--yes cannot differ by row"),
            ("order;x", &["--set", "colour=red"], "has no flag colour; it has order, full"),
            ("order;x", &["--keep", "y"], "--keep: the sheet has no column y"),
        ] {
            check("orders refund", titles, options, says);
        }
        for kept in
            ["order;full;Person", "order;full;Sted", "order;full;nr", "order;full;Kommentar"]
        {
            check("orders refund", kept, &[], "ORDER_UUID full -");
        }
    }
}
