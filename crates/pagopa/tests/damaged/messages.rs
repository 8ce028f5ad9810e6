//! What people and programs send by other ways: options, carts, symbols, codes, demands, lost receipts, stamps.

use pagopa::cart::Cart;
use pagopa::options::{InstalmentStatus, OptionStatus, PaymentOptions};
use pagopa::soap::{BoughtStamp, demand_fields, read_archived};
use pagopa::symbol::{QrText, SlipText};
use pagopa::{Cents, Iban, NoticeNumber, StationId, TaxonomyCode};

use crate::damage::{survives, text};
use crate::samples;

#[test]
fn options_and_carts() {
    let options = samples::options(OptionStatus::Unpaid, InstalmentStatus::Unpaid);
    let options = serde_json::to_vec(&options).unwrap();
    survives(&[options], &["[", "{\"a\":", "\""], |bytes| {
        let read =
            serde_json::from_slice::<PaymentOptions>(bytes).map_or(Vec::new(), |read| read.payment_options);
        let parts = read.iter().flat_map(|option| &option.installments);
        parts.flat_map(|part| [part.nav.to_string(), part.iuv.to_string()]).collect()
    });
    let cart = serde_json::to_vec(samples::cart().request()).unwrap();
    survives(&[cart], &["[", "{\"a\":", "9"], |bytes| {
        Cart::parse(&text(bytes)).map_or(Vec::new(), |cart| {
            cart.request().payment_notices.iter().map(|notice| notice.notice_number.to_string()).collect()
        })
    });
}

#[test]
fn symbols_and_codes() {
    let qr = QrText { notice: samples::number(42), body: samples::body(), amount: Cents(4_500) };
    survives(&[qr.write().unwrap().into_bytes()], &["|", "PAGOPA|", "0"], |bytes| {
        let read = QrText::read(&text(bytes));
        read.map_or(Vec::new(), |read| vec![read.notice.to_string(), read.body.to_string()])
    });
    let slip = SlipText {
        notice: samples::number(42),
        account: "1012345678".into(),
        amount: Cents(4_500),
        body: samples::body(),
        debtor_code: "RSSMRA80A01H501U".into(),
        debtor: "Maria Rossi".into(),
        reason: "Mensa è più".into(),
    };
    survives(&[slip.write().unwrap().into_bytes()], &["codfase=NBPA;", "1", "à"], |bytes| {
        let read = SlipText::read(&text(bytes));
        read.map_or(Vec::new(), |read| {
            vec![read.notice.to_string(), read.debtor_code, read.debtor, read.reason]
        })
    });
    let codes = ["301000000000004285", "80012345676_01", "IT60X0542811101000000123456", "9/0101100IM/"];
    let codes = codes.map(|code| code.as_bytes().to_vec());
    survives(&codes, &["3", "IT60", "/", "_"], |bytes| {
        let text = text(bytes);
        let read = [
            NoticeNumber::parse(&text).ok().map(|read| read.to_string()),
            StationId::parse(&text).ok().map(|read| read.to_string()),
            Iban::parse(&text).ok().map(|read| read.as_str().to_owned()),
            TaxonomyCode::parse(&text).ok().map(|read| read.as_str().to_owned()),
        ];
        read.into_iter().flatten().collect()
    });
}

#[test]
fn records_of_demands() {
    let record = b"<d:dati xmlns:d='urn:x'><nome>Ada</nome><importo>45.00</importo></d:dati>".to_vec();
    survives(&[record], &["<a>", "<a/>", "&amp;"], |bytes| {
        let found = demand_fields(bytes).unwrap_or_default();
        found.into_iter().flat_map(|(name, text)| [name, text]).collect()
    });
}

#[test]
fn lost_receipts() {
    let receipt = serde_json::json!({
        "receiptId": "abc123", "noticeNumber": "301000000000004285", "fiscalCode": "80012345676", "outcome": "OK",
        "creditorReferenceId": "01000000000004285", "paymentAmount": 61.00, "description": "Mensa",
        "companyName": "Comune", "idPSP": "ABI01005", "pspCompanyName": "Banca", "idChannel": "01005_01",
        "paymentDateTime": "2026-03-02T09:58:00", "fee": 1.50, "transferDate": "2026-03-03",
        "debtor": { "entityUniqueIdentifierType": "F", "entityUniqueIdentifierValue": "RSSDAA80A41L424T",
            "fullName": "Ada Rossi", "email": "ada@posta.example" },
        "transferList": [
            { "idTransfer": 1, "transferAmount": 45.00, "fiscalCodePA": "80012345676",
                "iban": "IT60X0542811101000000123456", "remittanceInformation": "Mensa",
                "transferCategory": "9/0101109SP/" },
            { "transferAmount": 16.00, "fiscalCodePA": "80012345676", "mbdAttachment": "PGEvPg==",
                "remittanceInformation": "Bollo", "transferCategory": "9/0101109SP/" },
        ],
        "metadata": [{ "key": "anno", "value": "2026" }],
    });
    survives(&[receipt.to_string().into_bytes()], &["{", "[", "{\"a\":", "1"], |bytes| {
        read_archived(bytes).map_or(Vec::new(), |read| {
            vec![
                read.id.as_str().to_owned(),
                read.notice.as_str().to_owned(),
                read.reference.as_str().to_owned(),
            ]
        })
    });
}

#[test]
fn bought_stamps() {
    let stamp = "<marcaDaBollo xmlns=\"http://www.agenziaentrate.gov.it/2014/MarcaDaBollo\"><PSP>\
        <CodiceFiscale>12345678901</CodiceFiscale><Denominazione>Banca di Prova</Denominazione></PSP>\
        <IUBD>01000000000042</IUBD><OraAcquisto>2026-03-02T09:58:00+01:00</OraAcquisto><Importo>16.00</Importo>\
        <TipoBollo>01</TipoBollo><ImprontaDocumento xmlns:d=\"http://www.w3.org/2000/09/xmldsig#\">\
        <d:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>\
        <d:DigestValue>AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=</d:DigestValue></ImprontaDocumento></marcaDaBollo>";
    survives(&[stamp.as_bytes().to_vec()], &["<a>", "<a/>", "&lt;"], |bytes| {
        BoughtStamp::read(bytes)
            .map_or(Vec::new(), |read| vec![read.provider_code, read.provider, read.number])
    });
}
