use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use super::{
    cache::{Disk, Memory},
    *,
};

/// A folder of its own per test, gone at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("voice-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    /// A stand-in for the engine that logs each start and runs `script`.
    fn engine(&self, script: &str) -> Option<PathBuf> {
        let path = self.0.join("engine");
        let log = self.0.join("log").display().to_string();
        let text = format!("#!/bin/sh\necho \"$@\" >> '{log}'\nPATH=/usr/bin:/bin\n{script}\n");
        // Written by another process: a file that this one has had open for writing may be «busy» when a
        // neighbouring test forks at the same moment.
        let mut shell = Command::new("/bin/sh")
            .args(["-c", "cat > \"$0\" && chmod +x \"$0\""])
            .arg(&path)
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        shell.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        assert!(shell.wait().unwrap().success());
        Some(path)
    }

    fn starts(&self) -> usize {
        fs::read_to_string(self.0.join("log")).map_or(0, |log| log.lines().count())
    }

    /// A file in espeak's manner, with the lengths left open, for the stand-in to print.
    fn sound(&self, samples: &[i16]) -> String {
        let mut file = wav::write(samples);
        file[4..8].copy_from_slice(&0x7fff_f024_u32.to_le_bytes());
        file[40..44].copy_from_slice(&0x7fff_f000_u32.to_le_bytes());
        let path = self.0.join("sound");
        fs::write(&path, file).unwrap();
        format!("cat '{}'", path.display())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn phrase(lang: &str, text: &str) -> Phrase {
    Phrase { lang: lang.into(), text: text.into() }
}

#[test]
fn the_chime_is_soft_and_ends_in_silence() {
    let samples = wav::read(&chime()).unwrap();
    assert!((20_000..30_000).contains(&samples.len()));
    let peak = samples.iter().map(|sample| i32::from(*sample).abs()).max().unwrap();
    assert!((6_000..26_000).contains(&peak), "audible and not clipped: {peak}");
    assert!(samples[0].abs() < 50 && samples.last().unwrap().abs() < 50, "no click at either end");
}

#[test]
fn without_engine_or_words_there_is_the_chime() {
    let folder = Folder::new("none");
    let mute = Voice::new(folder.0.join("cache"), None);
    assert_eq!(mute.say(&[phrase("it", "A 12")]).unwrap(), chime());
    let speaking = Voice::new(folder.0.join("cache"), folder.engine("exit 1"));
    assert_eq!(speaking.say(&[]).unwrap(), chime());
    assert_eq!(speaking.say(&[phrase("tlh", "nuqneH"), phrase("it", " \u{7} ")]).unwrap(), chime());
    assert_eq!(folder.starts(), 0);
}

#[test]
fn phrases_follow_the_chime_and_are_rendered_once() {
    let folder = Folder::new("once");
    let engine = folder.engine(&folder.sound(&[7; 100]));
    let voice = Voice::new(folder.0.join("cache"), engine.clone());
    let text = [phrase("it", "A, zero"), phrase("de-IT", "A, null")];
    let sound = voice.say(&text).unwrap();
    let samples = wav::read(&sound).unwrap();
    assert_eq!(samples.iter().filter(|sample| **sample == 7).count() / 100, 2);
    assert_eq!(&samples[samples.len() - 100..], [7; 100]);
    assert_eq!(voice.say(&text).unwrap(), sound);
    // A new process finds them on disk.
    assert_eq!(Voice::new(folder.0.join("cache"), engine).say(&text).unwrap(), sound);
    assert_eq!(folder.starts(), 2);
}

#[test]
fn the_text_never_reaches_the_arguments() {
    let folder = Folder::new("stdin");
    let copy = folder.0.join("stdin");
    let voice = Voice::new(folder.0.join("cache"), folder.engine(&format!("cat > '{}'", copy.display())));
    let _ = voice.say(&[phrase("en", "--path=/etc; $(id)\n[[h@l'oU]]")]).unwrap();
    assert_eq!(fs::read_to_string(copy).unwrap(), "--path=/etc; $(id) h@l'oU");
    let log = fs::read_to_string(folder.0.join("log")).unwrap();
    assert_eq!(log.trim(), "-v en-gb -s 140 -b 1 --stdin --stdout");
}

#[test]
fn a_stuck_engine_is_killed_and_then_left_alone() {
    let folder = Folder::new("stuck");
    let mut voice = Voice::new(folder.0.join("cache"), folder.engine("exec sleep 60"));
    voice.time_limit = Duration::from_millis(300);
    let start = Instant::now();
    let chime_alone = voice.say(&[phrase("it", "uno")]).unwrap();
    assert_eq!(chime_alone, chime());
    assert!(start.elapsed() < Duration::from_secs(20));
    // The second does not wait for the limit again.
    assert_eq!(voice.say(&[phrase("it", "due")]).unwrap(), chime());
    assert_eq!(folder.starts(), 1);
}

#[test]
fn a_failing_or_babbling_engine_leaves_the_chime_and_nothing_in_the_cache() {
    for script in ["exit 3", "echo hello", "head -c 5000000 /dev/zero", "exec cat /dev/null"] {
        let folder = Folder::new("fails");
        let voice = Voice::new(folder.0.join("cache"), folder.engine(script));
        assert_eq!(voice.say(&[phrase("it", "uno")]).unwrap(), chime(), "{script}");
        assert!(!folder.0.join("cache").exists());
    }
}

#[test]
fn limits_are_refusals() {
    let voice = Voice::new("/nonexistent", None);
    assert_eq!(voice.say(&[phrase("it", &"à".repeat(201))]), Err(VoiceError::TooLong { chars: 201 }));
    assert!(voice.say(&[phrase("it", &"à".repeat(200))]).is_ok());
    assert_eq!(voice.say(&vec![phrase("it", "a"); 13]), Err(VoiceError::TooMany { phrases: 13 }));
}

#[test]
fn the_disk_keeps_the_newest() {
    let folder = Folder::new("disk");
    let disk = Disk::new(folder.0.clone(), 3);
    for (age, name) in ["a", "b", "c"].iter().enumerate() {
        disk.put(name, &wav::write(&[1])).unwrap();
        let time = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(age as u64);
        fs::File::options()
            .write(true)
            .open(folder.0.join(format!("{name}.wav")))
            .unwrap()
            .set_modified(time)
            .unwrap();
    }
    disk.put("d", &wav::write(&[1])).unwrap();
    assert_eq!(["a", "b", "c", "d"].map(|name| disk.get(name).is_some()), [false, true, true, true]);
    fs::write(folder.0.join("b.wav"), b"RIFF").unwrap();
    assert_eq!(disk.get("b"), None, "damaged files count as absent");
}

#[test]
fn the_memory_forgets_the_least_used() {
    let mut memory = Memory::new(10);
    memory.put("a".into(), [0; 4].as_slice().into());
    memory.put("b".into(), [0; 4].as_slice().into());
    assert!(memory.get("a").is_some());
    memory.put("c".into(), [0; 4].as_slice().into());
    assert!(memory.get("a").is_some() && memory.get("b").is_none() && memory.get("c").is_some());
    memory.put("huge".into(), [0; 11].as_slice().into());
    assert!(memory.get("huge").is_none() && memory.get("c").is_some());
}

#[test]
fn odd_files_are_refused_without_panic() {
    let good = wav::write(&[1, -2, 3]);
    assert_eq!(wav::read(&good).unwrap(), [1, -2, 3]);
    for cut in 0..good.len() {
        let _ = wav::read(&good[..cut]);
        let mut odd = good.clone();
        odd[cut] ^= 0xff;
        let _ = wav::read(&odd);
    }
    let mut stereo = good.clone();
    stereo[22] = 2;
    assert_eq!(wav::read(&stereo), None);
    assert_eq!(wav::read(&wav::write(&[])), None);
}

#[test]
fn the_real_engine_speaks_every_language() {
    let Some(engine) = find_engine() else {
        eprintln!("SKIPPED: espeak-ng is not installed");
        return;
    };
    for lang in ["it", "de", "fr", "sl", "en"] {
        let voice = engine::voice_for(lang).unwrap();
        let file = engine::render(Path::new(&engine), voice, "A, 12", Duration::from_secs(20)).unwrap();
        let samples = wav::read(&file).expect(lang);
        assert!(samples.len() > wav::RATE / 2, "{lang}: {} samples", samples.len());
        assert!(samples.iter().any(|sample| sample.abs() > 1_000), "{lang} is audible");
    }
}
