# What is done by hand and in CI, each under one name: `just --list`. The recipes need bash; `ci` prepares the machine.

set shell := ["bash", "-euo", "pipefail", "-c"]

# Whoever changes the code builds it again and again: rebuilds take a quarter of the time, for 150 MB more of `target`.
export CARGO_INCREMENTAL := env("CARGO_INCREMENTAL", "1")

# Build and run fpgo with these words
run *words:
    cargo run -- {{ words }}

# Run the tests that need the toolchain, bash, curl and jq alone, or those whose name holds a text
test *filter:
    cargo test -- {{ filter }}

# Run the tests that need a real component or minutes, and only those
test-more *filter:
    cargo test -- --ignored {{ filter }}

# Hold the checksums of callbacks against PHP's own
php:
    cargo build
    tests/php/compare target/debug/fpgo

# Open the sandbox's pages in headless Chromium, as payers do; pictures of them are left in target/browser
browser *filter:
    cargo build
    cargo test -p fpgo-browser-tests -- --ignored {{ filter }}

# Attack every part that reads what others wrote, each target for so many seconds, with random bytes and all that ever reached something
fuzz seconds="4" *filter:
    tests/fuzz/unpack
    BOLERO_RANDOM_TEST_TIME_MS=$(({{ seconds }} * 1000)) cargo test -p fpgo --features fuzz --bin fpgo -- fuzz::{{ filter }}

# The same for hours, in turns, with bytes that libFuzzer makes from what they reach (g++)
fuzz-long seconds="3600" *filter:
    tests/fuzz/by-coverage {{ seconds }} {{ filter }}

# Format the code
format:
    cargo fmt --all

# What must hold of the code before it is run
check:
    cargo fmt --all --check
    cargo clippy --all-targets -- -D warnings
    cargo clippy --features one-crate -- -D warnings
    cargo clippy -p fpgo --features fuzz --bin fpgo --profile test -- -D warnings
    cargo clippy -p fpgo-browser-tests --all-targets -- -D warnings
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --document-private-items --quiet

# Hold the dependencies against deny.toml: licences, sources, duplicates
deny:
    cargo deny check licenses bans sources

# Hold the dependencies against the database of known faults, which is fetched
advisories:
    cargo deny check advisories

# Accept what the binary prints now as the completions and pages that are kept
accept:
    SNAPSHOTS=overwrite cargo test --test it docs::

# Kill writes at this many instants each, and compare what is known with what happened
kill instants="25":
    FPGO_KILL_INSTANTS={{ instants }} cargo test --test it kill:: -- --nocapture

# Plan a million rows, and kill runs of a thousand rows at fifty instants each: half an hour
bulk-long:
    FPGO_BULK_ROWS=1000000 FPGO_BULK_RUN=1000 FPGO_BULK_KILLS=50 cargo test --test it -- --ignored --nocapture \
      bulk_plan:: bulk_kill:: shared_runs::a_plan_of_many

# Find dependencies that no line uses
unused:
    cargo machete

# Build what is given away: the same bytes wherever it is built
release:
    packaging/build

# Build it twice, in two directories, and compare the bytes: two release builds
reproducible:
    packaging/reproducible

# Tell whose work is built in: notices for people, and a list of parts (SBOM) for programs, in target/package
notices:
    packaging/notices
    packaging/sbom

# Make the Debian package in target/package
deb: release notices
    packaging/deb

# Install the Debian package here, use it and remove it: as root
deb-check: deb
    packaging/deb-check

# Measure every budget of docs/performance.md in one run, or the named rows: a table in Markdown
bench *rows: release
    bench/run {{ rows }}

# Count the instructions of what is done most often, and hold them and the binary's size against their ceilings
ceilings: release
    bench/instructions
    bench/run size

# Everything that must hold before a change lands, on a Debian machine where packages may be installed
ci:
    .ci/run
