"""The demo: a municipality's object plan and follow-up, for trying the site out."""

from portfolio.demo.accounts import PASSWORD, Account, accounts
from portfolio.demo.loading import load
from portfolio.demo.source import Facts, read_facts
from portfolio.demo.state import State, state_of_database

__all__ = [
    "PASSWORD",
    "Account",
    "Facts",
    "State",
    "accounts",
    "load",
    "read_facts",
    "state_of_database",
]
