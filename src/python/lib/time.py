"""time: the run's clock, and dates as tuples; the time zone is UTC."""
from _time import *
from _time import EPOCH as _EPOCH, time as _now

timezone = altzone = daylight = 0
tzname = ('UTC', 'UTC')
CLOCK_REALTIME, CLOCK_MONOTONIC = 0, 1
_days = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
_months = ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December')
_names = ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst')


class struct_time(tuple):
    def __new__(cls, items):
        items = tuple(items)
        if len(items) < 9:
            raise TypeError(f'time.struct_time() takes an at least 9-sequence ({len(items)}-sequence given)')
        return super().__new__(cls, items[:9])

    def __repr__(self):
        return f'time.struct_time({", ".join(f"{name}={value}" for name, value in zip(_names, self))})'

    tm_zone = 'UTC'
    tm_gmtoff = 0


for _index, _name in enumerate(_names):
    setattr(struct_time, _name, property(lambda self, index=_index: self[index]))


def _civil(days):
    """Year, month and day of the day that comes so many days after 1970-01-01."""
    days += 719468
    era, doe = divmod(days, 146097)
    yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
    doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
    mp = (5 * doy + 2) // 153
    month = mp + 3 if mp < 10 else mp - 9
    return yoe + era * 400 + (month <= 2), month, doy - (153 * mp + 2) // 5 + 1


def _days_from(year, month, day):
    year -= month <= 2
    era, yoe = divmod(year, 400)
    doy = (153 * (month - 3 if month > 2 else month + 9) + 2) // 5 + day - 1
    return era * 146097 + yoe * 365 + yoe // 4 - yoe // 100 + doy - 719468


