//! What people and time do to the world without a call of the API: the payer, the staff at a terminal, Front Payment, and
//! the next cycle of a subscription. The control routes and the commands of `fpgo sandbox` come here, and so will whatever
//! a payer does on a page.

pub mod cycles;
pub mod front_payment;
pub mod payer;
pub mod terminal_staff;
