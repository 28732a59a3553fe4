//! The known word that is most like a mistyped one.

/// The name most like a mistyped one, if any is close.
pub fn nearest_word<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let mut nearest = None;
    for name in names {
        let distance = strsim::damerau_levenshtein(&typed, &name.to_lowercase());
        let is_nearer = nearest.is_none_or(|nearest| (distance, name) < nearest);
        if distance <= 1 + name.len() / 4 && is_nearer {
            nearest = Some((distance, name));
        }
    }
    nearest.map(|(_, name)| name)
}
