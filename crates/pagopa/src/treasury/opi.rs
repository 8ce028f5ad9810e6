//! `flusso_giornale_di_cassa` of OPI 1.4 to 1.8, without a namespace.

use jiff::civil::Date;

use super::bounds::{booked, credible};
use super::{
    Account, Direction, Journal, JournalError, Movement, MovementError, MovementReason, Operation, Version,
};
use crate::Cents;
use crate::elements::{Elements, Node, Out, Step, decode};

const ROOT: &str = "flusso_giornale_di_cassa";
const ACCOUNT: &str = "informazioni_conto_evidenza";
const MOVEMENT: &str = "movimento_conto_evidenza";

/// Of a journal: a page holds thousands of movements, so that more is a mistake, and whoever waited for the rest of it
/// would count to no end.
const PAGES_MAX: u32 = 10_000;

/// One page of a journal, of days until `latest`. Movements are read one at a time.
pub fn read(bytes: &[u8], latest: Date) -> Result<Journal, JournalError> {
    let text = decode(bytes)?;
    let mut elements = Elements::new(&text, None);
    match elements.step()? {
        Step::Open(name) if name == ROOT => {}
        _ => return Err(JournalError::Root),
    }
    let (mut header, mut accounts) = (Node::default(), Vec::new());
    while let Step::Open(name) = elements.step()? {
        if name == ACCOUNT {
            accounts.push(account(&mut elements, latest)?);
            continue;
        }
        header.keep_first(elements.node(name)?);
    }
    // what follows the root must still be well-formed
    while !matches!(elements.step()?, Step::End) {}
    journal(&header, accounts, latest)
}

fn journal(header: &Node, accounts: Vec<Account>, latest: Date) -> Result<Journal, JournalError> {
    let of = |name: &'static str| header.value(name).ok_or(JournalError::Header(name));
    let abi = header.child("testata_messaggio").and_then(|node| node.value("codice_ABI_BT"));
    let date = |name: &'static str| booked(day(of(name)?), latest).map_err(|_| JournalError::Header(name));
    let (version, from, to) = if header.child("data_riferimento_GdC").is_some() {
        let day = date("data_riferimento_GdC")?;
        (Version::Day, day, day)
    } else {
        let days = (date("data_inizio_periodo_riferimento")?, date("data_fine_periodo_riferimento")?);
        (Version::Range, days.0, days.1)
    };
    let number = |name: &'static str| match header.value(name) {
        None => Ok(1),
        Some(text) => text.parse::<u32>().ok().filter(|n| *n > 0).ok_or(JournalError::Header(name)),
    };
    let (page, pages) = (number("pagina")?, number("pagine_totali")?);
    if page > pages {
        return Err(JournalError::Header("pagina"));
    }
    if pages > PAGES_MAX {
        return Err(JournalError::Header("pagine_totali"));
    }
    Ok(Journal {
        version,
        abi: abi.ok_or(JournalError::Header("codice_ABI_BT"))?.to_owned(),
        id: of("identificativo_flusso_BT")?.to_owned(),
        page,
        pages,
        year: of("esercizio")?.parse().map_err(|_| JournalError::Header("esercizio"))?,
        from,
        to,
        accounts,
    })
}

fn account(elements: &mut Elements, latest: Date) -> Result<Account, JournalError> {
    let (mut header, mut movements) = (Node::default(), Vec::new());
    while let Step::Open(name) = elements.step()? {
        let node = elements.node(name)?;
        if node.name == MOVEMENT {
            let (index, line) = (movements.len() as u64 + 1, node.line);
            movements.push(movement(&node, latest).map_err(|reason| MovementError { index, line, reason }));
        } else {
            header.keep_first(node);
        }
    }
    let number = header.value("conto_evidenza").ok_or(JournalError::Header("conto_evidenza"))?;
    let description = header.value("descrizione_conto_evidenza").map(str::to_owned);
    Ok(Account { number: number.to_owned(), description, movements })
}

