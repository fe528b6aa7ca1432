"""The till: scan, pay, hold, refund, hand over the shift; all of it by key."""
