"""Settings: the shop, people, printing, importing, backups, about."""
