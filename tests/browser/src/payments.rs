//! What payers do in a browser, and what the merchant hears of it.

use serde_json::Value;

use crate::browser::Browser;
use crate::shop::{CUSTOMER, Shop};

const LINE: &str = "--line 'name=Bike service,qty=2,rate=400,tax=25'";

/// A payment link of 800, without an address to come back to. Gives its identifier and its page.
fn payment_link(shop: &Shop, more: &str) -> (String, String) {
    let words = "orders send-payment-link --by-sms --invoice-option=false";
    let made = shop.makes(&format!("{words} {LINE} {more}"));
    let order = text(&made, "uuid");
    let page = format!("{}/pay/{order}", shop.origin);
    (order, page)
}

/// Words with which the shop is where payers come back to.
fn and_back(shop: &Shop) -> String {
    let web = &shop.web.origin;
    format!("--success-url '{web}/thanks?basket=7' --failure-url '{web}/retry?basket=7'")
}

#[track_caller]
fn text(made: &Value, key: &str) -> String {
    made[key].as_str().unwrap_or_else(|| panic!("no {key}: {made}")).to_owned()
}

#[test]
#[ignore = "needs Chromium"]
fn a_payment_link_is_paid_and_its_callback_is_authentic() {
    let (shop, browser) = (Shop::open(), Browser::start());
    let (order, page) = payment_link(&shop, "--language en");
    browser.open(&page);
    browser.is_usable("payment-link");
    browser.is_walked_by_tab();
    browser.click("label[for=via-mastercard]");
    browser.click("#pay");
    browser.find("#outcome");
    browser.is_usable("payment-link-paid");
    assert_eq!(shop.status(&format!("orders status {order}")), "PAID");
    let callback = shop.hears_of(&order);
    assert!(
        callback.contains("status=PAID") && callback.contains("paymentMethod=mastercard"),
        "{callback}"
    );
    // Whoever comes again can pay nothing twice.
    browser.open(&page);
    assert_eq!(browser.count("#pay"), 0);
    assert_eq!(shop.heard().len(), 1);
}

#[test]
#[ignore = "needs Chromium"]
fn the_keyboard_alone_declines_a_payment_link_and_pays_it_then() {
    let (shop, browser) = (Shop::open(), Browser::start());
    let (order, page) = payment_link(&shop, "--language no");
    browser.open(&page);
    browser.tab_to("#decline");
    browser.press_enter();
    browser.find("#attempt");
    browser.is_usable("payment-link-declined");
    assert_eq!(shop.status(&format!("orders status {order}")), "SENT");
    assert_eq!(shop.heard(), Vec::<Value>::new());
    browser.tab_to("[name=via]");
    browser.press_down();
    let chosen = "return document.querySelector('[name=via]:checked').value";
    let via = browser.evaluate(chosen);
    browser.tab_to("#pay");
    browser.press_enter();
    browser.find("#outcome");
    assert_eq!(shop.status(&format!("orders status {order}")), "PAID");
    let callback = shop.hears_of(&order);
    assert!(
        callback.contains(&format!("paymentMethod={}", via.as_str().expect("text"))),
        "{callback}"
    );
}

#[test]
#[ignore = "needs Chromium"]
fn a_reservation_is_agreed_to_and_its_payer_comes_back_to_the_shop() {
    let (shop, browser) = (Shop::open(), Browser::start());
    let line = "--line 'name=\"Cabin, two nights\",rate=1500,tax=0'";
    let back = and_back(&shop);
    let made = shop.makes(&format!(
        "reservations session --link-due +7d --by-sms=false --by-email=false --via visa {line} {back} --language sv"
    ));
    let reservation = text(&made, "reservationUuid");
    browser.open(&text(&made, "paymentUrl"));
    browser.is_usable("reservation");
    browser.click("#pay");
    browser.arrives_at(&format!("{}/thanks?basket=7", shop.web.origin));
    assert_eq!(shop.web.asked("/thanks"), ["/thanks?basket=7"]);
    assert_eq!(shop.status(&format!("reservations details {reservation}")), "RESERVED");
    shop.hears_of(&reservation);
}

#[test]
#[ignore = "needs Chromium"]
fn a_checkout_is_signed_with_the_stand_in_for_bankid() {
    let (shop, browser) = (Shop::open(), Browser::start());
    let back = and_back(&shop);
    let made = shop.makes(&format!(
        "checkout invoice-session {LINE} {back} --invoice-fee --maturity 10 --language da"
    ));
    let order = text(&made, "orderUuid");
    browser.open(&text(&made, "bankIdUrl"));
    browser.is_usable("bankid");
    browser.click("#sign");
    browser.arrives_at(&format!("{}/thanks?basket=7", shop.web.origin));
    assert_eq!(shop.web.asked("/thanks"), ["/thanks?basket=7"]);
    assert_eq!(shop.status(&format!("orders status {order}")), "INVOICED");
    shop.hears_of(&order);
}

#[test]
#[ignore = "needs Chromium"]
fn who_declines_a_checkout_comes_back_to_try_again() {
    let (shop, browser) = (Shop::open(), Browser::start());
    let back = and_back(&shop);
    let made = shop.makes(&format!(
        "checkout session {LINE} {back} --with-customer --via vipps --language de"
    ));
    browser.open(&text(&made, "paymentUrl"));
    browser.is_usable("checkout");
    browser.click("#decline");
    browser.arrives_at(&format!("{}/retry?basket=7", shop.web.origin));
    let order = text(&made, "orderUuid");
    assert_eq!(shop.status(&format!("orders status {order}")), "SENT");
    assert_eq!(shop.heard(), Vec::<Value>::new());
}

#[test]
#[ignore = "needs Chromium"]
fn a_subscription_and_a_basket_of_long_words_are_usable_too() {
    let (shop, browser) = (Shop::open(), Browser::start());
    let plan = "--frequency month --repeats 6 --start 2030-01-01 --end 2030-06-30 --link-due +7d --by-sms=false --by-email";
    let line = "--line 'name=Bike rental,qty=1,rate=300,tax=25'";
    let made =
        shop.fpgo(&format!("--sandbox subscriptions submit {line} {plan} {CUSTOMER} -q --yes"));
    browser.open(&format!("{}/pay/{}", shop.origin, made.trim()));
    browser.is_usable("subscription");
    let word = "Donaudampfschifffahrtsgesellschaftskapitaen".repeat(3);
    let lines = format!("--line 'name={word},qty=1,rate=1000000000.55,tax=25' ").repeat(12);
    let words = "orders send-payment-link --by-sms --invoice-option --language de";
    let made = shop.makes(&format!("{words} {lines} --reference {word}"));
    browser.open(&format!("{}/pay/{}", shop.origin, text(&made, "uuid")));
    browser.is_usable("long-words");
}
