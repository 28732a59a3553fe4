//! Pages beside the usual payment: a hosted checkout, a subscription, a signature of BankID's stand-in for a company check and
//! for details that are hidden, and what is shown instead of a form. Each form is driven by the keyboard alone.

use serde_json::Value;

use crate::browser::Browser;
use crate::shop::{CUSTOMER, Shop};

const LINE: &str = "--line 'name=Bike service,qty=2,rate=400,tax=25'";

/// The address or identifier in an answer.
#[track_caller]
fn text(made: &Value, key: &str) -> String {
    made[key].as_str().unwrap_or_else(|| panic!("no {key}: {made}")).to_owned()
}

/// The data of what a line of fpgo makes.
fn made(shop: &Shop, line: &str) -> Value {
    let answer = shop.fpgo(&format!("--sandbox {line} -o json --yes"));
    serde_json::from_str::<Value>(&answer).expect("JSON")["data"].clone()
}

/// Presses a button by the keyboard alone.
#[track_caller]
fn press(browser: &Browser, css: &str) {
    browser.tab_to(css);
    browser.press_enter();
}

#[test]
#[ignore = "needs Chromium"]
fn a_hosted_checkout_is_paid_by_the_keyboard_alone() {
    let (shop, browser) = (Shop::open(), Browser::start());
    let web = &shop.web.origin;
    let made = shop.makes(&format!(
        "checkout hosted {LINE} --link-due +7d --language en --reference WEB-1006 \
         --success-url '{web}/thanks?basket=7' --failure-url '{web}/retry?basket=7'"
    ));
    browser.open(&text(&made, "paymentUrl"));
    browser.is_usable("hosted");
    browser.is_walked_by_tab();
    let order = text(&made, "orderUuid");
    browser.tab_to("[name=via]");
    browser.press_down();
    press(&browser, "#pay");
    browser.arrives_at(&format!("{web}/thanks?basket=7"));
    assert_eq!(shop.status(&format!("orders status {order}")), "PAID");
    shop.hears_of(&order);
    browser.open(&text(&made, "paymentUrl"));
    browser.find("#outcome");
    browser.is_usable("hosted-paid");
}

#[test]
#[ignore = "needs Chromium"]
fn a_subscription_is_begun_by_the_keyboard_alone() {
    let (shop, browser) = (Shop::open(), Browser::start());
    let plan = "--frequency month --repeats 6 --start 2030-01-01 --end 2030-06-30 --link-due +7d";
    let web = &shop.web.origin;
    let made = made(
        &shop,
        &format!(
            "subscriptions session {LINE} {plan} {CUSTOMER} --via visa --currency NOK --language sv \
             --terms 'Six months, then it ends by itself.' --customer-notes 'By the back door, please.' \
             --success-url '{web}/thanks?basket=7' --failure-url '{web}/retry?basket=7'"
        ),
    );
    browser.open(&text(&made, "paymentUrl"));
    browser.is_usable("subscription-session");
    browser.is_walked_by_tab();
    press(&browser, "#pay");
    browser.arrives_at(&format!("{web}/thanks?basket=7"));
    let subscription = text(&made, "subscriptionUuid");
    assert_eq!(shop.status(&format!("subscriptions details {subscription}")), "ONGOING");
}

#[test]
#[ignore = "needs Chromium"]
fn a_company_check_is_signed_after_it_failed_once_by_the_keyboard_alone() {
    let (shop, browser) = (Shop::open(), Browser::start());
    let told = shop.callback_url();
    let web = &shop.web.origin;
    let made = made(
        &shop,
        &format!(
            "company check --company 999888777 --callback-url {told} --success-url {web}/thanks --failure-url {web}/retry"
        ),
    );
    let (page, check) = (text(&made, "url"), text(&made, "companyCheckUuid"));
    browser.open(&page);
    browser.is_usable("company-check");
    browser.is_walked_by_tab();
    press(&browser, "#decline");
    browser.arrives_at(&format!("{web}/retry"));
    browser.open(&page);
    browser.find("#attempt");
    browser.is_usable("company-check-failed");
    press(&browser, "#sign");
    browser.arrives_at(&format!("{web}/thanks"));
    shop.hears_of(&check);
    browser.open(&page);
    browser.find("#outcome");
    assert_eq!(browser.count("form"), 0);
    browser.is_usable("company-check-signed");
}

#[test]
#[ignore = "needs Chromium"]
fn secure_details_are_shown_after_a_signature_by_the_keyboard_alone() {
    let (shop, browser) = (Shop::open(), Browser::start());
    let made = shop.makes(&format!(
        "orders send-payment-link --by-sms --invoice-option --secure-details --language no {LINE}"
    ));
    let order = text(&made, "uuid");
    browser.open(&format!("{}/pay/{order}", shop.origin));
    browser.is_usable("secure-hidden");
    assert!(!browser.text().contains("Bike service"), "{}", browser.text());
    press(&browser, "#identify");
    browser.find("#sign");
    browser.is_usable("secure-sign");
    browser.is_walked_by_tab();
    press(&browser, "#leave");
    browser.find("#attempt");
    browser.is_usable("secure-left");
    press(&browser, "#sign");
    browser.shows("Bike service");
    browser.is_usable("secure-shown");
    press(&browser, "#pay");
    browser.find("#outcome");
    assert_eq!(shop.status(&format!("orders status {order}")), "PAID");
    shop.hears_of(&order);
}

#[test]
#[ignore = "needs Chromium"]
fn what_cannot_be_paid_or_found_says_so() {
    let (shop, browser) = (Shop::open(), Browser::start());
    let link =
        format!("orders send-payment-link --by-sms --invoice-option=false --language sv {LINE}");
    let order = text(&shop.makes(&link), "uuid");
    shop.fpgo(&format!("--sandbox orders cancel {order} --note changed --yes"));
    browser.open(&format!("{}/pay/{order}", shop.origin));
    browser.find("#outcome");
    browser.is_usable("cancelled");
    let terminals = shop.fpgo("--sandbox terminals list ORG1234567890 -q");
    let terminal = terminals.lines().next().expect("a terminal");
    let at_terminal = text(
        &shop.makes(&format!("terminals orders create {LINE} --terminal {terminal} --receipt --by-sms --by-email=false --language de")),
        "orderUuid",
    );
    browser.open(&format!("{}/pay/{at_terminal}", shop.origin));
    browser.find("#outcome");
    browser.is_usable("at-terminal");
    browser.open(&format!("{}/pay/ODR1?lang=de", shop.origin));
    browser.is_usable("not-found");
    // A form from before the server began anew.
    let open = text(&shop.makes(&link), "uuid");
    browser.open(&format!("{}/pay/{open}", shop.origin));
    browser.evaluate("document.querySelector('[name=token]').value = 'old'; return 1");
    press(&browser, "#pay");
    browser.find("#again");
    browser.is_usable("foreign-form");
    assert_eq!(browser.evaluate("return document.documentElement.lang"), "sv");
    press(&browser, "#again");
    browser.find("#pay");
}
