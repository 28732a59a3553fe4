//! A request for a page, as the server hands it over, and the fields of its form.

use serde_json::Value;
use url::form_urlencoded;

use super::form_token;
use super::language::Language;

/// A request for a page.
pub struct PageRequest<'a> {
    /// In capitals.
    pub method: &'a str,
    /// Path without the query.
    pub path: &'a str,
    /// The query's keys and values, decoded.
    pub query: &'a [(String, String)],
    /// The form that was sent; empty for none.
    pub body: &'a [u8],
    /// What the forms of this server are known by.
    pub nonce: &'a str,
}

impl PageRequest<'_> {
    /// Whether a page is only looked at.
    pub fn is_look(&self) -> bool {
        matches!(self.method, "GET" | "HEAD")
    }

    /// The field of the form with this name.
    pub fn field(&self, name: &str) -> Option<String> {
        let mut fields = form_urlencoded::parse(self.body);
        fields.find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    }

    /// The value of this key in the query.
    pub fn query(&self, name: &str) -> Option<&str> {
        let pair = self.query.iter().find(|(key, _)| key == name);
        pair.map(|(_, value)| value.as_str())
    }

    /// The language that whoever looks has chosen instead of the customer's.
    pub fn chosen_language(&self) -> Option<Language> {
        Language::of_code(self.query("lang")?)
    }

    /// The address of this page, with what was chosen for looking at it.
    pub fn own_address(&self) -> String {
        address(self.path, self.is_for_invoice(), self.chosen_language())
    }

    /// The address of this page in another language.
    pub fn address_in(&self, language: Language) -> String {
        address(self.path, self.is_for_invoice(), Some(language))
    }

    /// The address of another page, in the language that was chosen.
    pub fn address_of(&self, path: &str) -> String {
        address(path, false, self.chosen_language())
    }

    /// The address of a page where somebody signs for an invoice, in the language that was chosen.
    pub fn address_for_invoice(&self, path: &str) -> String {
        address(path, true, self.chosen_language())
    }

    /// Whether somebody comes here who has just chosen invoice.
    pub fn is_for_invoice(&self) -> bool {
        self.query("for") == Some("invoice")
    }

    /// The language of the page of what this body made.
    pub fn language_for(&self, body: &Value) -> Language {
        self.chosen_language().unwrap_or_else(|| Language::of_body(body))
    }

    /// The token that a form of this page carries.
    pub fn form_token(&self) -> String {
        form_token::make(self.nonce, self.path)
    }

    /// Whether the form comes from this page of this server.
    pub fn has_form_token(&self) -> bool {
        form_token::is_right(self.nonce, self.path, &self.field("token").unwrap_or_default())
    }
}

fn address(path: &str, is_for_invoice: bool, language: Option<Language>) -> String {
    let mut choices = Vec::new();
    if is_for_invoice {
        choices.push("for=invoice".to_owned());
    }
    if let Some(language) = language {
        choices.push(format!("lang={}", language.code()));
    }
    if choices.is_empty() { path.to_owned() } else { format!("{path}?{}", choices.join("&")) }
}
