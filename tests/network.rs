//! Programs that fetch and read, on the simulated network and files: what they print and when, which no CPython can be asked.

#[path = "support/engine.rs"]
mod engine;

use loopscope::run::{Progress, Reply, Request, Session, Settings};
use loopscope::settings::{File, Kind, Latency, Route};
use loopscope::time::Duration;
use std::rc::Rc;

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

#[test]
fn what_services_answer_has_the_shape_that_lessons_index_into() {
    check(
        "import requests\nget = lambda url, **more: requests.get(url, **more).json()\n\
         print(get('https://httpbin.org/get', params={'q': 'x'})['args'], get('https://httpbin.org/headers')['headers']['Host'])\n\
         print(requests.post('https://httpbin.org/post', json={'a': [1]}).json()['json'], requests.post('https://httpbin.org/post', data={'a': 1}).json()['form'])\n\
         print(get('https://jsonplaceholder.typicode.com/todos/1'))\n\
         print(get('https://jsonplaceholder.typicode.com/users/1')['address']['geo']['lat'], len(get('https://jsonplaceholder.typicode.com/posts?userId=3')))\n\
         print(get('https://api.github.com/repos/python/cpython')['owner']['login'], get('https://api.github.com/users/x/repos')[0]['stargazers_count'] > 0)\n",
        "0.300\t{'q': 'x'} httpbin.org\n0.600\t{'a': [1]} {'a': '1'}\n\
         0.780\t{'userId': 1, 'id': 1, 'title': 'delectus aut autem', 'completed': False}\n\
         1.140\t-37.3159 10\n1.580\tpython True\n= 1.580 none\n",
    );
}

#[test]
fn redirects_are_followed_by_those_who_do() {
    check(
        "import asyncio, aiohttp, httpx\n\
         async def main():\n    async with aiohttp.ClientSession() as session, httpx.AsyncClient() as client:\n        \
         async with session.get('https://httpbin.org/redirect/2') as response:\n            print(response.status, response.url, len(response.history))\n        \
         print((await client.get('https://httpbin.org/redirect/2')).status_code)\n\
         asyncio.run(main())\n",
        "0.450\t200 https://httpbin.org/get 2\n0.600\t302\n= 0.600 none\n",
    );
}

#[test]
fn errors_say_what_the_clients_say() {
    check(
        "import asyncio, aiohttp, requests\nfrom urllib.error import URLError\nfrom urllib.request import urlopen\n\
         async def main():\n    async with aiohttp.ClientSession() as session:\n        \
         for url in ('http://localhost:8000', 'https://nowhere.invalid'):\n            \
         try:\n                await session.get(url)\n            except aiohttp.ClientConnectorError as error:\n                print(error)\n        \
         try:\n            (await session.get('https://example.com/x')).raise_for_status()\n        except aiohttp.ClientResponseError as error:\n            print(error)\n\
         asyncio.run(main())\n\
         try:\n    requests.get('https://httpbin.org/delay/3', timeout=1)\nexcept requests.exceptions.ReadTimeout as error:\n    print(error)\n\
         try:\n    urlopen('https://nowhere.invalid')\nexcept URLError as error:\n    print(error)\n",
        "0.010\tCannot connect to host localhost:8000 ssl:default [Connect call failed ('127.0.0.1', 8000)]\n\
         0.030\tCannot connect to host nowhere.invalid:443 ssl:default [Name or service not known]\n\
         0.130\t404, message='Not Found', url='https://example.com/x'\n\
         1.130\tHTTPSConnectionPool(host='httpbin.org', port=443): Read timed out. (read timeout=1)\n\
         1.150\t<urlopen error [Errno -2] Name or service not known>\n= 1.150 none\n",
    );
}

#[test]
fn the_tables_of_the_settings_decide() {
    let mut settings = Settings::default();
    let network = Rc::make_mut(&mut settings.network);
    network.own.push(Route {
        method: "POST",
        address: "shop.example/orders".into(),
        latency: Latency::Fixed(Duration::from_millis(2000)),
        kind: Kind::Json,
        status: 201,
        headers: vec![("X-Left".into(), "3".into())],
        body: "{\"id\": 7}".into(),
    });
    network.built_in.clear();
    Rc::make_mut(&mut settings.files).own.push(File { path: "notes/a.txt".into(), text: "mine\n".into() });
    let said = engine::run_with(
        "import os, requests\nanswer = requests.post('https://shop.example/orders', json={})\nprint(answer.status_code, answer.json(), answer.headers['x-left'])\n\
         try:\n    requests.get('https://shop.example/orders')\nexcept requests.exceptions.ConnectionError:\n    print('nobody')\n\
         print(open('notes/a.txt').read(), os.listdir('notes'), open('data.txt').readline())\n",
        &settings,
    );
    assert_eq!(said, "2.000\t201 {'id': 7} 3\n2.020\tnobody\n2.020\tmine\n2.020\t ['a.txt'] alpha\n2.020\t\n= 2.020 none\n");
}

