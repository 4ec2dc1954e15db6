async with Database("localhost") as db:
    rows = await db.fetch_all("select * from users")
    for row in rows:
        print(row["id"], row["name"])
