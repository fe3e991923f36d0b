"""The chapters: what each explains, and the computing behind it, all of it by `hwr.nn`."""
