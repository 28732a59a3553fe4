//! PostgreSQL as a kind of database: its address, connecting to it by TLS, statements, and the locks that last as long as a
//! connection.

mod address;
mod connection;
mod failure;
mod locks;
mod rows;
mod server;
mod session;
mod tls;

pub use address::Address;
pub use connection::Connection;
pub use rows::{PagedRows, Query};
pub use server::Server;
