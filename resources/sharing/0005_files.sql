-- Files are read in pieces, so that a desk goes on after a cut: they are kept as they are, because
-- the beginning of a compressed value has to be unpacked for each of its pieces.
ALTER TABLE vigie.files ALTER COLUMN content SET STORAGE EXTERNAL;
