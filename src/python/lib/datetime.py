"""datetime: dates, times, their differences and zones; the local zone is UTC."""
import time as _time
from _time import EPOCH as _EPOCH, time_ns as _time_ns

__all__ = ('date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR', 'UTC')
MINYEAR, MAXYEAR = 1, 9999
_OFFSET = 719163  # the ordinal of 1970-01-01


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in(year, month):
    return 29 if month == 2 and _is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _check_date(year, month, day):
    for name, value in (('year', year), ('month', month), ('day', day)):
        if not hasattr(value, '__index__'):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year {year} is out of range')
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= _days_in(year, month):
        raise ValueError('day is out of range for month')


def _check_time(hour, minute, second, microsecond):
    for name, value, most in (('hour', hour, 23), ('minute', minute, 59), ('second', second, 59), ('microsecond', microsecond, 999999)):
        if not hasattr(value, '__index__'):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        if not 0 <= value <= most:
            raise ValueError(f'{name} must be in 0..{most}')


class timedelta:
    __slots__ = ('_days', '_seconds', '_microseconds')

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = 0
        fraction = 0.0
        for value, unit in ((days, 86_400_000_000), (seconds, 1_000_000), (microseconds, 1), (milliseconds, 1000), (minutes, 60_000_000),
                            (hours, 3_600_000_000), (weeks, 604_800_000_000)):
            if isinstance(value, float):
                whole = int(value)
                rest = (value - whole) * unit
                total += whole * unit + int(rest)
                fraction += rest - int(rest)
            elif isinstance(value, int):
                total += value * unit
            else:
                raise TypeError(f'unsupported type for timedelta days component: {type(value).__name__}')
        floor = fraction // 1
        rest = fraction - floor
        total += int(floor)
        return cls._of(total + (rest > 0.5 or rest == 0.5 and total % 2 == 1))

    @classmethod
    def _of(cls, microseconds):
        self = object.__new__(cls)
        seconds, self._microseconds = divmod(microseconds, 1_000_000)
        self._days, self._seconds = divmod(seconds, 86400)
        if abs(self._days) > 999_999_999:
            raise OverflowError(f'days={self._days}; must have magnitude <= 999999999')
        return self

    days = property(lambda self: self._days)
    seconds = property(lambda self: self._seconds)
    microseconds = property(lambda self: self._microseconds)

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1_000_000 + self._microseconds

    def total_seconds(self):
        return self._total() / 10 ** 6

    def __repr__(self):
        parts = [f'{name}={value}' for name, value in (('days', self._days), ('seconds', self._seconds), ('microseconds', self._microseconds)) if value]
        return f'{"datetime." + type(self).__qualname__}({", ".join(parts) or "0"})'

    def __str__(self):
        text = f'{self._seconds // 3600}:{self._seconds // 60 % 60:02d}:{self._seconds % 60:02d}'
        if self._days:
            text = f'{self._days} day{"s" if abs(self._days) != 1 else ""}, {text}'
        return text + (f'.{self._microseconds:06d}' if self._microseconds else '')

    def __add__(self, other):
        return timedelta._of(self._total() + other._total()) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta._of(self._total() - other._total()) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return timedelta._of(other._total() - self._total()) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._of(-self._total())

    def __pos__(self):
        return self

    def __abs__(self):
        return timedelta._of(abs(self._total()))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of(_divide(self._total() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        return timedelta._of(self._total() // other) if isinstance(other, int) else NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            return timedelta._of(_divide(self._total(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of(_divide(b * self._total(), a))
        return NotImplemented

    def __mod__(self, other):
        return timedelta._of(self._total() % other._total()) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        q, r = divmod(self._total(), other._total())
        return q, timedelta._of(r)

    def __eq__(self, other):
        return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._total() != 0

    def __reduce__(self):
        return timedelta, (self._days, self._seconds, self._microseconds)


def _divide(a, b):
    """The nearest int to a / b, the even one in the middle."""
    q, r = divmod(a, b)
    r *= 2
    greater = r > b if b > 0 else r < b
    return q + 1 if greater or r == b and q % 2 == 1 else q


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    __slots__ = ()

    def tzname(self, dt):
        raise NotImplementedError('tzinfo subclass must override tzname()')

    def utcoffset(self, dt):
        raise NotImplementedError('tzinfo subclass must override utcoffset()')

    def dst(self, dt):
        raise NotImplementedError('tzinfo subclass must override dst()')

    def fromutc(self, dt):
        return dt + dt.utcoffset()


class timezone(tzinfo):
    __slots__ = ('_offset', '_name')

    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError('offset must be a timedelta')
        if not timedelta(hours=-24) < offset < timedelta(hours=24):
            raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not ' + repr(offset) + '.')
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        return self._name if self._name is not None else 'UTC' + (_offset_text(self._offset) if self._offset else '')

    def fromutc(self, dt):
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        return f'datetime.timezone({self._offset!r})' if self._name is None else f'datetime.timezone({self._offset!r}, {self._name!r})'

    def __str__(self):
        return self.tzname(None)


timezone.utc = UTC = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


def _offset_text(offset, colon=':'):
    total = offset._total()
    sign, total = ('-', -total) if total < 0 else ('+', total)
    seconds, micro = divmod(total, 1_000_000)
    text = f'{sign}{seconds // 3600:02d}{colon}{seconds // 60 % 60:02d}'
    if seconds % 60 or micro:
        text += f'{colon}{seconds % 60:02d}'
    return text + (f'.{micro:06d}' if micro else '')


class date:
    __slots__ = ('_year', '_month', '_day')

    def __new__(cls, year, month=None, day=None):
        _check_date(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, t):
        return cls(*_time.gmtime(t)[:3])

    @classmethod
    def fromordinal(cls, n):
        if n < 1:
            raise ValueError('ordinal must be >= 1')
        return cls(*_time._civil(n - _OFFSET))

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError('fromisoformat: argument must be str')
        found = _iso_date(text)
        if found is None:
            raise ValueError(f'Invalid isoformat string: {text!r}')
        return cls(*found)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        first = date(year, 1, 4)
        return cls.fromordinal(first.toordinal() - first.weekday() + (week - 1) * 7 + day - 1)

    def toordinal(self):
        return _time._days_from(self._year, self._month, self._day) + _OFFSET

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        t = self.timetuple()
        return _IsoCalendarDate((int(_time._field('G', t, '', '', '')), int(_time._field('V', t, '', '', '')), self.isoweekday()))

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month, self._day if day is None else day)

    def timetuple(self):
        return _time.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(),
                                  self.toordinal() - date(self._year, 1, 1).toordinal() + 1, -1))

    def isoformat(self):
        return f'{self._year:04d}-{self._month:02d}-{self._day:02d}'

    __str__ = isoformat

    def __repr__(self):
        return f'datetime.{type(self).__qualname__}({self._year}, {self._month}, {self._day})'

    def strftime(self, format):
        return _time._format(format, self.timetuple(), '000000', '', '')

    def ctime(self):
        return _time.asctime(self.timetuple())

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def _key(self):
        return self._year, self._month, self._day

    def _compare(self, other, holds):
        if not isinstance(other, date) or isinstance(other, datetime) != isinstance(self, datetime):
            return NotImplemented
        return holds(self._key(), other._key())

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b)

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        n = self.toordinal() + other.days
        if not 0 < n <= 3652059:
            raise OverflowError('date value out of range')
        return type(self).fromordinal(n)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __reduce__(self):
        return type(self), self._key()