fn movement(node: &Node, latest: Date) -> Result<Movement, MovementReason> {
    let kept = |name| node.value(name).map(str::to_owned);
    let raw = |name| node.child(name).map(|child| child.text.clone());
    let direction = match node.value("tipo_movimento") {
        Some("ENTRATA") => Direction::In,
        Some("USCITA") => Direction::Out,
        _ => return Err(MovementReason::Direction),
    };
    let operation = node.value("tipo_operazione");
    let operation = Operation::ALL.into_iter().find(|known| Some(known.word()) == operation);
    Ok(Movement {
        direction,
        document: kept("tipo_documento").ok_or(MovementReason::Document)?,
        operation: operation.ok_or(MovementReason::Operation)?,
        document_number: kept("numero_documento"),
        amount: node.value("importo").and_then(signed).and_then(credible).ok_or(MovementReason::Amount)?,
        bolletta: kept("numero_bolletta_quietanza").ok_or(MovementReason::Bolletta)?,
        date: booked(node.value("data_movimento").and_then(day), latest)?,
        value_date: node.value("data_valuta_ente").and_then(day),
        execution: kept("tipo_esecuzione"),
        end_to_end: kept("end_to_end_id"),
        reference: kept("codice_riferimento_operazione"),
        customer: node.child("cliente").and_then(|node| node.value("anagrafica_cliente")).map(str::to_owned),
        reason: raw("causale").unwrap_or_default(),
        bank_data: raw("dati_a_disposizione_BT"),
    })
}

/// Days may come with an hour or a zone behind them.
fn day(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}

pub(super) fn signed(text: &str) -> Option<Cents> {
    match text.strip_prefix('-') {
        Some(digits) => Cents::ZERO.checked_sub(Cents::from_number(digits).ok()?),
        None => Cents::from_number(text.strip_prefix('+').unwrap_or(text)).ok(),
    }
}

/// A page of a journal, for the simulator. Movements that could not be read are left out.
pub fn write(journal: &Journal) -> String {
    let mut out = Out::new();
    out.open(ROOT);
    out.open("testata_messaggio");
    out.leaf("codice_ABI_BT", &journal.abi);
    out.close("testata_messaggio");
    out.leaf("identificativo_flusso_BT", &journal.id);
    out.leaf("pagina", &journal.page.to_string());
    out.leaf("pagine_totali", &journal.pages.to_string());
    out.leaf("esercizio", &journal.year.to_string());
    if journal.version == Version::Range {
        out.leaf("data_inizio_periodo_riferimento", &journal.from.to_string());
        out.leaf("data_fine_periodo_riferimento", &journal.to.to_string());
    } else {
        out.leaf("data_riferimento_GdC", &journal.from.to_string());
    }
    for account in &journal.accounts {
        out.open(ACCOUNT);
        out.leaf("conto_evidenza", &account.number);
        out.leaf_if("descrizione_conto_evidenza", account.description.as_deref());
        for movement in account.movements.iter().flatten() {
            write_movement(&mut out, movement);
        }
        out.close(ACCOUNT);
    }
    out.close(ROOT);
    out.finish()
}

fn write_movement(out: &mut Out, movement: &Movement) {
    out.open(MOVEMENT);
    out.leaf("tipo_movimento", movement.direction.word());
    out.leaf("tipo_documento", &movement.document);
    out.leaf("tipo_operazione", movement.operation.word());
    out.leaf_if("numero_documento", movement.document_number.as_deref());
    out.leaf("importo", &movement.amount.to_message());
    out.leaf("numero_bolletta_quietanza", &movement.bolletta);
    out.leaf("data_movimento", &movement.date.to_string());
    out.leaf_if("data_valuta_ente", movement.value_date.map(|day| day.to_string()).as_deref());
    out.leaf_if("tipo_esecuzione", movement.execution.as_deref());
    out.leaf_if("end_to_end_id", movement.end_to_end.as_deref());
    out.leaf_if("codice_riferimento_operazione", movement.reference.as_deref());
    if let Some(customer) = &movement.customer {
        out.open("cliente");
        out.leaf("anagrafica_cliente", customer);
        out.close("cliente");
    }
    out.leaf("causale", &movement.reason);
    out.leaf_if("dati_a_disposizione_BT", movement.bank_data.as_deref());
    out.close(MOVEMENT);
}
