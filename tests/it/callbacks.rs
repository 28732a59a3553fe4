//! `callback verify` through the binary: what is pasted in which form, where the secret comes from, and which exit
//! code says what. The formula is written out here once more, as the API documents it.

use std::time::Duration;

use crate::common::{Call, Canned, Done, Home, Sandbox, lacks, within};
use serde_json::json;
use sha2::{Digest, Sha256};

const SECRET: &str = "s3cret";

/// How long a callback may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// The worked example of the API's documentation; its checksum was not made by fpgo.
const EXAMPLE: &str = "orderUuid=ODR1234567890&status=PAID&paymentMethod=Visa&amount=800\
                       &createdAt=1767225600&timestamp=1767225660";
const EXAMPLE_CHECKSUM: &str = "2960b8f47191ac54ead4413206d0d2a932207d420f7aefb60d623e7c36a59fb3";

const COMPANY: &str = "companyCheckUuid=COM1234&companyId=23451&companyName=Lorem&score=650\
                       &personalNumber=01010112345&createdAt=1755764131";

fn example() -> String {
    format!("{EXAMPLE}&checksum={EXAMPLE_CHECKSUM}")
}

/// The values in the order of the query, then the secret, in lower-case hex. For values that need no decoding.
fn checksum(query: &str, secret: &[u8]) -> String {
    let values = query.split('&').filter_map(|part| part.split_once('=').map(|(_, value)| value));
    let mut text: Vec<u8> = values.flat_map(str::bytes).collect();
    text.extend(secret);
    Sha256::digest(&text).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn signed(query: &str) -> String {
    format!("{query}&checksum={}", checksum(query, SECRET.as_bytes()))
}

/// `callback verify` with the secret in the environment and no file at all.
fn verify(home: &Home, arguments: &[&str]) -> Call {
    home.fpgo(&[&["callback", "verify"], arguments].concat()).env("FPGO_CALLBACK_SECRET", SECRET)
}

#[track_caller]
fn ended(done: Done, code: i32) -> Done {
    assert_eq!(done.code, Some(code), "{done:#?}");
    done
}

#[test]
fn the_worked_example_is_authentic_in_every_form_and_by_every_way_in() {
    let home = Home::new();
    let query = example();
    let forms = [
        format!("https://shop.example/fp/callback?{query}"),
        format!("'https://shop.example/fp/callback?{query}'"),
        format!("https://shop.example/fp/callback?{query}#top"),
        query.clone(),
        format!("?{query}"),
        format!(
            "192.0.2.7 - - [01/Jan/2026:00:01:00 +0000] \"GET /fp/callback?{query} HTTP/1.1\" 200 2 \
             \"https://other.example/?a=b\" \"-\""
        ),
        format!("GET /fp/callback?{query} HTTP/1.1\r\nHost: shop.example\r\nAccept: */*\r\n\r\n"),
        format!(
            ":method: GET\n:path: /fp/callback?{query}\n:scheme: https\n:authority: shop.example\n"
        ),
    ];
    for form in &forms {
        let ways = [
            verify(&home, &[form]).run(),
            verify(&home, &[]).input(form),
            verify(&home, &["-"]).input(form),
            verify(&home, &[]).input(&format!("{form}\n")),
        ];
        for done in ways {
            let done = ended(done, 0).says("authentic").says("not proof of payment");
            done.says("fpgo orders status ODR1234567890").shows("ODR1234567890").shows("signed");
        }
    }
}

#[test]
fn a_changed_value_makes_the_checksum_wrong() {
    let home = Home::new();
    for (from, to) in [
        ("ODR1234567890", "ODR1234567891"),
        ("=PAID", "=paid"),
        ("Visa", "Vipps"),
        ("amount=800", "amount=8000"),
        ("amount=800", "amount=800.00"),
        ("1767225660", "1767225661"),
        ("2960b8f", "2960b8e"),
        (EXAMPLE_CHECKSUM, ""),
        (EXAMPLE_CHECKSUM, &EXAMPLE_CHECKSUM.to_uppercase()),
        (EXAMPLE_CHECKSUM, &EXAMPLE_CHECKSUM[..63]),
    ] {
        let changed = example().replacen(from, to, 1);
        assert_ne!(changed, example());
        let done = verify(&home, &[&changed]).ends(10).says("the checksum is wrong");
        assert!(!done.err.contains("authentic"), "{done:#?}");
    }
}

#[test]
fn another_order_of_the_parameters_makes_the_checksum_wrong() {
    let home = Home::new();
    let swapped =
        example().replacen("status=PAID&paymentMethod=Visa", "paymentMethod=Visa&status=PAID", 1);
    verify(&home, &[&swapped]).ends(10).says("the checksum is wrong");
}

#[test]
fn the_checksum_may_stand_anywhere_in_an_orders_callback() {
    let home = Home::new();
    let first = format!("checksum={EXAMPLE_CHECKSUM}&{EXAMPLE}");
    verify(&home, &[&first]).ends(0);
    let within = example().replacen(&format!("&checksum={EXAMPLE_CHECKSUM}"), "", 1).replacen(
        "&amount",
        &format!("&checksum={EXAMPLE_CHECKSUM}&amount"),
        1,
    );
    verify(&home, &[&within]).ends(0);
}

#[test]
fn parameters_of_the_merchants_own_are_signed_too() {
    let home = Home::new();
    let query = format!("shop=7&{EXAMPLE}");
    verify(&home, &[&signed(&query)]).ends(0);
    verify(&home, &[&format!("shop=7&{}", example())]).ends(10).says("the checksum is wrong");
}

#[test]
fn values_are_signed_decoded_as_php_decodes_them() {
    let home = Home::new();
    let plain = EXAMPLE.replace("Visa", "Visa Debit+é");
    let checksum = checksum(&plain, SECRET.as_bytes());
    for encoded in ["Visa+Debit%2B%C3%A9", "Visa%20Debit%2b%c3%a9"] {
        let query = EXAMPLE.replace("Visa", encoded);
        verify(&home, &[&format!("{query}&checksum={checksum}")]).ends(0).shows("Visa Debit+é");
    }
}

#[test]
fn a_paste_that_is_no_single_callback_is_wrong_use() {
    let home = Home::new();
    let other = signed(&EXAMPLE.replace("800", "900"));
    let several = format!("https://shop.example/?{}\nhttps://shop.example/?{other}\n", example());
    for (paste, reason) in
        [("", "no query"), ("nothing of the kind", "no query"), (several.as_str(), "more than one")]
    {
        ended(verify(&home, &[]).input(paste), 2).says(reason);
    }
    verify(&home, &[]).ends(2);
    verify(&home, &["--kind", "terminal", &example()]).ends(2).says("company");
    // An address without a query is one that nothing signs.
    for paste in [
        "https://shop.example/fp/callback",
        "GET /fp/callback HTTP/1.1\nReferer: https://shop.example/?a=b\n",
    ] {
        ended(verify(&home, &[]).input(paste), 10).says("nothing here is signed").says("no query");
    }
    // The same callback twice is still one.
    let twice = format!("https://shop.example/?{0}\nhttps://shop.example/?{0}\n", example());
    ended(verify(&home, &[]).input(&twice), 0);
}

#[test]
fn bytes_that_are_no_text_are_wrong_use() {
    use std::io::Write;
    use std::process::Stdio;
    let home = Home::new();
    let mut call = verify(&home, &[]);
    call.command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = call.command.spawn().expect("fpgo starts");
    let mut input = child.stdin.take().expect("a pipe");
    input.write_all(b"orderUuid=ODR1\xff&checksum=1\n").expect("it reads its input");
    drop(input);
    assert_eq!(child.wait().expect("fpgo ends").code(), Some(2));
}

#[test]
fn without_a_checksum_nothing_is_signed() {
    let home = Home::new();
    for query in [
        EXAMPLE,
        "orderUuid=ODR1234567890&status=Approved&type=Payment&totalAmount=42&currency=NOK",
        "a=b",
    ] {
        for kind in ["auto", "order", "company"] {
            let done = verify(&home, &["--kind", kind, query]).ends(10);
            done.says("nothing here is signed").shows("NOT SIGNED");
        }
    }
}

#[test]
fn a_company_check_is_known_by_its_identifier_alone() {
    let home = Home::new();
    let done = verify(&home, &["-o", "json", &signed(COMPANY)]).ends(0);
    assert_eq!(done.json()["kind"], "company");
    let done = verify(&home, &["-o", "json", &signed(&format!("orderUuid=ODR1&{COMPANY}"))]);
    assert_eq!(done.run().json()["kind"], "order");
    assert_eq!(
        verify(&home, &["-o", "json", &example()]).ends(0).json()["kind"],
        "order",
        "without the company's identifier"
    );
}

#[test]
fn what_follows_the_checksum_of_a_company_check_is_not_signed() {
    let home = Home::new();
    let paste = format!("{}&riskLevel=low", signed(COMPANY));
    let done = verify(&home, &[&paste]).ends(10).says("riskLevel").says("not signed");
    let row = done.out.lines().find(|line| line.contains("riskLevel")).expect("it is shown");
    assert!(row.contains("NOT SIGNED"), "{row}");
    let named = verify(&home, &["--kind", "company", &paste]).ends(0);
    named.says("authentic").says("warning").says("riskLevel").shows("NOT SIGNED");
    // That the formula of orders fits says nothing about a company check.
    let skipped = checksum(&format!("{COMPANY}&riskLevel=low"), SECRET.as_bytes());
    let paste = format!("{COMPANY}&checksum={skipped}&riskLevel=low");
    verify(&home, &[&paste]).ends(10).says("the checksum is wrong");
    verify(&home, &["--kind", "order", &paste]).ends(0);
}

#[test]
fn a_personal_number_is_masked_in_the_table_alone() {
    let home = Home::new();
    let paste = signed(COMPANY);
    lacks(&verify(&home, &[&paste]).ends(0), "01010112345");
    verify(&home, &["--show-personal-data", &paste]).ends(0).shows("01010112345");
    verify(&home, &["-o", "json", &paste]).ends(0).shows("01010112345");
}

#[test]
fn a_fitting_hash_over_moved_boundaries_is_refused_and_named() {
    let home = Home::new();
    // All of them sign the same text as the worked example, or carry a checksum of their own.
    let moved = [
        (
            "createdAt",
            example().replace("amount=800&createdAt=1767225600", "amount=8001&createdAt=767225600"),
        ),
        ("timestamp", signed(&EXAMPLE.replace("timestamp=1767225660", "timestamp=1767225599"))),
        ("timestamp", signed(&EXAMPLE.replace("timestamp=1767225660", "timestamp=17672256600"))),
        ("amount", signed(&EXAMPLE.replace("amount=800", "amount=800kr"))),
        ("amount", signed(&EXAMPLE.replace("amount=800", "amount=-800"))),
        ("amount", signed(&EXAMPLE.replace("amount=800", "amount=1e3"))),
        ("orderUuid", signed(&EXAMPLE.replace("ODR1234567890", "XYZ1234567890"))),
        ("orderUuid", signed(&EXAMPLE.replace("orderUuid=", "order="))),
        ("status", example().replace("status=", "x=")),
        ("amount", example().replace("amount=", "x=")),
        ("x", example().replace("Visa&", "Vi&x=sa&")),
    ];
    for (name, paste) in &moved {
        let done = verify(&home, &[paste]).ends(10);
        done.says("the hash fits, the boundaries do not").says(&format!("  {name} "));
        let named = verify(&home, &["--kind", "order", paste]).ends(0).says("authentic");
        named.says(&format!("warning: {name} "));
    }
}

#[test]
fn a_documented_name_that_stands_twice_is_refused() {
    let home = Home::new();
    // PHP signs the last value in the place of the first.
    let paste = format!("status=PAID&orderUuid=ODR1234567890&status=REFUNDED&{}", {
        let rest = "paymentMethod=Visa&amount=800&createdAt=1767225600&timestamp=1767225660";
        let seen = format!("status=REFUNDED&orderUuid=ODR1234567890&{rest}");
        format!("{rest}&checksum={}", checksum(&seen, SECRET.as_bytes()))
    });
    let done = verify(&home, &[&paste]).ends(10).says("the boundaries do not");
    done.says("status stands 2 times");
    verify(&home, &["--kind", "order", &paste]).ends(0).says("status stands 2 times");
}

#[test]
fn json_tells_the_verdict_on_stdout_and_the_failure_on_stderr() {
    let home = Home::new();
    let done = verify(&home, &["-o", "json", &example()]).ends(0);
    let verdict = done.json();
    assert_eq!(verdict["outcome"], "authentic");
    assert_eq!(verdict["hash_fits"], true);
    assert_eq!(verdict["parameters"][0]["name"], "orderUuid");
    assert_eq!(verdict["parameters"][0]["value"], "ODR1234567890");
    assert_eq!(verdict["parameters"][0]["signed"], true);
    assert_eq!(verdict["parameters"][6]["signed"], false, "the checksum itself");
    for line in done.err.lines() {
        let note: serde_json::Value = serde_json::from_str(line).expect("every line is JSON");
        assert!(note["note"].is_string(), "{line}");
    }
    for (paste, outcome) in [
        (EXAMPLE.to_owned(), "nothing_signed"),
        (example().replace("800", "900"), "hash_does_not_fit"),
        (signed(&EXAMPLE.replace("=800", "=8OO")), "boundaries_do_not_hold"),
        (format!("{}&own=1", signed(COMPANY)), "unsigned_rest"),
    ] {
        let done = verify(&home, &["-o", "json", &paste]).ends(10);
        assert_eq!(done.json()["outcome"], outcome);
        assert_eq!(done.error()["code"], 10);
        assert_eq!(done.error()["kind"], "check_failed");
    }
}

#[test]
fn quiet_leaves_the_exit_code_to_speak() {
    let home = Home::new();
    assert_eq!(verify(&home, &["-q", &example()]).ends(0).out, "");
    assert_eq!(verify(&home, &["-q", EXAMPLE]).ends(10).out, "");
}

#[test]
fn what_only_the_paste_damaged_is_repaired_and_told() {
    let home = Home::new();
    let good = format!("https://shop.example/fp/callback?{}", example());
    let (front, back) = good.split_at(90);
    for (paste, repair, words) in [
        (good.replace('&', "&amp;"), "escapes", "&amp;"),
        (good.replace("&timestamp=", "×tamp="), "entity_letters", "×tamp"),
        (format!("> {front}\n> {back}\n"), "wrapped", "line breaks"),
        (format!("{front}=\n{back}\n"), "soft_breaks", "soft line breaks"),
    ] {
        let done = ended(verify(&home, &[]).input(&paste), 0).says("repaired:").says(words);
        done.says("authentic");
        let done = ended(verify(&home, &["-o", "json"]).input(&paste), 0);
        assert_eq!(done.json()["repaired"], json!([repair]));
        assert_eq!(done.json()["reason"], json!(null));
    }
}

#[test]
fn what_a_server_would_not_get_or_got_damaged_is_named_and_stays_wrong() {
    let home = Home::new();
    let good = format!("https://shop.example/fp/callback?{}", example());
    let request = format!("GET /fp/callback?{} HTTP/1.1", example());
    for (paste, reason, words) in [
        (good.replace("amount", "amou#nt"), "number_sign_in_value", "nothing behind a #"),
        (request.replace("amount", "amou#nt"), "number_sign_in_value", "nothing behind a #"),
        (request.replace('&', "&amp;"), "escapes", "it was received so: & was written as"),
        (request.replace("&timestamp", "×tamp"), "entity_letters", "it was received so: "),
        (good[..good.len() - 57].to_owned(), "cut_off", "7 of the checksum's 64 digits are there"),
        (good[..good.len() - 64].to_owned(), "cut_off", "0 of the checksum's 64 digits are there"),
    ] {
        let done = verify(&home, &["-o", "json", &paste]).ends(10).says(words).says("do not trust");
        assert_eq!(done.json()["reason"], reason, "{paste}");
        assert_ne!(done.json()["outcome"], "authentic", "{paste}");
        let is_cut = reason == "cut_off";
        assert_eq!(done.err.contains("it was checked with the secret"), !is_cut, "{done:#?}");
    }
    let blank = signed(&EXAMPLE.replace("Visa", "Visa Debit"));
    let told = verify(&home, &["-o", "json", &format!("https://shop.example/cb?{blank}")]).ends(0);
    assert_eq!(told.json()["repaired"], json!(["blank_in_value"]));
    drop(told.says("a value holds a blank as it is"));
    let done = verify(&home, &[&signed(COMPANY)]).ends(0);
    done.says("company details 23451");
}

#[test]
fn a_wrong_checksum_is_explained() {
    let home = Home::new();
    home.config(&format!(
        "{}{}",
        account("callback_secret = \"s3cret\"\ncallback_secret_previous = \"old-4711\""),
        account("callback_secret = \"shop-4712\"").replace("profiles.test", "profiles.shop")
    ));
    let with =
        |secret: &str| format!("{EXAMPLE}&checksum={}", checksum(EXAMPLE, secret.as_bytes()));
    for (paste, reason, words) in [
        (format!("{}&utm_source=x", example()), "added", "without utm_source"),
        (with("shop-4712"), "secret_of_profile", "the secret of profile shop"),
        (with("old-4711"), "secret_previous", "the previous secret"),
        (with("sandbox-callback-secret"), "secret_of_sandbox", "the sandbox"),
        (with("s3cret\n"), "secret_with_newline", "a line break behind the secret"),
    ] {
        let call = || home.fpgo(&["callback", "verify", "-p", "test", "-o", "json", &paste]);
        let done = call().ends(10).says(words).says("do not trust");
        assert_eq!(done.json()["reason"], reason);
        assert_eq!(done.json()["outcome"], "hash_does_not_fit");
        for secret in ["old-4711", "shop-4712"] {
            lacks(&done, secret);
        }
    }
    let shop = home.fpgo(&["callback", "verify", "-p", "test", &with("shop-4712")]).ends(10);
    shop.says("fpgo -p shop callback verify").says("hashed: joined in this order");
    let unknown = verify(&home, &[&with("never heard of")]).ends(10);
    unknown.says("nothing that is known to go wrong explains it").says("FPGO_CALLBACK_SECRET");
}

#[test]
fn an_old_callback_is_refused_where_an_age_is_given() {
    let home = Home::new();
    verify(&home, &["--max-age", "1h", &example()]).ends(10).says("old by its timestamp");
    verify(&home, &["--max-age", "99999d", &example()]).ends(0).says("authentic");
    let bare = signed("orderUuid=ODR1234567890&status=PAID");
    let bare = verify(&home, &["--kind", "order", "--max-age", "1h", &bare]).ends(10);
    bare.says("its age is not known");
}

#[test]
fn the_api_is_asked_whether_a_callback_is_true_now() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let home = &sandbox.home;
    let secret = "callback_secret = \"s3cret\"";
    home.config(&crate::common::profile("test", &sandbox.base_url, secret));
    let callback = |status: &str, amount: &str| {
        signed(&format!(
            "orderUuid={order}&status={status}&paymentMethod=Visa&amount={amount}&createdAt=1767225600&timestamp=1767225660"
        ))
    };
    let check = |paste: &str| {
        home.fpgo(&["callback", "verify", "-p", "test", "-o", "json", "--check", paste])
    };
    let same = check(&callback("paid", "800.00")).ends(0).says("the API says the same");
    assert_eq!(same.json()["check"]["same"], true);
    let other = check(&callback("REFUNDED", "900")).ends(10).says("the API says otherwise");
    other.says("the status is PAID, not REFUNDED").says("amount 900.00 is none of total 800.00");
    // The word of the documentation's example says only that something succeeded.
    check(&callback("success", "800")).ends(0);
    check(&callback("PAID", "0")).ends(10).says("amount 0.00 is none of total 800.00");
    let open = sandbox.sent_order(&["name=Bike service,qty=1,rate=800,tax=25"]);
    let nothing = callback("success", "800").replace(&order, &open);
    let nothing = signed(nothing.split("&checksum=").next().expect("a query"));
    let done = check(&nothing).ends(10).says("success is not confirmed: the status is SENT");
    assert_eq!(done.json()["check"]["same"], false);
    assert_eq!(done.json()["outcome"], "authentic");
    done.says("not confirmed: the API does not tell what the callback says");
    let terminal =
        format!("orderUuid={order}&status=Approved&type=Payment&totalAmount=800&currency=NOK");
    check(&terminal).ends(10).says("nothing here is signed").says("payment at the terminal");
    check(&callback("PAID", "800").replace(&order, "ODR9999999999")).ends(10);
    check(&signed(&EXAMPLE.replace("1234567890", "9999999999"))).ends(5);
    // A wrong checksum stays one, whether the API can be asked or not.
    let wrong = callback("PAID", "800").replace("Visa", "Vipps");
    check(&wrong).ends(10).says("do not trust").says("the API says the same");
    home.config(&account(secret));
    check(&wrong).ends(10).says("do not trust");
    check(&callback("PAID", "800")).ends(6);
    let company = format!("{COMPANY}&riskLevel=Low");
    home.config(&crate::common::profile("test", &sandbox.base_url, secret));
    check(&signed(&company)).ends(10).says("has no check");
}