class _IsoCalendarDate(tuple):
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f'datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})'


def _iso_date(text):
    parts = [text[:4], text[5:7], text[8:]] if text[4:5] == '-' and text[7:8] == '-' else [text[:4], text[4:6], text[6:]] if len(text) == 8 else None
    if parts is None or not all(part.isdigit() for part in parts) or [len(part) for part in parts] != [4, 2, 2]:
        return None
    return [int(part) for part in parts]


def _iso_time(text):
    """hour, minute, second, microsecond, tzinfo; None if it is no time."""
    zone = None
    for sign in '+-':
        at = text.find(sign)
        if at >= 0:
            parts = _iso_time(text[at + 1:])
            if parts is None:
                return None
            offset = timedelta(hours=parts[0], minutes=parts[1], seconds=parts[2], microseconds=parts[3])
            zone = timezone(-offset if sign == '-' else offset) if offset else timezone.utc
            text = text[:at]
    if text[-1:] == 'Z':
        zone, text = timezone.utc, text[:-1]
    text = text.replace(',', '.')
    main, _, fraction = text.partition('.')
    pieces = main.split(':') if ':' in main else [main[i:i + 2] for i in range(0, len(main), 2)]
    if not 1 <= len(pieces) <= 3 or not all(len(piece) == 2 and piece.isdigit() for piece in pieces) or '.' in text and not fraction.isdigit():
        return None
    numbers = [int(piece) for piece in pieces] + [0] * (3 - len(pieces))
    return numbers + [int(fraction[:6].ljust(6, '0')) if fraction else 0, zone]


