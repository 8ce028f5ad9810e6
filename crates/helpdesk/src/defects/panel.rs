//! What a ticket's page shows of the defects behind it.

use office::Office;
use platform::store::{StoreError, Tx};
use platform::web::Page;

use super::{Defect, lines, of_ticket};
use crate::desk::Choice;
use crate::said::said;
use crate::ticket::{Level, Ticket};

/// A defect behind a ticket.
pub struct Line {
    pub id: i64,
    pub code: String,
    pub title: String,
    pub state: String,
    pub supplier: String,
    pub over: bool,
}

pub struct Panel {
    pub lines: Vec<Line>,
    /// The second level has the ticket, and there are suppliers.
    pub may_open: bool,
    pub suppliers: Vec<Choice>,
    /// Open ones that are not behind it yet.
    pub others: Vec<Choice>,
}

/// As it is read, before it is put into words.
#[derive(Default)]
pub struct Read {
    own: Vec<Defect>,
    open: Vec<Defect>,
}

impl Read {
    pub fn of(tx: &mut Tx, body: i64, ticket: i64) -> Result<Read, StoreError> {
        let own = of_ticket(tx, body, ticket)?;
        let open = lines(tx, body, true)?.into_iter().map(|(defect, _)| defect);
        let open = open.filter(|one| !own.iter().any(|behind| behind.id == one.id)).collect();
        Ok(Read { own, open })
    }

    pub fn said(&self, office: &Office, page: &Page, ticket: &Ticket) -> Panel {
        let choice = |id: i64, name: String, chosen| Choice { value: id.to_string(), name, chosen };
        let line = |defect: &Defect| Line {
            id: defect.id,
            code: defect.code.clone(),
            title: defect.title.clone(),
            state: said(page, "defect", defect.state.word()),
            supplier: supplier_name(office, defect.supplier),
            over: !defect.state.is_open(),
        };
        let other = |defect: &Defect| choice(defect.id, format!("{} · {}", defect.code, defect.title), false);
        Panel {
            lines: self.own.iter().map(line).collect(),
            may_open: ticket.level != Level::First && !office.suppliers.is_empty(),
            suppliers: office
                .suppliers
                .iter()
                .map(|part| choice(part.id, part.doc.name.clone(), part.id == ticket.supplier))
                .collect(),
            others: self.open.iter().map(other).collect(),
        }
    }
}

pub(super) fn supplier_name(office: &Office, supplier: i64) -> String {
    office::by_id(&office.suppliers, supplier).map_or_else(String::new, |part| part.doc.name.clone())
}
