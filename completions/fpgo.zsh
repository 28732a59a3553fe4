#compdef fpgo

autoload -U is-at-least

_fpgo() {
    typeset -A opt_args
    typeset -a _arguments_options
    local ret=1

    if is-at-least 5.2; then
        _arguments_options=(-s -S -C)
    else
        _arguments_options=(-s -C)
    fi

    local context curcontext="$curcontext" state line
    _arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
'-V[Print version]' \
'--version[Print version]' \
":: :_fpgo_commands" \
"*::: :->fpgo" \
&& ret=0
    case $state in
    (fpgo)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:fpgo-command-$line[1]:"
        case $line[1] in
            (orders)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
":: :_fpgo__subcmd__orders_commands" \
"*::: :->orders" \
&& ret=0

    case $state in
    (orders)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:fpgo-orders-command-$line[1]:"
        case $line[1] in
            (send-payment-link)
_arguments "${_arguments_options[@]}" : \
'*--line=[Line, name=…,qty=…,rate=…,tax=…\[,discount=…,id=…\] (repeatable, or @FILE.csv)]:LINE:_default' \
'--by-sms=[Send the link by SMS]::BOOL:_default' \
'--by-email=[Send the link by e-mail]::BOOL:_default' \
'--date=[Order date\: now, +7d, 2026-12-24, RFC 3339 or Unix seconds]:DATE:_default' \
'--customer-type=[Kind of customer]:TYPE:(private corporate)' \
'--name=[Customer'\''s full name]:TEXT:_default' \
'--first-name=[Customer'\''s first name]:TEXT:_default' \
'--language=[Customer'\''s language]:LANGUAGE:(en no sv da de)' \
'--personal-number=[Personal number, 11 digits]:NUMBER:_default' \
'--organization-id=[Organization number]:NUMBER:_default' \
'--country-code=[Country calling code, such as +47]:CODE:_default' \
'--msisdn=[Phone number without country code]:MSISDN:_default' \
'--email=[E-mail address]:EMAIL:_default' \
'--street=[Street and number]:TEXT:_default' \
'--zip=[Postal code]:TEXT:_default' \
'--city=[City]:TEXT:_default' \
'--country=[Country, ISO 3166-1 alpha-2]:COUNTRY:_default' \
'--invoice-option=[Let the customer choose invoice]::BOOL:_default' \
'--secure-details=[Hide the details until BankID]::BOOL:_default' \
'--reference=[Your reference]:TEXT:_default' \
'--customer-reference=[Customer'\''s reference]:TEXT:_default' \
'--callback-url=[Address that is told of status changes]:URL:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-total=[Send only if the total of the request is this]:AMOUNT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--again[Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(send-invoice)
_arguments "${_arguments_options[@]}" : \
'*--line=[Line, name=…,qty=…,rate=…,tax=…\[,discount=…,id=…\] (repeatable, or @FILE.csv)]:LINE:_default' \
'--date=[Order date\: now, +7d, 2026-12-24, RFC 3339 or Unix seconds]:DATE:_default' \
'--customer-type=[Kind of customer]:TYPE:(private corporate)' \
'--name=[Customer'\''s full name]:TEXT:_default' \
'--first-name=[Customer'\''s first name]:TEXT:_default' \
'--language=[Customer'\''s language]:LANGUAGE:(en no sv da de)' \
'--personal-number=[Personal number, 11 digits]:NUMBER:_default' \
'--organization-id=[Organization number]:NUMBER:_default' \
'--country-code=[Country calling code, such as +47]:CODE:_default' \
'--msisdn=[Phone number without country code]:MSISDN:_default' \
'--email=[E-mail address]:EMAIL:_default' \
'--street=[Street and number]:TEXT:_default' \
'--zip=[Postal code]:TEXT:_default' \
'--city=[City]:TEXT:_default' \
'--country=[Country, ISO 3166-1 alpha-2]:COUNTRY:_default' \
'--interval=[Invoices\: 0 daily, 1 once a month, 2 twice a month]:INTERVAL:_default' \
'--invoice-fee=[Add the invoice fee]::BOOL:_default' \
'--maturity=[Days until the invoice is due]:COUNT:_default' \
'--separate-invoices=[Separate invoices]::BOOL:_default' \
'--reference=[Your reference]:TEXT:_default' \
'--customer-reference=[Customer'\''s reference]:TEXT:_default' \
'--callback-url=[Address that is told of status changes]:URL:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-total=[Send only if the total of the request is this]:AMOUNT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--again[Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(send-efaktura)
_arguments "${_arguments_options[@]}" : \
'*--line=[Line, name=…,qty=…,rate=…,tax=…\[,discount=…,id=…\] (repeatable, or @FILE.csv)]:LINE:_default' \
'--date=[Order date\: now, +7d, 2026-12-24, RFC 3339 or Unix seconds]:DATE:_default' \
'--name=[Customer'\''s full name]:TEXT:_default' \
'--language=[Customer'\''s language]:LANGUAGE:(en no sv da de)' \
'--personal-number=[Personal number, 11 digits]:NUMBER:_default' \
'--country-code=[Country calling code, such as +47]:CODE:_default' \
'--msisdn=[Phone number without country code]:MSISDN:_default' \
'--email=[E-mail address]:EMAIL:_default' \
'--street=[Street and number]:TEXT:_default' \
'--zip=[Postal code]:TEXT:_default' \
'--city=[City]:TEXT:_default' \
'--country=[Country, ISO 3166-1 alpha-2]:COUNTRY:_default' \
'--interval=[Invoices\: 0 daily, 1 once a month, 2 twice a month]:INTERVAL:_default' \
'--invoice-fee=[Add the invoice fee]::BOOL:_default' \
'--maturity=[Days until the invoice is due]:COUNT:_default' \
'--separate-invoices=[Separate invoices]::BOOL:_default' \
'--reference=[Your reference]:TEXT:_default' \
'--customer-reference=[Customer'\''s reference]:TEXT:_default' \
'--callback-url=[Address that is told of status changes]:URL:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-total=[Send only if the total of the request is this]:AMOUNT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--again[Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(send-ehf)
_arguments "${_arguments_options[@]}" : \
'*--line=[Line, name=…,qty=…,rate=…,tax=…\[,discount=…,id=…\] (repeatable, or @FILE.csv)]:LINE:_default' \
'--date=[Order date\: now, +7d, 2026-12-24, RFC 3339 or Unix seconds]:DATE:_default' \
'--name=[Customer'\''s full name]:TEXT:_default' \
'--language=[Customer'\''s language]:LANGUAGE:(en no sv da de)' \
'--organization-id=[Organization number]:NUMBER:_default' \
'--country-code=[Country calling code, such as +47]:CODE:_default' \
'--msisdn=[Phone number without country code]:MSISDN:_default' \
'--email=[E-mail address]:EMAIL:_default' \
'--street=[Street and number]:TEXT:_default' \
'--zip=[Postal code]:TEXT:_default' \
'--city=[City]:TEXT:_default' \
'--country=[Country, ISO 3166-1 alpha-2]:COUNTRY:_default' \
'--interval=[Invoices\: 0 daily, 1 once a month, 2 twice a month]:INTERVAL:_default' \
'--invoice-fee=[Add the invoice fee]::BOOL:_default' \
'--maturity=[Days until the invoice is due]:COUNT:_default' \
'--separate-invoices=[Separate invoices]::BOOL:_default' \
'--reference=[Your reference]:TEXT:_default' \
'--customer-reference=[Customer'\''s reference]:TEXT:_default' \
'--callback-url=[Address that is told of status changes]:URL:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-total=[Send only if the total of the request is this]:AMOUNT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--again[Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(resend)
_arguments "${_arguments_options[@]}" : \
'--country-code=[Country calling code, such as +47]:CODE:_default' \
'--msisdn=[Phone number without country code, to resend by SMS]:MSISDN:_default' \
'--email=[E-mail address, to resend by e-mail]:EMAIL:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
'::ORDER_UUID -- Order, ODR and digits:_default' \
&& ret=0
;;
(cancel)
_arguments "${_arguments_options[@]}" : \
'--note=[Reason]:TEXT:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-status=[Send only if the status is this]:STATUS:_default' \
'--expect-total=[Send only if the total of the object is this]:AMOUNT:_default' \
'--wait=[Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time]::TIME:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
'::ORDER_UUID -- Order, ODR and digits:_default' \
&& ret=0
;;
(refund)
_arguments "${_arguments_options[@]}" : \
'*--line=[Line to refund and how much (repeatable)]:ID=AMOUNT:_default' \
'--amount=[Amount to refund; the line is found where only one is possible]:AMOUNT:_default' \
'--type=[Kind of order; must be given for an invoiced one]:TYPE:(regular invoiced reservation)' \
'--source=[What was taken, only with --type reservation]:SOURCE:(captured charged)' \
'--reference=[Capture or charge, only with --type reservation]:TEXT:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-status=[Send only if the status is this]:STATUS:_default' \
'--expect-total=[Send only if the total of the object is this]:AMOUNT:_default' \
'--expect-refundable=[Send only if this much can still be given back]:AMOUNT:_default' \
'--wait=[Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time]::TIME:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'(--line --amount)--full[Refund everything that is left]' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--again[Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
'::ORDER_UUID -- Order, ODR and digits:_default' \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
'--status=[Only orders in this status, in any case]:STATUS:(SENT PAID CANCELLED EXPIRED INVOICED REFUNDED PARTIAL\ REFUNDED)' \
'--find=[Only orders whose customer, contact, reference, invoice number or lines hold this text]:TEXT:_default' \
'--limit=[At most so many rows]:COUNT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--details[With customer, amount and date\: one more request each]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(status)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
':ORDER_UUID -- Order, ODR and digits:_default' \
&& ret=0
;;
(details)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
':ORDER_UUID -- Order, ODR and digits:_default' \
&& ret=0
;;
(invoice-number)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
':ORDER_UUID -- Order, ODR and digits:_default' \
&& ret=0
;;
(charge)
_arguments "${_arguments_options[@]}" : \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-status=[Send only if the status is this]:STATUS:_default' \
'--expect-total=[Send only if the total of the object is this]:AMOUNT:_default' \
'--wait=[Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time]::TIME:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--again[Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
':ORDER_UUID -- Order, ODR and digits:_default' \
&& ret=0
;;
        esac
    ;;
esac
;;
(checkout)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
":: :_fpgo__subcmd__checkout_commands" \
"*::: :->checkout" \
&& ret=0

    case $state in
    (checkout)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:fpgo-checkout-command-$line[1]:"
        case $line[1] in
            (session)
_arguments "${_arguments_options[@]}" : \
'*--line=[Line, name=…,qty=…,rate=…,tax=…\[,discount=…,id=…\] (repeatable, or @FILE.csv)]:LINE:_default' \
'--date=[Order date\: now, +7d, 2026-12-24, RFC 3339 or Unix seconds]:DATE:_default' \
'--reference=[Your reference]:TEXT:_default' \
'--customer-reference=[Customer'\''s reference]:TEXT:_default' \
'--order=[Order to update instead of creating a new one]:ORDER:_default' \
'--order-from=[Who updates it; filled for --order]:FROM:(PARTNER)' \
'--with-customer=[The order has a customer]::BOOL:_default' \
'--customer-type=[Kind of customer]:TYPE:(private corporate)' \
'--country-code=[Country calling code, such as +47]:CODE:_default' \
'--msisdn=[Phone number without country code]:MSISDN:_default' \
'--email=[E-mail address]:EMAIL:_default' \
'--name=[Customer'\''s full name]:TEXT:_default' \
'--language=[Customer'\''s language]:LANGUAGE:(en no sv da de)' \
'--personal-number=[Personal number, 11 digits]:NUMBER:_default' \
'--organization-id=[Organization number]:NUMBER:_default' \
'--street=[Street and number]:TEXT:_default' \
'--zip=[Postal code]:TEXT:_default' \
'--city=[City]:TEXT:_default' \
'--country=[Country, ISO 3166-1 alpha-2]:COUNTRY:_default' \
'--via=[How it is paid]:VIA:(vipps visa mastercard applepay googlepay)' \
'--callback-url=[Address that is told of status changes]:URL:_default' \
'--success-url=[Where the customer goes afterwards]:URL:_default' \
'--failure-url=[Where the customer goes after a failure]:URL:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-total=[Send only if the total of the request is this]:AMOUNT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--again[Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason]' \
'--qr[Show the address to send the customer to as a QR code on stderr]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(invoice-session)
_arguments "${_arguments_options[@]}" : \
'*--line=[Line, name=…,qty=…,rate=…,tax=…\[,discount=…,id=…\] (repeatable, or @FILE.csv)]:LINE:_default' \
'--date=[Order date\: now, +7d, 2026-12-24, RFC 3339 or Unix seconds]:DATE:_default' \
'--reference=[Your reference]:TEXT:_default' \
'--customer-reference=[Customer'\''s reference]:TEXT:_default' \
'--order=[Order to update instead of creating a new one]:ORDER:_default' \
'--order-from=[Who updates it; filled for --order]:FROM:(PARTNER)' \
'--interval=[Invoices\: 0 daily, 1 once a month, 2 twice a month]:INTERVAL:_default' \
'--invoice-fee=[Add the invoice fee]::BOOL:_default' \
'--maturity=[Days until the invoice is due]:COUNT:_default' \
'--separate-invoices=[Separate invoices]::BOOL:_default' \
'--secure-details=[Hide the details until BankID]::BOOL:_default' \
'--customer-type=[Kind of customer]:TYPE:(private corporate)' \
'--country-code=[Country calling code, such as +47]:CODE:_default' \
'--msisdn=[Phone number without country code]:MSISDN:_default' \
'--email=[E-mail address]:EMAIL:_default' \
'--name=[Customer'\''s full name]:TEXT:_default' \
'--personal-number=[Personal number, 11 digits]:NUMBER:_default' \
'--organization-id=[Organization number]:NUMBER:_default' \
'--language=[Customer'\''s language]:LANGUAGE:(en no sv da de)' \
'--street=[Street and number]:TEXT:_default' \
'--zip=[Postal code]:TEXT:_default' \
'--city=[City]:TEXT:_default' \
'--country=[Country, ISO 3166-1 alpha-2]:COUNTRY:_default' \
'--callback-url=[Address that is told of status changes]:URL:_default' \
'--success-url=[Where the customer goes afterwards]:URL:_default' \
'--failure-url=[Where the customer goes after a failure]:URL:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-total=[Send only if the total of the request is this]:AMOUNT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--again[Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason]' \
'--qr[Show the address to send the customer to as a QR code on stderr]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(hosted)
_arguments "${_arguments_options[@]}" : \
'*--line=[Line, name=…,qty=…,rate=…,tax=…\[,discount=…,id=…\] (repeatable, or @FILE.csv)]:LINE:_default' \
'--date=[Order date\: now, +7d, 2026-12-24, RFC 3339 or Unix seconds]:DATE:_default' \
'--link-due=[When the payment link expires\: +7d, 2026-12-24, RFC 3339 or Unix seconds]:DATE:_default' \
'--order=[Order to update instead of creating a new one]:ORDER:_default' \
'--order-from=[Who updates it; filled for --order]:FROM:(PARTNER)' \
'--customer-type=[Kind of customer]:TYPE:(private corporate)' \
'--country-code=[Country calling code, such as +47]:CODE:_default' \
'--msisdn=[Phone number without country code]:MSISDN:_default' \
'--email=[E-mail address]:EMAIL:_default' \
'--name=[Customer'\''s full name]:TEXT:_default' \
'--personal-number=[Personal number, 11 digits]:NUMBER:_default' \
'--organization-id=[Organization number]:NUMBER:_default' \
'--street=[Street and number]:TEXT:_default' \
'--zip=[Postal code]:TEXT:_default' \
'--city=[City]:TEXT:_default' \
'--country=[Country, ISO 3166-1 alpha-2]:COUNTRY:_default' \
'--language=[Language of the page]:LANGUAGE:(en no sv da de)' \
'--reference=[Your reference]:TEXT:_default' \
'--customer-notes=[Note from the customer]:TEXT:_default' \
'--callback-url=[Address that is told of status changes]:URL:_default' \
'--success-url=[Where the customer goes afterwards]:URL:_default' \
'--failure-url=[Where the customer goes after a failure]:URL:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-total=[Send only if the total of the request is this]:AMOUNT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--again[Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason]' \
'--qr[Show the address to send the customer to as a QR code on stderr]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
        esac
    ;;
