"""What is handed over to be kept: all issued versions of a document, in one package."""
