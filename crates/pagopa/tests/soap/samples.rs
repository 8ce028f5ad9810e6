//! Messages of our own: forms that callers use, and errors told with their place.

use pagopa::soap::*;
use pagopa::{Cents, NoticeNumber};

pub const VERIFY: &str = "<q:paVerifyPaymentNoticeReq xmlns:q='http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd'>\
    <idPA>77777777777</idPA><idBrokerPA>66666666666</idBrokerPA><idStation>77777777777_01</idStation>\
    <qrCode><fiscalCode>77777777777</fiscalCode><noticeNumber>301000000000004285</noticeNumber></qrCode>\
    </q:paVerifyPaymentNoticeReq>";

pub const RECEIPT: &str = "<paSendRTV2Request xmlns='http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd'>\
    <idPA xmlns=''>77777777777</idPA><idBrokerPA xmlns=''>7</idBrokerPA><idStation xmlns=''>7_01</idStation>\
    <receipt xmlns=''><receiptId>token</receiptId><noticeNumber>301000000000004285</noticeNumber>\
    <fiscalCode>77777777777</fiscalCode><outcome>OK</outcome>\
    <creditorReferenceId>01000000000004285</creditorReferenceId><paymentAmount>16.00</paymentAmount>\
    <description>Bollo</description><companyName>Comune</companyName><officeName/>\
    <debtor><uniqueIdentifier><entityUniqueIdentifierType>F</entityUniqueIdentifierType>\
    <entityUniqueIdentifierValue>ANONIMO</entityUniqueIdentifierValue></uniqueIdentifier>\
    <fullName>Ada</fullName></debtor><transferList><transfer><idTransfer>1</idTransfer>\
    <transferAmount>16.00</transferAmount><fiscalCodePA>77777777777</fiscalCodePA>\
    <MBDAttachment>PGE+\n PC9hPg==</MBDAttachment><remittanceInformation>r</remittanceInformation>\
    <transferCategory>9/0301100TS/</transferCategory></transfer></transferList><idPSP>P</idPSP>\
    <PSPCompanyName>Banca</PSPCompanyName><idChannel>P_01</idChannel><channelDescription>app</channelDescription>\
    <fee>0.00</fee><paymentDateTime>2026-11-22T10:00:00.25+01:00</paymentDateTime><standin>1</standin>\
    </receipt></paSendRTV2Request>";

pub fn envelope(body: &str) -> String {
    format!(
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>{body}</s:Body></s:Envelope>"
    )
}

fn read(body: &str) -> Result<Request, ReadError> {
    read_request(envelope(body).as_bytes())
}

/// The path and the reason.
fn wrong(body: &str) -> (String, Why) {
    match read(body) {
        Err(ReadError::Syntax { error, .. }) => (error.path, error.why),
        other => panic!("{other:?}"),
    }
}

