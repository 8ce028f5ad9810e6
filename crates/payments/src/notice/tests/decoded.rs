use pagopa::symbol::{QrText, SlipText};
use platform::pdf::{Area, Role};

use super::looks::told;
use super::*;

const DPI: f32 = 300.0;

/// A page as grey dots.
struct Raster {
    width: usize,
    dots: Vec<u8>,
}

fn rasters(pdf: Vec<u8>) -> Vec<Raster> {
    let mut rest = &told("pdftoppm", &["-gray", "-r", "300", "-"], pdf)[..];
    let mut pages = Vec::new();
    while !rest.is_empty() {
        // P5, width and height, 255: three lines, then the dots.
        let mut lines = rest.splitn(4, |byte| *byte == b'\n');
        assert_eq!(lines.next().unwrap(), b"P5");
        let size = std::str::from_utf8(lines.next().unwrap()).unwrap().split_once(' ').unwrap();
        let (width, height): (usize, usize) = (size.0.parse().unwrap(), size.1.parse().unwrap());
        assert_eq!(lines.next().unwrap(), b"255");
        let (dots, next) = lines.next().unwrap().split_at(width * height);
        pages.push(Raster { width, dots: dots.to_vec() });
        rest = next;
    }
    pages
}

/// Readers of two other houses, as Debian has them.
const ZBAR: (&str, &[&str]) = ("zbarimg", &["--raw", "--quiet", "-Sdisable", "-Sqrcode.enable", "pgm:-"]);
const DMTX: (&str, &[&str]) = ("dmtxread", &["--stop-after=1", "--milliseconds=20000", "pgm:-"]);

/// What a scanner held over this place reads, the white around it included.
fn read(page: &Raster, place: Area, (reader, arguments): (&str, &[&str])) -> String {
    let dots = |length: f32| (length * DPI / 72.0) as usize;
    let (left, top) = (dots(place.x - 9.0), dots(place.y - 9.0));
    let side = dots(place.width + 18.0);
    let mut picture = format!("P5\n{side} {side}\n255\n").into_bytes();
    for row in top..top + side {
        picture.extend(&page.dots[row * page.width + left..row * page.width + left + side]);
    }
    let text = String::from_utf8(told(reader, arguments, picture)).unwrap();
    text.strip_suffix('\n').unwrap_or(&text).to_owned()
}

/// The texts of all symbols of a notice, in reading order.
fn symbols(notice: &Notice) -> Vec<String> {
    let paper = draw(notice, NOW).unwrap();
    let pages = rasters(render(notice, NOW).unwrap());
    let elements = paper.tree().all();
    let figures = elements.iter().filter_map(|element| match &element.role {
        Role::Figure { alternative } => Some((alternative.clone(), element.place().unwrap())),
        _ => None,
    });
    figures
        .map(|(alternative, (page, place))| {
            assert!((place.width - 70.87).abs() < 0.01, "25 mm, not {place:?}");
            let qr = alternative.contains("QR");
            read(&pages[page], place, if qr { ZBAR } else { DMTX })
        })
        .collect()
}

fn qr(notice: &Notice, payment: &Payment) -> String {
    let text =
        QrText { notice: payment.number.clone(), body: notice.creditor.code.clone(), amount: payment.amount };
    text.write().unwrap()
}

#[test]
fn a_phone_and_the_post_office_read_the_exact_texts() {
    for (name, notice) in all() {
        let printed = rule::printable(&notice).unwrap();
        let known = offer::offers(&printed.asked);
        let known: Vec<&Payment> = known.iter().map(|offer| offer.payment).collect();
        let mut expected: Vec<String> = known.iter().map(|payment| qr(&notice, payment)).collect();
        if let (Some(account), Variant::A4) = (&notice.postal, notice.variant) {
            let fits = known.iter().filter(|payment| payment.amount <= pagopa::symbol::SLIP_LARGEST);
            expected.extend(fits.map(|payment| {
                let slip = SlipText {
                    notice: payment.number.clone(),
                    account: account.number.clone(),
                    amount: payment.amount,
                    body: notice.creditor.code.clone(),
                    debtor_code: notice.debtor.fiscal_code.clone(),
                    debtor: printed.debtor.name.clone(),
                    reason: notice.reason.clone(),
                };
                slip.write().unwrap()
            }));
        }
        assert_eq!(symbols(&notice), expected, "{name}");
    }
}

#[test]
fn the_texts_are_those_of_the_forms() {
    let read = symbols(&Notice { postal: postal(), ..once() });
    assert_eq!(read[0], "PAGOPA|002|301000000000000144|01234567897|123456");
    assert_eq!(read[1].len(), 256);
    assert!(read[1].starts_with("codfase=NBPA;183010000000000001441200001234567810000012345638961P101234567897DMCNCL80A01D612XNICCOLO D'AMICO"), "{}", read[1]);
}
