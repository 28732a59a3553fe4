//! The environments of the API: demo, production, and the sandbox on this machine. Environment variables stand in
//! `variables.rs`.

use reqwest::Url;

/// The name of the sandbox's environment, and of the reserved profile for it.
pub const SANDBOX: &str = "sandbox";

/// Where requests go. The host decides, not the name (README of the API, environments).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    /// Front Payment's demo.
    Demo,
    /// Real money; every unknown host counts as this.
    Production,
    /// The sandbox on this machine.
    Sandbox,
}

impl Environment {
    /// Its name in settings and banners.
    pub fn name(self) -> &'static str {
        match self {
            Environment::Demo => "demo",
            Environment::Production => "production",
            Environment::Sandbox => SANDBOX,
        }
    }

    /// Front Payment's address of it.
    pub fn base_url(self) -> Option<&'static str> {
        match self {
            Environment::Demo => Some("https://demo-api.frontpayment.no/api/v1"),
            Environment::Production => Some("https://apigo.frontpayment.no/api/v1"),
            Environment::Sandbox => None,
        }
    }

    /// The environment that a host of Front Payment's belongs to.
    pub fn of_host(host: &str) -> Option<Environment> {
        for environment in [Environment::Demo, Environment::Production] {
            let address = environment.base_url().and_then(|address| Url::parse(address).ok());
            if address?.host_str() == Some(host.trim_end_matches('.')) {
                return Some(environment);
            }
        }
        None
    }
}