fn receipt(body: &str) -> Receipt {
    match read(body) {
        Ok(Request::SendReceipt { receipt, .. }) => *receipt,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_default_namespace_is_read_like_a_prefix() {
    let default = VERIFY.replace("q:paV", "paV").replace("xmlns:q=", "xmlns=").replace("<id", "<id xmlns=''");
    let names = default.replace("<id xmlns=''", "<id").replace("<qrCode>", "<qrCode xmlns=''>");
    let emptied = ["PA>", "BrokerPA>", "Station>"].iter().fold(names, |text, name| {
        text.replace(&format!("<id{name}"), &format!("<id{} xmlns=''>", &name[..name.len() - 1]))
    });
    assert_eq!(read(&emptied), read(VERIFY));
    assert!(read(VERIFY).is_ok());
    // Children that inherit the namespace of the root are other elements.
    assert_eq!(wrong(&VERIFY.replace("<idPA>", "<q:idPA>").replace("</idPA>", "</q:idPA>")).1, Why::Missing);
}

#[test]
fn a_blank_in_a_notice_number_is_a_syntax_error() {
    for number in [" 301000000000004285", "3010 0000 0000 0042 85", "30100000000000428", "30100000000000428x"]
    {
        let path = "paVerifyPaymentNoticeReq/qrCode/noticeNumber".to_owned();
        assert_eq!(wrong(&VERIFY.replace("301000000000004285", number)), (path, Why::Form), "{number}");
    }
}

#[test]
fn errors_name_their_place() {
    let root = "paVerifyPaymentNoticeReq";
    let without = VERIFY.replace("<idPA>77777777777</idPA>", "");
    assert_eq!(wrong(&without), (format!("{root}/idPA"), Why::Missing));
    let swapped =
        VERIFY.replace("<idPA>77777777777</idPA>", "").replace("</idStation>", "</idStation><idPA>7</idPA>");
    assert_eq!(wrong(&swapped), (format!("{root}/idBrokerPA"), Why::Unexpected));
    let twice = VERIFY.replace("<idPA>", "<idPA>1</idPA><idPA>");
    assert_eq!(wrong(&twice), (format!("{root}/idPA"), Why::Repeated));
    let more = VERIFY.replace("</qrCode>", "</qrCode><amount>1.00</amount>");
    assert_eq!(wrong(&more), (format!("{root}/amount"), Why::Unexpected));
    let long = VERIFY.replace("77777777777_01", &"x".repeat(36));
    assert_eq!(wrong(&long), (format!("{root}/idStation"), Why::Length { min: 1, max: 35, chars: 36 }));
    let inner = VERIFY.replace("66666666666", "<b/>");
    assert_eq!(wrong(&inner), (format!("{root}/idBrokerPA"), Why::Content));
    let Err(ReadError::Syntax { operation, body, .. }) = read(&long) else { panic!("a syntax error") };
    assert_eq!((operation, body.expect("readable").as_str()), (Operation::Verify, "77777777777"));
}

#[test]
fn a_receipt_is_read_gently() {
    let read = receipt(RECEIPT);
    assert_eq!((read.stand_in, read.office.clone(), read.amount.cents()), (Some(true), None, Cents(1600)));
    assert_eq!(read.notice, NoticeNumber::parse("301000000000004285").expect("a number").into());
    assert_eq!(read.transfers().as_slice()[0].credit.to, Paid::Stamp(b"<a></a>".to_vec()));
    let known =
        RECEIPT.replace("<standin>1</standin>", "<fromNextYear><x/></fromNextYear><standIn>true</standIn>");
    let moved = known.replace("<fee>0.00</fee>", "").replace("<receiptId>", "<fee>0.00</fee><receiptId>");
    assert_eq!(receipt(&moved), read);
}

/// The money has moved, whatever the numbers look like: what the schema lets pass is read.
#[test]
fn a_receipt_with_numbers_of_no_rule_of_ours_is_read() {
    let strange = RECEIPT
        .replace("301000000000004285", "901000000000004285")
        .replace("01000000000004285</creditorReferenceId>", "RF18 5390/075-X</creditorReferenceId>");
    let read = receipt(&strange);
    assert_eq!((read.notice.as_str(), read.notice.known()), ("901000000000004285", None));
    assert_eq!(read.reference.as_str(), "RF18 5390/075-X");
    let blank = RECEIPT.replace("<noticeNumber>3", "<noticeNumber> 3");
    assert_eq!(wrong(&blank), ("paSendRTV2Request/receipt/noticeNumber".to_owned(), Why::Form));
}

#[test]
fn a_demand_is_a_record_of_named_texts() {
    let xml = "<x:d xmlns:x='urn:x'><x:who><nome> Ada </nome></x:who><pratica>12</pratica><vuoto/></x:d>";
    let fields = demand_fields(xml.as_bytes()).expect("a record");
    let fields: Vec<(&str, &str)> = fields.iter().map(|(key, text)| (&**key, &**text)).collect();
    assert_eq!(fields, [("nome", "Ada"), ("pratica", "12"), ("vuoto", "")]);
    let entity = "<!DOCTYPE d [<!ENTITY e 'x'>]><d><nome>&e;</nome></d>";
    assert!(matches!(demand_fields(entity.as_bytes()), Err(EnvelopeError::Dtd { .. })));
}

#[test]
fn a_receipt_with_a_wrong_field_is_refused() {
    let wrongly = |from: &str, to: &str| wrong(&RECEIPT.replace(from, to));
    let transfer = "paSendRTV2Request/receipt/transferList/transfer[1]";
    assert_eq!(wrongly("<idTransfer>1", "<idTransfer>6"), (format!("{transfer}/idTransfer"), Why::Form));
    assert_eq!(wrongly("PGE+", "?"), (format!("{transfer}/MBDAttachment"), Why::Base64));
    let both = wrongly("<MBDAttachment>", "<IBAN>IT</IBAN><MBDAttachment>");
    assert_eq!(both, (format!("{transfer}/IBAN"), Why::Choice));
    assert_eq!(wrongly("<fee>0.00", "<fee>0.0").1, Why::Amount);
    assert_eq!(wrongly("<fee>0.00", "<fee>-1.00").1, Why::Amount);
    assert_eq!(wrongly("10:00:00", "25:00:00").1, Why::Time);
    assert_eq!(wrongly("<receiptId>token</receiptId>", "").1, Why::Missing);
}

#[test]
fn an_amount_is_the_sum_of_its_transfers() {
    let amount = |cents| Amount::new(Cents(cents)).expect("in bounds");
    let transfer = |index, cents| Transfer {
        index: TransferIndex::new(index).expect("in bounds"),
        amount: amount(cents),
        body: BodyCode::parse("77777777777").expect("eleven"),
        credit: Text::cut_or_dash("IT60X0542811101000000123456"),
        remittance: Text::cut_or_dash("TARI"),
        category: Text::cut_or_dash("9/0101100IM/"),
        metadata: None,
    };
    let both: Transfers<Account> = Transfers::new(vec![transfer(1, 60), transfer(2, 40)]).expect("two");
    assert_eq!(Breakdown::new(amount(99), both.clone()), Err(TransfersError::Sum));
    assert!(Breakdown::new(amount(100), both).is_ok());
    let same: Transfers<Account> = Transfers::new(vec![transfer(1, 60), transfer(1, 40)]).expect("two");
    assert_eq!(Breakdown::new(amount(100), same), Err(TransfersError::Index));
    let none: Vec<Transfer<Account>> = Vec::new();
    assert_eq!(Transfers::new(none), Err(TransfersError::Count { found: 0 }));
}

#[test]
fn texts_are_made_to_fit() {
    assert_eq!(Text::<5>::cut(" a\u{1}b\nc d\u{fffe}e ").expect("left").as_str(), "ab c");
    assert_eq!(Text::<2>::cut("è€x").expect("left").as_str(), "è€");
    assert_eq!(Text::<5>::cut("\u{0} \t"), None);
    assert_eq!(Text::<5>::cut_or_dash(" ").as_str(), "-");
    for address in ["a b@c.it", "\"a\"@c.it", "è@c.it", "a@", "a@b..it", "a@b@c"] {
        assert!(Email::parse(address).is_err(), "{address}");
    }
    assert!(Email::parse("nome.cognome+x@posta.example.it").is_ok());
}

#[test]
fn a_refusal_is_no_answer_without_its_fault() {
    let root =
        |inner: &str| envelope(&format!("<p:paSendRTRes xmlns:p='{NAMESPACE}'>{inner}</p:paSendRTRes>"));
    let read = |inner: &str| read_response(root(inner).as_bytes());
    assert_eq!(read("<outcome>OK</outcome>"), Ok(Response::SendRt(Ok(()))));
    assert!(read("<outcome>KO</outcome>").is_err());
    let fault = "<fault><faultCode>PAA_SEMANTICA</faultCode><faultString/><id>7</id></fault>";
    assert!(read(&format!("<outcome>KO</outcome>{fault}")).is_ok());
    assert!(read(&format!("<outcome>OK</outcome>{fault}")).is_err());
}

/// The archive's numbers are JSON; a stamp may be missing there.
#[test]
fn a_receipt_from_the_archive_is_the_same_receipt() {
    let told = |transfer: &str, amount: &str| {
        format!(
            "{{\"receiptId\":\"token\",\"noticeNumber\":\"301000000000004285\",\"fiscalCode\":\"77777777777\",\
             \"outcome\":\"OK\",\"creditorReferenceId\":\"01000000000004285\",\"paymentAmount\":{amount},\
             \"description\":\"Bollo\",\"companyName\":\"Comune\",\"debtor\":{{\"entityUniqueIdentifierType\":\"F\",\
             \"entityUniqueIdentifierValue\":\"ANONIMO\",\"fullName\":\"Ada\"}},\"transferList\":[{{\"transferAmount\":\
             {amount},\"fiscalCodePA\":\"77777777777\",{transfer},\"remittanceInformation\":\"r\",\
             \"transferCategory\":\"9/0301100TS/\"}}],\"idPSP\":\"P\",\"pspCompanyName\":\"Banca\",\"idChannel\":\"P_01\"}}"
        )
    };
    let read = |text: &str| read_archived(text.as_bytes());
    let stamp = read(&told("\"iban\":null,\"mbdAttachment\":\"PGE+PC9hPg==\"", "16.0")).expect("a receipt");
    let known = receipt(RECEIPT);
    assert_eq!(
        (stamp.amount, stamp.reference, stamp.notice),
        (known.amount, known.reference.clone(), known.notice.clone())
    );
    assert_eq!(stamp.edition.number(), 2);
    let lost = read(&told("\"iban\":\"\",\"mbdAttachment\":null", "16")).expect("a receipt");
    assert_eq!(lost.transfers().as_slice()[0].credit.to, Paid::Stamp(Vec::new()));
    let large = read(&told("\"iban\":\"IT60X0542811101000000123456\"", "1.0E7")).expect("a receipt");
    assert_eq!(large.amount.cents(), Cents(1_000_000_000));
    assert_eq!(read(&told("\"iban\":\"IT\"", "0.001")), Err(ArchiveError::Field("transferAmount")));
    assert!(matches!(read("{}"), Err(ArchiveError::Json(_))));
}
