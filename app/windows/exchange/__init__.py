"""Chats to and from files: the dialogs of export, import and printing."""
