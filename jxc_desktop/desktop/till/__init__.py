"""The till: scan, pay, hold, refund, hand over the shift; all of it by key.

What is seen is named by a thing (a panel, list, strip, table, sheet), what is done with it by a doing (`finding`,
`editing`, `holding`, `payment`, `slips`); `counter` is the sale itself, `checkout_page` ties them together.
"""
