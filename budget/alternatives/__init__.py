"""What if: other amounts, nämnder and keys for a plan, tried, kept, shown, adopted or discarded."""