esac
;;
(reservations)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
":: :_fpgo__subcmd__reservations_commands" \
"*::: :->reservations" \
&& ret=0

    case $state in
    (reservations)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:fpgo-reservations-command-$line[1]:"
        case $line[1] in
            (submit)
_arguments "${_arguments_options[@]}" : \
'*--line=[Line, name=…,rate=…,tax=…\[,id=…\] (repeatable, or @FILE.csv)]:LINE:_default' \
'--customer-type=[Kind of customer]:TYPE:(private corporate)' \
'--name=[Customer'\''s full name]:TEXT:_default' \
'--language=[Customer'\''s language]:LANGUAGE:(en no sv da de)' \
'--personal-number=[Personal number, 11 digits]:NUMBER:_default' \
'--organization-id=[Organization number]:NUMBER:_default' \
'--customer=[Customer'\''s UUID, CSRT and digits]:TEXT:_default' \
'--country-code=[Country calling code, such as +47]:CODE:_default' \
'--msisdn=[Phone number without country code]:MSISDN:_default' \
'--email=[E-mail address]:EMAIL:_default' \
'--street=[Street and number]:TEXT:_default' \
'--zip=[Postal code]:TEXT:_default' \
'--city=[City]:TEXT:_default' \
'--country=[Country, ISO 3166-1 alpha-2]:COUNTRY:_default' \
'--date=[Order date\: now, +7d, 2026-12-24, RFC 3339 or Unix seconds]:DATE:_default' \
'--link-due=[When the payment link expires\: +7d, 2026-12-24, RFC 3339 or Unix seconds]:DATE:_default' \
'--by-sms=[Send the link by SMS]::BOOL:_default' \
'--by-email=[Send the link by e-mail]::BOOL:_default' \
'--reference=[Your reference]:TEXT:_default' \
'--customer-reference=[Customer'\''s reference]:TEXT:_default' \
'--secure-details=[Hide the details until BankID]::BOOL:_default' \
'--partly-refundable=[A charge can be refunded in part]::BOOL:_default' \
'--charge-validity=[How long it may be charged]:DIGITS:_default' \
'--customer-notes=[Note from the customer]:TEXT:_default' \
'--terms=[Terms and conditions]:TEXT:_default' \
'--callback-url=[Address that is told of status changes]:URL:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-total=[Send only if the total of the request is this]:AMOUNT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--again[Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason]' \
'--qr[Show the address to send the customer to as a QR code on stderr]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(session)
_arguments "${_arguments_options[@]}" : \
'*--line=[Line, name=…,rate=…,tax=…\[,id=…\] (repeatable, or @FILE.csv)]:LINE:_default' \
'--customer-type=[Kind of customer]:TYPE:(private corporate)' \
'--name=[Customer'\''s full name]:TEXT:_default' \
'--language=[Customer'\''s language]:LANGUAGE:(en no sv da de)' \
'--personal-number=[Personal number, 11 digits]:NUMBER:_default' \
'--organization-id=[Organization number]:NUMBER:_default' \
'--country-code=[Country calling code, such as +47]:CODE:_default' \
'--msisdn=[Phone number without country code]:MSISDN:_default' \
'--email=[E-mail address]:EMAIL:_default' \
'--street=[Street and number]:TEXT:_default' \
'--zip=[Postal code]:TEXT:_default' \
'--city=[City]:TEXT:_default' \
'--country=[Country, ISO 3166-1 alpha-2]:COUNTRY:_default' \
'--date=[Order date\: now, +7d, 2026-12-24, RFC 3339 or Unix seconds]:DATE:_default' \
'--link-due=[When the payment link expires\: +7d, 2026-12-24, RFC 3339 or Unix seconds]:DATE:_default' \
'--by-sms=[Send the link by SMS]::BOOL:_default' \
'--by-email=[Send the link by e-mail]::BOOL:_default' \
'--reference=[Your reference]:TEXT:_default' \
'--customer-reference=[Customer'\''s reference]:TEXT:_default' \
'--secure-details=[Hide the details until BankID]::BOOL:_default' \
'--partly-refundable=[A charge can be refunded in part]::BOOL:_default' \
'--charge-validity=[How long it may be charged]:DIGITS:_default' \
'--customer-notes=[Note from the customer]:TEXT:_default' \
'--terms=[Terms and conditions]:TEXT:_default' \
'--via=[Card that is offered first]:VIA:(visa mastercard)' \
'--callback-url=[Address that is told of status changes]:URL:_default' \
'--success-url=[Where the customer goes afterwards]:URL:_default' \
'--failure-url=[Where the customer goes after a failure]:URL:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-total=[Send only if the total of the request is this]:AMOUNT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--again[Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason]' \
'--qr[Show the address to send the customer to as a QR code on stderr]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(details)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
':RESERVATION_UUID -- Reservation, RES and digits:_default' \
&& ret=0
;;
(capture)
_arguments "${_arguments_options[@]}" : \
'*--line=[Line to capture and how much (repeatable)]:ID=AMOUNT:_default' \
'--amount=[Amount to capture; the lines are found where only one answer is possible]:AMOUNT:_default' \
'--note=[Note]:TEXT:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-status=[Send only if the status is this]:STATUS:_default' \
'--expect-total=[Send only if the total of the object is this]:AMOUNT:_default' \
'--wait=[Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time]::TIME:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'(--line --amount)--full[Capture everything that is left]' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--again[Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
'::RESERVATION_UUID -- Reservation, RES and digits:_default' \
&& ret=0
;;
(charge)
_arguments "${_arguments_options[@]}" : \
'*--line=[Line, name=…,rate=…,tax=…\[,id=…\] (repeatable, or @FILE.csv)]:LINE:_default' \
'--note=[Note]:TEXT:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-status=[Send only if the status is this]:STATUS:_default' \
'--expect-total=[Send only if the total of the request is this]:AMOUNT:_default' \
'--wait=[Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time]::TIME:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--again[Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
'::RESERVATION_UUID -- Reservation, RES and digits:_default' \
&& ret=0
;;
(cancel)
_arguments "${_arguments_options[@]}" : \
'--note=[Reason]:TEXT:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-status=[Send only if the status is this]:STATUS:_default' \
'--expect-total=[Send only if the total of the object is this]:AMOUNT:_default' \
'--wait=[Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time]::TIME:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
'::RESERVATION_UUID -- Reservation, RES and digits:_default' \
&& ret=0
;;
(complete)
_arguments "${_arguments_options[@]}" : \
'--note=[Reason]:TEXT:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-status=[Send only if the status is this]:STATUS:_default' \
'--expect-total=[Send only if the total of the object is this]:AMOUNT:_default' \
'--wait=[Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time]::TIME:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
'::RESERVATION_UUID -- Reservation, RES and digits:_default' \
&& ret=0
;;
(resend)
_arguments "${_arguments_options[@]}" : \
'--country-code=[Country calling code, such as +47]:CODE:_default' \
'--msisdn=[Phone number without country code, to resend by SMS]:MSISDN:_default' \
'--email=[E-mail address, to resend by e-mail]:EMAIL:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
'::RESERVATION_UUID -- Reservation, RES and digits:_default' \
&& ret=0
;;
(refund)
_arguments "${_arguments_options[@]}" : \
'*--line=[Line to refund and how much (repeatable)]:ID=AMOUNT:_default' \
'--amount=[Amount to refund; the line is found where only one is possible]:AMOUNT:_default' \
'(--charge)--capture=[Capture to give back; found where there is only one]:CAPTURE:_default' \
'--charge=[Charge to give back; found where there is only one]:CHARGE:_default' \
'--type=[Kind of refund; reservation unless given]:TYPE:(reservation)' \
'(--capture --charge)--source=[How it was taken; found by its reference]:SOURCE:(captured charged)' \
'(--capture --charge)--reference=[Capture or charge, CAP or CHA and digits]:TEXT:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-status=[Send only if the status is this]:STATUS:_default' \
'--expect-total=[Send only if the total of the object is this]:AMOUNT:_default' \
'--expect-refundable=[Send only if this much can still be given back]:AMOUNT:_default' \
'--wait=[Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time]::TIME:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'(--line --amount)--full[Refund everything that is left]' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--again[Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
'::RESERVATION_UUID -- Reservation, RES and digits:_default' \
&& ret=0
;;
(history)
_arguments "${_arguments_options[@]}" : \
'--since=[Beginning\: -7d, 2026-12-24 (its 00\:00), RFC 3339 or Unix seconds; 24 hours ago unless given]:DATE:_default' \
'--until=[End\: 2026-12-24 (its 24\:00), RFC 3339 or Unix seconds; now unless given]:DATE:_default' \
'--reservation=[Only this reservation]:RESERVATION:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
        esac
    ;;
