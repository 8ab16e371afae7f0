"""What a document says, as plain frozen data: built from the models, shown by the templates."""
