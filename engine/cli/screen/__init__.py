"""What the terminal shows and takes line by line."""
