//! The whole of a person: its requests, how it is reached, its appointments and votes, what it wrote into requests of
//! others, and the letters that never became one.

use std::io;

use office::people;
use platform::archive::Archive;
use platform::files::{self, File};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::{FILES_BYTES_MAX, Source, Whose, tickets};
use crate::digital::words::csv;
use crate::faces::vote_of;
use crate::person::Found;
use crate::said::said;
use crate::ticket::by_id;
use crate::{appoint, attached};

pub fn person(source: &Source, found: Found, archive: &mut Archive) -> io::Result<()> {
    let own: Vec<i64> = found.asked.iter().map(|ticket| ticket.id).collect();
    tickets(source, &Whose::These(found.tickets()), archive)?;
    contacts(source, &found.people, archive)?;
    appointments(source, &own, archive)?;
    votes(source, &own, archive)?;
    let mut left = FILES_BYTES_MAX;
    elsewhere(source, &found.strange, &mut left, archive)?;
    letters(source, &found.letters, &mut left, archive)
}

/// Each way to reach it once, however often it wrote.
fn contacts(source: &Source, people: &[i64], archive: &mut Archive) -> io::Result<()> {
    let mut table = csv(&source.page, &["archive-name", "open-email", "open-phone"]);
    let mut seen = std::collections::BTreeSet::new();
    for person in people {
        let (body, person) = (source.office.id, *person);
        let contact = source.read(move |tx| people::contact(tx, body, person))?;
        let line = (contact.name, contact.email.unwrap_or_default(), contact.phone.unwrap_or_default());
        if seen.insert(line.clone()) {
            table.row(&[&line.0, &line.1, &line.2]);
        }
    }
    archive.add("recapiti.csv", table.finish().as_bytes())
}

fn appointments(source: &Source, own: &[i64], archive: &mut Archive) -> io::Result<()> {
    let heads = ["customer-code", "appoint-how", "appoint-when", "archive-outcome", "appoint-topic"];
    let mut table = csv(&source.page, &heads);
    for ticket in own {
        let (body, ticket) = (source.office.id, *ticket);
        let booked = source.read(move |tx| {
            let code = by_id(tx, body, ticket)?.map_or_else(String::new, |ticket| ticket.code);
            let booked = appoint::of_ticket(tx, body, ticket)?.into_iter();
            let with_topic = booked.map(|one| {
                let seat = agenda::appointment::by_id(tx, body, one.appointment)?;
                Ok((code.clone(), one, seat.map_or_else(String::new, |seat| seat.detail)))
            });
            with_topic.collect::<Result<Vec<_>, StoreError>>()
        })?;
        for (code, one, topic) in booked {
            let way = said(&source.page, "way", one.way.word());
            let outcome =
                one.outcome.map_or_else(String::new, |word| said(&source.page, "outcome", word.word()));
            table.row(&[&code, &way, &source.at(one.start), &outcome, &topic]);
        }
    }
    archive.add("appuntamenti.csv", table.finish().as_bytes())
}

fn votes(source: &Source, own: &[i64], archive: &mut Archive) -> io::Result<()> {
    let mut table = csv(&source.page, &["customer-code", "archive-at", "desk-vote", "archive-text"]);
    for ticket in own {
        let (body, ticket) = (source.office.id, *ticket);
        let read = move |tx: &mut Tx| Ok((by_id(tx, body, ticket)?, vote_of(tx, body, ticket)?));
        let (Some(ticket), Some(vote)) = source.read(read)? else { continue };
        if let Some((face, at)) = vote.given {
            let face = source.text(&format!("faces-{}", face.word()));
            table.row(&[&ticket.code, &source.at(at), &face, &vote.words]);
        }
    }
    archive.add("giudizi.csv", table.finish().as_bytes())
}

/// Its own words and files only: whose request it was is another's affair.
fn elsewhere(
    source: &Source,
    strange: &[(i64, i64)],
    left: &mut i64,
    archive: &mut Archive,
) -> io::Result<()> {
    let mut table = csv(&source.page, &["archive-at", "desk-channel", "archive-text"]);
    let mut along: Vec<File> = Vec::new();
    for (ticket, message) in strange {
        let (body, ticket, message) = (source.office.id, *ticket, *message);
        let (row, files) = source.read(move |tx| {
            let row = tx.row(
                sql!(
                    "SELECT at, channel, text FROM ticket_message WHERE body = ?1 AND ticket = ?2 AND id = ?3"
                ),
                values![body, ticket, message],
            )?;
            let row =
                row.map(|row| Ok::<_, StoreError>((row.get(0)?, row.get(1)?, row.get(2)?))).transpose()?;
            let files = attached::of_ticket(tx, body, ticket)?.into_iter();
            Ok((row, files.filter(|one| one.message == message).map(|one| one.file).collect::<Vec<_>>()))
        })?;
        let Some((at, channel, text)): Option<(i64, String, String)> = row else { continue };
        let at = source.at(Moment(at));
        table.row(&[&at, &said(&source.page, "channel", &channel), &text]);
        along.extend(files);
    }
    archive.add("altri-messaggi.csv", table.finish().as_bytes())?;
    for file in along {
        if let Some(bytes) = source.bytes(&file, left) {
            let name = file.kept.name.replace(['/', '\\'], "_");
            archive.add(&format!("altri-messaggi/{}-{name}", file.id), &bytes)?;
        }
    }
    Ok(())
}

fn letters(source: &Source, letters: &[i64], left: &mut i64, archive: &mut Archive) -> io::Result<()> {
    let mut table = csv(&source.page, &["archive-at", "open-subject", "archive-text"]);
    let mut along: Vec<(i64, File)> = Vec::new();
    for letter in letters {
        let (body, letter) = (source.office.id, *letter);
        let row = source.read(move |tx| {
            let row = tx.row(
                sql!("SELECT arrived_at, subject, excerpt, file FROM letter WHERE body = ?1 AND id = ?2"),
                values![body, letter],
            )?;
            let Some(row) = row else { return Ok(None) };
            let file =
                row.get::<Option<i64>>(3)?.map(|file| files::get(tx, body, file)).transpose()?.flatten();
            Ok(Some((row.get(0)?, row.get(1)?, row.get(2)?, file)))
        })?;
        let Some((at, subject, text, file)): Option<(i64, String, String, Option<File>)> = row else {
            continue;
        };
        table.row(&[&source.at(Moment(at)), &subject, &text]);
        along.extend(file.map(|file| (letter, file)));
    }
    archive.add("lettere.csv", table.finish().as_bytes())?;
    for (letter, file) in along {
        if let Some(bytes) = source.bytes(&file, left) {
            archive.add(&format!("lettere/{letter}.eml"), &bytes)?;
        }
    }
    Ok(())
}
