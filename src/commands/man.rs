//! `fpgo man`: a manual page for each command, from the same tree that parses the line: one is opened or printed, or all are
//! written for `man` to find.

use std::env;
use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process;

use clap::{Args, Command};
use clap_mangen::Man;
use directories::BaseDirs;

use crate::api;
use crate::base::error::{Error, Result};
use crate::base::step;
use crate::output::delivery::delivered;
use crate::output::ui::Ui;
use crate::profile::secret_variables;
use crate::store::private;

/// The options.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fpgo man orders refund\n  fpgo man orders refund > refund.1\n  fpgo man --install"
)]
pub struct ManArgs {
    /// Command that the page is about; fpgo itself, if left out
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
    /// Write the pages of all commands into this directory
    #[arg(long, value_name = "DIR", conflicts_with_all = ["command", "install"])]
    dir: Option<PathBuf>,
    /// Write the pages of all commands where man looks for those of this user
    #[arg(long, conflicts_with = "command")]
    install: bool,
}

/// Opens a page on a terminal, prints it elsewhere, or writes all of them.
pub fn run(arguments: &ManArgs, mut tree: Command, ui: &mut Ui) -> Result<()> {
    // Every command gets its whole name, and the global options.
    tree.build();
    if let Some(dir) = &arguments.dir {
        return write_all(&tree, dir, ui);
    }
    if arguments.install {
        let dir = own_directory()?;
        write_all(&tree, &dir.join("man1"), ui)?;
        ui.note("read them with: man fpgo-orders-refund");
        let page = dir.join("man1/fpgo-orders-refund.1");
        let page = shell_words::quote(&page.to_string_lossy()).into_owned();
        ui.note(&format!("if man does not find it by name: man {page}"));
        return Ok(());
    }
    let command = find(&tree, &arguments.command)?;
    let page = page(command)?;
    if io::stdout().is_terminal() && open(command, &page).is_ok() {
        return Ok(());
    }
    delivered(ui.data(&page))
}

fn find<'t>(tree: &'t Command, words: &[String]) -> Result<&'t Command> {
    let mut command = tree;
    for word in words {
        let Some(inner) = command.find_subcommand(word) else {
            let known: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
            let name = command.get_bin_name().unwrap_or("fpgo");
            let error = Error::invalid(format!("{name} has no command {word}, so it has no page"));
            return Err(match api::nearest_word(word, known.into_iter()) {
                Some(near) => error.next(format!("did you mean {near}?")),
                None => error.next(step::Command::of_machine("--help").why("see all commands")),
            });
        };
        command = inner;
    }
    Ok(command)
}

/// The page of a command, in the language of man.
fn page(command: &Command) -> Result<String> {
    let mut page = Vec::new();
    match Man::new(command.clone()).render(&mut page) {
        Ok(()) => Ok(String::from_utf8_lossy(&page).into_owned()),
        Err(error) => Err(Error::bug(format!("the page cannot be made: {error}"))),
    }
}

/// The name of a page's file, such as `fpgo-orders-refund.1`.
fn file_name(command: &Command) -> String {
    format!("{}.1", command.get_display_name().unwrap_or_else(|| command.get_name()))
}

/// Opens the page with the machine's own `man`.
fn open(command: &Command, page: &str) -> io::Result<()> {
    let dir = private::new_dir(&env::temp_dir().join("fpgo-man"))?;
    let path = dir.join(file_name(command));
    let shown = fs::write(&path, page).and_then(|()| {
        let mut man = process::Command::new("man");
        secret_variables::withhold(&mut man);
        man.arg(&path).status()
    });
    // Nothing depends on it, and it says nothing that is not public.
    let _ = fs::remove_dir_all(&dir);
    match shown? {
        status if status.success() => Ok(()),
        status => Err(io::Error::other(format!("man ended with {status}"))),
    }
}

/// Where `man` looks for pages of this user.
fn own_directory() -> Result<PathBuf> {
    let base = BaseDirs::new()
        .ok_or_else(|| Error::config("the home directory is not known: set HOME"))?;
    let data = env::var_os("XDG_DATA_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    Ok(data.unwrap_or_else(|| base.home_dir().join(".local/share")).join("man"))
}

fn write_all(tree: &Command, dir: &Path, ui: &mut Ui) -> Result<()> {
    fs::create_dir_all(dir).map_err(|error| not_written(dir, &error))?;
    let mut all = vec![tree];
    let mut written = 0;
    while let Some(command) = all.pop() {
        let path = dir.join(file_name(command));
        fs::write(&path, page(command)?).map_err(|error| not_written(&path, &error))?;
        written += 1;
        all.extend(command.get_subcommands().filter(|inner| !inner.is_hide_set()));
    }
    delivered(ui.data(&format!("wrote {written} pages to {}\n", dir.display())))
}

fn not_written(path: &Path, error: &io::Error) -> Error {
    Error::config(format!("{} cannot be written: {error}", path.display()))
}
