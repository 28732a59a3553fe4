//! What a person is asked for at a terminal where a call lacks the one thing that a person can say: the question, and the
//! flags that say the same. How an answer becomes their values stands in `answers.rs`; an amount is asked for from what is
//! left of a pool (`state/pool/how_much.rs`).

/// One thing that a person is asked for where none of its flags was typed.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// The question, without its mark.
    pub question: &'static str,
    /// Flags that say the same.
    pub flags: &'static [&'static str],
    /// What is said where nobody can be asked: the flags with what stands for their values.
    pub needs: &'static str,
    /// Pointers that the answer fills, so that their absence is no problem before.
    pub fills: &'static [&'static str],
    /// What an answer is.
    pub answer: AnswerForm,
}

/// What an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerForm {
    /// A text for the only flag.
    Text,
    /// An e-mail address or a phone number; the customer's own is offered.
    Contact,
}

impl Asked {
    /// The reason of a write, for `--note`.
    pub const fn note(question: &'static str, fills: &'static [&'static str]) -> Asked {
        Asked { question, flags: &["note"], needs: "--note TEXT", fills, answer: AnswerForm::Text }
    }

    /// Where a message goes, for the flags of a resend.
    pub const RESEND: Asked = Asked {
        question: "Where to (e-mail address, or phone number with country code)",
        flags: &["email", "country-code", "msisdn"],
        needs: "--email EMAIL, or --country-code CODE and --msisdn MSISDN",
        fills: &["/email"],
        answer: AnswerForm::Contact,
    };
}
