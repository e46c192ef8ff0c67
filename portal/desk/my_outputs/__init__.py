"""A person's own profile and works, for those who work on their own only."""
