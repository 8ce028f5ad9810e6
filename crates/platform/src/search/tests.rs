use super::*;
use crate::i18n::Lang;
use crate::store::{Db, Engine, Lane, StoreError};

use proptest::prelude::*;

fn found(text: &str, lang: Lang, asked: &str) -> bool {
    Asked::of(asked).fits(&Words::of(text, Some(lang)))
}

#[test]
fn accents_capitals_and_endings_do_not_matter() {
    for (lang, text, asked) in [
        (Lang::It, "Le bollette dell'acqua non sono arrivate", "BOLLETTA acqua"),
        (Lang::It, "È urgente: la società è chiusa", "e urgente societa chiuse"),
        (Lang::It, "Richieste di rimborso", "richiesta rimborsi"),
        (Lang::De, "Rechnungen für Müllgebühren, Straße gesperrt", "rechnung mullgebuhr strasse"),
        (Lang::De, "Die Bücher sind geöffnet", "buch geoffnet"),
        (Lang::Fr, "Élèves déplacés à l'école", "eleve deplace ecoles"),
        (Lang::Fr, "Demandes de remboursement", "demande remboursements"),
        (Lang::Sl, "Težave s češnjami in računi", "tezava cesnja racun"),
        (Lang::Sl, "Vloga za denarno pomoč občine", "vloge pomoc obcina"),
        (Lang::En, "Printers not working", "printer work"),
    ] {
        assert!(found(text, lang, asked), "{asked:?} finds {text:?}");
    }
}

#[test]
fn all_words_are_wanted_and_the_last_may_be_half_typed() {
    let text = "Perdita d'acqua in via Rossini 12, pratica AB-2031";
    for asked in ["perd", "acqua ross", "rossini 12", "ab 2031", "pratica ab203 203", "via della"] {
        assert_eq!(found(text, Lang::It, asked), asked != "pratica ab203 203", "{asked}");
    }
    assert!(!found(text, Lang::It, "ross acqua"), "only the last word may be half typed");
    assert!(!found(text, Lang::It, "gas") && !found(text, Lang::It, "") && !found(text, Lang::It, "§ %"));
}

#[test]
fn words_that_say_nothing_are_left_out_unless_nothing_else_is_said() {
    assert!(found("demanio", Lang::It, "de") && found("delibera", Lang::It, "del"));
    assert!(found("ufficio tecnico", Lang::It, "ufficio del"));
    assert!(!Words::of("il gatto e la volpe", None).contains("il"));
}

#[test]
fn long_words_are_cut_alike() {
    let long = "a".repeat(300);
    assert!(found(&long, Lang::Fr, &long) && found(&long, Lang::Fr, &"a".repeat(39)));
    let asked = Asked::of("eins zwei drei vier funf sechs sieben acht");
    assert_eq!((asked.whole.len(), asked.last.unwrap().typed.as_str()), (ASKED_WORDS_MAX - 1, "acht"));
}

const INDEX: Index = Index { body: 7, scope: "thing" };
/// More words in «bu» than a question takes by their numbers.
const SAID: [&str; 22] = [
    "bolletta", "bollette", "bollo", "acqua", "gas", "rossi", "rossini", "buch", "bucher", "bu", "2031",
    "de", "burro", "busta", "bugia", "buffet", "bulbo", "buono", "butto", "bussola", "burla", "bu7",
];

fn text() -> impl Strategy<Value = String> {
    some(9)
}

fn some(words: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&SAID[..]), 0..words).prop_map(|words| words.join(" "))
}

fn lang() -> impl Strategy<Value = Option<Lang>> {
    prop::option::of(prop::sample::select(&Lang::ALL[..]))
}

/// What one day does to a subject.
#[derive(Clone, Debug)]
enum Deed {
    Put,
    Replace,
    Forget,
}

type Written = (i64, i64, String, Option<Lang>, Deed);

fn written() -> impl Strategy<Value = Vec<Written>> {
    let deed = prop_oneof![4 => Just(Deed::Put), 2 => Just(Deed::Replace), 1 => Just(Deed::Forget)];
    prop::collection::vec((1..30i64, 0..3i64, text(), lang(), deed), 1..60)
}

fn realms() -> impl Strategy<Value = Option<Vec<i64>>> {
    prop::option::of(prop::collection::vec(0..3i64, 0..12))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]
    #[test]
    fn the_index_finds_what_a_plain_search_finds(
        written in written(),
        asked in prop::collection::vec((some(4), realms(), prop::option::of(1..30i64), 1..9usize), 12),
    ) {
        let folder = std::env::temp_dir().join(format!("search-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("search.db");
        let db = Db::open(Engine::Sqlite { file, durable: false }, &crate::migrations()).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let done: Result<(), TestCaseError> = runtime.block_on(async {
            let plain = plainly(&written);
            db.write(Lane::HOUSE, move |tx| {
                for (subject, realm, text, lang, deed) in &written {
                    let words = Words::of(text, *lang);
                    match deed {
                        Deed::Put => INDEX.put(tx, *realm, *subject, &words)?,
                        Deed::Replace => INDEX.replace(tx, *realm, *subject, &words)?,
                        Deed::Forget => INDEX.forget(tx, *subject)?,
                    }
                }
                Ok::<_, StoreError>(())
            })
            .await
            .unwrap();
            for (text, realms, before, limit) in asked {
                let asked = Asked::of(&text);
                let fits = plain.iter().rev().filter(|(subject, (realm, words))| {
                    let seen = realms.as_ref().is_none_or(|realms| realms.contains(realm));
                    seen && before.is_none_or(|before| **subject < before) && asked.fits(words)
                });
                let expected: Vec<i64> = fits.map(|(subject, _)| *subject).take(limit).collect();
                let found = db.read(move |tx| {
                    let realms = realms.as_deref().map_or(Realms::All, Realms::Only);
                    INDEX.find(tx, &Query { realms, asked: &asked, before, limit })
                });
                prop_assert_eq!(found.await.unwrap(), expected, "{:?}", text);
            }
            let said: std::collections::BTreeSet<&String> =
                plain.values().flat_map(|(_, words)| words.set()).collect();
            let kept = db.read(|tx| tx.numbers::<1>(crate::sql!("SELECT COUNT(*) FROM search_term"), &[]));
            prop_assert_eq!(kept.await.unwrap(), vec![[said.len() as i64]]);
            Ok(())
        });
        done?;
    }
}

fn plainly(written: &[Written]) -> std::collections::BTreeMap<i64, (i64, Words)> {
    let mut plain = std::collections::BTreeMap::new();
    for (subject, realm, text, lang, deed) in written {
        let words = Words::of(text, *lang);
        let old = plain.remove(subject).map_or_else(Words::default, |(_, old)| old);
        match deed {
            Deed::Put => plain.insert(*subject, (*realm, old.joined_with(&words))),
            Deed::Replace => plain.insert(*subject, (*realm, words)),
            Deed::Forget => None,
        };
    }
    plain
}