class time:
    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_time(hour, minute, second, microsecond)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond, self._tzinfo, self._fold = hour, minute, second, microsecond, tzinfo, fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, text):
        found = _iso_time(text.removeprefix('T'))
        if found is None:
            raise ValueError(f'Invalid isoformat string: {text!r}')
        return cls(*found)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True):
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute, self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond, self._tzinfo if tzinfo is True else tzinfo)

    def isoformat(self, timespec='auto'):
        return _clock_text(self, timespec) + _zone_text(self.utcoffset())

    __str__ = isoformat

    def __repr__(self):
        parts = [str(self._hour), str(self._minute)]
        if self._second or self._microsecond:
            parts.append(str(self._second))
        if self._microsecond:
            parts.append(str(self._microsecond))
        if self._tzinfo is not None:
            parts.append(f'tzinfo={self._tzinfo!r}')
        return f'datetime.{type(self).__qualname__}({", ".join(parts)})'

    def strftime(self, format):
        offset = self.utcoffset()
        return _time._format(format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1), f'{self._microsecond:06d}',
                             self.tzname() or '', '' if offset is None else _offset_text(offset, ''))

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def _key(self):
        total = ((self._hour * 60 + self._minute) * 60 + self._second) * 1_000_000 + self._microsecond
        offset = self.utcoffset()
        return total if offset is None else total - offset._total()

    def _compare(self, other, holds, equality=False):
        if not isinstance(other, time):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            if equality:
                return False
            raise TypeError("can't compare offset-naive and offset-aware times")
        return holds(self._key(), other._key())

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b, True)

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    def __hash__(self):
        return hash(self._key())


def _clock_text(self, timespec):
    if timespec == 'auto':
        timespec = 'microseconds' if self._microsecond else 'seconds'
    forms = {'hours': f'{self._hour:02d}', 'minutes': f'{self._hour:02d}:{self._minute:02d}',
             'seconds': f'{self._hour:02d}:{self._minute:02d}:{self._second:02d}'}
    forms['milliseconds'] = f'{forms["seconds"]}.{self._microsecond // 1000:03d}'
    forms['microseconds'] = f'{forms["seconds"]}.{self._microsecond:06d}'
    if timespec not in forms:
        raise ValueError('Unknown timespec value')
    return forms[timespec]


def _zone_text(offset):
    return '' if offset is None else _offset_text(offset)


