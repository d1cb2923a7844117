"""What a person sees: the application and the command line."""
