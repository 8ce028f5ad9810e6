//! Files `FlussoRiversamento` 1.0.4 and 1.0.5: `versioneOggetto` 1.0 or 1.1, and the `revisioneFlusso` that some
//! products add. The exchange by SOAP is withdrawn; files of the years before remain, and banks still hand them out.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::line::{iur, iuv, moved_on, payable};
use super::{
    Flow, FlowError, FlowId, Line, LineError, LineReason, PayStatus, Receiver, Sender, SenderKind, Settlement,
};
use crate::Cents;
use crate::elements::{Elements, Node, Out, Step, decode};

pub const NAMESPACE: &str = "http://www.digitpa.gov.it/schemas/2011/Pagamenti/";

/// The flow and its lines. Records are read one at a time.
pub fn read(bytes: &[u8]) -> Result<Settlement, FlowError> {
    let text = decode(bytes)?;
    let mut elements = Elements::new(&text, Some(NAMESPACE));
    match elements.step()? {
        Step::Open(name) if name == "FlussoRiversamento" => {}
        _ => return Err(FlowError::Root),
    }
    let (mut header, mut lines) = (Node::default(), Vec::new());
    while let Step::Open(name) = elements.step()? {
        let node = elements.node(name)?;
        if node.name == "datiSingoliPagamenti" {
            let index = i64::try_from(lines.len()).unwrap_or(i64::MAX).saturating_add(1);
            let at = Some(node.line);
            lines.push(line(index, &node).map_err(|reason| LineError { index, line: at, reason }));
        } else {
            header.keep_first(node);
        }
    }
    // what follows the root must still be well-formed
    while !matches!(elements.step()?, Step::End) {}
    Ok(Settlement { flow: flow(&header)?, lines })
}

fn flow(header: &Node) -> Result<Flow, FlowError> {
    let of = |name: &'static str| header.value(name).ok_or(FlowError::Header(name));
    let version = of("versioneOggetto")?;
    if !matches!(version, "1.0" | "1.1") {
        return Err(FlowError::Header("versioneOggetto"));
    }
    let id = of("identificativoFlusso")?;
    let id = FlowId::parse(id).map_err(|_| FlowError::Header("identificativoFlusso"))?;
    let revision = header.value("revisioneFlusso").map_or(Ok(1), str::parse::<i64>);
    let (kind, code) = party(header, "istitutoMittente", "identificativoUnivocoMittente")?;
    let (_, body) = party(header, "istitutoRicevente", "identificativoUnivocoRicevente")?;
    let name = |party, name| header.child(party).and_then(|node| node.value(name)).map(str::to_owned);
    let date = moment(of("dataOraFlusso")?).ok_or(FlowError::Header("dataOraFlusso"))?;
    let regulation_date = moved_on(header.value("dataRegolamento"));
    let count = of("numeroTotalePagamenti")?.parse();
    let total = Cents::from_number(of("importoTotalePagamenti")?);
    Ok(Flow {
        psp: id.psp().unwrap_or(&code).to_owned(),
        id,
        revision: revision.ok().filter(|n| *n > 0).ok_or(FlowError::Header("revisioneFlusso"))?,
        date,
        published: None,
        regulation: of("identificativoUnivocoRegolamento")?.to_owned(),
        regulation_date: regulation_date.map_err(|_| FlowError::Header("dataRegolamento"))?,
        sender: Sender {
            kind,
            code,
            name: name("istitutoMittente", "denominazioneMittente"),
            broker: None,
            channel: None,
        },
        receiver: Receiver {
            code: body.clone(),
            body,
            name: name("istitutoRicevente", "denominazioneRicevente"),
        },
        bic: header.value("codiceBicBancaDiRiversamento").map(str::to_owned),
        declared_count: count.map_err(|_| FlowError::Header("numeroTotalePagamenti"))?,
        declared_total: total.map_err(|_| FlowError::Header("importoTotalePagamenti"))?,
    })
}

fn party(header: &Node, party: &'static str, id: &str) -> Result<(SenderKind, String), FlowError> {
    let id = header.child(party).and_then(|node| node.child(id)).ok_or(FlowError::Header(party))?;
    let kind = match id.value("tipoIdentificativoUnivoco") {
        Some("G") => SenderKind::Company,
        Some("A") => SenderKind::Abi,
        Some("B") => SenderKind::Bic,
        _ => return Err(FlowError::Header(party)),
    };
    let code = id.value("codiceIdentificativoUnivoco").ok_or(FlowError::Header(party))?;
    Ok((kind, code.to_owned()))
}