#[test]
fn what_stands_behind_the_address_is_told() {
    let home = Home::new();
    let paste = format!("https://shop.example/cb?{} and more", example());
    verify(&home, &[&paste]).ends(0).says("left out: and more");
}

#[test]
fn a_genuine_callback_beside_a_forged_one_is_never_taken() {
    let home = Home::new();
    let genuine = format!("https://shop.example/cb?{}", example());
    let forged = format!("{}&checksum={}", EXAMPLE.replace("800", "99999"), "0".repeat(64));
    let log = format!("\"GET /cb?{forged} HTTP/1.1\" 200 2 \"{genuine}\" \"x\"");
    ended(verify(&home, &[]).input(&log), 10).says("do not trust");
    ended(verify(&home, &[]).input(&format!("{forged}&u='{genuine}'")), 10);
    ended(verify(&home, &[]).input(&format!("/cb?{forged}\n{genuine}")), 2);
}

#[test]
fn more_parameters_than_php_reads_never_pass() {
    let home = Home::new();
    let own: String = (0..1000).map(|number| format!("&own{number}=1")).collect();
    let paste = signed(&format!("{EXAMPLE}{own}"));
    ended(verify(&home, &["--kind", "order"]).input(&paste), 10);
}

#[test]
fn the_secret_is_never_shown() {
    let home = Home::new();
    let secret = "9b2f-never-to-be-seen";
    let good = format!("{EXAMPLE}&checksum={}", checksum(EXAMPLE, secret.as_bytes()));
    for paste in [good.as_str(), &example(), EXAMPLE, "nothing"] {
        for flags in [["-v"].as_slice(), &["-o", "json"], &["-o", "json", "-v"], &["-q"]] {
            let call = verify(&home, &[flags, &[paste]].concat());
            lacks(&call.env("FPGO_CALLBACK_SECRET", secret).run(), secret);
        }
    }
    home.config(&account(&format!("callback_secret = \"{secret}\"")));
    let from_file = home.fpgo(&["callback", "verify", "-p", "test", &good]).ends(0);
    lacks(&from_file, secret);
    lacks(&home.fpgo(&["callback", "verify", "-p", "test", &example()]).ends(10), secret);
}

