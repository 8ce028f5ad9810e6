CREATE INDEX flow_movement_linked ON flow_movement (body, linked_at);