fn line(index: i64, node: &Node) -> Result<Line, LineReason> {
    let transfer = node.value("indiceDatiSingoloPagamento").map(|text| text.parse::<u8>().ok());
    let amount = node.value("singoloImportoPagato").and_then(|text| Cents::from_number(text).ok());
    let status = node.value("codiceEsitoSingoloPagamento").and_then(PayStatus::of_code);
    Ok(Line {
        index,
        iuv: iuv(node.value("identificativoUnivocoVersamento"))?,
        iur: iur(node.value("identificativoUnivocoRiscossione"))?,
        id_transfer: match transfer {
            None => None,
            Some(Some(n)) if (1..=5).contains(&n) => Some(n),
            Some(_) => return Err(LineReason::Transfer),
        },
        amount: payable(amount)?,
        status: status.ok_or(LineReason::Status)?,
        date: moved_on(node.value("dataEsitoSingoloPagamento"))?,
    })
}

/// With a zone as it says, without one in Italian time.
fn moment(text: &str) -> Option<Timestamp> {
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Some(moment);
    }
    let local: DateTime = text.parse().ok()?;
    local.to_zoned(rome()).ok().map(|moment: Zoned| moment.timestamp())
}

fn rome() -> TimeZone {
    TimeZone::get("Europe/Rome").unwrap_or(TimeZone::UTC)
}

/// A file of the form 1.0.5. A revision above the first and the status REVOKED are written as other products do,
/// and are outside its schema.
pub fn write(flow: &Flow, lines: &[Line]) -> String {
    let mut out = Out::new();
    out.open_in("FlussoRiversamento", NAMESPACE);
    out.leaf("versioneOggetto", "1.0");
    out.leaf("identificativoFlusso", flow.id.as_str());
    if flow.revision > 1 {
        out.leaf("revisioneFlusso", &flow.revision.to_string());
    }
    let date = flow.date.to_zoned(rome());
    out.leaf("dataOraFlusso", &date.strftime("%Y-%m-%dT%H:%M:%S%.f%:z").to_string());
    out.leaf("identificativoUnivocoRegolamento", &flow.regulation);
    out.leaf("dataRegolamento", &flow.regulation_date.to_string());
    let kind = match flow.sender.kind {
        SenderKind::Company => "G",
        SenderKind::Abi => "A",
        SenderKind::Bic => "B",
    };
    write_party(&mut out, "Mittente", kind, &flow.sender.code, flow.sender.name.as_deref());
    out.leaf_if("codiceBicBancaDiRiversamento", flow.bic.as_deref());
    write_party(&mut out, "Ricevente", "G", &flow.receiver.body, flow.receiver.name.as_deref());
    out.leaf("numeroTotalePagamenti", &flow.declared_count.to_string());
    out.leaf("importoTotalePagamenti", &flow.declared_total.to_message());
    for line in lines {
        out.open("datiSingoliPagamenti");
        out.leaf("identificativoUnivocoVersamento", line.iuv.as_str());
        out.leaf("identificativoUnivocoRiscossione", &line.iur);
        out.leaf_if("indiceDatiSingoloPagamento", line.id_transfer.map(|n| n.to_string()).as_deref());
        out.leaf("singoloImportoPagato", &line.amount.to_message());
        out.leaf("codiceEsitoSingoloPagamento", line.status.code());
        out.leaf("dataEsitoSingoloPagamento", &line.date.to_string());
        out.close("datiSingoliPagamenti");
    }
    out.close("FlussoRiversamento");
    out.finish()
}

fn write_party(out: &mut Out, part: &str, kind: &str, code: &str, name: Option<&str>) {
    out.open(&format!("istituto{part}"));
    out.open(&format!("identificativoUnivoco{part}"));
    out.leaf("tipoIdentificativoUnivoco", kind);
    out.leaf("codiceIdentificativoUnivoco", code);
    out.close(&format!("identificativoUnivoco{part}"));
    out.leaf_if(&format!("denominazione{part}"), name);
    out.close(&format!("istituto{part}"));
}
