//! What stands at the head of requests: who is addressed, and about which notice.

use super::fields::{Fields, Group, SyntaxError};
use super::text::Text;
use super::xml::Xml;
use crate::{BodyCode, NoticeNumber};

/// Whom the node believes to be talking to. Judged later, each against its own fault: here only lengths count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    /// `idPA`
    pub body: Text<35>,
    /// `idBrokerPA`
    pub broker: Text<35>,
    /// `idStation`
    pub station: Text<35>,
}

/// What the citizen scanned or typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrCode {
    pub body: BodyCode,
    pub notice: NoticeNumber,
}

impl Group for Sender {
    fn read(fields: &mut Fields) -> Result<Self, SyntaxError> {
        let (body, broker) = (fields.one("idPA")?, fields.one("idBrokerPA")?);
        Ok(Sender { body, broker, station: fields.one("idStation")? })
    }

    fn write(&self, xml: &mut Xml) {
        xml.one("idPA", &self.body);
        xml.one("idBrokerPA", &self.broker);
        xml.one("idStation", &self.station);
    }
}

impl Group for QrCode {
    fn read(fields: &mut Fields) -> Result<Self, SyntaxError> {
        Ok(QrCode { body: fields.one("fiscalCode")?, notice: fields.one("noticeNumber")? })
    }

    fn write(&self, xml: &mut Xml) {
        xml.one("fiscalCode", &self.body);
        xml.one("noticeNumber", &self.notice);
    }
}
