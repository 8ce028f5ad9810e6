//! Ids of flows: `<YYYY-MM-DD><PSP>-<flow>`, one to thirty-five letters, digits, `-`, `_` (SACI 3.2.1, chapter on
//! settlement; `stIdentificativoFlusso` of FlussoRiversamento 1.0.5).

use std::fmt;

/// What a payment service provider calls one of its flows. Not unique: two bodies may receive the same one, and a
/// revision keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(transparent)]
pub struct FlowId(String);

/// Not one to thirty-five letters, digits, `-`, `_`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoFlowId;

pub const FLOW_ID_MAX: usize = 35;

impl FlowId {
    pub fn parse(text: &str) -> Result<FlowId, NoFlowId> {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if text.is_empty() || text.len() > FLOW_ID_MAX || !text.bytes().all(fits) {
            return Err(NoFlowId);
        }
        Ok(FlowId(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form in which two writings of one id are equal: banks turn letters into capitals.
    pub fn normalised(&self) -> String {
        self.0.to_ascii_uppercase()
    }

    /// Whether this is the beginning of the other, in normalised form, and shorter than it: what is left of an id
    /// where a bank cut the text. A short beginning fits many flows: ask for amount and date as well.
    pub fn is_cut_of(&self, whole: &FlowId) -> bool {
        self.0.len() < whole.0.len() && whole.normalised().starts_with(&self.normalised())
    }

    /// The provider within the id, where the id has the form of the specification.
    pub fn psp(&self) -> Option<&str> {
        let rest = self.0.get(10..).filter(|_| self.date().is_some())?;
        let (psp, flow) = rest.split_once('-')?;
        (!psp.is_empty() && !flow.is_empty()).then_some(psp)
    }

    /// The day within the id, where the id has the form of the specification.
    pub fn date(&self) -> Option<jiff::civil::Date> {
        self.0.get(..10)?.parse().ok()
    }

    /// A day, a provider, a dash and something after it.
    pub fn is_complete(&self) -> bool {
        self.psp().is_some()
    }
}

impl fmt::Display for FlowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
