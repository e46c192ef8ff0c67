"""The admin's first screen: the steps of a new site, and the checks that need attention."""
