//! Whether the lines of a body and the sums that it states say the same. The documents say what a sum is called, but not
//! how a discount enters, nor how shipping is taxed: every reading that the words allow is right, and sums that fit none
//! of them are refused with the lines named.

use serde_json::Value;

use crate::base::money::{self, Amount, Sums};
use crate::base::places::locate;
use crate::base::problem::{Problem, Severity};

/// The ordinary rate of VAT, which shipping bears where the goods say nothing else.
const ORDINARY_VAT: Amount = Amount::from_parts(25, 0, 0, false, 0);

/// Each line's amount should be `rate` × `quantity` − `discount`, give or take 0.01 (quirk 37). Before its discount
/// is as good where the sums take the discount off.
pub fn lines_agree(body: &Value, _: i64) -> Vec<Problem> {
    if sums_are_of_undiscounted(body) {
        return Vec::new();
    }
    locate(body, "/products/*").into_iter().filter_map(line_disagrees).collect()
}

fn line_disagrees((place, line): (String, Option<&Value>)) -> Option<Problem> {
    let number = |key: &str| line?.get(key).and_then(money::of);
    let (rate, amount) = (number("rate")?, number("amount")?);
    // The lines of a reservation have no quantity.
    let quantity = number("quantity").unwrap_or(Amount::ONE);
    let expected = money::line_amount(rate, quantity, number("discount").unwrap_or_default())?;
    let rule = format!("is usually rate × quantity − discount, {} here", money::show(expected));
    let problem = Problem::wrong(format!("{place}/amount"), rule).with_severity(Severity::Doubtful);
    (!money::close(expected, amount)).then_some(problem)
}

fn sums_are_of_undiscounted(body: &Value) -> bool {
    let Some(lines) = BodyLine::all(body) else { return false };
    let stated = Stated::of(body);
    let readings = readings(&lines, &stated);
    let fitting = readings.iter().find(|reading| reading.misses(&stated).is_empty());
    fitting.is_some_and(|reading| reading.undiscounted)
}

/// The lines must add up to the sums that are stated: a difference would charge the customer something else than the
/// lines say. What the server thinks of it is not documented.
pub fn sums_agree(body: &Value, _: i64) -> Vec<Problem> {
    let Some(lines) = BodyLine::all(body) else { return Vec::new() };
    let stated = Stated::of(body);
    // Of what fits nowhere the nearest reading is told; the first of several is the plainest.
    let nearest = readings(&lines, &stated)
        .into_iter()
        .map(|reading| (reading.misses(&stated), reading))
        .min_by_key(|(misses, _)| misses.len());
    let Some((misses, reading)) = nearest else {
        return vec![Problem::wrong("/products", "must come to a payable amount")];
    };
    misses.into_iter().map(|sum| reading.problem(&lines, sum)).collect()
}

/// Whether one reading of the lines comes to all the sums that are stated.
pub fn explain(body: &Value) -> bool {
    let stated = Stated::of(body);
    let lines = BodyLine::all(body).unwrap_or_default();
    stated.get(Sum::GrandTotal).is_some()
        && !lines.is_empty()
        && readings(&lines, &stated).iter().any(|reading| reading.misses(&stated).is_empty())
}

/// Sum of `products[].amount`; `None` without lines, or where one has no amount.
pub fn lines_total(body: &Value) -> Option<Amount> {
    let places = locate(body, "/products/*/amount");
    if places.is_empty() {
        return None;
    }
    let amounts: Option<Vec<Amount>> =
        places.into_iter().map(|(_, amount)| amount.and_then(money::of)).collect();
    amounts.map(money::total)
}

/// The lines must add up to `grandTotal`, to the last digit.
pub fn total_agrees(body: &Value, _: i64) -> Vec<Problem> {
    let Some(total) = body.get("grandTotal").and_then(money::of) else { return Vec::new() };
    let problem = |sum| {
        let rule = format!("must be the sum of the lines, {}", money::show(sum));
        Problem::wrong("/grandTotal", rule)
    };
    lines_total(body).filter(|sum| *sum != total).map(problem).into_iter().collect()
}

