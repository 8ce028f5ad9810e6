//! Providers of payment services, all invented.

use pagopa::soap::{Psp, Text};

pub struct Provider {
    /// A BIC of eleven letters and digits, as in ids of flows.
    pub id: &'static str,
    pub name: &'static str,
    pub fiscal_code: &'static str,
    pub channel: &'static str,
    pub method: &'static str,
    pub fee_cents: i64,
}

pub const PROVIDERS: [Provider; 3] = [
    Provider {
        id: "PSIMITR1XXX",
        name: "Banca Simulata S.p.A.",
        fiscal_code: "90000000017",
        channel: "90000000017_01",
        method: "creditCard",
        fee_cents: 130,
    },
    Provider {
        id: "PSIMIT2TXXX",
        name: "Istituto di pagamento Prova S.p.A.",
        fiscal_code: "90000000025",
        channel: "90000000025_02",
        method: "bankTransfer",
        fee_cents: 100,
    },
    Provider {
        id: "PSIMITMMXXX",
        name: "Tabaccai Simulati",
        fiscal_code: "90000000033",
        channel: "90000000033_07",
        method: "cash",
        fee_cents: 200,
    },
];

impl Provider {
    pub(crate) fn of(place: usize) -> &'static Provider {
        &PROVIDERS[place % PROVIDERS.len()]
    }

    pub(crate) fn in_receipt(&self) -> Psp {
        Psp {
            id: Text::cut_or_dash(self.id),
            fiscal_code: Text::cut(self.fiscal_code),
            vat_number: None,
            company: Text::cut_or_dash(self.name),
            channel: Text::cut_or_dash(self.channel),
            channel_description: Text::cut_or_dash("SIMULATORE"),
        }
    }
}
