//! Codes of bodies, stations, accounts and of what is paid for.

use jiff::civil::date;
use pagopa::ids::IdError;
use pagopa::taxonomy::{self, Reason, Refused};
use pagopa::{BodyCode, Iban, Iuv, NoticeNumber, StationId, TaxonomyCode};

#[test]
fn a_station_belongs_to_its_broker() {
    let broker = BodyCode::parse("80012345676").unwrap();
    let station = StationId::new(&broker, 3).unwrap();
    assert_eq!(station.as_str(), "80012345676_03");
    assert_eq!((StationId::parse("80012345676_03"), station.broker()), (Ok(station), broker.clone()));
    assert_eq!(StationId::new(&broker, 100), Err(IdError::Station));
    for wrong in
        ["", "_", "80012345676", "80012345676_3", "80012345676_003", "8001234567_03", "80012345676-03"]
    {
        assert_eq!(StationId::parse(wrong), Err(IdError::Station), "{wrong}");
    }
}

#[test]
fn an_account_stays_out_of_logs() {
    let iban = Iban::parse("IT60X0542811101000000123456").unwrap();
    assert_eq!(format!("{iban:?}"), "Iban(IT••••)");
}

#[test]
fn codes_travel_as_text() {
    fn there_and_back<T: serde::Serialize + serde::de::DeserializeOwned>(json: &str) -> String {
        serde_json::to_string(&serde_json::from_str::<T>(json).unwrap()).unwrap()
    }
    let iban = r#""IT60X0542811101000000123456""#;
    assert_eq!(there_and_back::<Iban>(r#""it60 x054 2811 1010 0000 0123 456""#), iban);
    assert_eq!(there_and_back::<NoticeNumber>(r#""301000000000004285""#), r#""301000000000004285""#);
    assert_eq!(there_and_back::<Iuv>(r#""RF18539007547034""#), r#""RF18539007547034""#);
    assert_eq!(there_and_back::<StationId>(r#""80012345676_03""#), r#""80012345676_03""#);
    assert_eq!(there_and_back::<TaxonomyCode>(r#""0101100IM""#), r#""9/0101100IM/""#);
    let error = serde_json::from_str::<BodyCode>(r#""RSSMRA80A01H501U""#).unwrap_err().to_string();
    assert!(error.starts_with("not the fiscal code of a body"), "{error}");
}

#[test]
fn a_code_of_the_taxonomy_has_five_parts() {
    let code = TaxonomyCode::parse("9/0102100SA/").unwrap();
    assert_eq!(
        (code.prefix(), code.body_type(), code.macro_area(), code.service()),
        ("9", "01", "02", "100")
    );
    assert_eq!((code.reason(), code.reason().code()), (Reason::Sanction, "SA"));
    assert_eq!(TaxonomyCode::parse("0102100SA"), Ok(code));
    for reason in ["IM", "TS", "SP", "SA", "AP"] {
        let code = TaxonomyCode::parse(&format!("9/0101100{reason}/")).unwrap();
        assert_eq!(code.reason().code(), reason);
    }
    let wrong =
        ["", "9//", "test", "9/0102100XX/", "9/0102100SA", "0102100SA/", "8/0102100SA/", "9/010210OSA/"];
    for wrong in wrong.into_iter().chain(["9/0102100sa/", "9/01021000SA/", "9/010210àSA/", "9/9/0102100SA//"])
    {
        assert!(TaxonomyCode::parse(wrong).is_err(), "{wrong}");
    }
}

const HEADER: &str = "CODICE TIPO ENTE CREDITORE;TIPO ENTE CREDITORE;# Progressivo Macro Area per Ente Creditore;\
NOME MACRO AREA;DESCRIZIONE MACRO AREA;CODICE TIPOLOGIA SERVIZIO;TIPO SERVIZIO;\
Motivo Giuridico della riscossione;DESCRIZIONE TIPO SERVIZIO;# VERSIONE TASSONOMIA;DATI SPECIFICI DI INCASSO;\
DATA INIZIO VALIDITA (mm/gg/aaaa);DATA FINE VALIDITA (mm/gg/aaaa)";

fn list(lines: &[&str]) -> taxonomy::List {
    taxonomy::read(&format!("\u{feff}{HEADER}\r\n{}\r\n", lines.join("\r\n")))
}

#[test]
fn the_list_is_read_with_its_dates() {
    let old = "1;COMUNE;9;SCUOLA;Servizi;7;Mensa;SP;Pasti;30;9/0109007SP/;01/01/2020;08/31/2024";
    let new = "1;COMUNE;9;SCUOLA;Servizi;7;Mensa;SP;\"Pasti; \"\"tutti\"\"\nanche a casa\";31;9/0109007SP/;09/01/2024;12/31/2080";
    let list = list(&[old, new]);
    assert_eq!(list.refused, []);
    let code = TaxonomyCode::parse("9/0109007SP/").unwrap();
    let on = |year, month, day| list.on(&code, date(year, month, day)).map(|entry| entry.version);
    assert_eq!((on(2019, 12, 31), on(2020, 1, 1), on(2024, 8, 31)), (None, Some(30), Some(30)));
    assert_eq!((on(2024, 9, 1), on(2080, 12, 31), on(2081, 1, 1)), (Some(31), Some(31), None));
    let entry = list.on(&code, date(2026, 1, 1)).unwrap();
    assert_eq!((entry.body_type.as_str(), entry.macro_area.as_str()), ("COMUNE", "SCUOLA"));
    assert_eq!(
        (entry.service.as_str(), entry.description.as_str()),
        ("Mensa", "Pasti; \"tutti\"\nanche a casa")
    );
}

#[test]
fn a_bad_line_does_not_spoil_the_list() {
    let list = list(&[
        "1;COMUNE;9;SCUOLA;Servizi;7;Mensa;SP;Pasti;30;9/0109007SP/;01/01/2020;01/01/2080",
        "1;COMUNE;9;SCUOLA;Servizi;7;Mensa;SP;Pasti;30;9/0109008SP/;01/01/2020;01/01/2080",
        "1;COMUNE;9;SCUOLA;Servizi;7;Mensa;XX;Pasti;30;9/0109007XX/;01/01/2020;01/01/2080",
        "1;COMUNE;9;SCUOLA;Servizi;7;Mensa;SP;Pasti;v30;9/0109007SP/;01/01/2020;01/01/2080",
        "1;COMUNE;9;SCUOLA;Servizi;7;Mensa;SP;Pasti;30;9/0109007SP/;31/01/2020;01/01/2080",
        "1;COMUNE;9;SCUOLA;Servizi;7;Mensa;SP;Pasti;30;9/0109007SP/;01/02/2020;01/01/2020",
        "1;COMUNE;9",
    ]);
    assert_eq!(list.entries.len(), 1);
    let why =
        [Refused::Code, Refused::Code, Refused::Version, Refused::Dates, Refused::Dates, Refused::Cells];
    assert_eq!(list.refused, (3..).zip(why).collect::<Vec<_>>());
}

#[test]
fn a_list_without_a_column_is_refused_whole() {
    for text in ["", "a;b\r\n1;2\r\n", &HEADER.replace(";DATI SPECIFICI DI INCASSO", "")] {
        let list = taxonomy::read(text);
        assert_eq!((list.entries.len(), list.refused), (0, vec![(1, Refused::Header)]), "{text}");
    }
}
