"""The only modules that know a platform: one folder or module a channel."""
