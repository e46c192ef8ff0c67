from portal.public.home.models.home_page import HomePage

__all__ = ["HomePage"]
