"""Forms for what an object plan is made of."""
