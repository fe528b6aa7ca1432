"""What every page that fills a paper line by line shares: the scan line and what may come of a scan, pickers, bands."""