#[test]
fn the_trace_says_what_is_waited_for_and_that_it_is_simulated() {
    let run = loopscope::run::run(
        "import asyncio, aiofiles, aiohttp, requests\n\
         async def main():\n    async with aiohttp.ClientSession() as session:\n        await session.get('https://example.com')\n    \
         async with aiofiles.open('data.txt') as file:\n        await file.read()\n    requests.get('https://example.org')\n\
         asyncio.run(main())\n",
        &Settings::default(),
    );
    let text = loopscope::trace::text::to_text(&run.expect("it compiles").trace);
    for said in [
        "main waits on GET https://example.com (simulated, 0.1 s)",
        "main waits on reading data.txt (simulated file)",
        "7  blocks: GET https://example.org (simulated, 0.12 s) until",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
}

/// Runs a program whose requests leave the run, and hands in what `reply` says of each, half a second later; what it printed.
fn run_outside(source: &str, reply: impl Fn(&Request) -> Option<Reply>) -> (String, Vec<u64>) {
    let mut session = Session::start(source, &Settings::default()).expect("it compiles");
    session.let_requests_out();
    let (mut waiting, mut abandoned) = (Vec::<Request>::new(), Vec::new());
    loop {
        let progress = session.proceed(u64::MAX);
        abandoned.extend(session.take_abandoned_requests());
        waiting.extend(session.take_requests().into_iter().filter(|request| reply(request).is_some()));
        let now = session.recorder().now();
        match progress {
            Progress::Finished => break,
            Progress::Idle { until } if waiting.is_empty() => session.recorder().advance_to(until),
            Progress::Idle { .. } | Progress::Undelivered => {
                let request = waiting.remove(0);
                session.recorder().advance_to(now + Duration::from_millis(500));
                session.reply(request.id, reply(&request).expect("it is answered"));
            }
            Progress::Blocked { until } => session.recorder().advance_to(until),
            Progress::More => {}
        }
    }
    (engine::answer(&session.into_run().trace), abandoned)
}

fn page(request: &Request) -> Option<Reply> {
    Some(match request.url.as_str() {
        "https://there.example/" => Reply::Answer {
            status: 200,
            reason: String::new(),
            url: request.url.clone(),
            headers: vec![("content-type".into(), "application/json".into())],
            body: format!("{{\"method\": \"{}\"}}", request.method).into_bytes(),
        },
        "https://slow.example/" => return None,
        _ => Reply::Failed("the browser gave no answer".into()),
    })
}

#[test]
fn requests_that_leave_the_run_wait_for_their_replies() {
    let (said, abandoned) = run_outside(
        "import asyncio, aiohttp, httpx, requests\n\
         async def main():\n    async with aiohttp.ClientSession() as session:\n        \
         async with session.get('https://there.example/') as response:\n            print(response.status, response.reason, await response.json())\n        \
         try:\n            await session.get('https://forbidden.example/')\n        except aiohttp.ClientConnectorError as error:\n            print(error)\n        \
         try:\n            await session.get('https://slow.example/', timeout=aiohttp.ClientTimeout(total=2))\n        except asyncio.TimeoutError:\n            print('slow')\n\
         asyncio.run(main())\n\
         print(requests.post('https://there.example/', json={}).json())\n\
         try:\n    requests.get('https://slow.example/', timeout=3)\nexcept requests.exceptions.ReadTimeout:\n    print('slow')\n\
         try:\n    httpx.get('https://forbidden.example/')\nexcept httpx.ConnectError as error:\n    print(error)\n",
        page,
    );
    assert_eq!(
        said,
        "0.500\t200 OK {'method': 'GET'}\n\
         1.000\tCannot connect to host forbidden.example:443 ssl:default [the browser gave no answer]\n\
         3.000\tslow\n3.500\t{'method': 'POST'}\n6.500\tslow\n7.000\tthe browser gave no answer\n= 7.000 none\n"
    );
    assert_eq!(abandoned.len(), 2, "{abandoned:?}");
}

#[test]
fn names_are_imported_from_where_lessons_import_them() {
    check(
        "import aiohttp.client_exceptions, requests.adapters, re\nfrom aiohttp.client_exceptions import ClientConnectorError\n\
         from requests.exceptions import RequestException, HTTPError, Timeout\n\
         try:\n    requests.get('https://httpbin.org/status/500').raise_for_status()\nexcept RequestException as error:\n    print(type(error), error)\n\
         print(re.findall('href=\"(.*?)\"', requests.get('https://www.python.org').text))\nfrom aiohttp import web\n",
        "0.150\t<class 'requests.exceptions.HTTPError'> 500 Server Error: Internal Server Error for url: https://httpbin.org/status/500\n\
         0.350\t['/about/', '/downloads/', 'https://docs.python.org/3/']\n= 0.350 limit: loopscope does not have aiohttp.web\n",
    );
}
