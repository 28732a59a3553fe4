# What the scripts beside it share; it is sourced. A directory of its own that is removed at the end, the servers of this
# machine, times taken in turn, and the rows that a script prints: its name in budgets.tsv, the number, how it came about.
set -euo pipefail
bench=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
root=$(dirname "$bench")
processes=()
trap 'echo "${0##*/}: line $LINENO failed" >&2' ERR
set -E

# Ends with 3, and the names of what is missing, where a tool is not there.
needs() {
    local tool missing=()
    for tool; do type -P "$tool" >/dev/null || missing+=("$tool"); done
    [ ${#missing[@]} -eq 0 ] && return
    echo "${missing[*]} missing: docs/performance.md tells where it comes from" >&2
    exit 3
}

# Makes a directory, enters it, and removes it at the end, with what was started in it.
workspace() {
    work=$(mktemp -d)
    trap end EXIT
    cd "$work"
}

# The same with the binary that is measured; nothing of the user's own settings is seen. A file that was just written is
# mapped in larger pieces than one that was read from the disk, worth half a millisecond of a look-up, so it is a fresh copy.
begin() { # begin FPGO
    local binary
    binary=$(realpath "${1:-$root/target/release/fpgo}")
    workspace
    cp "$binary" fpgo
    fpgo=$work/fpgo
    export HOME=$work FPGO_DATA_DIR=$work/data
}

end() {
    local process
    for process in "${processes[@]}"; do kill "$process" 2>/dev/null || true; done
    wait
    cd /
    rm -rf "$work"
}

# A row: its name in budgets.tsv, the number that its budget is held against, and how it came about.
row() { printf '%s\t%s\t%s\n' "$1" "$2" "$3"; }

# Calculates, with three digits behind the point.
calc() { awk "BEGIN { printf \"%.3f\", $1 }"; }

# Seconds as text.
shown() { awk "BEGIN { if ($1 < 1) printf \"%.2f ms\", $1 * 1000; else printf \"%.2f s\", $1 }"; }

# The median seconds of each command, a line each: in turn, so that what else the machine does meets all alike.
measure() { # measure ROUNDS RUNS WARMUP COMMAND…
    local rounds=$1 runs=$2 warmup=$3 round
    shift 3
    rm -f times-*.json
    for ((round = 0; round < rounds; round++)); do
        hyperfine -N --warmup "$warmup" --runs "$runs" --export-json "times-$round.json" "$@" >/dev/null 2>hyperfine.err ||
            { cat hyperfine.err >&2; return 1; }
    done
    jq -s 'map(.results) | transpose | map(map(.times) | add | sort | .[length / 2 | floor])[]' times-*.json
}

# The processor time of the first command of the last `measure` as a ratio to that of the second: where others use the
# processor too, it says more than the time by the clock.
ratio_of_processor_time() {
    jq -rs 'map(.results | map(.user + .system)) | transpose | map(add) | .[0] / .[1] * 100 | round / 100' times-*.json
}

# The peak memory of a command in KB.
peak() {
    /usr/bin/time -f %M -o peak.kb "$@" >/dev/null 2>&1
    cat peak.kb
}

# A free port of this machine.
free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 20000))
        (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
    done
    echo "$port"
}

# The sandbox, without a limit of requests; sets `base`, its address with the path, and `server`, host and port.
serve_sandbox() { # serve_sandbox [FLAG…]
    : >address
    "$fpgo" sandbox serve --token bench-token-1 --data-dir served "$@" >address 2>sandbox.log &
    processes+=($!)
    until grep -q listening address; do sleep 0.02; done
    base=$(sed 's/^listening on //' address)
    server=$(sed -E 's#.*http://([^/]*)/.*#\1#' address)
}

# An authority of its own, and a certificate of it for this machine.
make_certificate() {
    local key
    for key in ca.key server.key; do openssl ecparam -genkey -name prime256v1 -out $key 2>/dev/null; done
    openssl req -x509 -new -key ca.key -days 2 -out ca.pem -subj "/CN=test authority" 2>/dev/null
    openssl req -new -key server.key -out server.csr -subj "/CN=127.0.0.1" 2>/dev/null
    printf 'subjectAltName=IP:127.0.0.1\nbasicConstraints=CA:FALSE\n' >extensions
    openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile extensions \
        -out server.pem 2>/dev/null
}

# nginx with these lines in its server, on a free port; sets `port`.
serve_nginx() { # serve_nginx LISTEN-WORDS LINES [LINES-OF-HTTP]
    port=$(free_port)
    cat >nginx.conf <<NGINX
worker_processes 1; daemon off; pid $work/nginx.pid; error_log $work/error.log; user $(id -un);
events {}
http {
    access_log off; sendfile on;
    client_body_temp_path $work/t1; proxy_temp_path $work/t2; fastcgi_temp_path $work/t3;
    uwsgi_temp_path $work/t4; scgi_temp_path $work/t5;
    ${3:-}
    server { listen 127.0.0.1:$port $1; $2 }
}
NGINX
    nginx -c "$work/nginx.conf" 2>nginx.err &
    processes+=($!)
    until (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
        kill -0 "${processes[-1]}" || { cat nginx.err error.log >&2; return 1; }
        sleep 0.02
    done
}

# The sandbox behind TLS; `base` is its address there.
serve_sandbox_over_tls() {
    serve_sandbox
    make_certificate
    serve_nginx ssl "ssl_protocols TLSv1.2 TLSv1.3; ssl_certificate $work/server.pem; ssl_certificate_key $work/server.key;
        location / { proxy_pass http://sandbox; proxy_set_header Host $server; proxy_http_version 1.1;
        proxy_set_header Connection \"\"; }" "upstream sandbox { server $server; keepalive 8; }"
    base=https://127.0.0.1:$port/api/v1
}

# Adds a profile of this name for an address to the settings; calls go by `$fpgo --config config.toml -p NAME`.
profile() { # profile NAME ADDRESS [LINES]
    cat >>config.toml <<TOML
[profiles.$1]
environment = "demo"
base_url = "$2"
token = "bench-token-1"
${3:-}
TOML
    chmod 600 config.toml
}
