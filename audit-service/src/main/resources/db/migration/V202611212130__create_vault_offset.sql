-- How far the topic of sealed secrets was read. It holds nothing of a tenant.

CREATE TABLE vault_offset (
  topic text NOT NULL,
  partition integer NOT NULL,
  next_offset bigint NOT NULL,
  PRIMARY KEY (topic, partition)
);
