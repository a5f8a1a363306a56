"""Pure rules: no I/O, no clock, no SQL, no platform. Time is always an argument."""
