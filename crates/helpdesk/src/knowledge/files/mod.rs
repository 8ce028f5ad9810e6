//! Files of an article: documents, slides and videos of a training. They come with a draft and are approved with
//! its text; readers get those of what they may read.

mod page;
mod rule;

pub use page::routes;
pub(super) use rule::brought;
pub use rule::{Along, FILES_MAX, add, of_article, remove, shown_with};
