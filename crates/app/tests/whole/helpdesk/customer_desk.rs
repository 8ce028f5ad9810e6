//! The customer's digital desk: its own requests and nobody else's, figures that are exact, and the bill.

mod available;
mod counted;
mod customers;
mod own;

use available::*;
use counted::*;
use own::*;

on_both_engines! {
    a_customer_reaches_its_own_alone;
    a_program_speaks_for_one_customer;
    a_month_is_counted_exactly;
    availability_counts_agreed_seconds_alone;
    a_stop_lasts_until_it_works_again;
    what_a_customer_opens_is_in_charge_at_once;
    a_quarter_is_billed_to_the_cent;
    every_text_is_there_in_every_language;
}
