//! Whether a callback is authentic: its checksum, the forms of its values, and the role of each parameter. Whether a
//! payment took place is not told by a callback.

use super::checksum;
use super::find::Pasted;
use super::finding::Finding;
use super::forms;
use super::formula::Formula;
use super::kind::CallbackKind;
use super::known::KnownName;
use super::php::{PhpQuery, shown};
use super::places;

/// Result of the check of one callback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The kind that was applied; never `Auto`.
    pub kind: CallbackKind,
    /// The parameters that PHP sees, in PHP's order.
    pub parameters: Vec<Parameter>,
    /// Whether the checksum is the one that PHP computes; alone it says little, see `outcome`.
    pub hash_fits: bool,
    /// Breached forms and the like, also where they do not decide the outcome. If nothing is signed, only why the checksum that
    /// stands there cannot be read.
    pub findings: Vec<Finding>,
    /// The outcome.
    pub outcome: CheckOutcome,
}

impl Verdict {
    /// Whether the callback is authentic; that is no proof of payment.
    pub fn passed(&self) -> bool {
        self.outcome == CheckOutcome::Authentic
    }

    /// The same of a text that is not what came, but what it may have been: that it fits explains something, and makes nothing
    /// authentic.
    pub fn of_hypothesis(mut self) -> Verdict {
        if self.hash_fits {
            (self.hash_fits, self.outcome) = (false, CheckOutcome::HashDoesNotFit);
        }
        self
    }

    /// The value of a parameter, as text.
    pub fn value(&self, name: &str) -> Option<String> {
        Some(String::from_utf8_lossy(self.bytes(name)?).into_owned())
    }

    /// The value of a parameter that is under the hash.
    pub fn signed(&self, name: &str) -> Option<&[u8]> {
        let parameter = self.parameters.iter().find(|own| own.name == name)?;
        parameter.is_hashed.then_some(&*parameter.value)
    }

    /// The value of a parameter.
    pub fn bytes(&self, name: &str) -> Option<&[u8]> {
        let parameter = self.parameters.iter().find(|own| own.name == name)?;
        Some(&parameter.value)
    }
}

/// One parameter as PHP sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// After PHP's changes (`.` becomes `_`); bytes that are no UTF-8 are replaced, for display.
    pub name: String,
    /// Decoded; `Array` for an array, since that word is all that PHP hashes of it.
    pub value: Vec<u8>,
    /// Its role in the check.
    pub role: ParameterRole,
    /// Whether the value is part of the text under the hash; of an array its one word is, and nothing that it holds.
    pub is_hashed: bool,
}

/// Role of a parameter in the check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterRole {
    /// Its value is under the hash; its name never is.
    Signed,
    /// Anybody can have put it there.
    NotSigned,
    /// The checksum itself.
    Checksum,
}

/// Outcome of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckOutcome {
    /// The documented check passes, and with `CallbackKind::Auto` the forms hold too.
    Authentic,
    /// The checksum belongs to other values or to another secret.
    HashDoesNotFit,
    /// The hash fits, the boundaries do not: bytes may have moved from one value to another.
    BoundariesDoNotHold,
    /// Without a checksum nothing here is signed, as in every terminal callback (quirk 23).
    NothingSigned,
    /// The hash fits, but parameters follow the checksum of a company check (quirk 21).
    UnsignedRest,
}

impl CheckOutcome {
    /// Every outcome of a check.
    pub const ALL: [CheckOutcome; 5] = [
        Self::Authentic,
        Self::HashDoesNotFit,
        Self::BoundariesDoNotHold,
        Self::NothingSigned,
        Self::UnsignedRest,
    ];

    /// Its name for programs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Authentic => "authentic",
            Self::HashDoesNotFit => "hash_does_not_fit",
            Self::BoundariesDoNotHold => "boundaries_do_not_hold",
            Self::NothingSigned => "nothing_signed",
            Self::UnsignedRest => "unsigned_rest",
        }
    }
}

/// What decides the outcome of a check.
pub struct Check {
    /// The kind that was applied; never `Auto`.
    kind: CallbackKind,
    hash_fits: bool,
    /// The outcome.
    pub outcome: CheckOutcome,
    /// Breached forms.
    pub breaches: Vec<Finding>,
    /// What follows the checksum of a company check.
    pub rest: Vec<Finding>,
}

