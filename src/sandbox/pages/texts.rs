//! What the pages say, in English, Norwegian, Swedish, Danish and German. Names of brands are the same everywhere. What
//! stands in braces is filled in by whoever says it.

use super::language::Language;

/// Declares the texts, each in the order of the languages; one that is missing does not compile.
macro_rules! texts {
    ($($name:ident: $english:literal, $norwegian:literal, $swedish:literal, $danish:literal, $german:literal;)*) => {
        /// Something that a page says.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Text { $($name),* }

        impl Text {
            /// The text in this language.
            pub fn say(self, language: Language) -> &'static str {
                let [english, norwegian, swedish, danish, german] = match self {
                    $(Text::$name => [$english, $norwegian, $swedish, $danish, $german]),*
                };
                match language {
                    Language::English => english,
                    Language::Norwegian => norwegian,
                    Language::Swedish => swedish,
                    Language::Danish => danish,
                    Language::German => german,
                }
            }

            /// All of them.
            #[cfg(test)]
            const ALL: &[Text] = &[$(Text::$name),*];
        }
    };
}

texts! {
    SandboxNotice:
        "Sandbox: nothing here is real, and no money moves.",
        "Sandkasse: ingenting her er ekte, og ingen penger flyttes.",
        "Sandlåda: inget här är på riktigt, och inga pengar flyttas.",
        "Sandkasse: intet her er ægte, og ingen penge flyttes.",
        "Sandbox: Nichts hier ist echt, und kein Geld wird bewegt.";
    Languages: "Language", "Språk", "Språk", "Sprog", "Sprache";
    Payment: "Payment", "Betaling", "Betalning", "Betaling", "Zahlung";
    Reservation: "Reservation", "Reservasjon", "Reservation", "Reservation", "Reservierung";
    Subscription: "Subscription", "Abonnement", "Abonnemang", "Abonnement", "Abonnement";
    Reference: "Reference", "Referanse", "Referens", "Reference", "Referenz";
    Customer: "Customer", "Kunde", "Kund", "Kunde", "Kunde";
    Number: "Number", "Nummer", "Nummer", "Nummer", "Nummer";
    GoodUntil: "Open until", "Åpen til", "Öppen till", "Åben til", "Offen bis";
    Notes: "Note", "Merknad", "Notering", "Bemærkning", "Hinweis";
    Terms: "Terms", "Vilkår", "Villkor", "Vilkår", "Bedingungen";
    Plan: "Payments", "Betalinger", "Betalningar", "Betalinger", "Zahlungen";
    PlanTimes: "{count} times", "{count} ganger", "{count} gånger", "{count} gange", "{count}-mal";
    Daily: "daily", "daglig", "dagligen", "dagligt", "täglich";
    Weekly: "weekly", "ukentlig", "varje vecka", "ugentligt", "wöchentlich";
    Monthly: "monthly", "månedlig", "varje månad", "månedligt", "monatlich";
    Yearly: "yearly", "årlig", "varje år", "årligt", "jährlich";
    Period: "Period", "Periode", "Period", "Periode", "Zeitraum";
    Bill: "What you buy", "Det du kjøper", "Det du köper", "Det du køber", "Was Sie kaufen";
    Item: "Item", "Vare", "Vara", "Vare", "Artikel";
    Amount: "Amount", "Beløp", "Belopp", "Beløb", "Betrag";
    VatRate: "VAT {rate} %", "mva. {rate} %", "moms {rate} %", "moms {rate} %", "MwSt. {rate} %";
    DiscountOf: "discount {amount}", "rabatt {amount}", "rabatt {amount}", "rabat {amount}", "Rabatt {amount}";
    SubTotal:
        "Sum before VAT and discount",
        "Sum før mva. og rabatt",
        "Summa före moms och rabatt",
        "Sum før moms og rabat",
        "Summe vor MwSt. und Rabatt";
    Discount: "Discount", "Rabatt", "Rabatt", "Rabat", "Rabatt";
    Vat: "VAT", "Mva.", "Moms", "Moms", "MwSt.";
    Shipping: "Shipping", "Frakt", "Frakt", "Fragt", "Versand";
    ToPay: "To pay", "Å betale", "Att betala", "At betale", "Zu zahlen";
    ToReserve: "To reserve", "Reserveres", "Reserveras", "Reserveres", "Zu reservieren";
    Total: "Total", "Sum", "Summa", "I alt", "Summe";
    EachTime: "Each time", "Hver gang", "Varje gång", "Hver gang", "Jedes Mal";
    ReservationExplained:
        "The amount is held on your card. It is drawn only when the shop takes it.",
        "Beløpet holdes av på kortet ditt. Det trekkes først når butikken tar det.",
        "Beloppet reserveras på ditt kort. Det dras först när butiken tar det.",
        "Beløbet reserveres på dit kort. Det trækkes først, når butikken tager det.",
        "Der Betrag wird auf Ihrer Karte reserviert. Abgebucht wird er erst, wenn der Händler ihn nimmt.";
    ChooseMeans:
        "How do you want to pay?",
        "Hvordan vil du betale?",
        "Hur vill du betala?",
        "Hvordan vil du betale?",
        "Wie möchten Sie zahlen?";
    NoRealData:
        "These are stand-ins: no card number, password or code is asked for. Never type real ones here.",
        "Dette er etterligninger: ingen kortnumre, passord eller koder trengs. Skriv aldri inn ekte her.",
        "Detta är attrapper: inga kortnummer, lösenord eller koder behövs. Skriv aldrig in riktiga här.",
        "Dette er efterligninger: ingen kortnumre, adgangskoder eller koder er nødvendige. Skriv aldrig rigtige her.",
        "Dies sind Attrappen: Kartennummern, Passwörter oder Codes werden nicht verlangt. Geben Sie hier nie echte ein.";
    Invoice: "Invoice", "Faktura", "Faktura", "Faktura", "Rechnung";
    Pay: "Pay {amount}", "Betal {amount}", "Betala {amount}", "Betal {amount}", "{amount} zahlen";
    Reserve: "Reserve {amount}", "Reserver {amount}", "Reservera {amount}", "Reserver {amount}", "{amount} reservieren";
    Subscribe:
        "Subscribe, pay {amount}",
        "Abonner, betal {amount}",
        "Prenumerera, betala {amount}",
        "Abonner, betal {amount}",
        "Abonnieren, {amount} zahlen";
    Decline:
        "Let the payment fail",
        "La betalingen mislykkes",
        "Låt betalningen misslyckas",
        "Lad betalingen mislykkes",
        "Zahlung scheitern lassen";
    Leave: "Leave without paying", "Gå uten å betale", "Gå utan att betala", "Gå uden at betale", "Ohne Zahlung gehen";
    Declined:
        "The last attempt was declined. Nothing was paid. You can try again.",
        "Det siste forsøket ble avvist. Ingenting er betalt. Du kan prøve igjen.",
        "Det senaste försöket avvisades. Inget har betalats. Du kan försöka igen.",
        "Det seneste forsøg blev afvist. Intet er betalt. Du kan prøve igen.",
        "Der letzte Versuch wurde abgelehnt. Es wurde nichts bezahlt. Sie können es erneut versuchen.";
    Left:
        "You left without paying. You can still pay here.",
        "Du gikk uten å betale. Du kan fortsatt betale her.",
        "Du gick utan att betala. Du kan fortfarande betala här.",
        "Du gik uden at betale. Du kan stadig betale her.",
        "Sie sind ohne Zahlung gegangen. Sie können hier noch zahlen.";
    BackToShop: "Back to the shop", "Tilbake til butikken", "Tillbaka till butiken", "Tilbage til butikken", "Zurück zum Händler";
    Paid: "This is paid.", "Dette er betalt.", "Detta är betalt.", "Dette er betalt.", "Dies ist bezahlt.";
    PartlyRefunded:
        "This was paid, and a part has been given back.",
        "Dette ble betalt, og en del er betalt tilbake.",
        "Detta betalades, och en del har betalats tillbaka.",
        "Dette blev betalt, og en del er betalt tilbage.",
        "Dies wurde bezahlt, und ein Teil wurde erstattet.";
    Refunded:
        "This was paid, and has been given back.",
        "Dette ble betalt, og er betalt tilbake.",
        "Detta betalades, och har betalats tillbaka.",
        "Dette blev betalt, og er betalt tilbage.",
        "Dies wurde bezahlt und erstattet.";
    Invoiced:
        "An invoice has been sent. There is nothing to pay here.",
        "En faktura er sendt. Det er ingenting å betale her.",
        "En faktura har skickats. Det finns inget att betala här.",
        "En faktura er sendt. Der er intet at betale her.",
        "Eine Rechnung wurde verschickt. Hier ist nichts zu zahlen.";
    InvoiceNumber: "Invoice number", "Fakturanummer", "Fakturanummer", "Fakturanummer", "Rechnungsnummer";
    Cancelled:
        "This was cancelled. It can no longer be paid.",
        "Dette er avbestilt. Det kan ikke betales lenger.",
        "Detta har avbokats. Det kan inte längre betalas.",
        "Dette er annulleret. Det kan ikke længere betales.",
        "Dies wurde storniert. Es kann nicht mehr bezahlt werden.";
    Expired:
        "This link has expired. Ask the shop for a new one.",
        "Denne lenken er utløpt. Be butikken om en ny.",
        "Den här länken har gått ut. Be butiken om en ny.",
        "Dette link er udløbet. Bed butikken om et nyt.",
        "Dieser Link ist abgelaufen. Bitten Sie den Händler um einen neuen.";
    HoldEnded:
        "The amount is no longer held.",
        "Beløpet holdes ikke lenger av.",
        "Beloppet är inte längre reserverat.",
        "Beløbet er ikke længere reserveret.",
        "Der Betrag ist nicht mehr reserviert.";
    CycleFailed:
        "This payment of the subscription failed.",
        "Denne betalingen av abonnementet mislyktes.",
        "Den här betalningen av abonnemanget misslyckades.",
        "Denne betaling af abonnementet mislykkedes.",
        "Diese Zahlung des Abonnements ist fehlgeschlagen.";
    AtTerminal:
        "This is paid at the shop's terminal, not here.",
        "Dette betales på butikkens terminal, ikke her.",
        "Detta betalas i butikens terminal, inte här.",
        "Dette betales på butikkens terminal, ikke her.",
        "Dies wird am Terminal des Händlers bezahlt, nicht hier.";
    Reserved:
        "The amount is reserved. Thank you.",
        "Beløpet er reservert. Takk.",
        "Beloppet är reserverat. Tack.",
        "Beløbet er reserveret. Tak.",
        "Der Betrag ist reserviert. Danke.";
    Taken:
        "The shop has taken what was reserved, or a part of it.",
        "Butikken har tatt det som var reservert, eller en del av det.",
        "Butiken har tagit det som var reserverat, eller en del av det.",
        "Butikken har taget det, der var reserveret, eller en del af det.",
        "Der Händler hat das Reservierte oder einen Teil davon genommen.";
    Completed:
        "This reservation is completed.",
        "Denne reservasjonen er avsluttet.",
        "Den här reservationen är avslutad.",
        "Denne reservation er afsluttet.",
        "Diese Reservierung ist abgeschlossen.";
    Signed: "This is signed.", "Dette er signert.", "Detta är undertecknat.", "Dette er underskrevet.", "Dies ist unterschrieben.";
    Hidden:
        "The details are shown once you have identified yourself with BankID.",
        "Detaljene vises når du har identifisert deg med BankID.",
        "Detaljerna visas när du har identifierat dig med BankID.",
        "Detaljerne vises, når du har identificeret dig med BankID.",
        "Die Einzelheiten werden gezeigt, sobald Sie sich mit BankID ausgewiesen haben.";
    Identify:
        "Identify with BankID",
        "Identifiser deg med BankID",
        "Identifiera dig med BankID",
        "Identificer dig med BankID",
        "Mit BankID ausweisen";
    SignForInvoice:
        "Sign that you want to pay by invoice.",
        "Signer at du vil betale med faktura.",
        "Skriv under på att du vill betala mot faktura.",
        "Skriv under på, at du vil betale med faktura.",
        "Unterschreiben Sie, dass Sie auf Rechnung zahlen möchten.";
    SignForDetails:
        "Identify yourself to see what you are asked to pay.",
        "Identifiser deg for å se hva du blir bedt om å betale.",
        "Identifiera dig för att se vad du ombeds betala.",
        "Identificer dig for at se, hvad du bliver bedt om at betale.",
        "Weisen Sie sich aus, um zu sehen, was Sie zahlen sollen.";
    SignForCompany:
        "Sign that this company may be checked.",
        "Signer at dette selskapet kan sjekkes.",
        "Skriv under på att detta företag får kontrolleras.",
        "Skriv under på, at dette selskab må kontrolleres.",
        "Unterschreiben Sie, dass diese Firma geprüft werden darf.";
    Company: "Company", "Selskap", "Företag", "Selskab", "Firma";
    Sign: "Sign", "Signer", "Skriv under", "Skriv under", "Unterschreiben";
    FailSigning:
        "Let the signing fail",
        "La signeringen mislykkes",
        "Låt underskriften misslyckas",
        "Lad underskriften mislykkes",
        "Unterschrift scheitern lassen";
    LeaveSigning:
        "Leave without signing",
        "Gå uten å signere",
        "Gå utan att skriva under",
        "Gå uden at skrive under",
        "Ohne Unterschrift gehen";
    SigningFailed:
        "The last attempt did not succeed. Nothing was signed. You can try again.",
        "Det siste forsøket lyktes ikke. Ingenting er signert. Du kan prøve igjen.",
        "Det senaste försöket lyckades inte. Inget har undertecknats. Du kan försöka igen.",
        "Det seneste forsøg lykkedes ikke. Intet er underskrevet. Du kan prøve igen.",
        "Der letzte Versuch ist nicht gelungen. Es wurde nichts unterschrieben. Sie können es erneut versuchen.";
    SigningLeft:
        "You left without signing. You can still sign here.",
        "Du gikk uten å signere. Du kan fortsatt signere her.",
        "Du gick utan att skriva under. Du kan fortfarande skriva under här.",
        "Du gik uden at skrive under. Du kan stadig skrive under her.",
        "Sie sind ohne Unterschrift gegangen. Sie können hier noch unterschreiben.";
    NoSuchPage:
        "There is no such page",
        "Det finnes ingen slik side",
        "Det finns ingen sådan sida",
        "Der findes ingen sådan side",
        "Diese Seite gibt es nicht";
    NothingHere:
        "The sandbox has nothing to pay or to sign at this address.",
        "Sandkassen har ingenting å betale eller signere på denne adressen.",
        "Sandlådan har inget att betala eller skriva under på den här adressen.",
        "Sandkassen har intet at betale eller skrive under på på denne adresse.",
        "Die Sandbox hat unter dieser Adresse nichts zu zahlen oder zu unterschreiben.";
    LinksEnd:
        "Links end with a reset of the sandbox. The newest one stands in the answer that made the object.",
        "Lenker slutter å gjelde når sandkassen nullstilles. Den nyeste står i svaret som laget objektet.",
        "Länkar slutar gälla när sandlådan nollställs. Den senaste står i svaret som skapade objektet.",
        "Links ophører, når sandkassen nulstilles. Det nyeste står i svaret, som lavede objektet.",
        "Links enden, wenn die Sandbox zurückgesetzt wird. Der neueste steht in der Antwort, die das Objekt angelegt hat.";
    UnknownForm:
        "This form is not known here",
        "Dette skjemaet er ikke kjent her",
        "Det här formuläret är inte känt här",
        "Denne formular kendes ikke her",
        "Dieses Formular ist hier nicht bekannt";
    FormFromElsewhere:
        "Nothing was done. The form comes from elsewhere, or from before the last start of the sandbox.",
        "Ingenting ble gjort. Skjemaet kommer fra et annet sted, eller fra før sandkassen sist ble startet.",
        "Inget gjordes. Formuläret kommer från ett annat ställe, eller från före sandlådans senaste start.",
        "Intet blev gjort. Formularen kommer fra et andet sted, eller fra før sandkassen sidst blev startet.",
        "Es wurde nichts getan. Das Formular kommt von anderswo oder aus der Zeit vor dem letzten Start der Sandbox.";
    NothingChosen:
        "Nothing was chosen",
        "Ingenting ble valgt",
        "Inget valdes",
        "Intet blev valgt",
        "Es wurde nichts gewählt";
    ChooseOnPage:
        "Nothing was done. Choose one of the ways that the page offers.",
        "Ingenting ble gjort. Velg en av måtene som siden tilbyr.",
        "Inget gjordes. Välj ett av sätten som sidan erbjuder.",
        "Intet blev gjort. Vælg en af de måder, som siden tilbyder.",
        "Es wurde nichts getan. Wählen Sie eine der Möglichkeiten, die die Seite bietet.";
    OpenAgain:
        "Open the page again",
        "Åpne siden på nytt",
        "Öppna sidan igen",
        "Åbn siden igen",
        "Seite noch einmal öffnen";
    NothingDone:
        "Nothing was done.",
        "Ingenting ble gjort.",
        "Inget gjordes.",
        "Intet blev gjort.",
        "Es wurde nichts getan.";
}

/// The text with a value in the place of a name in braces.
pub fn filled(text: &str, name: &str, value: &str) -> String {
    text.replace(&format!("{{{name}}}"), value)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names in braces, in alphabetical order.
    fn places(text: &str) -> Vec<&str> {
        let parts = text.split('{').skip(1).filter_map(|part| part.split('}').next());
        let mut names: Vec<&str> = parts.collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn every_text_is_there_in_every_language() {
        for text in Text::ALL {
            let english = text.say(Language::English);
            let mut others = 0;
            for (language, code, _) in Language::ALL {
                let said = text.say(language);
                assert!(!said.trim().is_empty() && said.trim() == said, "{text:?} {code}");
                assert_eq!(places(said), places(english), "{text:?} {code}");
                if let Some(end) = ['.', '?'].into_iter().find(|end| english.ends_with(*end)) {
                    assert!(said.ends_with(end), "{text:?} {code}");
                }
                others += usize::from(said != english);
            }
            // A word may be the same in some languages, a sentence in none.
            let least = if english.ends_with(['.', '?']) { 4 } else { 2 };
            assert!(others >= least, "{text:?} is not translated");
        }
    }
}
