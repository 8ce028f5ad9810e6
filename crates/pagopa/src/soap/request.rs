//! What the node asks of a creditor body.

use jiff::civil::Date;

use super::Operation;
use super::fields::{Fields, Group, SyntaxError, Why};
use super::receipt::{Edition, First, Receipt, Second};
pub use super::sender::{QrCode, Sender};
use super::text::Text;
use super::value::{Amount, Value};
use super::xml::Xml;

/// How the payer wants to transfer (`stTransferType`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TransferType {
    Postal,
    PagoPa,
}

/// A payment about to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub sender: Sender,
    pub qr: QrCode,
    pub amount: Option<Amount<0>>,
    /// The id of the cart at the national checkout.
    pub note: Option<Text<210>>,
    pub transfer_type: Option<TransferType>,
    pub due: Option<Date>,
}

/// The six requests. A receipt knows its own version, and so which of two roots it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    Verify {
        sender: Sender,
        qr: QrCode,
    },
    Get(Asked),
    GetV2(Asked),
    SendReceipt {
        sender: Sender,
        receipt: Box<Receipt>,
    },
    /// The content is XML of the service's own schema.
    Demand {
        sender: Sender,
        service: Text<5, 5>,
        subject: Text<5, 5>,
        content: Vec<u8>,
    },
}

impl Request {
    pub fn operation(&self) -> Operation {
        match self {
            Request::Verify { .. } => Operation::Verify,
            Request::Get(_) => Operation::Get,
            Request::GetV2(_) => Operation::GetV2,
            Request::SendReceipt { receipt, .. } => match receipt.edition {
                Edition::First { .. } => Operation::SendRt,
                Edition::Second { .. } => Operation::SendRtV2,
            },
            Request::Demand { .. } => Operation::Demand,
        }
    }

    pub fn sender(&self) -> &Sender {
        match self {
            Request::Get(asked) | Request::GetV2(asked) => &asked.sender,
            Request::Verify { sender, .. }
            | Request::SendReceipt { sender, .. }
            | Request::Demand { sender, .. } => sender,
        }
    }

    /// The whole envelope, as UTF-8 text.
    pub fn to_envelope(&self) -> String {
        Xml::message(self.operation().request_root(), |xml| match self {
            Request::Verify { sender, qr } => {
                sender.write(xml);
                xml.group("qrCode", qr);
            }
            Request::Get(asked) | Request::GetV2(asked) => asked.write(xml),
            Request::SendReceipt { sender, receipt } => {
                sender.write(xml);
                xml.inside("receipt", |xml| receipt.write(xml));
            }
            Request::Demand { sender, service, subject, content } => {
                sender.write(xml);
                xml.one("idServizio", service);
                xml.one("idSoggettoServizio", subject);
                xml.one("datiSpecificiServizioRequest", content);
            }
        })
    }

    pub(super) fn read(operation: Operation, fields: &mut Fields) -> Result<Request, SyntaxError> {
        match operation {
            Operation::Verify => {
                Ok(Request::Verify { sender: Sender::read(fields)?, qr: fields.group("qrCode")? })
            }
            Operation::Get => Asked::read(fields).map(Request::Get),
            Operation::GetV2 => Asked::read(fields).map(Request::GetV2),
            Operation::SendRt => {
                let (sender, First(receipt)) = (Sender::read(fields)?, fields.group("receipt")?);
                Ok(Request::SendReceipt { sender, receipt: Box::new(receipt) })
            }
            Operation::SendRtV2 => {
                let (sender, Second(receipt)) = (Sender::read(fields)?, fields.group("receipt")?);
                Ok(Request::SendReceipt { sender, receipt: Box::new(receipt) })
            }
            Operation::Demand => Ok(Request::Demand {
                sender: Sender::read(fields)?,
                service: fields.one("idServizio")?,
                subject: fields.one("idSoggettoServizio")?,
                content: content(fields)?,
            }),
        }
    }
}

/// The guide names the field without its last word.
fn content(fields: &mut Fields) -> Result<Vec<u8>, SyntaxError> {
    match fields.maybe("datiSpecificiServizio")? {
        Some(content) => Ok(content),
        None => fields.one("datiSpecificiServizioRequest"),
    }
}

impl Group for Asked {
    fn read(fields: &mut Fields) -> Result<Self, SyntaxError> {
        Ok(Asked {
            sender: Sender::read(fields)?,
            qr: fields.group("qrCode")?,
            amount: fields.maybe("amount")?,
            note: fields.maybe("paymentNote")?,
            transfer_type: fields.maybe("transferType")?,
            due: fields.maybe("dueDate")?,
        })
    }

    fn write(&self, xml: &mut Xml) {
        self.sender.write(xml);
        xml.group("qrCode", &self.qr);
        xml.maybe("amount", &self.amount);
        xml.maybe("paymentNote", &self.note);
        xml.maybe("transferType", &self.transfer_type);
        xml.maybe("dueDate", &self.due);
    }
}

impl Value for TransferType {
    fn read(text: &str) -> Result<Self, Why> {
        match text {
            "POSTAL" => Ok(TransferType::Postal),
            "PAGOPA" => Ok(TransferType::PagoPa),
            _ => Err(Why::Form),
        }
    }

    fn write(&self) -> String {
        match self {
            TransferType::Postal => "POSTAL".to_owned(),
            TransferType::PagoPa => "PAGOPA".to_owned(),
        }
    }
}