/// The sums that a body states.
struct Stated {
    sums: [Option<Amount>; 4],
    shipping: Amount,
}

impl Stated {
    fn of(body: &Value) -> Stated {
        let sum = |key: &str| body.pointer(&format!("/orderSummary/{key}")).and_then(money::of);
        Stated {
            sums: Sum::ALL.map(|of| sum(of.key())),
            shipping: sum("shippingCost").unwrap_or_default(),
        }
    }

    fn get(&self, sum: Sum) -> Option<Amount> {
        self.sums[sum as usize]
    }
}

/// One of the sums of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sum {
    GrandTotal,
    TotalTax,
    TotalDiscount,
    SubTotal,
}

impl Sum {
    const ALL: [Sum; 4] = [Sum::GrandTotal, Sum::TotalTax, Sum::TotalDiscount, Sum::SubTotal];

    fn key(self) -> &'static str {
        match self {
            Sum::GrandTotal => "grandTotal",
            Sum::TotalTax => "totalTax",
            Sum::TotalDiscount => "totalDiscount",
            Sum::SubTotal => "subTotal",
        }
    }

    fn in_words(self) -> &'static str {
        match self {
            Sum::GrandTotal => "the sum",
            Sum::TotalTax => "the VAT",
            Sum::TotalDiscount => "the discount",
            Sum::SubTotal => "the sum before VAT",
        }
    }

    fn part(self, sums: &Sums) -> Amount {
        match self {
            Sum::GrandTotal => sums.grand_total,
            Sum::TotalTax => sums.total_tax,
            Sum::TotalDiscount => sums.total_discount,
            Sum::SubTotal => sums.sub_total,
        }
    }
}

/// A line as a body states it.
struct BodyLine {
    place: String,
    rate: Option<Amount>,
    quantity: Amount,
    discount: Amount,
    tax: Amount,
    amount: Amount,
}

impl BodyLine {
    /// The lines; `None` without any, or where one is incomplete.
    fn all(body: &Value) -> Option<Vec<BodyLine>> {
        let lines: Option<Vec<BodyLine>> = locate(body, "/products/*")
            .into_iter()
            .map(|(place, line)| {
                let number = |key: &str| money::of(line?.get(key)?);
                Some(BodyLine {
                    place,
                    rate: number("rate"),
                    // The lines of a reservation have no quantity.
                    quantity: number("quantity").unwrap_or(Amount::ONE),
                    discount: number("discount").unwrap_or_default(),
                    tax: number("tax")?,
                    amount: number("amount")?,
                })
            })
            .collect();
        lines.filter(|lines| !lines.is_empty())
    }

    /// Whether its amount is `rate` × `quantity`, its discount not yet taken off.
    fn is_undiscounted(&self) -> bool {
        let whole =
            self.rate.and_then(|rate| money::line_amount(rate, self.quantity, Amount::ZERO));
        whole.is_some_and(|whole| money::close(whole, self.amount))
    }

    /// What is paid for it; `None` where its amount is less than the discount that comes off it.
    fn paid(&self, undiscounted: bool) -> Option<Amount> {
        let off = if undiscounted { self.discount } else { Amount::ZERO };
        self.amount.checked_sub(off).filter(|paid| *paid >= Amount::ZERO || off.is_zero())
    }

    /// What it adds to the sums, if this is paid for it.
    fn sums(&self, paid: Amount) -> Option<Sums> {
        let mut own = Sums::default();
        money::add_line(&mut own, paid, self.discount, self.tax)?;
        Some(own)
    }

