//! Writing: elements one after another, texts escaped.

use quick_xml::escape::escape;

use super::fields::Group;
use super::value::Value;
use super::{NAMESPACE, envelope::SOAP};

/// The text of a message in the making.
#[derive(Default)]
pub(super) struct Xml(String);

impl Xml {
    pub fn one(&mut self, name: &str, value: &impl Value) {
        self.inside(name, |xml| xml.text(&value.write()));
    }

    pub fn text(&mut self, text: &str) {
        self.0.push_str(&escape(text));
    }

    pub fn maybe(&mut self, name: &str, value: &Option<impl Value>) {
        if let Some(value) = value {
            self.one(name, value);
        }
    }

    pub fn group(&mut self, name: &str, value: &impl Group) {
        self.inside(name, |xml| value.write(xml));
    }

    pub fn maybe_group(&mut self, name: &str, value: &Option<impl Group>) {
        if let Some(value) = value {
            self.group(name, value);
        }
    }

    pub fn inside(&mut self, name: &str, write: impl FnOnce(&mut Xml)) {
        self.0.push_str(&format!("<{name}>"));
        write(self);
        self.0.push_str(&format!("</{name}>"));
    }

    pub fn envelope(body: &str) -> String {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
             <soapenv:Envelope xmlns:soapenv=\"{SOAP}\"><soapenv:Body>{body}</soapenv:Body></soapenv:Envelope>"
        )
    }

    /// The envelope around a root of the platform's, which alone has a prefix.
    pub fn message(root: &str, write: impl FnOnce(&mut Xml)) -> String {
        let mut xml = Xml::default();
        xml.0.push_str(&format!("<paf:{root} xmlns:paf=\"{NAMESPACE}\">"));
        write(&mut xml);
        xml.0.push_str(&format!("</paf:{root}>"));
        Xml::envelope(&xml.0)
    }
}
