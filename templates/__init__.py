"""The Word templates, editable in Word or WPS; read with `importlib.resources`."""
