from datetime import UTC, date, datetime, time, timedelta, timezone

d = date(2024, 2, 29)
print(d, repr(d), d.weekday(), d.isoweekday(), d.isoformat(), d.toordinal(), d.replace(year=2023, day=28), d.isocalendar(), d.timetuple().tm_yday)
print(d + timedelta(days=1), d - timedelta(weeks=1), d - date(2024, 1, 1), d < date(2024, 3, 1), date.fromordinal(738000), date.fromisoformat('2020-05-06'))
for bad in ((2023, 2, 29), (2023, 13, 1), (0, 1, 1), (2023, 1, 32)):
    try:
        date(*bad)
    except ValueError as error:
        print(error)
dt = datetime(2024, 3, 10, 14, 5, 9, 123456)
print(dt, repr(dt), dt.date(), dt.time(), dt.isoformat(), dt.isoformat(sep=' ', timespec='minutes'), dt.isoformat(timespec='milliseconds'))
print(dt.strftime('%Y-%m-%d %H:%M:%S.%f|%a %A %b %B %d %j %I %p %y %U %W %w %u %G %V %e %D %T %F %R %c %x %X %% %Z%z|'))
print(repr(datetime(2024, 1, 1)), datetime(2024, 1, 1), repr(datetime(2024, 1, 1, 5)), repr(datetime(2024, 1, 1, 5, 6, 7)))
print(dt + timedelta(hours=10, minutes=54, seconds=51), dt - datetime(2024, 3, 9), dt.replace(hour=0, microsecond=0), dt.timestamp())
print(f'{dt:%H:%M}', f'{dt}', f'{d:%d/%m/%Y}')
print(datetime.strptime('2024-01-02 03:04:05', '%Y-%m-%d %H:%M:%S'), datetime.strptime('5 Jan 21 3:04 PM', '%d %b %y %I:%M %p'),
      repr(datetime.strptime('2020-01-01T00:00:00.5+0200', '%Y-%m-%dT%H:%M:%S.%f%z')))
for text, form in (('2024-13-01', '%Y-%m-%d'), ('x', '%Y'), ('2024-01-01 extra', '%Y-%m-%d')):
    try:
        datetime.strptime(text, form)
    except ValueError as error:
        print(error)
print(datetime.fromisoformat('2024-01-02T03:04:05'), datetime.fromisoformat('2024-01-02 03:04:05.678+05:30'), datetime.fromisoformat('2024-01-02'),
      datetime.fromisoformat('2024-01-02T03:04:05Z'), repr(datetime.fromisoformat('20240102T030405')))
try:
    datetime.fromisoformat('nonsense')
except ValueError as error:
    print(error)
u = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
e = timezone(timedelta(hours=5, minutes=30))
w = timezone(timedelta(hours=-8), 'PST')
print(u, repr(u), u.astimezone(e), u.astimezone(w), repr(e), repr(w), e, w, u.tzname(), u.utcoffset(), timezone.utc, UTC is timezone.utc)
print(u == u.astimezone(e), u - u.astimezone(w), u.astimezone(w).strftime('%Z %z'), hash(u) == hash(u.astimezone(e)))
try:
    u < dt
except TypeError as error:
    print(error)
try:
    u - dt
except TypeError as error:
    print(error)
print(u == dt, dt == d, datetime(2024, 1, 1) in {datetime(2024, 1, 1): 1})
t = timedelta(days=1, hours=2, minutes=3, seconds=4, microseconds=5)
print(t, repr(t), t.total_seconds(), t.days, t.seconds, t.microseconds, -t, repr(-t), abs(-t), t * 2, t / 2, t // 7, t * 1.5, t / 0.5, t % timedelta(hours=5),
      divmod(t, timedelta(hours=1)), t / timedelta(hours=1), t // timedelta(hours=1))
print(timedelta(), repr(timedelta()), timedelta(seconds=0.1), timedelta(milliseconds=1500), timedelta(days=-1, seconds=5), timedelta(hours=25), timedelta(0.5),
      timedelta(seconds=1) > timedelta(milliseconds=999), sum([timedelta(1), timedelta(2)], timedelta()), bool(timedelta()), timedelta(microseconds=0.5),
      timedelta(microseconds=1.5), timedelta(days=1) == timedelta(hours=24), timedelta.max, timedelta(seconds=1e-6))
try:
    timedelta(days=10 ** 9)
except OverflowError as error:
    print(error)
c = time(9, 5)
print(c, repr(c), time(1, 2, 3, 4), repr(time(1, 2, 3, 4)), c < time(10), c.isoformat(), c.strftime('%H-%M'), time.fromisoformat('04:05:06'), c.replace(minute=1),
      datetime.combine(d, c), time(1, tzinfo=timezone.utc))
print(datetime.fromtimestamp(0, timezone.utc), datetime.fromtimestamp(1700000000.25, tz=timezone.utc), datetime.fromtimestamp(1e9, tz=e), date.min, date.max,
      datetime.max, time.max)
print(sorted([date(2024, 5, 1), date(2023, 1, 1)]), max(date(2024, 5, 1), date(2023, 1, 1)), d.ctime(), dt.ctime(), isinstance(dt, date))
try:
    datetime(2024, 1, 1, 25)
except ValueError as error:
    print(error)
print(datetime.now().__class__.__name__, (datetime.now() - datetime.now()) < timedelta(seconds=1))