#[test]
fn without_a_secret_nothing_is_checked() {
    let home = Home::new();
    let call = |arguments: &[&str]| home.fpgo(&[&["callback", "verify"], arguments].concat());
    // No file at all, then no profile, then a profile without a secret.
    call(&[&example()]).ends(3);
    home.config(&account(""));
    call(&[&example()]).ends(3).says("-p NAME");
    let done = call(&["-p", "test", &example()]).ends(3);
    done.says("FPGO_CALLBACK_SECRET").says("callback_secret");
    // A variable that is empty is none.
    call(&["-p", "test", &example()]).env("FPGO_CALLBACK_SECRET", "").ends(3);
}

#[test]
fn the_secret_comes_from_the_profile_and_the_variable_beats_it() {
    let home = Home::new();
    home.config(&account("callback_secret = \"s3cret\""));
    let call = || home.fpgo(&["callback", "verify", "--profile", "test", &example()]);
    call().ends(0);
    call().env("FPGO_CALLBACK_SECRET", "another").ends(10);
    home.config(&account("callback_secret = \"another\""));
    call().ends(10);
    call().env("FPGO_CALLBACK_SECRET", SECRET).ends(0);
}

#[test]
fn what_is_odd_in_the_file_is_told_once() {
    let home = Home::new();
    home.config(&format!("colour = \"red\"\n{}", account("callback_secret = \"s3cret\"")));
    let call = || home.fpgo(&["callback", "verify", "-p", "test", &example()]);
    for done in [call().ends(0), call().env("FPGO_CALLBACK_SECRET", SECRET).ends(0)] {
        assert_eq!(done.err.matches("colour").count(), 1, "{done:#?}");
    }
}

