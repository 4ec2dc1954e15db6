import asyncio


def is_prime(n):
    return n > 1 and all(n % d for d in range(2, int(n ** 0.5) + 1))


async def count_primes(name, low, high):
    found = 0
    for n in range(low, high):
        if is_prime(n):
            found += 1
        if n % 50 == 0:
            await asyncio.sleep(0)
    print(name, found)
    return found


async def main():
    counts = await asyncio.gather(count_primes("a", 0, 200), count_primes("b", 200, 300), count_primes("c", 300, 400))
    print(sum(counts), asyncio.get_running_loop().time())


asyncio.run(main())
