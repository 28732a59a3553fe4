//! The known word that is most like a mistyped one.

/// The name most like a mistyped one, if any is close.
pub fn nearest_word<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    names
        .map(|name| {
            (strsim::damerau_levenshtein(&typed.to_lowercase(), &name.to_lowercase()), name)
        })
        .filter(|(distance, name)| *distance <= 1 + name.len() / 4)
        .min()
        .map(|(_, name)| name)
}
