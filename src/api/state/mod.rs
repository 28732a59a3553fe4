//! Reading objects before and after a write: what they come to, what can be taken from them, and where what was made is
//! found again.

pub mod customer;
pub mod cycles;
pub mod drift;
pub mod earlier;
pub mod object;
pub mod order;
pub mod order_refund;
pub mod pool;
pub mod reservation;
pub mod reservation_refund;
pub mod trace;

pub use customer::Customer;
pub use earlier::{EarlierWrite, EarlierWrites};
pub use object::{Fetch, ObjectLine, State, StateRecord, read_lines};
pub use pool::figures::Pool;
pub use pool::id::PoolId;
pub use trace::{ORDERS as ORDER_TRACE, Trace};
