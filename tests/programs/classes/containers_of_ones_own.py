class Deck:
    def __init__(self, cards):
        self.cards = list(cards)

    def __len__(self):
        return len(self.cards)

    def __getitem__(self, at):
        if isinstance(at, slice):
            return Deck(self.cards[at])
        return self.cards[at]

    def __setitem__(self, at, card):
        self.cards[at] = card

    def __delitem__(self, at):
        del self.cards[at]

    def __contains__(self, card):
        return card in self.cards

    def __iter__(self):
        return iter(self.cards)

    def __reversed__(self):
        return reversed(self.cards)

    def __repr__(self):
        return f"<{' '.join(map(str, self.cards))}>"


deck = Deck(range(1, 8))
print(len(deck), deck[0], deck[-1], deck[2:5], deck[::-2])
deck[0] = "joker"
del deck[1]
print(deck, "joker" in deck, 2 in deck, list(reversed(deck)))
first, *rest = deck
print(first, rest, bool(deck), bool(Deck([])))


class Squares:
    def __getitem__(self, n):
        if n > 4:
            raise IndexError
        return n * n


print(list(Squares()), 9 in Squares())


class Default(dict):
    def __missing__(self, key):
        self[key] = key.upper()
        return self[key]


words = Default(a="one")
print(words["a"], words["b"], words)
