"""The kinds of parts that a plan is made of, a module each."""
