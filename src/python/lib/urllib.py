"""urllib: addresses; requests to the real world are not made here."""
