//! Connections: accepts them, serves HTTP on each, and ends those that get no answer, and those of clients that take none.

use std::error::Error;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;
use tokio_io_timeout::TimeoutStream;

use super::dispatch::{CLIENT_TIMEOUT, respond};
use super::state::ServerState;
use crate::sandbox::faults::ConnectionEnd;

/// Accepts connections until the task is dropped.
pub async fn accept(listener: TcpListener, state: Arc<ServerState>) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(serve(stream, Arc::clone(&state)))),
            // Out of sockets, or the client left at once.
            Err(_) => sleep(Duration::from_millis(20)).await,
        }
    }
}

async fn serve(stream: TcpStream, state: Arc<ServerState>) {
    // Without it small answers may wait for the client's acknowledgement; an answer comes either way.
    let _ = stream.set_nodelay(true);
    let service = service_fn(|request| respond(Arc::clone(&state), request));
    // Who asks for a long list and reads nothing of it would keep it in memory for ever.
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(CLIENT_TIMEOUT));
    let mut connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(CLIENT_TIMEOUT)
        .serve_connection(TokioIo::new(Box::pin(stream)), service);
    let Err(error) = Pin::new(&mut connection).await else { return };
    let end = error.source().and_then(<dyn Error>::downcast_ref::<ConnectionEnd>);
    if end == Some(&ConnectionEnd::Reset) {
        // If it cannot be set, the connection is closed in the ordinary way.
        let _ = connection.into_parts().io.into_inner().get_ref().set_zero_linger();
    }
}
