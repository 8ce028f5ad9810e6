//! The cart of the national checkout: `POST /carts` (pagopa-api, checkout_v2.json 2.0.0). The answer is 302 with
//! the page for the payer in `Location`, or a problem with 400 or 500.

use crate::{BodyCode, Cents, NoticeNumber};
use serde::{Deserialize, Deserializer, Serialize};

/// Notices that are paid together, at most.
pub const NOTICES_MAX: usize = 5;
/// Characters of the names and subjects, at most.
pub const TEXT_CHARS_MAX: usize = 140;
/// `idCart` comes back in the messages as `paymentNote` (`stText210`).
pub const CART_ID_CHARS_MAX: usize = 210;
/// Characters of a mail address, at most (`stEMail`).
pub const MAIL_CHARS_MAX: usize = 256;

/// A cart within the limits, ours or another's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Cart(CartRequest);

/// What a cart is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CartRequest {
    /// Where the platform sends its own receipt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email_notice: Option<String>,
    pub payment_notices: Vec<CartNotice>,
    pub return_urls: ReturnUrls,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id_cart: Option<String>,
    /// Whether every transfer goes to a postal account.
    #[serde(
        default,
        rename = "allCCP",
        skip_serializing_if = "Option::is_none",
        deserialize_with = "yes_or_no"
    )]
    pub all_ccp: Option<bool>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CartNotice {
    pub notice_number: NoticeNumber,
    pub fiscal_code: BodyCode,
    pub amount: Cents,
    pub company_name: String,
    pub description: String,
}

/// Where the payer comes back to. None of them proves a payment: the receipt does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReturnUrls {
    pub return_ok_url: String,
    pub return_cancel_url: String,
    pub return_error_url: String,
    pub return_waiting_url: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CartError {
    /// Not the JSON of a cart: something required is missing, a number of a notice or a body's code is none.
    Form,
    /// No notice, or more than five.
    Notices,
    /// An amount below one cent, or above what a message can carry.
    Amount,
    /// The name of a body is missing or longer than 140 characters.
    CompanyName,
    /// The subject is missing or longer than 140 characters.
    Description,
    /// An address to come back to is not that of a page on the web.
    ReturnUrl,
    /// The mail address has no two sides, or is longer than 256 characters.
    Mail,
    /// The cart's own name is empty or longer than 210 characters.
    Id,
}

impl Cart {
    pub fn new(request: CartRequest) -> Result<Cart, CartError> {
        check(&request)?;
        Ok(Cart(request))
    }

    /// The other side: what a checkout receives.
    pub fn parse(json: &str) -> Result<Cart, CartError> {
        Cart::new(serde_json::from_str(json).map_err(|_| CartError::Form)?)
    }

    pub fn request(&self) -> &CartRequest {
        &self.0
    }
}

fn check(request: &CartRequest) -> Result<(), CartError> {
    let of = |holds: bool, error: CartError| if holds { Ok(()) } else { Err(error) };
    of((1..=NOTICES_MAX).contains(&request.payment_notices.len()), CartError::Notices)?;
    for notice in &request.payment_notices {
        of(notice.amount.is_positive() && notice.amount <= crate::cents::LARGEST, CartError::Amount)?;
        of(within(&notice.company_name, TEXT_CHARS_MAX), CartError::CompanyName)?;
        of(within(&notice.description, TEXT_CHARS_MAX), CartError::Description)?;
    }
    let urls = &request.return_urls;
    let urls =
        [&urls.return_ok_url, &urls.return_cancel_url, &urls.return_error_url, &urls.return_waiting_url];
    of(urls.into_iter().all(|url| is_page(url)), CartError::ReturnUrl)?;
    of(request.email_notice.as_deref().is_none_or(is_mail), CartError::Mail)?;
    of(request.id_cart.as_deref().is_none_or(|id| within(id, CART_ID_CHARS_MAX)), CartError::Id)
}

fn within(text: &str, most: usize) -> bool {
    !text.trim().is_empty() && text.chars().count() <= most
}

/// The scheme is required, though the specification's own example leaves it out: a browser could not follow.
fn is_page(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
        && url.bytes().all(|byte| byte.is_ascii_graphic())
}

fn is_mail(text: &str) -> bool {
    let sides = text.rsplit_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty());
    sides && text.len() <= MAIL_CHARS_MAX && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Declared as a boolean, shown as the text "false" in the specification's example: both are read.
fn yes_or_no<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Plain(bool),
        Text(String),
    }
    match Option::<Written>::deserialize(deserializer)? {
        None => Ok(None),
        Some(Written::Plain(value)) => Ok(Some(value)),
        Some(Written::Text(text)) => text.parse().map(Some).map_err(serde::de::Error::custom),
    }
}
