//! Codes of those who take part: SANP 3.13, "Adesione" (`idPA`, `idBrokerPA`, `idStation` of paForNode.xsd).

/// The fiscal code of a body or of its broker: eleven digits.
///
/// Only the form is required, since the platform's own examples (77777777777) fail the check digit.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BodyCode(String);

/// `<fiscal code of the broker>_NN`: the door of a broker through which the node calls.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StationId(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdError {
    /// Not eleven digits.
    Body,
    /// Not the code of a broker, an underscore and two digits.
    Station,
}

/// Digits of the code of a body.
const BODY_DIGITS: usize = 11;

impl BodyCode {
    pub fn parse(text: &str) -> Result<BodyCode, IdError> {
        if text.len() != BODY_DIGITS || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(IdError::Body);
        }
        Ok(BodyCode(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the last digit is that of a VAT number (DPR 784/1976): digits in even positions are doubled, less
    /// nine above nine, and the whole sum ends in zero. To be asked where a body is entered by hand.
    pub fn checks(&self) -> bool {
        let digits = self.0.bytes().map(|byte| u32::from(byte - b'0')).enumerate();
        let weighed = digits.map(|(index, digit)| match (index % 2, digit) {
            (0, digit) => digit,
            (_, digit) if digit > 4 => digit * 2 - 9,
            (_, digit) => digit * 2,
        });
        weighed.sum::<u32>().is_multiple_of(10)
    }
}

impl StationId {
    pub fn new(broker: &BodyCode, number: u8) -> Result<StationId, IdError> {
        StationId::parse(&format!("{broker}_{number:02}"))
    }

    pub fn parse(text: &str) -> Result<StationId, IdError> {
        let (broker, number) = text.split_once('_').ok_or(IdError::Station)?;
        BodyCode::parse(broker).map_err(|_| IdError::Station)?;
        if number.len() != 2 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(IdError::Station);
        }
        Ok(StationId(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn broker(&self) -> BodyCode {
        BodyCode(self.0[..BODY_DIGITS].to_owned())
    }
}

crate::text::written_as_text!(BodyCode, "the fiscal code of a body");
crate::text::written_as_text!(StationId, "the name of a station");
