"""Next year's plan out of this year's: what lives on is copied, and what happened is told."""
