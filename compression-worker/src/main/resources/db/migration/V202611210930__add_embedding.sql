-- The vector of a memory's title and body. It belongs to the content whose hash stands beside it; to another it is
-- not valid. The index that finds what is not embedded yet is made by the worker once vectors are in use.
ALTER TABLE memory
  ADD COLUMN embedding real[],
  ADD COLUMN embedding_model text,
  ADD COLUMN embedded_hash text;
