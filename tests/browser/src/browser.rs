//! Chromium without a window, driven by WebDriver through Debian's chromedriver. Scripts are switched off, as for a payer who
//! does so: the pages must not need them. What the tests evaluate themselves runs all the same.

use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::error::WebDriverResult;
use thirtyfour::support::block_on;
use thirtyfour::{By, ChromeCapabilities, DesiredCapabilities, Key, WebDriver, WebElement};

/// How long something may take to show; two cores with a browser on them are slow.
const PATIENCE: Duration = Duration::from_secs(30);

/// A phone and a desk.
pub const WIDTHS: [u32; 2] = [390, 1280];

/// A browser of its own for one test, with a profile that goes with it.
pub struct Browser {
    driver: Option<WebDriver>,
    process: Child,
}

impl Browser {
    /// Starts a browser that runs no script of a page.
    pub fn start() -> Browser {
        let (process, port) = chromedriver();
        let address = format!("http://127.0.0.1:{port}");
        let driver = block_on(WebDriver::new(address, capabilities().expect("capabilities")));
        let browser = Browser { driver: Some(driver.expect("Chromium starts")), process };
        browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
        browser.has_no_scripts();
        browser
    }

    /// What the tests rely on: a page's own script does nothing here.
    fn has_no_scripts(&self) {
        self.open("data:text/html,<title>off</title><script>document.title='on'</script>");
        assert_eq!(self.title(), "off", "scripts run");
    }

    fn driver(&self) -> &WebDriver {
        self.driver.as_ref().expect("it is there until the end")
    }

    /// Goes to an address, and waits for the page.
    pub fn open(&self, url: &str) {
        block_on(self.driver().goto(url)).unwrap_or_else(|error| panic!("{url}: {error}"));
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        block_on(self.driver().current_url()).expect("an address").to_string()
    }

    /// The title of the page.
    pub fn title(&self) -> String {
        block_on(self.driver().title()).expect("a title")
    }

    /// What the page shows, as text.
    pub fn text(&self) -> String {
        let text = self.evaluate("return document.body ? document.body.innerText : ''");
        text.as_str().expect("text").to_owned()
    }

    /// The first element of a CSS selector, once it is there.
    #[track_caller]
    pub fn find(&self, css: &str) -> WebElement {
        self.wait(css, || block_on(self.driver().find(By::Css(css))).ok())
    }

    /// How many elements a CSS selector finds.
    pub fn count(&self, css: &str) -> usize {
        block_on(self.driver().find_all(By::Css(css))).expect("a list").len()
    }

    /// Presses a button or follows a link.
    #[track_caller]
    pub fn click(&self, css: &str) {
        let element = self.find(css);
        block_on(element.click()).unwrap_or_else(|error| panic!("{css}: {error}"));
    }

    /// Types into a field, over what stands in it.
    #[track_caller]
    pub fn fill(&self, css: &str, text: &str) {
        let element = self.find(css);
        block_on(element.clear()).expect("a field");
        block_on(element.send_keys(text)).expect("a field");
    }

    /// Presses keys, wherever the focus is.
    pub fn press(&self, keys: &str) {
        block_on(self.driver().action_chain().send_keys(keys).perform()).expect("keys");
    }

    /// Presses the Tab key.
    pub fn press_tab(&self) {
        self.press(&Key::Tab.value().to_string());
    }

    /// Presses the arrow that points down.
    pub fn press_down(&self) {
        self.press(&Key::Down.value().to_string());
    }

    /// Presses the Enter key.
    pub fn press_enter(&self) {
        self.press(&Key::Enter.value().to_string());
    }

    /// Waits until the page shows this text.
    #[track_caller]
    pub fn shows(&self, part: &str) {
        self.wait(part, || self.text().contains(part).then_some(()));
    }

    /// Waits until the address begins with this, and gives all of it.
    #[track_caller]
    pub fn arrives_at(&self, start: &str) -> String {
        self.wait(start, || Some(self.url()).filter(|url| url.starts_with(start)))
    }

    #[track_caller]
    fn wait<T>(&self, what: &str, mut look: impl FnMut() -> Option<T>) -> T {
        let since = Instant::now();
        loop {
            if let Some(found) = look() {
                return found;
            }
            let shown = || format!("{}\n{}", self.url(), self.text());
            assert!(since.elapsed() < PATIENCE, "{what} does not show: {}", shown());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Evaluates a script of the tests in the page.
    pub fn evaluate(&self, script: &str) -> Value {
        let done = block_on(self.driver().execute(script, Vec::new()));
        done.unwrap_or_else(|error| panic!("{script}: {error}")).json().clone()
    }

    /// Sets the width of the page, and whether its user likes it dark.
    pub fn look(&self, width: u32, scheme: &str) {
        let screen =
            json!({"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 600});
        self.cdp("Emulation.setDeviceMetricsOverride", screen);
        let likes = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        self.cdp("Emulation.setEmulatedMedia", likes);
    }

    /// Writes a picture of the whole page, for eyes: `target/browser/NAME.png`.
    pub fn picture(&self, name: &str) {
        let whole = json!({"format": "png", "captureBeyondViewport": true});
        let shot = self.cdp("Page.captureScreenshot", whole);
        let bytes = BASE64_STANDARD.decode(shot["data"].as_str().expect("text")).expect("base64");
        let directory = target().join("browser");
        std::fs::create_dir_all(&directory).expect("a directory");
        std::fs::write(directory.join(format!("{name}.png")), bytes).expect("a picture");
    }

    fn cdp(&self, command: &str, parameters: Value) -> Value {
        let done = block_on(self.driver().cdp().send_raw(command, parameters));
        done.unwrap_or_else(|error| panic!("{command}: {error}"))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(driver) = self.driver.take() {
            let _ = block_on(driver.quit());
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A driver on a free port, which it tells.
#[expect(clippy::zombie_processes, reason = "a driver that tells no port ends the tests")]
fn chromedriver() -> (Child, u16) {
    let mut process = Command::new("chromedriver")
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("chromedriver is installed");
    let mut out = BufReader::new(process.stdout.take().expect("a pipe"));
    for line in out.by_ref().lines().map_while(Result::ok) {
        let port = line
            .split("started successfully on port ")
            .nth(1)
            .and_then(|rest| rest.split('.').next());
        if let Some(Ok(port)) = port.map(str::parse) {
            // It may have more to say.
            process.stdout = Some(out.into_inner());
            return (process, port);
        }
    }
    panic!("chromedriver told no port");
}

fn capabilities() -> WebDriverResult<ChromeCapabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    // Without a sandbox of its own, for who is root in a container: it meets our pages alone.
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] {
        capabilities.add_arg(argument)?;
    }
    Ok(capabilities)
}

/// The directory of builds, in which this test binary stands as `debug/deps/browser-…`.
pub fn target() -> PathBuf {
    let binary = std::env::current_exe().expect("the test's own binary");
    binary.ancestors().nth(3).expect("a directory").to_path_buf()
}
