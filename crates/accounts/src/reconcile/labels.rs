//! The labels of a line as a pure function of its facts (payments reference 12, after P4PA's classifiers): our
//! transfer with its receipt, the notice of the program that asked for the money, the line of a flow, the
//! treasurer's entry. A set, computed anew each time: what was missing yesterday is no reason today.

/// What is known of one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// T: cents of our transfer, and of the whole receipt.
    pub receipt: Option<Receipted>,
    /// N: cents that the program says were paid.
    pub notice: Option<i64>,
    /// F: cents of the line, and of its flow as declared.
    pub line: Option<Lined>,
    /// The provider takes the payment back: no receipt of the line will come.
    pub revoked: bool,
    /// B: cents that came in; of all credits joined to the flow.
    pub treasury: Option<i64>,
    /// A credit without a flow names one.
    pub names_flow: bool,
    /// Somebody said what a credit without a flow is.
    pub explained: bool,
    /// Different ids of collection under the same reference and index.
    pub ids: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipted {
    pub amount: i64,
    pub whole: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lined {
    pub amount: i64,
    pub flow_total: i64,
}

macro_rules! labels {
    ($($(#[$about:meta])* $name:ident => $word:literal, $open:literal;)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Label { $($(#[$about])* $name),* }
        impl Label {
            pub const ALL: [Label; 15] = [$(Label::$name),*];
            /// As accountants know it from other products.
            pub fn word(self) -> &'static str {
                match self { $(Label::$name => $word),* }
            }
            /// Whether somebody has to do or to await something.
            pub fn is_open(self) -> bool {
                match self { $(Label::$name => $open),* }
            }
        }
    };
}

labels! {
    /// A receipt without its line, or with another amount.
    ReceiptNoFlow => "RT_NO_IUF", true;
    ReceiptFlow => "RT_IUF", false;
    ReceiptFlowTreasury => "RT_IUF_TES", false;
    FlowNoTreasury => "IUF_NO_TES", true;
    /// The credit is another amount than the flow.
    FlowTreasuryDiffer => "IUF_TES_DIV_IMP", true;
    FlowNoReceipt => "IUV_NO_RT", true;
    /// No program has told of it: nothing to do where none tells.
    ReceiptNoNotice => "RT_NO_IUD", false;
    NoticeNoReceipt => "IUD_NO_RT", true;
    NoticeReceiptFlow => "IUD_RT_IUF", false;
    NoticeReceiptFlowTreasury => "IUD_RT_IUF_TES", false;
    TreasuryNoFlow => "TES_NO_IUF_OR_IUV", true;
    TreasuryNoMatch => "TES_NO_MATCH", true;
    /// A credit without a flow of which somebody said what it is.
    TreasuryExplained => "TES_SPIEGATA", false;
    /// Paid more than once.
    Doubled => "DOPPI", true;
    Unknown => "UNKNOWN", true;
}

impl Label {
    pub fn parse(word: &str) -> Option<Label> {
        Label::ALL.into_iter().find(|label| label.word() == word)
    }
}

impl Facts {
    /// Whether somebody has to do or to await something because of this label: of what was taken back before anybody
    /// knew of it, nothing.
    pub fn opens(&self, label: Label) -> bool {
        label.is_open() && !(self.revoked && label == Label::Unknown)
    }
}

/// In the order of `Label::ALL`.
pub fn labels(facts: &Facts) -> Vec<Label> {
    let Facts { receipt, notice, line, treasury, names_flow, explained, ids, .. } = facts;
    let equal = receipt.zip(*line).is_some_and(|(receipt, line)| receipt.amount == line.amount);
    let told = receipt.zip(*notice).is_some_and(|(receipt, notice)| receipt.whole == notice);
    let credited = line.zip(*treasury).is_some_and(|(line, treasury)| line.flow_total == treasury);
    let alone = treasury.is_some() && line.is_none();
    let found: Vec<Label> = Label::ALL
        .into_iter()
        .filter(|label| match label {
            Label::ReceiptNoFlow => receipt.is_some() && !equal,
            Label::ReceiptFlow => equal,
            Label::ReceiptFlowTreasury => equal && credited,
            Label::FlowNoTreasury => line.is_some() && treasury.is_none(),
            Label::FlowTreasuryDiffer => line.is_some() && treasury.is_some() && !credited,
            Label::FlowNoReceipt => line.is_some() && receipt.is_none() && !facts.revoked,
            Label::ReceiptNoNotice => receipt.is_some() && notice.is_none(),
            Label::NoticeNoReceipt => notice.is_some() && !told,
            Label::NoticeReceiptFlow => equal && told,
            Label::NoticeReceiptFlowTreasury => line.is_some() && told && treasury.is_some(),
            Label::TreasuryNoFlow => alone && !explained && *names_flow && notice.is_none(),
            Label::TreasuryNoMatch => alone && !explained && !names_flow,
            Label::TreasuryExplained => alone && *explained,
            Label::Doubled => *ids > 1,
            Label::Unknown => false,
        })
        .collect();
    if found.is_empty() { vec![Label::Unknown] } else { found }
}
