//! How an answer is shown: where its rows are, which of their fields, and what these hold.

/// Where the rows of an answer are, and what is shown of each. Pointers count from `data`; those that begin with
/// `^` count from the envelope.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// The answer is a list; otherwise one object, shown as titles and values.
    pub list: bool,
    /// Its columns, in the order in which they are shown.
    pub columns: Columns,
    /// Lists inside the object, shown below it.
    pub nested: &'static [NestedList],
    /// Pointer of the identifier that `-q` prints; without one, the identifier that was given.
    pub id: Option<&'static str>,
    /// Pointer of the address to send the customer to, which `--qr` shows as a code.
    pub link: Option<&'static str>,
}

impl Table {
    /// One object with these columns.
    pub const fn object(columns: Columns) -> Table {
        Table { list: false, columns, nested: &[], id: None, link: None }
    }

    /// A list with these columns.
    pub const fn list(columns: Columns) -> Table {
        Table { list: true, ..Table::object(columns) }
    }

    /// This table, with `-q` printing what is at this pointer.
    pub const fn identified(mut self, id: &'static str) -> Table {
        self.id = Some(id);
        self
    }

    /// This table, with an address to send the customer to.
    pub const fn linking(mut self, link: &'static str) -> Table {
        self.link = Some(link);
        self
    }
}

/// Columns, in the order in which they are shown.
pub type Columns = &'static [Column];

/// A column of a table, or a field of an object.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// What stands above it.
    pub title: &'static str,
    /// Where its value stands in a row; `@` is the row's own name in an object.
    pub pointer: &'static str,
    /// What its values are.
    pub kind: ColumnKind,
}

/// What the values of a column are, which decides how a person sees them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words, numbers and whatever else may be broken at a blank.
    Text,
    /// What is copied or pasted: an identifier, a reference, an address of a page. Never broken.
    Identifier,
    /// An amount of money. Never broken.
    Amount,
    /// A time, in whatever form it comes (quirk 43); what has a known instant is shown in the person's time zone.
    Instant,
    /// A status of the API.
    Status,
}

impl Column {
    /// A column of words.
    pub const fn text(title: &'static str, pointer: &'static str) -> Column {
        Column { title, pointer, kind: ColumnKind::Text }
    }

    /// A column of identifiers.
    pub const fn identifier(title: &'static str, pointer: &'static str) -> Column {
        Column { title, pointer, kind: ColumnKind::Identifier }
    }

    /// A column of amounts.
    pub const fn amount(title: &'static str, pointer: &'static str) -> Column {
        Column { title, pointer, kind: ColumnKind::Amount }
    }

    /// A column of times.
    pub const fn instant(title: &'static str, pointer: &'static str) -> Column {
        Column { title, pointer, kind: ColumnKind::Instant }
    }

    /// A column of statuses.
    pub const fn status(title: &'static str, pointer: &'static str) -> Column {
        Column { title, pointer, kind: ColumnKind::Status }
    }
}

/// A list inside an object.
#[derive(Clone, Copy, Debug)]
pub struct NestedList {
    /// What stands above it.
    pub title: &'static str,
    /// Where the list is; several lists are shown as one, in the order of their times, with these words before the rows.
    pub rows: &'static [(&'static str, &'static str)],
    /// What is shown of each element.
    pub columns: Columns,
}