def gmtime(seconds=None, /):
    days, rest = divmod(int((_now() if seconds is None else seconds) // 1), 86400)
    year, month, day = _civil(days)
    return struct_time((year, month, day, rest // 3600, rest // 60 % 60, rest % 60, (days + 3) % 7, days - _days_from(year, 1, 1) + 1, 0))


localtime = gmtime


def mktime(t, /):
    return float(_days_from(t[0], t[1], t[2]) * 86400 + t[3] * 3600 + t[4] * 60 + t[5])


def asctime(t=None, /):
    t = gmtime() if t is None else t
    return f'{_days[t[6]][:3]} {_months[t[1] - 1][:3]} {t[2]:2d} {t[3]:02d}:{t[4]:02d}:{t[5]:02d} {t[0]}'


def ctime(seconds=None, /):
    return asctime(gmtime(seconds))


def strftime(format, t=None, /):
    return _format(format, gmtime() if t is None else t)


def _format(format, t, micro='', zone='UTC', offset='+0000'):
    year, month, day, hour, minute, second, weekday, yearday = t[:8]
    parts = []
    i = 0
    while i < len(format):
        c = format[i]
        i += 1
        if c != '%' or i == len(format):
            parts.append(c)
            continue
        c = format[i]
        i += 1
        if c == '-' and i < len(format):
            c = format[i]
            i += 1
            parts.append(_format('%' + c, t, micro, zone, offset).lstrip('0') or '0')
            continue
        parts.append(_field(c, t, micro, zone, offset))
    return ''.join(parts)


def _field(c, t, micro, zone, offset):
    year, month, day, hour, minute, second, weekday, yearday = t[:8]
    if c in 'Ymd':
        return str(year) if c == 'Y' else f'{month:02d}' if c == 'm' else f'{day:02d}'
    if c in 'HMS':
        return f'{hour:02d}' if c == 'H' else f'{minute:02d}' if c == 'M' else f'{second:02d}'
    if c in 'aAbBh':
        name = (_days[weekday] if c in 'aA' else _months[month - 1])
        return name if c in 'AB' else name[:3]
    simple = {
        'y': f'{year % 100:02d}', 'I': f'{(hour - 1) % 12 + 1:02d}', 'l': f'{(hour - 1) % 12 + 1:2d}', 'p': 'AM' if hour < 12 else 'PM',
        'j': f'{yearday:03d}', 'f': micro, 'Z': zone, 'z': offset, 'w': str((weekday + 1) % 7), 'u': str(weekday + 1), '%': '%', 'n': '\n',
        't': '\t', 'e': f'{day:2d}', 'C': f'{year // 100:02d}', 'k': f'{hour:2d}', 's': str(int(mktime(t))),
        'U': f'{(yearday + 6 - (weekday + 1) % 7) // 7:02d}', 'W': f'{(yearday + 6 - weekday) // 7:02d}',
    }
    if c in simple:
        return simple[c]
    longer = {'D': '%m/%d/%y', 'T': '%H:%M:%S', 'R': '%H:%M', 'F': '%Y-%m-%d', 'c': '%a %b %e %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S',
              'r': '%I:%M:%S %p'}
    if c in longer:
        return _format(longer[c], t, micro, zone, offset)
    if c in 'GV':
        monday = yearday - 1 - weekday
        week, iso_year = (monday + 10) // 7, year
        if week < 1:
            iso_year -= 1
            week = (monday + 10 + _days_from(year, 1, 1) - _days_from(iso_year, 1, 1)) // 7
        elif week == 53 and yearday - weekday + 3 > _days_from(year + 1, 1, 1) - _days_from(year, 1, 1):
            week, iso_year = 1, year + 1
        return str(iso_year) if c == 'G' else f'{week:02d}'
    return '%' + c


def _parse(text, format):
    """What stands in the text: a dict of year, month, day, hour, minute, second, micro, offset (seconds), weekday, yearday."""
    found = {}
    at = 0
    problem = ValueError(f'time data {text!r} does not match format {format!r}')
    for long, short in (('%D', '%m/%d/%y'), ('%T', '%H:%M:%S'), ('%R', '%H:%M'), ('%F', '%Y-%m-%d'), ('%c', '%a %b %d %H:%M:%S %Y'), ('%x', '%m/%d/%y'),
                        ('%X', '%H:%M:%S')):
        rest = format.replace(long, short)
        format = rest
    widths = {'Y': (4, 4, 'year'), 'm': (1, 2, 'month'), 'd': (1, 2, 'day'), 'H': (1, 2, 'hour'), 'I': (1, 2, 'hour12'), 'M': (1, 2, 'minute'),
              'S': (1, 2, 'second'), 'y': (2, 2, 'year2'), 'j': (1, 3, 'yearday')}
    limits = {'month': (1, 12), 'day': (1, 31), 'hour': (0, 23), 'hour12': (1, 12), 'minute': (0, 59), 'second': (0, 61), 'yearday': (1, 366)}
    i = 0
    while i < len(format):
        c = format[i]
        i += 1
        if c.isspace():
            while at < len(text) and text[at].isspace():
                at += 1
            continue
        if c != '%':
            if at >= len(text) or text[at].lower() != c.lower():
                raise problem
            at += 1
            continue
        c = format[i:i + 1]
        i += 1
        if c in widths and c:
            least, most, name = widths[c]
            end = at
            low, high = limits.get(name, (0, 9999))
            while end < len(text) and end - at < most and text[end].isdigit():
                if int(text[at:end + 1]) > high and end > at:
                    break
                end += 1
            if end - at < least or not low <= int(text[at:end]) <= high:
                raise problem
            found[name] = int(text[at:end])
            at = end
        elif c in ('a', 'A', 'b', 'B'):
            names = _days if c in 'aA' else _months
            for index, name in enumerate(names):
                name = name[:3] if c in 'ab' else name
                if text[at:at + len(name)].lower() == name.lower():
                    found['weekday' if c in 'aA' else 'month'] = index + (c in 'bB')
                    at += len(name)
                    break
            else:
                raise problem
        elif c == 'p':
            half = text[at:at + 2].upper()
            if half not in ('AM', 'PM'):
                raise problem
            found['half'] = half
            at += 2
        elif c == 'f':
            end = at
            while end < len(text) and end - at < 6 and text[end].isdigit():
                end += 1
            if end == at:
                raise problem
            found['micro'] = int(text[at:end].ljust(6, '0'))
            at = end
        elif c == 'z':
            if text[at:at + 1] == 'Z':
                found['offset'] = 0
                at += 1
                continue
            sign, digits = text[at:at + 1], text[at + 1:at + 6]
            digits = digits.replace(':', '') if ':' in digits else digits[:4]
            if sign not in ('+', '-') or len(digits) != 4 or not digits.isdigit():
                raise problem
            found['offset'] = (int(digits[:2]) * 3600 + int(digits[2:]) * 60) * (-1 if sign == '-' else 1)
            at += 6 if text[at + 3:at + 4] == ':' else 5
        elif c == 'Z':
            name = next((name for name in ('utc', 'gmt') if text[at:at + 3].lower() == name), None)
            if name is None:
                raise problem
            found['zone'] = name.upper()
            at += 3
        elif c == '%':
            if text[at:at + 1] != '%':
                raise problem
            at += 1
        elif c == '':
            raise ValueError(f'stray %% in format {format!r}')
        else:
            raise ValueError(f'{c!r} is a bad directive in format {format!r}')
    if at != len(text):
        raise ValueError(f'unconverted data remains: {text[at:]}')
    if 'year2' in found:
        found['year'] = found['year2'] + (2000 if found['year2'] <= 68 else 1900)
    if 'hour12' in found:
        found['hour'] = found['hour12'] % 12 + (12 if found.get('half') == 'PM' else 0)
    return found


def strptime(text, format='%a %b %d %H:%M:%S %Y', /):
    found = _parse(text, format)
    year, month, day = found.get('year', 1900), found.get('month', 1), found.get('day', 1)
    days = _days_from(year, month, day)
    return struct_time((year, month, day, found.get('hour', 0), found.get('minute', 0), found.get('second', 0), (days + 3) % 7,
                        days - _days_from(year, 1, 1) + 1, -1))


def get_clock_info(name):
    raise ValueError('unknown clock')
