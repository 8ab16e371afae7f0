"""From content to a page, a self-contained HTML file or a PDF."""