impl Check {
    /// Checks a callback as the documented PHP does. With `CallbackKind::Auto` the forms must hold too, because
    /// values are joined without separators and names are not signed (quirk 20); with a named kind
    /// a breach is only a finding. More than 1000 parameters never pass: what PHP leaves out nobody
    /// checks.
    pub fn of(query: &PhpQuery, secret: &[u8], kind: CallbackKind) -> Check {
        let settled = kind.of(query);
        let hash_fits = checksum::fits(query, secret, settled);
        let breaches = forms::breaches(query, settled);
        let rest = forms::unsigned_rest(query, settled);
        let outcome = if query.known(KnownName::Checksum).is_none() {
            CheckOutcome::NothingSigned
        } else if !hash_fits {
            CheckOutcome::HashDoesNotFit
        } else if query.unread.is_some() || (kind == CallbackKind::Auto && !breaches.is_empty()) {
            CheckOutcome::BoundariesDoNotHold
        } else if kind == CallbackKind::Auto && !rest.is_empty() {
            CheckOutcome::UnsignedRest
        } else {
            CheckOutcome::Authentic
        };
        Check { kind: settled, hash_fits, outcome, breaches, rest }
    }
}

/// Checks a callback, and tells all that is to be said of it.
pub fn verify(pasted: &Pasted, secret: &[u8], kind: CallbackKind) -> Verdict {
    let query = PhpQuery::read(&pasted.query);
    let Check { kind, hash_fits, outcome, breaches, rest } = Check::of(&query, secret, kind);
    let findings = match outcome {
        CheckOutcome::NothingSigned => places::unreadable(&query).into_iter().collect(),
        _ => [breaches, rest, forms::notes(&query, kind)].concat(),
    };
    let parameters = parameters(&query, kind);
    Verdict { kind, parameters, hash_fits, findings, outcome }
}

fn parameters(query: &PhpQuery, kind: CallbackKind) -> Vec<Parameter> {
    let mut parameters = Vec::new();
    let hashed = Formula::InUrlOrder.signed(query, kind);
    for (index, variable) in query.variables.iter().enumerate() {
        parameters.push(Parameter {
            name: shown(&variable.name),
            value: variable.value.clone(),
            role: role(query, index, kind),
            is_hashed: hashed.iter().any(|own| std::ptr::eq(*own, variable)),
        });
    }
    parameters
}

