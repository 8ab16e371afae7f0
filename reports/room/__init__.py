"""The reading room: issued versions as those read them who decide on them."""
