//! What happens in the world without a call of the API: a payer pays, staff at a terminal or at Front Payment decide, a
//! subscription's next cycle runs. The control routes and the commands of `fpgo sandbox` lead here.

pub mod cycles;
pub mod front_payment;
pub mod payer;
pub mod terminal_staff;
