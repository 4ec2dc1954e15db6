"""What the services that lessons ask would answer: httpbin.org, jsonplaceholder.typicode.com and api.github.com, by their shapes.
What they hold is made up from the address alone, but for what everybody knows of them."""
import json as _json
from urllib.parse import parse_qsl as _parse_qsl, unquote as _unquote, urlsplit as _urlsplit
from _network import Answer as _Answer, Headers as _Headers

_words = ('lorem ipsum dolor sit amet consectetur adipisci elit sed eiusmod tempor incidunt ut labore et dolore magna aliqua enim ad minima '
          'veniam quis nostrum exercitationem ullam corporis suscipit laboriosam nisi aliquid ex ea commodi consequatur').split()


def _mix(text):
    mixed = 2166136261
    for byte in text.encode():
        mixed = (mixed ^ byte) * 16777619 & 0xffffffff
    return mixed


def _prose(seed, count):
    at = _mix(str(seed)) >> 4
    return ' '.join(_words[(at + n * (n + at % 7 + 1)) % len(_words)] for n in range(count))


def _as_json(value, status=200, headers=(), sort=False):
    return _Answer(status, _json.dumps(value, indent=2, sort_keys=sort) + '\n', 'application/json; charset=utf-8', headers)


def answer(service, method, url, headers, body):
    parts = _urlsplit(url)
    path = [_unquote(part) for part in parts.path.split('/') if part]
    query = {}
    for key, value in _parse_qsl(parts.query, keep_blank_values=True):
        query[key] = [*query[key], value] if isinstance(query.get(key), list) else [query[key], value] if key in query else value
    if service == 'httpbin':
        return _httpbin(method, path, query, url, parts, headers, body)
    if service == 'jsonplaceholder':
        return _placeholder(method, path, query, headers, body)
    return _github(method, path, query)


# httpbin.org

_asked = [0]
_plain = {
    'robots.txt': ('text/plain', 'User-agent: *\nDisallow: /deny\n'),
    'html': ('text/html; charset=utf-8', '<!DOCTYPE html>\n<html>\n  <head>\n  </head>\n  <body>\n      <h1>Herman Melville - Moby-Dick</h1>\n\n'
             '      <div>\n        <p>\n          Availing himself of the mild, summer-cool weather that now reigned in these latitudes\n'
             '        </p>\n      </div>\n  </body>\n</html>\n'),
    'xml': ('application/xml', "<?xml version='1.0' encoding='us-ascii'?>\n<slideshow title=\"Sample Slide Show\" author=\"Yours Truly\">\n"
            "    <slide type=\"all\">\n      <title>Wake up to WonderWidgets!</title>\n    </slide>\n</slideshow>\n"),
    'deny': ('text/plain', '\n          YOU SHOULDN\'T BE HERE\n'),
}
_slides = {'slideshow': {'author': 'Yours Truly', 'date': 'date of publication', 'slides': [
    {'title': 'Wake up to WonderWidgets!', 'type': 'all'},
    {'items': ['Why <em>WonderWidgets</em> are great', 'Who <em>buys</em> WonderWidgets'], 'title': 'Overview', 'type': 'all'}],
    'title': 'Sample Slide Show'}}


def _page(title):
    return f'<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">\n<title>{title}</title>\n<h1>{title.partition(" ")[2]}</h1>\n'


def _number(path, at=1, default=0):
    try:
        return int(path[at])
    except (IndexError, ValueError):
        return default


def _echo(method, query, url, parts, headers, body):
    told = {'args': query, 'headers': dict(sorted({'Host': parts.netloc, **headers}.items())), 'origin': '203.0.113.1', 'url': url}
    if method in ('GET', 'HEAD'):
        return told
    kind = headers.get('Content-Type', '')
    text = body.decode('utf-8', 'replace')
    form = dict(_parse_qsl(text)) if kind.startswith('application/x-www-form-urlencoded') else {}
    try:
        sent = _json.loads(text) if text and not form else None
    except ValueError:
        sent = None
    return {**told, 'data': '' if form else text, 'files': {}, 'form': form, 'json': sent}


