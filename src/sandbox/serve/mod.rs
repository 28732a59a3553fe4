//! The server: sockets and HTTP, and who answers a request: the control routes, a payer's page, or the API. What a call
//! does to the world is not known here.

mod api_requests;
mod connection;
mod control;
mod dispatch;
mod gate;
mod rate_limit;
mod request;
mod request_log;
mod response;
mod running;
mod server;
mod state;

pub use self::running::find;
pub use self::server::Server;
pub use self::state::THREAD;
