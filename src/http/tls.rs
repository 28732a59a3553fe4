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

/// The settings of TLS for this target.
pub fn config(target: &Target) -> Result<rustls::ClientConfig> {
    let mut roots = rustls::RootCertStore::empty();
    if let Some(path) = &target.ca_file {
        for certificate in certificates(path)? {
            roots.add(certificate).map_err(|error| unusable(path, error))?;
        }
    }
    // Reading the system's certificates takes longer than a local look-up; a local server never has one of theirs.
    if !is_loopback(&target.base_url) {
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    }
    let config = rustls::ClientConfig::builder_with_provider(Arc::new(
        rustls::crypto::ring::default_provider(),
    ))
    .with_safe_default_protocol_versions()
    .map_err(|error| Error::bug(format!("setting up TLS: {error}")))?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}

/// How many certificates a file holds; at least one.
pub fn certificates_in(path: &Path) -> Result<usize> {
    let certificates = certificates(path)?;
    let mut roots = rustls::RootCertStore::empty();
    for certificate in &certificates {
        roots.add(certificate.clone()).map_err(|error| unusable(path, error))?;
    }
    Ok(certificates.len())
}

/// The certificates of a file; at least one.
fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>> {
    let bytes = input::read(path, LARGEST_CA_FILE).map_err(|error| unusable(path, error))?;
    let parsed: std::result::Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&bytes).collect();
    let certificates = parsed.map_err(|error| unusable(path, error))?;
    match certificates.is_empty() {
        true => Err(Error::config(format!("ca_file {} holds no certificate", path.display()))),
        false => Ok(certificates),
    }
}

fn unusable(path: &Path, error: impl Display) -> Error {
    Error::config(format!("ca_file {}: {error}", path.display()))
}
