from portal.records.grants.models.grant import Grant, GrantFunder

__all__ = ["Grant", "GrantFunder"]
