//! The sums of an order from its lines, and the VAT in them.

use rust_decimal::Decimal;

use super::amount::{Amount, rounded};

/// The sums of an order, in the currency itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Sum before tax and discount.
    pub sub_total: Amount,
    /// VAT of the whole order.
    pub total_tax: Amount,
    /// Discount of the whole order.
    pub total_discount: Amount,
    /// What is to be paid.
    pub grand_total: Amount,
}

/// What a line comes to: `rate` × `quantity` − `discount`, two decimals, half away from zero. `None` on overflow.
pub fn line_amount(rate: Amount, quantity: Amount, discount: Amount) -> Option<Amount> {
    Some(rounded(rate.checked_mul(quantity)?.checked_sub(discount)?))
}

/// Adds one line to the sums: VAT is inside the amount. `None` on overflow.
///
/// The discount stands in `totalDiscount` without its VAT, so that the documented order of the sums holds:
/// `subTotal` (before tax and discount) − `totalDiscount` + `totalTax` = `grandTotal`.
pub fn add_line(sums: &mut Sums, amount: Amount, discount: Amount, tax: Amount) -> Option<()> {
    let net = without_vat(amount, tax)?;
    let discount = without_vat(discount, tax)?;
    sums.sub_total = sums.sub_total.checked_add(net)?.checked_add(discount)?;
    sums.total_tax = sums.total_tax.checked_add(amount.checked_sub(net)?)?;
    sums.total_discount = sums.total_discount.checked_add(discount)?;
    sums.grand_total = sums.grand_total.checked_add(amount)?;
    Some(())
}

/// The part of an amount that is not VAT, at this VAT percentage. `None` on overflow.
pub fn without_vat(amount: Amount, tax: Amount) -> Option<Amount> {
    let hundred = Decimal::ONE_HUNDRED;
    Some(rounded(amount.checked_mul(hundred)?.checked_div(hundred.checked_add(tax)?)?))
}

/// The VAT in an amount that includes it. `None` on overflow.
pub fn vat_inside(amount: Amount, tax: Amount) -> Option<Amount> {
    Some(rounded(amount.checked_mul(tax)?.checked_div(Decimal::ONE_HUNDRED.checked_add(tax)?)?))
}

/// The VAT that comes on top of an amount. `None` on overflow.
pub fn vat_on_top(amount: Amount, tax: Amount) -> Option<Amount> {
    Some(rounded(amount.checked_mul(tax)?.checked_div(Decimal::ONE_HUNDRED)?))
}

#[cfg(test)]
mod tests {
    use super::super::show;
    use super::*;

    #[test]
    fn vat_is_inside_the_amount() {
        let mut sums = Sums::default();
        add_line(&mut sums, Decimal::from(4500), Decimal::ZERO, Decimal::from(12)).expect("small");
        assert_eq!(show(sums.sub_total), "4017.86");
        assert_eq!(show(sums.total_tax), "482.14");
        assert_eq!(show(sums.grand_total), "4500.00");
    }

    #[test]
    fn the_sums_of_an_order_add_up_with_a_discount() {
        let mut sums = Sums::default();
        let amount =
            line_amount(Decimal::from(51), Decimal::from(2), Decimal::from(2)).expect("small");
        add_line(&mut sums, amount, Decimal::from(2), Decimal::from(25)).expect("small");
        assert_eq!(show(sums.grand_total), "100.00");
        assert_eq!(sums.sub_total + sums.total_tax - sums.total_discount, sums.grand_total);
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        let third = Decimal::from_str_exact("0.335").expect("decimal");
        assert_eq!(show(line_amount(third, Decimal::ONE, Decimal::ZERO).expect("small")), "0.34");
    }
}