def _httpbin(method, path, query, url, parts, headers, body):
    echo = _echo(method, query, url, parts, headers, body)
    name = path[0] if path else ''
    if name in ('get', 'post', 'put', 'patch', 'delete'):
        if method == name.upper() or (name, method) == ('get', 'HEAD'):
            return _as_json(echo, sort=True)
        return _Answer(405, _page('405 Method Not Allowed'))
    if name in ('anything', 'delay'):
        full = {'data': '', 'files': {}, 'form': {}, **({'json': None, 'method': method} if name == 'anything' else {}), **echo}
        full.pop('json', None) if name == 'delay' else None
        return _as_json(full, sort=True)
    if name == 'status':
        codes = [int(code) for code in path[1].split(',') if code.isdigit()] if len(path) > 1 else []
        code = codes[0] if codes else 400
        more = {'Location': '/redirect/1'} if code in (301, 302, 303, 307) else {'WWW-Authenticate': 'Basic realm="Fake Realm"'} if code == 401 else {}
        return _Answer(code, "\n    -=[ teapot ]=-\n" if code == 418 else b'', headers=more)
    if name == 'headers':
        return _as_json({'headers': echo['headers']})
    if name == 'ip':
        return _as_json({'origin': echo['origin']})
    if name == 'user-agent':
        return _as_json({'user-agent': headers.get('User-Agent')})
    if name == 'uuid':
        _asked[0] += 1
        digits = ''.join(f'{_mix(f"{_asked[0]} {n}"):08x}' for n in range(4))
        return _as_json({'uuid': f'{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:32]}'})
    if name == 'json':
        return _as_json(_slides)
    if name in ('bytes', 'stream-bytes', 'range'):
        count = min(_number(path), 100 * 1024)
        data = bytes(97 + n % 26 for n in range(count)) if name == 'range' else bytes(_mix(f'{query.get("seed", "")} {n}') * 2654435761 >> 20 & 255 for n in range(count))
        return _Answer(200, data, 'application/octet-stream')
    if name == 'stream':
        echo.pop('data', None)
        lines = (_json.dumps({'url': url, 'args': query, 'headers': echo['headers'], 'origin': echo['origin'], 'id': n}) for n in range(min(_number(path), 100)))
        return _Answer(200, ''.join(line + '\n' for line in lines), 'application/json')
    if name == 'drip':
        return _Answer(200, b'*' * int(query.get('numbytes', 10)), 'application/octet-stream')
    if name in ('redirect', 'relative-redirect', 'absolute-redirect'):
        left = _number(path, default=1) - 1
        return _Answer(302, _page('302 Redirecting...'), headers={'Location': f'/relative-redirect/{left}' if left > 0 else '/get'})
    if name == 'redirect-to':
        return _Answer(int(query.get('status_code', 302)), b'', headers={'Location': query.get('url', '/get')})
    if name == 'cookies':
        if len(path) > 1 and path[1] == 'set':
            more = {'Set-Cookie': '; '.join(f'{key}={value}' for key, value in query.items()), 'Location': '/cookies'}
            return _Answer(302, _page('302 Redirecting...'), headers=more)
        sent = dict(pair.strip().split('=', 1) for pair in headers.get('Cookie', '').split(';') if '=' in pair)
        return _as_json({'cookies': sent})
    if name in ('basic-auth', 'hidden-basic-auth'):
        import base64
        right = 'Basic ' + base64.b64encode(':'.join(path[1:3]).encode()).decode()
        if headers.get('Authorization') == right:
            return _as_json({'authenticated': True, 'user': path[1]})
        return _Answer(401, b'', headers={'WWW-Authenticate': 'Basic realm="Fake Realm"'})
    if name == 'bearer':
        scheme, _, token = headers.get('Authorization', '').partition(' ')
        return _as_json({'authenticated': True, 'token': token}) if scheme == 'Bearer' and token else _Answer(401, b'', headers={'WWW-Authenticate': 'Bearer'})
    if name == 'response-headers':
        return _as_json({'Content-Type': 'application/json', **query}, headers={key: str(value) for key, value in query.items()})
    if name in ('gzip', 'deflate', 'brotli'):
        word = {'gzip': 'gzipped', 'deflate': 'deflated', 'brotli': 'brotli'}[name]
        return _as_json({word: True, 'headers': echo['headers'], 'method': method, 'origin': echo['origin']})
    if name == 'base64' and len(path) > 1:
        import base64
        return _Answer(200, base64.b64decode(path[1]))
    if name == 'encoding':
        return _Answer(200, '<h1>Unicode Demo</h1>\n<pre>∮ E⋅da = Q,  n → ∞, ∑ f(i) = ∏ g(i)</pre>\n')
    if name in ('cache', 'etag'):
        return _Answer(304, b'') if 'If-None-Match' in headers or 'If-Modified-Since' in headers else _as_json(echo, headers={'ETag': 'made-up'}, sort=True)
    if name == 'image':
        return _Answer(200, b'\x89PNG\r\n\x1a\n' + bytes(56), 'image/' + (path[1] if len(path) > 1 else 'png'))
    if name in _plain:
        return _Answer(200, _plain[name][1], _plain[name][0])
    return _Answer(404, _page('404 Not Found')) if name else _Answer(200, '<!DOCTYPE html>\n<html lang="en">\n<head>\n    <title>httpbin.org</title>\n</head>\n</html>\n')


