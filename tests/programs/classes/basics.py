class Account:
    """A bank account."""

    bank = "First"

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance

    def deposit(self, amount):
        self.balance += amount
        return self

    def __repr__(self):
        return f"Account({self.owner!r}, {self.balance})"


ada = Account("Ada").deposit(10).deposit(5)
bob = Account("Bob", balance=3)
print(ada, [bob], str(ada), f"{bob!r:>20}")
Account.bank = "Second"
print(ada.bank, bob.bank)
bob.bank = "Own"
print(ada.bank, bob.bank, Account.bank)
print(hasattr(ada, "owner"), hasattr(ada, "limit"), getattr(ada, "limit", "none"))
setattr(ada, "limit", 7)
print(ada.limit, ada.__dict__)
del ada.limit
try:
    ada.limit
except AttributeError as error:
    print(error)
print(type(ada).__name__, isinstance(ada, Account), Account.__doc__)
deposit = ada.deposit
print(deposit(100).balance)
print(ada == bob, ada == ada, ada != bob)
