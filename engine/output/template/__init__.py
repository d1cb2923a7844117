"""Builds `templates/report.docx`, the official layout as a Word file that an office can restyle.

Layout: GB/T 9704-2012 for page, type and page numbers; the annex of 国办公开办函〔2021〕30号 for the tables.
"""