# jsonplaceholder.typicode.com

_sizes = {'posts': 100, 'comments': 500, 'albums': 100, 'photos': 5000, 'todos': 200, 'users': 10}
# Whose items are listed below whose.
_parents = {'comments': ('posts', 'postId', 5), 'photos': ('albums', 'albumId', 50), 'posts': ('users', 'userId', 10),
            'albums': ('users', 'userId', 10), 'todos': ('users', 'userId', 20)}
_people = ('Leanne Graham|Bret|Sincere@april.biz|Gwenborough|Romaguera-Crona', 'Ervin Howell|Antonette|Shanna@melissa.tv|Wisokyburgh|Deckow-Crist',
           'Clementine Bauch|Samantha|Nathan@yesenia.net|McKenziehaven|Romaguera-Jacobson',
           'Patricia Lebsack|Karianne|Julianne.OConner@kory.org|South Elvis|Robel-Corkery',
           'Chelsey Dietrich|Kamren|Lucio_Hettinger@annie.ca|Roscoeview|Keebler LLC',
           'Mrs. Dennis Schulist|Leopoldo_Corkery|Karley_Dach@jasper.info|South Christy|Considine-Lockman',
           'Kurtis Weissnat|Elwyn.Skiles|Telly.Hoeger@billy.biz|Howemouth|Johns Group',
           'Nicholas Runolfsdottir V|Maxime_Nienow|Sherwood@rosamond.me|Aliyaview|Abernathy Group',
           'Glenna Reichert|Delphine|Chaim_McDermott@dana.io|Bartholomebury|Yost and Sons',
           'Clementina DuBuque|Moriah.Stanton|Rey.Padberg@karina.biz|Lebsackbury|Hoeger LLC')
_titles = {'posts1': 'sunt aut facere repellat provident occaecati excepturi optio reprehenderit', 'posts2': 'qui est esse',
           'posts3': 'ea molestias quasi exercitationem repellat qui ipsa sit aut', 'posts4': 'eum et est occaecati', 'posts5': 'nesciunt quas odio',
           'todos1': 'delectus aut autem', 'todos2': 'quis ut nam facilis et officia qui', 'todos3': 'fugiat veniam minus', 'todos4': 'et porro tempora',
           'todos5': 'laboriosam mollitia et enim quasi adipisci quia provident illum', 'albums1': 'quidem molestiae enim', 'albums2': 'sunt qui excepturi placeat culpa',
           'comments1': 'id labore ex et quam laborum'}


