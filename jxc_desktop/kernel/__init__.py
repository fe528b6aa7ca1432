"""Words every room speaks: money, quantity, dates, permission, changes, refusal; no I/O, no SQL, no Qt."""
