//! The addresses that answers send a customer to: how each is made, and which object an address belongs to. What stands
//! there is shown by `pages`.

/// What an address is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkPurpose {
    /// Paying, or agreeing to a reservation.
    Pay,
    /// Signing with BankID.
    Sign,
}

/// Where this object is paid.
pub fn payment(origin: &str, uuid: &str) -> String {
    format!("{origin}/pay/{uuid}")
}

/// Where an order is paid in a hosted checkout.
pub fn hosted_checkout(origin: &str, uuid: &str) -> String {
    format!("{origin}/order/hosted/{uuid}/checkout")
}

/// Where a customer agrees to a reservation.
pub fn reservation(origin: &str, uuid: &str) -> String {
    format!("{origin}/reservations/details/{uuid}")
}

/// Where a person signs with BankID for this object.
pub fn bank_id(origin: &str, uuid: &str) -> String {
    format!("{origin}/bankid/{uuid}")
}

/// What this path is for, and the identifier in it; `None` for a path that no answer names. Doubled and trailing slashes
/// mean nothing, as in those of the API (quirk 7).
pub fn read(path: &str) -> Option<(LinkPurpose, &str)> {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    match parts[..] {
        ["pay", uuid]
        | ["order", "hosted", uuid, "checkout"]
        | ["reservations", "details", uuid] => Some((LinkPurpose::Pay, uuid)),
        ["bankid", uuid] => Some((LinkPurpose::Sign, uuid)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_leads_back_to_its_object() {
        for (make, purpose) in [
            (payment as fn(&str, &str) -> String, LinkPurpose::Pay),
            (hosted_checkout, LinkPurpose::Pay),
            (reservation, LinkPurpose::Pay),
            (bank_id, LinkPurpose::Sign),
        ] {
            assert_eq!(read(&make("", "ODR1")), Some((purpose, "ODR1")));
        }
        assert_eq!(read("//pay/ODR1/"), Some((LinkPurpose::Pay, "ODR1")));
        assert_eq!(read("/pay"), None);
        assert_eq!(read("/pay/ODR1/more"), None);
    }
}
