"""The files of a return, each written from what was gathered, as a stream."""
