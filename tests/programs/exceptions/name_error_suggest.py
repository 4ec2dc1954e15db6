import asyncio
class A:
    value = 1
    def method(self): return self.valeu
async def main():
    counter = 1
    try: print(countr)
    except NameError as e: print(e)
    try: asyncio.sleeep(1)
    except AttributeError as e: print(e)
    try: A().method()
    except AttributeError as e: print(e)
    try: [].appendd(1)
    except AttributeError as e: print(e)
    import math
    print(maths.pi)
asyncio.run(main())