#[test]
fn the_previous_secret_is_shown_and_checked_like_the_others() {
    let home = Home::new();
    home.config(&account("callback_secret_previous_env = \"OLD\""));
    let show = home.fpgo(&["config", "show", "-p", "test"]).ends(0);
    show.shows("callback_secret_previous").shows("not set");
    home.fpgo(&["config", "check", "-p", "test"]).ends(3).says("OLD");
    let call = home.fpgo(&["config", "show", "-p", "test", "-v"]).env("OLD", "old-secret-4711");
    lacks(&call.ends(0).shows("variable OLD"), "old-secret-4711");
    let signed = format!("{EXAMPLE}&checksum={}", checksum(EXAMPLE, b"old-secret-4711"));
    let call = verify(&home, &["-p", "test", &signed]).env("OLD", "old-secret-4711");
    lacks(&call.ends(10).says("the previous secret"), "old-secret-4711");
}

#[test]
fn the_secret_comes_from_a_program() {
    let home = Home::new();
    let call = || home.fpgo(&["callback", "verify", "--profile", "test", &example()]);
    home.config(&account("callback_secret_command = [\"printf\", \"s3cret\\nsecond line\\n\"]"));
    call().ends(0);
    home.config(&account("callback_secret_command = [\"sh\", \"-c\", \"echo s3cret; exit 4\"]"));
    let done = call().ends(3).says("callback_secret_command").says("sh").says("4");
    lacks(&done, SECRET);
    home.config(&account("callback_secret_command = [\"true\"]"));
    call().ends(3).says("true");
}

