"""Who may open which address of Wagtail's admin, where Wagtail itself would answer everybody in it."""
