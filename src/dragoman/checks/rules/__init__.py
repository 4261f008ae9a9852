"""The rules: each file here is a family of rules. See ``dragoman.checks`` for how to add one."""
