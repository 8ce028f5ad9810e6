//! The platform's products that a body calls, each with its own keys.

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Product {
    /// The platform's register of positions (GPD), and the copies kept there for stand-in.
    Positions,
    /// Settlement flows (FDR).
    Flows,
    /// Receipts asked for afterwards (BizEvents).
    Receipts,
    Checkout,
}

impl Product {
    pub const ALL: [Product; 4] = [Product::Positions, Product::Flows, Product::Receipts, Product::Checkout];

    pub fn word(self) -> &'static str {
        match self {
            Product::Positions => "gpd",
            Product::Flows => "fdr",
            Product::Receipts => "bizevents",
            Product::Checkout => "checkout",
        }
    }

    pub fn parse(word: &str) -> Option<Product> {
        Product::ALL.into_iter().find(|product| product.word() == word)
    }
}
