//! How an answer is shown: where its rows are, and which of their fields.

/// Where the rows of an answer are, and what is shown of each. Pointers count from `data`; those that begin with
/// `^` count from the envelope.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// The answer is a list; otherwise one object, shown as titles and values.
    pub list: bool,
    /// Title and pointer of each column.
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

/// Title and pointer of each column.
pub type Columns = &'static [(&'static str, &'static str)];

/// A list inside an object.
#[derive(Clone, Copy, Debug)]
pub struct NestedList {
    /// What stands above it.
    pub title: &'static str,
    /// Where the list is; several lists are shown as one, in the order of their times, with these words before the rows.
    pub rows: &'static [(&'static str, &'static str)],
    /// What is shown of each element; the pointer `@` is its own name in an object.
    pub columns: Columns,
}
