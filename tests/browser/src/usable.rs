//! What everybody must be able to do with a page: read it on a phone and at a desk, in light and in dark colours, and use
//! it by the keyboard alone.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::browser::{Browser, WIDTHS};
use crate::web::WebShop;

/// The colours that people choose.
const SCHEMES: [&str; 2] = ["light", "dark"];

impl Browser {
    /// Holds the page that is open against the rules of `rules.js`, at each width and in each scheme of colours, and keeps a
    /// picture of each: `target/browser/NAME-390-light.png`.
    #[track_caller]
    pub fn is_usable(&self, name: &str) {
        for width in WIDTHS {
            for scheme in SCHEMES {
                self.look(width, scheme);
                self.picture(&format!("{name}-{width}-{scheme}"));
                let wrong = self.breaches();
                assert!(wrong.is_empty(), "{name}, {width} px, {scheme}: {wrong:#?}");
            }
        }
    }

    /// What of the rules does not hold for the page as it is shown now.
    fn breaches(&self) -> Vec<String> {
        let breaches = self.evaluate(include_str!("rules.js"));
        let text = |breach: &Value| breach.as_str().expect("a sentence").to_owned();
        breaches.as_array().expect("a list").iter().map(text).collect()
    }

    /// Walks through the page with the Tab key: it must come to everything that can be used, and show where it is.
    #[track_caller]
    pub fn is_walked_by_tab(&self) {
        let usable = self.evaluate(
            "return new Set([...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
                .filter((one) => one.type !== 'hidden' && one.checkVisibility() && !one.disabled)
                .map((one) => one.type === 'radio' ? `radio ${one.name}` : one)).size",
        );
        let usable = usable.as_u64().expect("a number");
        let mut met = BTreeSet::new();
        // Twice as often as needed: some browsers stop at their own buttons between the ends.
        for _ in 0..usable * 2 + 2 {
            self.press_tab();
            let focus = self.evaluate(include_str!("focus.js"));
            if focus != Value::Null {
                assert_eq!(focus["visible"], true, "nobody sees where the focus is: {focus}");
                met.insert(focus["name"].to_string());
            }
        }
        assert_eq!(u64::try_from(met.len()).ok(), Some(usable), "the Tab key comes to {met:#?}");
    }

    /// Presses Tab until the focus is on the element of this CSS selector.
    #[track_caller]
    pub fn tab_to(&self, css: &str) {
        for _ in 0..100 {
            self.press_tab();
            let script = format!("return document.activeElement.matches({css:?})");
            if self.evaluate(&script) == true {
                return;
            }
        }
        panic!("the Tab key does not come to {css}");
    }
}

/// A page that breaks the rules, and what is said of it.
const BROKEN: [(&str, &str); 15] = [
    ("<html><title>t</title><main><h1>a</h1></main>", "does not say its language"),
    ("<html lang=en><main><h1>a</h1></main>", "has no title"),
    ("<html lang=en><title>t</title><main><h2>a</h2></main>", "has 0 main headings"),
    ("<html lang=en><title>t</title><h1>a</h1>", "has 0 main parts"),
    ("<html lang=en><title>t</title><main><h1>a</h1><script>1</script></main>", "has scripts"),
    ("<html lang=en><title>t</title><main><h1>a</h1></main>", "no viewport"),
    ("<html lang=en><title>t</title><main><h1>a</h1><h3>b</h3></main>", "a level of headings"),
    ("<html lang=en><title>t</title><main><h1 id=a>a</h1><p id=a>", "two elements have the id a"),
    ("<html lang=en><title>t</title><main><h1>a</h1><input name=a>", "no label"),
    ("<html lang=en><title>t</title><main><h1>a</h1><button></button>", "no name"),
    ("<html lang=en><title>t</title><main><h1>a</h1><img src=x>", "no words for"),
    ("<html lang=en><title>t</title><main><h1>a</h1><table><tr><td>a</table>", "without headings"),
    (
        "<html lang=en><title>t</title><style>button{padding:0;border:0;font-size:12px}</style><main><h1>a</h1><button>a</button>",
        "too small to be hit",
    ),
    (
        "<html lang=en><title>t</title><style>p{width:2000px}</style><main><h1>a</h1><p>wide</p>",
        "scrolls sideways",
    ),
    (
        "<html lang=en><title>t</title><style>p{color:#888;background:#fff}</style><main><h1>a</h1><p>pale</p>",
        "contrast 3.54",
    ),
];

#[test]
#[ignore = "needs Chromium"]
fn the_rules_find_what_is_wrong() {
    let browser = Browser::start();
    for (page, expected) in BROKEN {
        let server = WebShop::with(page);
        browser.look(WIDTHS[0], "dark");
        browser.open(&server.origin);
        let breaches = browser.breaches();
        assert!(breaches.iter().any(|one| one.contains(expected)), "{page}: {breaches:#?}");
    }
    let sound = WebShop::open();
    browser.open(&sound.origin);
    assert_eq!(browser.breaches(), Vec::<String>::new());
}
