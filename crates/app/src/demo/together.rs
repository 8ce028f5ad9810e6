//! What colleagues of the help desk share: ready answers, a list for all, somebody who watches, a severity set
//! by hand.

use helpdesk::list::{self, Filter};
use helpdesk::phrases::{self, Draft};
use helpdesk::views::{self, Owner, Wish};
use helpdesk::work::{self, AtDesk, Lead};
use helpdesk::{ticket, watchers};
use office::lanes::HELPDESK;
use office::{Ctx, Office};
use platform::i18n::Lang;
use platform::store::StoreError;
use platform::{Lane, Moment, Tx};

/// Title, text, key of the area; empty for all.
const PHRASES: [(&str, &str, &str); 3] = [
    (
        "Presa in carico",
        "Buongiorno {nome},\n\nabbiamo preso in carico la richiesta {codice}: le scriviamo appena ci sono novità.\n\n{operatore}",
        "",
    ),
    (
        "Serve un'immagine dello schermo",
        "Buongiorno {nome},\n\nper capire meglio ci serve un'immagine di quello che vede sullo schermo. Può allegarla rispondendo a questa mail.\n\n{operatore}",
        "servizi-online",
    ),
    (
        "Avviso TARI per posta",
        "Buongiorno {nome},\n\nl'avviso della TARI è partito per posta; lo trova anche nell'area personale, alla voce «Tributi».\n\n{operatore}",
        "tributi",
    ),
];

pub async fn furnish(ctx: &Ctx, body: i64, begin: Moment) -> Result<(), String> {
    let office = ctx.offices.known(body).ok_or("the office vanished")?;
    let work = move |tx: &mut Tx| share(tx, &office, begin);
    ctx.db.write(Lane::of(body, HELPDESK), work).await.map_err(|e| e.to_string())
}

fn share(tx: &mut Tx, office: &Office, now: Moment) -> Result<(), StoreError> {
    let (marta, elena) = (AtDesk::named(office, "m.sala"), AtDesk::named(office, "e.fontana"));
    let lead = Lead::named(office, "e.fontana");
    for (title, text, area) in PHRASES {
        let area = office.areas.iter().find(|part| part.doc.key == area).map_or(0, |part| part.id);
        let draft = Draft { area, lang: Lang::It, title: title.into(), text: text.into() };
        phrases::add(tx, office, &lead, &draft, now).map_err(odd)?;
    }
    let wish = Wish { kind: "fault".into(), holder: "0".into(), ..Wish::default() };
    views::save(tx, &Owner::Desk(lead), "Guasti da prendere", &wish, now).map_err(odd)?;
    let lines = list::lines(tx, office.id, &Filter::default())?;
    let Some(line) = lines.iter().find(|line| line.ticket.severity > 1) else { return Ok(()) };
    watchers::watch(tx, office, &elena, (line.ticket.id, elena.staff), now).map_err(odd)?;
    let Some(mut first) = ticket::by_id(tx, office.id, line.ticket.id)? else { return Ok(()) };
    let matrix = ticket::severity(first.urgency, first.impact);
    let reason = "Lo stesso problema blocca tutto lo sportello.";
    work::set_severity(tx, office, &mut first, &marta, ((matrix - 1).max(1), reason), now).map_err(odd)
}

/// The rules refuse nothing of this: if one does, the demonstration is wrong.
fn odd(error: impl std::fmt::Debug) -> StoreError {
    StoreError::Shape(format!("{error:?}"))
}
