use std::fs;

use super::*;

struct Box(PathBuf);

impl Box {
    fn new(name: &str, files: &[(&str, &str)]) -> Box {
        let path = std::env::temp_dir().join(format!("mailbox-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("sub.eml")).unwrap();
        for (name, text) in files {
            fs::write(path.join(name), text).unwrap();
        }
        Box(path)
    }

    async fn fetch(&self, limits: &FetchLimits) -> Batch {
        Mailbox::Folder(self.0.clone()).fetch(None, limits).await.unwrap()
    }
}

impl Drop for Box {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[tokio::test]
async fn files_stay_until_they_are_stored() {
    let files = Box::new("stay", &[("b.eml", "B"), ("a.eml", "A"), (".c.eml", "half"), ("note.txt", "no")]);
    let batch = files.fetch(&FetchLimits::default()).await;
    assert_eq!((whole(&batch), batch.more), (vec!["A".into(), "B".into()], false));
    assert_eq!(files.fetch(&FetchLimits::default()).await, batch, "fetching marks nothing");
    let first = files.fetch(&limits(1, 10)).await;
    assert_eq!((whole(&first), first.more), (vec!["A".into()], true));

    let mailbox = Mailbox::Folder(files.0.clone());
    let places = [first.messages[0].place.clone(), Place::File("../../etc/passwd".into())];
    mailbox.mark_read(&places).await.unwrap();
    mailbox.mark_read(&places).await.unwrap();
    assert_eq!(whole(&files.fetch(&FetchLimits::default()).await), ["B"]);
    // The same name again is another message.
    fs::write(files.0.join("a.eml"), "A2").unwrap();
    mailbox.mark_read(&places[..1]).await.unwrap();
    assert_eq!(fs::read_to_string(files.0.join("read/a.eml")).unwrap(), "A");
    assert_eq!(fs::read_to_string(files.0.join("read/2-a.eml")).unwrap(), "A2");
}

#[tokio::test]
async fn large_files_are_told_of() {
    for end in ["\n", "\r\n"] {
        let head = format!("Subject: grande{end}{end}");
        let text = format!("{head}{}", "x".repeat(100));
        let files = Box::new(&format!("large{}", end.len()), &[("a.eml", &text)]);
        let batch = files.fetch(&limits(10, 50)).await;
        let Raw::TooLarge { header, bytes } = &batch.messages[0].raw else { panic!("{batch:?}") };
        assert_eq!((*bytes, header.as_slice()), (text.len() as u64, head.as_bytes()));
    }
    let gone = Mailbox::Folder("/dev/null/none".into()).fetch(None, &FetchLimits::default()).await;
    assert!(matches!(gone, Err(MailboxError::Disk(_))));
}
