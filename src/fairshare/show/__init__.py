"""An Answer as words, tables and trees. Pure: nothing is read, written or computed."""