#[test]
fn the_secret_is_taken_byte_for_byte() {
    let home = Home::new();
    for secret in ["s3cret\n", "s3cret ", " s3cret", "s3cret\r\n"] {
        verify(&home, &[&example()]).env("FPGO_CALLBACK_SECRET", secret).ends(10);
        let own = format!("{EXAMPLE}&checksum={}", checksum(EXAMPLE, secret.as_bytes()));
        verify(&home, &[&own]).env("FPGO_CALLBACK_SECRET", secret).ends(0);
        home.config(&account(&format!("callback_secret = {secret:?}")));
        home.fpgo(&["callback", "verify", "-p", "test", &own]).ends(0);
        home.fpgo(&["callback", "verify", "-p", "test", &example()]).ends(10);
    }
}

#[test]
fn a_secret_of_blanks_is_none() {
    let home = Home::new();
    let own = format!("{EXAMPLE}&checksum={}", checksum(EXAMPLE, b"\n"));
    for blank in ["\n", " \r\n\t"] {
        let call = verify(&home, &[&own]).env("FPGO_CALLBACK_SECRET", blank);
        call.ends(3).says("FPGO_CALLBACK_SECRET holds only blanks or line breaks");
    }
    for key in [
        "callback_secret = \"\\n\"",
        "callback_secret_env = \"OWN\"",
        "callback_secret_command = [\"printf\", \" \\n\"]",
    ] {
        home.config(&account(key));
        let call = home.fpgo(&["callback", "verify", "-p", "test", &own]).env("OWN", "\n");
        call.ends(3).says("holds only blanks or line breaks");
    }
}

