"""What leaves the shop as a document: plain values in, PDF, printer bytes or a spreadsheet out."""
