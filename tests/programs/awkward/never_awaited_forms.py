import asyncio, warnings
async def fetch(x): return x
async def main():
    fetch(1)
    x = fetch(2)
    x = 3
    [fetch(i) for i in range(2)]
    if fetch(3): print("truthy")
    print(fetch(4) == 4)
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        fetch(5)
        print(len(w), w[0].category.__name__, w[0].message)
    try: fetch(6) + 1
    except TypeError as e: print(e)
    try: len(fetch(7))
    except TypeError as e: print(e)
    try: [*fetch(8)]
    except TypeError as e: print(e)
    try: fetch(9).upper()
    except AttributeError as e: print(e)
    c = fetch(10); c.close()
    d = {"a": fetch(11)}; d.clear()
    fetch
    print("end")
asyncio.run(main())
main()
print("done")
