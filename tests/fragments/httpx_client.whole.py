import asyncio
import httpx


async def get_user(client, user_id):
    response = await client.get(f"https://jsonplaceholder.typicode.com/users/{user_id}")
    return response.json()


async def main():
    async with httpx.AsyncClient() as client:
        print(await get_user(client, 1))


asyncio.run(main())
