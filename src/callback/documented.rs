//! The documented names of a callback's parameters, in the documented order; all others are the merchant's own. What a check asks for
//! again and again has a number besides, in `known.rs`.

/// The parameters of a general callback in the documented order (chapter 12.1). It has all of them.
pub const GENERAL: [&str; 6] =
    ["orderUuid", "status", "paymentMethod", "amount", "createdAt", "timestamp"];

/// The parameters of a company check in the documented order (chapter 12.4). The documents show some with a few of them.
pub const COMPANY: [&str; 12] = [
    "companyCheckUuid",
    "companyId",
    "companyType",
    "companyName",
    "score",
    "riskLevel",
    "scoreMessage",
    "defaultProbability",
    "personalNumber",
    "contactPersonName",
    "contactPersonEmail",
    "createdAt",
];

/// All of them, those of a general callback first.
pub fn documented() -> impl Iterator<Item = &'static str> {
    let of_company = COMPANY.into_iter().filter(|name| !GENERAL.contains(name));
    GENERAL.into_iter().chain(["checksum"]).chain(of_company)
}

/// The place of a name among them.
pub fn documented_place(name: &[u8]) -> Option<usize> {
    documented().position(|known| known.as_bytes() == name)
}

/// Whether a name is one of them.
pub fn is_documented(name: &[u8]) -> bool {
    documented_place(name).is_some()
}
