"""GRM: what LanguageTool says, by category."""
