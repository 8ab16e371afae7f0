"""The plan as a document that can be edited: its parts, their forms, history and conflicts."""
