//! A town with very many notices to pay.

use app::compose::House;
use office::Office;
use office::file::{self, Limits};
use pagopa::{Cents, NoticeNumber};
use payments::create::{NewInstalment, NewOption, NewPosition, PositionError, create};
use payments::position::{self, Debtor, Destination, Origin};
use payments::proof::{May, Owing};
use platform::Lane;
use platform::events::Actor;
use platform::i18n::Lang;
use platform::store::Tx;

use crate::Res;

pub const TOWN: &str = "80012345676";
pub const STATION: &str = "80012345676_01";
pub const IBAN: &str = "IT60X0542811101000000123456";
/// What each notice asks for.
pub const CENTS: Cents = Cents(4_500);
/// Positions made in one transaction.
pub const AT_ONCE: usize = 200;
const OFFICE: &str = "[body]\nkey = \"cassa\"\nname = \"Comune di Cassa\"\nlanguages = [\"it\"]\n\
    [body.creditor]\nfiscal_code = \"80012345676\"\nsegregation = 1\n\
    [[station]]\nkey = \"80012345676_01\"\nbroker = \"80012345676\"\nsegregation = 1\nfrom = \"2020-01-01\"\n\
    [[due]]\nkey = \"mensa\"\nname = \"Mensa\"\ntaxonomy = \"9/0101109SP/\"\niban = \"IT60X0542811101000000123456\"\n";

pub async fn import(house: &House) -> Res<i64> {
    let file = file::read(OFFICE, Limits::Published).map_err(|errors| format!("{errors:?}"))?;
    let (now, offices) = (house.ctx.clock.now(), house.ctx.offices.clone());
    let work = move |tx: &mut Tx| office::import::apply(tx, &file, false, &Actor("bench".into()), now);
    let (body, _) = house.ctx.db.write(Lane::HOUSE, work).await.map_err(|error| format!("{error:?}"))?;
    house.ctx.db.read(move |tx| offices.load_all(tx)).await?;
    Ok(body)
}

pub async fn furnish(house: &House, body: i64, count: usize) -> Res<Vec<NoticeNumber>> {
    let mut notices = Vec::with_capacity(count);
    for _ in 0..count.div_ceil(AT_ONCE) {
        let (offices, now) = (house.ctx.offices.clone(), house.ctx.clock.now());
        let work = move |tx: &mut Tx| {
            let office = offices.at(tx, body)?.ok_or(PositionError::Unknown)?;
            let clerk = May::<Owing>::house(body, "bench");
            let wish = wish(&office, now.plus_s(30 * 86_400));
            (0..AT_ONCE)
                .map(|_| {
                    let made = create(tx, &office, &clerk, &wish, now)?;
                    Ok(made.options[0].instalments[0].nav.clone())
                })
                .collect::<Result<Vec<_>, PositionError>>()
        };
        let made = house.ctx.db.write(Lane::of(body, office::lanes::PAYMENTS), work).await;
        notices.extend(made.map_err(|error| format!("{error:?}"))?);
    }
    Ok(notices)
}

/// What one notice asks of whom.
fn wish(office: &Office, due_at: platform::Moment) -> NewPosition {
    let transfer = position::Transfer {
        place: 1,
        amount: CENTS,
        beneficiary: TOWN.into(),
        company_name: office.body.name.clone(),
        to: Destination::Account { iban: pagopa::Iban::parse(IBAN).expect("an account"), postal: None },
        reason: "Mensa".into(),
        category: "9/0101109SP/".into(),
        metadata: Vec::new(),
        reported_at: None,
    };
    let instalment = NewInstalment {
        nav: None,
        amount: CENTS,
        fee: Cents::ZERO,
        due_at,
        description: "Mensa".into(),
        reductions: Vec::new(),
        metadata: Vec::new(),
        transfers: vec![transfer],
    };
    NewPosition {
        iupd: None,
        due: office.dues.first().map_or(0, |due| due.id),
        origin: Origin::Program,
        company_name: String::new(),
        office_name: None,
        stand_in: false,
        tie: None,
        lang: Lang::It,
        options: vec![NewOption {
            debtor: Debtor { code: "ANONIMO".into(), name: "Ada".into(), ..Debtor::default() },
            description: "Mensa".into(),
            valid_from: None,
            switch_to_expired: false,
            whole: true,
            instalments: vec![instalment],
        }],
        publish: true,
    }
}
