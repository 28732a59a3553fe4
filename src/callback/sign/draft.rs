//! A callback before it is signed, and its address afterwards: right, or wrong on purpose.

use url::Url;
use url::form_urlencoded::Serializer;

use super::kinds::Pairs;
use super::wrong::Wrong;
use crate::callback::checksum::{checksum, checksum_by};
use crate::callback::kind::CallbackKind;

/// A callback before it is signed.
pub struct Draft {
    /// Where it goes. Parameters of the merchant's own stay first, and are signed like the others (quirk 20).
    pub to: Url,
    /// What it says.
    pub pairs: Pairs,
    /// How it is signed; a terminal's is not (quirk 23).
    pub signed: Option<CallbackKind>,
}

impl Draft {
    /// The address as Front Payment would call it.
    pub fn right_url(&self, secret: &[u8]) -> Url {
        let url = self.with_pairs(&self.pairs);
        let query = url.query().unwrap_or_default();
        let checksum = self.signed.map(|kind| checksum(query, secret, kind));
        with_checksum(url, checksum)
    }

    /// The address with what is wrong on purpose; why it cannot be wrong in this way, if it cannot.
    pub fn url(&self, secret: &[u8], wrong: Option<Wrong>) -> Result<Url, String> {
        let Some(wrong) = wrong else { return Ok(self.right_url(secret)) };
        self.check(wrong)?;
        let signed = wrong.before_signing(self.pairs.clone());
        let query = match wrong {
            Wrong::OwnUnsigned => Serializer::new(String::new()).extend_pairs(&signed).finish(),
            _ => self.with_pairs(&signed).query().unwrap_or_default().to_owned(),
        };
        let secret = wrong.secret(secret);
        let checksum = self.signed.map(|kind| checksum_by(wrong.formula(), &query, &secret, kind));
        let url = self.with_pairs(&wrong.after_signing(signed));
        Ok(with_checksum(url, checksum.and_then(|checksum| wrong.shown(checksum))))
    }

    /// Why it cannot be wrong in this way, if it cannot: the result would be right.
    fn check(&self, wrong: Wrong) -> Result<(), String> {
        let word = wrong.word();
        match (wrong, self.signed) {
            (Wrong::Tampered | Wrong::Duplicate | Wrong::Reordered, _) => Ok(()),
            (_, None) => {
                Err(format!("{word}: a callback of a terminal has no checksum and no times"))
            }
            (Wrong::OwnUnsigned, _) if self.to.query().is_none_or(str::is_empty) => {
                Err(format!("{word}: the address has no parameters of its own"))
            }
            (Wrong::Moved | Wrong::FormulaB | Wrong::FormulaC, Some(CallbackKind::Company)) => {
                Err(format!("{word}: a company check has no amount and no timestamp"))
            }
            _ => Ok(()),
        }
    }

    fn with_pairs(&self, pairs: &Pairs) -> Url {
        let mut url = self.to.clone();
        // What stands behind # is never sent.
        url.set_fragment(None);
        url.query_pairs_mut().extend_pairs(pairs);
        url
    }
}

fn with_checksum(mut url: Url, checksum: Option<String>) -> Url {
    if let Some(checksum) = checksum {
        url.query_pairs_mut().append_pair("checksum", &checksum);
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::callback::{CheckOutcome, find_query, verify};

    const SECRET: &[u8] = b"s3cret";

    /// The worked example of chapter 12.1, whose checksum was not made by this code.
    fn example(to: &str) -> Draft {
        let pairs = [
            ("orderUuid", "ODR1234567890"),
            ("status", "PAID"),
            ("paymentMethod", "Visa"),
            ("amount", "800"),
            ("createdAt", "1767225600"),
            ("timestamp", "1767225660"),
        ];
        Draft {
            to: Url::parse(to).expect("a URL"),
            pairs: pairs.map(|(name, value)| (name, value.to_owned())).into(),
            signed: Some(CallbackKind::Order),
        }
    }

    fn outcome(url: &Url) -> CheckOutcome {
        let found = find_query(url.as_str()).expect("a query");
        verify(&found, SECRET, CallbackKind::Auto).outcome
    }

    #[test]
    fn the_worked_example_is_signed_as_documented() {
        let url = example("https://shop.example/cb#top").right_url(SECRET);
        assert_eq!(
            url.as_str(),
            "https://shop.example/cb?orderUuid=ODR1234567890&status=PAID&paymentMethod=Visa&amount=800\
             &createdAt=1767225600&timestamp=1767225660\
             &checksum=2960b8f47191ac54ead4413206d0d2a932207d420f7aefb60d623e7c36a59fb3"
        );
    }

    #[test]
    fn each_wrong_one_is_wrong_in_its_own_way() {
        let draft = example("https://shop.example/cb?shop=7");
        let right = draft.right_url(SECRET);
        for wrong in Wrong::ALL {
            let url = draft.url(SECRET, Some(wrong)).expect("an order can be wrong in every way");
            let expected = match wrong {
                Wrong::Late | Wrong::Duplicate => CheckOutcome::Authentic,
                Wrong::Moved => CheckOutcome::BoundariesDoNotHold,
                Wrong::Missing => CheckOutcome::NothingSigned,
                _ => CheckOutcome::HashDoesNotFit,
            };
            assert_eq!(outcome(&url), expected, "{}", wrong.word());
            assert_eq!(url == right, wrong == Wrong::Duplicate, "{}", wrong.word());
            assert_eq!(Wrong::from_word(wrong.word()), Some(wrong));
        }
        assert_eq!(outcome(&right), CheckOutcome::Authentic);
    }

    #[test]
    fn what_would_make_no_difference_is_refused() {
        let mut draft = example("https://shop.example/cb");
        let refused = |draft: &Draft| {
            let refused = Wrong::ALL.map(|wrong| (wrong, draft.url(SECRET, Some(wrong)).is_err()));
            refused
                .into_iter()
                .filter(|(_, is_err)| *is_err)
                .map(|(wrong, _)| wrong.word())
                .collect()
        };
        let words: Vec<&str> = refused(&draft);
        assert_eq!(words, ["own-unsigned"]);
        draft.signed = Some(CallbackKind::Company);
        let words: Vec<&str> = refused(&draft);
        assert_eq!(words, ["own-unsigned", "moved", "formula-b", "formula-c"]);
        draft.signed = None;
        let words: Vec<&str> = refused(&draft);
        assert_eq!(words.len(), Wrong::ALL.len() - 3);
    }
}
