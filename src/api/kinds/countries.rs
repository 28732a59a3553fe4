//! The countries: their codes (ISO 3166-1 alpha-2) and the calling codes under which they are reached (ITU E.164). Facts
//! alone; how wrong an unknown one is stands with the kinds of values.

/// Every code that the standard assigns. `XK`, for Kosovo, is left to its users and is none.
const CODES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO \
    FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE \
    JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO \
    MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW \
    PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM \
    TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// The calling codes of countries, without those of networks and services. Countries that share a code, such as those of
/// North America, are reached under its first digits.
const CALLING_CODES: &str = "\
    1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 \
    84 86 90 91 92 93 94 95 98 211 212 213 216 218 220 221 222 223 224 225 226 227 228 229 230 231 232 233 234 235 \
    236 237 238 239 240 241 242 243 244 245 246 248 249 250 251 252 253 254 255 256 257 258 260 261 262 263 264 \
    265 266 267 268 269 290 291 297 298 299 350 351 352 353 354 355 356 357 358 359 370 371 372 373 374 375 376 \
    377 378 380 381 382 385 386 387 389 420 421 423 500 501 502 503 504 505 506 507 508 509 590 591 592 593 594 \
    595 596 597 598 599 670 672 673 674 675 676 677 678 679 680 681 682 683 685 686 687 688 689 690 691 692 850 \
    852 853 855 856 880 886 960 961 962 963 964 965 966 967 968 970 971 972 973 974 975 976 977 992 993 994 995 \
    996 998";

/// How the countries that most customers live in are named and called: code, calling code, names in small letters.
const NAMES: &[(&str, &str, &[&str])] = &[
    ("NO", "47", &["no", "nor", "norge", "noreg", "norway", "578"]),
    ("SE", "46", &["se", "swe", "sverige", "sweden", "752"]),
    ("DK", "45", &["dk", "dnk", "danmark", "denmark", "208"]),
    ("FI", "358", &["fi", "fin", "finland", "suomi", "246"]),
    ("IS", "354", &["is", "isl", "island", "iceland", "352"]),
    ("DE", "49", &["de", "deu", "tyskland", "germany", "deutschland", "276"]),
    ("GB", "44", &["gb", "gbr", "uk", "united kingdom", "great britain", "storbritannia", "826"]),
    ("US", "1", &["us", "usa", "united states", "840"]),
];

/// The code of a country by its name, or by its code in another case or form; of the most usual countries alone.
pub fn named(text: &str) -> Option<&'static str> {
    let name = text.trim().to_lowercase();
    NAMES.iter().find(|(_, _, names)| names.contains(&name.as_str())).map(|(code, _, _)| *code)
}

/// The calling code of one of the most usual countries, by its code.
pub fn calling_code_of(country: &str) -> Option<&'static str> {
    NAMES.iter().find(|(code, _, _)| *code == country).map(|(_, calling, _)| *calling)
}

/// Whether the standard assigns this code, written in capitals.
pub fn is_code(text: &str) -> bool {
    CODES.split(' ').any(|code| code == text)
}

/// Every code.
pub fn codes() -> impl Iterator<Item = &'static str> {
    CODES.split_ascii_whitespace()
}

/// Whether countries are called with these digits.
pub fn is_calling_code(digits: &str) -> bool {
    CALLING_CODES.split(' ').any(|code| code == digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_assigns_249_codes() {
        let codes: Vec<&str> = CODES.split(' ').collect();
        assert_eq!(codes.len(), 249);
        assert!(codes.is_sorted() && codes.iter().all(|code| code.len() == 2));
        for code in ["AD", "AX", "BQ", "DK", "GB", "NO", "SE", "SJ", "SS", "US", "ZW"] {
            assert!(is_code(code), "{code}");
        }
        for none in ["XK", "UK", "EU", "AN", "no", "NOR", "", " ", "N", "AD AE"] {
            assert!(!is_code(none), "{none}");
        }
    }

    #[test]
    fn usual_countries_are_known_by_their_names() {
        for (code, calling, names) in NAMES {
            assert!(is_code(code) && is_calling_code(calling), "{code}");
            for name in *names {
                assert_eq!(named(&name.to_uppercase()), Some(*code), "{name}");
            }
        }
        assert_eq!(named("Atlantis"), None);
    }

    #[test]
    fn no_calling_code_begins_another() {
        let codes: Vec<&str> = CALLING_CODES.split(' ').collect();
        for code in &codes {
            let same = codes.iter().filter(|other| other.starts_with(code));
            assert_eq!(same.count(), 1, "{code}");
        }
    }

    #[test]
    fn countries_are_called_with_204_codes() {
        assert_eq!(CALLING_CODES.split(' ').count(), 204);
        for code in ["1", "7", "44", "45", "46", "47", "49", "298", "299", "354", "358", "998"] {
            assert!(is_calling_code(code), "{code}");
        }
        for none in ["", "0", "047", "+47", "2", "210", "383", "800", "999", "4 7", "47 48"] {
            assert!(!is_calling_code(none), "{none}");
        }
    }
}
