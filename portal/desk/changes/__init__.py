"""The one page that takes back what an import, a change of many or a merge did."""
