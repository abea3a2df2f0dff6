"""The language server: findings in an editor while the text is written."""
