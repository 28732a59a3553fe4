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
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
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
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
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
'*--unset=[Take a field out of the body (repeatable)]:PATH:_default' \
'--reason=[Why, for the journal of this machine]:TEXT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send a body that breaks the documented rules]' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
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
'*--unset=[Take a field out of the body (repeatable)]:PATH:_default' \
'--reason=[Why, for the journal of this machine]:TEXT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send a body that breaks the documented rules]' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
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
'*--unset=[Take a field out of the body (repeatable)]:PATH:_default' \
'--reason=[Why, for the journal of this machine]:TEXT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send a body that breaks the documented rules]' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
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
'*--unset=[Take a field out of the body (repeatable)]:PATH:_default' \
'--reason=[Why, for the journal of this machine]:TEXT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send a body that breaks the documented rules]' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
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
'*--unset=[Take a field out of the body (repeatable)]:PATH:_default' \
'--reason=[Why, for the journal of this machine]:TEXT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send a body that breaks the documented rules]' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
'-h[Print help]' \
'--help[Print help]' \
':ORDER_UUID -- Order, ODR and digits:_default' \
&& ret=0
;;
(cancel)
_arguments "${_arguments_options[@]}" : \
'--note=[Reason]:TEXT:_default' \
'*--data=[JSON file with the body, or - for standard input; later files win (repeatable)]:FILE:_default' \
'*--set=[Set a field of the body, path=value (repeatable)]:PATH=VALUE:_default' \
'*--unset=[Take a field out of the body (repeatable)]:PATH:_default' \
'--reason=[Why, for the journal of this machine]:TEXT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--no-validate[Send a body that breaks the documented rules]' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
'-h[Print help]' \
'--help[Print help]' \
':ORDER_UUID -- Order, ODR and digits:_default' \
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
'*--unset=[Take a field out of the body (repeatable)]:PATH:_default' \
'--reason=[Why, for the journal of this machine]:TEXT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'(--line --amount)--full[Refund everything that is left]' \
'--no-validate[Send a body that breaks the documented rules]' \
'--again[Send although a guard says no, but not while an earlier outcome is unknown; needs --reason]' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
'-h[Print help]' \
'--help[Print help]' \
':ORDER_UUID -- Order, ODR and digits:_default' \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
'--status=[Only orders in this status, in any case]:STATUS:(SENT PAID CANCELLED EXPIRED INVOICED REFUNDED PARTIAL\ REFUNDED)' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(status)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
'-h[Print help]' \
'--help[Print help]' \
':ORDER_UUID -- Order, ODR and digits:_default' \
&& ret=0
;;
(details)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
'-h[Print help]' \
'--help[Print help]' \
':ORDER_UUID -- Order, ODR and digits:_default' \
&& ret=0
;;
(invoice-number)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
'-h[Print help]' \
'--help[Print help]' \
':ORDER_UUID -- Order, ODR and digits:_default' \
&& ret=0
;;
(charge)
_arguments "${_arguments_options[@]}" : \
'--reason=[Why, for the journal of this machine]:TEXT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
'-h[Print help]' \
'--help[Print help]' \
':ORDER_UUID -- Order, ODR and digits:_default' \
&& ret=0
;;
        esac
    ;;
esac
;;
(callback)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
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
'--kind=[Which rules hold]:KIND:((auto\:"Told by the parameters, and strict about their forms"
order\:"Order, reservation or subscription\: every parameter is signed"
company\:"Company check\: what stands after the checksum is not signed"))' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::pasted -- The callback; - or nothing for standard input or a prompt:_default' \
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
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
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
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
'-h[Print help]' \
'--help[Print help]' \
':number -- The entry'\''s number:_default' \
&& ret=0
;;
(resolve)
_arguments "${_arguments_options[@]}" : \
'--as=[What became of it]:WHAT:((happened\:"It was carried out"
did-not\:"It was not carried out"))' \
'--reason=[How you know, for the journal]:TEXT:_default' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':number -- The entry'\''s number:_default' \
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
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
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
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(list)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(show)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(check)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(path)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
        esac
    ;;
