"""What enters the shop as a file: spreadsheets and delimited text, read, matched to fields and judged row by row."""
