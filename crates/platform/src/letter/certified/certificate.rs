//! `daticert.xml`: what the provider certifies.

use encoding_rs::{UTF_8, WINDOWS_1252};
use jiff::{Timestamp, civil, tz::Offset};
use roxmltree::{Document, Node, ParsingOptions};

/// Larger ones are refused; real ones have a few kilobytes, even with many recipients.
const CERTIFICATE_BYTES_MAX: usize = 1024 * 1024;
const CERTIFICATE_NODES_MAX: u32 = 50_000;

/// Facts certified by a provider. Only the date and the kind must be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// As in `tipo`: `posta-certificata`, `accettazione`, …
    pub kind: String,
    /// As in `errore`, when not `nessuno`: `no-dest`, `no-dominio`, `virus`, `altro`.
    pub error: Option<String>,
    /// Why, in the provider's words; the only place where some say that a mailbox does not exist.
    pub error_details: Option<String>,
    pub sender: Option<String>,
    /// Address, and whether it is a certified mailbox.
    pub recipients: Vec<(String, bool)>,
    pub subject: Option<String>,
    /// The provider.
    pub issuer: Option<String>,
    /// The legal instant, from day, time and zone.
    pub instant: Timestamp,
    /// The provider's number of the transmission.
    pub transmission: Option<String>,
    /// Message-ID of the message certified about, without angle brackets.
    pub message_id: Option<String>,
    /// The one recipient that a receipt of delivery speaks of.
    pub delivered_to: Option<String>,
}

impl Certificate {
    /// A document type or entities of one's own have no place here: refused, never expanded.
    pub fn read(xml: &[u8]) -> Result<Certificate, String> {
        if xml.len() > CERTIFICATE_BYTES_MAX {
            return Err("too large".into());
        }
        let text = text(xml);
        if text.contains("<!") && text.replace("<!--", "").replace("<![CDATA[", "").contains("<!") {
            return Err("it declares a document type".into());
        }
        let options =
            ParsingOptions { allow_dtd: false, nodes_limit: CERTIFICATE_NODES_MAX, ..Default::default() };
        let document = Document::parse_with_options(&text, options).map_err(|error| error.to_string())?;
        let root = document.root_element();
        if root.tag_name().name() != "postacert" {
            return Err("it is not a certificate".into());
        }
        let within = |section: &str, name: &str| child(child(root, section)?, name);
        let fact = |section: &str, name: &str| within(section, name).and_then(value);
        let recipients = child(root, "intestazione").into_iter().flat_map(|head| head.children());
        let recipients = recipients.filter(|node| node.has_tag_name("destinatari"));
        Ok(Certificate {
            kind: root.attribute("tipo").unwrap_or_default().trim().to_ascii_lowercase(),
            error: root.attribute("errore").map(str::trim).filter(|e| *e != "nessuno").map(str::to_owned),
            error_details: fact("dati", "errore-esteso"),
            sender: fact("intestazione", "mittente"),
            recipients: recipients
                .filter_map(|node| Some((value(node)?, node.attribute("tipo") == Some("certificato"))))
                .collect(),
            subject: fact("intestazione", "oggetto"),
            issuer: fact("dati", "gestore-emittente"),
            instant: within("dati", "data").and_then(instant).ok_or("it has no valid date")?,
            transmission: fact("dati", "identificativo"),
            message_id: fact("dati", "msgid").map(|id| id.trim_matches(['<', '>']).to_owned()),
            delivered_to: fact("dati", "consegna"),
        })
    }
}

/// UTF-8 where it is that, else Latin-1, whatever it says of itself: some say the wrong one.
fn text(xml: &[u8]) -> String {
    let (text, wrong) = UTF_8.decode_with_bom_removal(xml);
    if wrong { WINDOWS_1252.decode_without_bom_handling(xml).0.into_owned() } else { text.into_owned() }
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| child.has_tag_name(name))
}

fn value(node: Node<'_, '_>) -> Option<String> {
    let text: String = node.children().filter_map(|child| child.text()).collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// `<data zona="+0100"><giorno>30/06/2026</giorno><ora>10:21:31</ora></data>`
fn instant(data: Node<'_, '_>) -> Option<Timestamp> {
    let day = value(child(data, "giorno")?)?;
    let mut parts = day.split('/').map(|part| part.trim().parse::<i16>().ok());
    let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
    let date = civil::Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()?;
    let hour = value(child(data, "ora")?)?;
    let mut parts = hour.split(':').map(|part| part.trim().parse::<i8>().ok());
    let time = civil::Time::new(parts.next()??, parts.next()??, parts.next().unwrap_or(Some(0))?, 0).ok()?;
    let zone = offset(data.attribute("zona")?.trim())?;
    zone.to_timestamp(date.to_datetime(time)).ok()
}

/// `+0100` or `+01:00`.
fn offset(zone: &str) -> Option<Offset> {
    let (sign, digits) = match zone.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let digits = digits.replace(':', "");
    if digits.len() != 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i32 = digits.parse().ok()?;
    Offset::from_seconds(sign * (number / 100 * 3_600 + number % 100 * 60)).ok()
}
