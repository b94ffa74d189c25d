"""Fair-share rules, one file each: the file is the registration, its name is the id."""
