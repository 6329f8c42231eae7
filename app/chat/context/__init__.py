"""What of a conversation the model sees, and what happens when it no longer fits."""
