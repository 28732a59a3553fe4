//! What a test callback of each kind says (chapter 12 of the API): its parameters, and their usual values, all made up.

use crate::base::money::{self, Amount};
use crate::callback::kind::CallbackKind;

/// Parameters: name and value, in their order.
pub type Pairs = Vec<(&'static str, String)>;

/// The kinds of callbacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TestKind {
    /// A new status of an order (12.1).
    Order,
    /// A new status of a reservation (12.2).
    Reservation,
    /// A new status of a subscription (12.1).
    Subscription,
    /// A decision about a payment at a terminal (12.3), not signed.
    TerminalPayment,
    /// A decision about a refund at a terminal (12.3), not signed.
    TerminalRefund,
    /// The result of a company check (12.4).
    Company,
}

/// What the parameters hold; what is left out has its usual value.
pub struct TestValues {
    /// Identifier of the object.
    pub id: Option<String>,
    /// The status, as the API spells it.
    pub status: Option<String>,
    /// The means of payment.
    pub method: String,
    /// The amount of the order, or of the refund.
    pub amount: Amount,
    /// The VAT in it.
    pub vat: Option<Amount>,
    /// When the object was created, in Unix seconds.
    pub created: i64,
    /// When the callback was sent, in Unix seconds.
    pub sent: i64,
}

impl TestKind {
    /// How it is signed, if it is.
    pub fn signed(self) -> Option<CallbackKind> {
        match self {
            Self::TerminalPayment | Self::TerminalRefund => None,
            Self::Company => Some(CallbackKind::Company),
            Self::Order | Self::Reservation | Self::Subscription => Some(CallbackKind::Order),
        }
    }

    /// The parameters, in the documented order.
    pub fn pairs(self, values: &TestValues) -> Pairs {
        match self {
            Self::Order => status_pairs(values, "ODR1234567890", "PAID"),
            Self::Reservation => status_pairs(values, "RES1234567890", "RESERVED"),
            Self::Subscription => status_pairs(values, "SUB1234567890", "PAID"),
            Self::TerminalPayment | Self::TerminalRefund => self.terminal_pairs(values),
            Self::Company => company_pairs(values),
        }
    }

    fn terminal_pairs(self, values: &TestValues) -> Pairs {
        let id = values.id.clone().unwrap_or_else(|| "ODR1234567890".to_owned());
        let mut pairs = vec![("orderUuid", id), ("status", terminal_status(values))];
        if self == Self::TerminalPayment {
            let vat = values.vat.unwrap_or_else(|| money::rounded(values.amount / Amount::from(5)));
            pairs.push(("type", "Payment".to_owned()));
            pairs.push(("baseAmount", text(values.amount - vat)));
            pairs.push(("vatAmount", text(vat)));
        } else {
            pairs.push(("type", "Payment_Refund".to_owned()));
        }
        pairs.push(("totalAmount", text(values.amount)));
        pairs.push(("currency", "NOK".to_owned()));
        pairs
    }
}

fn status_pairs(values: &TestValues, id: &str, status: &str) -> Pairs {
    vec![
        ("orderUuid", values.id.clone().unwrap_or_else(|| id.to_owned())),
        ("status", values.status.clone().unwrap_or_else(|| status.to_owned())),
        ("paymentMethod", values.method.clone()),
        ("amount", text(values.amount)),
        ("createdAt", values.created.to_string()),
        ("timestamp", values.sent.to_string()),
    ]
}

/// The two words of terminals, also by what people call them.
fn terminal_status(values: &TestValues) -> String {
    let typed = values.status.as_deref().unwrap_or("Approved");
    match typed.to_ascii_lowercase().as_str() {
        "approved" => "Approved".to_owned(),
        "declined" | "cancelled" => "Cancelled".to_owned(),
        _ => typed.to_owned(),
    }
}

fn company_pairs(values: &TestValues) -> Pairs {
    let id = values.id.clone().unwrap_or_else(|| format!("COMCHK{}", values.created));
    let texts = [
        ("companyId", "23451"),
        ("companyType", "AS"),
        ("companyName", "Eksempel Kontor AS"),
        ("score", "81"),
        ("riskLevel", "Low"),
        ("scoreMessage", "Good"),
        ("defaultProbability", "0.4"),
        ("personalNumber", "01019012345"),
        ("contactPersonName", "Ola Test"),
        ("contactPersonEmail", "ola.test@example.com"),
    ];
    let mut pairs = vec![("companyCheckUuid", id)];
    pairs.extend(texts.map(|(name, value)| (name, value.to_owned())));
    pairs.push(("createdAt", values.created.to_string()));
    pairs
}

/// An amount without trailing zeros, as PHP writes it.
fn text(amount: Amount) -> String {
    amount.normalize().to_string()
}
