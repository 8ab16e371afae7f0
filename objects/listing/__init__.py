"""What all list pages share: tables, counting within bounds, pages, chips, search and export."""
