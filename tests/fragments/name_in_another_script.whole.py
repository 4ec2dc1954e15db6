import asyncio


class StandIn:
    def run(self, value):
        return f"result of run({value})"


쩾 = StandIn()


async def main():
    print("begins")
    return 1


쩾.run(main())
