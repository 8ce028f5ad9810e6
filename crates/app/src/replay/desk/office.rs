//! The office of a help-desk day as an office file.

use super::DeskDay;

/// The speed divides the promises, which are whole minutes.
pub fn desk_office(day: &DeskDay, slug: &str, speed: u32) -> Result<String, String> {
    let minutes = |promised: u32| match promised % speed {
        0 => Ok(promised / speed),
        _ => Err(format!(
            "at speed {speed} a promise of {promised} minutes is no whole one; try 60, 30, 20 or 10"
        )),
    };
    let mut targets = Vec::new();
    for (metric, promised) in &day.promises {
        targets.push(format!("{{ metric = {metric:?}, minutes = {} }}", minutes(*promised)?));
    }
    Ok(format!(
        "[body]\nkey = {slug:?}\nname = \"Giornata {}\"\nlanguages = [\"it\"]\n\n\
         [[site]]\nkey = \"sede\"\nname = \"Sede\"\naddress = \"-\"\n\n\
         [[hours]]\nkey = \"sempre\"\nname = \"Sempre\"\nholidays = false\n\
         weekly = [{{ days = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\", \"sat\", \"sun\"], from = \"00:00\", to = \"24:00\" }}]\n\n\
         [[supplier]]\nkey = \"fornitore\"\nname = \"Fornitore\"\nmail = \"assistenza@fornitore.example\"\nhours = \"sempre\"\nsolution_min = {}\n\n\
         [[contract]]\nkey = \"carta\"\nname = \"Carta\"\nfrom = \"2020-01-01\"\nhours = \"sempre\"\ntarget = [{}]\n",
        day.id,
        minutes(day.supplier_minutes)?,
        targets.join(", "),
    ))
}
