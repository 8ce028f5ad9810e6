//! One record of a file.

use super::CHILDREN_MAX;

/// One record, whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    pub name: String,
    pub line: u64,
    pub text: String,
    pub children: Vec<Node>,
}

impl Node {
    pub fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The text of a child without blanks around it; nothing where it is absent or empty.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.child(name).map(|child| child.text.trim()).filter(|text| !text.is_empty())
    }

    /// Keeps the first child of each name, of headers that are read piece by piece; what comes above
    /// [`CHILDREN_MAX`] is no header of ours.
    pub fn keep_first(&mut self, child: Node) {
        if self.children.len() < CHILDREN_MAX && self.child(&child.name).is_none() {
            self.children.push(child);
        }
    }
}