esac
;;
(subscriptions)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
":: :_fpgo__subcmd__subscriptions_commands" \
"*::: :->subscriptions" \
&& ret=0

    case $state in
    (subscriptions)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:fpgo-subscriptions-command-$line[1]:"
        case $line[1] in
            (submit)
_arguments "${_arguments_options[@]}" : \
'*--line=[Line, name=…,qty=…,rate=…,tax=…\[,discount=…,id=…\] (repeatable, or @FILE.csv)]:LINE:_default' \
'--per-cycle=[Amount of each cycle; the sum of the lines unless given]:AMOUNT:_default' \
'--frequency=[How often\: month as in the documents'\'' example]:TEXT:_default' \
'--repeats=[Number of cycles]:COUNT:_default' \
'--start=[First day]:DATE:_default' \
'--end=[Last day]:DATE:_default' \
'--link-due=[When the payment link expires\: +7d, 2026-12-24, RFC 3339 or Unix seconds]:DATE:_default' \
'--by-sms=[Send the link by SMS]::BOOL:_default' \
'--by-email=[Send the link by e-mail]::BOOL:_default' \
'--customer-type=[Kind of customer]:TYPE:(private corporate)' \
'--country-code=[Country calling code, such as +47]:CODE:_default' \
'--msisdn=[Phone number without country code]:MSISDN:_default' \
'--email=[E-mail address]:EMAIL:_default' \
'--name=[Customer'\''s full name]:TEXT:_default' \
'--personal-number=[Personal number, 11 digits]:NUMBER:_default' \
'--organization-id=[Organization number]:NUMBER:_default' \
'--language=[Customer'\''s language]:LANGUAGE:(en no sv da de)' \
'--street=[Street and number]:TEXT:_default' \
'--zip=[Postal code]:TEXT:_default' \
'--city=[City]:TEXT:_default' \
'--country=[Country, ISO 3166-1 alpha-2]:COUNTRY:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-total=[Send only if the total of the request is this]:AMOUNT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--again[Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason]' \
'--qr[Show the address to send the customer to as a QR code on stderr]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(session)
_arguments "${_arguments_options[@]}" : \
'*--line=[Line, name=…,qty=…,rate=…,tax=…\[,discount=…,id=…\] (repeatable, or @FILE.csv)]:LINE:_default' \
'--per-cycle=[Amount of each cycle; the sum of the lines unless given]:AMOUNT:_default' \
'--frequency=[How often\: month as in the documents'\'' example]:TEXT:_default' \
'--repeats=[Number of cycles]:COUNT:_default' \
'--start=[First day]:DATE:_default' \
'--end=[Last day]:DATE:_default' \
'--link-due=[When the payment link expires\: +7d, 2026-12-24, RFC 3339 or Unix seconds]:DATE:_default' \
'--customer=[Customer'\''s UUID, CSRT and digits]:TEXT:_default' \
'--customer-type=[Kind of customer]:TYPE:(private corporate)' \
'--country-code=[Country calling code, such as +47]:CODE:_default' \
'--msisdn=[Phone number without country code]:MSISDN:_default' \
'--email=[E-mail address]:EMAIL:_default' \
'--name=[Customer'\''s full name]:TEXT:_default' \
'--personal-number=[Personal number, 11 digits]:NUMBER:_default' \
'--organization-id=[Organization number]:NUMBER:_default' \
'--language=[Customer'\''s language]:LANGUAGE:(en no sv da de)' \
'--street=[Street and number]:TEXT:_default' \
'--zip=[Postal code]:TEXT:_default' \
'--city=[City]:TEXT:_default' \
'--country=[Country, ISO 3166-1 alpha-2]:COUNTRY:_default' \
'--customer-notes=[Note from the customer]:TEXT:_default' \
'--terms=[Terms and conditions]:TEXT:_default' \
'--currency=[Currency, such as NOK]:TEXT:_default' \
'--via=[How it is paid, such as visa]:TEXT:_default' \
'--secure-details=[Hide the details until BankID]::BOOL:_default' \
'--success-url=[Where the customer goes afterwards]:URL:_default' \
'--failure-url=[Where the customer goes after a failure]:URL:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-total=[Send only if the total of the request is this]:AMOUNT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--again[Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason]' \
'--qr[Show the address to send the customer to as a QR code on stderr]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
'--status=[Only subscriptions in this status, in any case]:STATUS:(SENT ONGOING COMPLETED CANCELLED)' \
'(--all)--page=[Page to show; 1 unless given]:COUNT:_default' \
'--limit=[At most so many rows]:COUNT:_default' \
'--msisdn=[Only customers with this phone number]:MSISDN:_default' \
'--name=[Only customers with this name]:TEXT:_default' \
'--since=[Started on this day or later; with --until]:DAY:_default' \
'--until=[Ended on this day or before; with --since]:DAY:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--all[All pages, one after another]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(details)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
':subscriptionUuid -- Subscription, SUB and digits:_default' \
&& ret=0
;;
(failed)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
":: :_fpgo__subcmd__subscriptions__subcmd__failed_commands" \
"*::: :->failed" \
&& ret=0

    case $state in
    (failed)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:fpgo-subscriptions-failed-command-$line[1]:"
        case $line[1] in
            (list)