#[cfg(unix)]
#[test]
fn a_secret_that_is_no_text_counts_too() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let home = Home::new();
    let secret = b"s3cret\xff\xfe";
    let paste = format!("{EXAMPLE}&checksum={}", checksum(EXAMPLE, secret));
    let mut call = home.fpgo(&["callback", "verify", &paste]);
    call.command.env("FPGO_CALLBACK_SECRET", OsStr::from_bytes(secret));
    call.ends(0);
}

#[test]
fn the_secret_cannot_be_given_on_the_command_line() {
    let home = Home::new();
    for flag in ["--secret", "--callback-secret"] {
        home.fpgo(&["callback", "verify", flag, SECRET, &example()]).ends(2);
    }
}

/// A profile that is never spoken to.
fn account(more: &str) -> String {
    crate::common::profile("test", "http://127.0.0.1:9/api/v1", more)
}

/// A merchant's server on this machine, and the queries that it got.
struct Merchant(Canned);

impl Merchant {
    fn new() -> Merchant {
        Merchant(Canned::http("200 OK", "", b"thanks"))
    }

    fn url(&self, path: &str) -> String {
        self.0.base_url().replace("/api/v1", path)
    }

    /// Waits until so many callbacks have come.
    #[track_caller]
    fn got(&self, count: usize) -> Vec<String> {
        let got = within(
            PATIENCE,
            || format!("{count} callbacks, only {:#?}", self.0.received()),
            || Some(self.0.received()).filter(|got| got.len() >= count),
        );
        got.iter().filter_map(|all| all.split_whitespace().nth(1)).map(str::to_owned).collect()
    }
}

