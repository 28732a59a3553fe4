//! What the sums of given lines can be. The documents say what a sum is called, but not how a discount enters, nor how
//! shipping is taxed: every reading that the words allow is right, and sums that fit none of them are refused with the
//! lines named.

use super::body_lines::{BodyLine, StatedSums, SumField};
use crate::base::money::{self, Amount, Sums};
use crate::base::problem::Problem;

/// The ordinary rate of VAT, which shipping bears where the goods say nothing else.
const ORDINARY_VAT: Amount = Amount::from_parts(25, 0, 0, false, 0);

/// One way to read the lines. Where the documents leave open what belongs into a sum it has several values, the plainest
/// first.
#[derive(Clone)]
pub struct LineReading {
    grand_total: Amount,
    total_tax: Vec<Amount>,
    /// Without its VAT, and with it.
    total_discount: [Amount; 2],
    sub_total: Vec<Amount>,
    /// What is paid, without VAT.
    net: Amount,
    /// The lines' amounts stand before their discounts.
    pub undiscounted: bool,
    /// How many roundings may be in a sum.
    roundings: i64,
    /// The grand total follows from another sum, and may be rounded as that one is.
    is_derived: bool,
}

/// Every reading of these lines beside these sums, the plainest first.
pub fn readings(lines: &[BodyLine], stated: &StatedSums) -> Vec<LineReading> {
    let mut of_lines = Vec::from_iter(LineReading::of(lines, false));
    if may_be_undiscounted(lines) {
        of_lines.extend(LineReading::of(lines, true));
    }
    let mut all = Vec::new();
    for plain in of_lines {
        let discounted = plain.discounted(stated.get(SumField::TotalDiscount));
        for reading in std::iter::once(plain).chain(discounted) {
            let shipped = reading.shipped(lines, stated.shipping);
            all.push(reading);
            all.extend(shipped);
        }
    }
    all
}

/// Whether there are discounts, and each line with one has its amount before it.
fn may_be_undiscounted(lines: &[BodyLine]) -> bool {
    let mut has_discount = false;
    for line in lines {
        has_discount |= line.discount > Amount::ZERO;
        if !line.discount.is_zero() && !line.is_undiscounted() {
            return false;
        }
    }
    has_discount
}

/// The part of an amount that is left where this is left of a whole.
fn share(amount: Amount, left: Amount, whole: Amount) -> Option<Amount> {
    amount.checked_mul(left)?.checked_div(whole)
}

fn each_more(amounts: &[Amount], by: Amount) -> Vec<Amount> {
    amounts.iter().map(|amount| amount.saturating_add(by)).collect()
}

impl LineReading {
    /// The reading of the lines alone; with `undiscounted` their amounts stand before their discounts. `None` where that is no amount
    /// to pay.
    fn of(lines: &[BodyLine], undiscounted: bool) -> Option<LineReading> {
        let mut sums = Sums::default();
        let mut gross_discount = Amount::ZERO;
        let (mut net_by_unit, mut tax_by_unit, mut tax_of_amounts) =
            <(Amount, Amount, Amount)>::default();
        for line in lines {
            let paid = line.paid(undiscounted)?;
            money::add_line(&mut sums, paid, line.discount, line.tax)?;
            let own = line.sums(paid)?;
            let net = own.sub_total.saturating_sub(own.total_discount);
            let by_unit = line.by_unit(paid, money::without_vat).unwrap_or(net);
            net_by_unit = net_by_unit.checked_add(by_unit)?;
            let by_unit = line.by_unit(paid, money::vat_inside).unwrap_or(own.total_tax);
            tax_by_unit = tax_by_unit.checked_add(by_unit)?;
            tax_of_amounts =
                tax_of_amounts.checked_add(money::vat_inside(line.amount, line.tax)?)?;
            gross_discount = gross_discount.saturating_add(line.discount);
        }
        let net = sums.sub_total.saturating_sub(sums.total_discount);
        let discounts = [sums.total_discount, Amount::ZERO, gross_discount];
        let mut total_tax = vec![sums.total_tax, tax_by_unit];
        if undiscounted {
            // The discount may be taken off after VAT.
            total_tax.push(tax_of_amounts);
        }
        Some(LineReading {
            grand_total: sums.grand_total,
            total_tax,
            total_discount: [sums.total_discount, gross_discount],
            sub_total: [each_more(&discounts, net), each_more(&discounts, net_by_unit)].concat(),
            net,
            undiscounted,
            roundings: i64::try_from(lines.len()).ok()?,
            is_derived: false,
        })
    }

    /// These readings, less a discount on the order as a whole: what the stated discount is more than that of the lines. It
    /// is stated with its VAT or without, and lowers the VAT or not.
    fn discounted(&self, stated: Option<Amount>) -> Vec<LineReading> {
        let [net, gross] = self.total_discount;
        let Some(stated) = stated else { return Vec::new() };
        let with_vat = stated.checked_sub(gross).and_then(|discount| self.less(discount));
        let without = stated.checked_sub(net).and_then(|discount| self.less_without_vat(discount));
        with_vat.into_iter().chain(without).collect()
    }

