async with session.get('https://httpbin.org/get') as resp:
    print(resp.status)
    print(await resp.text())
