//! Cells to lines of text: columns side by side where they fit the terminal, otherwise a `title: value` line each. What must
//! be copied whole (identifiers, amounts, times) is never broken: where even a line of its own is too short for it, the
//! terminal wraps it. `comfy-table` divides the width among the columns, breaks text and sets it in place; whether there is
//! room for columns, and what may be broken, is decided here, and colours are added to the lines.

use std::borrow::Cow;
use std::slice;

use comfy_table::ColumnConstraint::LowerBoundary;
use comfy_table::Width::Fixed;
use comfy_table::{CellAlignment, ContentArrangement, ContentLineStyle, LineStyle, Table};
use comfy_table::{TableStyle, presets};
use console::measure_text_width as width_of;

use crate::output::grid::{Grid, GridCell};

/// Between two columns.
pub(super) const GAP: &str = "  ";

/// Before what stands below its title.
const INDENT: u16 = 2;

/// What `comfy-table` draws between two cells of a line. No cell holds a control character, so each is found again.
const CELL_END: char = '\u{1f}';

/// What it draws on the line between two rows.
const ROW_END: char = '\u{1e}';

/// No lines are drawn; the ends of cells and rows are marked.
const STYLE: TableStyle = presets::NOTHING
    .content_lines(ContentLineStyle::none().junction(CELL_END))
    .row_separator(LineStyle::none().fill(ROW_END));

/// A word of text is kept whole up to this width; a longer one need not have a column as wide as itself.
const LONGEST_WORD: usize = 24;

/// A narrower terminal is taken for one of this width, and wraps what is too long for it by itself.
const NARROWEST_TERMINAL: usize = 20;

/// A wider terminal is taken for one of this width, since `comfy-table` makes no wider columns.
pub(super) const WIDEST: usize = u16::MAX as usize;

/// The least that the values of an object need beside their titles.
const NARROWEST_VALUES: usize = 16;

/// The lines of a table, each with its end; `width` is that of the terminal, and unlimited without one.
pub(super) fn lines(grid: &Grid, width: Option<usize>, is_colored: bool) -> String {
    let mut page = Page { lines: String::new(), is_colored };
    let Some(width) = width.map(|width| width.clamp(NARROWEST_TERMINAL, WIDEST)) else {
        match grid.all_rows().flatten().any(|cell| cell.text.len() > WIDEST) {
            true => page.stacked(grid, usize::MAX),
            false => page.columns(grid, &Frame { right: &grid.right, ..Frame::default() }),
        }
        return page.lines;
    };
    if grid.is_object {
        page.object(grid, width);
        return page.lines;
    }
    let least = widest(grid, narrowest);
    let frame = Frame { width: Some(width), least: &least, right: &grid.right, indent: 0 };
    match least.iter().sum::<usize>() + GAP.len() * least.len().saturating_sub(1) <= width {
        true => page.columns(grid, &frame),
        false => page.stacked(grid, width),
    }
    page.lines
}

/// A width as `comfy-table` takes it.
fn narrowed(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

/// The largest measure of the cells of each column, titles included.
pub(super) fn widest(grid: &Grid, measure: fn(&GridCell) -> usize) -> Vec<usize> {
    let mut widths = Vec::new();
    for row in grid.all_rows() {
        widths.resize(widths.len().max(row.len()), 0);
        for (own, cell) in widths.iter_mut().zip(row) {
            *own = (*own).max(measure(cell));
        }
    }
    widths
}

/// The narrowest column that a cell can stand in.
fn narrowest(cell: &GridCell) -> usize {
    if !cell.is_breakable {
        return width_of(&cell.text);
    }
    let words = cell.text.split(' ').map(width_of);
    words.max().unwrap_or_default().min(LONGEST_WORD)
}

/// Where columns stand.
#[derive(Default)]
struct Frame<'a> {
    /// What all of them may take together; without it each is as wide as its widest cell.
    width: Option<usize>,
    /// Blanks before them.
    indent: u16,
    /// The least that each of them takes.
    least: &'a [usize],
    /// Those whose cells stand on the right.
    right: &'a [usize],
}

impl Frame<'_> {
    /// A table of these cells.
    fn table(&self, rows: &[&[GridCell]]) -> Table {
        let mut table = Table::new();
        table.load_style(STYLE).set_content_arrangement(ContentArrangement::Dynamic);
        for row in rows {
            table.add_row(row.iter().map(|cell| &cell.text));
        }
        let least = self.least.iter().map(|least| LowerBoundary(Fixed(narrowed(*least))));
        table.set_constraints(least);
        for column in table.column_iter_mut() {
            column.set_padding((if column.index == 0 { self.indent } else { 0 }, 0));
            if self.right.contains(&column.index) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        if let Some(width) = self.width {
            // The mark at a cell's end takes one column, and the gap that it becomes more.
            let more = (GAP.len() - 1) * table.column_count().saturating_sub(1);
            table.set_width(narrowed(width.saturating_sub(more)));
        }
        table
    }
}

