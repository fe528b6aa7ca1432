"""The shop file: which database it is, how it is opened, guarded, migrated, backed up."""
