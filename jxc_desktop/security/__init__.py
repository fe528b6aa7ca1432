"""Users, passwords, sign-in and sign-in history."""
