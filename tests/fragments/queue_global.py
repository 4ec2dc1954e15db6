async def consume():
    while not queue.empty():
        item = await queue.get()
        print(item)
        queue.task_done()
