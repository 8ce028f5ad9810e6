//! The records of the service as they stand in its JSON. Everything may be missing: what that means is judged
//! where the record is read. Properties that we do not know are passed over.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

#[derive(Deserialize, Serialize)]
pub struct Page<T> {
    pub metadata: Option<Metadata>,
    pub count: Option<i64>,
    pub data: Option<Vec<T>>,
}

#[derive(Deserialize, Serialize)]
pub struct Metadata {
    #[serde(rename = "pageSize")]
    pub size: Option<i64>,
    #[serde(rename = "pageNumber")]
    pub number: Option<i64>,
    #[serde(rename = "totPage")]
    pub pages: Option<i64>,
}

#[derive(Deserialize, Serialize)]
pub struct Listed {
    pub fdr: Option<String>,
    #[serde(rename = "pspId")]
    pub psp: Option<String>,
    pub revision: Option<i64>,
    pub published: Option<String>,
    #[serde(rename = "flowDate", skip_serializing_if = "Option::is_none")]
    pub flow_date: Option<String>,
}

#[derive(Deserialize, Serialize)]
pub struct Header {
    pub status: Option<String>,
    pub revision: Option<i64>,
    pub fdr: Option<String>,
    #[serde(rename = "fdrDate")]
    pub date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    pub regulation: Option<String>,
    #[serde(rename = "regulationDate")]
    pub regulation_date: Option<String>,
    #[serde(rename = "bicCodePouringBank", skip_serializing_if = "Option::is_none")]
    pub bic: Option<String>,
    pub sender: Option<Sender>,
    pub receiver: Option<Receiver>,
    #[serde(rename = "totPayments")]
    pub count: Option<i64>,
    #[serde(rename = "sumPayments")]
    pub sum: Option<Box<RawValue>>,
}

#[derive(Deserialize, Serialize)]
pub struct Sender {
    #[serde(rename = "type")]
    pub kind: Option<String>,
    pub id: Option<String>,
    #[serde(rename = "pspId")]
    pub psp: Option<String>,
    #[serde(rename = "pspName", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "pspBrokerId", skip_serializing_if = "Option::is_none")]
    pub broker: Option<String>,
    #[serde(rename = "channelId", skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
}

#[derive(Deserialize, Serialize)]
pub struct Receiver {
    pub id: Option<String>,
    #[serde(rename = "organizationId")]
    pub organization: Option<String>,
    #[serde(rename = "organizationName", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

#[derive(Deserialize, Serialize)]
pub struct Payment {
    pub index: Option<i64>,
    pub iuv: Option<String>,
    pub iur: Option<String>,
    #[serde(rename = "idTransfer", skip_serializing_if = "Option::is_none")]
    pub id_transfer: Option<i64>,
    pub pay: Option<Box<RawValue>>,
    #[serde(rename = "payStatus")]
    pub status: Option<String>,
    #[serde(rename = "payDate")]
    pub date: Option<String>,
}
