//! Payment service providers, as receipts name them.

use super::fields::{Fields, Group, SyntaxError};
use super::text::Text;
use super::xml::Xml;

/// Who took the money, and through which channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Psp {
    pub id: Text<35>,
    pub fiscal_code: Option<Text<70>>,
    pub vat_number: Option<Text<20>>,
    pub company: Text<70>,
    pub channel: Text<35>,
    pub channel_description: Text<35>,
}

impl Group for Psp {
    fn read(fields: &mut Fields) -> Result<Self, SyntaxError> {
        Ok(Psp {
            id: fields.one("idPSP")?,
            fiscal_code: fields.maybe("pspFiscalCode")?,
            vat_number: fields.maybe("pspPartitaIVA")?,
            company: fields.one("PSPCompanyName")?,
            channel: fields.one("idChannel")?,
            channel_description: fields.one("channelDescription")?,
        })
    }

    fn write(&self, xml: &mut Xml) {
        xml.one("idPSP", &self.id);
        xml.maybe("pspFiscalCode", &self.fiscal_code);
        xml.maybe("pspPartitaIVA", &self.vat_number);
        xml.one("PSPCompanyName", &self.company);
        xml.one("idChannel", &self.channel);
        xml.one("channelDescription", &self.channel_description);
    }
}
