//! A key that everybody may know, with the certificates that make it localhost's, and a server that shows one.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use super::envelope;

/// A key of nobody.
pub const KEY: &str = "-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgDtHLGZzgvIpHJ5V4
1EbMJ70awYbqThmm43Kha02pXcChRANCAAT9y5WWVyDTwrQCudag1mYmRYc5I4A4
oeUQ2JZlO8Oxkyeg6zFlH+lxNxQtuqq5OMC9yi7O/+cDfhSCP61uct1r
-----END PRIVATE KEY-----
";
/// A certificate that the key signed for localhost, until 2120.
pub const VALID: &str = "-----BEGIN CERTIFICATE-----
MIIBXjCCAQSgAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlmcGdvIHRl
c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
CWZwZ28gdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABP3LlZZXINPCtAK5
1qDWZiZFhzkjgDih5RDYlmU7w7GTJ6DrMWUf6XE3FC26qrk4wL3KLs7/5wN+FII/
rW5y3WujRTBDMAwGA1UdEwEB/wQCMAAwFAYDVR0RBA0wC4IJbG9jYWxob3N0MB0G
A1UdDgQWBBT7zMPvp1cT3VvxArYVNR5qLaio+TAKBggqhkjOPQQDAgNIADBFAiEA
8Gx9dNXRuI8vUePb0SAPYk/B8WVxAvWnWuneuWYwRSECIALcdQr0Kk/ttqIMGISI
Yg8COXGtOq1AHuU9qUt6Go7i
-----END CERTIFICATE-----
";

/// The certificate of another authority.
pub const OTHER: &str = "-----BEGIN CERTIFICATE-----
MIIBhzCCAS2gAwIBAgIUIxKqqPS2bNkdskLGtPYugmOH2vIwCgYIKoZIzj0EAwIw
GDEWMBQGA1UEAwwNc29tZWJvZHkgZWxzZTAgFw0yNjExMjYxNDU1MjhaGA8yMTI1
MDYyMDE0NTUyOFowGDEWMBQGA1UEAwwNc29tZWJvZHkgZWxzZTBZMBMGByqGSM49
AgEGCCqGSM49AwEHA0IABCNBTq3IvQh+TQm+b9EJqxjmvGo0VfmXcRisKqMsgBI2
Cdj32o/5rDjpqqicMm60+H2uhBCi+AvA2+74vhPezVCjUzBRMB0GA1UdDgQWBBTv
qL47oRoyUNydtbVZXoBy9qfHszAfBgNVHSMEGDAWgBTvqL47oRoyUNydtbVZXoBy
9qfHszAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIAS5trBWJdzp
RItSGfHz/wxeiZXttZeBQRAfbPcjOKYiAiEAgR0grTIcLNv79c64V2DjicYzscox
U7kYTuRDkLAo6cc=
-----END CERTIFICATE-----
";

/// Of January 2020, for localhost by the same key.
pub const EXPIRED: &str = "-----BEGIN CERTIFICATE-----
MIIBWzCCAQKgAwIBAgIBAjAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlmcGdvIHRl
c3QwHhcNMjAwMTAxMDAwMDAwWhcNMjAwMjAxMDAwMDAwWjAUMRIwEAYDVQQDDAlm
cGdvIHRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAT9y5WWVyDTwrQCudag
1mYmRYc5I4A4oeUQ2JZlO8Oxkyeg6zFlH+lxNxQtuqq5OMC9yi7O/+cDfhSCP61u
ct1ro0UwQzAMBgNVHRMBAf8EAjAAMBQGA1UdEQQNMAuCCWxvY2FsaG9zdDAdBgNV
HQ4EFgQU+8zD76dXE91b8QK2FTUeai2oqPkwCgYIKoZIzj0EAwIDRwAwRAIgS99c
E/fXy8qRjAi8C4Db/NmTuLsIgeN/64Q2+4R3cVACIEWoska26Teib46B6ZDWh/cf
+j11V0QevuPK6Fdj7wpo
-----END CERTIFICATE-----
";

/// That the key signed for a host that only a proxy finds, until 2120.
pub const FAR: &str = "-----BEGIN CERTIFICATE-----
MIIBZDCCAQugAwIBAgIBAzAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlmcGdvIHRl
c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
CWZwZ28gdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABP3LlZZXINPCtAK5
1qDWZiZFhzkjgDih5RDYlmU7w7GTJ6DrMWUf6XE3FC26qrk4wL3KLs7/5wN+FII/
rW5y3WujTDBKMAwGA1UdEwEB/wQCMAAwGwYDVR0RBBQwEoIQcGF5bWVudHMuaW52
YWxpZDAdBgNVHQ4EFgQU+8zD76dXE91b8QK2FTUeai2oqPkwCgYIKoZIzj0EAwID
RwAwRAIgeTpBAOuhfiVN9w3jC0XvEGKE2geWlLWu+JtwdACXygwCIDAptlRTQfrS
Zlf1/Xz6kogi2MCVXfXd9V4XUdE4ZKGL
-----END CERTIFICATE-----
";

/// How a server shows this certificate.
pub fn shows(certificate: &str) -> Arc<ServerConfig> {
    let chain = CertificateDer::pem_slice_iter(certificate.as_bytes());
    let chain = chain.collect::<Result<Vec<_>, _>>().expect("a certificate");
    let key = PrivateKeyDer::from_pem_slice(KEY.as_bytes()).expect("a key");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .expect("they belong together");
    Arc::new(config)
}

/// A server that shows this certificate, and knows no order.
pub fn tls_server(certificate: &str) -> u16 {
    let config = shows(certificate);
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let connection = ServerConnection::new(Arc::clone(&config)).expect("a connection");
            let mut tls = StreamOwned::new(connection, stream.expect("a connection"));
            // Whoever trusts nothing of it hangs up before a request.
            let mut piece = [0; 4096];
            if matches!(tls.read(&mut piece), Ok(count) if count > 0) {
                let body = envelope(404, "orderNotFound").to_string();
                let length = body.len();
                let head =
                    "HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nConnection: close";
                let answer = format!("{head}\r\nContent-Length: {length}\r\n\r\n{body}");
                let _ = tls.write_all(answer.as_bytes());
            }
        }
    });
    port
}
