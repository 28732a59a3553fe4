//! The objects that the world keeps: what each is, what follows from its state, and which rules hold for it. What a call
//! of the API does with them stands in `chapters`, what people do with them in `actors`.

pub mod check;
pub mod customer;
pub mod event;
pub mod inspect;
pub mod line;
pub mod order;
pub mod payment;
pub mod refund;
pub mod refund_request;
pub mod reservation;
pub mod subscription;
pub mod subscription_cycles;
pub mod terminal_order;
