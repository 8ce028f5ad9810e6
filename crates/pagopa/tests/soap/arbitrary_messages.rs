//! Any request and any answer.

use pagopa::Cents;
use pagopa::soap::*;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

use crate::arbitrary::*;

fn sender() -> impl Strategy<Value = Sender> {
    (text(), text(), text()).prop_map(|(body, broker, station)| Sender { body, broker, station }).boxed()
}

fn qr() -> impl Strategy<Value = QrCode> {
    (body_code(), notice()).prop_map(|(body, notice)| QrCode { body, notice })
}

fn asked() -> impl Strategy<Value = Asked> {
    let way = prop_oneof![Just(TransferType::Postal), Just(TransferType::PagoPa)];
    (sender(), qr(), of(amount()), of(text()), of(way), of(date()))
        .prop_map(|(sender, qr, amount, note, transfer_type, due)| Asked {
            sender,
            qr,
            amount,
            note,
            transfer_type,
            due,
        })
        .boxed()
}

fn edition() -> impl Strategy<Value = Edition> {
    let more = (of(text()), of(amount()), of(text()), of(text()))
        .prop_map(|(note, primary_fee, bundle, body_bundle)| More { note, primary_fee, bundle, body_bundle });
    prop_oneof![
        transfers(text()).prop_map(|transfers| Edition::First { transfers }),
        (transfers(named(paid())), more).prop_map(|(transfers, more)| Edition::Second { transfers, more }),
    ]
    .boxed()
}

pub fn receipt() -> impl Strategy<Value = Receipt> {
    let psp = (text(), of(text()), of(text()), text(), text(), text()).boxed().prop_map(
        |(id, fiscal_code, vat_number, company, channel, channel_description)| Psp {
            id,
            fiscal_code,
            vat_number,
            company,
            channel,
            channel_description,
        },
    );
    let outcome = prop_oneof![Just(Outcome::Ok), Just(Outcome::Ko)];
    let what =
        (text(), any_notice(), body_code(), outcome, text(), amount(), text(), text(), of(text())).boxed();
    let who = (subject(), psp, of(subject()));
    let how =
        (of(text()), of(amount()), of(time()), of(date()), of(date()), of(metadata()), of(any::<bool>()));
    (what, who, how, edition())
        .prop_map(|(what, who, how, edition)| {
            let (id, notice, body, outcome, reference, amount, description, company, office) = what;
            let (debtor, psp, payer) = who;
            let (method, fee, paid_at, applied_on, transfer_on, metadata, stand_in) = how;
            Receipt {
                id,
                notice,
                body,
                outcome,
                reference,
                amount,
                description,
                company,
                office,
                debtor,
                psp,
                payer,
                method,
                fee,
                paid_at,
                applied_on,
                transfer_on,
                metadata,
                stand_in,
                edition,
            }
        })
        .boxed()
}

pub fn request() -> impl Strategy<Value = Request> {
    prop_oneof![
        (sender(), qr()).prop_map(|(sender, qr)| Request::Verify { sender, qr }),
        asked().prop_map(Request::Get),
        asked().prop_map(Request::GetV2),
        (sender(), receipt())
            .prop_map(|(sender, receipt)| Request::SendReceipt { sender, receipt: Box::new(receipt) }),
        (sender(), text(), text(), vec(any::<u8>(), 0..200)).prop_map(
            |(sender, service, subject, content)| Request::Demand { sender, service, subject, content }
        ),
    ]
}

fn verified() -> impl Strategy<Value = Verified> {
    let words = (text(), body_code(), text(), of(text()));
    (amount(), of(date()), of(text()), any::<bool>(), words)
        .prop_map(|(amount, due, detail, all_postal, (description, body, company, office))| Verified {
            amount,
            due,
            detail,
            all_postal,
            description,
            body,
            company,
            office,
        })
        .boxed()
}

pub fn payment<C: std::fmt::Debug + Clone + 'static>(
    credit: impl Strategy<Value = C> + 'static,
) -> impl Strategy<Value = Payment<C>> {
    let breakdown = transfers(credit).prop_map(|transfers| {
        let sum = Cents::total(transfers.as_slice().iter().map(|transfer| transfer.amount.cents()));
        Breakdown::new(Amount::new(sum.expect("fits")).expect("below the largest"), transfers)
            .expect("the sum")
    });
    let words = (text(), text(), of(text()), subject(), of(metadata()));
    (iuv(), date(), of(time()), of(any::<bool>()), words, breakdown)
        .prop_map(|(reference, due, retention, last, words, breakdown)| {
            let (description, company, office, debtor, metadata) = words;
            Payment {
                reference,
                due,
                retention,
                last,
                description,
                company,
                office,
                debtor,
                breakdown,
                metadata,
            }
        })
        .boxed()
}

pub fn fault() -> impl Strategy<Value = Fault> {
    let code = prop::sample::select(FaultCode::ALL.to_vec());
    (code, text(), of(text())).prop_map(|(code, id, description)| Fault { code, id, description }).boxed()
}

pub fn response() -> impl Strategy<Value = Response> {
    let demanded = (qr(), verified()).prop_map(|(qr, verified)| Demanded { qr, verified });
    let refused = (prop::sample::select(Operation::ALL.to_vec()), fault())
        .prop_map(|(operation, fault)| Response::refusal(operation, fault));
    prop_oneof![
        verified().prop_map(|verified| Response::Verify(Ok(verified))),
        payment(text()).prop_map(|payment| Response::Get(Ok(payment))),
        payment(named(payable())).prop_map(|payment| Response::GetV2(Ok(payment))),
        Just(Response::SendRt(Ok(()))),
        Just(Response::SendRtV2(Ok(()))),
        demanded.prop_map(|demanded| Response::Demand(Ok(demanded))),
        refused,
    ]
}