_arguments "${_arguments_options[@]}" : \
'--status=[Only what became so of it, in any case]:STATUS:(paid invoiced debtCollection)' \
'--subscription=[Only this subscription]:SUBSCRIPTION:_default' \
'(--all)--page=[Page to show; 1 unless given]:COUNT:_default' \
'--limit=[At most so many rows]:COUNT:_default' \
'--msisdn=[Only customers with this phone number]:MSISDN:_default' \
'--name=[Only customers with this name]:TEXT:_default' \
'--since=[Started on this day or later; with --until]:DAY:_default' \
'--until=[Ended on this day or before; with --since]:DAY:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--all[All pages, one after another]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(details)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
':orderUuid -- Order of the failed cycle, ODR and digits:_default' \
&& ret=0
;;
        esac
    ;;
esac
;;
(resend)
_arguments "${_arguments_options[@]}" : \
'--order=[Order of the subscription]:ORDER:_default' \
'--country-code=[Country calling code, such as +47]:CODE:_default' \
'--msisdn=[Phone number without country code, to resend by SMS]:MSISDN:_default' \
'--email=[E-mail address, to resend by e-mail]:EMAIL:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
'::subscriptionUuid -- Subscription, SUB and digits:_default' \
&& ret=0
;;
(cancel)
_arguments "${_arguments_options[@]}" : \
'--note=[Reason]:TEXT:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-status=[Send only if the status is this]:STATUS:_default' \
'--wait=[Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time]::TIME:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
'::subscriptionUuid -- Subscription, SUB and digits:_default' \
&& ret=0
;;
(refund-cycles)
_arguments "${_arguments_options[@]}" : \
'*--cycle=[Cycle, such as '\''Cycle 1'\'' or 1 (repeatable)]:CYCLE:_default' \
'--amount=[Amount to refund of the one cycle]:AMOUNT:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-status=[Send only if the status is this]:STATUS:_default' \
'--expect-total=[Send only if the total of the object is this]:AMOUNT:_default' \
'--expect-refundable=[Send only if this much can still be given back]:AMOUNT:_default' \
'--wait=[Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time]::TIME:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'(--amount)--full[Refund everything that is left of each cycle]' \
'--together[Send several cycles in one call]' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--again[Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
'::subscriptionUuid -- Subscription, SUB and digits:_default' \
&& ret=0
;;
        esac
    ;;
esac
;;
(customers)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
":: :_fpgo__subcmd__customers_commands" \
"*::: :->customers" \
&& ret=0

    case $state in
    (customers)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:fpgo-customers-command-$line[1]:"
        case $line[1] in
            (details)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
':CUSTOMER_UUID -- Customer, CSRT and digits:_default' \
&& ret=0
;;
(update-private)
_arguments "${_arguments_options[@]}" : \
'--name=[Full name]:TEXT:_default' \
'--email=[E-mail address]:EMAIL:_default' \
'--country-code=[Country calling code, such as +47]:CODE:_default' \
'--msisdn=[Phone number without country code]:MSISDN:_default' \
'--language=[Customer'\''s language]:LANGUAGE:(en no sv da de)' \
'--street=[Street and number]:TEXT:_default' \
'--zip=[Postal code]:TEXT:_default' \
'--city=[City]:TEXT:_default' \
'--country=[Country, ISO 3166-1 alpha-2]:COUNTRY:_default' \
'--shipping-street=[Street of deliveries]:TEXT:_default' \
'--shipping-zip=[Postal code of deliveries]:TEXT:_default' \
'--shipping-city=[City of deliveries]:TEXT:_default' \
'--shipping-country=[Country of deliveries]:COUNTRY:_default' \
'--personal-number=[Personal number, 11 digits]:NUMBER:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
'::CUSTOMER_UUID -- Customer, CSRT and digits:_default' \
&& ret=0
;;
(update-corporate)
_arguments "${_arguments_options[@]}" : \
'--name=[Full name]:TEXT:_default' \
'--email=[E-mail address]:EMAIL:_default' \
'--country-code=[Country calling code, such as +47]:CODE:_default' \
'--msisdn=[Phone number without country code]:MSISDN:_default' \
'--language=[Customer'\''s language]:LANGUAGE:(en no sv da de)' \
'--street=[Street and number]:TEXT:_default' \
'--zip=[Postal code]:TEXT:_default' \
'--city=[City]:TEXT:_default' \
'--country=[Country, ISO 3166-1 alpha-2]:COUNTRY:_default' \
'--shipping-street=[Street of deliveries]:TEXT:_default' \
'--shipping-zip=[Postal code of deliveries]:TEXT:_default' \
'--shipping-city=[City of deliveries]:TEXT:_default' \
'--shipping-country=[Country of deliveries]:COUNTRY:_default' \
'--organization-id=[Organization number]:NUMBER:_default' \
'*--contact=[Contact person, name=…\[,designation=…,country-code=…,msisdn=…,email=…,note=…\] (repeatable)]:CONTACT:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
'::CUSTOMER_UUID -- Customer, CSRT and digits:_default' \
&& ret=0
;;
        esac
    ;;
esac
;;
(refunds)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
":: :_fpgo__subcmd__refunds_commands" \
"*::: :->refunds" \
&& ret=0

    case $state in
    (refunds)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:fpgo-refunds-command-$line[1]:"
        case $line[1] in
            (request-approval)
_arguments "${_arguments_options[@]}" : \
'*--line=[Line to refund and how much (repeatable)]:ID=AMOUNT:_default' \
'--amount=[Amount to refund; the line is found where only one is possible]:AMOUNT:_default' \
'(--charge)--capture=[Capture of a reservation to give back]:CAPTURE:_default' \
'--charge=[Charge of a reservation to give back]:CHARGE:_default' \
'--type=[Kind of order; must be given for an invoiced one]:TYPE:(regular invoiced reservation)' \
'--note=[The message with which the refund was refused, unchanged]:TEXT:_default' \
'(--capture --charge)--source=[How it was taken; found by its reference]:SOURCE:(captured charged)' \
'(--capture --charge)--reference=[Capture or charge, CAP or CHA and digits]:TEXT:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-status=[Send only if the status is this]:STATUS:_default' \
'--expect-total=[Send only if the total of the object is this]:AMOUNT:_default' \
'--expect-refundable=[Send only if this much can still be given back]:AMOUNT:_default' \
'--wait=[Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time]::TIME:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'(--line --amount)--full[Refund everything that is left]' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--again[Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
'::ORDER_UUID -- Order or reservation, ODR or RES and digits:_default' \
&& ret=0
;;
        esac
    ;;
esac
;;
(terminals)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
":: :_fpgo__subcmd__terminals_commands" \
"*::: :->terminals" \
&& ret=0

    case $state in
    (terminals)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:fpgo-terminals-command-$line[1]:"
        case $line[1] in
            (list)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
':ORGANIZATION_UUID -- Organization, ORG and digits:_default' \
&& ret=0
;;
(orders)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
":: :_fpgo__subcmd__terminals__subcmd__orders_commands" \
"*::: :->orders" \
&& ret=0

    case $state in
    (orders)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:fpgo-terminals-orders-command-$line[1]:"
        case $line[1] in
            (create)
