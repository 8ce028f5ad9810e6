CREATE INDEX treasury_journal_days ON treasury_journal (body, from_on, to_on);