/// A text in its colour, but not the blanks around it.
pub(super) fn painted<'t>(text: &'t str, color: Option<&str>) -> Cow<'t, str> {
    let word = text.trim();
    match color {
        Some(code) if !word.is_empty() => {
            text.replacen(word, &format!("\u{1b}[{code}m{word}\u{1b}[0m"), 1).into()
        }
        _ => text.into(),
    }
}

/// Lines under way.
struct Page {
    lines: String,
    is_colored: bool,
}

impl Page {
    /// Rows as columns, below their titles.
    fn columns(&mut self, grid: &Grid, frame: &Frame) {
        let rows: Vec<&[GridCell]> = grid.all_rows().collect();
        self.rows(&rows, frame);
    }

    fn rows(&mut self, rows: &[&[GridCell]], frame: &Frame) {
        let mut at = 0;
        for line in frame.table(rows).lines() {
            if line.starts_with(ROW_END) {
                at += 1;
            } else {
                self.cells(&line, rows[at]);
            }
        }
    }

    /// One cell, which may be broken.
    fn cell(&mut self, cell: &GridCell, indent: u16, width: usize) {
        let frame = Frame { width: Some(width), indent, ..Frame::default() };
        self.rows(&[slice::from_ref(cell)], &frame);
    }

    /// A line of `comfy-table` with the colours of its row.
    fn cells(&mut self, line: &str, row: &[GridCell]) {
        let mut made = String::with_capacity(line.len() + GAP.len() * row.len());
        for (index, (text, cell)) in line.split(CELL_END).zip(row).enumerate() {
            made.push_str(if index > 0 { GAP } else { "" });
            made.push_str(&self.painted(text, cell.color));
        }
        self.line(&made);
    }

    /// Fields of an object: titles on the left, and what is too long beside one on lines of its own.
    fn object(&mut self, grid: &Grid, width: usize) {
        let title_width =
            widest(grid, |cell| width_of(&cell.text)).first().copied().unwrap_or_default();
        let beside = width.saturating_sub(title_width + GAP.len());
        if beside < NARROWEST_VALUES {
            return self.fields(grid, width);
        }
        let least = [title_width];
        let frame = Frame { width: Some(width), least: &least, ..Frame::default() };
        for row in grid.all_rows() {
            match row {
                [title, value] if !value.is_breakable && width_of(&value.text) > beside => {
                    self.line(&title.text);
                    self.on_own_line(value, width);
                }
                _ => self.rows(&[row], &frame),
            }
        }
    }

    fn fields(&mut self, grid: &Grid, width: usize) {
        for row in &grid.rows {
            if let [title, value] = row.as_slice() {
                self.titled(&title.text, value, width);
            }
        }
    }

    /// Rows one below the other, a line for each cell that is not empty; without rows the titles alone.
    fn stacked(&mut self, grid: &Grid, width: usize) {
        if grid.is_object {
            return self.fields(grid, width);
        }
        if grid.rows.is_empty() {
            let titles: Vec<&str> = grid.titles.iter().map(|title| title.text.as_str()).collect();
            self.cell(&GridCell::word(&titles.join(GAP)), 0, width);
        }
        for (at, row) in grid.rows.iter().enumerate() {
            if at > 0 {
                self.line("");
            }
            for (title, value) in grid.titles.iter().zip(row) {
                if !value.text.is_empty() {
                    self.titled(&title.text, value, width);
                }
            }
        }
    }

    /// `title: value`. What does not fit beside the title stands below it.
    fn titled(&mut self, title: &str, value: &GridCell, width: usize) {
        if title.is_empty() {
            return self.on_own_line(value, width);
        }
        if width_of(title) + 2 + width_of(&value.text) <= width {
            let value = self.painted(&value.text, value.color);
            return self.line(&format!("{title}: {value}"));
        }
        self.line(&format!("{title}:"));
        self.on_own_line(value, width);
    }

    /// A value below its title, further in where there is room.
    fn on_own_line(&mut self, value: &GridCell, width: usize) {
        if value.is_breakable {
            return self.cell(value, INDENT, width);
        }
        let indent = usize::from(INDENT);
        let has_room = width_of(&value.text) + indent <= width;
        let blanks = " ".repeat(if has_room { indent } else { 0 });
        let painted = self.painted(&value.text, value.color);
        self.line(&format!("{blanks}{painted}"));
    }

    fn painted<'t>(&self, text: &'t str, color: Option<&str>) -> Cow<'t, str> {
        painted(text, color.filter(|_| self.is_colored))
    }

    fn line(&mut self, line: &str) {
        self.lines.push_str(line.trim_end());
        self.lines.push('\n');
    }
}
