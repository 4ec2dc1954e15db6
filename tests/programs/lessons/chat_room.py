import asyncio


class Room:
    def __init__(self):
        self.members = {}

    def join(self, name):
        self.members[name] = asyncio.Queue()
        self.say("*", f"{name} joins")
        return self.members[name]

    def leave(self, name):
        del self.members[name]
        self.say("*", f"{name} leaves")

    def say(self, who, text):
        for name, inbox in self.members.items():
            if name != who:
                inbox.put_nowait(f"{who}: {text}")


async def listen(name, inbox):
    while True:
        print(f"[{name}] {await inbox.get()}")


async def member(name, room, script):
    inbox = room.join(name)
    listener = asyncio.create_task(listen(name, inbox))
    try:
        for seconds, text in script:
            await asyncio.sleep(seconds)
            room.say(name, text)
    finally:
        room.leave(name)
        listener.cancel()


async def main():
    room = Room()
    await asyncio.gather(
        member("ada", room, [(1, "hello"), (2, "anybody?")]),
        member("bob", room, [(1.5, "hi ada"), (3, "still here")]),
        member("eve", room, [(0.5, "...")]),
    )


asyncio.run(main())
