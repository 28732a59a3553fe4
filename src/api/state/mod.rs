//! Reading objects before and after a write: what they come to, what can be taken from them, and where what was made is
//! found again.

pub mod cycles;
pub mod earlier;
pub mod object;
pub mod order;
pub mod order_refund;
pub mod pool;
pub mod reservation;
pub mod reservation_refund;
pub mod trace;

pub use earlier::{EarlierWrite, EarlierWrites};
pub use object::{State, StateRecord};
pub use pool::figures::Pool;
pub use pool::id::PoolId;
pub use trace::Trace;
