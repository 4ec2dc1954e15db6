import asyncio
from dataclasses import dataclass, field


@dataclass
class Product:
    name: str
    stock: int
    lock: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)


class OutOfStock(Exception):
    pass


class Shop:
    def __init__(self, *products):
        self.products = {p.name: p for p in products}

    async def buy(self, customer, name, amount=1):
        product = self.products[name]
        async with product.lock:
            print(f"{customer} wants {amount} {name}, {product.stock} left")
            await asyncio.sleep(0.5)
            if product.stock < amount:
                raise OutOfStock(f"{customer}: no {name}")
            product.stock -= amount
        return f"{customer} bought {amount} {name}"


async def main():
    shop = Shop(Product("tea", 2), Product("cup", 1))
    orders = [("ada", "tea"), ("bob", "tea"), ("cy", "tea"), ("dee", "cup"), ("eve", "cup"), ("fay", "pot")]
    results = await asyncio.gather(*(shop.buy(*order) for order in orders), return_exceptions=True)
    for result in results:
        print(result if isinstance(result, str) else repr(result))
    print(shop.products["tea"])


asyncio.run(main())
