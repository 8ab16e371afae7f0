"""Pages of money: of an object's plan, of a nämnd over all objects, and of the municipality."""
