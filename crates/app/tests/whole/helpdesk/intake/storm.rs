//! Many letters, and a worker that dies all the time.

use std::time::Duration;

use crate::helpdesk::corpus::*;
use crate::helpdesk::post::Post;
use crate::support::On;

/// Letters of the storm.
const MANY: usize = 300;

pub async fn three_hundred_letters_and_a_worker_that_dies_all_the_time(on: On) {
    let post = Post::open(on).await;
    for number in 0..MANY {
        post.put("urp", &from(&format!("p{number}@posta.example"), &format!("Lettera {number}"), ""));
    }
    let intake = &post.house.house.intake;
    let mut deaths = 0;
    // Cut off wherever it happens to be, a little later each time.
    for attempt in 1..400u64 {
        match tokio::time::timeout(Duration::from_millis(10 + attempt * 7 % 90), intake.round()).await {
            Ok(done) => {
                done.unwrap();
                break;
            }
            Err(_) => deaths += 1,
        }
    }
    post.round().await;
    assert!(deaths >= 3, "it died {deaths} times only");
    let ends = post.ends().await;
    assert_eq!(ends.len(), MANY, "each is stored once");
    assert!(
        ends.iter().all(|end| end.state == "applied"),
        "{:?}",
        ends.iter().find(|end| end.state != "applied")
    );
    let mut tickets: Vec<_> = ends.iter().filter_map(|end| end.ticket).collect();
    tickets.sort_unstable();
    tickets.dedup();
    assert_eq!((tickets.len(), post.tickets().await), (MANY, MANY as i64), "each begins one ticket");
    assert_eq!(post.sent().await.len(), MANY, "and has one answer");
    let read = std::fs::read_dir(post.folder("urp").join("read")).unwrap().count();
    assert_eq!(read, MANY);
    // So many in an hour are the most that are answered; the letter itself is not lost.
    assert_eq!(helpdesk::intake::ANSWERS_PER_HOUR, MANY as i64);
    assert_eq!(post.take("urp", &from("last@posta.example", "Una di troppo", "")).await.state, "applied");
    assert_eq!((post.sent().await.len(), post.count("withheld-all").await), (MANY, 1));
}

pub async fn the_same_letter_in_two_mailboxes_is_one_case(on: On) {
    let post = Post::open(on).await;
    let raw = String::from_utf8(from("ada@posta.example", "A due caselle", "")).unwrap();
    post.put("urp", format!("Received: by mx1.example; Mon, 2 Mar 2026 09:00:00 +0100\r\n{raw}").as_bytes());
    post.put("info", format!("Received: by mx2.example; Mon, 2 Mar 2026 09:00:05 +0100\r\n{raw}").as_bytes());
    post.round().await;
    let ends = post.ends().await;
    assert_eq!((ends.len(), post.tickets().await, post.sent().await.len()), (2, 1, 1));
    assert_eq!((ends[1].reason.as_str(), ends[1].ticket), ("twin", ends[0].ticket), "both lead to it");
    // The mailbox was numbered anew: everything comes again, and is known by its content.
    post.put("urp", raw.as_bytes());
    post.round().await;
    assert_eq!((post.tickets().await, post.count("twin").await), (1, 2));
}
