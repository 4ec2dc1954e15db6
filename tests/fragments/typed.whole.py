import asyncio
from typing import Dict, List, Optional


async def load_user(i):
    await asyncio.sleep(1)
    return f"result of load_user({i})"


async def fetch_users(ids: List[int], timeout: Optional[float] = None) -> Dict[int, str]:
    users = await asyncio.gather(*[load_user(i) for i in ids])
    return dict(zip(ids, users))


async def main():
    print(await fetch_users([1, 2, 3]))


asyncio.run(main())
