DELETE FROM treasury_page WHERE EXISTS (SELECT 1 FROM treasury_journal j WHERE j.body = treasury_page.body AND j.id = treasury_page.journal AND j.pages = 1 AND j.read_at IS NULL AND j.entering IS NULL AND j.withdrawn_at IS NULL);
DELETE FROM treasury_journal WHERE pages = 1 AND read_at IS NULL AND entering IS NULL AND withdrawn_at IS NULL;
