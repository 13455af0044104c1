"""What signs say, to whom they can say it, and from where."""
