//! The HTTP server on loopback: takes connections, reads one request from each within bounds, and answers it.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{ALLOW, CONNECTION, CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::runtime::{self, Runtime};
use tokio::time::{sleep, timeout};

use super::connections::{Place, Waiting};
use super::events::ListenEvent;
use super::intake::{Intake, Taken};
use super::request::{self, Address, Refusal};
use crate::base::error::{Error, Result};
use crate::base::threads;

/// The port where none is chosen: a merchant's settings may name it.
pub const USUAL_PORT: u16 = 4777;

/// How long a sender may take for the head of its request.
const HEAD_TIME: Duration = Duration::from_secs(5);

/// How long a connection may take for everything.
const WHOLE_TIME: Duration = Duration::from_secs(10);

/// The largest head of a request, in bytes: twice what web servers take for an address.
const LARGEST_HEAD: usize = 16 * 1024;

/// The most header fields.
const MOST_HEADERS: usize = 64;

/// Takes a port of this machine. Others cannot reach it.
pub fn bind(port: u16) -> Result<(TcpListener, u16)> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    match try_bind(address) {
        Ok(bound) => Ok(bound),
        Err(error) => Err(Error::config(format!("nothing can be received on {address}: {error}"))
            .next("another port with --port; 0 takes a free one")),
    }
}

fn try_bind(address: SocketAddr) -> io::Result<(TcpListener, u16)> {
    let listener = TcpListener::bind(address)?;
    listener.set_nonblocking(true)?;
    let port = listener.local_addr()?.port();
    Ok((listener, port))
}

/// Serves on a thread of its own until the process ends.
pub fn serve(listener: TcpListener, address: Address, intake: Arc<Intake>) -> Result<()> {
    let runtime = runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Error::guarded(format!("no way to serve: {error}")))?;
    let server = Server { address: Arc::new(address), intake, waiting: Waiting::default() };
    threads::start("callbacks", move || server.run(&runtime, listener))
}

#[derive(Clone)]
struct Server {
    address: Arc<Address>,
    intake: Arc<Intake>,
    waiting: Waiting,
}

impl Server {
    fn run(self, runtime: &Runtime, listener: TcpListener) {
        runtime.block_on(async move {
            match tokio::net::TcpListener::from_std(listener) {
                Ok(listener) => self.accept(listener).await,
                Err(error) => {
                    let why = format!("the port cannot be used: {error}");
                    self.intake.events.tell_surely(ListenEvent::Trouble(Error::guarded(why)));
                }
            }
        });
    }

    async fn accept(self, listener: tokio::net::TcpListener) {
        loop {
            let Ok((stream, _)) = listener.accept().await else {
                // Out of sockets, or the sender left at once.
                sleep(Duration::from_millis(20)).await;
                continue;
            };
            if self.intake.is_ending() {
                return;
            }
            let place = self.waiting.place();
            let number = place.number();
            let task = tokio::spawn(self.clone().connection(stream, place));
            self.waiting.put(number, task.abort_handle());
        }
    }

    async fn connection(self, stream: TcpStream, place: Place) {
        let place = Arc::new(place);
        let service = service_fn(move |request| {
            let (server, place) = (self.clone(), Arc::clone(&place));
            async move {
                place.leave();
                Ok::<_, Infallible>(server.answer(&request))
            }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_TIME)
            .max_buf_size(LARGEST_HEAD)
            .max_headers(MOST_HEADERS)
            .keep_alive(false)
            .serve_connection(TokioIo::new(stream), service);
        // Whatever ends it early: the sender has its answer, or sent no request.
        let _ = timeout(WHOLE_TIME, connection).await;
    }

    /// The answer to a request. Its body is never read: no callback has one.
    fn answer(&self, request: &Request<Incoming>) -> Response<Full<Bytes>> {
        let (parts, ()) = head(request).into_parts();
        let refusal = match request::read(&parts, &self.address) {
            Ok(callback) => {
                return match self.intake.take(&callback) {
                    Taken::Authentic => response(200, "authentic"),
                    Taken::NotAuthentic => response(403, "not authentic"),
                    Taken::Not => response(503, "not taken: send it again later"),
                };
            }
            Err(refusal) => refusal,
        };
        self.intake.events.tell(ListenEvent::Refused(refusal));
        let mut refused = response(refusal.status(), refusal.words());
        if refusal == Refusal::NotGet {
            refused.headers_mut().insert(ALLOW, HeaderValue::from_static("GET"));
        }
        refused
    }
}

fn head(request: &Request<Incoming>) -> Request<()> {
    let mut head = Request::new(());
    *head.method_mut() = request.method().clone();
    *head.uri_mut() = request.uri().clone();
    *head.headers_mut() = request.headers().clone();
    head
}

fn response(status: u16, words: &str) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(format!("{words}\n"))));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or_default();
    let plain = HeaderValue::from_static("text/plain; charset=utf-8");
    response.headers_mut().insert(CONTENT_TYPE, plain);
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    response
}