    /// The same part of what is paid where each unit was rounded by itself; `None` where the units do not come to that.
    fn by_unit(&self, paid: Amount, part: fn(Amount, Amount) -> Option<Amount>) -> Option<Amount> {
        let rate = self.rate?;
        let units = money::line_amount(rate, self.quantity, self.discount)?;
        let whole = part(rate, self.tax)?.checked_mul(self.quantity)?;
        let own = whole.checked_sub(part(self.discount, self.tax)?)?;
        money::close(units, paid).then_some(own)
    }
}

/// One way to read the lines. Where the documents leave open what belongs into a sum it has several values, the plainest
/// first.
#[derive(Clone)]
struct LineReading {
    grand_total: Amount,
    total_tax: Vec<Amount>,
    /// Without its VAT, and with it.
    total_discount: [Amount; 2],
    sub_total: Vec<Amount>,
    /// What is paid, without VAT.
    net: Amount,
    /// The lines' amounts stand before their discounts.
    undiscounted: bool,
    /// How many roundings may be in a sum.
    roundings: i64,
    /// The grand total follows from another sum, and may be rounded as that one is.
    is_derived: bool,
}

/// Every reading of these lines beside these sums, the plainest first.
fn readings(lines: &[BodyLine], stated: &Stated) -> Vec<LineReading> {
    let plain = LineReading::of(lines, false).into_iter();
    let undiscounted = lines.iter().any(|line| line.discount > Amount::ZERO)
        && lines.iter().all(|line| line.discount.is_zero() || line.is_undiscounted());
    let plain = plain.chain(undiscounted.then(|| LineReading::of(lines, true)).flatten());
    let discounted = |reading: LineReading| {
        let less = reading.less(stated.get(Sum::TotalDiscount));
        std::iter::once(reading).chain(less).collect::<Vec<_>>()
    };
    let shipped = |reading: LineReading| {
        let more = reading.shipped(lines, stated.shipping);
        std::iter::once(reading).chain(more).collect::<Vec<_>>()
    };
    plain.flat_map(discounted).flat_map(shipped).collect()
}

