//! Caps: who comes too late is told so, and places come back.

use super::*;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_address_gets_so_many_places_and_no_more() {
    let limits = Limits { per_address_max: 2, loopback_trusted: false, ..Limits::default() };
    let server = start(app(), limits, None);
    let mut kept = [server.connect(), server.connect()];
    for socket in &mut kept {
        assert!(ask(socket, "/").is_some());
    }
    let mut third = server.connect();
    assert_eq!(ask(&mut third, "/"), Some((429, "429 Too Many Requests\n".into())));
    assert!(is_closed(&mut third));
    // The others are not disturbed, and a place given back is there for the next.
    assert!(ask(&mut kept[0], "/").is_some());
    kept[1].shutdown(Shutdown::Both).unwrap();
    assert!((0..2_000).any(|_| server.status("/") == 200));
    assert!(server.count(|counts| &counts.refused_address) >= 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_full_the_public_is_refused_and_trusted_networks_still_enter() {
    let full =
        Limits { connections_max: 1, reserved_connections: 1, loopback_trusted: false, ..Limits::default() };
    let public = start(app(), full.clone(), None);
    let mut kept = public.connect();
    assert!(ask(&mut kept, "/").is_some());
    assert_eq!(public.status("/"), 503);
    assert_eq!(public.count(|counts| &counts.refused_full), 1);

    let trusted = vec!["127.0.0.0/8".parse().unwrap()];
    let staff = start(app(), Limits { trusted, counts: Arc::default(), per_address_max: 0, ..full }, None);
    let mut kept = [staff.connect(), staff.connect()];
    for socket in &mut kept {
        assert_eq!(ask(socket, "/"), Some((200, "ciao".into())));
    }
    assert_eq!(staff.status("/"), 503, "the reserve has an end");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn refused_connections_cannot_pile_up() {
    let limits = Limits { connections_max: 0, reserved_connections: 0, header: SHORT, ..Limits::default() };
    let server = start(app(), limits, None);
    let mut silent: Vec<_> = (0..300).map(|_| server.connect()).collect();
    assert!(silent.iter_mut().all(is_closed));
    assert_eq!(server.count(|counts| &counts.admitted), 0);
    assert_eq!(server.status("/"), 503);
}
