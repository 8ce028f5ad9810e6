//! Elements written one after the other.

use quick_xml::escape::escape;

/// A document under construction.
#[derive(Debug, Default)]
pub struct Out(String);

impl Out {
    pub fn new() -> Out {
        Out("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned())
    }

    pub fn open(&mut self, name: &str) {
        self.0.push_str(&format!("<{name}>\n"));
    }

    pub fn open_in(&mut self, name: &str, namespace: &str) {
        self.0.push_str(&format!("<{name} xmlns=\"{namespace}\">\n"));
    }

    pub fn close(&mut self, name: &str) {
        self.0.push_str(&format!("</{name}>\n"));
    }

    /// Letters that XML cannot carry are left out; a carriage return is kept by its number.
    pub fn leaf(&mut self, name: &str, text: &str) {
        let fit: String = text.chars().filter(|letter| carried(*letter)).collect();
        self.0.push_str(&format!("<{name}>{}</{name}>\n", escape(&fit).replace('\r', "&#13;")));
    }

    pub fn leaf_if(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.leaf(name, text);
        }
    }

    pub fn finish(self) -> String {
        self.0
    }
}

/// XML 1.0, production 2.
fn carried(letter: char) -> bool {
    !matches!(letter, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}