class datetime(date):
    __slots__ = time.__slots__

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_date(year, month, day)
        _check_time(hour, minute, second, microsecond)
        if tzinfo is not None and not isinstance(tzinfo, _tzinfo):
            raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tzinfo).__name__}'")
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        self._hour, self._minute, self._second, self._microsecond, self._tzinfo, self._fold = hour, minute, second, microsecond, tzinfo, fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def _of(cls, micro, tz=None):
        """The date and time so many microseconds after 1970."""
        seconds, micro = divmod(micro, 1_000_000)
        days, rest = divmod(seconds, 86400)
        if not -_OFFSET < days <= 2932896:
            raise OverflowError('date value out of range')
        return cls(*_time._civil(days), rest // 3600, rest // 60 % 60, rest % 60, micro, tz)

    def _micro(self):
        days = _time._days_from(self._year, self._month, self._day)
        return ((days * 24 + self._hour) * 60 + self._minute) * 60_000_000 + self._second * 1_000_000 + self._microsecond

    @classmethod
    def now(cls, tz=None):
        return cls._from_utc(_time_ns() // 1000, tz)

    @classmethod
    def utcnow(cls):
        return cls._of(_time_ns() // 1000)

    @classmethod
    def _from_utc(cls, micro, tz):
        if tz is None:
            return cls._of(micro)
        return tz.fromutc(cls._of(micro, tz))

    @classmethod
    def fromtimestamp(cls, t, tz=None):
        return cls._from_utc(_timestamp_micro(t), tz)

    @classmethod
    def utcfromtimestamp(cls, t):
        return cls.fromtimestamp(t)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo)

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError('fromisoformat: argument must be str')
        size = 10 if text[4:5] == '-' else 8
        day = _iso_date(text[:size])
        clock = [0, 0, 0, 0, None] if len(text) == size else _iso_time(text[size + 1:])
        if day is None or clock is None:
            raise ValueError(f'Invalid isoformat string: {text!r}')
        return cls(*day, *clock)

    @classmethod
    def strptime(cls, text, format):
        found = _time._parse(text, format)
        zone = None
        if 'offset' in found:
            zone = timezone(timedelta(seconds=found['offset'])) if found['offset'] else timezone.utc
        made = cls(found.get('year', 1900), found.get('month', 1), found.get('day', 1), found.get('hour', 0), found.get('minute', 0),
                   found.get('second', 0), found.get('micro', 0), zone)
        return made

    def timestamp(self):
        if self._tzinfo is None:
            return self._micro() / 1_000_000
        return (self - datetime(1970, 1, 1, tzinfo=timezone.utc)).total_seconds()

    def timetuple(self):
        t = super().timetuple()
        dst = self.dst()
        return _time.struct_time(t[:3] + (self._hour, self._minute, self._second) + t[6:8] + (-1 if dst is None else int(bool(dst)),))

    def utctimetuple(self):
        offset = self.utcoffset()
        return (self - offset if offset else self).replace(tzinfo=None).timetuple()

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond)

    def timetz(self):
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        def keep(new, old):
            return old if new is None else new
        return type(self)(keep(year, self._year), keep(month, self._month), keep(day, self._day), keep(hour, self._hour), keep(minute, self._minute),
                          keep(second, self._second), keep(microsecond, self._microsecond), self._tzinfo if tzinfo is True else tzinfo)

    def astimezone(self, tz=None):
        offset = self.utcoffset()
        micro = self._micro() - (0 if offset is None else offset._total())
        return type(self)._from_utc(micro, timezone(timedelta(0), 'UTC') if tz is None else tz)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def isoformat(self, sep='T', timespec='auto'):
        return f'{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}{_clock_text(self, timespec)}{_zone_text(self.utcoffset())}'

    def __str__(self):
        return self.isoformat(' ')

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        while len(parts) > 5 and parts[-1] == 0:
            parts.pop()
        parts = [str(part) for part in parts]
        if self._tzinfo is not None:
            parts.append(f'tzinfo={self._tzinfo!r}')
        return f'datetime.{type(self).__qualname__}({", ".join(parts)})'

    def strftime(self, format):
        offset = self.utcoffset()
        return _time._format(format, self.timetuple(), f'{self._microsecond:06d}', self.tzname() or '', '' if offset is None else _offset_text(offset, ''))

    def _key(self):
        offset = self.utcoffset()
        return self._micro() - (0 if offset is None else offset._total())

    def _compare(self, other, holds):
        if not isinstance(other, datetime):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            if holds(1, 1) and not holds(1, 2) and not holds(2, 1):
                return False
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return holds(self._key(), other._key())

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._of(self._micro() + other._total(), self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._of(self._key() - other._key())

    def __reduce__(self):
        return type(self), (self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond, self._tzinfo)


_tzinfo = tzinfo


def _timestamp_micro(t):
    a, b = t.as_integer_ratio()
    return _divide(a * 1_000_000, b)


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)
time.min, time.max, time.resolution = time(0), time(23, 59, 59, 999999), timedelta(microseconds=1)
datetime.min, datetime.max, datetime.resolution = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999), timedelta(microseconds=1)
