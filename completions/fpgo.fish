# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_fpgo_global_optspecs
    string join \n p/profile= sandbox o/output= columns= jq= raw q/quiet v/verbose color= dry-run y/yes no-input timeout= config= show-personal-data h/help V/version
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
complete -c fpgo -n "__fish_fpgo_needs_command" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_needs_command" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_needs_command" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_needs_command" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_needs_command" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_needs_command" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_needs_command" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_needs_command" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_needs_command" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_needs_command" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_needs_command" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_needs_command" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_needs_command" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_needs_command" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_needs_command" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_needs_command" -s V -l version -d 'Print version'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "orders" -d 'Send, look up, cancel, refund and charge orders'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "checkout" -d 'Create orders that are paid on a payment page'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "reservations" -d 'Hold amounts on a card, capture, charge and refund them'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "subscriptions" -d 'Create, look up, stop and refund payments that repeat'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "customers" -d 'Look up and update customers'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "refunds" -d 'Ask for the approval of refunds that a limit refused'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "terminals" -d 'List payment terminals; send, follow, cancel and refund their orders'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "credit" -d 'Check the credit of customers'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "company" -d 'Check companies'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "api" -d 'Make any call of the API by its method and path'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "callback" -d 'Check callbacks from Front Payment'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "journal" -d 'Show what this machine sent'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "config" -d 'Create the configuration file, show and choose profiles'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "auth" -d 'Keep tokens in the OS keyring, and see where they may be used'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "doctor" -d 'Look at everything that a command depends on, and say what to do'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "sandbox" -d 'Run and control the sandbox of the API'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "show" -d 'Show what an identifier, an address or a line of a log names, and what can be done with it'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "wait" -d 'Wait until an order, a reservation or a subscription has a status'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "explain" -d 'Explain a message of the API, an exit code, a status or a kind of identifier'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "completions" -d 'Print the completion script of a shell'
complete -c fpgo -n "__fish_fpgo_needs_command" -f -a "commands" -d 'List every operation with its method, path and effect'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and not __fish_seen_subcommand_from send-payment-link send-invoice send-efaktura send-ehf resend cancel refund list status details invoice-number charge" -l show-personal-data -d 'Show personal numbers unmasked'
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
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l expect-total -d 'Send only if the total of the request is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l again -d 'Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-payment-link" -l show-personal-data -d 'Show personal numbers unmasked'
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
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l expect-total -d 'Send only if the total of the request is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l again -d 'Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-invoice" -l show-personal-data -d 'Show personal numbers unmasked'
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
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l expect-total -d 'Send only if the total of the request is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l again -d 'Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-efaktura" -l show-personal-data -d 'Show personal numbers unmasked'
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
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l expect-total -d 'Send only if the total of the request is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l again -d 'Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from send-ehf" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l country-code -d 'Country calling code, such as +47' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l msisdn -d 'Phone number without country code, to resend by SMS' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l email -d 'E-mail address, to resend by e-mail' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from resend" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l note -d 'Reason' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l expect-status -d 'Send only if the status is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l expect-total -d 'Send only if the total of the object is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l wait -d 'Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from cancel" -l show-personal-data -d 'Show personal numbers unmasked'
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
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l expect-status -d 'Send only if the status is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l expect-total -d 'Send only if the total of the object is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l expect-refundable -d 'Send only if this much can still be given back' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l wait -d 'Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l full -d 'Refund everything that is left'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l again -d 'Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from refund" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -l status -d 'Only orders in this status, in any case' -r -f -a "SENT\t''
PAID\t''
CANCELLED\t''
EXPIRED\t''
INVOICED\t''
REFUNDED\t''
PARTIAL REFUNDED\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -l find -d 'Only orders whose customer, contact, reference, invoice number or lines hold this text' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -l details -d 'With customer, amount and date: one more request each'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from details" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from invoice-number" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -l expect-status -d 'Send only if the status is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -l expect-total -d 'Send only if the total of the object is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -l wait -d 'Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -l again -d 'Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand orders; and __fish_seen_subcommand_from charge" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and not __fish_seen_subcommand_from session invoice-session hosted" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and not __fish_seen_subcommand_from session invoice-session hosted" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and not __fish_seen_subcommand_from session invoice-session hosted" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and not __fish_seen_subcommand_from session invoice-session hosted" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and not __fish_seen_subcommand_from session invoice-session hosted" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and not __fish_seen_subcommand_from session invoice-session hosted" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and not __fish_seen_subcommand_from session invoice-session hosted" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and not __fish_seen_subcommand_from session invoice-session hosted" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and not __fish_seen_subcommand_from session invoice-session hosted" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and not __fish_seen_subcommand_from session invoice-session hosted" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and not __fish_seen_subcommand_from session invoice-session hosted" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and not __fish_seen_subcommand_from session invoice-session hosted" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and not __fish_seen_subcommand_from session invoice-session hosted" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and not __fish_seen_subcommand_from session invoice-session hosted" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and not __fish_seen_subcommand_from session invoice-session hosted" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and not __fish_seen_subcommand_from session invoice-session hosted" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and not __fish_seen_subcommand_from session invoice-session hosted" -f -a "session" -d 'Create an order and a page where it is paid by card, Vipps, Apple Pay or Google Pay'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and not __fish_seen_subcommand_from session invoice-session hosted" -f -a "invoice-session" -d 'Create an invoice order; a private customer confirms it with BankID'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and not __fish_seen_subcommand_from session invoice-session hosted" -f -a "hosted" -d 'Create an order and a checkout page that Front Payment hosts'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l line -d 'Line, name=…,qty=…,rate=…,tax=…[,discount=…,id=…] (repeatable, or @FILE.csv)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l date -d 'Order date: now, +7d, 2026-12-24, RFC 3339 or Unix seconds' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l reference -d 'Your reference' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l customer-reference -d 'Customer\'s reference' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l order -d 'Order to update instead of creating a new one' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l order-from -d 'Who updates it; filled for --order' -r -f -a "PARTNER\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l with-customer -d 'The order has a customer' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l customer-type -d 'Kind of customer' -r -f -a "private\t''
corporate\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l country-code -d 'Country calling code, such as +47' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l msisdn -d 'Phone number without country code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l email -d 'E-mail address' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l name -d 'Customer\'s full name' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l language -d 'Customer\'s language' -r -f -a "en\t''
no\t''
sv\t''
da\t''
de\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l personal-number -d 'Personal number, 11 digits' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l organization-id -d 'Organization number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l street -d 'Street and number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l zip -d 'Postal code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l city -d 'City' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l country -d 'Country, ISO 3166-1 alpha-2' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l via -d 'How it is paid' -r -f -a "vipps\t''
visa\t''
mastercard\t''
applepay\t''
googlepay\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l callback-url -d 'Address that is told of status changes' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l success-url -d 'Where the customer goes afterwards' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l failure-url -d 'Where the customer goes after a failure' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l expect-total -d 'Send only if the total of the request is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l again -d 'Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l qr -d 'Show the address to send the customer to as a QR code on stderr'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from session" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l line -d 'Line, name=…,qty=…,rate=…,tax=…[,discount=…,id=…] (repeatable, or @FILE.csv)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l date -d 'Order date: now, +7d, 2026-12-24, RFC 3339 or Unix seconds' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l reference -d 'Your reference' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l customer-reference -d 'Customer\'s reference' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l order -d 'Order to update instead of creating a new one' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l order-from -d 'Who updates it; filled for --order' -r -f -a "PARTNER\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l interval -d 'Invoices: 0 daily, 1 once a month, 2 twice a month' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l invoice-fee -d 'Add the invoice fee' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l maturity -d 'Days until the invoice is due' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l separate-invoices -d 'Separate invoices' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l secure-details -d 'Hide the details until BankID' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l customer-type -d 'Kind of customer' -r -f -a "private\t''
corporate\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l country-code -d 'Country calling code, such as +47' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l msisdn -d 'Phone number without country code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l email -d 'E-mail address' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l name -d 'Customer\'s full name' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l personal-number -d 'Personal number, 11 digits' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l organization-id -d 'Organization number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l language -d 'Customer\'s language' -r -f -a "en\t''
no\t''
sv\t''
da\t''
de\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l street -d 'Street and number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l zip -d 'Postal code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l city -d 'City' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l country -d 'Country, ISO 3166-1 alpha-2' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l callback-url -d 'Address that is told of status changes' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l success-url -d 'Where the customer goes afterwards' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l failure-url -d 'Where the customer goes after a failure' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l expect-total -d 'Send only if the total of the request is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l again -d 'Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l qr -d 'Show the address to send the customer to as a QR code on stderr'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from invoice-session" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l line -d 'Line, name=…,qty=…,rate=…,tax=…[,discount=…,id=…] (repeatable, or @FILE.csv)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l date -d 'Order date: now, +7d, 2026-12-24, RFC 3339 or Unix seconds' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l link-due -d 'When the payment link expires: +7d, 2026-12-24, RFC 3339 or Unix seconds' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l order -d 'Order to update instead of creating a new one' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l order-from -d 'Who updates it; filled for --order' -r -f -a "PARTNER\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l customer-type -d 'Kind of customer' -r -f -a "private\t''
corporate\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l country-code -d 'Country calling code, such as +47' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l msisdn -d 'Phone number without country code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l email -d 'E-mail address' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l name -d 'Customer\'s full name' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l personal-number -d 'Personal number, 11 digits' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l organization-id -d 'Organization number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l street -d 'Street and number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l zip -d 'Postal code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l city -d 'City' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l country -d 'Country, ISO 3166-1 alpha-2' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l language -d 'Language of the page' -r -f -a "en\t''
no\t''
sv\t''
da\t''
de\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l reference -d 'Your reference' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l customer-notes -d 'Note from the customer' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l callback-url -d 'Address that is told of status changes' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l success-url -d 'Where the customer goes afterwards' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l failure-url -d 'Where the customer goes after a failure' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l expect-total -d 'Send only if the total of the request is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l again -d 'Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l qr -d 'Show the address to send the customer to as a QR code on stderr'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand checkout; and __fish_seen_subcommand_from hosted" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -f -a "submit" -d 'Create a reservation and send its payment link to the customer'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -f -a "session" -d 'Create a reservation and the page where the customer agrees to it'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -f -a "details" -d 'Show everything about one reservation, and its payments'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -f -a "capture" -d 'Take all or a part of what is held'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -f -a "charge" -d 'Charge an extra amount to the customer\'s card, beside what is held'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -f -a "cancel" -d 'Give up a reservation of which nothing was taken'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -f -a "complete" -d 'Close a reservation of which something was captured or charged'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -f -a "resend" -d 'Send the payment link of a reservation again'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -f -a "refund" -d 'Give back all or a part of one capture or charge'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and not __fish_seen_subcommand_from submit session details capture charge cancel complete resend refund history" -f -a "history" -d 'List what happened to all reservations in a time frame'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l line -d 'Line, name=…,rate=…,tax=…[,id=…] (repeatable, or @FILE.csv)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l customer-type -d 'Kind of customer' -r -f -a "private\t''
corporate\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l name -d 'Customer\'s full name' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l language -d 'Customer\'s language' -r -f -a "en\t''
no\t''
sv\t''
da\t''
de\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l personal-number -d 'Personal number, 11 digits' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l organization-id -d 'Organization number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l customer -d 'Customer\'s UUID, CSRT and digits' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l country-code -d 'Country calling code, such as +47' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l msisdn -d 'Phone number without country code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l email -d 'E-mail address' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l street -d 'Street and number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l zip -d 'Postal code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l city -d 'City' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l country -d 'Country, ISO 3166-1 alpha-2' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l date -d 'Order date: now, +7d, 2026-12-24, RFC 3339 or Unix seconds' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l link-due -d 'When the payment link expires: +7d, 2026-12-24, RFC 3339 or Unix seconds' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l by-sms -d 'Send the link by SMS' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l by-email -d 'Send the link by e-mail' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l reference -d 'Your reference' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l customer-reference -d 'Customer\'s reference' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l secure-details -d 'Hide the details until BankID' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l partly-refundable -d 'A charge can be refunded in part' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l charge-validity -d 'How long it may be charged' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l customer-notes -d 'Note from the customer' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l terms -d 'Terms and conditions' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l callback-url -d 'Address that is told of status changes' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l expect-total -d 'Send only if the total of the request is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l again -d 'Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l qr -d 'Show the address to send the customer to as a QR code on stderr'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from submit" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l line -d 'Line, name=…,rate=…,tax=…[,id=…] (repeatable, or @FILE.csv)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l customer-type -d 'Kind of customer' -r -f -a "private\t''
corporate\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l name -d 'Customer\'s full name' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l language -d 'Customer\'s language' -r -f -a "en\t''
no\t''
sv\t''
da\t''
de\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l personal-number -d 'Personal number, 11 digits' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l organization-id -d 'Organization number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l country-code -d 'Country calling code, such as +47' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l msisdn -d 'Phone number without country code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l email -d 'E-mail address' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l street -d 'Street and number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l zip -d 'Postal code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l city -d 'City' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l country -d 'Country, ISO 3166-1 alpha-2' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l date -d 'Order date: now, +7d, 2026-12-24, RFC 3339 or Unix seconds' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l link-due -d 'When the payment link expires: +7d, 2026-12-24, RFC 3339 or Unix seconds' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l by-sms -d 'Send the link by SMS' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l by-email -d 'Send the link by e-mail' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l reference -d 'Your reference' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l customer-reference -d 'Customer\'s reference' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l secure-details -d 'Hide the details until BankID' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l partly-refundable -d 'A charge can be refunded in part' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l charge-validity -d 'How long it may be charged' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l customer-notes -d 'Note from the customer' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l terms -d 'Terms and conditions' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l via -d 'Card that is offered first' -r -f -a "visa\t''
mastercard\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l callback-url -d 'Address that is told of status changes' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l success-url -d 'Where the customer goes afterwards' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l failure-url -d 'Where the customer goes after a failure' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l expect-total -d 'Send only if the total of the request is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l again -d 'Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l qr -d 'Show the address to send the customer to as a QR code on stderr'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from session" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from details" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from details" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from details" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from details" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from details" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from details" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from details" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from details" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from details" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from details" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from details" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from details" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from details" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from details" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from details" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from details" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l line -d 'Line to capture and how much (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l amount -d 'Amount to capture; the lines are found where only one answer is possible' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l note -d 'Note' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l expect-status -d 'Send only if the status is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l expect-total -d 'Send only if the total of the object is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l wait -d 'Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l full -d 'Capture everything that is left'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l again -d 'Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from capture" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -l line -d 'Line, name=…,rate=…,tax=…[,id=…] (repeatable, or @FILE.csv)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -l note -d 'Note' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -l expect-status -d 'Send only if the status is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -l expect-total -d 'Send only if the total of the request is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -l wait -d 'Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -l again -d 'Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from charge" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -l note -d 'Reason' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -l expect-status -d 'Send only if the status is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -l expect-total -d 'Send only if the total of the object is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -l wait -d 'Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from cancel" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -l note -d 'Reason' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -l expect-status -d 'Send only if the status is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -l expect-total -d 'Send only if the total of the object is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -l wait -d 'Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from complete" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -l country-code -d 'Country calling code, such as +47' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -l msisdn -d 'Phone number without country code, to resend by SMS' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -l email -d 'E-mail address, to resend by e-mail' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from resend" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l line -d 'Line to refund and how much (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l amount -d 'Amount to refund; the line is found where only one is possible' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l capture -d 'Capture to give back; found where there is only one' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l charge -d 'Charge to give back; found where there is only one' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l type -d 'Kind of refund; reservation unless given' -r -f -a "reservation\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l source -d 'How it was taken; found by its reference' -r -f -a "captured\t''
charged\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l reference -d 'Capture or charge, CAP or CHA and digits' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l expect-status -d 'Send only if the status is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l expect-total -d 'Send only if the total of the object is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l expect-refundable -d 'Send only if this much can still be given back' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l wait -d 'Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l full -d 'Refund everything that is left'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l again -d 'Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from refund" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from history" -l since -d 'Beginning: -7d, 2026-12-24 (its 00:00), RFC 3339 or Unix seconds; 24 hours ago unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from history" -l until -d 'End: 2026-12-24 (its 24:00), RFC 3339 or Unix seconds; now unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from history" -l reservation -d 'Only this reservation' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from history" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from history" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from history" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from history" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from history" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from history" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from history" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from history" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from history" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from history" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from history" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from history" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from history" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from history" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from history" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand reservations; and __fish_seen_subcommand_from history" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and not __fish_seen_subcommand_from submit session list details failed resend cancel refund-cycles" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and not __fish_seen_subcommand_from submit session list details failed resend cancel refund-cycles" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and not __fish_seen_subcommand_from submit session list details failed resend cancel refund-cycles" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and not __fish_seen_subcommand_from submit session list details failed resend cancel refund-cycles" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and not __fish_seen_subcommand_from submit session list details failed resend cancel refund-cycles" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and not __fish_seen_subcommand_from submit session list details failed resend cancel refund-cycles" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and not __fish_seen_subcommand_from submit session list details failed resend cancel refund-cycles" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and not __fish_seen_subcommand_from submit session list details failed resend cancel refund-cycles" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and not __fish_seen_subcommand_from submit session list details failed resend cancel refund-cycles" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and not __fish_seen_subcommand_from submit session list details failed resend cancel refund-cycles" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and not __fish_seen_subcommand_from submit session list details failed resend cancel refund-cycles" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and not __fish_seen_subcommand_from submit session list details failed resend cancel refund-cycles" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and not __fish_seen_subcommand_from submit session list details failed resend cancel refund-cycles" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and not __fish_seen_subcommand_from submit session list details failed resend cancel refund-cycles" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and not __fish_seen_subcommand_from submit session list details failed resend cancel refund-cycles" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and not __fish_seen_subcommand_from submit session list details failed resend cancel refund-cycles" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and not __fish_seen_subcommand_from submit session list details failed resend cancel refund-cycles" -f -a "submit" -d 'Create a subscription and a payment link for it'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and not __fish_seen_subcommand_from submit session list details failed resend cancel refund-cycles" -f -a "session" -d 'Create a subscription and the page where the customer agrees to it'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and not __fish_seen_subcommand_from submit session list details failed resend cancel refund-cycles" -f -a "list" -d 'List the subscriptions'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and not __fish_seen_subcommand_from submit session list details failed resend cancel refund-cycles" -f -a "details" -d 'Show everything about one subscription, and its cycles'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and not __fish_seen_subcommand_from submit session list details failed resend cancel refund-cycles" -f -a "failed" -d 'Look at cycles whose payment failed'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and not __fish_seen_subcommand_from submit session list details failed resend cancel refund-cycles" -f -a "resend" -d 'Send the payment link of a subscription again'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and not __fish_seen_subcommand_from submit session list details failed resend cancel refund-cycles" -f -a "cancel" -d 'Stop a subscription'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and not __fish_seen_subcommand_from submit session list details failed resend cancel refund-cycles" -f -a "refund-cycles" -d 'Give back cycles of a subscription'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l line -d 'Line, name=…,qty=…,rate=…,tax=…[,discount=…,id=…] (repeatable, or @FILE.csv)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l per-cycle -d 'Amount of each cycle; the sum of the lines unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l frequency -d 'How often: month as in the documents\' example' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l repeats -d 'Number of cycles' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l start -d 'First day' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l end -d 'Last day' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l link-due -d 'When the payment link expires: +7d, 2026-12-24, RFC 3339 or Unix seconds' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l by-sms -d 'Send the link by SMS' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l by-email -d 'Send the link by e-mail' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l customer-type -d 'Kind of customer' -r -f -a "private\t''
corporate\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l country-code -d 'Country calling code, such as +47' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l msisdn -d 'Phone number without country code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l email -d 'E-mail address' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l name -d 'Customer\'s full name' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l personal-number -d 'Personal number, 11 digits' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l organization-id -d 'Organization number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l language -d 'Customer\'s language' -r -f -a "en\t''
no\t''
sv\t''
da\t''
de\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l street -d 'Street and number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l zip -d 'Postal code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l city -d 'City' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l country -d 'Country, ISO 3166-1 alpha-2' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l expect-total -d 'Send only if the total of the request is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l again -d 'Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l qr -d 'Show the address to send the customer to as a QR code on stderr'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from submit" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l line -d 'Line, name=…,qty=…,rate=…,tax=…[,discount=…,id=…] (repeatable, or @FILE.csv)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l per-cycle -d 'Amount of each cycle; the sum of the lines unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l frequency -d 'How often: month as in the documents\' example' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l repeats -d 'Number of cycles' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l start -d 'First day' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l end -d 'Last day' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l link-due -d 'When the payment link expires: +7d, 2026-12-24, RFC 3339 or Unix seconds' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l customer -d 'Customer\'s UUID, CSRT and digits' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l customer-type -d 'Kind of customer' -r -f -a "private\t''
corporate\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l country-code -d 'Country calling code, such as +47' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l msisdn -d 'Phone number without country code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l email -d 'E-mail address' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l name -d 'Customer\'s full name' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l personal-number -d 'Personal number, 11 digits' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l organization-id -d 'Organization number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l language -d 'Customer\'s language' -r -f -a "en\t''
no\t''
sv\t''
da\t''
de\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l street -d 'Street and number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l zip -d 'Postal code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l city -d 'City' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l country -d 'Country, ISO 3166-1 alpha-2' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l customer-notes -d 'Note from the customer' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l terms -d 'Terms and conditions' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l currency -d 'Currency, such as NOK' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l via -d 'How it is paid, such as visa' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l secure-details -d 'Hide the details until BankID' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l success-url -d 'Where the customer goes afterwards' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l failure-url -d 'Where the customer goes after a failure' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l expect-total -d 'Send only if the total of the request is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l again -d 'Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l qr -d 'Show the address to send the customer to as a QR code on stderr'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from session" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from list" -l status -d 'Only subscriptions in this status, in any case' -r -f -a "SENT\t''
ONGOING\t''
COMPLETED\t''
CANCELLED\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from list" -l page -d 'Page to show; 1 unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from list" -l msisdn -d 'Only customers with this phone number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from list" -l name -d 'Only customers with this name' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from list" -l since -d 'Started on this day or later; with --until' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from list" -l until -d 'Ended on this day or before; with --since' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from list" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from list" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from list" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from list" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from list" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from list" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from list" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from list" -l all -d 'All pages, one after another'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from list" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from list" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from list" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from list" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from list" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from details" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from details" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from details" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from details" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from details" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from details" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from details" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from details" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from details" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from details" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from details" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from details" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from details" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from details" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from details" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from details" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from failed" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from failed" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from failed" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from failed" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from failed" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from failed" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from failed" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from failed" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from failed" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from failed" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from failed" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from failed" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from failed" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from failed" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from failed" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from failed" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from failed" -f -a "list" -d 'List the cycles whose payment failed'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from failed" -f -a "details" -d 'Show one cycle whose payment failed'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -l order -d 'Order of the subscription' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -l country-code -d 'Country calling code, such as +47' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -l msisdn -d 'Phone number without country code, to resend by SMS' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -l email -d 'E-mail address, to resend by e-mail' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from resend" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -l note -d 'Reason' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -l expect-status -d 'Send only if the status is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -l wait -d 'Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from cancel" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l cycle -d 'Cycle, such as \'Cycle 1\' or 1 (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l amount -d 'Amount to refund of the one cycle' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l expect-status -d 'Send only if the status is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l expect-total -d 'Send only if the total of the object is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l expect-refundable -d 'Send only if this much can still be given back' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l wait -d 'Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l full -d 'Refund everything that is left of each cycle'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l together -d 'Send several cycles in one call'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l again -d 'Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand subscriptions; and __fish_seen_subcommand_from refund-cycles" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and not __fish_seen_subcommand_from details update-private update-corporate" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and not __fish_seen_subcommand_from details update-private update-corporate" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and not __fish_seen_subcommand_from details update-private update-corporate" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and not __fish_seen_subcommand_from details update-private update-corporate" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and not __fish_seen_subcommand_from details update-private update-corporate" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and not __fish_seen_subcommand_from details update-private update-corporate" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and not __fish_seen_subcommand_from details update-private update-corporate" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and not __fish_seen_subcommand_from details update-private update-corporate" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and not __fish_seen_subcommand_from details update-private update-corporate" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and not __fish_seen_subcommand_from details update-private update-corporate" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and not __fish_seen_subcommand_from details update-private update-corporate" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and not __fish_seen_subcommand_from details update-private update-corporate" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and not __fish_seen_subcommand_from details update-private update-corporate" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and not __fish_seen_subcommand_from details update-private update-corporate" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and not __fish_seen_subcommand_from details update-private update-corporate" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and not __fish_seen_subcommand_from details update-private update-corporate" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and not __fish_seen_subcommand_from details update-private update-corporate" -f -a "details" -d 'Show everything about one customer'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and not __fish_seen_subcommand_from details update-private update-corporate" -f -a "update-private" -d 'Change a private customer; what is not typed stays as it is'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and not __fish_seen_subcommand_from details update-private update-corporate" -f -a "update-corporate" -d 'Change a corporate customer; what is not typed stays as it is'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from details" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from details" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from details" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from details" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from details" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from details" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from details" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from details" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from details" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from details" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from details" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from details" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from details" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from details" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from details" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from details" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l name -d 'Full name' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l email -d 'E-mail address' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l country-code -d 'Country calling code, such as +47' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l msisdn -d 'Phone number without country code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l language -d 'Customer\'s language' -r -f -a "en\t''
no\t''
sv\t''
da\t''
de\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l street -d 'Street and number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l zip -d 'Postal code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l city -d 'City' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l country -d 'Country, ISO 3166-1 alpha-2' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l shipping-street -d 'Street of deliveries' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l shipping-zip -d 'Postal code of deliveries' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l shipping-city -d 'City of deliveries' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l shipping-country -d 'Country of deliveries' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l personal-number -d 'Personal number, 11 digits' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-private" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l name -d 'Full name' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l email -d 'E-mail address' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l country-code -d 'Country calling code, such as +47' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l msisdn -d 'Phone number without country code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l language -d 'Customer\'s language' -r -f -a "en\t''
no\t''
sv\t''
da\t''
de\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l street -d 'Street and number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l zip -d 'Postal code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l city -d 'City' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l country -d 'Country, ISO 3166-1 alpha-2' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l shipping-street -d 'Street of deliveries' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l shipping-zip -d 'Postal code of deliveries' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l shipping-city -d 'City of deliveries' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l shipping-country -d 'Country of deliveries' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l organization-id -d 'Organization number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l contact -d 'Contact person, name=…[,designation=…,country-code=…,msisdn=…,email=…,note=…] (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand customers; and __fish_seen_subcommand_from update-corporate" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and not __fish_seen_subcommand_from request-approval" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and not __fish_seen_subcommand_from request-approval" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and not __fish_seen_subcommand_from request-approval" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and not __fish_seen_subcommand_from request-approval" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and not __fish_seen_subcommand_from request-approval" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and not __fish_seen_subcommand_from request-approval" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and not __fish_seen_subcommand_from request-approval" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and not __fish_seen_subcommand_from request-approval" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and not __fish_seen_subcommand_from request-approval" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and not __fish_seen_subcommand_from request-approval" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and not __fish_seen_subcommand_from request-approval" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and not __fish_seen_subcommand_from request-approval" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and not __fish_seen_subcommand_from request-approval" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and not __fish_seen_subcommand_from request-approval" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and not __fish_seen_subcommand_from request-approval" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and not __fish_seen_subcommand_from request-approval" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and not __fish_seen_subcommand_from request-approval" -f -a "request-approval" -d 'Ask Front Payment to approve a refund that a limit refused'
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l line -d 'Line to refund and how much (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l amount -d 'Amount to refund; the line is found where only one is possible' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l capture -d 'Capture of a reservation to give back' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l charge -d 'Charge of a reservation to give back' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l type -d 'Kind of order; must be given for an invoiced one' -r -f -a "regular\t''
invoiced\t''
reservation\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l note -d 'The message with which the refund was refused, unchanged' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l source -d 'How it was taken; found by its reference' -r -f -a "captured\t''
charged\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l reference -d 'Capture or charge, CAP or CHA and digits' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l expect-status -d 'Send only if the status is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l expect-total -d 'Send only if the total of the object is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l expect-refundable -d 'Send only if this much can still be given back' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l wait -d 'Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l full -d 'Refund everything that is left'
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l again -d 'Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason'
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand refunds; and __fish_seen_subcommand_from request-approval" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and not __fish_seen_subcommand_from list orders" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and not __fish_seen_subcommand_from list orders" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and not __fish_seen_subcommand_from list orders" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and not __fish_seen_subcommand_from list orders" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and not __fish_seen_subcommand_from list orders" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and not __fish_seen_subcommand_from list orders" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and not __fish_seen_subcommand_from list orders" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and not __fish_seen_subcommand_from list orders" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and not __fish_seen_subcommand_from list orders" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and not __fish_seen_subcommand_from list orders" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and not __fish_seen_subcommand_from list orders" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and not __fish_seen_subcommand_from list orders" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and not __fish_seen_subcommand_from list orders" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and not __fish_seen_subcommand_from list orders" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and not __fish_seen_subcommand_from list orders" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and not __fish_seen_subcommand_from list orders" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and not __fish_seen_subcommand_from list orders" -f -a "list" -d 'List the terminals of an organization'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and not __fish_seen_subcommand_from list orders" -f -a "orders" -d 'Send orders to a terminal, follow, cancel and refund them'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from list" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from list" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from list" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from list" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from list" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from list" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from list" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from list" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from list" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from list" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from list" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from list" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from orders" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from orders" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from orders" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from orders" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from orders" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from orders" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from orders" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from orders" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from orders" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from orders" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from orders" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from orders" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from orders" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from orders" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from orders" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from orders" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from orders" -f -a "create" -d 'Create an order and send it to a terminal'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from orders" -f -a "cancel" -d 'Cancel the payment on the terminal'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from orders" -f -a "resend" -d 'Send an order to its terminal again'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from orders" -f -a "payment-status" -d 'Ask whether the customer paid on the terminal'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from orders" -f -a "refund" -d 'Start a refund on the terminal, or reverse the payment'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from orders" -f -a "refund-status" -d 'Ask whether a refund was approved on the terminal'
complete -c fpgo -n "__fish_fpgo_using_subcommand terminals; and __fish_seen_subcommand_from orders" -f -a "cancel-refund" -d 'Take back a refund request that waits on the terminal'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and not __fish_seen_subcommand_from check-private check-corporate list" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and not __fish_seen_subcommand_from check-private check-corporate list" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and not __fish_seen_subcommand_from check-private check-corporate list" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and not __fish_seen_subcommand_from check-private check-corporate list" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and not __fish_seen_subcommand_from check-private check-corporate list" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and not __fish_seen_subcommand_from check-private check-corporate list" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and not __fish_seen_subcommand_from check-private check-corporate list" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and not __fish_seen_subcommand_from check-private check-corporate list" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and not __fish_seen_subcommand_from check-private check-corporate list" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and not __fish_seen_subcommand_from check-private check-corporate list" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and not __fish_seen_subcommand_from check-private check-corporate list" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and not __fish_seen_subcommand_from check-private check-corporate list" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and not __fish_seen_subcommand_from check-private check-corporate list" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and not __fish_seen_subcommand_from check-private check-corporate list" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and not __fish_seen_subcommand_from check-private check-corporate list" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and not __fish_seen_subcommand_from check-private check-corporate list" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and not __fish_seen_subcommand_from check-private check-corporate list" -f -a "check-private" -d 'Request a credit check of a person; the result stands in `credit list`'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and not __fish_seen_subcommand_from check-private check-corporate list" -f -a "check-corporate" -d 'Request a credit check of a company; the result stands in `credit list`'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and not __fish_seen_subcommand_from check-private check-corporate list" -f -a "list" -d 'List the credit checks with their results'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -l personal-number -d 'Personal number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -l country-code -d 'Country calling code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -l msisdn -d 'Phone number without country code' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -l wait -d 'Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -l again -d 'Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-private" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -l organization-id -d 'Organization number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -l wait -d 'Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -l again -d 'Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from check-corporate" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from list" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from list" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from list" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from list" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from list" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from list" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from list" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from list" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from list" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from list" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from list" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from list" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand credit; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and not __fish_seen_subcommand_from check details invoice-fee" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and not __fish_seen_subcommand_from check details invoice-fee" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and not __fish_seen_subcommand_from check details invoice-fee" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and not __fish_seen_subcommand_from check details invoice-fee" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and not __fish_seen_subcommand_from check details invoice-fee" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and not __fish_seen_subcommand_from check details invoice-fee" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and not __fish_seen_subcommand_from check details invoice-fee" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and not __fish_seen_subcommand_from check details invoice-fee" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and not __fish_seen_subcommand_from check details invoice-fee" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and not __fish_seen_subcommand_from check details invoice-fee" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and not __fish_seen_subcommand_from check details invoice-fee" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and not __fish_seen_subcommand_from check details invoice-fee" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and not __fish_seen_subcommand_from check details invoice-fee" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and not __fish_seen_subcommand_from check details invoice-fee" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and not __fish_seen_subcommand_from check details invoice-fee" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and not __fish_seen_subcommand_from check details invoice-fee" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and not __fish_seen_subcommand_from check details invoice-fee" -f -a "check" -d 'Start a company check, which a person confirms with BankID'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and not __fish_seen_subcommand_from check details invoice-fee" -f -a "details" -d 'List the checks of a company with their results'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and not __fish_seen_subcommand_from check details invoice-fee" -f -a "invoice-fee" -d 'Show the invoice fees of a company'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -l company -d 'Organization number' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -l callback-url -d 'Address that is told of status changes' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -l success-url -d 'Where the customer goes afterwards' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -l failure-url -d 'Where the customer goes after a failure' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -l template -d 'Print a skeleton of the body with comments (without them as JSON), and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -l edit -d 'Edit the body in $VISUAL or $EDITOR before it is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -l again -d 'Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -l qr -d 'Show the address to send the customer to as a QR code on stderr'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from details" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from details" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from details" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from details" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from details" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from details" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from details" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from details" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from details" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from details" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from details" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from details" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from details" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from details" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from details" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from details" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from invoice-fee" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from invoice-fee" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from invoice-fee" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from invoice-fee" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from invoice-fee" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from invoice-fee" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from invoice-fee" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from invoice-fee" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from invoice-fee" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from invoice-fee" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from invoice-fee" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from invoice-fee" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from invoice-fee" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from invoice-fee" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from invoice-fee" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand company; and __fish_seen_subcommand_from invoice-fee" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -l data -d 'JSON file with the body, or - for standard input; later files win (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -l set -d 'Set a field of the body, path=value (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -l unset -d 'Remove a field from the body (repeatable)' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -l reason -d 'Reason, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -l ticket -d 'Ticket that it belongs to, kept in the journal of this machine' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -l expect-status -d 'Send only if the status is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -l expect-total -d 'Send only if the total of the object or the request is this' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -l expect-refundable -d 'Send only if this much can still be given back' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -l wait -d 'Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -l no-validate -d 'Send the body even if it breaks the documented rules'
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -l again -d 'Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason'
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand api" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and not __fish_seen_subcommand_from verify" -f -a "verify" -d 'Check the checksum of a callback'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -l kind -d 'Kind of the callback, which decides what is signed' -r -f -a "auto\t'Recognised by the parameters, whose forms are checked strictly'
order\t'Order, reservation or subscription: every parameter is signed'
company\t'Company check: the parameters after the checksum are not signed'"
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand callback; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve verify export import accept-loss prune" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve verify export import accept-loss prune" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve verify export import accept-loss prune" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve verify export import accept-loss prune" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve verify export import accept-loss prune" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve verify export import accept-loss prune" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve verify export import accept-loss prune" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve verify export import accept-loss prune" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve verify export import accept-loss prune" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve verify export import accept-loss prune" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve verify export import accept-loss prune" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve verify export import accept-loss prune" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve verify export import accept-loss prune" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve verify export import accept-loss prune" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve verify export import accept-loss prune" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve verify export import accept-loss prune" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve verify export import accept-loss prune" -f -a "list" -d 'List the newest entries; with --sandbox those of the sandbox'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve verify export import accept-loss prune" -f -a "show" -d 'Show one entry whole'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve verify export import accept-loss prune" -f -a "resolve" -d 'Settle an entry whose outcome is unknown: by what the API shows now, or by your word after you have looked'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve verify export import accept-loss prune" -f -a "verify" -d 'Check that nothing in the journal was changed, added, removed or swapped'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve verify export import accept-loss prune" -f -a "export" -d 'Print every row as a line of JSON; the head, to be kept elsewhere, goes to stderr'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve verify export import accept-loss prune" -f -a "import" -d 'Import entries that another machine recorded: an export, or the line that a command printed after exit code 7'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve verify export import accept-loss prune" -f -a "accept-loss" -d 'Continue without the entries that the journal has lost, once nothing can bring them back'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and not __fish_seen_subcommand_from list show resolve verify export import accept-loss prune" -f -a "prune" -d 'Delete old entries for good; a checkpoint records that they were there'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -l limit -d 'How many' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -l as -d 'What became of it, if you know it better' -r -f -a "happened\t'It was carried out'
did-not\t'It was not carried out'"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -l reason -d 'How you know, for the journal' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from resolve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from verify" -l head -d 'A head that an export printed: it must still be there, or the end was cut off' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from verify" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from verify" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from verify" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from verify" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from verify" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from verify" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from verify" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from verify" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from verify" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from verify" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from verify" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from verify" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from export" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from export" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from export" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from export" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from export" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from export" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from export" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from export" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from export" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from export" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from export" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from export" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from export" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from import" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from import" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from import" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from import" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from import" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from import" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from import" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from import" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from import" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from import" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from import" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from import" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from import" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from accept-loss" -l reason -d 'Why it is lost, and how you know what was sent, for the journal' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from accept-loss" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from accept-loss" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from accept-loss" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from accept-loss" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from accept-loss" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from accept-loss" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from accept-loss" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from accept-loss" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from accept-loss" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from accept-loss" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from accept-loss" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from accept-loss" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from accept-loss" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from accept-loss" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from accept-loss" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from accept-loss" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from prune" -l before -d 'Delete entries from before this day, at least 30 days ago' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from prune" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from prune" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from prune" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from prune" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from prune" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from prune" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from prune" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from prune" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from prune" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from prune" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from prune" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from prune" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from prune" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from prune" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from prune" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand journal; and __fish_seen_subcommand_from prune" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check use path" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check use path" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check use path" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check use path" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check use path" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check use path" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check use path" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check use path" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check use path" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check use path" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check use path" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check use path" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check use path" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check use path" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check use path" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check use path" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check use path" -f -a "init" -d 'Add a profile to the configuration file: by questions at a terminal, or by flags'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check use path" -f -a "list" -d 'List the profiles: where each leads, and where its token comes from'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check use path" -f -a "show" -d 'Show each setting in force and where it comes from; secrets are never shown'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check use path" -f -a "check" -d 'Check the file, the profile and all that they name; nothing is sent'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check use path" -f -a "use" -d 'Set the default profile, which is used where no other is named'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and not __fish_seen_subcommand_from init list show check use path" -f -a "path" -d 'Print the path of the configuration file'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l environment -d 'Environment that the account belongs to' -r -f -a "demo\t''
production\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l base-url -d 'Other address than the environment\'s own, such as that of a served sandbox' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l token-env -d 'Environment variable that holds the token' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l token-command -d 'Program that prints the token, with its arguments, such as \'pass show fpgo/demo\'' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l callback-secret-env -d 'Environment variable that holds the callback secret' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l callback-secret-command -d 'Program that prints the callback secret, with its arguments' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l time-zone -d 'Time zone of dates and tables, such as Europe/Oslo' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l token-keyring -d 'Keep the token in the OS keyring, where auth login puts it'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l token-stdin -d 'Write the token into the file: the first line of standard input'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l callback-secret-keyring -d 'Keep the callback secret in the OS keyring, where auth login --callback-secret puts it'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l make-default -d 'Use the profile where no other is named'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l offline -d 'Send nothing to see whether it works'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from init" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from use" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from use" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from use" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from use" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from use" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from use" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from use" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from use" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from use" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from use" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from use" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from use" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from use" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from use" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from use" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from use" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand config; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and not __fish_seen_subcommand_from login logout status allow" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and not __fish_seen_subcommand_from login logout status allow" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and not __fish_seen_subcommand_from login logout status allow" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and not __fish_seen_subcommand_from login logout status allow" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and not __fish_seen_subcommand_from login logout status allow" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and not __fish_seen_subcommand_from login logout status allow" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and not __fish_seen_subcommand_from login logout status allow" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and not __fish_seen_subcommand_from login logout status allow" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and not __fish_seen_subcommand_from login logout status allow" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and not __fish_seen_subcommand_from login logout status allow" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and not __fish_seen_subcommand_from login logout status allow" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and not __fish_seen_subcommand_from login logout status allow" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and not __fish_seen_subcommand_from login logout status allow" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and not __fish_seen_subcommand_from login logout status allow" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and not __fish_seen_subcommand_from login logout status allow" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and not __fish_seen_subcommand_from login logout status allow" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and not __fish_seen_subcommand_from login logout status allow" -f -a "login" -d 'Store the profile\'s token in the OS keyring: typed at a hidden prompt, or the first line of standard input'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and not __fish_seen_subcommand_from login logout status allow" -f -a "logout" -d 'Remove the profile\'s token from the OS keyring'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and not __fish_seen_subcommand_from login logout status allow" -f -a "status" -d 'List where tokens were accepted; of a token, only the beginning of its hash is shown'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and not __fish_seen_subcommand_from login logout status allow" -f -a "allow" -d 'Allow the profile\'s token at the profile\'s address, although it was accepted elsewhere before'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from login" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from login" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from login" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from login" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from login" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from login" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from login" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from login" -l callback-secret -d 'Not the token, but the secret that callbacks are signed with'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from login" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from login" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from login" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from login" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from login" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from login" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from login" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from login" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from login" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from logout" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from logout" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from logout" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from logout" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from logout" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from logout" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from logout" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from logout" -l callback-secret -d 'Not the token, but the secret that callbacks are signed with'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from logout" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from logout" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from logout" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from logout" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from logout" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from logout" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from logout" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from logout" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from logout" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from status" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from status" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from status" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from status" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from status" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from status" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from status" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from status" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from status" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from status" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from status" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from status" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from status" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from allow" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from allow" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from allow" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from allow" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from allow" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from allow" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from allow" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from allow" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from allow" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from allow" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from allow" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from allow" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from allow" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from allow" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from allow" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand auth; and __fish_seen_subcommand_from allow" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand doctor" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand doctor" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand doctor" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand doctor" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand doctor" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand doctor" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand doctor" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand doctor" -l offline -d 'Look at this machine alone, and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand doctor" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand doctor" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand doctor" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand doctor" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand doctor" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand doctor" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand doctor" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand doctor" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand doctor" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -f -a "serve" -d 'Serve the API on this machine until the process ends'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -f -a "pay" -d 'Let the payer of an order or a reservation pay, decline or leave'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -f -a "cycle" -d 'Run the next cycle of a subscription'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -f -a "terminal" -d 'Approve or decline what waits on a terminal: the payment, or a refund'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -f -a "approve" -d 'Approve a refund that waits for Front Payment'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -f -a "reject" -d 'Reject a refund that waits for Front Payment'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -f -a "reset" -d 'Begin anew with freshly seeded orders'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -f -a "fault" -d 'Order a fault for a route, list the waiting ones or remove them'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -f -a "clock" -d 'Set the sandbox\'s clock forward'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and not __fish_seen_subcommand_from serve pay cycle terminal approve reject reset fault clock tour" -f -a "tour" -d 'See what fpgo does, on a throw-away sandbox'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l data-dir -d 'Directory of the sandbox\'s state' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l listen -d 'Address to listen on; port 0 takes a free one' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l token -d 'Token that clients must send; without it FPGO_SANDBOX_TOKEN, else a random one in server.json' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l callback-secret -d 'Secret that signs callbacks; sandbox-callback-secret until one is given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l rate-limit -d 'Requests per minute; more are answered with 429' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l refund-delay -d 'How long accepted refunds wait before they show, such as 60s or 5m' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l refund-limit -d 'Most that one refund may be' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l weekly-refund-limit -d 'Most that the refunds of seven days may be' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l order-date -d 'The only form of order dates to take; both unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l charge-limit -d 'Most that the charges of one reservation may be in all' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l charge-validity-unit -d 'Unit of chargeValidity, such as 60s or 1d; a minute unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l disputed-method -d 'The only method for cancelling a reservation and for the refund status of a terminal; both unless given' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l per-page -d 'Rows of one page of a list' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l without -d 'Leave out what the real API was seen to leave out' -r -f -a "line-ids\t'The ids of the lines in order details'
status-amounts\t'The amounts in the status of an order'"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l drop-get-bodies -d 'Throw away the body of a GET, as many servers do'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l allow-remote -d 'Listen beyond this machine; the token is then needed everywhere'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l show-personal-data -d 'Show personal numbers unmasked'
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
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from pay" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from cycle" -l outcome -d 'How its payment ends' -r -f -a "paid\t''
failed\t''
invoiced\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from cycle" -l data-dir -d 'Directory of the sandbox\'s state' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from cycle" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from cycle" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from cycle" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from cycle" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from cycle" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from cycle" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from cycle" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from cycle" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from cycle" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from cycle" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from cycle" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from cycle" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from cycle" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from cycle" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from cycle" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from cycle" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from terminal" -l data-dir -d 'Directory of the sandbox\'s state' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from terminal" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from terminal" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from terminal" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from terminal" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from terminal" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from terminal" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from terminal" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from terminal" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from terminal" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from terminal" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from terminal" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from terminal" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from terminal" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from terminal" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from terminal" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from terminal" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from approve" -l data-dir -d 'Directory of the sandbox\'s state' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from approve" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from approve" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from approve" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from approve" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from approve" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from approve" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from approve" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from approve" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from approve" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from approve" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from approve" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from approve" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from approve" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from approve" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from approve" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from approve" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reject" -l data-dir -d 'Directory of the sandbox\'s state' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reject" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reject" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reject" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reject" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reject" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reject" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reject" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reject" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reject" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reject" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reject" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reject" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reject" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reject" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reject" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reject" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l data-dir -d 'Directory of the sandbox\'s state' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from reset" -l show-personal-data -d 'Show personal numbers unmasked'
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
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l list -d 'Show the waiting faults as JSON'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l clear -d 'Remove all waiting faults'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l advance -d 'By how much, such as 90s, 5m, 2h or 7d' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l data-dir -d 'Directory of the sandbox\'s state' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from clock" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -l chapter -d 'Chapter to show' -r -f -a "orders\t''
reservations\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand sandbox; and __fish_seen_subcommand_from tour" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand show" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand show" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand show" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand show" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand show" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand show" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand show" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand show" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand show" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand show" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand show" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand show" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand show" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand show" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand show" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand show" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand wait" -l until -d 'Status to wait for, or several with commas: the first one reached ends it' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand wait" -l for -d 'How long to wait at most, such as 90s, 10m or 2h' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand wait" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand wait" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand wait" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand wait" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand wait" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand wait" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand wait" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand wait" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand wait" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand wait" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand wait" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand wait" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand wait" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand wait" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand wait" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand wait" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand explain" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand explain" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand explain" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand explain" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand explain" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand explain" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand explain" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand explain" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand explain" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand explain" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand explain" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand explain" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand explain" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand explain" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand explain" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand explain" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand completions" -s h -l help -d 'Print help'
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -l page -d 'Print the documentation page of one group' -r -f -a "orders\t''
checkout\t''
reservations\t''
subscriptions\t''
customers\t''
refunds\t''
terminals\t''
credit\t''
company\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -s p -l profile -d 'Profile of the configuration file to use' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -s o -l output -d 'Output format; table unless given or set in the profile' -r -f -a "table\t''
json\t''
ndjson\t''
csv\t''
tsv\t''
raw\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -l columns -d 'Columns to show, by title and in this order; for table, csv and tsv' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -l jq -d 'jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -l color -d 'When to colour stderr; auto unless given' -r -f -a "auto\t''
always\t''
never\t''"
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -l timeout -d 'Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile' -r
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -l config -d 'Configuration file to use' -r -F
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -l json -d 'Print JSON, with the parameters'
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -l sandbox -d 'Use the sandbox on this machine instead of an account'
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -l raw -d 'Print texts that --jq gives as they are, without quotes and escapes'
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -s q -l quiet -d 'Print only identifiers, one per line'
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -s v -l verbose -d 'Show requests and answers on stderr, without secrets'
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -l dry-run -d 'Print the request and send nothing'
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -s y -l yes -d 'Do not ask before sending'
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -l no-input -d 'Never ask; fail where an answer would be needed'
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -l show-personal-data -d 'Show personal numbers unmasked'
complete -c fpgo -n "__fish_fpgo_using_subcommand commands" -s h -l help -d 'Print help'
