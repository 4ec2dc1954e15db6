response = await fetch("https://example.com")
if not response:
    return
print(response)
