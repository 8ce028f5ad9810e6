//! Every reader of files and texts meets thousands of documents that were damaged on their way: it answers, and says
//! no more than it was given. (Messages of the platform: `soap/`.) The same damage every time: a seed.

mod damage;
mod files;
mod messages;
#[path = "../support/samples.rs"]
#[allow(dead_code)]
mod samples;
#[path = "../support/mod.rs"]
mod support;
