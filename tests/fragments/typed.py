async def fetch_users(ids: List[int], timeout: Optional[float] = None) -> Dict[int, str]:
    users = await asyncio.gather(*[load_user(i) for i in ids])
    return dict(zip(ids, users))
