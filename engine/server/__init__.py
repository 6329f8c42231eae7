"""A server on this computer that speaks OpenAI's API with the loaded model. Off unless it is switched on."""
