//! What is no message, or no message of the schema: refused, and nothing written.

use pagopa::soap::{BODY_BYTES_MAX, DEPTH_MAX, EnvelopeError, ReadError, read_request};

use crate::support::On;
use crate::support::node::{receipt, send};
use crate::support::till::Till;

pub async fn bad_xml_is_refused_and_nothing_written(on: On) {
    let till = Till::open(on).await;
    let made = till.create(till.meals(4_500)).await.unwrap();
    let good = send(&receipt(&made, "t1")).to_envelope();
    let before = till.counts().await;
    let (open, close) = ("<a>".repeat(10_000), "</a>".repeat(10_000));
    let declared = |encoding: &str| good.replace("encoding=\"UTF-8\"", &format!("encoding=\"{encoding}\""));
    let dtd = |inside: &str| {
        let text = good.replace("<soapenv:Envelope", &format!("<!DOCTYPE x [{inside}]><soapenv:Envelope"));
        text.replace("Mensa di marzo", "&e;")
    };
    let laughs: String =
        (1..10).map(|n| format!("<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10))).collect();
    let wide: Vec<u8> = good.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let broken: Vec<(&str, Vec<u8>)> = vec![
        ("nothing", Vec::new()),
        ("no XML", b"paSendRT".to_vec()),
        ("an entity", dtd("<!ENTITY e 'x'>").into_bytes()),
        ("a file", dtd("<!ENTITY e SYSTEM 'file:///etc/passwd'>").into_bytes()),
        ("laughs", dtd(&format!("<!ENTITY e0 'ha'>{laughs}<!ENTITY e '&e9;'>")).into_bytes()),
        ("depth", good.replace("<outcome>", &format!("{open}{close}<outcome>")).into_bytes()),
        (
            "just too deep",
            good.replace(
                "<outcome>",
                &format!("{}{}<outcome>", "<a>".repeat(DEPTH_MAX), "</a>".repeat(DEPTH_MAX)),
            )
            .into_bytes(),
        ),
        ("size", good.replace("Mensa", &"x".repeat(BODY_BYTES_MAX)).into_bytes()),
        (
            "many elements",
            good.replace("<outcome>", &format!("{}<outcome>", "<a/>".repeat(10_000))).into_bytes(),
        ),
        ("two bytes a sign", wide),
        ("an unknown encoding", declared("UTF-7").into_bytes()),
        ("not what it claims", declared("US-ASCII").replace("Mensa", "Mensà").into_bytes()),
        ("torn", good.as_bytes()[..good.len() / 2].to_vec()),
        (
            "another envelope",
            good.replace(
                "http://schemas.xmlsoap.org/soap/envelope/",
                "http://www.w3.org/2003/05/soap-envelope",
            )
            .into_bytes(),
        ),
        ("an unknown message", good.replace("paSendRTV2Request", "paSendRTV3Request").into_bytes()),
    ];
    // The reader stops where the message goes too far, and reads no further.
    let refusal = |wanted: &str| {
        let (_, bytes) = broken.iter().find(|(what, _)| *what == wanted).unwrap();
        match read_request(bytes) {
            Err(ReadError::Envelope(error)) => error,
            other => panic!("{wanted}: {other:?}"),
        }
    };
    assert!(matches!(refusal("laughs"), EnvelopeError::Dtd { .. }), "before any entity is unfolded");
    assert!(matches!(refusal("depth"), EnvelopeError::TooDeep { .. }));
    assert!(matches!(refusal("just too deep"), EnvelopeError::TooDeep { .. }));
    assert!(matches!(refusal("size"), EnvelopeError::TooLarge { .. }));
    assert!(matches!(refusal("many elements"), EnvelopeError::TooManyNodes { .. }));
    for (what, bytes) in broken {
        let answer = till.say(bytes).await;
        assert_eq!(answer.status, 500, "{what}: {}", answer.text);
        assert!(answer.text.contains("<soapenv:Fault><faultcode>soapenv:"), "{what}: {}", answer.text);
        assert!(!answer.text.contains("root:"), "{what}");
        assert!(answer.text.len() < 1_000, "{what}: nothing of it comes back or grows: {}", answer.text);
    }
    let nav = made.options[0].instalments[0].nav.as_str().to_owned();
    let number = |other: String| good.replace(&nav, &other).into_bytes();
    let wrong: Vec<(&str, Vec<u8>)> = vec![
        ("a blank before", number(format!(" {nav}"))),
        ("blanks within", number(format!("{} {}", &nav[..9], &nav[9..]))),
        ("a letter", number(format!("{}X", &nav[..17]))),
        ("no name", good.replace("<receiptId>t1</receiptId>", "").into_bytes()),
        ("an amount of three decimals", good.replace("45.00", "45.000").into_bytes()),
        ("no transfers", good.replace("transferList>", "transfers>").into_bytes()),
    ];
    let unread = wrong.len() as i64;
    for (what, bytes) in wrong {
        let answer = till.say(bytes).await;
        assert_eq!(answer.status, 200, "{what}: {}", answer.text);
        assert!(
            answer.text.contains("<outcome>KO</outcome><fault><faultCode>PAA_SINTASSI_EXTRAXSD<"),
            "{what}: {}",
            answer.text
        );
        assert!(answer.text.contains("<id>80012345676</id>"), "{what}: {}", answer.text);
    }
    // What the node said in the form of a receipt is kept for people, and means nothing.
    assert_eq!(till.counts().await, [before[0] + unread, before[1], before[2], before[3], before[4]]);
    assert_eq!(till.say(good.into_bytes()).await.status, 200);
    assert_eq!(till.counts().await[0], before[0] + unread + 1);
}
