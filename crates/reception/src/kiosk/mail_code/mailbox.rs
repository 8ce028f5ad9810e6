//! Whose mailbox a code goes to and opens: known by its keyed index, never by its address.

use agenda::appointment::Appointment;
use office::{Office, people};
use platform::Moment;
use platform::secrets::MasterKey;
use platform::store::{StoreError, Tx};
use subtle::Choice;

use super::MAILBOXES_MAX;
use super::digits::Digits;
use crate::kiosk::by_card::live;

/// The keyed index of the mailbox that an appointment was booked with.
pub(super) fn mailbox(tx: &mut Tx, body: i64, booked: &Appointment) -> Result<Option<Vec<u8>>, StoreError> {
    booked.person.map_or(Ok(None), |person| people::mail_index(tx, body, person))
}

/// The mailboxes of a card's live appointments, each with the soonest one.
pub(super) fn mailboxes(
    tx: &mut Tx,
    office: &Office,
    card: &[u8],
    now: Moment,
) -> Result<Vec<(Appointment, Vec<u8>)>, StoreError> {
    let mut found: Vec<(Appointment, Vec<u8>)> = Vec::new();
    for booked in live(tx, office, card, now)? {
        let Some(mail) = mailbox(tx, office.id, &booked)? else { continue };
        if found.len() < MAILBOXES_MAX && found.iter().all(|(_, known)| *known != mail) {
            found.push((booked, mail));
        }
    }
    Ok(found)
}

/// The mailbox whose code was typed. All are compared, whichever fits; without any, one is compared in vain.
pub(super) fn fitting(
    key: &MasterKey,
    body: i64,
    id: i64,
    typed: &Digits,
    all: &[(Appointment, Vec<u8>)],
) -> Option<Vec<u8>> {
    let fits = |mail: &[u8]| -> Choice { typed.same(&Digits::due(key, body, id, mail)) };
    let _in_vain = fits(b"");
    let found: Vec<(Choice, &Vec<u8>)> = all.iter().map(|(_, mail)| (fits(mail), mail)).collect();
    found.into_iter().find(|(fits, _)| bool::from(*fits)).map(|(_, mail)| mail.clone())
}
