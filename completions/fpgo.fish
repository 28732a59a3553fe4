# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_fpgo_global_optspecs
    string join \n p/profile= sandbox o/output= q/quiet v/verbose color= dry-run y/yes no-input timeout= config= show-personal-data h/help V/version
end

function __fish_fpgo_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_fpgo_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_fpgo_using_subcommand
    set -l cmd (__fish_fpgo_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c fpgo -n "__fish_fpgo_needs_command" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_needs_command" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_needs_command" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_needs_command" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_needs_command" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_needs_command" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_needs_command" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_needs_command" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_needs_command" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_needs_command" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_needs_command" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_needs_command" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_needs_command" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_needs_command" -s V -l version -d 'Print version'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "orders" -d 'Send, look up, cancel, refund and charge orders'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "callback" -d 'Check callbacks of Front Payment'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "journal" -d 'Show what this machine sent'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "config" -d 'Make and show profiles'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "sandbox" -d 'Run and steer the sandbox of the API'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "completions" -d 'Print the completions for a shell'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "commands" -d 'List every operation with its method, path and effect'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -f -a "send-payment-link" -d 'Create an order and send its payment link to the customer'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -f -a "send-invoice" -d 'Create an order and invoice it'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -f -a "send-efaktura" -d 'Create an order and send it as eFaktura to a person\'s bank'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -f -a "send-ehf" -d 'Create an order and send it as EHF invoice to a company'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -f -a "resend" -d 'Send the payment link of an order again'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -f -a "cancel" -d 'Cancel (void) an order that is not paid'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -f -a "refund" -d 'Give money back for a paid order, in full, by line or in part'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -f -a "list" -d 'List the orders with their statuses'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -f -a "status" -d 'Show the status of one order, and what is refunded of it'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -f -a "details" -d 'Show everything about one order'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -f -a "invoice-number" -d 'Show the invoice number of an invoiced order'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -f -a "charge" -d 'Charge an order later (delayed charge)'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l line -d 'Line, name=…,qty=…,rate=…,tax=…[,discount=…,id=…] (repeatable, or @FILE.csv)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l by-sms -d 'Send the link by SMS' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l by-email -d 'Send the link by e-mail' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l date -d 'Order date: now, +7d, 2026-12-24, RFC 3339 or Unix seconds' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l customer-type -d 'Kind of customer' -r -f -a "private\t''
corporate\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l name -d 'Customer\'s full name' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l first-name -d 'Customer\'s first name' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l language -d 'Customer\'s language' -r -f -a "en\t''
no\t''
sv\t''
da\t''
de\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l personal-number -d 'Personal number, 11 digits' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l organization-id -d 'Organization number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l country-code -d 'Country calling code, such as +47' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l msisdn -d 'Phone number without country code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l email -d 'E-mail address' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l street -d 'Street and number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l zip -d 'Postal code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l city -d 'City' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l country -d 'Country, ISO 3166-1 alpha-2' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l invoice-option -d 'Let the customer choose invoice' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l secure-details -d 'Hide the details until BankID' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l reference -d 'Your reference' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l customer-reference -d 'Customer\'s reference' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l callback-url -d 'Address that is told of status changes' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l unset -d 'Take a field out of the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l reason -d 'Why, for the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l no-validate -d 'Send a body that breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l line -d 'Line, name=…,qty=…,rate=…,tax=…[,discount=…,id=…] (repeatable, or @FILE.csv)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l date -d 'Order date: now, +7d, 2026-12-24, RFC 3339 or Unix seconds' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l customer-type -d 'Kind of customer' -r -f -a "private\t''
corporate\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l name -d 'Customer\'s full name' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l first-name -d 'Customer\'s first name' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l language -d 'Customer\'s language' -r -f -a "en\t''
no\t''
sv\t''
da\t''
de\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l personal-number -d 'Personal number, 11 digits' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l organization-id -d 'Organization number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l country-code -d 'Country calling code, such as +47' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l msisdn -d 'Phone number without country code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l email -d 'E-mail address' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l street -d 'Street and number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l zip -d 'Postal code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l city -d 'City' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l country -d 'Country, ISO 3166-1 alpha-2' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l interval -d 'Invoices: 0 daily, 1 once a month, 2 twice a month' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l invoice-fee -d 'Add the invoice fee' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l maturity -d 'Days until the invoice is due' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l separate-invoices -d 'Separate invoices' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l reference -d 'Your reference' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l customer-reference -d 'Customer\'s reference' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l callback-url -d 'Address that is told of status changes' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l unset -d 'Take a field out of the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l reason -d 'Why, for the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l no-validate -d 'Send a body that breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l line -d 'Line, name=…,qty=…,rate=…,tax=…[,discount=…,id=…] (repeatable, or @FILE.csv)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l date -d 'Order date: now, +7d, 2026-12-24, RFC 3339 or Unix seconds' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l name -d 'Customer\'s full name' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l language -d 'Customer\'s language' -r -f -a "en\t''
no\t''
sv\t''
da\t''
de\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l personal-number -d 'Personal number, 11 digits' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l country-code -d 'Country calling code, such as +47' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l msisdn -d 'Phone number without country code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l email -d 'E-mail address' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l street -d 'Street and number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l zip -d 'Postal code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l city -d 'City' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l country -d 'Country, ISO 3166-1 alpha-2' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l interval -d 'Invoices: 0 daily, 1 once a month, 2 twice a month' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l invoice-fee -d 'Add the invoice fee' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l maturity -d 'Days until the invoice is due' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l separate-invoices -d 'Separate invoices' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l reference -d 'Your reference' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l customer-reference -d 'Customer\'s reference' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l callback-url -d 'Address that is told of status changes' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l unset -d 'Take a field out of the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l reason -d 'Why, for the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l no-validate -d 'Send a body that breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l line -d 'Line, name=…,qty=…,rate=…,tax=…[,discount=…,id=…] (repeatable, or @FILE.csv)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l date -d 'Order date: now, +7d, 2026-12-24, RFC 3339 or Unix seconds' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l name -d 'Customer\'s full name' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l language -d 'Customer\'s language' -r -f -a "en\t''
no\t''
sv\t''
da\t''
de\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l organization-id -d 'Organization number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l country-code -d 'Country calling code, such as +47' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l msisdn -d 'Phone number without country code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l email -d 'E-mail address' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l street -d 'Street and number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l zip -d 'Postal code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l city -d 'City' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l country -d 'Country, ISO 3166-1 alpha-2' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l interval -d 'Invoices: 0 daily, 1 once a month, 2 twice a month' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l invoice-fee -d 'Add the invoice fee' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l maturity -d 'Days until the invoice is due' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l separate-invoices -d 'Separate invoices' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l reference -d 'Your reference' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l customer-reference -d 'Customer\'s reference' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l callback-url -d 'Address that is told of status changes' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l unset -d 'Take a field out of the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l reason -d 'Why, for the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l no-validate -d 'Send a body that breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l country-code -d 'Country calling code, such as +47' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l msisdn -d 'Phone number without country code, to resend by SMS' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l email -d 'E-mail address, to resend by e-mail' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l unset -d 'Take a field out of the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l reason -d 'Why, for the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l no-validate -d 'Send a body that breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l note -d 'Reason' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l unset -d 'Take a field out of the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l reason -d 'Why, for the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l no-validate -d 'Send a body that breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l line -d 'Line to refund and how much (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l amount -d 'Amount to refund; the line is found where only one is possible' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l type -d 'Kind of order; must be given for an invoiced one' -r -f -a "regular\t''
invoiced\t''
reservation\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l source -d 'What was taken, only with --type reservation' -r -f -a "captured\t''
charged\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l reference -d 'Capture or charge, only with --type reservation' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l unset -d 'Take a field out of the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l reason -d 'Why, for the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l full -d 'Refund everything that is left'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l no-validate -d 'Send a body that breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l again -d 'Send although a guard says no, but not while an earlier outcome is unknown; needs --reason'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -l status -d 'Only orders in this status, in any case' -r -f -a "SENT\t''
PAID\t''
CANCELLED\t''
EXPIRED\t''
INVOICED\t''
REFUNDED\t''
PARTIAL REFUNDED\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -l reason -d 'Why, for the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -f -a "verify" -d 'Check the checksum of a callback'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -l kind -d 'Which rules hold' -r -f -a "auto\t'Told by the parameters, and strict about their forms'
order\t'Order, reservation or subscription: every parameter is signed'
company\t'Company check: what stands after the checksum is not signed'"
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve" -f -a "list" -d 'List the newest entries; with --sandbox those of the sandbox'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve" -f -a "show" -d 'Show one entry whole'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve" -f -a "resolve" -d 'Say what became of an entry whose outcome is unknown, after you have looked'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -l limit -d 'How many' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -l as -d 'What became of it' -r -f -a "happened\t'It was carried out'
did-not\t'It was not carried out'"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -l reason -d 'How you know, for the journal' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check path" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check path" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check path" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check path" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check path" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check path" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check path" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check path" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check path" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check path" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check path" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check path" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check path" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check path" -f -a "init" -d 'Make a configuration file with every key explained'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check path" -f -a "list" -d 'List the profiles'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check path" -f -a "show" -d 'Show each setting in force and where it comes from; secrets are never shown'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check path" -f -a "check" -d 'Say whether the file and the profile are right; nothing is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check path" -f -a "path" -d 'Print where the configuration file is'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay reset fault clock tour" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay reset fault clock tour" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay reset fault clock tour" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay reset fault clock tour" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay reset fault clock tour" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay reset fault clock tour" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay reset fault clock tour" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay reset fault clock tour" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay reset fault clock tour" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay reset fault clock tour" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay reset fault clock tour" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay reset fault clock tour" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay reset fault clock tour" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay reset fault clock tour" -f -a "serve" -d 'Serve the API on this machine until the process ends'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay reset fault clock tour" -f -a "pay" -d 'Let the payer of an order pay, decline or leave'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay reset fault clock tour" -f -a "reset" -d 'Begin anew with freshly seeded orders'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay reset fault clock tour" -f -a "fault" -d 'Order a fault for a route, list the waiting ones or take them away'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay reset fault clock tour" -f -a "clock" -d 'Set the sandbox\'s clock forward'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay reset fault clock tour" -f -a "tour" -d 'See what fpgo does, on a throw-away sandbox'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l data-dir -d 'Directory of the sandbox\'s state' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l listen -d 'Address to listen on; port 0 takes a free one' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l token -d 'Token that clients must send; without it FPGO_SANDBOX_TOKEN, else a random one in server.json' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l rate-limit -d 'Requests per minute, more being answered 429' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l refund-delay -d 'How long accepted refunds wait before they show, such as 60s or 5m' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l refund-limit -d 'Most that one refund may be' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l weekly-refund-limit -d 'Most that the refunds of seven days may be' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l without -d 'Leave out what the real API was seen to leave out' -r -f -a "line-ids\t'The ids of the lines in order details'
status-amounts\t'The amounts in the status of an order'"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l allow-remote -d 'Listen beyond this machine; the token is then needed everywhere'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -l outcome -d 'What the payer does' -r -f -a "paid\t''
declined\t''
left\t''
expired\t''
invoiced\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -l via -d 'How the payer pays' -r -f -a "visa\t''
mastercard\t''
vipps\t''
applepay\t''
googlepay\t''
invoice\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -l data-dir -d 'Directory of the sandbox\'s state' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l data-dir -d 'Directory of the sandbox\'s state' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l nth -d 'First call that it hits, counted from now' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l times -d 'How many calls it hits' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l when -d 'Whether the call has taken effect by then' -r -f -a "before\t''
after\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l seconds -d 'How long a delay lasts' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l status -d 'HTTP status of the answer' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l body -d 'Body of the answer' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l content-type -d 'Media type of the answer' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l header -d 'Header of the answer (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l retry-after -d 'Seconds of Retry-After' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l location -d 'Where a redirect leads' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l data-dir -d 'Directory of the sandbox\'s state' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l list -d 'Show the waiting faults as JSON'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l clear -d 'Take all waiting faults away'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l advance -d 'By how much, such as 90s, 5m, 2h or 7d' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l data-dir -d 'Directory of the sandbox\'s state' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -s o -l output -d 'How data is written; table unless given' -r -f -a "table\t''
json\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -l color -d 'Colour on stderr' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -l timeout -d 'Time for one attempt: 30s, 2m, 500ms; 30s unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -l json -d 'As JSON, with parameters'
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -l sandbox -d 'Speak to the sandbox on this machine'
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -s q -l quiet -d 'Print only identifiers, one a line'
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -s v -l verbose -d 'Show the exchange on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -l show-personal-data -d 'Show personal numbers in tables'
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -s h -l help -d 'Print help'
