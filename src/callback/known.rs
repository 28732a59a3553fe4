//! The documented names that a check asks for again and again, told once for each variable: a name is then a number, and is not
//! compared letter by letter.

/// What a name is known as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KnownName {
    /// `orderUuid`.
    OrderUuid,
    /// `companyCheckUuid`.
    CompanyCheckUuid,
    /// `status`.
    Status,
    /// `paymentMethod`.
    PaymentMethod,
    /// `amount`.
    Amount,
    /// `createdAt`.
    CreatedAt,
    /// `timestamp`.
    Timestamp,
    /// `checksum`.
    Checksum,
    /// Any other.
    #[default]
    Other,
}

impl KnownName {
    /// What this name is known as; case counts, as in PHP.
    pub fn of(name: &[u8]) -> KnownName {
        match name {
            b"orderUuid" => Self::OrderUuid,
            b"companyCheckUuid" => Self::CompanyCheckUuid,
            b"status" => Self::Status,
            b"paymentMethod" => Self::PaymentMethod,
            b"amount" => Self::Amount,
            b"createdAt" => Self::CreatedAt,
            b"timestamp" => Self::Timestamp,
            b"checksum" => Self::Checksum,
            _ => Self::Other,
        }
    }
}