    /// This reading less a discount on the whole order, VAT included.
    fn less(&self, discount: Amount) -> Option<LineReading> {
        let left = self.grand_total.checked_sub(discount)?;
        if left <= Amount::ZERO || discount < Amount::new(1, 2) {
            return None;
        }
        let net = share(self.net, left, self.grand_total)?;
        let taken = self.net.saturating_sub(net);
        let total_discount = [
            self.total_discount[0].saturating_add(taken),
            self.total_discount[1].saturating_add(discount),
        ];
        let mut total_tax = Vec::new();
        for tax in &self.total_tax {
            total_tax.push(share(*tax, left, self.grand_total)?);
        }
        total_tax.extend_from_slice(&self.total_tax);
        Some(LineReading {
            grand_total: left,
            total_tax,
            total_discount,
            sub_total: [self.sub_total.clone(), vec![net, net.saturating_add(total_discount[1])]]
                .concat(),
            net,
            roundings: self.roundings + 1,
            ..self.clone()
        })
    }

    /// This reading less a discount on the whole order that is stated without its VAT.
    fn less_without_vat(&self, discount: Amount) -> Option<LineReading> {
        let discount = share(discount, self.grand_total, self.net)?;
        Some(LineReading { is_derived: true, ..self.less(discount)? })
    }

    /// This reading with shipping in it: without VAT, with the VAT of a line, of all of them, or the ordinary one; its VAT
    /// inside as in every other amount, or on top.
    fn shipped(&self, lines: &[BodyLine], cost: Amount) -> Vec<LineReading> {
        if cost.is_zero() {
            return Vec::new();
        }
        let mut rates: Vec<Amount> = lines.iter().map(|line| line.tax).collect();
        rates.push(ORDINARY_VAT);
        rates.sort();
        rates.dedup();
        let mut taxes_inside = vec![Amount::ZERO];
        taxes_inside.extend(rates.iter().filter_map(|rate| money::vat_inside(cost, *rate)));
        if let Some(tax) = self.total_tax.first() {
            taxes_inside.extend(share(cost, *tax, self.grand_total));
        }
        let mut shipped = Vec::new();
        for tax in taxes_inside {
            shipped.push(self.with_shipping(tax, cost.saturating_sub(tax)));
        }
        for tax in rates.iter().filter_map(|rate| money::vat_on_top(cost, *rate)) {
            shipped.push(self.with_shipping(tax, cost));
        }
        shipped
    }

    fn with_shipping(&self, tax: Amount, net: Amount) -> LineReading {
        LineReading {
            grand_total: self.grand_total.saturating_add(net).saturating_add(tax),
            total_tax: each_more(&self.total_tax, tax),
            sub_total: [self.sub_total.clone(), each_more(&self.sub_total, net)].concat(),
            roundings: self.roundings + 1,
            ..self.clone()
        }
    }

    fn values(&self, sum: SumField) -> &[Amount] {
        match sum {
            SumField::GrandTotal => std::slice::from_ref(&self.grand_total),
            SumField::TotalTax => &self.total_tax,
            SumField::TotalDiscount => &self.total_discount,
            SumField::SubTotal => &self.sub_total,
        }
    }

    /// The stated sums that it does not explain, give or take 0.01 for each rounding.
    pub fn misses(&self, stated: &StatedSums) -> Vec<SumField> {
        let mut misses = Vec::new();
        for sum in SumField::ALL {
            let Some(stated) = stated.get(sum) else { continue };
            let exact = sum == SumField::GrandTotal && !self.is_derived;
            let slack = Amount::new(if exact { 1 } else { self.roundings }, 2);
            let mut values = self.values(sum).iter();
            if !values.any(|value| stated.saturating_sub(*value).abs() <= slack) {
                misses.push(sum);
            }
        }
        misses
    }

    /// What this sum must be, line by line.
    pub fn problem(&self, lines: &[BodyLine], sum: SumField) -> Problem {
        let right = self.values(sum).first().copied().map(money::rounded).unwrap_or_default();
        let mut rest = right;
        let mut each: Vec<String> = Vec::new();
        for line in lines {
            let path = Problem::wrong(line.place.as_str(), "").path();
            let own = line.paid(self.undiscounted).and_then(|paid| line.sums(paid));
            let part = sum.of(&own.unwrap_or_default());
            rest = rest.saturating_sub(part);
            each.push(format!("{} {}", path.trim_start_matches("$."), money::show(part)));
        }
        if !rest.is_zero() {
            each.push(format!("shipping and discount of the order {}", money::show(rest)));
        }
        let rule = format!(
            "must be {} of the lines, {} ({})",
            sum.in_words(),
            money::show(right),
            each.join(", ")
        );
        Problem::wrong(format!("/orderSummary/{}", sum.key()), rule)
    }
}
