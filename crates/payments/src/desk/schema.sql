CREATE INDEX event_of_position ON event (body, subject) WHERE kind IN ('position-created', 'position-published', 'position-changed', 'position-fee-set', 'position-withdrawn', 'instalment-paid');
