//! What flows can be found by, and what a movement says.

use std::collections::HashMap;

use jiff::civil::Date;
use pagopa::bank_text;

/// A flow in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowClue {
    pub id: i64,
    /// As the provider writes it.
    pub name: String,
    pub total: i64,
    pub day: Date,
    /// TRN or end-to-end id of its credit.
    pub regulation: String,
    pub psp: String,
    pub psp_name: String,
    pub bic: String,
    /// No movement is joined to it.
    pub free: bool,
}

/// A credit that no flow is joined to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovementClue {
    pub id: i64,
    pub amount: i64,
    pub day: Date,
    /// Causale, end-to-end id, bank data: where an id may stand.
    pub texts: [String; 3],
    pub reference: String,
    pub customer: String,
}

/// Flows by what they can be found by.
pub(super) struct Index<'a> {
    pub flows: &'a [FlowClue],
    by_name: HashMap<String, Vec<usize>>,
    /// Sorted, for beginnings.
    names: Vec<(String, usize)>,
    by_regulation: HashMap<String, Vec<usize>>,
    by_total: HashMap<i64, Vec<usize>>,
}

/// What the texts of a movement may name.
pub(super) struct Said {
    /// Words that could be an id, in capitals.
    words: Vec<String>,
    /// What an id may have been before the bank's dirt, in capitals.
    pub ids: Vec<String>,
    /// Those that have the whole form of an id.
    complete: Vec<String>,
    /// Letters and digits of everything, in capitals.
    plain: String,
}

impl<'a> Index<'a> {
    pub fn new(flows: &'a [FlowClue]) -> Index<'a> {
        let mut index = Index {
            flows,
            by_name: HashMap::new(),
            names: Vec::new(),
            by_regulation: HashMap::new(),
            by_total: HashMap::new(),
        };
        for (at, flow) in flows.iter().enumerate() {
            let name = flow.name.to_ascii_uppercase();
            index.by_name.entry(name.clone()).or_default().push(at);
            index.names.push((name, at));
            index.by_total.entry(flow.total).or_default().push(at);
            let regulation = flow.regulation.trim().to_ascii_uppercase();
            if !regulation.is_empty() {
                index.by_regulation.entry(regulation).or_default().push(at);
            }
        }
        index.names.sort();
        index
    }

    fn named<'b>(&self, names: impl Iterator<Item = &'b String>) -> Vec<usize> {
        once(names.filter_map(|name| self.by_name.get(name)).flatten().copied().collect())
    }

    pub fn exact(&self, said: &Said) -> Vec<usize> {
        self.named(said.words.iter())
    }

    pub fn normalised(&self, said: &Said) -> Vec<usize> {
        self.named(said.ids.iter())
    }

    /// Flows whose id begins with one of the ids.
    pub fn beginning(&self, said: &Said) -> Vec<usize> {
        let mut found = Vec::new();
        for id in &said.ids {
            let start = self.names.partition_point(|(name, _)| name < id);
            let fitting = self.names[start..].iter().take_while(|(name, _)| name.starts_with(id.as_str()));
            found.extend(fitting.map(|(_, at)| *at));
        }
        once(found)
    }

    pub fn regulated(&self, movement: &MovementClue) -> Vec<usize> {
        let references = [&movement.texts[1], &movement.reference];
        let found = references.into_iter().map(|text| text.trim().to_ascii_uppercase());
        once(found.filter_map(|text| self.by_regulation.get(&text).cloned()).flatten().collect())
    }

    pub fn of_total(&self, amount: i64) -> impl Iterator<Item = usize> + '_ {
        self.by_total.get(&amount).into_iter().flatten().copied()
    }

    /// Whether the movement names the provider, by its name, its BIC or its code, and no flow of another id: that
    /// one may still be on its way.
    pub fn provided(&self, at: usize, said: &Said) -> bool {
        /// Shorter words stand in many texts.
        const LEAST: usize = 6;
        let flow = &self.flows[at];
        let name = flow.name.to_ascii_uppercase();
        if !said.complete.is_empty() && !said.complete.iter().any(|id| name.starts_with(id.as_str())) {
            return false;
        }
        // The branch of a BIC may be left out.
        let bic = flow.bic.get(..8).unwrap_or_default();
        [plain(&flow.psp_name), plain(bic), plain(&flow.psp)]
            .iter()
            .any(|word| word.len() >= LEAST && said.plain.contains(word.as_str()))
    }
}

impl Said {
    pub fn of(movement: &MovementClue) -> Said {
        let of_id = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
        let words = movement.texts.iter().flat_map(|text| text.split(move |letter| !of_id(letter)));
        let words = words.filter(|word| !word.is_empty()).map(str::to_ascii_uppercase).collect();
        let mentions = movement.texts.iter().flat_map(|text| bank_text::flows(text));
        let ids: Vec<_> = mentions.flat_map(|mention| mention.candidates).collect();
        let complete = ids.iter().filter(|id| id.is_complete()).map(|id| id.normalised()).collect();
        let ids = ids.iter().map(|id| id.normalised()).collect();
        let all = [movement.texts.join(" "), movement.reference.clone(), movement.customer.clone()].join(" ");
        Said { words, ids, complete, plain: plain(&all) }
    }
}

fn plain(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect()
}

fn once(mut found: Vec<usize>) -> Vec<usize> {
    found.sort_unstable();
    found.dedup();
    found
}
