//! A stamp as a provider would attach it (`MarcaDaBollo.xsd`), without the signature that only a real one has:
//! whoever verifies signatures must refuse it.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::kept::{Part, Payment};
use crate::psp::Provider;

pub fn bought(part: &Part, document: &[u8], payment: &Payment, provider: &Provider) -> Vec<u8> {
    let number: String = payment.token.chars().filter(char::is_ascii_digit).take(12).collect();
    format!(
        "<marcaDaBollo xmlns=\"http://www.agenziaentrate.gov.it/2014/MarcaDaBollo\">\
         <PSP><CodiceFiscale>{}</CodiceFiscale><Denominazione>{}</Denominazione></PSP>\
         <IUBD>01{number:0>12}</IUBD><OraAcquisto>{}</OraAcquisto><Importo>{}</Importo>\
         <TipoBollo>01</TipoBollo><ImprontaDocumento>\
         <DigestMethod xmlns=\"http://www.w3.org/2000/09/xmldsig#\" \
         Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>\
         <DigestValue xmlns=\"http://www.w3.org/2000/09/xmldsig#\">{}</DigestValue>\
         </ImprontaDocumento></marcaDaBollo>",
        provider.fiscal_code,
        provider.name,
        payment.paid_at.rfc3339(),
        part.amount.to_message(),
        BASE64_STANDARD.encode(document),
    )
    .into_bytes()
}
