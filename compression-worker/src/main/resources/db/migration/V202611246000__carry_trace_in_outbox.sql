-- the trace in which a message was written, where somebody records it: the transaction says so
ALTER TABLE outbox
  ADD COLUMN traceparent text DEFAULT nullif(current_setting('throughline.traceparent', true), '');