_arguments "${_arguments_options[@]}" : \
'*--line=[Line, name=…,qty=…,rate=…,tax=…\[,discount=…,id=…\] (repeatable, or @FILE.csv)]:LINE:_default' \
'--date=[Order date\: now, +7d, 2026-12-24]:DATE:_default' \
'--terminal=[Terminal, TRML and digits]:TERMINAL:_default' \
'--receipt=[Print a receipt]::BOOL:_default' \
'--by-sms=[Send the link by SMS]::BOOL:_default' \
'--by-email=[Send the link by e-mail]::BOOL:_default' \
'--customer=[Customer'\''s UUID, CSRT and digits]:TEXT:_default' \
'--customer-type=[Kind of customer]:TYPE:(private corporate)' \
'--country-code=[Country calling code, such as +47]:CODE:_default' \
'--msisdn=[Phone number without country code]:MSISDN:_default' \
'--email=[E-mail address]:EMAIL:_default' \
'--name=[Customer'\''s full name]:TEXT:_default' \
'--language=[Customer'\''s language]:LANGUAGE:(en no sv da de)' \
'--personal-number=[Personal number, 11 digits]:NUMBER:_default' \
'--organization-id=[Organization number]:NUMBER:_default' \
'--street=[Street and number]:TEXT:_default' \
'--zip=[Postal code]:TEXT:_default' \
'--city=[City]:TEXT:_default' \
'--country=[Country, ISO 3166-1 alpha-2]:COUNTRY:_default' \
'--reference=[Your reference]:TEXT:_default' \
'--customer-reference=[Customer'\''s reference]:TEXT:_default' \
'--customer-notes=[Note from the customer]:TEXT:_default' \
'--terms=[Terms and conditions]:TEXT:_default' \
'--callback-url=[Address that is told, unsigned]:URL:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-total=[Send only if the total of the request is this]:AMOUNT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--again[Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(cancel)
_arguments "${_arguments_options[@]}" : \
'--type=[What is cancelled; payment unless given]:TYPE:(payment)' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-status=[Send only if the status is this]:STATUS:_default' \
'--wait=[Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time]::TIME:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
'::ORDER_UUID -- Terminal order, ODR and digits:_default' \
&& ret=0
;;
(resend)
_arguments "${_arguments_options[@]}" : \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
':ORDER_UUID -- Terminal order, ODR and digits:_default' \
&& ret=0
;;
(payment-status)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--check[End with exit code 10 unless it is paid]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
':ORDER_UUID -- Terminal order, ODR and digits:_default' \
&& ret=0
;;
(refund)
_arguments "${_arguments_options[@]}" : \
'*--line=[Line to refund and how much (repeatable)]:ID=AMOUNT:_default' \
'--amount=[Amount to refund; the line is found where only one is possible]:AMOUNT:_default' \
'--type=[Kind of order; regular unless given]:TYPE:(regular)' \
'--reversal=[Reverse the payment instead of refunding it]::BOOL:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-status=[Send only if the status is this]:STATUS:_default' \
'--expect-total=[Send only if the total of the object is this]:AMOUNT:_default' \
'--expect-refundable=[Send only if this much can still be given back]:AMOUNT:_default' \
'--wait=[Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time]::TIME:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'(--line --amount)--full[Refund everything that is left]' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--again[Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
'::ORDER_UUID -- Terminal order, ODR and digits:_default' \
&& ret=0
;;
(refund-status)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--check[End with exit code 10 unless it is refunded]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
':ORDER_UUID -- Terminal order, ODR and digits:_default' \
&& ret=0
;;
(cancel-refund)
_arguments "${_arguments_options[@]}" : \
'--type=[What is cancelled; refund unless given]:TYPE:(refund)' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-status=[Send only if the status is this]:STATUS:_default' \
'--wait=[Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time]::TIME:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
'::ORDER_UUID -- Terminal order, ODR and digits:_default' \
&& ret=0
;;
        esac
    ;;
esac
;;
        esac
    ;;
esac
;;
(credit)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
":: :_fpgo__subcmd__credit_commands" \
"*::: :->credit" \
&& ret=0

    case $state in
    (credit)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:fpgo-credit-command-$line[1]:"
        case $line[1] in
            (check-private)
_arguments "${_arguments_options[@]}" : \
'--personal-number=[Personal number]:TEXT:_default' \
'--country-code=[Country calling code]:CODE:_default' \
'--msisdn=[Phone number without country code]:MSISDN:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--wait=[Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time]::TIME:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--again[Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(check-corporate)
_arguments "${_arguments_options[@]}" : \
'--organization-id=[Organization number]:NUMBER:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--wait=[Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time]::TIME:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--again[Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
        esac
    ;;
esac
;;
(company)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
":: :_fpgo__subcmd__company_commands" \
"*::: :->company" \
&& ret=0

    case $state in
    (company)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:fpgo-company-command-$line[1]:"
        case $line[1] in
            (check)
_arguments "${_arguments_options[@]}" : \
'--company=[Organization number]:NUMBER:_default' \
'--callback-url=[Address that is told of status changes]:URL:_default' \
'--success-url=[Where the customer goes afterwards]:URL:_default' \
'--failure-url=[Where the customer goes after a failure]:URL:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'(--data --set --unset --edit -q --quiet)--template[Print a skeleton of the body with comments (without them as JSON), and send nothing]' \
'--edit[Edit the body in \$VISUAL or \$EDITOR before it is sent]' \
'--again[Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason]' \
'--qr[Show the address to send the customer to as a QR code on stderr]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(details)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
':company_id -- Organization number:_default' \
&& ret=0
;;
(invoice-fee)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
':company_id -- Organization number:_default' \
&& ret=0
;;
        esac
    ;;
esac
;;
(api)
_arguments "${_arguments_options[@]}" : \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Remove a field from the body (repeatable)]:PATH:_default' \
'--reason=[Reason, kept in the journal of this machine]:TEXT:_default' \
'--ticket=[Ticket that it belongs to, kept in the journal of this machine]:TEXT:_default' \
'--expect-status=[Send only if the status is this]:STATUS:_default' \
'--expect-total=[Send only if the total of the object or the request is this]:AMOUNT:_default' \
'--expect-refundable=[Send only if this much can still be given back]:AMOUNT:_default' \
'--wait=[Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time]::TIME:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send the body even if it breaks the documented rules]' \
'--again[Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
':method -- HTTP method\: GET, POST, PUT, HEAD, PATCH or DELETE:_default' \
':path -- Path below the base URL, with its query string:_default' \
&& ret=0
;;
(callback)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
":: :_fpgo__subcmd__callback_commands" \
"*::: :->callback" \
&& ret=0

    case $state in
    (callback)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:fpgo-callback-command-$line[1]:"
        case $line[1] in
            (verify)
_arguments "${_arguments_options[@]}" : \
'--kind=[Kind of the callback, which decides what is signed]:KIND:((auto\:"Recognised by the parameters, whose forms are checked strictly"
order\:"Order, reservation or subscription\: every parameter is signed"
company\:"Company check\: the parameters after the checksum are not signed"))' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::pasted -- Callback as received; if left out, it is pasted at a prompt or read from standard input (-):_default' \
&& ret=0
;;
        esac
    ;;
esac
;;
(journal)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
":: :_fpgo__subcmd__journal_commands" \
"*::: :->journal" \
&& ret=0

    case $state in
    (journal)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:fpgo-journal-command-$line[1]:"
        case $line[1] in
            (list)
_arguments "${_arguments_options[@]}" : \
'--limit=[How many]:COUNT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
':number -- The entry'\''s number:_default' \
&& ret=0
;;
(resolve)
_arguments "${_arguments_options[@]}" : \
'--as=[What became of it, if you know it better]:WHAT:((happened\:"It was carried out"
did-not\:"It was not carried out"))' \
'--reason=[How you know, for the journal]:TEXT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':number -- The entry'\''s number:_default' \
&& ret=0
;;
(verify)
_arguments "${_arguments_options[@]}" : \
'--head=[A head that an export printed\: it must still be there, or the end was cut off]:HASH:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(export)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(import)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
':file -- File with one entry a line, or - for standard input:_default' \
&& ret=0
;;
(accept-loss)
_arguments "${_arguments_options[@]}" : \
'--reason=[Why it is lost, and how you know what was sent, for the journal]:TEXT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(prune)
_arguments "${_arguments_options[@]}" : \
'--before=[Delete entries from before this day, at least 30 days ago]:DATE:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
        esac
    ;;
esac
;;
(config)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
":: :_fpgo__subcmd__config_commands" \
"*::: :->config" \
&& ret=0

    case $state in
    (config)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:fpgo-config-command-$line[1]:"
        case $line[1] in
            (init)
_arguments "${_arguments_options[@]}" : \
'--environment=[Environment that the account belongs to]:ENVIRONMENT:(demo production)' \
'--base-url=[Other address than the environment'\''s own, such as that of a served sandbox]:URL:_default' \
'--token-env=[Environment variable that holds the token]:NAME:_default' \
'--token-command=[Program that prints the token, with its arguments, such as '\''pass show fpgo/demo'\'']:COMMAND:_default' \
'--callback-secret-env=[Environment variable that holds the callback secret]:NAME:_default' \
'--callback-secret-command=[Program that prints the callback secret, with its arguments]:COMMAND:_default' \
'--time-zone=[Time zone of dates and tables, such as Europe/Oslo]:ZONE:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--token-keyring[Keep the token in the OS keyring, where auth login puts it]' \
'--token-stdin[Write the token into the file\: the first line of standard input]' \
'--callback-secret-keyring[Keep the callback secret in the OS keyring, where auth login --callback-secret puts it]' \
'--make-default[Use the profile where no other is named]' \
'--offline[Send nothing to see whether it works]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
'::name -- Name of the new profile:_default' \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(check)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(use)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
':name -- Name of the profile:_default' \
&& ret=0
;;
(path)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
        esac
    ;;
