//! The server: sockets and HTTP, and who answers a request: the control routes, a payer's page, or the API. What a call
//! does to the world is not known here.

mod api_requests;
mod connection;
mod control;
mod discovery;
mod disk;
mod dispatch;
mod open_files;
mod page_requests;
mod rate_limit;
mod request;
mod request_headers;
mod request_log;
mod response;
mod server;
mod server_file;
mod server_lock;
mod state;

pub use self::discovery::find;
pub use self::server::Server;
pub use self::server_lock::is_held;
