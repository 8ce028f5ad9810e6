CREATE INDEX treasury_journal_bank ON treasury_journal (body, abi, year, to_on);