esac
;;
(auth)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
":: :_fpgo__subcmd__auth_commands" \
"*::: :->auth" \
&& ret=0

    case $state in
    (auth)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:fpgo-auth-command-$line[1]:"
        case $line[1] in
            (login)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--callback-secret[Not the token, but the secret that callbacks are signed with]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(logout)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--callback-secret[Not the token, but the secret that callbacks are signed with]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(status)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(allow)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
        esac
    ;;
esac
;;
(doctor)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--offline[Look at this machine alone, and send nothing]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(sandbox)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
":: :_fpgo__subcmd__sandbox_commands" \
"*::: :->sandbox" \
&& ret=0

    case $state in
    (sandbox)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:fpgo-sandbox-command-$line[1]:"
        case $line[1] in
            (serve)
_arguments "${_arguments_options[@]}" : \
'--data-dir=[Directory of the sandbox'\''s state]:DIR:_files' \
'--listen=[Address to listen on; port 0 takes a free one]:ADDRESS:PORT:_default' \
'--token=[Token that clients must send; without it FPGO_SANDBOX_TOKEN, else a random one in server.json]:TOKEN:_default' \
'--callback-secret=[Secret that signs callbacks; sandbox-callback-secret until one is given]:SECRET:_default' \
'--rate-limit=[Requests per minute; more are answered with 429]:N:_default' \
'--refund-delay=[How long accepted refunds wait before they show, such as 60s or 5m]:TIME:_default' \
'--refund-limit=[Most that one refund may be]:AMOUNT:_default' \
'--weekly-refund-limit=[Most that the refunds of seven days may be]:AMOUNT:_default' \
'--order-date=[The only form of order dates to take; both unless given]:FORM:_default' \
'--charge-limit=[Most that the charges of one reservation may be in all]:AMOUNT:_default' \
'--charge-validity-unit=[Unit of chargeValidity, such as 60s or 1d; a minute unless given]:TIME:_default' \
'--disputed-method=[The only method for cancelling a reservation and for the refund status of a terminal; both unless given]:METHOD:_default' \
'--per-page=[Rows of one page of a list]:N:_default' \
'*--without=[Leave out what the real API was seen to leave out]:WHAT:((line-ids\:"The ids of the lines in order details"
status-amounts\:"The amounts in the status of an order"))' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--drop-get-bodies[Throw away the body of a GET, as many servers do]' \
'--allow-remote[Listen beyond this machine; the token is then needed everywhere]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(pay)
_arguments "${_arguments_options[@]}" : \
'--outcome=[What the payer does]:OUTCOME:(paid declined left expired invoiced)' \
'--via=[How the payer pays]:VIA:(visa mastercard vipps applepay googlepay invoice)' \
'--data-dir=[Directory of the sandbox'\''s state]:DIR:_files' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
':uuid -- Order or reservation, ODR or RES and digits:_default' \
&& ret=0
;;
(cycle)
_arguments "${_arguments_options[@]}" : \
'--outcome=[How its payment ends]:OUTCOME:(paid failed invoiced)' \
'--data-dir=[Directory of the sandbox'\''s state]:DIR:_files' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
':uuid -- Subscription, SUB and digits:_default' \
&& ret=0
;;
(terminal)
_arguments "${_arguments_options[@]}" : \
'--data-dir=[Directory of the sandbox'\''s state]:DIR:_files' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
':decision -- What is decided:(approve decline)' \
':uuid -- Terminal order, ODR and digits:_default' \
&& ret=0
;;
(approve)
_arguments "${_arguments_options[@]}" : \
'--data-dir=[Directory of the sandbox'\''s state]:DIR:_files' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
':uuid -- Order or reservation, ODR or RES and digits:_default' \
&& ret=0
;;
(reject)
_arguments "${_arguments_options[@]}" : \
'--data-dir=[Directory of the sandbox'\''s state]:DIR:_files' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
':uuid -- Order or reservation, ODR or RES and digits:_default' \
&& ret=0
;;
(reset)
_arguments "${_arguments_options[@]}" : \
'--data-dir=[Directory of the sandbox'\''s state]:DIR:_files' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(fault)
_arguments "${_arguments_options[@]}" : \
'--nth=[First call that it hits, counted from now]:N:_default' \
'--times=[How many calls it hits]:N:_default' \
'--when=[Whether the call has taken effect by then]:WHEN:(before after)' \
'--seconds=[How long a delay lasts]:SECONDS:_default' \
'--status=[HTTP status of the answer]:CODE:_default' \
'--body=[Body of the answer]:TEXT:_default' \
'--content-type=[Media type of the answer]:TYPE:_default' \
'*--header=[Header of the answer (repeatable)]:NAME: VALUE:_default' \
'--retry-after=[Seconds of Retry-After]:SECONDS:_default' \
'--location=[Where a redirect leads]:URL:_default' \
'--data-dir=[Directory of the sandbox'\''s state]:DIR:_files' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'(--clear)--list[Show the waiting faults as JSON]' \
'()--clear[Remove all waiting faults]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
'::route -- Route\: a command such as "orders refund", "METHOD /path", or "*":_default' \
'::fault -- What goes wrong:(drop-before drop-after reset-before reset-during reset-after delay status too-many-requests bad-gateway-html invalid-json error-in-200 html-200 empty-200 cut-body redirect)' \
&& ret=0
;;
(clock)
_arguments "${_arguments_options[@]}" : \
'--advance=[By how much, such as 90s, 5m, 2h or 7d]:TIME:_default' \
'--data-dir=[Directory of the sandbox'\''s state]:DIR:_files' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(tour)
_arguments "${_arguments_options[@]}" : \
'--chapter=[Chapter to show]:CHAPTER:(orders reservations)' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
        esac
    ;;
esac
;;
(show)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
'*::pasted -- Identifier, address, line of a log, callback or JSON that names one; - for standard input:_default' \
&& ret=0
;;
(wait)
_arguments "${_arguments_options[@]}" : \
'*--until=[Status to wait for, or several with commas\: the first one reached ends it]:STATUS:_default' \
'--for=[How long to wait at most, such as 90s, 10m or 2h]:TIME:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
':id -- Order, terminal order, reservation or subscription:_default' \
&& ret=0
;;
(explain)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
'*::key -- Message, exit code, status, identifier, or a whole error as it was shown; - for standard input:_default' \
&& ret=0
;;
(completions)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
':shell -- Shell:(bash zsh fish powershell)' \
&& ret=0
;;
(commands)
_arguments "${_arguments_options[@]}" : \
'(--json)--page=[Print the documentation page of one group]:GROUP:(orders checkout reservations subscriptions customers refunds terminals credit company)' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'--output=[Output format; table unless given or set in the profile]:FORMAT:(table json ndjson csv tsv raw)' \
'*--columns=[Columns to show, by title and in this order; for table, csv and tsv]:A,B:_default' \
'--jq=[jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw]:EXPR:_default' \
'--color=[When to colour stderr; auto unless given]:WHEN:(auto always never)' \
'--timeout=[Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--json[Print JSON, with the parameters]' \
'--sandbox[Use the sandbox on this machine instead of an account]' \
'--raw[Print texts that --jq gives as they are, without quotes and escapes]' \
'-q[Print only identifiers, one per line]' \
'--quiet[Print only identifiers, one per line]' \
'-v[Show requests and answers on stderr, without secrets]' \
'--verbose[Show requests and answers on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers unmasked]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
        esac
    ;;
esac
}

