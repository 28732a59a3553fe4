<?php
// The documented checks of a callback, as PHP itself carries them out: the reference for src/callback/mod.rs.
// Run as: FPGO_CALLBACK_SECRET=… php verify.php order|company < queries
// One query string a line; prints "valid" or "invalid" for each. Warnings go to standard error. Of more parameters than PHP
// reads (max_input_vars) nobody checks the rest; then the answer is "invalid", whatever the check says.

error_reporting(E_ALL);
ini_set('display_errors', 'stderr');
ini_set('log_errors', '0');

function concatenated(array $getParameters, string $kind): string
{
    $concatenatedValues = '';
    foreach ($getParameters as $key => $value) {
        if ($key == 'checksum') {
            if ($kind === 'company') break; // The company sample stops here.
            continue;                       // The general sample goes on.
        }
        $concatenatedValues .= $value; // An array becomes "Array", with a warning.
    }
    return $concatenatedValues;
}

function isValid(string $query, string $secretKey, string $kind): bool
{
    error_clear_last();
    parse_str($query, $getParameters);
    if (str_contains(error_get_last()['message'] ?? '', 'max_input_vars')) {
        return false;
    }
    $hashedKey = hash('sha256', concatenated($getParameters, $kind) . $secretKey);
    try {
        return hash_equals($hashedKey, $getParameters['checksum'] ?? null);
    } catch (TypeError) {
        return false; // The sample dies here: no checksum, or an array.
    }
}

$kind = $argv[1] ?? '';
$secret = getenv('FPGO_CALLBACK_SECRET');
if (!in_array($kind, ['order', 'company'], true) || $secret === false) {
    fwrite(STDERR, "usage: FPGO_CALLBACK_SECRET=… php verify.php order|company < queries\n");
    exit(2);
}
while (($line = fgets(STDIN)) !== false) {
    echo isValid(rtrim($line, "\r\n"), $secret, $kind) ? "valid\n" : "invalid\n";
}
