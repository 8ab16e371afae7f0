"""What differs between two versions of a text or a document."""
