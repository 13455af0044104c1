"""The command line: parse, call, print. ``twin --help`` lists the commands."""
