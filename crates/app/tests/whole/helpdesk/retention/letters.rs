//! Letters go byte for byte, each class in its own time, and none comes back.

use helpdesk::erase::EraseError;
use helpdesk::erase::hold::{self, What};
use helpdesk::intake::Source;
use helpdesk::retention::Class;
use helpdesk::ticket::State;
use platform::mailbox::Mailbox;
use platform::store::StoreError;
use platform::{Tx, sql};

use super::hands::{ADA, VALLI, forget, hold, night, solved, would_go};
use crate::helpdesk::corpus;
use crate::support::desk::Desk;
use crate::support::requests::{read, write};
use crate::support::{Folder, On, TestHouse, at};

pub async fn letters_go_byte_for_byte_and_never_come_back(on: On) {
    let folder = Folder::new();
    let engine = on.engine(&folder).await;
    let source = |name: &str| {
        let path = folder.0.join(name);
        std::fs::create_dir_all(&path).unwrap();
        let certified = name == "pec";
        Source { body: "valdora".into(), name: name.into(), mailbox: Mailbox::Folder(path), certified }
    };
    let mailboxes = ["urp", "pec"].map(source).to_vec();
    let (urp, pec) = (folder.0.join("urp"), folder.0.join("pec"));
    let house = TestHouse::built(engine, folder, |plan| plan.mailboxes = mailboxes).await;
    house.clock.set(at("2026-03-02T10:00:00"));
    let office = std::fs::read_to_string("../../examples/comune-medio.toml").unwrap();
    let body = house.import(&office).await;
    let desk = Desk { house, body };
    let letter = corpus::from(ADA, "Aiuto", "");
    std::fs::write(urp.join("1.eml"), &letter).unwrap();
    std::fs::write(urp.join("2.eml"), corpus::from("bob@posta.example", "Resta aperta", "")).unwrap();
    std::fs::write(pec.join("3.eml"), corpus::envelope(1, corpus::INNER)).unwrap();
    std::fs::write(pec.join("4.eml"), corpus::bare_envelope()).unwrap();
    desk.house.house.intake.round().await.unwrap();
    let rows = move |tx: &mut Tx| {
        let rows = tx.rows(sql!("SELECT COALESCE(ticket, 0), state, sender, raw, COALESCE(file, 0) FROM letter ORDER BY mailbox, id"), &[])?;
        rows.iter()
            .map(|row| {
                let (ticket, state, file): (i64, String, i64) = (row.get(0)?, row.get(1)?, row.get(4)?);
                Ok((ticket, state, row.get::<String>(2)? + &row.get::<String>(3)?, file))
            })
            .collect::<Result<Vec<_>, StoreError>>()
    };
    let before = read(&desk, rows).await;
    assert_eq!(before.len(), 4);
    for (ticket, state, ..) in &before {
        let open = *ticket != 0 && desk.now(*ticket).await.subject != "Resta aperta";
        if open {
            desk.becomes(*ticket, State::Resolved).await;
        } else if *ticket == 0 {
            assert_eq!(state, "quarantined");
        }
    }
    let lying =
        |letters: &[(i64, String, String, i64)]| letters.iter().filter(|letter| letter.3 != 0).count();
    desk.at("2026-08-28T10:00:00");
    assert_eq!(night(&desk).await.letters, 0);
    desk.at("2026-09-05T10:00:00");
    assert_eq!(
        (would_go(&desk, Class::SetAside).await, night(&desk).await.letters),
        (1, 1),
        "nobody looked at it"
    );
    desk.at("2027-03-03T10:00:00");
    assert_eq!(
        (would_go(&desk, Class::Letters).await, night(&desk).await.letters),
        (1, 1),
        "the open one stays"
    );
    desk.at("2028-03-10T10:00:00");
    assert_eq!((would_go(&desk, Class::Certified).await, would_go(&desk, Class::Tickets).await), (0, 2));
    night(&desk).await;
    let after = read(&desk, rows).await;
    assert_eq!((after.len(), lying(&after)), (4, 2), "rows stay, bytes go: {after:?}");
    for gone in after.iter().filter(|letter| letter.3 == 0) {
        assert_eq!(gone.2, "", "neither bytes nor sender");
    }
    // The envelope proves something for its own time: its request is gone, and who wrote it stands nowhere else.
    desk.at("2031-03-01T10:00:00");
    assert_eq!((would_go(&desk, Class::Certified).await, night(&desk).await.letters), (0, 0));
    desk.at("2031-03-03T10:00:00");
    assert_eq!((would_go(&desk, Class::Certified).await, night(&desk).await.letters), (1, 1));
    assert_eq!(lying(&read(&desk, rows).await), 1, "the open one's");
    let files = read(&desk, |tx| tx.numbers(sql!("SELECT COUNT(*) FROM file"), &[])).await;
    assert_eq!(files, [[1]]);
    // The mailbox hands the first one out again: its row knows it.
    std::fs::write(urp.join("1.eml"), &letter).unwrap();
    desk.house.house.intake.round().await.unwrap();
    assert_eq!(read(&desk, rows).await.len(), 4);
}

pub async fn letters_of_a_held_customer_stay(on: On) {
    let desk = Desk::open_with(on, "").await;
    let customer = solved(&desk, VALLI).await.customer;
    desk.set_aside(VALLI, 60, Some(b"di Chiara")).await;
    desk.set_aside(ADA, 1, Some(b"di Ada")).await;
    let held = hold(&desk, (What::Customer, customer)).await;
    assert_eq!(forget(&desk, VALLI, "art. 17").await, Err(EraseError::Held));
    desk.at("2026-09-05T10:00:00");
    assert_eq!((would_go(&desk, Class::SetAside).await, night(&desk).await.letters), (1, 1), "only Ada's");
    write(&desk, move |tx, _, lead, now| hold::lift(tx, lead, held, now)).await.unwrap();
    assert_eq!((would_go(&desk, Class::SetAside).await, night(&desk).await.letters), (60, 60));
    // One who has nothing but letters, under the same customer.
    desk.set_aside("altra@unionevalli.example", 1, Some(b"di un'altra")).await;
    let held = hold(&desk, (What::Customer, customer)).await;
    assert_eq!(forget(&desk, "altra@unionevalli.example", "art. 17").await, Err(EraseError::Held));
    write(&desk, move |tx, _, lead, now| hold::lift(tx, lead, held, now)).await.unwrap();
    assert_eq!(forget(&desk, "altra@unionevalli.example", "art. 17").await.unwrap().letters, 1);
}