/// The value of a name in a query.
fn value(target: &str, name: &str) -> String {
    let (_, query) = target.split_once('?').expect("a query");
    let pair = query.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}=")));
    pair.unwrap_or_else(|| panic!("{name} in {target}")).to_owned()
}

fn verified(sandbox: &Sandbox, merchant: &Merchant, target: &str, secret: &str) {
    let url = merchant.url(target);
    sandbox.home.fpgo(&["callback", "verify", &url]).env("FPGO_CALLBACK_SECRET", secret).ends(0);
}

#[test]
fn the_sandbox_signs_what_it_tells_of_orders_and_reservations() {
    let sandbox = Sandbox::with(&["--callback-secret", "s3cret"]);
    let merchant = Merchant::new();
    let to = merchant.url("/fp/callback?order_identifier=A%2042");
    let mut body = sandbox.example("checkout session");
    body["callback"]["callbackUrl"] = json!(to);
    let order =
        sandbox.made_of("checkout session", &body)["orderUuid"].as_str().expect("text").to_owned();
    // Two that are told at once may overtake each other, so each is waited for.
    sandbox.post(&format!("/_sandbox/pay/{order}"), &json!({"via": "vipps"}));
    merchant.got(1);
    sandbox.fpgo(&["orders", "refund", &order, "--amount", "300", "--yes"]).ends(0);
    let got = merchant.got(2);
    for (target, status) in got.iter().zip(["PAID", "PARTIAL"]) {
        assert!(
            target.starts_with("/fp/callback?order_identifier=A%2042&orderUuid="),
            "the merchant's own first: {target}"
        );
        assert!(value(target, "status").starts_with(status), "{target}");
        assert_eq!(value(target, "orderUuid"), order);
        assert_eq!(
            (value(target, "amount"), value(target, "paymentMethod")),
            ("800".into(), "vipps".into())
        );
        verified(&sandbox, &merchant, target, "s3cret");
    }
    let mut body = sandbox.example("reservations submit");
    body["callback"]["callbackUrl"] = json!(merchant.url("/fp"));
    let id = sandbox.reserved_as(&body);
    merchant.got(3);
    sandbox.fpgo(&["reservations", "capture", &id, "--amount", "600", "--yes"]).ends(0);
    merchant.got(4);
    // A second capture is no change of the status.
    sandbox.fpgo(&["reservations", "capture", &id, "--amount", "100", "--yes"]).ends(0);
    let charge = ["reservations", "charge", &id, "--line", "name=A,rate=5,tax=0", "--yes"];
    sandbox.fpgo(&charge).ends(0);
    let got = merchant.got(5);
    let statuses: Vec<String> = got[2..].iter().map(|target| value(target, "status")).collect();
    assert_eq!(statuses, ["RESERVED", "CAPTURED", "CHARGED"]);
    got[2..].iter().for_each(|target| verified(&sandbox, &merchant, target, "s3cret"));
    // Every one is written down with what came of it.
    let told = || sandbox.get("/_sandbox/callbacks").to_string();
    within(PATIENCE, told, || (told().matches("\"200\"").count() >= 5).then_some(()));
}

