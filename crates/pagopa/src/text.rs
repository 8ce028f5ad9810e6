//! What all codes share: they are written as text and read back through their own `parse`.

/// `Display`, and serde as a string, for a type with `as_str` and `parse`. A text that does not parse is not
/// repeated in the message: it may be personal.
macro_rules! written_as_text {
    ($name:ident, $what:literal) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                let text = String::deserialize(deserializer)?;
                $name::parse(&text).map_err(|_| serde::de::Error::custom(concat!("not ", $what)))
            }
        }
    };
}
pub(crate) use written_as_text;

/// Groups of four, as long numbers stand on paper. For texts of ASCII.
pub(crate) fn in_fours(text: &str) -> String {
    let groups: Vec<&str> = (0..text.len()).step_by(4).map(|at| &text[at..text.len().min(at + 4)]).collect();
    groups.join(" ")
}
