//! espeak-ng as a separate process: the only place of the crate that starts one. No shell, fixed arguments;
//! the text goes in by standard input, so that nothing in it can be read as an option.

use std::{
    io::{Read, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

/// A phrase takes about 0.1 s; an engine that needs this long is stuck.
pub(super) const TIME_LIMIT: Duration = Duration::from_secs(3);
/// Words a minute: slower than the engine's 175, for halls with echo.
const WORDS_PER_MINUTE: &str = "140";
/// About 95 s of sound, far beyond the longest phrase.
const OUTPUT_BYTES_MAX: u64 = 4 * 1024 * 1024;
/// How often the end of the process is looked for, after its output has ended.
const EXIT_POLL: Duration = Duration::from_millis(2);

/// The engine's voice for a language tag, `None` for languages it is not used for.
pub(super) fn voice_for(lang: &str) -> Option<&'static str> {
    match lang.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
        "it" => Some("it"),
        "de" => Some("de"),
        "fr" => Some("fr-fr"),
        "sl" => Some("sl"),
        "en" => Some("en-gb"),
        _ => None,
    }
}

/// Where espeak-ng is, looking through `PATH` only.
pub fn find_engine() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join("espeak-ng")).find(|file| is_executable(file))
}

fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(file).is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

/// The engine's WAV output for a text. The process is over, or killed, when this returns.
pub(super) fn render(engine: &Path, voice: &str, text: &str, limit: Duration) -> Result<Vec<u8>, String> {
    let deadline = Instant::now() + limit;
    let mut child = Command::new(engine)
        .args(["-v", voice, "-s", WORDS_PER_MINUTE, "-b", "1", "--stdin", "--stdout"])
        .env_clear()
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("cannot start {}: {error}", engine.display()))?;
    let result = talk(&mut child, text, deadline);
    if result.is_err() {
        let _ = child.kill();
        let _ = child.wait();
    }
    result
}

fn talk(child: &mut Child, text: &str, deadline: Instant) -> Result<Vec<u8>, String> {
    let (mut input, output) = match (child.stdin.take(), child.stdout.take()) {
        (Some(input), Some(output)) => (input, output),
        _ => return Err("no pipes".into()),
    };
    // A phrase is smaller than a pipe's buffer: this cannot block on an engine that does not read. The
    // engine may close its end early; then its output tells.
    let _ = input.write_all(text.as_bytes());
    drop(input);
    let (sender, receiver) = mpsc::channel();
    // Not joined: a child of the killed engine may hold the pipe open for a while longer.
    thread::spawn(move || {
        let mut file = Vec::new();
        let read = output.take(OUTPUT_BYTES_MAX + 1).read_to_end(&mut file);
        let _ = sender.send(read.map(|_| file));
    });
    let left = deadline.saturating_duration_since(Instant::now());
    let file = receiver.recv_timeout(left).map_err(|_| "time is up".to_string())?;
    let file = file.map_err(|error| error.to_string())?;
    if file.len() as u64 > OUTPUT_BYTES_MAX {
        return Err("too much output".into());
    }
    loop {
        match child.try_wait().map_err(|error| error.to_string())? {
            Some(status) if status.success() => return Ok(file),
            Some(status) => return Err(status.to_string()),
            None if Instant::now() >= deadline => return Err("time is up".into()),
            None => thread::sleep(EXIT_POLL),
        }
    }
}
