"""Windows that open when they are asked for: export, import, help, commands, settings, a label, an article's facts."""