fn role(query: &PhpQuery, index: usize, kind: CallbackKind) -> ParameterRole {
    match query.known_position(KnownName::Checksum) {
        Some(checksum) if index == checksum => ParameterRole::Checksum,
        Some(checksum) if index > checksum && kind == CallbackKind::Company => {
            ParameterRole::NotSigned
        }
        Some(_) if !query.variables[index].is_array => ParameterRole::Signed,
        _ => ParameterRole::NotSigned,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::callback::checksum::checksum;

    const SECRET: &[u8] = b"s3cret";
    /// The worked example of chapter 12.1, whose checksum was not made by this code.
    const EXAMPLE: &str = "orderUuid=ODR1234567890&status=PAID&paymentMethod=Visa&amount=800\
                           &createdAt=1767225600&timestamp=1767225660";
    const EXAMPLE_CHECKSUM: &str =
        "2960b8f47191ac54ead4413206d0d2a932207d420f7aefb60d623e7c36a59fb3";
    const COMPANY: &str =
        "companyCheckUuid=COM1234&companyId=23451&companyName=Lorem&score=650&createdAt=1755764131";

    fn pasted(query: &str) -> Pasted {
        Pasted::of_query(query)
    }

    fn signed(query: &str, kind: CallbackKind) -> String {
        format!("{query}&checksum={}", checksum(query, SECRET, kind))
    }

    fn check(query: &str, kind: CallbackKind, expected: CheckOutcome) {
        let verdict = verify(&pasted(query), SECRET, kind);
        assert_eq!(verdict.outcome, expected, "{query}: {:?}", verdict.findings);
        assert_eq!(verdict.passed(), expected == CheckOutcome::Authentic);
    }

    /// A signed query: what auto says, and one part of a sentence that must (or with "" may not) be
    /// among the findings.
    fn check_forms(query: &str, expected: CheckOutcome, what: &str) {
        let query = signed(query, CallbackKind::Order);
        check(&query, CallbackKind::Auto, expected);
        check(&query, CallbackKind::Order, CheckOutcome::Authentic);
        let findings = verify(&pasted(&query), SECRET, CallbackKind::Auto).findings;
        let is_expected =
            |finding: &Finding| !what.is_empty() && finding.to_string().contains(what);
        assert_eq!(findings.iter().any(is_expected), !what.is_empty(), "{query}: {findings:?}");
        assert!(!what.is_empty() || findings.is_empty(), "{query}: {findings:?}");
    }

    #[test]
    fn the_worked_example_fits() {
        assert_eq!(checksum(EXAMPLE, SECRET, CallbackKind::Auto), EXAMPLE_CHECKSUM);
        let query = format!("{EXAMPLE}&checksum={EXAMPLE_CHECKSUM}");
        for kind in [CallbackKind::Auto, CallbackKind::Order, CallbackKind::Company] {
            check(&query, kind, CheckOutcome::Authentic);
        }
        assert_eq!(verify(&pasted(&query), SECRET, CallbackKind::Auto).findings, []);
        assert!(!verify(&pasted(&query), b"s3cret\n", CallbackKind::Auto).hash_fits);
    }

    #[test]
    fn the_checksum_must_be_what_php_compares() {
        let upper = EXAMPLE_CHECKSUM.to_uppercase();
        for received in ["", "0", &EXAMPLE_CHECKSUM[1..], &upper, &format!("{EXAMPLE_CHECKSUM}+")] {
            check(
                &format!("{EXAMPLE}&checksum={received}"),
                CallbackKind::Order,
                CheckOutcome::HashDoesNotFit,
            );
        }
        check(
            &format!("{EXAMPLE}&checksum[]={EXAMPLE_CHECKSUM}"),
            CallbackKind::Order,
            CheckOutcome::HashDoesNotFit,
        );
        check(
            &format!("{EXAMPLE}&Checksum={EXAMPLE_CHECKSUM}"),
            CallbackKind::Order,
            CheckOutcome::NothingSigned,
        );
        check(
            &format!("{EXAMPLE}&+checksum%00={EXAMPLE_CHECKSUM}"),
            CallbackKind::Auto,
            CheckOutcome::Authentic,
        );
        check(
            &format!("checksum={EXAMPLE_CHECKSUM}&{EXAMPLE}"),
            CallbackKind::Auto,
            CheckOutcome::Authentic,
        );
    }

    #[test]
    fn of_two_checksums_the_last_counts() {
        let twice = |first: &str, last: &str| format!("checksum={first}&{EXAMPLE}&checksum={last}");
        check(&twice("0", EXAMPLE_CHECKSUM), CallbackKind::Order, CheckOutcome::Authentic);
        check(&twice("0", EXAMPLE_CHECKSUM), CallbackKind::Auto, CheckOutcome::BoundariesDoNotHold);
        check(&twice(EXAMPLE_CHECKSUM, "0"), CallbackKind::Order, CheckOutcome::HashDoesNotFit);
        // For the company sample the loop ends at the place of the first: it hashes the secret
        // alone.
        check(
            &twice("0", &checksum("", SECRET, CallbackKind::Company)),
            CallbackKind::Company,
            CheckOutcome::Authentic,
        );
    }

    #[test]
    fn a_terminal_callback_is_not_signed() {
        let query = "orderUuid=ODR1&status=Approved&type=Payment&totalAmount=42&currency=NOK";
        for kind in [CallbackKind::Auto, CallbackKind::Order, CallbackKind::Company] {
            check(query, kind, CheckOutcome::NothingSigned);
        }
        let verdict = verify(&pasted(query), SECRET, CallbackKind::Auto);
        assert!(
            verdict.parameters.iter().all(|parameter| parameter.role == ParameterRole::NotSigned)
        );
    }

    #[test]
    fn what_follows_the_checksum_of_a_company_check_is_not_signed() {
        let query = signed(COMPANY, CallbackKind::Company);
        check(&query, CallbackKind::Auto, CheckOutcome::Authentic);
        let longer = format!("{query}&score=999&riskLevel=low");
        check(&format!("{query}&riskLevel=low"), CallbackKind::Auto, CheckOutcome::UnsignedRest);
        check(&format!("{query}&riskLevel=low"), CallbackKind::Company, CheckOutcome::Authentic);
        check(&format!("{query}&riskLevel=low"), CallbackKind::Order, CheckOutcome::HashDoesNotFit);
        check(&longer, CallbackKind::Company, CheckOutcome::HashDoesNotFit);
        let marks = verify(&pasted(&format!("{query}&riskLevel=low")), SECRET, CallbackKind::Auto)
            .parameters;
        let marks: Vec<ParameterRole> = marks.into_iter().map(|parameter| parameter.role).collect();
        assert_eq!(
            marks[4..],
            [ParameterRole::Signed, ParameterRole::Checksum, ParameterRole::NotSigned]
        );
    }

    #[test]
    fn auto_is_company_only_without_an_order_and_before_the_checksum() {
        let settled = |query: &str| verify(&pasted(query), SECRET, CallbackKind::Auto).kind;
        assert_eq!(settled("companyCheckUuid=COM1&checksum=0"), CallbackKind::Company);
        assert_eq!(settled("checksum=0&companyCheckUuid=COM1"), CallbackKind::Order);
        assert_eq!(settled("companyCheckUuid=COM1&checksum=0&orderUuid=ODR1"), CallbackKind::Order);
        assert_eq!(settled("orderUuid=ODR1&checksum=0"), CallbackKind::Order);
    }

    #[test]
    fn documented_forms_hold() {
        check_forms(EXAMPLE, CheckOutcome::Authentic, "");
        check_forms(
            &format!("order_identifier=42&order.status=1&{EXAMPLE}"),
            CheckOutcome::Authentic,
            "",
        );
        check_forms(&format!("{EXAMPLE}&shop=7"), CheckOutcome::Authentic, "");
        check_forms(&EXAMPLE.replace("ODR", "RES"), CheckOutcome::Authentic, "");
        check_forms(&EXAMPLE.replace("=800&", "=800.50&"), CheckOutcome::Authentic, "");
    }

    #[test]
    fn a_breached_form_fails_in_auto() {
        let check = |from: &str, to: &str, what: &str| {
            check_forms(&EXAMPLE.replace(from, to), CheckOutcome::BoundariesDoNotHold, what);
        };
        check("ODR1234567890&status=", "ODR1234567890P&status=", "orderUuid is not ODR");
        check("orderUuid", "order", "orderUuid is missing");
        check("=800&", "=-800&", "amount is not a decimal");
        check("=800&", "=1,5&", "amount is not a decimal");
        check("=800&", "=.5&", "amount is not a decimal");
        check("=800&", "=8.&", "amount is not a decimal");
        check("=800&", "=8.000&", "amount is not a decimal");
        check("=800&", "=1.2.3&", "amount is not a decimal");
        check("800&createdAt=1", "8001&createdAt=", "createdAt is not a Unix time");
        check("=1767225660", "=1767225599", "timestamp is before createdAt");
        check("=1767225660", "=1767225660.5", "timestamp is not a Unix time");
        check("status=PAID", "status=PAID&status=PAID", "status stands 2 times");
        check("status=PAID", "status[]=PAID", "status is an array");
        check("&status=PAID", "", "status is missing");
        check("=1767225660", "=7672256601", "timestamp is not a Unix time");
    }

    #[test]
    fn another_order_is_told_and_no_breach_unless_something_stands_before_the_identifier() {
        let swapped = EXAMPLE.replace("&paymentMethod=Visa", "") + "&paymentMethod=Visa";
        check_forms(&swapped, CheckOutcome::Authentic, "amount stands where the documents have");
        let behind = EXAMPLE.replace("orderUuid=ODR1234567890&", "") + "&orderUuid=ODR1234567890";
        check_forms(&behind, CheckOutcome::BoundariesDoNotHold, "status stands before orderUuid");
    }

    #[test]
    fn a_company_check_that_stands_behind_the_checksum_is_named() {
        let query =
            format!("checksum={}&{COMPANY}", checksum(COMPANY, SECRET, CallbackKind::Order));
        let verdict = verify(&pasted(&query), SECRET, CallbackKind::Auto);
        assert_eq!(verdict.outcome, CheckOutcome::BoundariesDoNotHold);
        let told: Vec<String> = verdict.findings.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with("companyCheckUuid stands behind checksum"), "{told:?}");
    }

    /// Each of these has the same signed text as the worked example, and so its checksum.
    #[test]
    fn moved_borders_fail_in_auto() {
        let check = |from: &str, to: &str| {
            let moved = EXAMPLE.replace(from, to);
            assert_ne!(moved, EXAMPLE);
            assert_eq!(checksum(&moved, SECRET, CallbackKind::Order), EXAMPLE_CHECKSUM, "{moved}");
            check_forms(&moved, CheckOutcome::BoundariesDoNotHold, " ");
        };
        check("800&createdAt=1", "8001&createdAt=");
        check("800&createdAt=", "800");
        check("0&status=", "&status=0");
        check("0&status=", "&x=0&status=");
        check("amount=800", "amount=8&x=00");
        check("amount=800", "amount=8&x=&y=00");
        check("amount=800", "x=8&amount=00");
        check("Visa&amount=800", "Visa8&amount=00");
        check("amount=800&createdAt=1767225600&timestamp=", "x=800&createdAt=1767225600&amount=");
    }

    #[test]
    fn a_thousand_parameters_are_read_and_one_more_never_passes() {
        let many =
            |count: usize| "a=&".repeat(count) + &format!("{EXAMPLE}&checksum={EXAMPLE_CHECKSUM}");
        check(&many(993), CallbackKind::Order, CheckOutcome::Authentic);
        check(&(many(993) + "&&b=1"), CallbackKind::Order, CheckOutcome::BoundariesDoNotHold);
        check(&many(994), CallbackKind::Order, CheckOutcome::NothingSigned);
        // Parameters without a name count, though PHP drops them.
        check(&("=&".repeat(994) + &many(0)), CallbackKind::Order, CheckOutcome::NothingSigned);
    }

    /// Random callbacks, own parameters and encoded letters included, for the two tests below.
    fn random_callback(random: &mut impl FnMut(u32) -> u32) -> String {
        let words = ["PAID", "Ola+Nordmann", "%C3%B8l", "a%2Bb", "x-y_z~", "100%25", "CAPTURED"];
        let mut parts = vec![
            format!("orderUuid=ODR{}", random(1_000_000)),
            format!("amount={}.{}", random(9999), 10),
        ];
        for name in ["status", "paymentMethod", "order.identifier", "q"] {
            parts.insert(random(2) as usize, format!("{name}={}", words[random(7) as usize]));
        }
        parts.push(format!("createdAt=17{:08}", random(99_999_999)));
        signed(&parts.join("&"), CallbackKind::Order)
    }

    /// A linear congruential generator: the same callbacks in every run.
    fn generator() -> impl FnMut(u32) -> u32 {
        let mut state: u64 = 42;
        move |below| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            u32::try_from(state >> 33).expect("31 bits") % below
        }
    }

    /// What the hash and the comparison depend on; a change that leaves it alone cannot show.
    fn essence(query: &str) -> (Vec<u8>, Option<Vec<u8>>) {
        let query = PhpQuery::read(query);
        let signed = Formula::InUrlOrder.signed(&query, CallbackKind::Order).into_iter();
        let text = signed.flat_map(|variable| variable.value.clone()).collect();
        (text, query.known(KnownName::Checksum).map(|checksum| checksum.value.clone()))
    }

    #[test]
    fn any_other_byte_in_a_value_breaks_the_worked_example() {
        let query = format!("{EXAMPLE}&checksum={EXAMPLE_CHECKSUM}");
        let mut in_value = false;
        for (index, byte) in query.bytes().enumerate() {
            in_value = byte != b'&' && (in_value || byte == b'=');
            if !in_value || byte == b'=' {
                continue;
            }
            for other in (0x21..0x7f).filter(|other| *other != byte) {
                let changed =
                    [&query[..index], &char::from(other).to_string(), &query[index + 1..]].concat();
                assert!(
                    !verify(&pasted(&changed), SECRET, CallbackKind::Order).passed(),
                    "{changed}"
                );
            }
        }
    }

    #[test]
    fn any_other_byte_breaks_a_callback_unless_it_reads_the_same() {
        let mut random = generator();
        for _ in 0..100 {
            let query = random_callback(&mut random);
            assert!(verify(&pasted(&query), SECRET, CallbackKind::Order).passed(), "{query}");
            for (index, byte) in query.bytes().enumerate() {
                let other =
                    0x21 + (byte - 0x21 + 1 + u8::try_from(random(93)).expect("below 93")) % 94;
                let changed =
                    [&query[..index], &char::from(other).to_string(), &query[index + 1..]].concat();
                let passed = verify(&pasted(&changed), SECRET, CallbackKind::Order).passed();
                assert_eq!(passed, essence(&changed) == essence(&query), "{query}\n{changed}");
            }
        }
    }
}
