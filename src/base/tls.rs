//! Which certificates are trusted: the system's, and those of a file that the profile names.

use std::fmt::Display;
use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use crate::base::error::{Error, Result};
use crate::base::input;
use crate::base::target::{Target, is_loopback};

/// No file of certificates is larger: 4 MiB.
const LARGEST_CA_FILE: u64 = 4 << 20;

/// Whom to trust at a place.
pub struct Trust<'a> {
    /// The key of the profile that names the file, for messages.
    pub key: &'static str,
    /// More certificates to trust.
    pub ca_file: Option<&'a Path>,
    /// Whether the place is this machine.
    pub is_here: bool,
}

impl<'a> Trust<'a> {
    /// Whom to trust at the target of requests.
    pub fn of(target: &'a Target) -> Trust<'a> {
        let ca_file = target.ca_file.as_deref();
        Trust { key: "ca_file", ca_file, is_here: is_loopback(&target.base_url) }
    }
}

/// The settings of TLS for a place.
pub fn config(trust: &Trust) -> Result<rustls::ClientConfig> {
    let mut roots = rustls::RootCertStore::empty();
    if let Some(path) = trust.ca_file {
        for certificate in certificates(trust.key, path)? {
            roots.add(certificate).map_err(|error| unusable(trust.key, path, error))?;
        }
    }
    // Reading the system's certificates takes longer than a local look-up; a local server never has one of theirs.
    if !trust.is_here {
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    }
    let config = rustls::ClientConfig::builder_with_provider(Arc::new(
        rustls::crypto::ring::default_provider(),
    ))
    .with_safe_default_protocol_versions()
    .map_err(|error| Error::bug(format!("setting up TLS: {error}")))?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}

/// How many certificates the file of this key holds; at least one.
pub fn certificates_in(key: &str, path: &Path) -> Result<usize> {
    let certificates = certificates(key, path)?;
    let mut roots = rustls::RootCertStore::empty();
    for certificate in &certificates {
        roots.add(certificate.clone()).map_err(|error| unusable(key, path, error))?;
    }
    Ok(certificates.len())
}

/// The certificates of a file; at least one.
fn certificates(key: &str, path: &Path) -> Result<Vec<CertificateDer<'static>>> {
    let bytes = input::read(path, LARGEST_CA_FILE).map_err(|error| unusable(key, path, error))?;
    let parsed: std::result::Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&bytes).collect();
    let certificates = parsed.map_err(|error| unusable(key, path, error))?;
    match certificates.is_empty() {
        true => Err(Error::config(format!("{key} {} holds no certificate", path.display()))),
        false => Ok(certificates),
    }
}

fn unusable(key: &str, path: &Path, error: impl Display) -> Error {
    Error::config(format!("{key} {}: {error}", path.display()))
}
