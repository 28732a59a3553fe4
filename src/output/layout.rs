//! Cells to lines of text: columns side by side where they fit the terminal, otherwise a `title: value` line each. What must
//! be copied whole (identifiers, amounts, times) is never broken: where even a line of its own is too short for it, the
//! terminal wraps it.

use console::measure_text_width as width_of;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

use crate::output::grid::{Grid, GridCell};

/// Between two columns.
const GAP: &str = "  ";

/// A word of text is kept whole up to this width; a longer one need not have a column as wide as itself.
const LONGEST_WORD: usize = 24;

/// A narrower terminal is taken for one of this width, and wraps what is too long for it by itself.
const NARROWEST_TERMINAL: usize = 20;

/// The least that the values of an object need beside their titles.
const NARROWEST_VALUES: usize = 16;

/// The lines of a table, each with its end; `width` is that of the terminal, and unlimited without one.
pub(super) fn lines(grid: &Grid, width: Option<usize>, is_colored: bool) -> String {
    let mut page = Page { lines: String::new(), is_colored };
    match (width.map(|width| width.max(NARROWEST_TERMINAL)), grid.is_object) {
        (None, _) => page.columns(grid, &natural_widths(grid)),
        (Some(width), true) => page.object(grid, width),
        (Some(width), false) => match fitting_widths(grid, width) {
            Some(widths) => page.columns(grid, &widths),
            None => page.stacked(grid, width),
        },
    }
    page.lines
}

/// The width of each column in which nothing has to be broken.
fn natural_widths(grid: &Grid) -> Vec<usize> {
    widest(grid, |cell| width_of(&cell.text))
}

/// The widths of columns that fit the terminal together; `None` where there is no room for all of them.
fn fitting_widths(grid: &Grid, width: usize) -> Option<Vec<usize>> {
    let mut widths = natural_widths(grid);
    let least = widest(grid, narrowest);
    let room = width.checked_sub(GAP.len() * widths.len().saturating_sub(1))?;
    if least.iter().sum::<usize>() > room {
        return None;
    }
    for own in &mut widths {
        *own = (*own).min(room);
    }
    // The widest column gives way first.
    let mut over = widths.iter().sum::<usize>().saturating_sub(room);
    while over > 0 {
        let shrinkable = (0..widths.len()).filter(|index| widths[*index] > least[*index]);
        let widest = shrinkable.max_by_key(|index| widths[*index])?;
        widths[widest] -= 1;
        over -= 1;
    }
    Some(widths)
}

/// The largest measure of the cells of each column, titles included.
fn widest(grid: &Grid, measure: fn(&GridCell) -> usize) -> Vec<usize> {
    let mut widths = Vec::new();
    for row in [&grid.titles].into_iter().chain(&grid.rows) {
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

/// The text of a cell in lines of this width.
fn wrapped(cell: &GridCell, width: usize) -> Vec<String> {
    if !cell.is_breakable || width_of(&cell.text) <= width {
        return vec![cell.text.clone()];
    }
    let options = Options::new(width.max(1))
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    textwrap::wrap(&cell.text, options).into_iter().map(|line| line.into_owned()).collect()
}

/// Lines under way.
struct Page {
    lines: String,
    is_colored: bool,
}

impl Page {
    /// Rows as columns of these widths, below their titles.
    fn columns(&mut self, grid: &Grid, widths: &[usize]) {
        if !grid.titles.is_empty() {
            self.row(&grid.titles, widths, &grid.right);
        }
        for row in &grid.rows {
            self.row(row, widths, &grid.right);
        }
    }

    fn row(&mut self, row: &[GridCell], widths: &[usize], right: &[usize]) {
        let mut cells = Vec::new();
        for (cell, width) in row.iter().zip(widths) {
            cells.push(wrapped(cell, *width));
        }
        let height = cells.iter().map(Vec::len).max().unwrap_or_default();
        for at in 0..height {
            let mut line = String::new();
            for (index, lines) in cells.iter().enumerate() {
                let text = lines.get(at).map_or("", String::as_str);
                let blanks = " ".repeat(widths[index].saturating_sub(width_of(text)));
                let painted = self.painted(text, row[index].color);
                line.push_str(if index > 0 { GAP } else { "" });
                line.push_str(&match right.contains(&index) {
                    true => blanks + &painted,
                    false => painted + &blanks,
                });
            }
            self.line(&line);
        }
    }

    /// Fields of an object: titles on the left, and what is too long beside one on lines of its own.
    fn object(&mut self, grid: &Grid, width: usize) {
        let title_width = natural_widths(grid).first().copied().unwrap_or_default();
        let beside = width.saturating_sub(title_width + GAP.len());
        if beside < NARROWEST_VALUES {
            for row in &grid.rows {
                self.field(row, width);
            }
            return;
        }
        let widths = [title_width, beside];
        if !grid.titles.is_empty() {
            self.row(&grid.titles, &widths, &[]);
        }
        for row in &grid.rows {
            match row.as_slice() {
                [title, value] if !value.is_breakable && width_of(&value.text) > beside => {
                    self.line(&title.text);
                    self.on_own_line(value, width);
                }
                _ => self.row(row, &widths, &[]),
            }
        }
    }

    /// Rows one below the other, a line for each cell that is not empty; without rows the titles alone.
    fn stacked(&mut self, grid: &Grid, width: usize) {
        if grid.rows.is_empty() {
            let titles: Vec<&str> = grid.titles.iter().map(|title| title.text.as_str()).collect();
            for line in wrapped(&GridCell::word(&titles.join(GAP)), width) {
                self.line(&line);
            }
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

    fn field(&mut self, row: &[GridCell], width: usize) {
        if let [title, value] = row {
            self.titled(&title.text, value, width);
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
        let has_room = value.is_breakable || width_of(&value.text) + GAP.len() <= width;
        let indent = if has_room { GAP } else { "" };
        for line in wrapped(value, width.saturating_sub(indent.len())) {
            let line = self.painted(&line, value.color);
            self.line(&format!("{indent}{line}"));
        }
    }

    fn painted(&self, text: &str, color: Option<&str>) -> String {
        match color {
            Some(code) if self.is_colored && !text.is_empty() => {
                format!("\u{1b}[{code}m{text}\u{1b}[0m")
            }
            _ => text.to_owned(),
        }
    }

    fn line(&mut self, line: &str) {
        self.lines.push_str(line.trim_end());
        self.lines.push('\n');
    }
}
