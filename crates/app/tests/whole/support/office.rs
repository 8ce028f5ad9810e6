//! The office of most tests.

/// One service, one agenda with `seats` at 10:00 on 12 March, `counters` counters.
pub fn small_office(slug: &str, seats: i64, counters: usize) -> String {
    let mut text = format!(
        r#"
[body]
key = "{slug}"
name = "Comune di Prova"
mail = "urp@prova.example"
languages = ["it", "en", "de", "fr", "sl"]
[body.creditor]
fiscal_code = "80012345676"
segregation = 1

[[site]]
key = "sede"
name = "Sede"
address = "Via Roma 1"

[[service]]
key = "cie"
site = "sede"
name = "Carta d'identità"
notes = "Porta la fototessera"
mean_min = 10
[[service.offering]]
key = "rilascio"
name = "Rilascio"
minutes = 15

[[agenda]]
key = "mattina"
service = "cie"
from = "2026-01-01"
weekly = [ {{ days = ["mon","tue","wed","thu","fri"], from = "09:00", to = "18:00", every_min = 15, seats = 3 }} ]
dates = [ {{ date = "2026-03-12", starts = ["10:00"], seats = {seats} }} ]

[[kiosk]]
key = "atrio"
name = "Totem"
site = "sede"
[[display]]
key = "sala"
name = "Sala"
site = "sede"
shows = "both"

[[staff]]
login = "rossi"
name = "Maria Rossi"
roles = ["operator"]
[[staff]]
login = "vice"
name = "Anna Verdi"
roles = ["supervisor"]
[[staff]]
login = "tecnico"
name = "Ugo Neri"
roles = ["office_admin"]
[[staff]]
login = "capo"
name = "Carla Bianchi"
roles = ["body_admin"]
[[staff]]
login = "aiuto"
name = "Marta Sala"
roles = ["help_desk"]
[[staff]]
login = "guida"
name = "Elena Fontana"
roles = ["desk_lead"]
[[staff]]
login = "cliente"
name = "Chiara Monti"
roles = ["customer"]
customer = "unione"
[[staff]]
login = "cassa"
name = "Paola Ferri"
roles = ["cashier"]
[[staff]]
login = "posizioni"
name = "Luca Serra"
roles = ["position_clerk"]
[[staff]]
login = "conti"
name = "Rita Costa"
roles = ["accountant"]
[[staff]]
login = "rimborsi"
name = "Nico Basso"
roles = ["refund_officer"]
[[staff]]
login = "pagamenti"
name = "Tea Moro"
roles = ["payment_admin"]
[[staff]]
login = "revisione"
name = "Ivo Marin"
roles = ["payment_auditor"]
[[station]]
key = "80012345676_01"
broker = "80012345676"
segregation = 1
broadcast = true
from = "2026-01-01"
[[due]]
key = "mensa"
name = "Mensa scolastica"
taxonomy = "9/0101109SP/"
iban = "IT60X0542811101000000123456"
[[customer]]
key = "unione"
name = "Unione Montana"
"#
    );
    for at in 1..=counters {
        text += &format!(
            "[[counter]]\nkey = \"{at}\"\nsite = \"sede\"\nlabel = \"Sportello {at}\"\nservices = [\"cie\"]\n"
        );
    }
    text
}
