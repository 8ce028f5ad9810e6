//! What is written is read back as it was.

use pagopa::soap::*;
use proptest::prelude::*;

use crate::arbitrary_messages::{payment, request, response};
use crate::{arbitrary, hostile};

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_request_is_read_back(request in request()) {
        prop_assert_eq!(read_request(request.to_envelope().as_bytes()), Ok(request));
    }

    #[test]
    fn an_answer_is_read_back(response in response()) {
        prop_assert_eq!(read_response(response.to_envelope().as_bytes()), Ok(response));
    }

    #[test]
    fn any_bytes_are_borne(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = (read_request(&bytes), read_response(&bytes));
    }

    #[test]
    fn a_damaged_message_is_borne(request in request(), response in response(), damage in hostile::damage()) {
        let _ = read_request(&damage.done_to(request.to_envelope().into_bytes()));
        let _ = read_response(&damage.done_to(response.to_envelope().into_bytes()));
    }

    #[test]
    fn any_text_can_be_made_to_fit(text in any::<String>()) {
        if let Some(cut) = Text::<16>::cut(&text) {
            prop_assert_eq!(Text::<16>::parse(cut.as_str()), Ok(cut));
        }
        prop_assert!(Text::<16>::parse(Text::<16>::cut_or_dash(&text).as_str()).is_ok());
    }

    #[test]
    fn a_payment_with_a_stamp_is_nothing_for_the_first_version(payment in payment(arbitrary::named(arbitrary::payable()))) {
        let stamp = |transfer: &Transfer<Named<Payable>>| matches!(transfer.credit.to, Payable::Stamp(_));
        let stamps = payment.breakdown.transfers().as_slice().iter().any(stamp);
        let total = payment.breakdown.total();
        match payment.into_first() {
            Ok(first) => prop_assert!(!stamps && first.breakdown.total() == total),
            Err(StampRefused) => prop_assert!(stamps),
        }
    }
}
