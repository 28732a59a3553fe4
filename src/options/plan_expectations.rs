//! What is expected of a whole plan: for scripts, which answer no question.

use clap::Args;

use crate::base::money::{self, Amount};
use crate::base::text;

/// What a plan must be; otherwise nothing is done with it.
#[derive(Args, Debug, Default)]
pub struct PlanExpectations {
    /// Go on only if the rows to send come to this
    #[arg(long, value_name = "AMOUNT", value_parser = money::parse_or_zero)]
    pub expect_total: Option<Amount>,
    /// Go on only if so many rows are to be sent
    #[arg(long, value_name = "COUNT", value_parser = text::number::<u64>)]
    pub expect_count: Option<u64>,
}
