//! From the titles of a sheet to what its columns are. Whatever may not be what was meant is refused: a title that is almost a
//! flag, a flag of two columns, an identifier that no column holds.

use super::cell_problem::CellProblem;
use super::columns::{Column, Columns, SetFlag};
use super::names::{folded, likely, named, refused};
use super::own_flag;
use super::row_flag::RowFlag;
use super::rows::Sheet;
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
        let heading = Heading { titles, endpoint, map, set, keep: &flags.keep };
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
        for (at, title) in self.titles.iter().enumerate() {
            let flag = self.flag_of(at, title).unwrap_or_else(|problem| {
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

    /// The flag that a column is; none where it is kept for the report.
    fn flag_of(&self, at: usize, title: &str) -> std::result::Result<Option<RowFlag>, CellProblem> {
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
        if let Some(flag) = named(self.endpoint, title) {
            // Who says which column is a flag does not mean another one of its name.
            let is_mapped = self.map.iter().any(|(mapped, _)| mapped.flag() == flag.flag());
            return Ok(Some(flag).filter(|_| !is_mapped || flag.is_repeatable()));
        }
        if let Some(why) = refused(title).and_then(own_flag::refused) {
            return Err(self.wrong(title, format!("--{} cannot be a column: {why}", folded(title))));
        }
        match likely(title, &self.free_names()) {
            Some(near) => Err(self.wrong(title, format!("did you mean {near}?"))),
            None => Ok(None),
        }
    }

    fn wrong(&self, title: &str, why: String) -> CellProblem {
        let mut problem = CellProblem::of_row(format!(
            "{why}; to keep it for the report as it is: --keep {title:?}"
        ));
        problem.column = Some(title.to_owned());
        problem
    }

    /// The names of the flags that no title, --map or --set names.
    fn free_names(&self) -> Vec<String> {
        let mut names = Vec::new();
        for flag in RowFlag::all(self.endpoint) {
            let is = |other: RowFlag| other.flag() == flag.flag();
            let is_typed = self.map.iter().chain(&self.set).any(|(typed, _)| is(*typed));
            let mut titles = self.titles.iter().filter_map(|title| named(self.endpoint, title));
            if !is_typed && !titles.any(is) {
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

/// `flag=rest`, as typed behind an option.
fn pairs<'a>(
    endpoint: &'static Endpoint,
    typed: &'a [String],
    option: &str,
    form: &str,
) -> Result<Vec<(RowFlag, &'a str)>> {
    let mut pairs = Vec::new();
    for typed in typed {
        let Some((name, rest)) = typed.split_once('=') else {
            return Err(Error::invalid(format!("{option} {typed}: must be {form}")));
        };
        let name = name.trim().trim_start_matches('-');
        let Some(flag) = named(endpoint, name) else {
            let why = match refused(name).and_then(own_flag::refused) {
                Some(why) => format!("{option}: --{name} cannot differ by row: {why}"),
                None => unknown_flag(endpoint, option, name),
            };
            return Err(Error::invalid(why));
        };
        pairs.push((flag, rest.trim()));
    }
    Ok(pairs)
}

fn unknown_flag(endpoint: &'static Endpoint, option: &str, name: &str) -> String {
    let mut names: Vec<String> = Vec::new();
    for flag in RowFlag::all(endpoint) {
        names.extend(flag.names(endpoint).into_iter().take(1));
    }
    let hint = match likely(name, &names) {
        Some(near) => format!(": did you mean {near}?"),
        None => format!("; it has {}", names.join(", ")),
    };
    format!("{option}: {} has no flag {name}{hint}", endpoint.command)
}

/// Whether two titles are the same to a person.
fn same(one: &str, other: &str) -> bool {
    one.trim() == other.trim() || folded(one) == folded(other)
}

/// The letters over a column in a spreadsheet: A to Z, AA, AB…
fn letters(at: usize) -> String {
    let (mut letters, mut rest) = (Vec::new(), at + 1);
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.into_iter().rev().collect()
}
