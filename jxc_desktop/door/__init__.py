"""The same verbs and reports from outside: a command line that speaks JSON lines."""
