//! Programs that fetch and read, on the simulated network and files: what they print and when, which no CPython can be asked.

#[path = "support/engine.rs"]
mod engine;

fn check(source: &str, expected: &str) {
    assert_eq!(engine::run(source), expected, "\n{source}");
}

#[test]
fn requests_of_aiohttp_run_at_the_same_time() {
    check(
        "import asyncio, aiohttp\n\
         async def fetch(session, url):\n    async with session.get(url) as response:\n        print(response.status, (await response.json())['url'])\n\
         async def main():\n    async with aiohttp.ClientSession() as session:\n        await asyncio.gather(*(fetch(session, f'https://httpbin.org/delay/{n}') for n in (2, 1)))\n\
         asyncio.run(main())\n",
        "1.150\t200 https://httpbin.org/delay/1\n2.150\t200 https://httpbin.org/delay/2\n= 2.150 none\n",
    );
}

#[test]
fn requests_block_the_loop() {
    check(
        "import asyncio, requests\n\
         async def fetch(n):\n    print(n, requests.get('https://example.com').status_code)\n\
         async def main():\n    await asyncio.gather(fetch(1), fetch(2))\n\
         asyncio.run(main())\n",
        "0.100\t1 200\n0.200\t2 200\n= 0.200 none\n",
    );
}

#[test]
fn a_refused_status_a_timeout_and_a_missing_host_are_errors() {
    check(
        "import asyncio, httpx\n\
         async def main():\n    async with httpx.AsyncClient(timeout=1) as client:\n        \
         for path in ('https://httpbin.org/delay/3', 'http://localhost:1/', 'https://httpbin.org/status/503'):\n            \
         try:\n                (await client.get(path)).raise_for_status()\n            except httpx.HTTPError as error:\n                print(type(error).__name__)\n\
         asyncio.run(main())\n",
        "1.000\tReadTimeout\n1.010\tConnectError\n1.160\tHTTPStatusError\n= 1.160 none\n",
    );
}

#[test]
fn files_are_kept_until_the_run_ends() {
    check(
        "import asyncio, aiofiles\n\
         async def main():\n    async with aiofiles.open('/tmp/new.txt', 'w') as file:\n        await file.write('one\\ntwo\\n')\n    \
         print(open('/tmp/new.txt').read().split(), open('numbers.txt').readline().strip())\n\
         asyncio.run(main())\ntry:\n    open('no.txt')\nexcept FileNotFoundError as error:\n    print(error)\n",
        "0.000\t['one', 'two'] 1\n0.000\t[Errno 2] No such file or directory: 'no.txt'\n= 0.000 none\n",
    );
}
