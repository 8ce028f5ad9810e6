//! The life of one connection.

use std::{
    convert::Infallible,
    future::Future,
    net::SocketAddr,
    pin::{Pin, pin},
    sync::Arc,
    time::Duration,
};

use axum::{
    body::Body as Boxed,
    http::{HeaderMap, HeaderValue, Request, Response, StatusCode, header},
};
use hyper::body::Incoming;
use hyper_util::rt::TokioIo;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
    sync::watch,
    time::{Instant, timeout_at},
};
use tower::Service;

use super::{
    Peer, PeerCertificate, Secure,
    body::{Answer, Upload},
    guard::Guard,
    hall::{Entry, Hall},
    talk::{ANSWER, Talk},
};

/// A newcomer who is turned away has this long to ask.
const REFUSAL: Duration = Duration::from_secs(2);

/// How the server is doing, as every connection watches it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Open,
    /// Finish and go.
    Draining,
    /// Go.
    Cut,
}

/// Serves one connection to its end. The budget for the first header began at `accepted`.
pub(super) async fn serve(
    hall: Arc<Hall>,
    entry: Entry,
    stream: TcpStream,
    address: SocketAddr,
    accepted: Instant,
    mut stage: watch::Receiver<Stage>,
) {
    let budget = match entry {
        Entry::Admitted { .. } => hall.limits.header,
        Entry::Refused { .. } => hall.limits.header.min(REFUSAL),
    };
    let deadline = accepted + budget;
    let Some(tls) = &hall.tls else {
        return converse(&hall, &entry, stream, (address, None), deadline, stage).await;
    };
    let handshake = tokio::select! {
        result = timeout_at(deadline, tls.accept(stream)) => result,
        // Nothing was asked yet.
        _ = stage.changed() => return,
    };
    match handshake {
        Ok(Ok(stream)) => {
            let shown = stream.get_ref().1.peer_certificates().and_then(|chain| chain.first());
            let shown = shown.map(|certificate| PeerCertificate(certificate.as_ref().into()));
            converse(&hall, &entry, stream, (address, shown), deadline, stage).await;
        }
        Ok(Err(_)) => hall.limits.counts.tls_failed(),
        Err(_) => hall.limits.counts.slow_header(),
    }
}

async fn converse<T: AsyncRead + AsyncWrite + Unpin>(
    hall: &Hall,
    entry: &Entry,
    stream: T,
    (address, shown): (SocketAddr, Option<PeerCertificate>),
    deadline: Instant,
    mut stage: watch::Receiver<Stage>,
) {
    let talk = Arc::new(Talk::default());
    let guard = Guard::new(stream, Arc::clone(&talk), Arc::clone(&hall.limits), deadline);
    let door = Door { hall, entry, peer: Peer(address), shown, talk: &talk };
    let service = hyper::service::service_fn(|request| door.answer(request));
    let mut connection = pin!(hall.http.serve_connection(TokioIo::new(guard), service));
    loop {
        tokio::select! {
            // Errors are the peer's doing or the guard's, which has counted it.
            _ = connection.as_mut() => return,
            changed = stage.changed() => {
                let now = *stage.borrow_and_update();
                // Event streams never finish by themselves; their readers come back to the new server.
                if changed.is_err() || now == Stage::Cut || talk.is_streaming() {
                    return;
                }
                connection.as_mut().graceful_shutdown();
            }
        }
    }
}

/// Answers the requests of one connection.
struct Door<'a> {
    hall: &'a Hall,
    entry: &'a Entry,
    peer: Peer,
    shown: Option<PeerCertificate>,
    talk: &'a Arc<Talk>,
}

type Answering<'a> = Pin<Box<dyn Future<Output = Result<Response<Answer>, Infallible>> + Send + 'a>>;

impl<'a> Door<'a> {
    fn answer(&self, request: Request<Incoming>) -> Answering<'a> {
        self.talk.enter(ANSWER);
        let talk = Arc::clone(self.talk);
        if let Entry::Refused { status, .. } = self.entry {
            let refusal = refusal(*status);
            return Box::pin(async move { Ok(refusal.map(|body| Answer::new(body, talk))) });
        }
        let mut request = request.map(|body| Upload::guard(body, &talk, &self.hall.limits));
        request.extensions_mut().insert(self.peer);
        if let Some(shown) = &self.shown {
            request.extensions_mut().insert(shown.clone());
        }
        request.extensions_mut().insert(Secure(self.hall.tls.is_some()));
        // The router is always ready, so it may be called without asking.
        let answer = self.hall.app.clone().call(request);
        Box::pin(async move {
            let Ok(mut response) = answer.await;
            if talk.is_body_slow() {
                // Whatever the handler made of half a body, the sender learns the reason.
                response = refusal(StatusCode::REQUEST_TIMEOUT);
            }
            talk.set_streaming(is_event_stream(response.headers()));
            Ok(response.map(|body| Answer::new(body, talk)))
        })
    }
}

fn is_event_stream(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/event-stream"))
}

/// A short answer after which the connection ends.
fn refusal(status: StatusCode) -> Response<Boxed> {
    let text = format!("{} {}\n", status.as_u16(), status.canonical_reason().unwrap_or_default());
    let mut response = Response::new(Boxed::from(text));
    *response.status_mut() = status;
    let fixed = [
        (header::CONNECTION, "close"),
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        (header::RETRY_AFTER, "5"),
    ];
    response.headers_mut().extend(fixed.map(|(name, value)| (name, HeaderValue::from_static(value))));
    response
}
