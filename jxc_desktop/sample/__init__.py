"""The sample shop and the sample day: real goods, a seeded year, played through the same verbs as any other day."""
