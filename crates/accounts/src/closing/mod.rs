//! A day is closed by the accountant, and stays as it was: a sheet with its rows and sums, stored. Every fact is
//! booked on one sheet only: on that of its own day, or, where that day is closed when the fact is learned, as a
//! dated adjustment on the first sheet closed after it. So the sheets together always add up to all that is known.

mod act;
mod ask;
mod day;
mod drawn;
mod error;
mod export;
mod facts;
mod month;
mod origin;
mod page;
mod read;
mod rule;
mod sheet;
mod sums;
mod treasury;

pub use error::ClosingError;
pub use export::csv;
pub use facts::{Fact, Kind};
pub use month::{ClosedMonth, MonthSheet, close_month, month_sheet};
pub use page::routes;
pub use read::{ClosedDay, closed_days, day_rows, day_sheet, last_closed};
pub use rule::{close_through, preview, to_close};
pub use sheet::{Booked, Part, Row, Sheet, Sum};
