//! The description of the API is true: the router serves what it says and nothing else, it keeps the
//! national rules, its examples fit its schemas, and real answers are as described.

mod answers;
mod description;
mod fitting;
mod rules;
mod served;

use answers::*;
use served::*;

on_both_engines! {
    the_router_serves_what_is_described;
    the_description_is_served_for_this_address;
    bookings_are_as_described;
    a_counter_s_day_is_as_described;
    doors_and_the_house_are_as_described;
}
