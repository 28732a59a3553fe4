//! The lines and sums that a body states, as numbers.

use serde_json::Value;

use crate::base::money::{self, Amount, Sums};
use crate::base::places::locate;

/// The number under this key, if there is one.
pub fn number(object: &Value, key: &str) -> Option<Amount> {
    money::of(object.get(key)?)
}

/// The sums that a body states, each absent where it is not stated.
pub struct StatedSums {
    sums: [Option<Amount>; 4],
    /// What shipping costs; 0 where it is not stated.
    pub shipping: Amount,
}

impl StatedSums {
    /// Reads the sums of a body.
    pub fn of(body: &Value) -> StatedSums {
        let summary = &body["orderSummary"];
        StatedSums {
            sums: SumField::ALL.map(|sum| number(summary, sum.key())),
            shipping: number(summary, "shippingCost").unwrap_or_default(),
        }
    }

    /// One of the sums, if the body states it.
    pub fn get(&self, sum: SumField) -> Option<Amount> {
        self.sums[sum as usize]
    }
}

/// A field of `orderSummary` that holds a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SumField {
    /// What the customer pays, VAT included.
    GrandTotal,
    /// The VAT in it.
    TotalTax,
    /// What was taken off.
    TotalDiscount,
    /// Before VAT.
    SubTotal,
}

impl SumField {
    /// Every sum.
    pub const ALL: [SumField; 4] =
        [SumField::GrandTotal, SumField::TotalTax, SumField::TotalDiscount, SumField::SubTotal];

    /// Key of the sum in `orderSummary`.
    pub fn key(self) -> &'static str {
        match self {
            SumField::GrandTotal => "grandTotal",
            SumField::TotalTax => "totalTax",
            SumField::TotalDiscount => "totalDiscount",
            SumField::SubTotal => "subTotal",
        }
    }

    /// How a person says it.
    pub fn in_words(self) -> &'static str {
        match self {
            SumField::GrandTotal => "the sum",
            SumField::TotalTax => "the VAT",
            SumField::TotalDiscount => "the discount",
            SumField::SubTotal => "the sum before VAT",
        }
    }

    /// The value that computed sums have for it.
    pub fn of(self, sums: &Sums) -> Amount {
        match self {
            SumField::GrandTotal => sums.grand_total,
            SumField::TotalTax => sums.total_tax,
            SumField::TotalDiscount => sums.total_discount,
            SumField::SubTotal => sums.sub_total,
        }
    }
}

/// A line as a body states it.
pub struct BodyLine {
    /// Where it stands, as a JSON pointer.
    pub place: String,
    /// Price of one unit.
    rate: Option<Amount>,
    /// How many units.
    quantity: Amount,
    /// What is taken off.
    pub discount: Amount,
    /// VAT percent.
    pub tax: Amount,
    /// What it comes to, VAT included.
    pub amount: Amount,
}

impl BodyLine {
    /// Every line of a body; `None` without any, or where one is incomplete.
    pub fn all(body: &Value) -> Option<Vec<BodyLine>> {
        let mut lines = Vec::new();
        for (place, line) in locate(body, "/products/*") {
            lines.push(BodyLine::of(place, line?)?);
        }
        if lines.is_empty() { None } else { Some(lines) }
    }

    fn of(place: String, line: &Value) -> Option<BodyLine> {
        Some(BodyLine {
            place,
            rate: number(line, "rate"),
            // The lines of a reservation have no quantity.
            quantity: number(line, "quantity").unwrap_or(Amount::ONE),
            discount: number(line, "discount").unwrap_or_default(),
            tax: number(line, "tax")?,
            amount: number(line, "amount")?,
        })
    }

    /// Whether its amount is `rate` × `quantity`, its discount not yet taken off.
    pub fn is_undiscounted(&self) -> bool {
        let Some(rate) = self.rate else { return false };
        let whole = money::line_amount(rate, self.quantity, Amount::ZERO);
        whole.is_some_and(|whole| money::close(whole, self.amount))
    }

    /// What is paid for it; `None` where its amount is less than the discount that comes off it.
    pub fn paid(&self, undiscounted: bool) -> Option<Amount> {
        let off = if undiscounted { self.discount } else { Amount::ZERO };
        let paid = self.amount.checked_sub(off)?;
        if paid >= Amount::ZERO || off.is_zero() { Some(paid) } else { None }
    }

    /// What it adds to the sums, if this is paid for it.
    pub fn sums(&self, paid: Amount) -> Option<Sums> {
        let mut own = Sums::default();
        money::add_line(&mut own, paid, self.discount, self.tax)?;
        Some(own)
    }

    /// A part of what is paid, such as its VAT, each unit rounded by itself; `None` where the units do not come to that.
    pub fn by_unit(
        &self,
        paid: Amount,
        part: fn(Amount, Amount) -> Option<Amount>,
    ) -> Option<Amount> {
        let rate = self.rate?;
        let units = money::line_amount(rate, self.quantity, self.discount)?;
        let whole = part(rate, self.tax)?.checked_mul(self.quantity)?;
        let own = whole.checked_sub(part(self.discount, self.tax)?)?;
        if money::close(units, paid) { Some(own) } else { None }
    }
}
