<?php
// Query strings that are hard to read as PHP does, about half of them signed so that PHP finds them valid.
// Run as: FPGO_CALLBACK_SECRET=… php generate.php SEED COUNT [order|company]
// The same seed gives the same lines. No line has a raw blank, "#", NUL or a leading "?", "/", "-" or quote: those are
// for the finding of a query in pasted text, not for its reading.

error_reporting(E_ALL);
ini_set('display_errors', 'stderr');
ini_set('log_errors', '0');

const NAMES = ['orderUuid', 'status', 'paymentMethod', 'amount', 'createdAt', 'timestamp', 'companyCheckUuid',
    'a', 'b', 'c', 'order_identifier', 'order.identifier', 'order+identifier', 'order%20identifier', '%6Frder_identifier',
    'a.b', 'a_b', 'a+b', 'a[b', 'a%5Bb', 'a[', '[a]', '[', 'a[]', 'a[x]', 'a[x][y]', 'a[x]y', 'a[x][', 'a]', 'a%5B%5D',
    'a[+]', 'a[+', 'a[.b', 'a.[b+c', '%00', 'a%00b', 'a%00[]', '+a', '%20a', '%09a', '++', '', '.', '_', '%2E', '%', '%4',
    '%zz', 'a%zz', '0', '00', '08', '-1', '1e1', '9223372036854775808', 'x[0]', 'é', '%C3%A9', '%E9', '%FF', 'ø[å]',
    'Checksum', 'CHECKSUM', '+checksum', 'checksum%00x', 'checksum_', 'checksum.', 'checksum[', 'ch%65cksum',
    '..Host-a', '__Host-a', '._Host-', '__Secure-a', '..Secure-[x]', '_.Host-[', 'GLOBALS', 'this', 'a;b',
    "\xE9", "a\xFF", 'a[b][c]', 'a[b][]', 'a[b][c', 'a[[b]]', 'a[]]', 'a%5B%5Bb%5D', 'a]b[c]', 'a.b[c.d]', '2147483648', '+1', '1.5', 
    'checksum[0]', 'checksum]', 'checksum+', 'check.sum', '%63hecksum', 'checksum%5B%5D', 'order.Uuid', 'orderUuid%00', 'orderUuid[]'];
const VALUES = ['', '0', '1', '800', '800.00', '1767225600', 'ODR1234567890', 'RES1', 'COMCHK1', 'PAID', 'Visa', 'Array',
    'Ola+Nordmann', 'Ola%20Nordmann', 'a%2Bb', '%2b', '%', '%%', '%4', '%g1', '%4g', '%c3%b8', 'ø', '%E9', '%00', 'x%00y',
    '%26', '%3D', 'a=b', '==', '%0A', '%0d%0a', 'x?y', '/x', '%23', ';', '&amp;', '%2541', '[]', '"', "'", '<>', '\\', '×tamp=1',
    "\xE9", "\xF0\x9F\x92", '%F0%9F%92%A9', '%C3', '%u00e6', '%%31', '%2%35', '+%2B+', ';a=1', '&;&', "\x7F", '%7F', '{', '}', '(', ')', ',', '.'];

function pick(array $list): string
{
    return $list[mt_rand(0, count($list) - 1)];
}

function chance(int $percent): bool
{
    return mt_rand(1, 100) <= $percent;
}

function name(): string
{
    if (chance(1)) {
        return 'a' . str_repeat('[1]', mt_rand(63, 65)) . pick(['', '[', 'x[']);
    }
    return chance(90) ? pick(NAMES) : pick(NAMES) . pick(['', '.', '[', ']', '%00', '+', '[]']) . pick(NAMES);
}

function part(): string
{
    if (chance(1)) {
        return name() . '=' . str_repeat(pick(VALUES), mt_rand(1000, 3000)); // very long
    }
    return chance(6) ? name() : name() . '=' . pick(VALUES) . (chance(20) ? pick(VALUES) : '');
}