esac
;;
(sandbox)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
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
'--rate-limit=[Requests per minute, more being answered 429]:N:_default' \
'--refund-delay=[How long accepted refunds wait before they show, such as 60s or 5m]:TIME:_default' \
'--refund-limit=[Most that one refund may be]:AMOUNT:_default' \
'--weekly-refund-limit=[Most that the refunds of seven days may be]:AMOUNT:_default' \
'*--without=[Leave out what the real API was seen to leave out]:WHAT:((line-ids\:"The ids of the lines in order details"
status-amounts\:"The amounts in the status of an order"))' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--allow-remote[Listen beyond this machine; the token is then needed everywhere]' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
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
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
'-h[Print help]' \
'--help[Print help]' \
':uuid -- Order, ODR and digits:_default' \
&& ret=0
;;
(reset)
_arguments "${_arguments_options[@]}" : \
'--data-dir=[Directory of the sandbox'\''s state]:DIR:_files' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
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
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'(--clear)--list[Show the waiting faults as JSON]' \
'()--clear[Take all waiting faults away]' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
'-h[Print help]' \
'--help[Print help]' \
'::route -- Route\: a command such as "orders refund", "METHOD /path", or "*":_default' \
'::fault -- What goes wrong:(drop-before drop-after reset-before reset-after delay status too-many-requests bad-gateway-html invalid-json error-in-200 html-200 empty-200 cut-body redirect)' \
&& ret=0
;;
(clock)
_arguments "${_arguments_options[@]}" : \
'--advance=[By how much, such as 90s, 5m, 2h or 7d]:TIME:_default' \
'--data-dir=[Directory of the sandbox'\''s state]:DIR:_files' \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
(tour)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
        esac
    ;;
esac
;;
(completions)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
'-h[Print help]' \
'--help[Print help]' \
':shell -- The shell:(bash zsh fish powershell)' \
&& ret=0
;;
(commands)
_arguments "${_arguments_options[@]}" : \
'-p+[Profile of the configuration file to use]:NAME:_default' \
'--profile=[Profile of the configuration file to use]:NAME:_default' \
'-o+[How data is written; table unless given]:FORMAT:(table json raw)' \
'--output=[How data is written; table unless given]:FORMAT:(table json raw)' \
'--color=[Colour on stderr]:WHEN:(auto always never)' \
'--timeout=[Time for one attempt\: 30s, 2m, 500ms; 30s unless given]:TIME:_default' \
'--config=[Configuration file to use]:FILE:_files' \
'--json[As JSON, with parameters]' \
'--sandbox[Speak to the sandbox on this machine]' \
'-q[Print only identifiers, one a line]' \
'--quiet[Print only identifiers, one a line]' \
'-v[Show the exchange on stderr, without secrets]' \
'--verbose[Show the exchange on stderr, without secrets]' \
'--dry-run[Print the request and send nothing]' \
'-y[Do not ask before sending]' \
'--yes[Do not ask before sending]' \
'--no-input[Never ask; fail where an answer would be needed]' \
'--show-personal-data[Show personal numbers in tables]' \
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
'callback:Check callbacks of Front Payment' \
'journal:Show what this machine sent' \
'config:Make and show profiles' \
'sandbox:Run and steer the sandbox of the API' \
'completions:Print the completions for a shell' \
'commands:List every operation with its method, path and effect' \
    )
    _describe -t commands 'fpgo commands' commands "$@"
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
(( $+functions[_fpgo__subcmd__commands_commands] )) ||
_fpgo__subcmd__commands_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo commands commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__completions_commands] )) ||
_fpgo__subcmd__completions_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo completions commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__config_commands] )) ||
_fpgo__subcmd__config_commands() {
    local commands; commands=(
'init:Make a configuration file with every key explained' \
'list:List the profiles' \
'show:Show each setting in force and where it comes from; secrets are never shown' \
'check:Say whether the file and the profile are right; nothing is sent' \
'path:Print where the configuration file is' \
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
(( $+functions[_fpgo__subcmd__journal_commands] )) ||
_fpgo__subcmd__journal_commands() {
    local commands; commands=(
'list:List the newest entries; with --sandbox those of the sandbox' \
'show:Show one entry whole' \
'resolve:Say what became of an entry whose outcome is unknown, after you have looked' \
    )
    _describe -t commands 'fpgo journal commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__journal__subcmd__list_commands] )) ||
_fpgo__subcmd__journal__subcmd__list_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo journal list commands' commands "$@"
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
(( $+functions[_fpgo__subcmd__sandbox_commands] )) ||
_fpgo__subcmd__sandbox_commands() {
    local commands; commands=(
'serve:Serve the API on this machine until the process ends' \
'pay:Let the payer of an order pay, decline or leave' \
'reset:Begin anew with freshly seeded orders' \
'fault:Order a fault for a route, list the waiting ones or take them away' \
'clock:Set the sandbox'\''s clock forward' \
'tour:See what fpgo does, on a throw-away sandbox' \
    )
    _describe -t commands 'fpgo sandbox commands' commands "$@"
}
(( $+functions[_fpgo__subcmd__sandbox__subcmd__clock_commands] )) ||
_fpgo__subcmd__sandbox__subcmd__clock_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo sandbox clock commands' commands "$@"
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
(( $+functions[_fpgo__subcmd__sandbox__subcmd__tour_commands] )) ||
_fpgo__subcmd__sandbox__subcmd__tour_commands() {
    local commands; commands=()
    _describe -t commands 'fpgo sandbox tour commands' commands "$@"
}

if [ "$funcstack[1]" = "_fpgo" ]; then
    _fpgo "$@"
else
    compdef _fpgo fpgo
fi
