"""The application in a browser: on this machine only, behind a token, one process for each visitor."""