#[test]
fn a_company_check_is_told_signed_and_a_terminal_unsigned() {
    let sandbox = Sandbox::start();
    let merchant = Merchant::new();
    let mut body = sandbox.example("company check");
    body["callback"]["callbackUrl"] = json!(merchant.url("/company"));
    let made = sandbox.made_of("company check", &body);
    let check = made["companyCheckUuid"].as_str().expect("text");
    sandbox.post(&format!("/_sandbox/pay/{check}"), &json!({"outcome": "signed"}));
    let target = merchant.got(1)[0].clone();
    assert!(target.starts_with("/company?companyCheckUuid=COMCHK"), "{target}");
    verified(&sandbox, &merchant, &target, "sandbox-callback-secret");
    let mut body = sandbox.example("terminals orders create");
    body["callbackUrl"] = json!(merchant.url("/terminal"));
    let order = sandbox.made_of("terminals orders create", &body)["orderUuid"]
        .as_str()
        .expect("text")
        .to_owned();
    sandbox.post(&format!("/_sandbox/terminal/{order}"), &json!({"decision": "approve"}));
    sandbox.fpgo(&["terminals", "orders", "refund", &order, "--amount", "300", "--yes"]).ends(0);
    sandbox.post(&format!("/_sandbox/terminal/{order}"), &json!({"decision": "decline"}));
    let got = merchant.got(3);
    assert_eq!(
        (value(&got[1], "status"), value(&got[1], "type")),
        ("Approved".into(), "Payment".into())
    );
    assert_eq!(
        (value(&got[1], "baseAmount"), value(&got[1], "vatAmount")),
        ("640".into(), "160".into())
    );
    assert_eq!(
        (value(&got[2], "status"), value(&got[2], "type")),
        ("Cancelled".into(), "Payment_Refund".into())
    );
    assert_eq!(value(&got[2], "totalAmount"), "300");
    assert!(got[1..].iter().all(|target| !target.contains("checksum")), "{got:#?}");
}

#[test]
fn nothing_is_told_beyond_this_machine_and_no_redirect_is_followed() {
    let sandbox = Sandbox::start();
    let order = sandbox.made("checkout session")["orderUuid"].as_str().expect("text").to_owned();
    sandbox.post(&format!("/_sandbox/pay/{order}"), &json!({}));
    let told = sandbox.get("/_sandbox/callbacks");
    assert_eq!(told[0]["outcome"], "withheld: not this machine", "{told}");
    assert!(told[0]["url"].as_str().expect("text").starts_with("https://shop.example/"), "{told}");
    let trap = Canned::http("200 OK", "", b"");
    let location = format!("Location: {}\r\n", trap.base_url());
    let merchant = Merchant(Canned::http("302 Found", &location, b""));
    let mut body = sandbox.example("checkout session");
    body["callback"]["callbackUrl"] = json!(merchant.url("/fp"));
    let order =
        sandbox.made_of("checkout session", &body)["orderUuid"].as_str().expect("text").to_owned();
    sandbox.post(&format!("/_sandbox/pay/{order}"), &json!({}));
    merchant.got(1);
    let told = || sandbox.get("/_sandbox/callbacks");
    within(PATIENCE, || told().to_string(), || (told()[1]["outcome"] == "302").then_some(()));
    assert!(trap.received().is_empty());
}

#[test]
fn a_payer_on_the_command_line_tells_the_merchant_too() {
    let home = Home::new();
    let merchant = Merchant::new();
    let made = home
        .fpgo(&[
            "--sandbox",
            "checkout",
            "session",
            "-q",
            "--line",
            "name=A,qty=1,rate=800,tax=25",
            "--date",
            "now",
            "--with-customer=false",
            "--via",
            "visa",
            "--callback-url",
            &merchant.url("/fp"),
            "--success-url",
            "https://shop.example/a",
            "--failure-url",
            "https://shop.example/b",
        ])
        .ends(0);
    home.fpgo(&["sandbox", "pay", made.out.trim()]).ends(0);
    let target = merchant.got(1)[0].clone();
    assert_eq!(value(&target, "status"), "PAID");
    // A command that changes the order through its own sandbox waits until the merchant knows.
    home.fpgo(&["--sandbox", "orders", "refund", made.out.trim(), "--full", "--yes"]).ends(0);
    assert_eq!(value(&merchant.got(2)[1], "status"), "REFUNDED");
}
