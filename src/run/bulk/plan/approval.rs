//! An approval of a plan: a line behind the plan's hash, which its signature covers together with who approved it and when.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::fields;
use super::header::Person;
use crate::store::approval_keys::{ApprovalKey, KeyFile};

/// The form of approvals.
const FORM: u32 = 1;

/// An approval of a plan.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Approval {
    /// The form of the line.
    pub fpgo_approval: u32,
    /// The name of the key's owner, as the key file has it.
    pub name: String,
    /// The public key, in base64.
    pub key: String,
    /// Who approved it.
    pub by: Person,
    /// When.
    #[serde(with = "fields::moment")]
    pub at: Timestamp,
    /// The signature, in base64.
    pub signature: String,
}

impl Approval {
    /// The approval of the plan with this hash, by the owner of this key.
    pub fn sign(hash: &str, key: &KeyFile, by: Person) -> Approval {
        let mut approval = Approval {
            fpgo_approval: FORM,
            name: key.key.name.clone(),
            key: key.key.public_text(),
            by,
            at: Timestamp::now(),
            signature: String::new(),
        };
        approval.signature = STANDARD.encode(key.sign(approval.signed_text(hash).as_bytes()));
        approval
    }

    /// Whether this key signed it, for the plan with this hash.
    pub fn is_signed_by(&self, key: &ApprovalKey, hash: &str) -> bool {
        let signature = STANDARD.decode(&self.signature);
        let text = self.signed_text(hash);
        signature.is_ok_and(|signature| key.has_signed(text.as_bytes(), &signature))
    }

    /// Whether it says that it is by this key.
    pub fn names(&self, key: &ApprovalKey) -> bool {
        self.key == key.public_text()
    }

    /// Whether it is of a form that this version knows.
    pub fn is_known(&self) -> bool {
        self.fpgo_approval == FORM
    }

    /// What is signed: the plan's hash, and all that the approval says.
    fn signed_text(&self, hash: &str) -> String {
        let Approval { fpgo_approval, name, key, by, at, .. } = self;
        let Person { user, host } = by;
        let second = at.as_second();
        json!(["fpgo bulk approve", fpgo_approval, hash, name, key, user, host, second]).to_string()
    }
}
