//! A handshake of TLS alone, step by step, to tell which of them fails: the name, the connection, the certificate. Nothing
//! is sent beyond it, and no proxy is passed; requests go through `client.rs`.

use std::fmt::Display;
use std::io::{self, ErrorKind};
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use rustls::pki_types::ServerName;
use rustls::{CertificateError, ClientConnection};
use url::{Host, Url};

use crate::base::error::{Error, Result};
use crate::base::target::Target;
use crate::base::threads;
use crate::base::tls::{self, Trust};

/// No step is given less time.
const SHORTEST: Duration = Duration::from_millis(1);

/// Which step failed, with the reason as the end of a sentence.
#[derive(Debug)]
pub enum HandshakeFailure {
    /// Nobody is found under the name.
    Name(String),
    /// The host does not take a connection.
    Connection(String),
    /// The certificate is not trusted.
    Certificate(String),
    /// Whatever else goes wrong in between.
    Protocol(String),
}

/// Connects to the target and shakes hands, all of it within this time; gives the version of TLS that both agreed on.
pub fn shake_hands(
    target: &Target,
    within: Duration,
) -> Result<std::result::Result<&'static str, HandshakeFailure>> {
    let name = server_name(&target.base_url)?;
    let config = Arc::new(tls::config(&Trust::of(target))?);
    let mut connection = ClientConnection::new(config, name)
        .map_err(|error| Error::bug(format!("setting up TLS: {error}")))?;
    let deadline = Instant::now() + within;
    Ok(connect(&target.base_url, deadline)
        .and_then(|mut stream| exchange(&mut connection, &mut stream, deadline))
        .map(|()| version(&connection)))
}

fn server_name(address: &Url) -> Result<ServerName<'static>> {
    let no_name = || Error::config(format!("{address} names no host"));
    match address.host().ok_or_else(no_name)? {
        Host::Domain(name) => ServerName::try_from(name.to_owned()).map_err(|_| no_name()),
        Host::Ipv4(ip) => Ok(ServerName::IpAddress(ip.into())),
        Host::Ipv6(ip) => Ok(ServerName::IpAddress(ip.into())),
    }
}

fn connect(address: &Url, deadline: Instant) -> std::result::Result<TcpStream, HandshakeFailure> {
    let host = address.host_str().unwrap_or_default().trim_matches(['[', ']']);
    let port = address.port_or_known_default().unwrap_or(443);
    let found = look_up(host, port, deadline)?;
    let mut last = None;
    for (address, others) in found.iter().zip((1..=found.len()).rev()) {
        // One that does not answer leaves time for the others.
        let within = left(deadline) / u32::try_from(others).unwrap_or(u32::MAX);
        match TcpStream::connect_timeout(address, within.max(SHORTEST)) {
            Ok(stream) => return Ok(stream),
            Err(error) => last = Some(format!("{address}: {error}")),
        }
    }
    Err(match last {
        Some(why) => HandshakeFailure::Connection(why),
        None => name_failure(host, "it has no address"),
    })
}

/// The addresses of a host. Whoever looks them up cannot be told how long to wait, so a thread of its own does.
fn look_up(
    host: &str,
    port: u16,
    deadline: Instant,
) -> std::result::Result<Vec<SocketAddr>, HandshakeFailure> {
    let (send, receive) = mpsc::channel();
    let name = (host.to_owned(), port);
    let started = threads::start("name", move || {
        // Nobody listens any more when it comes too late.
        let _ = send.send(name.to_socket_addrs().map(Vec::from_iter));
    });
    started.map_err(|error| HandshakeFailure::Protocol(error.to_string()))?;
    match receive.recv_timeout(left(deadline)) {
        Ok(found) => found.map_err(|error| name_failure(host, error)),
        Err(_) => Err(name_failure(host, "no name service has answered in time")),
    }
}

/// The time until then, and a little where there is none left: no call takes none at all.
fn left(deadline: Instant) -> Duration {
    deadline.saturating_duration_since(Instant::now()).max(SHORTEST)
}

fn name_failure(host: &str, why: impl Display) -> HandshakeFailure {
    HandshakeFailure::Name(format!("{host} is not found: {why}"))
}

fn exchange(
    connection: &mut ClientConnection,
    stream: &mut TcpStream,
    deadline: Instant,
) -> std::result::Result<(), HandshakeFailure> {
    while connection.is_handshaking() {
        // A host that sends a byte now and then is not waited for without end.
        if Instant::now() >= deadline {
            return Err(protocol(ErrorKind::TimedOut.into()));
        }
        let set = stream.set_read_timeout(Some(left(deadline)));
        set.and_then(|()| stream.set_write_timeout(Some(left(deadline)))).map_err(protocol)?;
        while connection.wants_write() {
            connection.write_tls(stream).map_err(protocol)?;
        }
        if connection.wants_read() && connection.is_handshaking() {
            if connection.read_tls(stream).map_err(protocol)? == 0 {
                return Err(HandshakeFailure::Protocol("the host hung up".into()));
            }
            connection.process_new_packets().map_err(|error| tls_failure(&error))?;
        }
    }
    Ok(())
}

fn protocol(error: io::Error) -> HandshakeFailure {
    HandshakeFailure::Protocol(error.to_string())
}

fn tls_failure(error: &rustls::Error) -> HandshakeFailure {
    let rustls::Error::InvalidCertificate(wrong) = error else {
        return HandshakeFailure::Protocol(error.to_string());
    };
    HandshakeFailure::Certificate(match wrong {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            "it has expired".into()
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            "it is not valid yet".into()
        }
        CertificateError::UnknownIssuer => "nobody whom this machine trusts has signed it".into(),
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "it is for another name".into()
        }
        CertificateError::Revoked => "it was revoked".into(),
        other => other.to_string(),
    })
}

fn version(connection: &ClientConnection) -> &'static str {
    match connection.protocol_version() {
        Some(rustls::ProtocolVersion::TLSv1_2) => "TLS 1.2",
        Some(rustls::ProtocolVersion::TLSv1_3) => "TLS 1.3",
        _ => "TLS",
    }
}
