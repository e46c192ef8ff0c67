"""What an import, a change of many or a merge did to records, kept in one shape and taken back in one way."""
