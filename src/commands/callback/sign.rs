//! `fpgo callback sign`: prints a test callback of any kind, right or wrong on purpose. It sends nothing.

use clap::Args;
use serde_json::json;
use url::Url;

use super::test_callback::{TestCallbackArgs, address};
use super::test_secret;
use crate::api::ColumnKind;
use crate::base::error::Result;
use crate::options::Globals;
use crate::output::delivery::delivered;
use crate::output::local_table::{LocalTable, show_local};
use crate::output::ui::Ui;

/// What stands below its help.
pub const HELP: &str = "The values are made up unless given; with both times given the same line comes each time.\n\
    The secret comes from where that of verify comes from, never from the command line; one of production is refused.\n\n\
    Examples:\n  \
    fpgo --sandbox callback sign --to 'https://shop.example/fp/callback?shop=7' --amount 800\n  \
    fpgo --sandbox callback sign terminal-payment --status declined\n  \
    fpgo --sandbox callback sign company --set score=12 --wrong tampered\n\n\
    Exit codes: 0 printed, 2 wrong use, 3 no secret, 8 a secret of production";

/// What is to be signed.
#[derive(Args, Debug)]
pub struct SignArgs {
    #[command(flatten)]
    callback: TestCallbackArgs,
    /// Address of the endpoint; its own parameters come first, and are signed too
    #[arg(long, value_name = "URL", default_value = "https://shop.example/fp/callback", value_parser = address)]
    to: Url,
}

/// Prints a test callback.
pub fn run(args: &SignArgs, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let secret = test_secret::secret(globals, ui)?;
    let signed = args.callback.signed(&args.to, &secret, globals)?;
    let urls = vec![signed.url.as_str(); signed.times];
    if ui.quiet || ui.is_for_people() {
        delivered(ui.data(&format!("{}\n", urls.join("\n"))))?;
    } else {
        let rows = urls.iter().map(|url| vec![(*url).to_owned()]).collect();
        let json = json!({
            "urls": urls,
            "kind": signed.kind,
            "signed": signed.is_signed,
            "wrong": signed.wrong.map(|wrong| wrong.word()),
        });
        show_local(LocalTable::List(&[("Url", ColumnKind::Identifier)], rows), &json, ui)?;
    }
    signed.tell(&secret, ui);
    Ok(())
}
