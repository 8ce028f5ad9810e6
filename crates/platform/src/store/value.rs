//! The five kinds of value that both engines share, and rows of them.

use super::StoreError;

/// One value in a statement or a row. Booleans are 0 and 1, instants epoch milliseconds, money cents.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Int(i64),
    Real(f64),
    Text(String),
    Blob(Vec<u8>),
}

macro_rules! value_from {
    ($($source:ty => $make:expr;)*) => {$(
        impl From<$source> for Value {
            fn from(source: $source) -> Value {
                #[allow(clippy::redundant_closure_call)]
                ($make)(source)
            }
        }
    )*};
}

value_from! {
    i64 => Value::Int;
    i32 => |v| Value::Int(i64::from(v));
    u32 => |v| Value::Int(i64::from(v));
    bool => |v| Value::Int(i64::from(v));
    f64 => Value::Real;
    String => Value::Text;
    &String => |v: &String| Value::Text(v.clone());
    &str => |v: &str| Value::Text(v.to_owned());
    Vec<u8> => Value::Blob;
    &[u8] => |v: &[u8]| Value::Blob(v.to_vec());
    [u8; 32] => |v: [u8; 32]| Value::Blob(v.to_vec());
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(source: Option<T>) -> Value {
        source.map_or(Value::Null, Into::into)
    }
}

/// Parameters of a statement: `values![body, start, "text"]`.
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => { &[$($crate::store::Value::from($value)),*] };
}

/// A set as one parameter, however many there are: `… IN (SELECT key FROM json_each(?2))`. Both engines open it
/// with the same words; numbers are `CAST(key AS BIGINT)` there.
pub fn keys<K: ToString>(keys: impl IntoIterator<Item = K>) -> Value {
    table(keys.into_iter().map(|key| (key, serde_json::Value::Null)))
}

/// Rows as one parameter: `… FROM json_each(?2) AS r`, and of each row `r.key` and `r.value ->> 'name'`. What
/// is written or asked row by row costs a way to the server each time; this costs one.
pub fn table<K: ToString>(rows: impl IntoIterator<Item = (K, serde_json::Value)>) -> Value {
    let rows: serde_json::Map<_, _> = rows.into_iter().map(|(key, row)| (key.to_string(), row)).collect();
    Value::Text(serde_json::Value::Object(rows).to_string())
}

/// A type that a column can be read into.
pub trait FromValue: Sized {
    fn from_value(value: &Value) -> Option<Self>;
}

impl FromValue for i64 {
    fn from_value(value: &Value) -> Option<i64> {
        if let Value::Int(v) = value { Some(*v) } else { None }
    }
}
impl FromValue for bool {
    fn from_value(value: &Value) -> Option<bool> {
        i64::from_value(value).map(|v| v != 0)
    }
}
impl FromValue for f64 {
    fn from_value(value: &Value) -> Option<f64> {
        match value {
            Value::Real(v) => Some(*v),
            Value::Int(v) => Some(*v as f64),
            _ => None,
        }
    }
}
impl FromValue for String {
    fn from_value(value: &Value) -> Option<String> {
        if let Value::Text(v) = value { Some(v.clone()) } else { None }
    }
}
impl FromValue for Vec<u8> {
    fn from_value(value: &Value) -> Option<Vec<u8>> {
        if let Value::Blob(v) = value { Some(v.clone()) } else { None }
    }
}
impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &Value) -> Option<Option<T>> {
        if matches!(value, Value::Null) { Some(None) } else { T::from_value(value).map(Some) }
    }
}

/// One row of an answer, columns by position.
#[derive(Clone, Debug)]
pub struct Row(pub(super) Vec<Value>);

impl Row {
    /// The value of column `at`, or [`StoreError::Shape`] when it is of another kind.
    pub fn get<T: FromValue>(&self, at: usize) -> Result<T, StoreError> {
        self.0
            .get(at)
            .and_then(T::from_value)
            .ok_or_else(|| StoreError::Shape(format!("column {at} of {} values", self.0.len())))
    }
}