def _item(kind, n):
    if kind == 'users':
        name, login, email, city, company = _people[n - 1].split('|')
        return {'id': n, 'name': name, 'username': login, 'email': email,
                'address': {'street': _prose(f's{n}', 2).title(), 'suite': f'Suite {100 * n + 29}', 'city': city, 'zipcode': f'{90000 + 911 * n}-{1000 + n}',
                            'geo': {'lat': f'{-38.3159 + n:.4f}', 'lng': f'{80.1496 + n:.4f}'}},
                'phone': f'1-770-736-80{30 + n}', 'website': f'{login.lower().replace("_", "-")}.org',
                'company': {'name': company, 'catchPhrase': _prose(f'c{n}', 4).capitalize(), 'bs': _prose(f'b{n}', 3)}}
    _, owner, each = _parents[kind]
    title = _titles.get(f'{kind}{n}') or _prose(f'{kind}{n}', 4)
    item = {owner: (n - 1) // each + 1, 'id': n}
    if kind == 'comments':
        return {**item, 'name': title, 'email': f'{_words[n % len(_words)].capitalize()}{n}@example.biz', 'body': _prose(f'cb{n}', 12)}
    item['title'] = title
    if kind == 'todos':
        item['completed'] = n % 4 == 0
    elif kind == 'photos':
        colour = f'{_mix(str(n)) & 0xffffff:06x}'
        item |= {'url': f'https://via.placeholder.com/600/{colour}', 'thumbnailUrl': f'https://via.placeholder.com/150/{colour}'}
    elif kind == 'posts':
        item['body'] = '\n'.join(_prose(f'pb{n} {line}', 6) for line in range(4))
    return item


def _listed(kind, query):
    start, end = 1, _sizes[kind]
    query = dict(query)
    if kind in _parents and query.get(_parents[kind][1], '').isdigit():
        # Those of one owner stand together.
        owner, each = int(query.pop(_parents[kind][1])), _parents[kind][2]
        start, end = max(start, (owner - 1) * each + 1), min(end, owner * each)
    limit = int(query.pop('_limit', 0) or 0)
    page, skip = int(query.pop('_page', 0) or 0), int(query.pop('_start', 0) or 0)
    wanted = {key: value for key, value in query.items() if not key.startswith('_')}
    if page:
        skip, limit = (page - 1) * (limit or 10), limit or 10
    found = []
    for n in range(start, end + 1):
        if limit and len(found) >= skip + limit:
            break
        item = _item(kind, n) if wanted or len(found) >= skip else None
        if all(key not in item or str(item[key]).lower() == str(value).lower() for key, value in wanted.items()):
            found.append(item)
    return found[skip:]


def _placeholder(method, path, query, headers, body):
    if not path:
        return _Answer(200, '<!DOCTYPE html>\n<html lang="en">\n<head>\n<title>JSONPlaceholder - Free Fake REST API</title>\n</head>\n</html>\n')
    kind = path[0]
    if kind not in _sizes:
        return _as_json({}, 404)
    number = _number(path)
    known = 1 <= number <= _sizes[kind]
    if len(path) > 2 and path[2] in _parents and _parents[path[2]][0] == kind:
        return _as_json(_listed(path[2], {**query, _parents[path[2]][1]: str(number)}))
    if method == 'DELETE':
        return _as_json({})
    if method in ('POST', 'PUT', 'PATCH'):
        text = body.decode('utf-8', 'replace')
        try:
            sent = _json.loads(text or '{}') if 'json' in headers.get('Content-Type', 'json') else dict(_parse_qsl(text))
        except ValueError:
            return _Answer(500, 'SyntaxError: the body is no JSON\n')
        if method == 'POST':
            return _as_json({**sent, 'id': _sizes[kind] + 1}, 201)
        if not known:
            return _as_json({}, 404 if method == 'PATCH' else 500)
        return _as_json({**(_item(kind, number) if method == 'PATCH' else {}), **sent, 'id': number})
    if len(path) == 1:
        return _as_json(_listed(kind, query))
    return _as_json(_item(kind, number)) if known else _as_json({}, 404)


# api.github.com

_known = {'python/cpython': ('The Python programming language', 66000, 'Python'), 'aio-libs/aiohttp': ('Asynchronous HTTP client/server framework for asyncio and Python', 15500, 'Python'),
          'psf/requests': ('A simple, yet elegant, HTTP library.', 52600, 'Python'), 'encode/httpx': ('A next generation HTTP client for Python.', 13900, 'Python'),
          'tiangolo/fastapi': ('FastAPI framework, high performance, easy to learn, fast to code, ready for production', 81000, 'Python')}


def _owner(login):
    organisation = any(full.partition('/')[0].lower() == login.lower() for full in _known)
    return {'login': login, 'id': _mix(login.lower()) % 10_000_000, 'node_id': f'U_{_mix(login):08x}', 'avatar_url': f'https://avatars.githubusercontent.com/{login}',
            'url': f'https://api.github.com/users/{login}', 'html_url': f'https://github.com/{login}', 'repos_url': f'https://api.github.com/users/{login}/repos',
            'type': 'Organization' if organisation else 'User', 'site_admin': False}


def _user(login):
    mixed = _mix(login.lower())
    return {**_owner(login), 'name': login.replace('-', ' ').title(), 'company': None, 'blog': '', 'location': 'Earth', 'email': None, 'hireable': None,
            'bio': 'A simulated account.', 'twitter_username': None, 'public_repos': mixed % 90 + 3, 'public_gists': mixed % 11, 'followers': mixed % 5000,
            'following': mixed % 70, 'created_at': f'20{10 + mixed % 10}-0{1 + mixed % 9}-12T09:30:00Z', 'updated_at': '2023-11-01T08:00:00Z'}


def _repo(owner, name):
    full = f'{owner}/{name}'
    text, stars, language = _known.get(full.lower(), ('A simulated repository.', _mix(full.lower()) % 9000 + 10, 'Python'))
    return {'id': _mix(full) % 100_000_000, 'node_id': f'R_{_mix(full):08x}', 'name': name, 'full_name': full, 'private': False, 'owner': _owner(owner),
            'html_url': f'https://github.com/{full}', 'description': text, 'fork': False, 'url': f'https://api.github.com/repos/{full}',
            'created_at': '2015-03-01T10:00:00Z', 'updated_at': '2023-11-14T20:00:00Z', 'pushed_at': '2023-11-14T19:00:00Z', 'homepage': '', 'size': stars // 2,
            'stargazers_count': stars, 'watchers_count': stars, 'language': language, 'has_issues': True, 'forks_count': stars // 4, 'archived': False,
            'open_issues_count': stars // 50, 'license': {'key': 'mit', 'name': 'MIT License', 'spdx_id': 'MIT'}, 'topics': ['python', 'asyncio'],
            'visibility': 'public', 'forks': stars // 4, 'open_issues': stars // 50, 'watchers': stars, 'default_branch': 'main', 'subscribers_count': stars // 30}


def _repos(login):
    own = [full.partition('/')[2] for full in _known if full.partition('/')[0] == login.lower()]
    return [_repo(login, name) for name in [*own, *(f'{word}-tools' for word in _prose(login, 4).split())]]


def _some(items, query):
    count = min(int(query.get('per_page', 30)), 100)
    start = (int(query.get('page', 1)) - 1) * count
    return _as_json(items[start:start + count])


def _github(method, path, query):
    if method not in ('GET', 'HEAD'):
        return _as_json({'message': 'Requires authentication', 'documentation_url': 'https://docs.github.com/rest'}, 401)
    match path:
        case []:
            return _as_json({'current_user_url': 'https://api.github.com/user', 'events_url': 'https://api.github.com/events',
                             'rate_limit_url': 'https://api.github.com/rate_limit', 'repository_url': 'https://api.github.com/repos/{owner}/{repo}',
                             'user_url': 'https://api.github.com/users/{user}'})
        case ['users' | 'orgs', login]:
            return _as_json(_user(login))
        case ['users' | 'orgs', login, 'repos']:
            return _some(_repos(login), query)
        case ['users', _, 'followers' | 'following' as which]:
            return _some([_owner(word) for word in _prose(which + path[1], 5).split()], query)
        case ['users', _, 'events'] | ['users', _, 'events', 'public'] | ['events']:
            actor = path[1] if len(path) > 1 else 'octocat'
            return _some([{'id': str(30_000_000_000 + n), 'type': kind, 'actor': _owner(actor), 'repo': {'id': n, 'name': f'{actor}/example'}, 'public': True,
                           'created_at': f'2023-11-14T2{n}:00:00Z'} for n, kind in enumerate(('PushEvent', 'WatchEvent', 'IssuesEvent'))], query)
        case ['repos', owner, name]:
            return _as_json(_repo(owner, name))
        case ['repos', owner, name, 'contributors' | 'stargazers']:
            return _some([{**_owner(word), 'contributions': 90 - 20 * n} for n, word in enumerate(_prose(name, 4).split())], query)
        case ['repos', owner, name, 'languages']:
            return _as_json({'Python': 812345, 'C': 90210})
        case ['repos', owner, name, 'issues' | 'pulls' as which]:
            return _some([{'id': 900 + n, 'number': n, 'title': _prose(f'{name}{n}', 5).capitalize(), 'state': query.get('state', 'open'), 'user': _owner('octocat'), 'comments': n,
                           'html_url': f'https://github.com/{owner}/{name}/{which}/{n}', 'created_at': '2023-11-14T10:00:00Z'} for n in range(5, 0, -1)], query)
        case ['repos', owner, name, 'commits']:
            return _some([{'sha': f'{_mix(f"{name}{n}"):08x}' * 5, 'commit': {'author': {'name': owner, 'date': f'2023-11-1{n}T10:00:00Z'}, 'message': _prose(f'{name} {n}', 5).capitalize()},
                           'author': _owner(owner)} for n in range(4, -1, -1)], query)
        case ['repos', owner, name, 'releases', 'latest']:
            return _as_json({'id': 1, 'tag_name': 'v1.2.3', 'name': 'v1.2.3', 'draft': False, 'prerelease': False, 'published_at': '2023-10-02T12:00:00Z'})
        case ['search', 'repositories']:
            word = str(query.get('q', '')).split(' ')[0].partition(':')[0] or 'python'
            items = [_repo(owner, f'{word}-{owner}') for owner in _prose(word, 5).split()]
            return _as_json({'total_count': len(items), 'incomplete_results': False, 'items': items[:int(query.get('per_page', 30))]})
        case ['rate_limit']:
            rate = {'limit': 60, 'remaining': 59, 'reset': 1_700_003_600, 'used': 1}
            return _as_json({'resources': {'core': rate}, 'rate': rate})
        case ['zen']:
            return _Answer(200, 'Half measures are as bad as nothing at all.', 'text/plain;charset=utf-8')
    return _as_json({'message': 'Not Found', 'documentation_url': 'https://docs.github.com/rest'}, 404)
