//! A request for a page, as the server hands it over, and the fields of its form.

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

    /// The token that a form of this page carries.
    pub fn form_token(&self) -> String {
        form_token::make(self.nonce, self.path)
    }

    /// Whether the form comes from this page of this server.
    pub fn has_form_token(&self) -> bool {
        form_token::is_right(self.nonce, self.path, &self.field("token").unwrap_or_default())
    }
}