(( $+functions[_fpgo_commands] )) ||
_fpgo_commands() {
    local commands; commands=(
'orders:Send, look up, cancel, refund and charge orders' \
'checkout:Create orders that are paid on a payment page' \
'reservations:Hold amounts on a card, capture, charge and refund them' \
'subscriptions:Create, look up, stop and refund payments that repeat' \
'customers:Look up and update customers' \
'refunds:Ask for the approval of refunds that a limit refused' \
'terminals:List payment terminals; send, follow, cancel and refund their orders' \
'credit:Check the credit of customers' \
'company:Check companies' \
'api:Make any call of the API by its method and path' \
'callback:Check callbacks from Front Payment' \
'journal:Show what this machine sent' \
'config:Create the configuration file, show and choose profiles' \
'auth:Keep tokens in the OS keyring, and see where they may be used' \
'doctor:Look at everything that a command depends on, and say what to do' \
'sandbox:Run and control the sandbox of the API' \
'show:Show what an identifier, an address or a line of a log names, and what can be done with it' \
'wait:Wait until an order, a reservation or a subscription has a status' \
'explain:Explain a message of the API, an exit code, a status or a kind of identifier' \
'completions:Print the completion script of a shell' \
'commands:List every operation with its method, path and effect' \
    )
    _describe -t commands 'fpgo commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__api_commands] )) ||
_fpgo__subcmd__api_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo api commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__auth_commands] )) ||
_fpgo__subcmd__auth_commands() {
    local commands; commands=(
'login:Store the profile'\''s token in the OS keyring\: typed at a hidden prompt, or the first line of standard input' \
'logout:Remove the profile'\''s token from the OS keyring' \
'status:List where tokens were accepted; of a token, only the beginning of its hash is shown' \
'allow:Allow the profile'\''s token at the profile'\''s address, although it was accepted elsewhere before' \
    )
    _describe -t commands 'fpgo auth commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__auth__subcmd__allow_commands] )) ||
_fpgo__subcmd__auth__subcmd__allow_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo auth allow commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__auth__subcmd__login_commands] )) ||
_fpgo__subcmd__auth__subcmd__login_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo auth login commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__auth__subcmd__logout_commands] )) ||
_fpgo__subcmd__auth__subcmd__logout_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo auth logout commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__auth__subcmd__status_commands] )) ||
_fpgo__subcmd__auth__subcmd__status_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo auth status commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__callback_commands] )) ||
_fpgo__subcmd__callback_commands() {
    local commands; commands=(
'verify:Check the checksum of a callback' \
    )
    _describe -t commands 'fpgo callback commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__callback__subcmd__verify_commands] )) ||
_fpgo__subcmd__callback__subcmd__verify_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo callback verify commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__checkout_commands] )) ||
_fpgo__subcmd__checkout_commands() {
    local commands; commands=(
'session:Create an order and a page where it is paid by card, Vipps, Apple Pay or Google Pay' \
'invoice-session:Create an invoice order; a private customer confirms it with BankID' \
'hosted:Create an order and a checkout page that Front Payment hosts' \
    )
    _describe -t commands 'fpgo checkout commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__checkout__subcmd__hosted_commands] )) ||
_fpgo__subcmd__checkout__subcmd__hosted_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo checkout hosted commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__checkout__subcmd__invoice-session_commands] )) ||
_fpgo__subcmd__checkout__subcmd__invoice-session_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo checkout invoice-session commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__checkout__subcmd__session_commands] )) ||
_fpgo__subcmd__checkout__subcmd__session_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo checkout session commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__commands_commands] )) ||
_fpgo__subcmd__commands_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo commands commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__company_commands] )) ||
_fpgo__subcmd__company_commands() {
    local commands; commands=(
'check:Start a company check, which a person confirms with BankID' \
'details:List the checks of a company with their results' \
'invoice-fee:Show the invoice fees of a company' \
    )
    _describe -t commands 'fpgo company commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__company__subcmd__check_commands] )) ||
_fpgo__subcmd__company__subcmd__check_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo company check commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__company__subcmd__details_commands] )) ||
_fpgo__subcmd__company__subcmd__details_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo company details commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__company__subcmd__invoice-fee_commands] )) ||
_fpgo__subcmd__company__subcmd__invoice-fee_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo company invoice-fee commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__completions_commands] )) ||
_fpgo__subcmd__completions_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo completions commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__config_commands] )) ||
_fpgo__subcmd__config_commands() {
    local commands; commands=(
'init:Add a profile to the configuration file\: by questions at a terminal, or by flags' \
'list:List the profiles\: where each leads, and where its token comes from' \
'show:Show each setting in force and where it comes from; secrets are never shown' \
'check:Check the file, the profile and all that they name; nothing is sent' \
'use:Set the default profile, which is used where no other is named' \
'path:Print the path of the configuration file' \
    )
    _describe -t commands 'fpgo config commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__config__subcmd__check_commands] )) ||
_fpgo__subcmd__config__subcmd__check_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo config check commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__config__subcmd__init_commands] )) ||
_fpgo__subcmd__config__subcmd__init_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo config init commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__config__subcmd__list_commands] )) ||
_fpgo__subcmd__config__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo config list commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__config__subcmd__path_commands] )) ||
_fpgo__subcmd__config__subcmd__path_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo config path commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__config__subcmd__show_commands] )) ||
_fpgo__subcmd__config__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo config show commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__config__subcmd__use_commands] )) ||
_fpgo__subcmd__config__subcmd__use_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo config use commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__credit_commands] )) ||
_fpgo__subcmd__credit_commands() {
    local commands; commands=(
'check-private:Request a credit check of a person; the result stands in \`credit list\`' \
'check-corporate:Request a credit check of a company; the result stands in \`credit list\`' \
'list:List the credit checks with their results' \
    )
    _describe -t commands 'fpgo credit commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__credit__subcmd__check-corporate_commands] )) ||
_fpgo__subcmd__credit__subcmd__check-corporate_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo credit check-corporate commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__credit__subcmd__check-private_commands] )) ||
_fpgo__subcmd__credit__subcmd__check-private_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo credit check-private commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__credit__subcmd__list_commands] )) ||
_fpgo__subcmd__credit__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo credit list commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__customers_commands] )) ||
_fpgo__subcmd__customers_commands() {
    local commands; commands=(
'details:Show everything about one customer' \
'update-private:Change a private customer; what is not typed stays as it is' \
'update-corporate:Change a corporate customer; what is not typed stays as it is' \
    )
    _describe -t commands 'fpgo customers commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__customers__subcmd__details_commands] )) ||
_fpgo__subcmd__customers__subcmd__details_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo customers details commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__customers__subcmd__update-corporate_commands] )) ||
_fpgo__subcmd__customers__subcmd__update-corporate_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo customers update-corporate commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__customers__subcmd__update-private_commands] )) ||
_fpgo__subcmd__customers__subcmd__update-private_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo customers update-private commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__doctor_commands] )) ||
_fpgo__subcmd__doctor_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo doctor commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__explain_commands] )) ||
_fpgo__subcmd__explain_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo explain commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__journal_commands] )) ||
_fpgo__subcmd__journal_commands() {
    local commands; commands=(
'list:List the newest entries; with --sandbox those of the sandbox' \
'show:Show one entry whole' \
'resolve:Settle an entry whose outcome is unknown\: by what the API shows now, or by your word after you have looked' \
'verify:Check that nothing in the journal was changed, added, removed or swapped' \
'export:Print every row as a line of JSON; the head, to be kept elsewhere, goes to stderr' \
'import:Import entries that another machine recorded\: an export, or the line that a command printed after exit code 7' \
'accept-loss:Continue without the entries that the journal has lost, once nothing can bring them back' \
'prune:Delete old entries for good; a checkpoint records that they were there' \
    )
    _describe -t commands 'fpgo journal commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__journal__subcmd__accept-loss_commands] )) ||
_fpgo__subcmd__journal__subcmd__accept-loss_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo journal accept-loss commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__journal__subcmd__export_commands] )) ||
_fpgo__subcmd__journal__subcmd__export_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo journal export commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__journal__subcmd__import_commands] )) ||
_fpgo__subcmd__journal__subcmd__import_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo journal import commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__journal__subcmd__list_commands] )) ||
_fpgo__subcmd__journal__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo journal list commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__journal__subcmd__prune_commands] )) ||
_fpgo__subcmd__journal__subcmd__prune_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo journal prune commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__journal__subcmd__resolve_commands] )) ||
_fpgo__subcmd__journal__subcmd__resolve_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo journal resolve commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__journal__subcmd__show_commands] )) ||
_fpgo__subcmd__journal__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo journal show commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__journal__subcmd__verify_commands] )) ||
_fpgo__subcmd__journal__subcmd__verify_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo journal verify commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__orders_commands] )) ||
_fpgo__subcmd__orders_commands() {
    local commands; commands=(
'send-payment-link:Create an order and send its payment link to the customer' \
'send-invoice:Create an order and invoice it' \
'send-efaktura:Create an order and send it as eFaktura to a person'\''s bank' \
'send-ehf:Create an order and send it as EHF invoice to a company' \
'resend:Send the payment link of an order again' \
'cancel:Cancel (void) an order that is not paid' \
'refund:Give money back for a paid order, in full, by line or in part' \
'list:List the orders with their statuses' \
'status:Show the status of one order, and what is refunded of it' \
'details:Show everything about one order' \
'invoice-number:Show the invoice number of an invoiced order' \
'charge:Charge an order later (delayed charge)' \
    )
    _describe -t commands 'fpgo orders commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__orders__subcmd__cancel_commands] )) ||
_fpgo__subcmd__orders__subcmd__cancel_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo orders cancel commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__orders__subcmd__charge_commands] )) ||
_fpgo__subcmd__orders__subcmd__charge_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo orders charge commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__orders__subcmd__details_commands] )) ||
_fpgo__subcmd__orders__subcmd__details_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo orders details commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__orders__subcmd__invoice-number_commands] )) ||
_fpgo__subcmd__orders__subcmd__invoice-number_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo orders invoice-number commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__orders__subcmd__list_commands] )) ||
_fpgo__subcmd__orders__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo orders list commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__orders__subcmd__refund_commands] )) ||
_fpgo__subcmd__orders__subcmd__refund_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo orders refund commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__orders__subcmd__resend_commands] )) ||
_fpgo__subcmd__orders__subcmd__resend_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo orders resend commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__orders__subcmd__send-efaktura_commands] )) ||
_fpgo__subcmd__orders__subcmd__send-efaktura_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo orders send-efaktura commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__orders__subcmd__send-ehf_commands] )) ||
_fpgo__subcmd__orders__subcmd__send-ehf_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo orders send-ehf commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__orders__subcmd__send-invoice_commands] )) ||
_fpgo__subcmd__orders__subcmd__send-invoice_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo orders send-invoice commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__orders__subcmd__send-payment-link_commands] )) ||
_fpgo__subcmd__orders__subcmd__send-payment-link_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo orders send-payment-link commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__orders__subcmd__status_commands] )) ||
_fpgo__subcmd__orders__subcmd__status_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo orders status commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__refunds_commands] )) ||
_fpgo__subcmd__refunds_commands() {
    local commands; commands=(
'request-approval:Ask Front Payment to approve a refund that a limit refused' \
    )
    _describe -t commands 'fpgo refunds commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__refunds__subcmd__request-approval_commands] )) ||
_fpgo__subcmd__refunds__subcmd__request-approval_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo refunds request-approval commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__reservations_commands] )) ||
_fpgo__subcmd__reservations_commands() {
    local commands; commands=(
'submit:Create a reservation and send its payment link to the customer' \
'session:Create a reservation and the page where the customer agrees to it' \
'details:Show everything about one reservation, and its payments' \
'capture:Take all or a part of what is held' \
'charge:Charge an extra amount to the customer'\''s card, beside what is held' \
'cancel:Give up a reservation of which nothing was taken' \
'complete:Close a reservation of which something was captured or charged' \
'resend:Send the payment link of a reservation again' \
'refund:Give back all or a part of one capture or charge' \
'history:List what happened to all reservations in a time frame' \
    )
    _describe -t commands 'fpgo reservations commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__reservations__subcmd__cancel_commands] )) ||
_fpgo__subcmd__reservations__subcmd__cancel_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo reservations cancel commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__reservations__subcmd__capture_commands] )) ||
_fpgo__subcmd__reservations__subcmd__capture_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo reservations capture commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__reservations__subcmd__charge_commands] )) ||
_fpgo__subcmd__reservations__subcmd__charge_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo reservations charge commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__reservations__subcmd__complete_commands] )) ||
_fpgo__subcmd__reservations__subcmd__complete_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo reservations complete commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__reservations__subcmd__details_commands] )) ||
_fpgo__subcmd__reservations__subcmd__details_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo reservations details commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__reservations__subcmd__history_commands] )) ||
_fpgo__subcmd__reservations__subcmd__history_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo reservations history commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__reservations__subcmd__refund_commands] )) ||
_fpgo__subcmd__reservations__subcmd__refund_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo reservations refund commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__reservations__subcmd__resend_commands] )) ||
_fpgo__subcmd__reservations__subcmd__resend_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo reservations resend commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__reservations__subcmd__session_commands] )) ||
_fpgo__subcmd__reservations__subcmd__session_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo reservations session commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__reservations__subcmd__submit_commands] )) ||
_fpgo__subcmd__reservations__subcmd__submit_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo reservations submit commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__sandbox_commands] )) ||
_fpgo__subcmd__sandbox_commands() {
    local commands; commands=(
'serve:Serve the API on this machine until the process ends' \
'pay:Let the payer of an order or a reservation pay, decline or leave' \
'cycle:Run the next cycle of a subscription' \
'terminal:Approve or decline what waits on a terminal\: the payment, or a refund' \
'approve:Approve a refund that waits for Front Payment' \
'reject:Reject a refund that waits for Front Payment' \
'reset:Begin anew with freshly seeded orders' \
'fault:Order a fault for a route, list the waiting ones or remove them' \
'clock:Set the sandbox'\''s clock forward' \
'tour:See what fpgo does, on a throw-away sandbox' \
    )
    _describe -t commands 'fpgo sandbox commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__sandbox__subcmd__approve_commands] )) ||
_fpgo__subcmd__sandbox__subcmd__approve_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo sandbox approve commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__sandbox__subcmd__clock_commands] )) ||
_fpgo__subcmd__sandbox__subcmd__clock_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo sandbox clock commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__sandbox__subcmd__cycle_commands] )) ||
_fpgo__subcmd__sandbox__subcmd__cycle_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo sandbox cycle commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__sandbox__subcmd__fault_commands] )) ||
_fpgo__subcmd__sandbox__subcmd__fault_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo sandbox fault commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__sandbox__subcmd__pay_commands] )) ||
_fpgo__subcmd__sandbox__subcmd__pay_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo sandbox pay commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__sandbox__subcmd__reject_commands] )) ||
_fpgo__subcmd__sandbox__subcmd__reject_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo sandbox reject commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__sandbox__subcmd__reset_commands] )) ||
_fpgo__subcmd__sandbox__subcmd__reset_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo sandbox reset commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__sandbox__subcmd__serve_commands] )) ||
_fpgo__subcmd__sandbox__subcmd__serve_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo sandbox serve commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__sandbox__subcmd__terminal_commands] )) ||
_fpgo__subcmd__sandbox__subcmd__terminal_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo sandbox terminal commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__sandbox__subcmd__tour_commands] )) ||
_fpgo__subcmd__sandbox__subcmd__tour_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo sandbox tour commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__show_commands] )) ||
_fpgo__subcmd__show_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo show commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__subscriptions_commands] )) ||
_fpgo__subcmd__subscriptions_commands() {
    local commands; commands=(
'submit:Create a subscription and a payment link for it' \
'session:Create a subscription and the page where the customer agrees to it' \
'list:List the subscriptions' \
'details:Show everything about one subscription, and its cycles' \
'failed:Look at cycles whose payment failed' \
'resend:Send the payment link of a subscription again' \
'cancel:Stop a subscription' \
'refund-cycles:Give back cycles of a subscription' \
    )
    _describe -t commands 'fpgo subscriptions commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__subscriptions__subcmd__cancel_commands] )) ||
_fpgo__subcmd__subscriptions__subcmd__cancel_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo subscriptions cancel commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__subscriptions__subcmd__details_commands] )) ||
_fpgo__subcmd__subscriptions__subcmd__details_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo subscriptions details commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__subscriptions__subcmd__failed_commands] )) ||
_fpgo__subcmd__subscriptions__subcmd__failed_commands() {
    local commands; commands=(
'list:List the cycles whose payment failed' \
'details:Show one cycle whose payment failed' \
    )
    _describe -t commands 'fpgo subscriptions failed commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__subscriptions__subcmd__failed__subcmd__details_commands] )) ||
_fpgo__subcmd__subscriptions__subcmd__failed__subcmd__details_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo subscriptions failed details commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__subscriptions__subcmd__failed__subcmd__list_commands] )) ||
_fpgo__subcmd__subscriptions__subcmd__failed__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo subscriptions failed list commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__subscriptions__subcmd__list_commands] )) ||
_fpgo__subcmd__subscriptions__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo subscriptions list commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__subscriptions__subcmd__refund-cycles_commands] )) ||
_fpgo__subcmd__subscriptions__subcmd__refund-cycles_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo subscriptions refund-cycles commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__subscriptions__subcmd__resend_commands] )) ||
_fpgo__subcmd__subscriptions__subcmd__resend_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo subscriptions resend commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__subscriptions__subcmd__session_commands] )) ||
_fpgo__subcmd__subscriptions__subcmd__session_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo subscriptions session commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__subscriptions__subcmd__submit_commands] )) ||
_fpgo__subcmd__subscriptions__subcmd__submit_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo subscriptions submit commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__terminals_commands] )) ||
_fpgo__subcmd__terminals_commands() {
    local commands; commands=(
'list:List the terminals of an organization' \
'orders:Send orders to a terminal, follow, cancel and refund them' \
    )
    _describe -t commands 'fpgo terminals commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__terminals__subcmd__list_commands] )) ||
_fpgo__subcmd__terminals__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo terminals list commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__terminals__subcmd__orders_commands] )) ||
_fpgo__subcmd__terminals__subcmd__orders_commands() {
    local commands; commands=(
'create:Create an order and send it to a terminal' \
'cancel:Cancel the payment on the terminal' \
'resend:Send an order to its terminal again' \
'payment-status:Ask whether the customer paid on the terminal' \
'refund:Start a refund on the terminal, or reverse the payment' \
'refund-status:Ask whether a refund was approved on the terminal' \
'cancel-refund:Take back a refund request that waits on the terminal' \
    )
    _describe -t commands 'fpgo terminals orders commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__terminals__subcmd__orders__subcmd__cancel_commands] )) ||
_fpgo__subcmd__terminals__subcmd__orders__subcmd__cancel_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo terminals orders cancel commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__terminals__subcmd__orders__subcmd__cancel-refund_commands] )) ||
_fpgo__subcmd__terminals__subcmd__orders__subcmd__cancel-refund_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo terminals orders cancel-refund commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__terminals__subcmd__orders__subcmd__create_commands] )) ||
_fpgo__subcmd__terminals__subcmd__orders__subcmd__create_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo terminals orders create commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__terminals__subcmd__orders__subcmd__payment-status_commands] )) ||
_fpgo__subcmd__terminals__subcmd__orders__subcmd__payment-status_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo terminals orders payment-status commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__terminals__subcmd__orders__subcmd__refund_commands] )) ||
_fpgo__subcmd__terminals__subcmd__orders__subcmd__refund_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo terminals orders refund commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__terminals__subcmd__orders__subcmd__refund-status_commands] )) ||
_fpgo__subcmd__terminals__subcmd__orders__subcmd__refund-status_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo terminals orders refund-status commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__terminals__subcmd__orders__subcmd__resend_commands] )) ||
_fpgo__subcmd__terminals__subcmd__orders__subcmd__resend_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo terminals orders resend commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__wait_commands] )) ||
_fpgo__subcmd__wait_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo wait commands' commands "$@"
}

if [ "$funcstack[1]" = "_fpgo" ]; then
    _fpgo "$@"
else
    compdef _fpgo fpgo
fi
