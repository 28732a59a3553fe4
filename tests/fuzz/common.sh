# What the scripts of this directory share: one build for all targets, and how one of them is run by its name.

# Bolero looks there for what was found.
place=${FUZZ_DIR:-tests/fuzz/__fuzz__}
# No target reads more at once than a byte and 160 more.
longest=161

# Lays what is kept in the repository beside what was found here.
unpack() { # unpack DIRECTORY
    mkdir -p "$1"
    tar -xzf tests/fuzz/corpus.tar.gz -C "$1" --skip-old-files
}

# Builds the targets so that libFuzzer sees which branches are taken and what is compared, and sets `binary`.
build() {
    local flags="--cfg fuzzing --cfg fuzzing_libfuzzer -Cpasses=sancov-module" option
    for option in inline-8bit-counters level=4 pc-table trace-compares stack-depth; do
        flags+=" -Cllvm-args=-sanitizer-coverage-$option"
    done
    binary=$(BOLERO_FUZZER=libfuzzer RUSTFLAGS=$flags CARGO_TERM_COLOR=never cargo test --no-run -p fpgo --features fuzz \
        --bin fpgo --profile fuzz --target "$(rustc -vV | sed -n 's/^host: //p')" --target-dir "${FUZZ_TARGET:-target/fuzz}" \
        2>&1 | tee /dev/stderr | sed -n 's/^ *Executable .*(\(.*\))$/\1/p')
}

# Runs a target with arguments of libFuzzer; its files lie in memory, where it can.
run() { # run TARGET ARGUMENT…
    local target=$1 memory=/dev/shm
    shift
    [ -w "$memory" ] || memory=${TMPDIR:-/tmp}
    TMPDIR=$memory BOLERO_LIBFUZZER_ARGS=$* "$binary" "$target" --exact --nocapture --quiet --test-threads 1
}

# All turns of each target as one row.
table() {
    awk -F '\t' 'BEGIN { OFS = "\t"
            print "target", "executions", "seconds", "processor", "branches", "features", "new until", "slowest s", "MB", "kept", "failed" }
        { if (!($1 in count)) order[++targets] = $1
          if ($7) grown[$1] = count[$1] + $7
          count[$1] += $4; seconds[$1] += $2; processor[$1] += $3
          if ($5 > most[$1]) most[$1] = $5
          features[$1] = $6
          if ($8 > slowest[$1]) slowest[$1] = $8
          if ($9 > peak[$1]) peak[$1] = $9
          kept[$1] = $10; failed[$1] = $11 }
        END { for (at = 1; at <= targets; at++) { one = order[at]
            print one, count[one], seconds[one], processor[one], most[one], features[one], grown[one] + 0, slowest[one], peak[one],
                kept[one], failed[one] } }' "$place/turns.tsv"
}
