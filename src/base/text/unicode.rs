//! What a character is, by Unicode's own properties.

use icu_properties::props::{
    BinaryProperty, DefaultIgnorableCodePoint, EmojiModifier, ExtendedPictographic, GeneralCategory,
};
use icu_properties::{CodePointMapData, CodePointSetData};

/// What a character is to a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CharKind {
    /// It shows nothing of its own: control and format characters, line and paragraph separators, what is ignored by default,
    /// private use, and code points that will never be characters.
    Hidden,
    /// A mark on the letter before it.
    Mark,
    /// A picture, or a place that is kept for one (`Extended_Pictographic`).
    Picture,
    /// The skin tone of the picture before it.
    SkinTone,
    /// Anything else.
    Plain,
}

/// What this character is.
pub(super) fn kind_of(letter: char) -> CharKind {
    use GeneralCategory::{
        Control, EnclosingMark, Format, LineSeparator, NonspacingMark, ParagraphSeparator,
        PrivateUse,
    };
    if is::<ExtendedPictographic>(letter) {
        return CharKind::Picture;
    }
    if is::<EmojiModifier>(letter) {
        return CharKind::SkinTone;
    }
    match CodePointMapData::<GeneralCategory>::new().get(letter) {
        Control | Format | LineSeparator | ParagraphSeparator | PrivateUse => CharKind::Hidden,
        _ if is::<DefaultIgnorableCodePoint>(letter) || is_no_character(letter) => CharKind::Hidden,
        NonspacingMark | EnclosingMark => CharKind::Mark,
        _ => CharKind::Plain,
    }
}

fn is<P: BinaryProperty>(letter: char) -> bool {
    CodePointSetData::new::<P>().contains(letter)
}

/// Code points that will never be characters.
fn is_no_character(letter: char) -> bool {
    matches!(letter, '\u{fdd0}'..='\u{fdef}') || u32::from(letter) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::super::{visible, visible_json};
    use super::*;

    #[test]
    fn whatever_unicode_calls_ignorable_or_a_format_is_spelt_out() {
        let ranges = CodePointSetData::new::<DefaultIgnorableCodePoint>();
        let category = CodePointMapData::<GeneralCategory>::new();
        let control = [GeneralCategory::Format, GeneralCategory::Control];
        let formats = control.iter().flat_map(|one| category.iter_ranges_for_value(*one));
        let mut count = 0;
        for letter in ranges.iter_ranges().chain(formats).flatten().filter_map(char::from_u32) {
            for text in [format!("a{letter}b"), format!("é{letter}"), format!("{letter}1")] {
                let shown = visible(&text);
                assert!(!shown.contains(letter), "{:x}", u32::from(letter));
                let json = format!("\"{text}\"").replace(|letter: char| letter < ' ', "");
                let shown = visible_json(&json);
                assert!(letter < ' ' || !shown.contains(letter), "{:x}", u32::from(letter));
            }
            count += 1;
        }
        assert!(count > 4000, "{count}");
        for letter in ["\u{e000}", "\u{10fffe}", "\u{fdd0}", "\u{ffff}", "\u{2028}", "\u{2029}"] {
            assert!(visible(letter).starts_with("\\u{"), "{letter:?}");
        }
    }
}
