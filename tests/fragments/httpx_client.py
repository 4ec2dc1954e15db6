async def get_user(client, user_id):
    response = await client.get(f"https://jsonplaceholder.typicode.com/users/{user_id}")
    return response.json()
