//! Provinces and postal codes of Italy: what is printed on an envelope is judged before.

use super::Slip;

/// Signs of the provinces, those of Sardinia that came and went with them, and abroad (ISTAT; `EE` of the tax register).
const PROVINCES: &str = "AG AL AN AO AP AQ AR AT AV BA BG BI BL BN BO BR BS BT BZ CA CB CE CH CI CL CN CO CR CS CT CZ EE EN FC FE FG FI FM FR GE GO GR IM IS KR LC LE LI LO LT LU MB MC ME MI MN MO MS MT NA NO NU OG OR OT PA PC PD PE PG PI PN PO PR PT PU PV PZ RA RC RE RG RI RM RN RO SA SI SO SP SR SS SU SV TA TE TN TO TP TR TS TV UD VA VB VC VE VI VR VS VT VV";
/// Of who lives abroad.
const ABROAD: &str = "EE";
const POSTCODE_DIGITS: usize = 5;

/// A country that is not said is Italy.
fn is_italy(country: &str) -> bool {
    matches!(country, "" | "IT")
}

pub(crate) fn is_province(sign: &str) -> bool {
    PROVINCES.split(' ').any(|known| known == sign)
}

/// Two capitals, or nothing.
pub(super) fn of_sign(text: &str) -> Option<Slip> {
    let holds = text.is_empty() || (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()));
    (!holds).then_some(Slip::TwoLetters)
}

pub(super) fn of_province(province: &str, country: &str) -> Option<Slip> {
    let unknown = || !province.is_empty() && is_italy(country) && !is_province(province);
    of_sign(province).or_else(|| unknown().then_some(Slip::Province))
}

pub(super) fn of_postcode(postcode: &str, province: &str, country: &str) -> Option<Slip> {
    let digits = postcode.len() == POSTCODE_DIGITS && postcode.bytes().all(|byte| byte.is_ascii_digit());
    let judged = !postcode.is_empty() && is_italy(country) && province != ABROAD;
    (judged && !digits).then_some(Slip::Postcode)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_in_italy_has_a_province_and_five_digits() {
        assert_eq!(PROVINCES.split(' ').count(), 112);
        for (province, country, slip) in [
            ("RM", "IT", None),
            ("EE", "IT", None),
            ("", "", None),
            ("XX", "SI", None),
            ("XX", "IT", Some(Slip::Province)),
            ("ROMA", "IT", Some(Slip::TwoLetters)),
        ] {
            assert_eq!(of_province(province, country), slip, "{province} {country}");
        }
        for (code, province, country, slip) in [
            ("00100", "RM", "IT", None),
            ("", "RM", "IT", None),
            ("SI-6000", "", "SI", None),
            ("6000", "EE", "IT", None),
            ("ABCDE99999", "RM", "", Some(Slip::Postcode)),
            ("0010", "RM", "IT", Some(Slip::Postcode)),
        ] {
            assert_eq!(of_postcode(code, province, country), slip, "{code}");
        }
    }
}
