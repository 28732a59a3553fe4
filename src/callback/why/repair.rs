//! The repaired texts of a paste: every damage that programs do on the way, and all that were done together. The
//! least repaired text comes first.

use super::budget::Budget;
use super::cause::Repair;
use super::damage;
use crate::callback::find::Part;

/// A kind of damage, and how it is undone.
type Stage = (Repair, fn(&str) -> Vec<String>);

/// In the order in which they are undone: the outermost first.
const STAGES: [Stage; 6] = [
    (Repair::SoftBreaks, damage::without_soft_breaks),
    (Repair::Wrapped, damage::in_one_piece),
    (Repair::PercentEncoded, damage::percent_decoded),
    (Repair::Escapes, damage::unescaped),
    (Repair::EntityLetters, damage::with_names),
    (Repair::BlankInValue, damage::with_encoded_blanks),
];

/// So many texts are made at most.
const MOST_TEXTS: usize = 200;

/// A text, and what was undone to get it.
#[derive(Clone)]
pub struct RepairedText {
    /// In the order in which it was undone; none for the text as it came.
    pub repairs: Vec<Repair>,
    /// The text.
    pub text: String,
}

/// The texts without this damage alone.
pub fn undone(repair: Repair, text: &str) -> Vec<String> {
    let stage = STAGES.iter().find(|(own, _)| *own == repair);
    stage.map(|(_, undo)| undo(text)).unwrap_or_default()
}

/// The callback's part of a text as it came, and every repaired one. Of a request nothing is percent-decoded: its server took the
/// path as it was.
pub fn texts(part: Part, budget: &mut Budget) -> Vec<RepairedText> {
    let (Part::Target(text) | Part::Text(text)) = part;
    let mut all = vec![RepairedText { repairs: Vec::new(), text: text.to_owned() }];
    for (repair, undo) in STAGES {
        if repair == Repair::PercentEncoded && matches!(part, Part::Target(_)) {
            continue;
        }
        let mut more: Vec<RepairedText> = Vec::new();
        for known in &all {
            if all.len() + more.len() >= MOST_TEXTS || !budget.allows_reading(known.text.len()) {
                break;
            }
            for changed in undo(&known.text) {
                if !all.iter().chain(&more).any(|other| other.text == changed) {
                    let repairs = [&known.repairs[..], &[repair]].concat();
                    more.push(RepairedText { repairs, text: changed });
                }
            }
        }
        all.append(&mut more);
    }
    all.sort_by_key(|text| text.repairs.len());
    all
}
