//! Whom payments speak with.

use clap::Args;
use payments::deliver::AppIo;

/// Keys of services that payments speak with.
#[derive(Clone, Default, Args)]
pub struct PayOptions {
    /// `BODY=KEY`: the key of the body's service in the app of public services (IO), by which notices are sent;
    /// several, or one with commas. `BODY=KEY@ADDRESS` for another address than the national one.
    #[arg(long, env = "SPORTELLO_APP_IO", value_delimiter = ',', hide_env_values = true)]
    pub app_io: Vec<String>,
}

/// The keys stay out of logs.
impl std::fmt::Debug for PayOptions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PayOptions").field("app_io", &self.app_io.len()).finish_non_exhaustive()
    }
}

impl PayOptions {
    pub fn app_io(&self) -> Result<Vec<AppIo>, String> {
        let given = self.app_io.iter().filter(|text| !text.trim().is_empty());
        given.map(|text| AppIo::parse(text.trim()).map_err(|why| format!("--app-io: {why}"))).collect()
    }
}
