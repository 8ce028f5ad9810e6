use std::io::{Read, Write};
use std::os::unix::net::UnixListener;

use axum::http::header;

use super::*;
use crate::clock::{Clock, Moment};
use crate::store::Lane;

const NOW: Moment = Moment(1_000_000);

async fn write_down(house: &House, kept: &Kept) -> File {
    let kept = kept.clone();
    let added = house.db.write(Lane::HOUSE, move |tx| {
        let id = add(tx, 7, &kept, NOW)?;
        assert_eq!(get(tx, 8, id)?, None, "another body has no such file");
        get(tx, 7, id)
    });
    added.await.unwrap().unwrap()
}

#[tokio::test]
async fn twice_the_same_is_one_file_of_two_names() {
    let house = House::open(None);
    let one = house.cabinet.keep("a/uno.txt", b"same").unwrap();
    let two = house.cabinet.keep("due.txt", b"same").unwrap();
    assert_eq!((&one.sha256, one.name.as_str(), two.name.as_str()), (&two.sha256, "uno.txt", "due.txt"));
    assert_eq!(house.lying().len(), 1);
    let file = write_down(&house, &one).await;
    assert_eq!((file.kept.clone(), file.at), (one, NOW));
    assert_eq!(file.kept.sent_name, "a/uno.txt");
    assert_eq!(house.cabinet.read(&file.kept.sha256).unwrap(), b"same");
}

#[test]
fn too_large_leaves_nothing_behind() {
    let house = House::open(None);
    let most = vec![b'a'; FILE_BYTES_MAX];
    assert!(house.cabinet.keep("most", &most).is_ok());
    assert!(matches!(house.cabinet.keep("more", &[&most[..], b"a"].concat()), Err(KeepError::TooLarge)));
    assert_eq!(house.lying().len(), 1);
}

#[tokio::test]
async fn it_leaves_to_be_saved_and_nothing_of_it_runs() {
    let house = House::open(None);
    let kept = house.cabinet.keep("pagina.html", b"<html><script>alert(1)</script>").unwrap();
    let file = write_down(&house, &kept).await;
    let response = download(&house.cabinet, &file).await.unwrap();
    let headers = response.headers().clone();
    assert_eq!(headers[header::CONTENT_TYPE], "application/octet-stream");
    assert_eq!(headers[header::CONTENT_DISPOSITION], "attachment; filename=\"pagina.html\"");
    assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    assert_eq!(headers[header::CONTENT_SECURITY_POLICY], "sandbox; default-src 'none'");
    let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
    assert_eq!(&body[..], b"<html><script>alert(1)</script>");
    assert!(preview(&house.cabinet, &file).await.is_err(), "a page is no picture");
}

/// A clamd that finds something in what contains «bad».
fn clamd(house: &std::path::Path) -> Scanner {
    let path = house.join("clamd.ctl");
    let listener = UnixListener::bind(&path).unwrap();
    std::thread::spawn(move || {
        for line in listener.incoming() {
            let mut line = line.unwrap();
            let mut command = [0; 10];
            line.read_exact(&mut command).unwrap();
            assert_eq!(&command, b"zINSTREAM\0");
            let mut content = Vec::new();
            loop {
                let mut length = [0; 4];
                line.read_exact(&mut length).unwrap();
                let mut chunk = vec![0; u32::from_be_bytes(length) as usize];
                line.read_exact(&mut chunk).unwrap();
                if chunk.is_empty() {
                    break;
                }
                content.extend(chunk);
            }
            let is_bad = content.windows(3).any(|part| part == b"bad");
            line.write_all(if is_bad { b"stream: Trial FOUND\0" } else { b"stream: OK\0" }).unwrap();
        }
    });
    Scanner::Socket(path)
}

#[tokio::test]
async fn what_is_not_scanned_or_bad_stays_here() {
    let folder = House::open(None);
    let scanner = Scanner::parse(folder.folder.join("clamd.ctl").to_str().unwrap());
    let house = House::open(scanner);
    let waits = house.cabinet.keep("a.txt", &[b'a'; 200_000]).unwrap();
    assert_eq!(waits.scan, Scan::Waiting, "nobody answers");
    let file = write_down(&house, &waits).await;
    assert_eq!(download(&house.cabinet, &file).await.unwrap_err().sentence.key, "file-not-yet-scanned");
    let clock = Clock::manual(NOW);
    assert_eq!(rescan(&house.db, &house.cabinet, &clock).await, Ok(0));

    clamd(&folder.folder);
    assert_eq!(rescan(&house.db, &house.cabinet, &clock).await, Ok(1));
    let id = file.id;
    let file = house.db.read(move |tx| get(tx, 7, id)).await.unwrap().unwrap();
    assert_eq!(file.kept.scan, Scan::Clean);
    assert!(download(&house.cabinet, &file).await.is_ok());

    let bad = house.cabinet.keep("b.txt", b"a bad one").unwrap();
    assert_eq!(bad.scan, Scan::Found("Trial".into()));
    let file = write_down(&house, &bad).await;
    assert_eq!(file.kept.scan, Scan::Found("Trial".into()));
    assert_eq!(download(&house.cabinet, &file).await.unwrap_err().sentence.key, "file-held-back");
    assert!(preview(&house.cabinet, &file).await.is_err());
}

#[tokio::test]
async fn bytes_that_no_row_names_go_after_a_day() {
    let house = House::open(None);
    let (named, orphan) = (house.cabinet.keep("a", b"named"), house.cabinet.keep("b", b"orphan"));
    let (named, _) = (write_down(&house, &named.unwrap()).await, orphan.unwrap());
    assert_eq!(sweep(&house.db, &house.cabinet).await, Ok(0), "its row may still come");
    let yesterday = std::time::SystemTime::now() - std::time::Duration::from_secs(25 * 3_600);
    for path in house.lying() {
        std::fs::File::options().write(true).open(path).unwrap().set_modified(yesterday).unwrap();
    }
    assert_eq!(sweep(&house.db, &house.cabinet).await, Ok(1));
    assert_eq!(house.cabinet.read(&named.kept.sha256).unwrap(), b"named");
    let id = named.id;
    assert_eq!(house.db.write(Lane::HOUSE, move |tx| remove(tx, 7, id)).await, Ok(true));
    assert_eq!(sweep(&house.db, &house.cabinet).await, Ok(1));
    assert!(house.lying().is_empty());
}
