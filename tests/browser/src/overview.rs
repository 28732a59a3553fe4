//! The overview in a browser: seen, walked by keyboard, and its buttons pressed.

use crate::browser::Browser;
use crate::shop::Shop;

#[test]
#[ignore = "needs Chromium"]
fn the_overview_is_usable_and_its_buttons_act() {
    let (shop, browser) = (Shop::open(), Browser::start());
    let link = shop.makes("orders send-payment-link --by-sms --invoice-option=false --line 'name=Bike service,qty=2,rate=400,tax=25'");
    let order = link["uuid"].as_str().expect("an identifier");
    browser.open(&format!("{}/", shop.origin));
    browser.is_usable("overview");
    browser.is_walked_by_tab();
    browser.click(&format!("button[aria-label='Pay: {order}']"));
    browser.shows(&format!("{order} is PAID now"));
    shop.hears_of(order);
    browser.open(&format!("{}/?find={order}", shop.origin));
    browser.is_usable("overview-one");
    browser.open(&format!("{}/?kind=callbacks", shop.origin));
    browser.is_usable("overview-callbacks");
    browser.open(&format!("{}/?kind=orders", shop.origin));
    browser.is_usable("overview-orders");
    browser.fill("#find", "ODR1");
    browser.press_enter();
    browser.shows("The sandbox has no ODR1");
    browser.is_usable("overview-none");
}
