"""What is asked of the parts of a plan, a module for each thing that is done with them."""