impl LineReading {
    /// The lines alone; with `undiscounted` their amounts stand before their discounts. `None` where that is no amount
    /// to pay.
    fn of(lines: &[BodyLine], undiscounted: bool) -> Option<LineReading> {
        let mut sums = Sums::default();
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
        }
        let gross = money::total(lines.iter().map(|line| line.discount));
        let net = sums.sub_total.saturating_sub(sums.total_discount);
        let before = |net: Amount| {
            [sums.total_discount, Amount::ZERO, gross].map(|discount| net.saturating_add(discount))
        };
        let mut total_tax = vec![sums.total_tax, tax_by_unit];
        if undiscounted {
            // The discount may be taken off after VAT.
            total_tax.push(tax_of_amounts);
        }
        Some(LineReading {
            grand_total: sums.grand_total,
            total_tax,
            total_discount: [sums.total_discount, gross],
            sub_total: [before(net), before(net_by_unit)].concat(),
            net,
            undiscounted,
            roundings: i64::try_from(lines.len()).ok()?,
            is_derived: false,
        })
    }

    /// The same with what the stated discount is more than that of the lines taken off the order as a whole. It is stated
    /// with its VAT or without, and lowers the VAT or not.
    fn less(&self, stated: Option<Amount>) -> Vec<LineReading> {
        let [net, gross] = self.total_discount;
        let Some(stated) = stated else { return Vec::new() };
        let with_vat = stated.checked_sub(gross).and_then(|discount| self.less_by(discount));
        let without = stated.checked_sub(net).and_then(|discount| {
            let discount = discount.checked_mul(self.grand_total)?.checked_div(self.net)?;
            Some(LineReading { is_derived: true, ..self.less_by(discount)? })
        });
        with_vat.into_iter().chain(without).collect()
    }

    /// The same less this discount on the whole order, VAT included.
    fn less_by(&self, discount: Amount) -> Option<LineReading> {
        let left = self.grand_total.checked_sub(discount).filter(|left| *left > Amount::ZERO)?;
        if discount < Amount::new(1, 2) {
            return None;
        }
        let share = |amount: &Amount| amount.checked_mul(left)?.checked_div(self.grand_total);
        let net = share(&self.net)?;
        let taken = self.net.saturating_sub(net);
        let total_discount = [
            self.total_discount[0].saturating_add(taken),
            self.total_discount[1].saturating_add(discount),
        ];
        let lowered: Option<Vec<Amount>> = self.total_tax.iter().map(share).collect();
        Some(LineReading {
            grand_total: left,
            total_tax: [lowered?, self.total_tax.clone()].concat(),
            total_discount,
            sub_total: [self.sub_total.clone(), vec![net, net.saturating_add(total_discount[1])]]
                .concat(),
            net,
            roundings: self.roundings + 1,
            ..self.clone()
        })
    }

    /// The same with shipping in it: without VAT, with the VAT of a line, of all of them, or the ordinary one; its VAT
    /// inside as in every other amount, or on top.
    fn shipped(&self, lines: &[BodyLine], cost: Amount) -> Vec<LineReading> {
        if cost.is_zero() {
            return Vec::new();
        }
        let mut rates: Vec<Amount> =
            lines.iter().map(|line| line.tax).chain([ORDINARY_VAT]).collect();
        rates.sort();
        rates.dedup();
        let goods = self
            .total_tax
            .first()
            .and_then(|tax| cost.checked_mul(*tax)?.checked_div(self.grand_total));
        let inside = rates.iter().filter_map(|rate| money::vat_inside(cost, *rate)).chain(goods);
        let inside = inside.map(|tax| (tax, cost.saturating_sub(tax)));
        let on_top = rates.iter().filter_map(|rate| Some((money::vat_on_top(cost, *rate)?, cost)));
        std::iter::once((Amount::ZERO, cost))
            .chain(inside)
            .chain(on_top)
            .map(|(tax, net)| self.with_shipping(tax, net))
            .collect()
    }

    fn with_shipping(&self, tax: Amount, net: Amount) -> LineReading {
        let more = |amounts: &[Amount], by: Amount| -> Vec<Amount> {
            amounts.iter().map(|amount| amount.saturating_add(by)).collect()
        };
        LineReading {
            grand_total: self.grand_total.saturating_add(net).saturating_add(tax),
            total_tax: more(&self.total_tax, tax),
            sub_total: [self.sub_total.clone(), more(&self.sub_total, net)].concat(),
            roundings: self.roundings + 1,
            ..self.clone()
        }
    }

    fn values(&self, sum: Sum) -> &[Amount] {
        match sum {
            Sum::GrandTotal => std::slice::from_ref(&self.grand_total),
            Sum::TotalTax => &self.total_tax,
            Sum::TotalDiscount => &self.total_discount,
            Sum::SubTotal => &self.sub_total,
        }
    }

    /// The stated sums that it does not explain, give or take 0.01 for each rounding.
    fn misses(&self, stated: &Stated) -> Vec<Sum> {
        let misses = |sum: &Sum| {
            let Some(stated) = stated.get(*sum) else { return false };
            let exact = *sum == Sum::GrandTotal && !self.is_derived;
            let slack = Amount::new(if exact { 1 } else { self.roundings }, 2);
            !self.values(*sum).iter().any(|value| stated.saturating_sub(*value).abs() <= slack)
        };
        Sum::ALL.into_iter().filter(misses).collect()
    }

    /// What this sum must be, line by line.
    fn problem(&self, lines: &[BodyLine], sum: Sum) -> Problem {
        let right = self.values(sum).first().copied().map(money::rounded).unwrap_or_default();
        let mut rest = right;
        let mut each: Vec<String> = Vec::new();
        for line in lines {
            let path = Problem::wrong(line.place.as_str(), "").path();
            let own = line.paid(self.undiscounted).and_then(|paid| line.sums(paid));
            let part = sum.part(&own.unwrap_or_default());
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
