"""No models: the clock's tables are written by SQL only, and flushing a test's tables must leave them alone.

Django tells an app that its tables have been migrated only where the app has this module.
"""