function ordinary(): array
{
    $at = mt_rand(1700000000, 1800000000);
    return ['orderUuid=ODR' . mt_rand(), 'status=' . pick(['PAID', 'INVOICED', 'RESEVRED', 'success']), 'paymentMethod=Visa',
        'amount=' . mt_rand(1, 99999), "createdAt=$at", 'timestamp=' . $at + mt_rand(0, 60)];
}

/** Places for the checksum: mostly the end, else anywhere; sometimes twice, in upper case, or as an array. */
function withChecksum(array $parts, string $checksum): array
{
    $place = chance(60) ? count($parts) : mt_rand(0, count($parts));
    $name = chance(92) ? 'checksum' : pick(['+checksum', 'ch%65cksum', 'checksum%00x', 'checksum[]', 'checksum[x', 'Checksum']);
    array_splice($parts, $place, 0, ["$name=$checksum"]);
    if (chance(8)) {
        $other = pick(['', 'x', $checksum, str_repeat('0', 64)]);
        array_splice($parts, mt_rand(0, count($parts)), 0, [pick(['checksum', 'checksum', 'checksum[]']) . "=$other"]);
    }
    return $parts;
}

/** What PHP would hash; the checksum is already in its place, since that place matters to the company sample. */
function signature(array $parts, string $secret, string $kind): string
{
    @parse_str(implode('&', $parts), $parameters);
    $text = '';
    foreach ($parameters as $key => $value) {
        if ($key == 'checksum') {
            if ($kind === 'company') break;
            continue;
        }
        $text .= is_array($value) ? 'Array' : $value;
    }
    return hash('sha256', $text . $secret);
}

function spoilt(string $checksum): string
{
    switch (mt_rand(0, 4)) {
        case 0: return strtoupper($checksum);
        case 1: return substr($checksum, 0, 63);
        case 2: return $checksum . pick(['0', '%00', '+', '%0A']);
        case 3: return hash('sha256', $checksum);
        default:
            $place = mt_rand(0, 63);
            $checksum[$place] = $checksum[$place] === '0' ? '1' : '0';
            return $checksum;
    }
}

function line(string $secret, string $kind): string
{
    $parts = chance(60) ? ordinary() : [];
    for ($more = mt_rand(0, 6); $more > 0; $more--) {
        array_splice($parts, mt_rand(0, count($parts)), 0, [part()]);
    }
    if (chance(5)) {
        shuffle($parts);
    }
    if (chance(1)) { // about as many as PHP reads (max_input_vars)
        for ($at = mt_rand(985, 1005); $at > 0; $at--) {
            $parts[] = "own$at=$at";
        }
    }
    if (chance(96)) {
        $parts = withChecksum($parts, 'CHECKSUM-GOES-HERE');
    }
    $checksum = signature($parts, $secret, $kind);
    if (chance(10)) { // A correct checksum in another spelling is still correct.
        $checksum = '%' . bin2hex($checksum[0]) . substr($checksum, 1);
    } elseif (chance(40)) {
        $checksum = spoilt($checksum);
    }
    $query = str_replace('CHECKSUM-GOES-HERE', $checksum, implode(pick(['&', '&', '&', '&', '&&']), $parts));
    $query = chance(3) ? "&$query&" : $query;
    $isQuery = str_contains($query, '=') && strpbrk($query[0], "?/-\"'`<") === false;
    return $isQuery ? $query : "a=1&$query";
}

$seed = $argv[1] ?? '';
$count = $argv[2] ?? '';
$kind = $argv[3] ?? 'order';
$secret = getenv('FPGO_CALLBACK_SECRET');
if (!ctype_digit($seed) || !ctype_digit($count) || !in_array($kind, ['order', 'company'], true) || $secret === false) {
    fwrite(STDERR, "usage: FPGO_CALLBACK_SECRET=… php generate.php SEED COUNT [order|company]\n");
    exit(2);
}
mt_srand((int) $seed);
for ($i = 0; $i < (int) $count; $i++) {
    echo line($secret, $kind), "\n";
}
